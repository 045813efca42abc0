/** Makes the embedded basemap from the sketch and our own lines: two GeoJSON collections that the map loads as files. */
import { area, featureCollection, intersect, length, lineString, point, polygon, simplify, union } from "@turf/turf";
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from "geojson";
import { jagged, natural, rounded, softened, tidy, type Position } from "./geometry";
import { DISTRICTS, LANDMARKS, PARKS, QUARTERS, STATIONS, type NamedPlace } from "./places";
import { BUILDINGS, footprint, HARBOUR, MOLES, MUNICIPALITY_RING, PARK_AREAS, pontoons, WOOD_AREAS } from "./shapes";
import { STREETS } from "./streets";

type Shape = Feature<Polygon | MultiPolygon | LineString>;
export interface SketchProperties { readonly kind: string; readonly name?: string }
export type Sketch = FeatureCollection<Polygon | LineString, SketchProperties>;

/** Between these corners the coast is quays, which are straight; everywhere else it is shore, which is not. */
const QUAYS = { west: 12.68, east: 12.7175, south: 56.004, north: 56.0512 };
const RAA_QUAYS = { west: 12.7395, east: 12.749, south: 55.988, north: 55.9955 };

export function municipalityRing(): Position[] {
  const coast = MUNICIPALITY_RING.findIndex((corner) => corner[0] === 12.7597);
  const land = jagged(softened(MUNICIPALITY_RING.slice(0, coast + 1), 900), 520, 170, 4);
  const sea = softened(MUNICIPALITY_RING.slice(coast), 900);
  const ring = [...land, ...sea.slice(1)].map(tidy);
  const [first] = ring;
  return first === undefined ? ring : [...ring, first];
}

export function landPolygons(sketch: Sketch): Feature<Polygon>[] {
  return sketch.features.filter((feature) => feature.properties.kind === "land").map((feature) => polygon([coastline(withHarbour(ringOf(feature)))]));
}

export function basemapShapes(sketch: Sketch): FeatureCollection {
  const land = landPolygons(sketch);
  const ours = land[1];
  const pier = land[2];
  if (ours === undefined || pier === undefined) throw new Error("the sketch has lost its land");
  const sweden = union(featureCollection<Polygon>([ours, pier]));
  const shapes: Shape[] = land.map((piece) => shape("land", piece));
  for (const feature of sketch.features) {
    const { kind, name } = feature.properties;
    if (kind === "urban") shapes.push(...clipped("urban", urbanRing(name ?? "", ringOf(feature)), name === "Helsingør" ? land[0] : sweden, name));
    if (kind === "industry") shapes.push(...clipped("industry", rounded(name === undefined && ringOf(feature).length > 15 ? HARBOUR_INDUSTRY : ringOf(feature), 1, true), sweden, name));
    if (kind === "river") shapes.push(line("river", softened(lineOf(feature), 220), name));
    if (kind === "ferry" || kind === "railtunnel" || kind === "rail") shapes.push(line(kind, softened(lineOf(feature), 260), name));
  }
  PARK_AREAS.forEach(({ ring, name }, index) => shapes.push(...clipped("park", natural(rounded(ring, 1, true), 45, 9, index + 1), sweden, name)));
  WOOD_AREAS.forEach(({ ring, name }, index) => shapes.push(...clipped("wood", woodEdge(ring, index + 5), sweden, name)));
  for (const street of STREETS) {
    const feature = line(street.class, softened(street.line, street.class === "street" || street.class === "walk" ? 25 : 120), street.name);
    shapes.push(street.ref === undefined ? feature : { ...feature, properties: { ...feature.properties, ref: street.ref } });
  }
  for (const mole of MOLES) shapes.push(line("mole", mole));
  for (const jetty of pontoons()) shapes.push(line("jetty", jetty));
  for (const building of BUILDINGS) shapes.push(polygon([footprint(building)], { kind: "building", ...(building.name === undefined ? {} : { name: building.name }) }));
  shapes.push(polygon([municipalityRing()], { kind: "municipality" }));
  // Two or three metres of tolerance halve the file and cannot be seen at the closest zoom.
  const small = shapes.map((feature) => (KEPT.has(String(feature.properties?.["kind"])) ? feature : simplify(feature, { tolerance: TOLERANCE[String(feature.properties?.["kind"])] ?? 0.00002, highQuality: true })));
  return featureCollection(small.map(({ geometry, properties }) => ({ type: "Feature", properties, geometry }) as Feature));
}
/** Degrees: parks are seen close by, woods and towns from afar. */
const TOLERANCE: Readonly<Record<string, number>> = { park: 0.000012, wood: 0.00005, urban: 0.00004 };
const KEPT = new Set(["building", "mole", "jetty", "municipality"]);

