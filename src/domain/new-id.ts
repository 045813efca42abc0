/** A version 4 uuid, also on plain http in a local network, where browsers hide `crypto.randomUUID`. */
import { cryptoBytes, type RandomBytes } from "./receipt-code";

export function newId(randomBytes: RandomBytes = cryptoBytes): string {
  const hex = Array.from(randomBytes(16), (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
