/**
 * The receipt code: 128 random bits made on the device, as 26 characters of Crockford's base 32 (no I, L, O, U). It is the only key
 * to a contribution, so it is shown in groups and read back however people write it down.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 26;
const GROUP = 4;

export type RandomBytes = (count: number) => Uint8Array;

export const cryptoBytes: RandomBytes = (count) => crypto.getRandomValues(new Uint8Array(count));

/** 16 bytes are 128 bits, padded with two zero bits in front to 130 = 26 × 5. */
export function makeReceiptCode(randomBytes: RandomBytes = cryptoBytes): string {
  let bits = 0;
  let held = 2;
  let code = "";
  for (const byte of randomBytes(16)) {
    bits = ((bits << 8) | byte) & 0xffff;
    held += 8;
    while (held >= 5) {
      held -= 5;
      code += ALPHABET.charAt((bits >>> held) & 31);
    }
  }
  return code;
}

/** "ABCD-EFGH-…": hyphens, so that a double click or a long press takes the whole code. */
export function formatReceiptCode(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? []).join("-");
}

/** Reads small letters, spaces, any dash, O for 0, I and L for 1, and a whole receipt link. Null when it cannot be a code. */
export function parseReceiptCode(written: string): string | null {
  const afterHash = decodeFragment(written.slice(written.lastIndexOf("#") + 1));
  const code = afterHash
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return isReceiptCode(code) ? code : null;
}

export function isReceiptCode(code: string): boolean {
  return code.length === LENGTH && [...code].every((letter) => ALPHABET.includes(letter));
}

function decodeFragment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
