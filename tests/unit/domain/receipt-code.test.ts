import fc from "fast-check";
import { expect, test } from "vitest";
import { isContributorKey, makeContributorKey } from "../../../src/domain/contributor-key";
import { newId } from "../../../src/domain/new-id";
import { formatReceiptCode, isReceiptCode, makeReceiptCode, parseReceiptCode } from "../../../src/domain/receipt-code";

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

test("the code is its 128 bits: no two keys share one", () => {
  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  fc.assert(
    fc.property(bytes, (key) => {
      const code = makeReceiptCode(() => key);
      const value = [...code].reduce((sum, letter) => sum * 32n + BigInt(ALPHABET.indexOf(letter)), 0n);
      const expected = [...key].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
      expect(code).toHaveLength(26);
      expect(value).toBe(expected);
    }),
  );
});

test("however it is written down, it is read back", () => {
  const sloppy = (code: string) => [
    formatReceiptCode(code),
    code.toLowerCase(),
    ` ${formatReceiptCode(code).replaceAll("-", " ")} `,
    code.replaceAll("0", "O").replaceAll("1", "l"),
    code.replaceAll("0", "o").replaceAll("1", "I"),
    formatReceiptCode(code).replaceAll("-", "–"),
    `https://vart.helsingborg.example/kvitto#${code}`,
    `https://vart.helsingborg.example/kvitto#${formatReceiptCode(code)}`,
  ];
  fc.assert(
    fc.property(bytes, (key) => {
      const code = makeReceiptCode(() => key);
      for (const written of sloppy(code)) expect(parseReceiptCode(written)).toBe(code);
    }),
  );
});

test("it is shown in groups of four", () => {
  expect(formatReceiptCode("ABCDEFGHJKMNPQRSTVWXYZ0123")).toBe("ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-23");
});

test.each(["", "ABCD", "U".repeat(26), "A".repeat(27), "%E0%A4%A"])("what cannot be a code is not one: %j", (written) => {
  expect(parseReceiptCode(written)).toBeNull();
});

test("keys and ids made without a hand have the shape the server asks for", () => {
  expect(isReceiptCode(makeReceiptCode())).toBe(true);
  expect(isContributorKey(makeContributorKey())).toBe(true);
  expect(makeContributorKey(() => new Uint8Array(16).fill(10))).toBe("0a".repeat(16));
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId()).not.toBe(newId());
});
