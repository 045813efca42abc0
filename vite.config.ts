/**
 * Builds the app. Where the back end is: with VITE_SUPABASE_URL set the build belongs to that Supabase, otherwise to the one that
 * serves the page (it then reads /config.json when it starts). Also lists the test projects.
 */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelteTesting } from "@testing-library/svelte/vite";
import { build, loadEnv, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { oneMessageAtATime } from "./src/messages/one-message-at-a-time.ts";
import { embeddedSupabase } from "./supabase/embedded/vite-plugin.ts";

const SHARE_TARGET = "share-target.js";

export default defineConfig(({ mode }) => {
  const ownBackend = (loadEnv(mode, process.cwd(), "VITE_")["VITE_SUPABASE_URL"] ?? "") === "";
  return {
    plugins: [
      paraglideVitePlugin({ project: "./project.inlang", outdir: "./src/generated/messages", strategy: ["localStorage", "preferredLanguage", "baseLocale"] }),
      svelte(),
      oneMessageAtATime(),
      shareTarget(),
      serviceWorker(ownBackend),
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

/** The service worker's own part as a plain script: importScripts takes no modules. Made before the worker that names it. */
function shareTarget(): Plugin {
  return {
    name: "share-target",
    apply: "build",
    async generateBundle() {
      const made = await build({ configFile: false, publicDir: false, logLevel: "warn", build: { write: false, lib: { entry: "src/share-target.ts", formats: ["iife"], name: "shareTarget" } } });
      const [output] = Array.isArray(made) ? made : [made];
      if (output === undefined || !("output" in output)) throw new Error("share-target: nothing was built");
      this.emitFile({ type: "asset", fileName: SHARE_TARGET, source: output.output[0].code });
    },
  };
}

/**
 * Contributing works offline from the first visit on: the whole public app is fetched in the background and kept. A new version waits
 * until the person says yes (src/update.svelte.ts).
 */
function serviceWorker(ownBackend: boolean) {
  return VitePWA({
    strategies: "generateSW",
    registerType: "prompt",
    injectRegister: false,
    manifest: {
      id: "/",
      name: "Vårt Helsingborg",
      short_name: "Vårt Hbg",
      description: "Berätta om platser i Helsingborg – och läs vad andra berättar.",
      lang: "sv",
      start_url: "/",
      scope: "/",
      display: "standalone",
      theme_color: "#76232f",
      background_color: "#ffffff",
      // The phone's share menu: one photo, taken by the service worker (src/share-target.ts).
      share_target: { action: "/dela", method: "POST", enctype: "multipart/form-data", params: { files: [{ name: "foto", accept: ["image/*"] }] } },
      shortcuts: [
        { name: "Berätta om en plats", short_name: "Berätta", url: "/beratta", icons: [{ src: "/icon-192.png", sizes: "192x192", type: "image/png" }] },
        { name: "Läs vad andra berättar", short_name: "Läs", url: "/?vy=lista", icons: [{ src: "/icon-192.png", sizes: "192x192", type: "image/png" }] },
        { name: "Mina kvitton", url: "/kvitto", icons: [{ src: "/icon-192.png", sizes: "192x192", type: "image/png" }] },
      ],
      icons: [
        { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
        { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
        { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
        { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      ],
    },
    includeManifestIcons: false,
    workbox: {
      importScripts: [SHARE_TARGET],
      globPatterns: ["**/*.{js,css,html,svg,png,webp,json,geojson,woff2}"],
      // Alphabets we have no words in, Arabic letters, what reads planners' files, weighs for them and sets their PDFs: fetched when first used, so that they do not weigh on everybody's first visit.
      globIgnores: ["**/*{arabic,cyrillic,greek,vietnamese,math,symbols}*", "**/{reader-worker,sql-wasm,export-worker,docx-worker,analysis-worker,share-worker}*", ".vite/**", "config.json", SHARE_TARGET],
      // The map library is about 1 MB before compression.
      maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      // The first visit must already be served by the worker, or going offline during it would lose the parts not yet loaded.
      clientsClaim: true,
      cleanupOutdatedCaches: true,
      sourcemap: false,
      navigateFallback: "index.html",
      navigateFallbackDenylist: ownBackend ? [/^\/(?:rest|auth|realtime|storage|functions)\//, /^\/config\.json$/] : [],
      runtimeCaching: [
        ...(ownBackend ? [{ urlPattern: /\/config\.json$/, handler: "NetworkFirst" as const, options: { cacheName: "config", networkTimeoutSeconds: 3 } }] : []),
        { urlPattern: /\/assets\/[^/]+\.woff2$/, handler: "CacheFirst" as const, options: { cacheName: "letters", expiration: { maxEntries: 30 } } },
      ],
    },
  });
}