const NEIGHBOURS: readonly NamedPlace[] = [
  { name: "Viken", at: [12.5743, 56.1506] }, { name: "Bjuv", at: [12.9167, 56.0843] }, { name: "Hyllinge", at: [12.8694, 56.1053] }, { name: "Höganäs", at: [12.558, 56.1997] },
  { name: "Åstorp", at: [12.9443, 56.1357] }, { name: "Glumslöv", at: [12.8105, 55.9417] }, { name: "Landskrona", at: [12.83, 55.871] },
];

export function basemapLabels(): FeatureCollection<Point> {
  const label = (place: NamedPlace, kind: string, rank: number, icon?: string): Feature<Point> =>
    point([...place.at], { kind, rank, name: place.name, ...(place.en === undefined ? {} : { name_en: place.en }), ...(place.ar === undefined ? {} : { name_ar: place.ar }), ...(icon === undefined ? {} : { icon }) });
  return featureCollection([
    label({ name: "Helsingborg", ar: "هلسنبوري", at: [12.7045, 56.0462] }, "city", 0),
    label({ name: "Helsingør", ar: "هلسنغور", at: [12.594, 56.0365] }, "city", 0),
    label({ name: "Öresund", en: "The Sound", ar: "مضيق أوريسند", at: [12.652, 56.058] }, "water", 0),
    label({ name: "Öresund", en: "The Sound", ar: "مضيق أوريسند", at: [12.695, 55.968] }, "water", 0),
    ...NEIGHBOURS.map((place) => label(place, "neighbour", 3)),
    ...DISTRICTS.map((place) => label(place, place.town === true ? "town" : "district", place.town === true ? (place.residents >= 2500 ? 1 : 2) : place.residents >= 3700 ? 1 : 2)),
    ...QUARTERS.map((place) => label(place, "quarter", 3)),
    ...STATIONS.map((place) => label(place, "station", 2, "station")),
    ...PARKS.map((place) => label(place, "green", 3)),
    ...LANDMARKS.map((place) => label(place, "landmark", place.rank, place.icon)),
    label({ name: "Kronborg", ar: "قلعة كرونبورغ", at: [12.6213, 56.0389] }, "landmark", 1, "tower"),
  ]);
}

/** The harbour's yards from Oceanhamnen to Råå, drawn out into the water and cut along the quays. */
const HARBOUR_INDUSTRY: Position[] = [[12.685, 56.0384], [12.6935, 56.0381], [12.6968, 56.0376], [12.701, 56.033], [12.7035, 56.028], [12.705, 56.023], [12.7085, 56.0175], [12.711, 56.013], [12.7152, 56.0068], [12.7115, 56.0035], [12.703, 56.005], [12.695, 56.014], [12.694, 56.02], [12.685, 56.026]];

/** On the seaward side the town reaches past the coast and is cut by it, so that quays and piers are town to their edge. */
function urbanRing(name: string, ring: Position[]): Position[] {
  if (name !== "Helsingborg") return natural(rounded(ring, 1, true), 210, 70, ring.length);
  const inland = ring.slice(4, ring.findIndex((corner) => corner[0] === 12.75 && corner[1] === 55.989) + 1);
  return [...natural(rounded([[12.672, 56.0628], ...inland, [12.74, 55.985], [12.7, 56.0], [12.672, 56.03]], 1, true), 260, 90, 3)];
}

