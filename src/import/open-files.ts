/** What somebody dropped: one GeoPackage, GeoJSON file or zip, or the loose parts of one shapefile. Read whole or refused whole. */
import { unzipSync } from "fflate";
import { FileProblem } from "./file-problem";
import { readGeoJson } from "./geojson";
import { readGeoPackage, type LoadSqlite } from "./geopackage";
import type { GivenFile, Layer } from "./layer";
import { FEATURE_LIMIT, FILE_LIMIT_BYTES, UNPACKED_LIMIT_BYTES } from "./limits";
import { readShapefile } from "./shapefile";

export interface OpenedFiles {
  /** As the log and the history of areas name it. */
  readonly name: string;
  /** sha256 of all bytes, 64 hexadecimal digits. */
  readonly hash: string;
  readonly layers: readonly Layer[];
}

const SQLITE = "SQLite format 3";
const SHAPEFILE_PARTS: ReadonlySet<string> = new Set(["shp", "dbf", "prj", "cpg"]);

export async function openFiles(files: readonly GivenFile[], loadSqlite: LoadSqlite): Promise<OpenedFiles> {
  const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  if (bytes > FILE_LIMIT_BYTES) throw new FileProblem("too_large", { found: bytes, expected: FILE_LIMIT_BYTES });
  const layers = await readLayers(files, loadSqlite);
  for (const layer of layers) {
    if (layer.features.length > FEATURE_LIMIT) throw new FileProblem("too_many_features", { found: layer.features.length, expected: FEATURE_LIMIT });
  }
  if (layers.every(({ features }) => features.length === 0)) throw new FileProblem("empty");
  const main = files.find(({ name }) => endOf(name) === "shp") ?? files[0];
  return { name: main?.name ?? "", hash: await hashOf(files), layers };
}

async function readLayers(files: readonly GivenFile[], loadSqlite: LoadSqlite): Promise<readonly Layer[]> {
  const [first] = files;
  if (first === undefined || files.every(({ bytes }) => bytes.byteLength === 0)) throw new FileProblem("empty");
  if (files.some(({ name }) => SHAPEFILE_PARTS.has(endOf(name)))) return shapefilesIn(files);
  if (startsWith(first.bytes, SQLITE)) return readGeoPackage(first, loadSqlite);
  if (startsWith(first.bytes, "PK\u0003\u0004")) return shapefilesIn(unpack(first));
  if (/^\ufeff?\s*[{[]/.test(new TextDecoder().decode(first.bytes.subarray(0, 200)))) return [readGeoJson(first)];
  // Its name says what it should have been.
  if (endOf(first.name) === "gpkg" || endOf(first.name) === "zip") throw new FileProblem("broken", { byte: 0, what: first.name });
  throw new FileProblem("format_unknown", { what: first.name });
}

function shapefilesIn(files: readonly GivenFile[]): readonly Layer[] {
  const shapefiles = new Map<string, Map<string, GivenFile>>();
  for (const file of files) {
    const end = endOf(file.name);
    if (!SHAPEFILE_PARTS.has(end)) continue;
    const name = file.name.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
    const parts = shapefiles.get(name) ?? new Map<string, GivenFile>();
    parts.set(end, file);
    shapefiles.set(name, parts);
  }
  if (shapefiles.size === 0) throw new FileProblem("no_layers");
  return [...shapefiles].map(([name, parts]) => readShapefile(name, parts));
}

function unpack({ name, bytes }: GivenFile): readonly GivenFile[] {
  let unpacked = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: (entry) => {
        // Macintosh puts shadows of every file beside it.
        if (!SHAPEFILE_PARTS.has(endOf(entry.name)) || entry.name.startsWith("__MACOSX/")) return false;
        unpacked += entry.originalSize;
        if (unpacked > UNPACKED_LIMIT_BYTES) throw new FileProblem("too_large", { found: unpacked, expected: UNPACKED_LIMIT_BYTES });
        return true;
      },
    });
    return Object.entries(entries).map(([entry, content]) => ({ name: entry, bytes: content }));
  } catch (thrown) {
    if (thrown instanceof FileProblem) throw thrown;
    throw new FileProblem("truncated", { byte: bytes.byteLength, found: bytes.byteLength, what: name }, thrown);
  }
}

async function hashOf(files: readonly GivenFile[]): Promise<string> {
  const whole = new Uint8Array(await new Blob(files.map(({ bytes }) => bytes as Uint8Array<ArrayBuffer>)).arrayBuffer());
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", whole))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
function endOf(name: string): string {
  return (/\.([^./]+)$/.exec(name)?.[1] ?? "").toLowerCase();
}
function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}
