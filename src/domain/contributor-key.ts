/** The contributor key: 128 random bits that tie one device's (or one turn's) contributions together without saying whose they are. */
import { cryptoBytes, type RandomBytes } from "./receipt-code";

export function makeContributorKey(randomBytes: RandomBytes = cryptoBytes): string {
  return Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function isContributorKey(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
