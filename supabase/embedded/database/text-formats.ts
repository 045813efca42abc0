/** How PostgreSQL's text values become JSON values, the same on PGlite and PostgreSQL and as PostgREST prints them. */
export const OID = { int8: 20, json: 114, date: 1082, time: 1083, timestamp: 1114, timestamptz: 1184, timetz: 1266, numeric: 1700, jsonb: 3802 } as const;

/** `2026-11-23 02:19:44+00` → `2026-11-23T02:19:44+00:00` */
export const isoTimestamp = (value: string): string => value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00");

export function integer(value: string): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : BigInt(value);
}

/** Digits a double cannot keep stay text. */
export function decimal(value: string): number | string {
  const number = Number(value);
  return Number.isFinite(number) && String(number) === value ? number : value;
}

export const parseJson = (value: string): unknown => JSON.parse(value);

/** lite hands over JSON that is already text; encoding it again would store a string. */
export const jsonText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

const PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  [OID.int8]: integer,
  [OID.json]: parseJson,
  [OID.jsonb]: parseJson,
  [OID.numeric]: decimal,
  [OID.timestamp]: isoTimestamp,
  [OID.timestamptz]: isoTimestamp,
};
/** Array type → type of its elements (pg_type.typelem). */
const ELEMENTS: Readonly<Record<number, number>> = { 1016: OID.int8, 199: OID.json, 3807: OID.jsonb, 1231: OID.numeric, 1115: OID.timestamp, 1185: OID.timestamptz };

/** Types PGlite would parse in its own way (dates to Date objects, say): these arrive as text. */
export const TEXT_TYPES: readonly number[] = Object.values(OID);

/** @returns null for types whose values are right as they come. */
export function valueOf(type: number): ((value: unknown) => unknown) | null {
  const parse = PARSERS[ELEMENTS[type] ?? type];
  if (parse === undefined) return null;
  const convert = (value: unknown): unknown => (Array.isArray(value) ? value.map(convert) : typeof value === "string" ? parse(value) : value);
  return convert;
}
