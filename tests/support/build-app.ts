/** Builds the app as an operator would, in a process of its own (the test runner's NODE_ENV would make a development build). */
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const root = resolve(import.meta.dirname, "../..");

/** `settings` are the VITE_ variables; none of the surroundings' reach the build. */
export async function buildApp(outDir: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("VITE") && name !== "NODE_ENV" && name !== "TEST" && name !== "DEV" && name !== "PROD" && name !== "MODE");
  await promisify(execFile)(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), NODE_ENV: "production", ...settings },
    maxBuffer: 16 * 1024 * 1024,
  });
}
