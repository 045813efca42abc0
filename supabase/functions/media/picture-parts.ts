/** The parts a picture is made of, by name, without decoding it. Null: it does not hold together, or something lies outside its parts. */

/** Markers of a JPEG's segments (ITU-T T.81, annex B), scans skipped over, to an end of image that is the end of the file. */
export function jpegSegments(bytes: Uint8Array): readonly number[] | null {
  const markers: number[] = [];
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return at + 2 === bytes.length && markers.includes(0xda) ? markers : null;
    markers.push(marker);
    const length = uint16(bytes, at + 2);
    if (length < 2) return null;
    at += 2 + length;
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  return null;
}

/** In a scan 0xff is data when 0 follows it, a restart mark when 0xd0 to 0xd7 does. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Names of a WebP's chunks (RFC 9649): four letters, 32 bit little-endian length, padded to even; nothing after the last. */
export function webpChunks(bytes: Uint8Array): readonly string[] | null {
  if (uint32(bytes, 4) + 8 !== bytes.length) return null;
  const names: string[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    names.push(String.fromCharCode(...bytes.subarray(at, at + 4)));
    const length = uint32(bytes, at + 4);
    at += 8 + length + (length % 2);
  }
  return at === bytes.length ? names : null;
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function uint32(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100 + (bytes[at + 2] ?? 0) * 0x10000 + (bytes[at + 3] ?? 0) * 0x1000000;
}
