/** The reader's work itself, without a worker around it: one file, kept between the questions about it. */
import type { ImportKind } from "../domain/area-import";
import { readBoundary } from "./boundary";
import { toLonLat } from "./crs";
import { FileProblem } from "./file-problem";
import type { LoadSqlite } from "./geopackage";
import type { ImportReader } from "./import-reader";
import type { Layer } from "./layer";
import { guessMapping, guessPhases, phaseWords } from "./mapping";
import { openFiles } from "./open-files";
import type { FoundLayer } from "./reader-messages";
import { readRows } from "./rows";
import { findCrs } from "./sure-crs";

/** Enough to see on the map whether they lie where they should. */
const LOOKED_AT = 40;

export function makeReader(loadSqlite: LoadSqlite): ImportReader {
  let layers: readonly Layer[] = [];
  let what: ImportKind = "areas";
  const layerAt = (nth: number): Layer => {
    const layer = layers[nth];
    if (layer === undefined) throw new FileProblem("no_layers");
    return layer;
  };
  return {
    open: async (files, kind) => {
      const opened = await openFiles(files, loadSqlite);
      ({ layers } = opened);
      what = kind;
      return { name: opened.name, hash: opened.hash, layers: layers.map((layer) => describe(layer, kind)) };
    },
    phaseWords: (nth, field) => Promise.resolve({ words: phaseWords(layerAt(nth), field), phases: guessPhases(layerAt(nth), field) }),
    rows: (nth, mapping, crs) => Promise.resolve(readRows(layerAt(nth), what, mapping, crs)),
    close: () => undefined,
  };
}

function describe(layer: Layer, what: ImportKind): FoundLayer {
  const crs = findCrs(layer);
  const guess = guessMapping(layer, what);
  return {
    name: layer.name, count: layer.features.length, fields: layer.fields, encoding: layer.encoding, crs, guess,
    sample: layer.features.slice(0, 3).map(({ values }) => values),
    phaseWords: phaseWords(layer, guess.fields.phase),
    readings: crs.possible.map((choice) => ({
      choice,
      boundaries: layer.features.slice(0, LOOKED_AT).flatMap(({ shape }) => {
        const reading = readBoundary(shape, toLonLat(choice));
        return "boundary" in reading ? [reading.boundary] : [];
      }),
    })),
  };
}
