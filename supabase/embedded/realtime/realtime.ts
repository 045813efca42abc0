/**
 * Supabase Realtime, the part we use: broadcasts from the database on private topics, joins decided by the policies on
 * realtime.messages. Public topics, client broadcasts, presence and postgres_changes are not there; asking for them is refused.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Database } from "../database/database";
import type { Keys } from "../folder/keys";
import { identify, tokenOf } from "../http/identify";
import { mayHear } from "./authorise";
import { RealtimeConnection, type ConnectionRules } from "./connection";
import { forgetOldMessages, listenForMessages } from "./messages";

const SOCKET_PATH = "/realtime/v1/websocket";
/** Joins and heartbeats are far smaller; what is larger closes the line (1009). */
const MAX_FRAME_BYTES = 64 * 1_024;
const MAX_CONNECTIONS = 1_000;
const FORGET_EVERY_MS = 15 * 60_000;

export interface Realtime {
  /** @returns whether the upgrade was ours; others (Vite's hot reload) are left alone. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** POST /realtime/v1/api/broadcast: only the secret key may send. */
  fetch(request: Request): Promise<Response>;
  close(): void;
}

export async function startRealtime(database: Database, keys: Keys, onError: (error: unknown) => void): Promise<Realtime> {
  const connections = new Set<RealtimeConnection>();
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  const rules: ConnectionRules = {
    identify: (token) => identify(token, keys),
    mayHear: (claims, topic) => mayHear(database, claims, topic),
    onError,
  };
  await listenForMessages(
    database,
    (message) => {
      for (const connection of connections) connection.deliver(message);
    },
    onError,
  );
  const forgetting = setInterval(() => void forgetOldMessages(database).catch(onError), FORGET_EVERY_MS);
  forgetting.unref();

  return {
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? "/", "http://embedded");
      if (url.pathname !== SOCKET_PATH) return false;
      const apikey = url.searchParams.get("apikey") ?? "";
      const refusal = apikey !== keys.publishableKey && apikey !== keys.secretKey ? "401 Unauthorized" : connections.size >= MAX_CONNECTIONS ? "503 Service Unavailable" : null;
      if (refusal !== null) {
        socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
        return true;
      }
      server.handleUpgrade(request, socket, head, (line) => {
        const version = url.searchParams.get("vsn") === "2.0.0" ? "2.0.0" : "1.0.0";
        const connection = new RealtimeConnection(line, version, apikey, rules);
        connections.add(connection);
        line.on("close", () => connections.delete(connection));
      });
      return true;
    },
    async fetch(request) {
      const claims = await identify(tokenOf(request.headers), keys);
      if (claims?.role !== "service_role") return Response.json({ message: "Unauthorized" }, { status: claims === null ? 401 : 403 });
      // Nothing of ours broadcasts over HTTP; the database does (realtime.send).
      return Response.json({ message: "Not available in the embedded back end" }, { status: 501 });
    },
    close() {
      clearInterval(forgetting);
      for (const connection of connections) connection.close();
      server.close();
    },
  };
}
