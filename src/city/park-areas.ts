/** The corners of the city's parks, schematic, for picking one instead of drawing it. Apart from the gazetteer: readers never need them. */
import type { LonLat } from "../domain/place";
import type { GazetteerPlace } from "./gazetteer";
import data from "./park-areas.json";

const areas: Readonly<Record<string, readonly (readonly number[])[] | undefined>> = data;

/** The ring is not closed; null where the place has none. */
export function areaOfPark({ type, names }: GazetteerPlace): readonly LonLat[] | null {
  if (type !== "park") return null;
  return areas[names.sv]?.map(([lon = 0, lat = 0]): LonLat => [lon, lat]) ?? null;
}
