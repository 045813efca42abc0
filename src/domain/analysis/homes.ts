/** Who took part, by what they said of themselves: home district and age, of each respondent what was said last. Never the pin's place. */
import type { HomeFigures } from "./figures";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { AGES } from "./snapshot";

/** By position in dictionaries.districts – 0: did not say –, of each by age. Rows of a respondent stand oldest first. */
export function countHomes({ rows, columns: { respondent, home, age }, dictionaries }: PreparedSnapshot, failing: Uint8Array): Int32Array {
  const ages = AGES.length;
  const counts = new Int32Array(dictionaries.districts.length * ages);
  let [now, saidHome, saidAge] = [-1, 0, 0];
  const countRespondent = (): void => {
    if (now >= 0) counts[saidHome * ages + saidAge] = (counts[saidHome * ages + saidAge] as number) + 1;
  };
  for (let row = 0; row < rows; row += 1) {
    if (failing[row] !== 0) continue;
    const who = respondent[row] as number;
    if (who !== now) {
      countRespondent();
      now = who;
      saidHome = 0;
      saidAge = 0;
    }
    // Leaving a question open later takes nothing back.
    if (home[row] !== 0) saidHome = home[row] as number;
    if (age[row] !== 0) saidAge = age[row] as number;
  }
  countRespondent();
  return counts;
}

export function homeFigures(counts: Int32Array): readonly HomeFigures[] {
  return Array.from({ length: counts.length / AGES.length }, (_, district) => ({ district, respondentsByAge: Array.from(counts.subarray(district * AGES.length, (district + 1) * AGES.length)) }));
}
