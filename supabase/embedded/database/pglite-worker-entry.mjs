// A worker thread does not inherit tsx on Node 20, so its entry is JavaScript and loads the TypeScript worker itself.
import { tsImport } from "tsx/esm/api";

await tsImport("./pglite-worker.ts", import.meta.url);
