/**
 * A planner's view as the address holds it, and as saved views keep it: short Swedish names, nothing that is as it usually is.
 * `parseView` and `viewQuery` are inverses: parseView(viewQuery(v)) equals v for every view with coordinates of at most five decimals.
 * What cannot be read is left out, so that an old or broken link still opens.
 */
import type { LonLat } from "../place";
import type { Boundary } from "../area-import";
import { EVERYTHING, FACETS, MAP_MODES, UNITS, type AnalysisFilter, type Facet, type MapMode, type Unit, type Where } from "./filter";

export interface PlanView {
  /** Null: the first that the person may weigh for. */
  readonly organisationId: string | null;
  readonly filter: AnalysisFilter;
  /** The other group, B. */
  readonly compare: AnalysisFilter | null;
  readonly unit: Unit;
  readonly mode: MapMode;
  readonly hexagonMetres: number;
}
export const HEXAGON_WIDTHS = [100, 150, 250, 500, 1000] as const;
/** At most as far as one walks to a bus: wider, "around" means nothing. */
export const MAX_BUFFER_METRES = 2000;
export const USUAL_VIEW: PlanView = { organisationId: null, filter: EVERYTHING, compare: null, unit: "respondents", mode: "hexagons", hexagonMetres: 250 };

const FACET_NAMES: Readonly<Record<Facet, string>> = {
  kind: "typ", safety: "trygghet", time: "tid", cause: "orsak", age: "alder", gender: "kon", relation: "relation", home: "bor", district: "stadsdel", area: "omrade",
  campaign: "dialog", theme: "tema", decade: "artionde", status: "status", answered: "svar",
};
const UNIT_NAMES: Readonly<Record<Unit, string>> = { respondents: "svarande", pins: "bidrag", per_thousand: "per-tusen" };
const MODE_NAMES: Readonly<Record<MapMode, string>> = { points: "punkter", heat: "varme", hexagons: "rutor", safety: "trygghet", difference: "skillnad" };
/** Status when it lets everything through: usually it does not. */
const ANY_STATUS = "alla";
const VALUE = /^[\w.-]{1,40}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

export function viewQuery(view: PlanView): string {
  const query = new URLSearchParams();
  if (view.organisationId !== null) query.set("organisation", view.organisationId);
  writeFilter(query, view.filter, "");
  if (view.compare !== null) {
    query.set("mot", "b");
    writeFilter(query, view.compare, "b.");
  }
  if (view.unit !== USUAL_VIEW.unit) query.set("enhet", UNIT_NAMES[view.unit]);
  if (view.mode !== USUAL_VIEW.mode) query.set("karta", MODE_NAMES[view.mode]);
  if (view.hexagonMetres !== USUAL_VIEW.hexagonMetres) query.set("bredd", String(view.hexagonMetres));
  // A comma may stand as it is in a query, and an address that one can read is one that one dares to share.
  return query.toString().replace(/%2C/g, ",");
}

export function parseView(text: string): PlanView {
  const query = new URLSearchParams(text);
  const organisationId = query.get("organisation");
  const metres = Number(query.get("bredd"));
  return {
    organisationId: organisationId !== null && VALUE.test(organisationId) ? organisationId : null,
    filter: parseFilter(query, ""),
    compare: query.get("mot") === "b" ? parseFilter(query, "b.") : null,
    unit: UNITS.find((unit) => UNIT_NAMES[unit] === query.get("enhet")) ?? USUAL_VIEW.unit,
    mode: MAP_MODES.find((mode) => MODE_NAMES[mode] === query.get("karta")) ?? USUAL_VIEW.mode,
    hexagonMetres: HEXAGON_WIDTHS.find((width) => width === metres) ?? USUAL_VIEW.hexagonMetres,
  };
}

