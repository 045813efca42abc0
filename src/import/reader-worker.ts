/** The worker around the reader. SQLite's WebAssembly lies beside our own code: nothing is fetched from elsewhere. */
import sqliteUrl from "sql.js/dist/sql-wasm-browser.wasm?url";
import { FileProblem } from "./file-problem";
import type { LoadSqlite } from "./geopackage";
import { readOverlay } from "./overlay";
import { makeReader } from "./read-desk";
import type { Reply, Request } from "./reader-messages";

const loadSqlite: LoadSqlite = async () => (await import("sql.js")).default({ locateFile: () => sqliteUrl });
const reader = makeReader(loadSqlite);

function answer(request: Request): Promise<unknown> {
  switch (request.type) {
    case "overlay":
      return readOverlay(request.files, loadSqlite);
    case "open":
      return reader.open(request.files, request.what);
    case "phase-words":
      return reader.phaseWords(request.layer, request.field);
    case "rows":
      return reader.rows(request.layer, request.mapping, request.crs);
  }
}

self.onmessage = async ({ data: { id, request } }: MessageEvent<{ readonly id: number; readonly request: Request }>) => {
  const reply: Reply = await answer(request).then(
    (value) => ({ id, value }),
    (thrown: unknown) => ({ id, problem: thrown instanceof FileProblem ? { code: thrown.code, place: thrown.place } : null, message: String(thrown) }),
  );
  self.postMessage(reply);
};
