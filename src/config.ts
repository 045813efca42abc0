/**
 * Where the back end is. Fixed at build time by VITE_SUPABASE_URL and VITE_SUPABASE_PUBLISHABLE_KEY; otherwise asked of the server that
 * delivers the page. With the two variables set, that second way is not in the build at all. Loaded after the shell has painted (zod).
 *
 *   const config = await loadConfig();   → { supabaseUrl, publishableKey, basemap }
 */
import * as z from "zod/mini";
import { Problem } from "./domain/problem";

export interface Config {
  /** Without a slash at the end. */
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  /** Which basemap to try first: "embedded", "pmtiles", "openfreemap" or a raster template. Null: the app's default. */
  readonly basemap: string | null;
}

const url = z.string().check(z.regex(/^https?:\/\/[^\s]+$/));
const environment = z.object({
  VITE_SUPABASE_URL: url,
  VITE_SUPABASE_PUBLISHABLE_KEY: z.string().check(z.minLength(1)),
  VITE_BASEMAP: z.optional(z.string()),
});
const served = z.object({
  /** Empty: the same origin as the page. */
  supabaseUrl: z.union([z.literal(""), url]),
  publishableKey: z.string().check(z.minLength(1)),
  basemap: z.exactOptional(z.string()),
});

/** Rejects with `server_unavailable` when nothing says where the back end is, `offline` without a network. */
export async function loadConfig(): Promise<Config> {
  // Compared here and not in a helper, so that the bundler can drop what is not used.
  if (import.meta.env.VITE_SUPABASE_URL && import.meta.env.VITE_SUPABASE_PUBLISHABLE_KEY) return configFromEnvironment(import.meta.env);
  return configFromServer();
}

export function configFromEnvironment(values: unknown): Config {
  const result = z.safeParse(environment, values);
  if (!result.success) throw new Problem("unexpected", { cause: result.error });
  const { VITE_SUPABASE_URL, VITE_SUPABASE_PUBLISHABLE_KEY, VITE_BASEMAP } = result.data;
  return { supabaseUrl: withoutSlash(VITE_SUPABASE_URL), publishableKey: VITE_SUPABASE_PUBLISHABLE_KEY, basemap: VITE_BASEMAP || null };
}

// Four seconds: on a network that only pretends to be there, the last snapshot should not wait longer than that.
const PATIENCE_MS = 4_000;

async function askServer(): Promise<Config> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), lastKept() === null ? 5 * PATIENCE_MS : PATIENCE_MS);
  try {
    const response = await fetch("/config.json", { headers: { accept: "application/json" }, cache: "no-cache", signal: controller.signal });
    if (!response.ok) throw new Problem("server_unavailable");
    return configFromServed(await response.json().catch(() => null), location.origin);
  } finally {
    clearTimeout(timer);
  }
}

async function configFromServer(): Promise<Config> {
  try {
    const config = await askServer();
    keep(config);
    return config;
  } catch (thrown) {
    // Offline the last answer still tells whose snapshot and queue these are.
    const kept = lastKept();
    if (kept !== null) return kept;
    throw thrown instanceof Problem ? thrown : new Problem("offline", { cause: thrown });
  }
}

const KEY = "vart-helsingborg.config";
const keptConfig: z.ZodMiniType<Config> = z.object({ supabaseUrl: url, publishableKey: z.string().check(z.minLength(1)), basemap: z.nullable(z.string()) });

function keep(config: Config): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(config));
  } catch {
    // Blocked or full: asked again next time.
  }
}

function lastKept(): Config | null {
  try {
    const result = z.safeParse(keptConfig, JSON.parse(localStorage.getItem(KEY) ?? "null"));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

export function configFromServed(document: unknown, origin: string): Config {
  const result = z.safeParse(served, document);
  if (!result.success) throw new Problem("server_unavailable", { cause: result.error });
  const { supabaseUrl, publishableKey, basemap } = result.data;
  return { supabaseUrl: withoutSlash(supabaseUrl === "" ? origin : supabaseUrl), publishableKey, basemap: basemap || null };
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, "");
}
