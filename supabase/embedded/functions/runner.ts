/**
 * Runs our edge functions: supabase/functions/<name>/handler.ts exports `handle(request, env)`, the same file Deno serves on
 * Supabase through its index.ts. What is not there is a 404 as on Supabase.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FunctionEnv, FunctionHandler } from "../../functions/handler";

const FUNCTIONS = fileURLToPath(new URL("../../functions", import.meta.url));
const ROUTE = /^\/functions\/v1\/([a-z][a-z0-9-]*)(?:\/|$)/;

export async function loadFunctions(env: FunctionEnv, onError: (error: unknown) => void): Promise<(request: Request) => Promise<Response>> {
  const handlers = new Map<string, FunctionHandler>();
  for (const entry of await readdir(FUNCTIONS, { withFileTypes: true })) {
    const file = join(FUNCTIONS, entry.name, "handler.ts");
    if (!entry.isDirectory() || !existsSync(file)) continue;
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { handle: FunctionHandler };
    handlers.set(entry.name, module.handle);
  }
  return async (request) => {
    const name = ROUTE.exec(new URL(request.url).pathname)?.[1] ?? "";
    const handle = handlers.get(name);
    if (handle === undefined) return Response.json({ code: "NOT_FOUND", message: "Requested function was not found" }, { status: 404 });
    try {
      return await handle(request, env);
    } catch (error) {
      onError(error);
      return Response.json({ code: "WORKER_ERROR", message: "The function failed" }, { status: 500 });
    }
  };
}
