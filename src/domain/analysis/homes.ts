/** Who took part, by what they said of themselves: home district and age, of each respondent what was said last. Never the pin's place. */
import type { HomeFigures } from "./figures";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { AGES } from "./snapshot";

/** One entry for each position in dictionaries.districts, 0 (did not say) included. Rows of a respondent stand oldest first. */
export function homeFigures({ rows, columns: { respondent, home, age }, dictionaries }: PreparedSnapshot, failing: Uint8Array): readonly HomeFigures[] {
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
  return dictionaries.districts.map((_, district) => ({ district, respondentsByAge: Array.from(counts.subarray(district * ages, (district + 1) * ages)) }));
}
