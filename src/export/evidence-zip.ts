/**
 * Evidence as a zip: each layer a file (CSV, or GeoJSON by RFC 7946), tables without places as CSV, and beside them what everything means:
 * LÄS-MIG.txt for people, datalexikon.csv for every column, manifest.json with filter, counts and the hash of each file.
 */
import { CsvTable } from "./csv";
import type { EvidenceFacts, EvidenceFeature, EvidenceLayer, EvidenceSpec, EvidenceWriter } from "./evidence-layer";
import { layerTable, tableColumns } from "./evidence-csv";
import { GeoJsonFile } from "./evidence-geojson";
import { dictionaryOf, makeManifest, sha256Hex, type PackedFile } from "./manifest";
import { packZip } from "./zip";

interface Sheet {
  readonly name: string;
  readonly layer: EvidenceLayer;
  readonly content: CsvTable<EvidenceFeature> | GeoJsonFile;
}
interface Meaning {
  readonly file: string;
  readonly name: string;
  readonly meaning: string;
}
const DICTIONARY = [
  { name: "fil", meaning: "Fil.", value: ({ file }: Meaning) => file },
  { name: "kolumn", meaning: "Kolumn.", value: ({ name }: Meaning) => name },
  { name: "betydelse", meaning: "Vad som står i den, och i vilken enhet.", value: ({ meaning }: Meaning) => meaning },
];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function zipWriter({ format, crs, layers }: EvidenceSpec): EvidenceWriter {
  const sheets = layers.map((layer): Sheet =>
    format === "geojson" && layer.geometry !== null
      ? { name: `${layer.name}.geojson`, layer, content: new GeoJsonFile(layer) }
      : { name: `${layer.name}.csv`, layer, content: layerTable(layer, crs) },
  );
  return {
    add: (name, features) => {
      const sheet = sheets.find(({ layer }) => layer.name === name);
      if (sheet === undefined) throw new Error(`evidence: no layer ${name}`);
      sheet.content.add(features);
    },
    finish: async (facts) => {
      const files: PackedFile[] = [];
      for (const { name, content } of sheets) files.push({ name, bytes: await content.bytes(), rows: content.rows });
      const dictionary = Object.fromEntries(sheets.map(({ name, layer, content }) => [name, dictionaryOf(content instanceof CsvTable ? tableColumns(layer, crs) : layer.columns)]));
      const lexicon = new CsvTable<Meaning>(DICTIONARY);
      for (const [file, columns] of Object.entries(dictionary)) lexicon.add(Object.entries(columns).map(([name, meaning]) => ({ file, name, meaning })));
      files.push({ name: "datalexikon.csv", bytes: await lexicon.bytes(), rows: lexicon.rows }, { name: "LÄS-MIG.txt", bytes: await readMe(facts, sheets, files) });
      const { title, madeAt, filter, counts } = facts;
      const manifest = await makeManifest({ title, madeAt, filter, counts, dictionary }, files);
      return packZip([manifest, ...files].map(({ name, bytes }) => ({ name, bytes })), new Date(madeAt));
    },
  };
}

async function readMe({ title, readMe: paragraphs }: EvidenceFacts, sheets: readonly Sheet[], files: readonly PackedFile[]): Promise<Uint8Array> {
  const listed = await Promise.all(files.map(async ({ name, bytes, rows }) => `${name}${rows === undefined ? "" : ` (${rows} rader)`}\n  SHA-256 ${await sha256Hex(bytes)}`));
  const layers = sheets.map(({ name, layer }) => `${name}: ${layer.meaning}`);
  return bytesOf(`\uFEFF${[title, ...paragraphs, ...layers, listed.join("\n"), "Varje kolumn förklaras i datalexikon.csv. Samma uppgifter för program finns i manifest.json."].join("\n\n").replaceAll("\n", "\r\n")}\r\n`);
}