/** Large bays and tongues first, then the edge; slender woods keep their shape, or they would cross themselves. */
function woodEdge(ring: Position[], seed: number): Position[] {
  const [first] = ring;
  if (first === undefined) return ring;
  const outline = polygon([[...ring, first]]);
  const squareMetres = area(outline);
  const compactness = (4 * Math.PI * squareMetres) / length(outline, { units: "meters" }) ** 2;
  const swing = Math.sqrt(squareMetres) * compactness * 0.2;
  return natural(natural(ring, Math.max(180, swing * 1.6), swing, seed), 130, 34, seed + 50);
}

/** Puts our quays in place of the sketch's, in the piece of land that has them. */
function withHarbour(ring: Position[]): Position[] {
  const find = (corner: Position): number => ring.findIndex((other) => other[0] === corner[0] && other[1] === corner[1]);
  const [after, before] = [find(HARBOUR.after), find(HARBOUR.before)];
  return after === -1 || before === -1 ? ring : [...ring.slice(0, after + 1), ...HARBOUR.quays, ...ring.slice(before)];
}

function coastline(ring: Position[]): Position[] {
  const straight = (corner: Position): boolean => [QUAYS, RAA_QUAYS].some((box) => corner[0] >= box.west && corner[0] <= box.east && corner[1] >= box.south && corner[1] <= box.north);
  const out: Position[] = [];
  const open = ring.slice(0, -1);
  open.forEach((corner, index) => {
    const before = open[(index + open.length - 1) % open.length];
    const after = open[(index + 1) % open.length];
    if (before === undefined || after === undefined) return;
    if (straight(corner)) return void out.push(corner);
    const between = (from: Position, to: Position, t: number): Position => [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
    // One quadratic curve a corner: shores bend.
    for (const t of [0, 0.5, 1]) {
      const [a, b] = [between(between(before, corner, 0.7), corner, t), between(corner, between(corner, after, 0.3), t)];
      out.push(between(a, b, t));
    }
  });
  const first = out[0];
  if (first !== undefined) out.push(first);
  return out.map(tidy);
}

function clipped(kind: string, ring: Position[], by: Feature<Polygon | MultiPolygon> | null | undefined, name?: string): Shape[] {
  if (by === null || by === undefined) throw new Error("nothing to clip by");
  const inside = intersect(featureCollection<Polygon | MultiPolygon>([polygon([ring]), by]));
  if (inside === null) return [];
  const properties = { kind, ...(name === undefined ? {} : { name }) };
  const tidied = inside.geometry.type === "Polygon" ? { ...inside.geometry, coordinates: inside.geometry.coordinates.map((part) => part.map(tidy)) } : { ...inside.geometry, coordinates: inside.geometry.coordinates.map((part) => part.map((hole) => hole.map(tidy))) };
  return [{ type: "Feature", properties, geometry: tidied }];
}
function shape(kind: string, piece: Feature<Polygon>): Shape {
  return { ...piece, properties: { kind } };
}
function line(kind: string, points: Position[], name?: string): Feature<LineString> {
  return lineString(points, { kind, ...(name === undefined ? {} : { name }) });
}
function ringOf(feature: Feature<Polygon | LineString>): Position[] {
  if (feature.geometry.type !== "Polygon") throw new Error("not an area");
  return (feature.geometry.coordinates[0] ?? []).map((corner): Position => [corner[0] ?? 0, corner[1] ?? 0]);
}
function lineOf(feature: Feature<Polygon | LineString>): Position[] {
  if (feature.geometry.type !== "LineString") throw new Error("not a line");
  return feature.geometry.coordinates.map((corner): Position => [corner[0] ?? 0, corner[1] ?? 0]);
}
