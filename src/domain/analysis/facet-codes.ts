/**
 * Which column tells of which facet, and which of the facet's values a code of that column stands for. Values are counted by position in
 * `facetValues`; a code may stand for none (safety of what is no safety pin) or several (times, causes, relations, areas, themes).
 */
import type { Facet, FacetValue } from "./filter";
import { patched, type Patch } from "./patch-rows";
import { AGES, ANSWERED, CAUSES, GENDERS, KINDS, RELATIONS, STATUSES, TIMES, type Columns, type Dictionaries, type Entry } from "./snapshot";

const FIRST_DECADE = 1800;
/** Of the codes 1 to 255. */
const DECADES = Array.from({ length: 255 }, (_, nth) => String(FIRST_DECADE + nth * 10));

/** A mark on the map in 14 bits: several facets are then tested and counted at once. */
function markCode(kind: number, safety: number, times: number, state: number): number {
  return kind | (safety << 3) | (times << 6) | ((state & 15) << 10);
}
/** Who made it, in 9 bits. */
function personCode(age: number, gender: number, relations: number): number {
  return age | (gender << 3) | (relations << 5);
}
export function unansweredOf(state: number): boolean {
  return (state & 3) < STATUSES.indexOf("rejected") && ((state >> 2) & 3) === ANSWERED.indexOf("no");
}

/** Numbers in place of codes of many bits, so that tables are as long as there are different ones: number → code, in the order of their numbers. */
export interface NumberedCodes {
  readonly numbers: Uint16Array;
  readonly codes: readonly number[];
}
/** Numbers that are given already stay; new codes are numbered after them, rising. */
function numberCodes(codes: Uint16Array, known: readonly number[] = []): NumberedCodes {
  const isSeen = new Uint8Array(1 << 16);
  for (let row = 0; row < codes.length; row += 1) isSeen[codes[row] as number] = 1;
  const all = [...known];
  const numberOf = new Uint16Array(1 << 16);
  known.forEach((code, number) => {
    numberOf[code] = number;
    isSeen[code] = 0;
  });
  for (let code = 0; code < isSeen.length; code += 1) if (isSeen[code] === 1) numberOf[code] = all.push(code) - 1;
  for (let row = 0; row < codes.length; row += 1) codes[row] = numberOf[codes[row] as number] as number;
  return { numbers: codes, codes: all };
}

/** Columns made of the snapshot's, 6 bytes a row. mark: kind, safety, times, status, answered; person: age, gender, relations. */
export interface CodeColumns {
  readonly mark: NumberedCodes;
  readonly person: NumberedCodes;
  readonly causes: NumberedCodes;
}
/** `known`: numbered before, when these rows are to stand among others. */
export function makeCodes({ ordinal: { length: rows }, kind, safety, times, state, age, gender, relations, causes }: Columns, known?: CodeColumns): CodeColumns {
  const [marks, persons] = [new Uint16Array(rows), new Uint16Array(rows)];
  for (let row = 0; row < rows; row += 1) {
    marks[row] = markCode(kind[row] as number, safety[row] as number, times[row] as number, state[row] as number);
    persons[row] = personCode(age[row] as number, gender[row] as number, relations[row] as number);
  }
  return { mark: numberCodes(marks, known?.mark.codes), person: numberCodes(persons, known?.person.codes), causes: numberCodes(causes.slice(), known?.causes.codes) };
}
export function patchCodes(old: CodeColumns, news: Columns, patch: Patch): CodeColumns {
  const made = makeCodes(news, old);
  const together = (name: keyof CodeColumns): NumberedCodes => ({ numbers: patched(old[name].numbers, made[name].numbers, patch), codes: made[name].codes });
  return { mark: together("mark"), person: together("person"), causes: together("causes") };
}

/** What a facet is read from. */
export const CODE_OF = {
  kind: "mark", safety: "mark", time: "mark", status: "mark", answered: "mark", age: "person", gender: "person", relation: "person", cause: "causes",
  home: "home", district: "district", area: "areas", campaign: "campaign", theme: "themes", decade: "decade",
} as const satisfies Record<Facet, string>;
export type CodeName = (typeof CODE_OF)[Facet];

/** Every value, in the order it is counted in: all decades that the column can hold, too. */
export function facetValues(facet: Facet, dictionaries: Dictionaries): readonly FacetValue[] {
  switch (facet) {
    case "kind":
      return KINDS;
    case "safety":
      return ["1", "2", "3", "4", "5"];
    case "time":
      return TIMES;
    case "cause":
      return (["bad", "good"] as const).flatMap((effect) => CAUSES.map((cause) => `${effect}.${cause}`));
    case "age":
      return AGES;
    case "gender":
      return GENDERS;
    case "relation":
      return ["not_stated", ...RELATIONS];
    case "home":
      return ["not_stated", ...idsOf(dictionaries.districts)];
    case "district":
      return ["none", ...idsOf(dictionaries.districts)];
    case "campaign":
      return ["none", ...idsOf(dictionaries.campaigns)];
    case "area":
      return ["none", ...dictionaries.areas.map((area) => area.id)];
    case "theme":
      return ["none", ...dictionaries.themes.map((theme) => theme.id)];
    case "decade":
      return DECADES;
    case "status":
      return STATUSES;
    case "answered":
      return ANSWERED;
  }
}

/** Positions in `facetValues` that a code of the facet's column stands for; no area or theme is "none", position 0. */
export function positionsOf(facet: Facet, code: number, dictionaries: Dictionaries): readonly number[] {
  switch (facet) {
    case "kind":
      return [code & 7];
    case "safety":
      return ((code >> 3) & 7) === 0 ? [] : [((code >> 3) & 7) - 1];
    case "time":
      return bits((code >> 6) & 15);
    case "status":
      return [(code >> 10) & 3];
    case "answered":
      return [(code >> 12) & 3];
    case "age":
      return [code & 7];
    case "gender":
      return [(code >> 3) & 3];
    case "relation":
      return code >> 5 === 0 ? [0] : bits(code >> 5).map((bit) => bit + 1);
    case "cause":
      return bits(code);
    case "home":
    case "district":
      return [placesOf(dictionaries.districts)[code] ?? 0];
    case "campaign":
      return [placesOf(dictionaries.campaigns)[code] ?? 0];
    case "decade":
      return code === 0 ? [] : [code - 1];
    case "area":
      return positionsOfSet(dictionaries.areaSets[code]);
    case "theme":
      return positionsOfSet(dictionaries.themeSets[code]);
  }
}

/** Of those that still are. */
export function idsOf(entries: readonly (Entry | null)[]): readonly string[] {
  return entries.flatMap((entry) => (entry === null ? [] : [entry.id]));
}
/** By code the position among values: codes are never reused, so what has been deleted since leaves null, and counts as none. */
export function placesOf(entries: readonly (Entry | null)[]): Int32Array {
  let place = 0;
  return Int32Array.from(entries, (entry) => (entry === null ? 0 : (place += 1)));
}

function bits(of: number): number[] {
  const set: number[] = [];
  for (let left = of, bit = 0; left !== 0; left >>>= 1, bit += 1) if ((left & 1) === 1) set.push(bit);
  return set;
}
function positionsOfSet(set: readonly number[] | undefined): readonly number[] {
  return set === undefined || set.length === 0 ? [0] : set.map((position) => position + 1);
}
