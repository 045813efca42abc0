/**
 * The city's own list of streets, landmarks, parks, stations, districts and towns: for finding a place without a map and for saying in
 * words where the crosshair is. About 10 kB gzip, so load it with `import("../city/gazetteer")` when it is first asked for.
 * Schematic: points are right to a block, districts are the demo's.
 */
import { fold } from "../domain/fold";
import type { Language } from "../domain/kind";
import type { LonLat } from "../domain/place";
import data from "./gazetteer.json";
import outline from "./outline.json";

export const PLACE_TYPES = ["landmark", "station", "park", "street", "district", "town"] as const;
export type PlaceType = (typeof PLACE_TYPES)[number];
export interface GazetteerPlace {
  readonly id: string;
  readonly type: PlaceType;
  /** By language; Swedish is always there. */
  readonly names: Readonly<{ sv: string; en?: string; ar?: string }>;
  /** Where to put the pin: the place, or the middle of the street. */
  readonly at: LonLat;
  readonly district: string;
  /** A street from end to end, schematic. */
  readonly line?: readonly LonLat[];
}
export interface PlaceDescription {
  /** The nearest named place, in the language asked for or else in Swedish as on the signs; null when none is within 800 m. */
  readonly near: string | null;
  /** Null outside the municipality. */
  readonly district: string | null;
  /** To `near`, metres. */
  readonly distanceMetres: number | null;
}

interface IndexedPlace extends GazetteerPlace {
  readonly searched: readonly { readonly spelled: string; readonly folded: string }[];
  /** What a distance is measured to. */
  readonly reach: readonly LonLat[];
}

const METRES_PER_DEGREE = 111_320;
const lonScale = Math.cos((56.05 * Math.PI) / 180);
/** Beyond this "near" would be untrue. */
const NEAR_METRES = 800;
/** A landmark says more than a street: it may be this much farther away and still be the one that is named. */
const LANDMARK_HEAD_START_METRES = 120;

const lonLat = (pair: readonly number[]): LonLat => [pair[0] ?? 0, pair[1] ?? 0];
const isPlaceType = (type: string): type is PlaceType => (PLACE_TYPES as readonly string[]).includes(type);
const lowerCase = (words: string): string => words.trim().toLocaleLowerCase("sv");
const swedish = new Intl.Collator("sv", { sensitivity: "base", numeric: true });

const places: readonly IndexedPlace[] = data.places.map((entry) => {
  if (!isPlaceType(entry.type)) throw new Error(`gazetteer: unknown type ${entry.type}`);
  const names = { sv: entry.name, ...("en" in entry && entry.en !== undefined ? { en: entry.en } : {}), ...("ar" in entry && entry.ar !== undefined ? { ar: entry.ar } : {}) };
  const line = "line" in entry && entry.line !== undefined ? entry.line.map(lonLat) : null;
  return {
    id: `${entry.type} ${entry.name}`,
    type: entry.type,
    names,
    at: lonLat(entry.at),
    district: entry.district,
    searched: Object.values(names).map((name) => ({ spelled: lowerCase(name), folded: fold(name) })),
    reach: line ?? [lonLat(entry.at)],
    ...(line === null ? {} : { line }),
  };
});
const namesInSwedish = new Map(places.map(({ names }) => [names.sv, names]));
/** In the language asked for where it has a name in it, else as on the signs. */
export const nameIn = (swedishName: string, language: Language): string => namesInSwedish.get(swedishName)?.[language] ?? swedishName;
const districtPoints = data.districts.map(([name, lon, lat]) => ({ name: String(name), at: [Number(lon), Number(lat)] as const }));
const cityRing: readonly LonLat[] = outline.map(lonLat);

/**
 * Places whose name begins with the words first, then those with a word that does, then the rest. Among equals, what is spelled as it was
 * asked for ("kär": Kärnan before Karl), then in Swedish order.
 */
export function searchGazetteer(query: string, limit = 8): readonly GazetteerPlace[] {
  const wanted = fold(query);
  if (wanted === "") return [];
  const asked = lowerCase(query);
  const found: { place: IndexedPlace; rank: number }[] = [];
  for (const place of places) {
    const rank = Math.min(...place.searched.map(({ spelled, folded }) => 2 * rankOf(folded, wanted) + (spelled.includes(asked) ? 0 : 1)));
    if (rank < Infinity) found.push({ place, rank });
  }
  found.sort((a, b) => a.rank - b.rank || swedish.compare(a.place.names.sv, b.place.names.sv));
  return found.slice(0, limit).map(({ place }) => place);
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : Infinity;
}

/** What a person would say about a point: "nära Kärnan, Centrum". */
export function describePlace(point: LonLat, language: Language = "sv"): PlaceDescription {
  if (!isInsideCity(point)) return { near: null, district: null, distanceMetres: null };
  let best: { name: string; metres: number; weighed: number } | null = null;
  for (const place of places) {
    if (place.type === "district" || place.type === "town") continue;
    const metres = metresToLine(point, place.reach);
    const weighed = place.type === "street" ? metres + LANDMARK_HEAD_START_METRES : metres;
    if (best === null || weighed < best.weighed) best = { name: place.names.sv, metres, weighed };
  }
  const near = best !== null && best.metres <= NEAR_METRES ? best : null;
  const district = districtAt(point);
  return {
    near: near === null ? null : nameIn(near.name, language),
    district: district === null ? null : nameIn(district, language),
    distanceMetres: near === null ? null : Math.round(near.metres),
  };
}

/** The demo's districts are Voronoi cells, so the nearest district point is the district. */
function districtAt(point: LonLat): string | null {
  let best: { name: string; metres: number } | null = null;
  for (const district of districtPoints) {
    const metres = metresBetween(point, district.at);
    if (best === null || metres < best.metres) best = { name: district.name, metres };
  }
  return best?.name ?? null;
}

/** Inside the municipality's outline (even-odd rule), the Sound's margin included. The database decides; this is for a friendly word at once. */
export function isInsideCity([lon, lat]: LonLat): boolean {
  let inside = false;
  for (let index = 0, before = cityRing.length - 1; index < cityRing.length; before = index++) {
    const [a, b] = [cityRing[index], cityRing[before]];
    if (a === undefined || b === undefined) continue;
    if (a[1] > lat !== b[1] > lat && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

export function metresBetween(a: LonLat, b: LonLat): number {
  return Math.hypot((a[0] - b[0]) * lonScale, a[1] - b[1]) * METRES_PER_DEGREE;
}

function metresToLine(point: LonLat, line: readonly LonLat[]): number {
  let nearest = Infinity;
  line.forEach((from, index) => {
    const to = line[index + 1] ?? from;
    const [dx, dy] = [(to[0] - from[0]) * lonScale, to[1] - from[1]];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((point[0] - from[0]) * lonScale * dx + (point[1] - from[1]) * dy) / length));
    nearest = Math.min(nearest, metresBetween(point, [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]));
  });
  return nearest;
}
