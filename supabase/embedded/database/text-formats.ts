/** How PostgreSQL's text values become JSON values, the same on PGlite and PostgreSQL and as PostgREST prints them. */
export const OID = { int8: 20, json: 114, date: 1082, time: 1083, timestamp: 1114, timestamptz: 1184, timetz: 1266, numeric: 1700, jsonb: 3802 } as const;

export const asText = (value: string): string => value;

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
