/**
 * `npm run dev`: the embedded back end inside Vite's own server, so that the app finds it at its own address. Only `vite dev`
 * (apply: "serve", and never in vitest); a build knows nothing of it. The back end is loaded through tsx when the server starts.
 */
import type { Plugin, ViteDevServer } from "vite";
import type { Backend, BackendOptions } from "./backend";
import type * as StaticFiles from "./http/static-files";
import { dataFolderAt } from "./folder/data-folder.ts";

export function embeddedSupabase(): Plugin {
  return {
    name: "embedded-supabase",
    apply: (_config, { command, isPreview }) => command === "serve" && isPreview !== true && process.env["VITEST"] === undefined,
    // Vite would otherwise serve the data folder's keys to anyone and reload the page at every write of the database.
    config: () => {
      const data = dataFolderAt().root;
      return { server: { fs: { deny: [".env", ".env.*", "*.{crt,pem}", "**/.git/**", `${data}/**`] }, watch: { ignored: [`${data}/**`] } } };
    },
    configureServer: async (server) => {
      const { httpServer, middlewares } = server;
      if (httpServer === null) return;
      const log = (line: string): void => server.config.logger.info(line);
      // Loaded here and not above: a build reads this file too.
      const { tsImport } = await import("tsx/esm/api");
      const { startBackend } = (await tsImport("./backend.ts", import.meta.url)) as { startBackend: (ownUrl: string, options: BackendOptions) => Promise<Backend> };
      const { BASEMAP_PATH, staticFiles } = (await tsImport("./http/static-files.ts", import.meta.url)) as typeof StaticFiles;
      const databaseUrl = process.env["EMBEDDED_DATABASE_URL"];
      const backend = await startBackend(ownUrl(server), { log, demo: process.env["VH_DEMO"] !== "off", ...(databaseUrl === undefined ? {} : { databaseUrl }) });
      const basemap = staticFiles({ root: server.config.publicDir, headers: {}, extra: { [BASEMAP_PATH]: backend.folder.basemap } });
      middlewares.use((request, response, next) => {
        if (backend.handle(request, response)) return;
        if (request.url?.split("?")[0] === BASEMAP_PATH) basemap(request, response).catch(next);
        else next();
      });
      // Vite's own upgrade listener takes its hot-reload sockets by their protocol and leaves the rest.
      httpServer.on("upgrade", (request, socket, head) => void backend.upgrade(request, socket, head));
      for (const { role, email, password } of backend.logins) log(`  ${role.padEnd(10)} ${email.padEnd(24)} ${password}`);
      closeWith(server, backend);
    },
  };
}

function ownUrl({ config }: ViteDevServer): string {
  return `http://localhost:${config.server.port}`;
}

/** Vite closes the server on restart and on exit; the data folder must be free again before the next start. */
function closeWith(server: ViteDevServer, backend: Backend): void {
  const close = server.close.bind(server);
  server.close = async () => {
    await close();
    await backend.close();
  };
}
