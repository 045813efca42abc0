/**
 * The planner's snapshot: every contribution of an organisation as columns of codes, made by `analysis_columns()` (migration "analysis")
 * and kept in a worker. A code is a position in a dictionary of the snapshot; 0 always means "not stated" where something can be left out.
 * Text is not in it: it is fetched on a click, and searched by PostgreSQL.
 *
 * Rows are sorted by respondent, so that distinct respondents are counted by comparing with the one before, without a set.
 */
import { KINDS } from "../kind";

/** Bytes of one row: 36. What the browser keeps beside them (grid cells, verdict of the filter) stays within 80 in all. */
export interface Columns {
  /** The contribution's number in the database: what texts are fetched by and what words are found as. Never reused. */
  readonly ordinal: Uint32Array;
  /** Easting and northing in EPSG:3006, decimetres, of one point on the place: as precise as the author allowed the city. */
  readonly east: Int32Array;
  readonly north: Int32Array;
  /** Respondent, a number without meaning outside the snapshot. */
  readonly respondent: Uint32Array;
  /** Position in KINDS. */
  readonly kind: Uint8Array;
  /** Safety 1–5; 0: not a safety pin. */
  readonly safety: Uint8Array;
  /** Bits of TIMES, lowest first. */
  readonly times: Uint8Array;
  /** Bits of CAUSES: bad ones 0–7, good ones 8–15. */
  readonly causes: Uint16Array;
  /** Position in AGES; 0: not stated. */
  readonly age: Uint8Array;
  /** Position in GENDERS; 0: not stated. */
  readonly gender: Uint8Array;
  /** Bits of RELATIONS. */
  readonly relations: Uint8Array;
  /** Position in dictionaries.districts; 0: not stated. */
  readonly home: Uint8Array;
  /** Position in dictionaries.districts of the place itself; 0: in none. */
  readonly district: Uint8Array;
  /** Position in dictionaries.campaigns; 0: none. */
  readonly campaign: Uint16Array;
  /** Day received, in Stockholm, as days since FIRST_DAY. */
  readonly day: Uint16Array;
  /** First decade of a memory: (decade − 1800) / 10 + 1; 0: not a memory. */
  readonly decade: Uint8Array;
  /** Two bits each, lowest first: status (position in STATUSES), answered (position in ANSWERED), precision (position in PRECISIONS), then one bit: has text. */
  readonly state: Uint8Array;
  /** Position in dictionaries.areaSets: the development areas it lies in, decided at insert. */
  readonly areas: Uint16Array;
  /** Position in dictionaries.themeSets. */
  readonly themes: Uint16Array;
}

export const FIRST_DAY = "2020-01-01";
export const TIMES = ["morning", "day", "evening", "night"] as const;
export const CAUSES = ["lighting", "overview", "deserted", "disturbing_behaviour", "traffic", "upkeep", "noise", "other"] as const;
export const AGES = ["not_stated", "under_13", "13_19", "20_34", "35_49", "50_64", "65_79", "80_plus"] as const;
export const GENDERS = ["not_stated", "woman", "man", "other"] as const;
export const RELATIONS = ["live", "work", "study", "visit"] as const;
export const STATUSES = ["submitted", "published", "rejected"] as const;
export const ANSWERED = ["no", "draft", "yes"] as const;
export const PRECISIONS = ["exact", "exact_for_city", "rough"] as const;
export { KINDS };

/** One dictionary-coded thing with an identity in the database. */
export interface Entry {
  readonly id: string;
  readonly name: string;
}
export interface DistrictEntry extends Entry {
  /** Residents by age group (AGES without not_stated); an age the city has no figure for is not there. */
  readonly population: Readonly<Partial<Record<Exclude<(typeof AGES)[number], "not_stated">, number>>>;
}
export interface AreaEntry extends Entry {
  readonly caseNumber: string | null;
  readonly phase: string;
}
/** Position 0 of districts and campaigns is null: none. Sets name positions in `areas` and `themes`; position 0 of both set lists is []. */
export interface Dictionaries {
  readonly districts: readonly (DistrictEntry | null)[];
  readonly campaigns: readonly (Entry | null)[];
  readonly areas: readonly AreaEntry[];
  readonly areaSets: readonly (readonly number[])[];
  readonly themes: readonly Entry[];
  readonly themeSets: readonly (readonly number[])[];
}

export interface Snapshot {
  readonly rows: number;
  readonly columns: Columns;
  readonly dictionaries: Dictionaries;
  /** What `changes since` starts from. */
  readonly version: string;
}

/** How each column is sent: little-endian, one after the other in this order, in pages of whole rows. */
export const LAYOUT = {
  ordinal: 4, east: 4, north: 4, respondent: 4, causes: 2, campaign: 2, day: 2, areas: 2, themes: 2,
  kind: 1, safety: 1, times: 1, age: 1, gender: 1, relations: 1, home: 1, district: 1, decade: 1, state: 1,
} as const satisfies Record<keyof Columns, 1 | 2 | 4>;
