/** What a page says to the service worker to have the parts of its side kept: the words both know. */
export const SIDES = ["wall", "staff"] as const;
/** Who needs parts that residents' phones never fetch. */
export type Side = (typeof SIDES)[number];

export interface PartsAsk {
  readonly type: "KEEP_PARTS";
  readonly side: Side;
  /** The address of a part that the asking page runs: tells of which version it is. */
  readonly runs: string;
}

/** Null for every other message, workbox's own for one. */
export function readAsk(data: unknown): PartsAsk | null {
  if (typeof data !== "object" || data === null || !("type" in data) || data.type !== "KEEP_PARTS") return null;
  const side = "side" in data ? SIDES.find((known) => known === data.side) : undefined;
  return side === undefined || !("runs" in data) || typeof data.runs !== "string" ? null : { type: "KEEP_PARTS", side, runs: data.runs };
}
