/**
 * The embedded Supabase and the built app on one port. `npm start` (start.ts), the contract suite and the browser tests call
 * `startEmbedded`; it resolves when everything answers.
 */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startBackend, type Backend, type BackendOptions } from "./backend";
import type { Database } from "./database/database";
import type { StaffLogin } from "./prepare/staff-accounts";
import { connectOrigins, contentSecurityPolicy, securityHeaders } from "./http/security-headers";
import { BASEMAP_PATH, staticFiles } from "./http/static-files";

export interface EmbeddedOptions extends BackendOptions {
  /** 0 or absent: any free one. */
  readonly port?: number;
  /** Default 127.0.0.1; `npm start` listens on every interface so that a phone in the same network reaches it. */
  readonly host?: string;
  /** The built app. Default: dist/ of the project if it is there. */
  readonly dist?: string;
}

export interface Embedded {
  /** Without a slash at the end. */
  readonly url: string;
  readonly publishableKey: string;
  /** Bypasses every policy: for tests of service functions only, never for a browser. */
  readonly secretKey: string;
  readonly logins: readonly StaffLogin[];
  readonly database: Database;
  close(): Promise<void>;
}

/** Where `npm run build` puts the app. */
export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  const { port = 0, host = "127.0.0.1" } = options;
  const dist = resolve(options.dist ?? DIST);
  let backend: Backend | null = null;
  const server = createServer();
  // The port first: a start that cannot be reached must not touch the data.
  await new Promise<void>((ready, failed) => {
    server.once("error", failed);
    server.listen(port, host, ready);
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  server.on("request", (_request, response) => {
    if (backend !== null) return;
    response.writeHead(503, { "retry-after": "5", "content-type": "text/plain; charset=utf-8" });
    response.end("Databasen förbereds. Försök igen om en liten stund.\n");
  });
  server.on("upgrade", (request, socket, head) => {
    if (backend === null || !backend.upgrade(request, socket, head)) socket.destroy();
  });
  try {
    backend = await startBackend(url, options);
  } catch (error) {
    server.close();
    throw error;
  }
  const running = backend;
  const files = staticFiles({
    root: dist,
    headers: securityHeaders(contentSecurityPolicy(connectOrigins(process.env["VH_CONNECT"]))),
    extra: { [BASEMAP_PATH]: running.folder.basemap },
  });
  if (!existsSync(join(dist, "index.html"))) options.log?.("There is no built app (dist/); only the back end answers. Run npm run build.");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    if (running.handle(request, response)) return;
    files(request, response).catch((error: unknown) => {
      options.log?.(`error: ${request.method ?? ""} a file: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return {
    url,
    publishableKey: running.keys.publishableKey,
    secretKey: running.keys.secretKey,
    logins: running.logins,
    database: running.database,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await running.close();
    },
  };
}