function writeFilter(query: URLSearchParams, filter: AnalysisFilter, prefix: string): void {
  for (const facet of FACETS) {
    const values = filter.values[facet] ?? [];
    if (facet === "status" && sameValues(values, EVERYTHING.values.status ?? [])) continue;
    if (values.length > 0) query.set(prefix + FACET_NAMES[facet], values.join(","));
    else if (facet === "status") query.set(prefix + FACET_NAMES.status, ANY_STATUS);
  }
  if (filter.from !== null) query.set(`${prefix}fran`, filter.from);
  if (filter.to !== null) query.set(`${prefix}till`, filter.to);
  if (filter.words !== "") query.set(`${prefix}ord`, filter.words);
  if (filter.where !== null) writeWhere(query, filter.where, prefix);
}

function parseFilter(query: URLSearchParams, prefix: string): AnalysisFilter {
  const values: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of FACETS) {
    const text = query.get(prefix + FACET_NAMES[facet]);
    const found = [...new Set((text ?? "").split(",").filter((value) => VALUE.test(value)))];
    if (facet === "status" && text === null) values.status = EVERYTHING.values.status ?? [];
    else if (found.length > 0 && !(facet === "status" && text === ANY_STATUS)) values[facet] = found;
  }
  return { values, from: dayIn(query.get(`${prefix}fran`)), to: dayIn(query.get(`${prefix}till`)), words: query.get(`${prefix}ord`) ?? "", where: parseWhere(query, prefix) };
}

function writeWhere(query: URLSearchParams, where: Where, prefix: string): void {
  if (where.type === "drawn") query.set(`${prefix}yta`, where.boundary.coordinates.map((rings) => rings.map(writeLine).join("*")).join("**"));
  else if (where.type === "line") query.set(`${prefix}linje`, writeLine(where.line));
  else query.set(`${prefix}inom`, `${where.type === "district" ? "stadsdel" : "omrade"}.${where.id}`);
  if (where.bufferMetres > 0) query.set(`${prefix}buffert`, String(where.bufferMetres));
}

function parseWhere(query: URLSearchParams, prefix: string): Where | null {
  const metres = Number(query.get(`${prefix}buffert`));
  const bufferMetres = Number.isInteger(metres) && metres > 0 && metres <= MAX_BUFFER_METRES ? metres : 0;
  const drawn = query.get(`${prefix}yta`);
  if (drawn !== null) {
    const boundary = parseBoundary(drawn);
    return boundary === null ? null : { type: "drawn", boundary, bufferMetres };
  }
  const line = parseLine(query.get(`${prefix}linje`) ?? "");
  if (line !== null && line.length >= 2) return { type: "line", line, bufferMetres };
  const [kind, id] = (query.get(`${prefix}inom`) ?? "").split(".");
  if (id === undefined || !VALUE.test(id)) return null;
  return kind === "stadsdel" ? { type: "district", id, bufferMetres } : kind === "omrade" ? { type: "area", id, bufferMetres } : null;
}

function parseBoundary(text: string): Boundary | null {
  const polygons = text.split("**").map((polygon) => polygon.split("*").map(parseLine));
  const coordinates: LonLat[][][] = [];
  for (const rings of polygons) {
    const whole = rings.filter((ring) => ring !== null && ring.length >= 4);
    if (whole.length !== rings.length) return null;
    coordinates.push(whole as LonLat[][]);
  }
  return { type: "MultiPolygon", coordinates };
}

/** About a metre: nobody draws finer, and the address stays short. */
const writeLine = (line: readonly LonLat[]): string => line.flat().map((degrees) => String(Number(degrees.toFixed(5)))).join("_");

function parseLine(text: string): LonLat[] | null {
  const numbers = text.split("_").map((part) => (part === "" ? Number.NaN : Number(part)));
  if (numbers.length % 2 !== 0 || !numbers.every(Number.isFinite)) return null;
  const line: LonLat[] = [];
  for (let at = 0; at < numbers.length; at += 2) line.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  return line;
}

const dayIn = (text: string | null): string | null => (text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : null);
const sameValues = (some: readonly string[], others: readonly string[]): boolean => some.length === others.length && some.every((value) => others.includes(value));
