/**
 * A seeded city of contributions, straight into columns: clusters, day and night, mostly middle-aged, most respondents with a few pins, a
 * few with very many and one with 2,000. The same seed gives the same city on every machine.
 */
import { makeColumns } from "../../../src/domain/analysis/read-page";
import type { AreaEntry, Columns, Dictionaries, DistrictEntry, Entry } from "../../../src/domain/analysis/snapshot";

const DISTRICTS = 42;
const CAMPAIGNS = 6;
const AREAS = 60;
const THEMES = 24;
const THEME_SETS = 300;
/** Squares along each side that districts are laid out in, and areas within: regions without geometry of their own in the snapshot. */
const EXTENT = { west: 3_480_000, south: 62_020_000, width: 180_000, height: 220_000 } as const;
const DAYS = { first: 1_600, count: 900 } as const;
const BUSY_RESPONDENT_PINS = 2_000;

/** Mulberry32 (Tommy Ettinger, public domain): 0 ≤ x < 1. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Rectangles in decimetres of EPSG:3006: what the bench's regions are. Districts tile the city, areas lie anywhere in it. */
export interface Region {
  readonly id: string;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}
export interface City {
  readonly columns: Columns;
  readonly dictionaries: Dictionaries;
  readonly districts: readonly Region[];
  readonly areas: readonly Region[];
}

