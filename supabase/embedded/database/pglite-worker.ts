/**
 * The worker thread that holds PGlite with PostGIS, so that a slow query never stops HTTP, static files or heartbeats.
 * Speaks the messages of pglite-messages.ts with pglite.ts, which owns the queueing.
 */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { pgtap } from "@electric-sql/pglite/pgtap";
import { postgis } from "@electric-sql/pglite-postgis";
import type { FromWorker, ToWorker, WorkerOptions } from "./pglite-messages";
import { OID, asText, decimal, integer, isoTimestamp, parseJson } from "./text-formats";

if (parentPort === null) throw new Error("pglite-worker.ts runs as a worker thread");
const port = parentPort;
const options = workerData as WorkerOptions;

const database = new PGlite({
  dataDir: options.dataDir,
  extensions: { postgis, pgcrypto, pgtap },
  parsers: {
    [OID.int8]: integer,
    [OID.json]: parseJson,
    [OID.jsonb]: parseJson,
    [OID.numeric]: decimal,
    [OID.date]: asText,
    [OID.time]: asText,
    [OID.timetz]: asText,
    [OID.timestamp]: isoTimestamp,
    [OID.timestamptz]: isoTimestamp,
  },
});

async function answer(message: ToWorker): Promise<FromWorker> {
  switch (message.do) {
    case "query": {
      const result = await database.query<Record<string, unknown>>(message.statement, [...message.parameters]);
      return { id: message.id, rows: result.rows, affectedRows: result.affectedRows ?? null };
    }
    case "execute":
      await database.exec(message.script);
      return { id: message.id, rows: [], affectedRows: null };
    case "listen":
      await database.listen(message.channel, (payload) => port.postMessage({ notify: message.channel, payload } satisfies FromWorker));
      return { id: message.id, rows: [], affectedRows: null };
    case "close":
      await database.close();
      return { id: message.id, rows: [], affectedRows: null };
  }
}

port.on("message", (message: ToWorker) => {
  answer(message).then(
    (reply) => port.postMessage(reply),
    (error: unknown) => {
      const { message: text, code, detail, hint } = error as { message?: string; code?: string; detail?: string; hint?: string };
      port.postMessage({ id: message.id, error: { message: text ?? String(error), code: code ?? "XX000", detail: detail ?? null, hint: hint ?? null } } satisfies FromWorker);
    },
  );
});

database.waitReady.then(
  () => port.postMessage({ ready: true } satisfies FromWorker),
  (error: unknown) => port.postMessage({ failed: String(error) } satisfies FromWorker),
);
