/** The Supabase paths, each to its adapter, with a limit on what a request may carry. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";

export type Fetch = (request: Request, peerAddress: string | null) => Promise<Response>;

export interface ApiRoutes {
  readonly rest: Fetch;
  readonly auth: Fetch;
  readonly realtime: Fetch;
  readonly storage: Fetch;
  readonly functions: Fetch;
}

const ROUTE = /^\/(rest|auth|realtime|storage|functions)\/v1(?:\/|\?|$)/;
/** A contribution is at most some kilobytes; only photos and recordings are larger: 10 MB, and a little for the form around them. */
const MAX_BODY_BYTES = { rest: 512 * 1_024, auth: 16 * 1_024, realtime: 64 * 1_024, storage: 12 * 1_024 * 1_024, functions: 12 * 1_024 * 1_024 } as const;

/** @returns whether the request was for the API (and is being answered). */
export function apiMiddleware(routes: ApiRoutes, log: (line: string) => void): (request: IncomingMessage, response: ServerResponse) => boolean {
  const listener = getRequestListener(async (request, env) => {
    const area = areaOf(new URL(request.url).pathname);
    if (area === null) return new Response(null, { status: 404 });
    const peer = "incoming" in env ? (env.incoming.socket.remoteAddress ?? null) : null;
    const started = performance.now();
    const response = await routes[area](request, peer).catch((error: unknown) => {
      log(`error: ${request.method} ${new URL(request.url).pathname}: ${error instanceof Error ? error.message : String(error)}`);
      return Response.json({ code: "XX000", message: "The server failed", details: null, hint: null }, { status: 500, headers: { "access-control-allow-origin": "*" } });
    });
    // The path only: a query may hold what somebody searched for.
    if (response.status >= 500) log(`error: ${request.method} ${new URL(request.url).pathname} answered ${response.status} after ${Math.round(performance.now() - started)} ms`);
    return response;
  });

  return (request, response) => {
    const area = areaOf(request.url ?? "/");
    if (area === null) return false;
    const refusal = bodyRefusal(request, MAX_BODY_BYTES[area]);
    if (refusal !== null) refuse(request, response, refusal);
    else void listener(request, response);
    return true;
  };
}

function areaOf(path: string): keyof ApiRoutes | null {
  return (ROUTE.exec(path)?.[1] as keyof ApiRoutes | undefined) ?? null;
}

function bodyRefusal(request: IncomingMessage, maxBytes: number): 411 | 413 | null {
  // Without a length the body could go on for ever. Browsers and supabase-js always send one.
  if (request.headers["transfer-encoding"] !== undefined) return 411;
  return Number(request.headers["content-length"] ?? 0) > maxBytes ? 413 : null;
}

function refuse(request: IncomingMessage, response: ServerResponse, status: 411 | 413): void {
  const message = status === 413 ? "The request is too large" : "The request must say how long it is";
  response.writeHead(status, { "content-type": "application/json", "access-control-allow-origin": "*", connection: "close" });
  response.end(JSON.stringify({ code: `PT${status}`, message, details: null, hint: null }), () => request.destroy());
}
