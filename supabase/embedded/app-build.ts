/**
 * `npm start` builds the app when its sources have changed since the last build, so that later starts take seconds. The mark lies
 * in dist/ itself: a build by anybody else empties the folder and the mark with it.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SOURCES = ["src", "public", "project.inlang/settings.json", "index.html", "build", "vite.config.ts", "svelte.config.js", "tsconfig.json", "package-lock.json"];
/** Written by the build itself. */
const GENERATED = join(ROOT, "src/generated");
const MARK = ".sources";

/** @returns whether it had to build. */
export async function buildAppIfStale(dist: string, log: (line: string) => void): Promise<boolean> {
  const wanted = await sourcesMark();
  if ((await readFile(join(dist, MARK), "utf8").catch(() => "")) === wanted) return false;
  log("Building the app …");
  await promisify(execFile)(process.execPath, [join(ROOT, "node_modules/vite/bin/vite.js"), "build", "--outDir", dist, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production" },
    maxBuffer: 16 * 1_024 * 1_024,
  });
  await writeFile(join(dist, MARK), wanted);
  return true;
}

/** Names and contents of the sources and the settings that are built in; not times, which the message compiler touches. */
async function sourcesMark(): Promise<string> {
  const files: string[] = [];
  const walk = async (path: string): Promise<void> => {
    if (path === GENERATED) return;
    const found = await stat(path).catch(() => null);
    if (found === null) return;
    if (found.isDirectory()) for (const name of await readdir(path)) await walk(join(path, name));
    else files.push(`${relative(ROOT, path)} ${createHash("sha256").update(await readFile(path)).digest("hex")}`);
  };
  for (const source of SOURCES) await walk(join(ROOT, source));
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith("VITE_")).map(([name, value]) => `${name}=${value ?? ""}`);
  return createHash("sha256").update([...files.sort(), ...settings.sort()].join("\n")).digest("hex");
}
