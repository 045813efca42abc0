/**
 * The service worker and the app's manifest. Contributing works offline from the first visit on: the whole residents' app is fetched in the
 * background and kept; walls and staff keep their own parts (src/service-worker/parts.ts). A new version waits until the person says yes
 * (src/update.svelte.ts).
 */
import { build, type Plugin, type PluginOption, type Rolldown } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { partsOf, type BuiltChunk, type BuiltParts } from "./parts.ts";

/** Their workers are bundles of their own, which nothing imports: the map's, and the one that scales photos. */
const RESIDENTS_WORKERS = /\/(maplibre-gl-worker|photo-worker)-/;

/** Chooses from what workbox found in the build. */
type Choice = <File extends { readonly url: string }>(files: File[]) => { manifest: File[]; warnings: string[] };

export function serviceWorker(ownBackend: boolean): PluginOption[] {
  let parts: BuiltParts | null = null;
  // Filled when the script's name is known, before the worker that names it is written.
  const scripts: string[] = [];

  const ownScript: Plugin = {
    name: "service-worker-own-script",
    apply: "build",
    generateBundle: {
      // After Vite has said which styles belong to which chunk.
      order: "post",
      async handler(_, bundle) {
        parts = partsOf(Object.values(bundle).flatMap((file) => (file.type === "chunk" ? [describe(file)] : [])));
        const source = await buildOwnScript(parts);
        // Named by its content: a browser takes a new one with each version, whatever the server says of keeping.
        const reference = this.emitFile({ type: "asset", name: "service-worker.js", source });
        scripts.splice(0, scripts.length, this.getFileName(reference));
      },
    },
  };
  const residentsOnly: Choice = (files) => {
    if (parts === null) throw new Error("service worker: the bundle was not looked at");
    const { residents } = parts;
    return { manifest: files.filter(({ url }) => !/\.(js|css)$/.test(url) || residents.has(url) || RESIDENTS_WORKERS.test(url)), warnings: [] };
  };
  return [ownScript, residentsApp(ownBackend, scripts, residentsOnly)];
}

function describe({ fileName, facadeModuleId, imports, dynamicImports, viteMetadata }: Rolldown.OutputChunk): BuiltChunk {
  return { fileName, facadeModuleId, imports, dynamicImports, styles: [...(viteMetadata?.importedCss ?? [])] };
}

/** A plain script: importScripts takes no modules. */
async function buildOwnScript({ wall, staff }: BuiltParts): Promise<string> {
  const paths = (files: readonly string[]): readonly string[] => files.map((file) => `/${file}`);
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define: { PART_LISTS: JSON.stringify({ wall: paths(wall), staff: paths(staff) }) },
    build: { write: false, lib: { entry: "src/service-worker/service-worker.ts", formats: ["iife"], name: "ownServiceWorker" } },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !("output" in output)) throw new Error("service worker: nothing was built");
  return output.output[0].code;
}

function residentsApp(ownBackend: boolean, importScripts: string[], residentsOnly: Choice): PluginOption {
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
      // The phone's share menu: one photo, taken by the service worker (src/service-worker/share-target.ts).
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
      importScripts,
      globPatterns: ["**/*.{js,css,html,svg,png,webp,json,geojson,woff2}"],
      // Alphabets we have no words in, and Arabic letters: fetched when first used, so that they do not weigh on everybody's first visit.
      globIgnores: ["**/*{arabic,cyrillic,greek,vietnamese,math,symbols}*", ".vite/**", "config.json"],
      manifestTransforms: [residentsOnly],
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
