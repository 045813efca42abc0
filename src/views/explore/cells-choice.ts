/** Which safety cells are shown, as it stands in the address: campaign slug and time of day, "trygg-kvall.evening". */
import { TIMES_OF_DAY, type TimeOfDay } from "../../domain/kind";

export interface CellsChoice {
  readonly slug: string;
  readonly time: TimeOfDay;
}

export function parseCells(text: string | null): CellsChoice | null {
  if (text === null) return null;
  const dot = text.lastIndexOf(".");
  const time = TIMES_OF_DAY.find((each) => each === text.slice(dot + 1));
  return dot <= 0 || time === undefined ? null : { slug: text.slice(0, dot), time };
}

export function cellsText(choice: CellsChoice | null): string | null {
  return choice === null ? null : `${choice.slug}.${choice.time}`;
}
