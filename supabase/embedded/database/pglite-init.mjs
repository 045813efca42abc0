// Makes an empty PGlite folder and ends: initdb takes 250 MB that a process never gives back, so it runs in one of its own.
// Plain JavaScript like pglite-worker.mjs. Started by pglite.ts with the folder as its argument.
import { PGlite } from "@electric-sql/pglite";

const database = new PGlite({ dataDir: process.argv[2] });
await database.waitReady;
await database.close();
