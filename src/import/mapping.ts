/** Which field of the file means what. A person decides; this guesses from names that are known: the national plan data, the city's registers, QGIS's ten letters. */
import * as z from "zod/mini";
import type { ImportKind } from "../domain/area-import";
import { PLAN_PHASES, type PlanPhase } from "../domain/campaign";
import { fold } from "../domain/fold";
import { AGE_GROUPS, type AgeGroup } from "../domain/kind";
import { cellText, type Layer } from "./layer";
import { guessPhase } from "./phase-guess";

export const AREA_FIELDS = ["name", "caseNumber", "phase", "phaseFrom", "phaseTo", "url"] as const;
export type AreaField = (typeof AREA_FIELDS)[number];
export const DISTRICT_FIELDS = ["name", "code"] as const;
export type DistrictField = (typeof DISTRICT_FIELDS)[number];

export interface Mapping {
  /** Empty: no such field. */
  readonly fields: Readonly<Record<AreaField | "code", string>>;
  /** The file's words for phases; "refuse": rows with it are refused. */
  readonly phases: Readonly<Record<string, PlanPhase | "refuse">>;
  /** For new areas whose row says none. */
  readonly newPhase: PlanPhase;
  /** Columns that are summed to each group. */
  readonly ages: Readonly<Record<AgeGroup, readonly string[]>>;
}

const field = z.string().check(z.maxLength(200));
export const mappingSchema: z.ZodMiniType<Mapping> = z.object({
  fields: z.object({ name: field, caseNumber: field, phase: field, phaseFrom: field, phaseTo: field, url: field, code: field }),
  phases: z.record(z.string(), z.enum([...PLAN_PHASES, "refuse"])),
  newPhase: z.enum(PLAN_PHASES),
  ages: z.object({
    under_13: z.readonly(z.array(field)), "13_19": z.readonly(z.array(field)), "20_34": z.readonly(z.array(field)), "35_49": z.readonly(z.array(field)),
    "50_64": z.readonly(z.array(field)), "65_79": z.readonly(z.array(field)), "80_plus": z.readonly(z.array(field)),
  }),
});

/** Best first. Compared without case, dots, rings and signs; a name cut to ten letters still begins the same. */
const KNOWN: Readonly<Record<ImportKind, Readonly<Partial<Record<AreaField | "code", readonly string[]>>>>> = {
  areas: {
    name: ["detaljplan.namn", "plannamn", "namn", "name", "områdesnamn", "planens namn", "benämning", "område"],
    caseNumber: ["beslutsinformation.diarienummerKommun", "diarienummerKommun", "diarienummer", "diarienr", "dnr", "ärendenummer", "ärendenr", "case_number", "detaljplan.beteckning", "beteckning"],
    phase: ["detaljplan.status", "status", "planstatus", "skede", "planskede", "fas", "phase"],
    phaseFrom: ["detaljplan.datumStatusforandring", "datumStatusforandring", "statusdatum", "datum från", "från", "startdatum", "phase_from", "datum"],
    phaseTo: ["datum till", "slutdatum", "till", "phase_to"],
    url: ["url", "länk", "webb", "webbsida", "plansida", "link"],
  },
  districts: {
    name: ["stadsdel", "stadsdelsnamn", "områdesnamn", "namn", "name", "delområde"],
    code: ["områdeskod", "kod", "code", "statkod", "nyko", "b_kod", "delområdeskod"],
  },
};
const SHAPEFILE_NAME_LENGTH = 10;

export function guessMapping(layer: Layer, what: ImportKind): Mapping {
  const known = KNOWN[what];
  const taken = new Set<string>();
  const find = (names: readonly string[] = []): string => {
    const found = names.map((name) => layer.fields.find((each) => !taken.has(each) && isSame(each, name))).find((each) => each !== undefined) ?? "";
    taken.add(found);
    return found;
  };
  const fields = { name: find(known.name), caseNumber: find(known.caseNumber), phase: find(known.phase), phaseFrom: find(known.phaseFrom), phaseTo: find(known.phaseTo), url: find(known.url), code: find(known.code) };
  return { fields, phases: guessPhases(layer, fields.phase), newPhase: "started", ages: guessAges(layer) };
}

export function phaseWords(layer: Layer, phaseField: string): readonly string[] {
  return phaseField === "" ? [] : [...new Set(layer.features.map(({ values }) => cellText(values[phaseField])).filter((word) => word !== ""))].sort((a, b) => a.localeCompare(b, "sv"));
}
export function guessPhases(layer: Layer, phaseField: string): Mapping["phases"] {
  return Object.fromEntries(phaseWords(layer, phaseField).flatMap((word) => {
    const phase = guessPhase(word);
    return phase === null ? [] : [[word, phase] as const];
  }));
}

/** What a remembered mapping may be used for: the same fields, whatever the file is called. */
export function shapeOfFields(fields: readonly string[]): string {
  return [...fields].sort().join("\u001f");
}

function isSame(given: string, known: string): boolean {
  const [ours, theirs] = [plain(given), plain(known)];
  return ours === theirs || (given.length === SHAPEFILE_NAME_LENGTH && ours.length >= 8 && theirs.startsWith(ours));
}
function plain(name: string): string {
  return fold(name).replaceAll(/[^a-z0-9]/g, "");
}

/** "13_19", "alder_65_79", "0-4 år", "80+", "85 och äldre": a column belongs to the group its years lie in whole. */
function guessAges(layer: Layer): Mapping["ages"] {
  const of = (group: AgeGroup): readonly string[] => layer.fields.filter((name) => groupOf(name) === group);
  return { under_13: of("under_13"), "13_19": of("13_19"), "20_34": of("20_34"), "35_49": of("35_49"), "50_64": of("50_64"), "65_79": of("65_79"), "80_plus": of("80_plus") };
}
const OLDEST: Readonly<Record<AgeGroup, readonly [number, number]>> = {
  under_13: [0, 12], "13_19": [13, 19], "20_34": [20, 34], "35_49": [35, 49], "50_64": [50, 64], "65_79": [65, 79], "80_plus": [80, 200],
};
function groupOf(name: string): AgeGroup | null {
  const range = /(?:^|\D)(\d{1,3})\s*(?:-|_|–|till)\s*(\d{1,3})(?:\D|$)/i.exec(name);
  const over = /(?:^|\D)(\d{2,3})\s*(?:\+|_?plus|_?w|\s*och äldre|-$)/i.exec(name);
  const under = /under[_ ]?(\d{1,2})/i.exec(name);
  const [from, to] = range !== null ? [Number(range[1]), Number(range[2])] : over !== null ? [Number(over[1]), 200] : under !== null ? [0, Number(under[1]) - 1] : [-1, -1];
  return AGE_GROUPS.find((group) => from >= OLDEST[group][0] && to <= OLDEST[group][1]) ?? null;
}
