/** The address of ?items, read strictly: what is not known, or stands there twice, is refused with its name (Part 1, requirement "query-param-unknown"). */
import type { Collection } from "./collections.ts";
import { CRS84, SYSTEMS, type Crs } from "./crs.ts";
import { Refusal } from "./refusal.ts";

export const LIMIT = { usual: 100, most: 1000 } as const;

export interface ItemsRequest {
  readonly crs: Crs;
  readonly bbox: { readonly corners: readonly number[]; readonly crs: Crs } | null;
  readonly limit: number;
  readonly after: string | null;
  /** RFC 3339; null: open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly properties: Readonly<Record<string, string>>;
}

export function readItemsRequest(query: URLSearchParams, collection: Collection): ItemsRequest {
  const known = ["f", "crs", "bbox", "bbox-crs", "limit", "datetime", "cursor", ...collection.queryables];
  const said = readOnce(query, known);
  const { from, to } = readDatetime(said.get("datetime"));
  return {
    crs: readCrs(said.get("crs"), "crs"),
    bbox: readBbox(said.get("bbox"), readCrs(said.get("bbox-crs"), "bbox-crs")),
    limit: readLimit(said.get("limit")),
    after: readCursor(said.get("cursor")),
    from,
    to,
    properties: Object.fromEntries([...said].filter(([name]) => collection.queryables.includes(name))),
  };
}

export function readOnce(query: URLSearchParams, known: readonly string[]): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const [name, value] of query) {
    if (!known.includes(name)) throw invalid(name.slice(0, 60), `There is no parameter of that name here; there are ${known.join(", ")}.`);
    if (said.has(name)) throw invalid(name, "It stands there more than once.");
    if (value.length > 400) throw invalid(name, "It is too long.");
    // PostgreSQL keeps no null characters; and a lone half of a pair is no text.
    if (value.includes("\u0000") || !value.isWellFormed()) throw invalid(name, "It is no text.");
    said.set(name, value);
  }
  const format = said.get("f");
  if (format !== undefined && format !== "json" && format !== "geojson") throw invalid("f", "There is json, and nothing else.");
  return said;
}

export function readCrs(uri: string | undefined, name: string): Crs {
  if (uri === undefined) return CRS84;
  const found = SYSTEMS.find((each) => each.uri === uri);
  if (found === undefined) throw invalid(name, `There are ${SYSTEMS.map((each) => each.uri).join(", ")}.`);
  return found;
}

function readBbox(text: string | undefined, crs: Crs): ItemsRequest["bbox"] {
  if (text === undefined) return null;
  const numbers = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) throw invalid("bbox", "It is four numbers, or six with heights: the lower corner, then the upper one.");
  // Heights say nothing about places without any.
  const flat = numbers.length === 6 ? [...numbers.slice(0, 2), ...numbers.slice(3, 5)] : numbers;
  const [a = 0, b = 0, c = 0, d = 0] = flat;
  const corners = crs.isNorthFirst ? [b, a, d, c] : [a, b, c, d];
  const [west = 0, south = 0, east = 0, north = 0] = corners;
  if (west > east || south > north) throw invalid("bbox", "Its lower corner is not below its upper one, in the order of its coordinate system's axes.");
  if (crs.srid === 4326 && (west < -180 || east > 180 || south < -90 || north > 90)) throw invalid("bbox", "Degrees go from -180 to 180 and from -90 to 90.");
  // Beyond this the projections of a zone mean nothing.
  if (crs.srid !== 4326 && corners.some((value) => Math.abs(value) > 20_000_000)) throw invalid("bbox", "These metres lie outside of the coordinate system.");
  return { corners, crs };
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return LIMIT.usual;
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) < 1) throw invalid("limit", `It is a whole number from 1; more than ${LIMIT.most} gives ${LIMIT.most}.`);
  return Math.min(Number(text), LIMIT.most);
}

function readCursor(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!isKey(text)) throw invalid("cursor", "Follow the link next instead of making one.");
  return text;
}
export function isKey(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** An instant, or an interval with ".." or nothing for an open end. A day means all of it, in UTC. */
export function readDatetime(text: string | undefined): { readonly from: string | null; readonly to: string | null } {
  if (text === undefined) return { from: null, to: null };
  const parts = text.split("/");
  if (parts.length > 2) throw invalid("datetime", "It is one moment, or two with a / between.");
  const isOpen = (part: string): boolean => part === "" || part === "..";
  const [first = "", last = first] = parts;
  if (parts.every(isOpen)) throw invalid("datetime", "One end at least is a moment.");
  const from = isOpen(first) ? null : moment(first, "T00:00:00Z");
  const to = isOpen(last) ? null : moment(last, "T23:59:59.999Z");
  if (from !== null && to !== null && Date.parse(from) > Date.parse(to)) throw invalid("datetime", "It ends before it begins.");
  return { from, to };
}
function moment(text: string, ofDay: string): string {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text + ofDay : text;
  const parsed = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/.test(whole) ? Date.parse(whole.toUpperCase()) : Number.NaN;
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(parsed) || new Date(Date.parse(`${whole.slice(0, 10)}T00:00:00Z`)).toISOString().slice(0, 10) !== whole.slice(0, 10)) throw invalid("datetime", "Moments are written as 2026-05-04 or 2026-05-04T10:00:00Z.");
  return new Date(parsed).toISOString();
}

function invalid(name: string, why: string): Refusal {
  return new Refusal(400, "InvalidParameterValue", `${name}: ${why}`);
}
