/**
 * The Phoenix wire format of Supabase Realtime: version 1.0.0 (objects) and 2.0.0 (arrays). Answers are JSON text in both.
 * realtime-js sends client broadcasts of 2.0.0 as binary frames of kind 3; we only need to know that it was one.
 */
export interface Frame {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}
export type Version = "1.0.0" | "2.0.0";

export function encodeFrame(version: Version, { joinRef, ref, topic, event, payload }: Frame): string {
  return JSON.stringify(version === "2.0.0" ? [joinRef, ref, topic, event, payload] : { join_ref: joinRef, ref, topic, event, payload });
}

/** @returns null for anything that is not a frame. */
export function decodeFrame(version: Version, text: string): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (version === "2.0.0") return Array.isArray(value) ? frameOf(value[0], value[1], value[2], value[3], value[4]) : null;
  if (!isObject(value)) return null;
  return frameOf(value["join_ref"], value["ref"], value["topic"], value["event"], value["payload"]);
}

export function decodeBinaryBroadcast(data: Uint8Array): Frame | null {
  const [kind, joinRefLength = 0, refLength = 0, topicLength = 0] = data;
  if (kind !== 3) return null;
  const text = (from: number, length: number): string => new TextDecoder().decode(data.subarray(from, from + length));
  const start = 7;
  return frameOf(text(start, joinRefLength), text(start + joinRefLength, refLength), text(start + joinRefLength + refLength, topicLength), "broadcast", {});
}

function frameOf(joinRef: unknown, ref: unknown, topic: unknown, event: unknown, payload: unknown): Frame | null {
  if (typeof topic !== "string" || typeof event !== "string") return null;
  return { joinRef: textOrNull(joinRef), ref: textOrNull(ref), topic, event, payload: isObject(payload) ? payload : {} };
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
