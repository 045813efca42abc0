/** Makes the list of places a person can search for and that the spoken read-out names. */
import { LON_SCALE, tidy, type Position } from "./geometry";
import { DISTRICTS, LANDMARKS, PARKS, QUARTERS, STATIONS, type NamedPlace } from "./places";
import { STREETS } from "./streets";

type PlaceType = "landmark" | "station" | "park" | "street" | "district" | "town";
export interface GazetteerEntry {
  readonly type: PlaceType;
  readonly name: string;
  readonly en?: string;
  readonly ar?: string;
  readonly at: Position;
  readonly district: string;
  /** Streets only: the line, for "near". */
  readonly line?: Position[];
}

export function gazetteer(isInside: (position: Position) => boolean): GazetteerEntry[] {
  const entry = (type: PlaceType, place: NamedPlace, line?: Position[]): GazetteerEntry => {
    const words = { ...(place.en === undefined ? {} : { en: place.en }), ...(place.ar === undefined ? {} : { ar: place.ar }) };
    return { type, name: place.name, ...words, at: tidy(place.at), district: nearestDistrict(place.at), ...(line === undefined ? {} : { line: line.map(tidy) }) };
  };
  const streets = new Map<string, Position[]>();
  for (const street of STREETS) {
    if (street.name === undefined) continue;
    const inside = street.line.filter(isInside);
    // A street in two pieces is one entry, at the middle of the longer.
    if (inside.length > 1 && inside.length > (streets.get(street.name)?.length ?? 0)) streets.set(street.name, inside);
  }
  const squares = new Set(LANDMARKS.map((place) => place.name));
  const entries = [
    ...LANDMARKS.map((place) => entry("landmark", place)),
    ...STATIONS.map((place) => entry("station", place)),
    ...PARKS.map((place) => entry("park", place)),
    ...[...streets].filter(([name]) => !squares.has(name)).map(([name, line]) => entry("street", { name, at: middle(line) }, line)),
    ...DISTRICTS.map((place) => entry(place.town === true ? "town" : "district", place)),
    ...QUARTERS.map((place) => entry("district", place)),
  ];
  return entries.filter((place) => isInside(place.at));
}

function nearestDistrict(at: Position): string {
  let [best, bestDistance] = ["", Infinity];
  for (const district of DISTRICTS) {
    const distance = Math.hypot((district.at[0] - at[0]) * LON_SCALE, district.at[1] - at[1]);
    if (distance < bestDistance) [best, bestDistance] = [district.name, distance];
  }
  return best;
}

function middle(line: readonly Position[]): Position {
  const lengths = line.slice(1).map((to, index) => Math.hypot((to[0] - (line[index]?.[0] ?? 0)) * LON_SCALE, to[1] - (line[index]?.[1] ?? 0)));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [line[index], line[index + 1]];
    if (from !== undefined && to !== undefined && left <= length) return [from[0] + ((to[0] - from[0]) * left) / length, from[1] + ((to[1] - from[1]) * left) / length];
    left -= length;
  }
  throw new Error("a street without length");
}
