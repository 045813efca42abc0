/**
 * Builds the app. Where the back end is: with VITE_SUPABASE_URL set the build belongs to that Supabase, otherwise to the one that
 * serves the page (it then reads /config.json when it starts). Also lists the test projects.
 */
import { execFileSync } from "node:child_process";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelteTesting } from "@testing-library/svelte/vite";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";
import { serviceWorker } from "./build/service-worker.ts";
import { oneMessageAtATime } from "./src/messages/one-message-at-a-time.ts";
import { embeddedSupabase } from "./supabase/embedded/vite-plugin.ts";

export default defineConfig(({ mode }) => {
  process.env["VITE_COMMIT"] ??= commit();
  const ownBackend = (loadEnv(mode, process.cwd(), "VITE_")["VITE_SUPABASE_URL"] ?? "") === "";
  return {
    plugins: [
      paraglideVitePlugin({ project: "./project.inlang", outdir: "./src/generated/messages", strategy: ["localStorage", "preferredLanguage", "baseLocale"] }),
      svelte(),
      oneMessageAtATime(),
      ...serviceWorker(ownBackend),
      // With a back end of one's own (VITE_SUPABASE_URL) `npm run dev` is only Vite.
      ...(ownBackend ? [embeddedSupabase()] : []),
    ],
    // The manifest lets the budget tests follow what is loaded before what. No source maps: they would carry what the build left out.
    build: {
      target: "es2022",
      manifest: true,
      // Staff's pages fetch their parts as they meet them: a list of all of them would lie in everybody's first chunk. Style sheets are kept by Vite.
      modulePreload: { resolveDependencies: (chunk, parts) => (/\/(main-wall|StaffArea|PlanArea|doors|LeadPage|LetterPage|Poster|About|supabase-lead)-/.test(chunk) ? [] : parts) },
      // The kit's index only names its parts: who imports one must not carry all of them into the shell.
      rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /src\/(ui|map)\/index\.ts$/, sideEffects: false }] } },
    },
    worker: { format: "es" },
    test: {
      projects: [
        { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"], environment: "node" } },
        { extends: true, plugins: [svelteTesting()], test: { name: "component", include: ["tests/component/**/*.test.ts"], environment: "happy-dom" } },
        { extends: true, test: { name: "contract", include: ["tests/contract/**/*.test.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 180_000, fileParallelism: false } },
        { extends: true, test: { name: "database", include: ["tests/database/**/*.test.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 240_000, fileParallelism: false } },
        { extends: true, test: { name: "build", include: ["tests/build/**/*.test.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 480_000, fileParallelism: false } },
      ],
    },
  };
});

/** Which state of the code this is, for whoever asks a screen (src/main-wall.ts); a build without its repository may be told by VITE_COMMIT. */
function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}
