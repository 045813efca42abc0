/** Answers a request for a part (RFC 9110, one range): players jump in a recording, and Safari plays none without it. */
export interface Part {
  readonly status: 200 | 206 | 416;
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly headers: Readonly<Record<string, string>>;
}

export function partOf(bytes: Uint8Array, range: string | null): Part {
  const whole = { status: 200, body: new Uint8Array(bytes), headers: { "accept-ranges": "bytes" } } as const;
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (first === "" && last === "") return whole;
  // "-500" are the last 500; an end beyond the end is the end.
  const from = first === "" ? Math.max(0, bytes.length - Number(last)) : Number(first);
  const to = first === "" || last === "" ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
  if (from > to || (first === "" && Number(last) === 0)) return { status: 416, body: null, headers: { "content-range": `bytes */${bytes.length}` } };
  return { status: 206, body: new Uint8Array(bytes.subarray(from, to + 1)), headers: { "accept-ranges": "bytes", "content-range": `bytes ${from}-${to}/${bytes.length}` } };
}
