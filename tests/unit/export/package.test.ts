import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { CsvTable, type CsvColumn } from "../../../src/export/csv";
import { dictionaryOf, makeManifest } from "../../../src/export/manifest";
import { packZip } from "../../../src/export/zip";

interface Row {
  readonly words: string;
  readonly count: number | null;
}
const COLUMNS: readonly CsvColumn<Row>[] = [
  { name: "ord", meaning: "Orden", value: ({ words }) => words },
  { name: "antal", meaning: "Antal", value: ({ count }) => count },
];
const text = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

describe("a table", () => {
  test("opens in Swedish Excel: a byte order mark, semicolons, its head once, whatever comes in how many pieces", async () => {
    const table = new CsvTable(COLUMNS);
    table.add([{ words: "å;ä", count: 1 }]);
    table.add([]);
    table.add([{ words: 'sa "hej"\nigen', count: null }]);
    expect(text(await table.bytes())).toBe('\uFEFFord;antal\r\n"å;ä";1\r\n"sa ""hej""\nigen";\r\n');
    expect(table.rows).toBe(2);
  });
  test.each(["=1+1", "+46701234567", "-1", "@SUM(A1)", "\t=1"])("does not run %j when it is opened", async (words) => {
    const table = new CsvTable(COLUMNS);
    table.add([{ words, count: -3 }]);
    const { data } = Papa.parse<string[]>(text(await table.bytes()).slice(1), { delimiter: ";" });
    expect(data[1]?.[0]).toBe(`'${words}`);
  });
});

test("the manifest names every file with its size, rows and hash, and every column", async () => {
  const file = { name: "a.csv", bytes: new TextEncoder().encode("hej"), rows: 1 };
  const made = await makeManifest({ title: "T", madeAt: "2026-11-23T10:00:00Z", filter: { campaign: "x" }, counts: { published: 1 }, dictionary: { "a.csv": dictionaryOf(COLUMNS) } }, [file]);
  expect(JSON.parse(text(made.bytes))).toEqual({
    title: "T", madeAt: "2026-11-23T10:00:00Z", filter: { campaign: "x" }, counts: { published: 1 }, dictionary: { "a.csv": { ord: "Orden", antal: "Antal" } },
    files: [{ name: "a.csv", bytes: 3, rows: 1, sha256: createHash("sha256").update("hej").digest("hex") }],
  });
});

describe("a zip", () => {
  test("gives back what was put in, with folders and Swedish letters in names", () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const found = unzipSync(packZip([{ name: "bilder/å.webp", bytes }, { name: "läs.txt", bytes: new TextEncoder().encode("hej") }], new Date("2026-11-23T10:00:00Z")));
    expect(Object.keys(found).sort()).toEqual(["bilder/å.webp", "läs.txt"]);
    expect([...(found["bilder/å.webp"] ?? [])]).toEqual([1, 2, 3]);
    expect(strFromU8(found["läs.txt"] ?? new Uint8Array())).toBe("hej");
  });
  test("takes no two files of one name", () => {
    const bytes = new Uint8Array();
    expect(() => packZip([{ name: "a", bytes }, { name: "a", bytes }], new Date("2026-11-23"))).toThrow("Twice");
  });
});
