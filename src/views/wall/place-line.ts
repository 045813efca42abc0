/** Where something is told about, in a few words: a landmark or street and the district; of a rough place the district and that it is rough. */
import type { PublishedContribution } from "../../domain/contribution";
import type { Language } from "../../domain/kind";
import { m } from "../../generated/messages/messages";
import { placeWords } from "../explore/place-words.svelte";

export interface PlacePart {
  readonly type: "name" | "rough";
  readonly text: string;
  /** The language the name came out in. */
  readonly lang: Language;
}

export function placeLine(row: PublishedContribution, language: Language): readonly PlacePart[] {
  const named = placeWords.at(row.point, language);
  const near = row.square === null ? (named?.near ?? null) : null;
  const district = named?.district ?? null;
  const parts: PlacePart[] = [];
  if (near !== null) parts.push({ type: "name", text: m.wall_place_near({ place: near.text }), lang: language });
  if (district !== null && district.text !== near?.text) parts.push({ type: "name", text: district.text, lang: district.lang });
  if (row.square !== null) parts.push({ type: "rough", text: m.wall_place_rough(), lang: language });
  return parts;
}
