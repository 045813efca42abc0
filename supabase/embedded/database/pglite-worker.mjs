// The worker thread that holds PGlite with PostGIS, so that a slow query never stops HTTP, static files or heartbeats.
// Plain JavaScript: a worker does not inherit tsx on Node 20, and loading PGlite through it costs a second at every start.
// Speaks the messages of pglite-messages.ts with pglite.ts, which owns the queueing and turns text into values.
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { postgis } from "@electric-sql/pglite-postgis";

const { dataDir, keepAsText } = workerData;
const database = new PGlite({
  dataDir,
  extensions: { postgis, pgcrypto, pg_trgm },
  parsers: Object.fromEntries(keepAsText.map((type) => [type, (text) => text])),
});

async function answer(message) {
  switch (message.do) {
    case "query": {
      const { rows, fields, affectedRows } = await database.query(message.statement, [...message.parameters]);
      return { rows, fields, affectedRows: affectedRows ?? null };
    }
    case "execute":
      await database.exec(message.script);
      break;
    case "listen":
      await database.listen(message.channel, (payload) => parentPort.postMessage({ notify: message.channel, payload }));
      break;
    case "close":
      await database.close();
      break;
  }
  return { rows: [], fields: [], affectedRows: null };
}

parentPort.on("message", (message) => {
  answer(message).then(
    (reply) => parentPort.postMessage({ id: message.id, ...reply }),
    (error) => parentPort.postMessage({ id: message.id, error: { message: error.message, code: error.code ?? "XX000", detail: error.detail ?? null, hint: error.hint ?? null } }),
  );
});

database.waitReady.then(
  () => parentPort.postMessage({ ready: true }),
  (error) => parentPort.postMessage({ failed: String(error) }),
);
