import { svelte } from "@sveltejs/vite-plugin-svelte";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [
    paraglideVitePlugin({ project: "./project.inlang", outdir: "./src/generated/messages", strategy: ["localStorage", "preferredLanguage", "baseLocale"] }),
    svelte(),
  ],
  build: { target: "es2022", sourcemap: true },
  worker: { format: "es" },
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.ts"], environment: "node" } },
      { extends: true, plugins: [svelteTesting()], test: { name: "component", include: ["tests/component/**/*.test.ts"], environment: "happy-dom" } },
      { extends: true, test: { name: "contract", include: ["tests/contract/**/*.test.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 180_000, fileParallelism: false } },
      { extends: true, test: { name: "database", include: ["tests/database/**/*.test.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 240_000, fileParallelism: false } },
    ],
  },
});