export function plausibleCity(rows: number, seed = 20_261_123): City {
  const random = randomFrom(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const districts = tiles(DISTRICTS);
  const areas = Array.from({ length: AREAS }, (_, nth): Region => {
    const [width, height] = [2_000 + whole(8_000), 2_000 + whole(8_000)];
    const [west, south] = [EXTENT.west + whole(EXTENT.width - width), EXTENT.south + whole(EXTENT.height - height)];
    return { id: `area-${nth}`, west, south, east: west + width, north: south + height };
  });
  const clusters = Array.from({ length: 80 }, () => ({ east: EXTENT.west + random() * EXTENT.width, north: EXTENT.south + random() * EXTENT.height, spread: 500 + random() * 4_000 }));
  const themeSets = [[], ...Array.from({ length: THEME_SETS - 1 }, () => [...new Set(Array.from({ length: 1 + whole(3) }, () => whole(THEMES)))].sort((a, b) => a - b))];
  const areaSets: number[][] = [[]];
  const setCodes = new Map([["", 0]]);
  const columns = makeColumns(rows);
  const who = { id: 0, left: 0, age: 0, gender: 0, relations: 0, home: 0 };
  for (let row = 0; row < rows; row += 1) {
    if (who.left === 0) {
      who.id += 1;
      // A long tail: the median respondent leaves one or two.
      who.left = who.id === 7 ? Math.min(BUSY_RESPONDENT_PINS, rows) : 1 + Math.floor(-3 * Math.log(1 - random()));
      who.age = random() < 0.35 ? 0 : [1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7][whole(14)] ?? 0;
      who.gender = random() < 0.4 ? 0 : 1 + whole(random() < 0.05 ? 3 : 2);
      who.relations = random() < 0.4 ? 0 : 1 + whole(15);
      who.home = random() < 0.5 ? 0 : 1 + whole(DISTRICTS);
    }
    who.left -= 1;
    const cluster = clusters[whole(clusters.length)] ?? { east: EXTENT.west, north: EXTENT.south, spread: 1 };
    const east = clamp(Math.round(cluster.east + (random() + random() + random() - 1.5) * cluster.spread), EXTENT.west, EXTENT.west + EXTENT.width - 1);
    const north = clamp(Math.round(cluster.north + (random() + random() + random() - 1.5) * cluster.spread), EXTENT.south, EXTENT.south + EXTENT.height - 1);
    const kind = [0, 1, 2, 2, 3, 3, 4, 5, 5, 5][whole(10)] ?? 0;
    const times = kind === 5 || kind === 4 ? 1 + whole(15) : 0;
    let key = "";
    for (let nth = 0; nth < areas.length; nth += 1) if (contains(areas[nth] as Region, east, north)) key += `${nth} `;
    const code = setCodes.get(key) ?? areaSets.push(key.trim().split(" ").map(Number)) - 1;
    setCodes.set(key, code);
    columns.ordinal[row] = row + 1;
    columns.respondent[row] = who.id;
    columns.east[row] = east;
    columns.north[row] = north;
    columns.kind[row] = kind;
    columns.safety[row] = kind === 5 ? 1 + Math.min(4, Math.floor(random() * (times & 0b1100 ? 4 : 6))) : 0;
    columns.times[row] = times;
    columns.causes[row] = kind === 5 ? (1 << whole(16)) | (random() < 0.5 ? 1 << whole(16) : 0) : 0;
    columns.age[row] = who.age;
    columns.gender[row] = who.gender;
    columns.relations[row] = who.relations;
    columns.home[row] = who.home;
    columns.district[row] = 1 + districts.findIndex((district) => contains(district, east, north));
    columns.campaign[row] = whole(CAMPAIGNS + 1);
    columns.day[row] = DAYS.first + whole(DAYS.count);
    columns.decade[row] = kind === 1 ? 11 + whole(12) : 0;
    columns.state[row] = ([1, 1, 1, 1, 1, 1, 0, 0, 2, 1][whole(10)] ?? 1) | ([0, 0, 0, 1, 2][whole(5)] ?? 0) << 2 | whole(3) << 4 | whole(2) << 6;
    columns.areas[row] = code;
    columns.themes[row] = random() < 0.4 ? 0 : whole(THEME_SETS);
  }
  return { columns: shuffled(columns, random), dictionaries: dictionariesOf(districts, areas, areaSets, themeSets), districts, areas };
}

const contains = ({ west, south, east, north }: Region, x: number, y: number): boolean => x >= west && x < east && y >= south && y < north;
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

function tiles(count: number): readonly Region[] {
  const across = 6;
  const up = count / across;
  return Array.from({ length: count }, (_, nth) => {
    const [column, line] = [nth % across, Math.floor(nth / across)];
    return {
      id: `district-${nth}`, west: EXTENT.west + (column * EXTENT.width) / across, south: EXTENT.south + (line * EXTENT.height) / up,
      east: EXTENT.west + ((column + 1) * EXTENT.width) / across, north: EXTENT.south + ((line + 1) * EXTENT.height) / up,
    };
  });
}

/** Contributions come in any order, whoever made them: who wrote what is dealt over the ordinals (Fisher and Yates). */
function shuffled(columns: Columns, random: () => number): Columns {
  const rows = columns.ordinal.length;
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  for (let row = rows - 1; row > 0; row -= 1) {
    const other = Math.floor(random() * (row + 1));
    [order[row], order[other]] = [order[other] ?? 0, order[row] ?? 0];
  }
  const mixed = makeColumns(rows);
  for (const name of Object.keys(mixed) as (keyof Columns)[]) {
    const [from, to] = [columns[name], mixed[name]];
    for (let row = 0; row < rows; row += 1) to[row] = from[name === "ordinal" ? row : (order[row] as number)] as number;
  }
  return mixed;
}

function dictionariesOf(districts: readonly Region[], areas: readonly Region[], areaSets: readonly (readonly number[])[], themeSets: readonly (readonly number[])[]): Dictionaries {
  return {
    districts: [null, ...districts.map(({ id }): DistrictEntry => ({ id, name: id, population: { under_13: 600, "13_19": 300, "20_34": 800, "35_49": 800, "50_64": 700, "65_79": 500, "80_plus": 200 } }))],
    campaigns: [null, ...Array.from({ length: CAMPAIGNS }, (_, nth): Entry => ({ id: `campaign-${nth}`, name: `Dialog ${nth}` }))],
    areas: areas.map(({ id }): AreaEntry => ({ id, name: id, caseNumber: null, phase: "consultation" })),
    areaSets,
    themes: Array.from({ length: THEMES }, (_, nth): Entry => ({ id: `theme-${nth}`, name: `Tema ${nth}` })),
    themeSets,
  };
}
