/**
 * The back end of the soak: the wall's door over real HTTP and a real WebSocket, its clock the page's own simulated one (sent with every
 * request), so that a week fits into minutes. The embedded Supabase cannot do that: its clock is PostgreSQL's. Its answers have the shapes of
 * migration "wall door"; what the real one promises is tested in tests/contract and tests/e2e/wall.spec.ts.
 */
import { createServer, type IncomingMessage, type Server } from "node:http";
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { extname, join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import { CLOSED } from "./week";
import type { WallPage, WallRead, WallStory } from "../../../src/domain/wall/wall";

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".json": "application/json" };
export const WALL = "soak";
/** The page tells its simulated time. */
export const CLOCK_HEADER = "x-soak-now";

interface Change {
  readonly seq: number;
  readonly id: string;
  readonly story: WallStory | null;
}

export class FakeCity {
  readonly #dist: string;
  readonly #changes = new Map<string, Change>();
  readonly #lines = new Set<WebSocket>();
  readonly #connections = new Set<Socket>();
  #seq = 0;
  #isDown = false;
  #isLineDown = false;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  requests = 0;
  /** Of the service worker: a higher one is a new version of the app. */
  version = 1;

  constructor(dist: string) {
    this.#dist = dist;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        ({ status, type, body }) => response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    this.#server.on("connection", (socket: Socket) => {
      if (this.#isDown) socket.destroy();
      this.#connections.add(socket);
      socket.once("close", () => this.#connections.delete(socket));
    });
    this.#server.on("upgrade", (request, socket, head) => {
      if (this.#isLineDown) socket.destroy();
      else this.#sockets.handleUpgrade(request, socket, head, (line) => this.#listen(line));
    });
  }

  async start(port: number): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(port, "127.0.0.1", done));
  }
  stop(): void {
    this.setDown(true);
    this.#server.close();
  }

  get shown(): readonly WallStory[] {
    return [...this.#changes.values()].flatMap(({ story }) => (story === null ? [] : [story]));
  }
  publish(story: WallStory): void {
    this.#change(story.id, story);
  }
  /** Withdrawn, reported or rejected: to a wall all the same. */
  remove(id: string): void {
    this.#change(id, null);
  }
  /** A restart: every connection breaks, and none is taken until it is back. */
  setDown(isDown: boolean): void {
    this.#isDown = isDown;
    if (isDown) for (const socket of this.#connections) socket.destroy();
  }
  /** Only the WebSocket. */
  setLineDown(isDown: boolean): void {
    this.#isLineDown = isDown;
    if (isDown) for (const line of this.#lines) line.terminate();
  }
  /** Anybody's message with anything in it: a forged one. */
  forge(payload: unknown): void {
    this.#tell(payload);
  }

  changesSince(cursor: number): WallPage {
    const all = [...this.#changes.values()].filter(({ seq }) => seq > cursor).sort((one, other) => one.seq - other.seq);
    const page = all.slice(0, 500);
    return {
      cursor: page.at(-1)?.seq ?? cursor, revision: 1, more: all.length > page.length,
      changed: page.flatMap(({ story }) => (story === null ? [] : [story])),
      removed: cursor === 0 ? [] : page.flatMap(({ id, story }) => (story === null ? [id] : [])),
    };
  }

  #change(id: string, story: WallStory | null): void {
    this.#seq += 1;
    this.#changes.set(id, { seq: this.#seq, id, story });
    this.#tell({});
  }
  #tell(payload: unknown): void {
    for (const line of this.#lines) line.send(JSON.stringify([null, null, "realtime:published", "broadcast", { type: "broadcast", event: "changed", payload }]));
  }

  #listen(line: WebSocket): void {
    this.#lines.add(line);
    line.once("close", () => this.#lines.delete(line));
    line.on("message", (data) => {
      const [joinRef, ref, topic, event] = JSON.parse(String(data)) as readonly unknown[];
      if (event === "access_token") return;
      line.send(JSON.stringify([joinRef, ref, topic, "phx_reply", { status: "ok", response: {} }]));
    });
  }

  async #answer(request: IncomingMessage): Promise<{ readonly status: number; readonly type: string; readonly body: string | Buffer }> {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const json = (value: unknown) => ({ status: 200, type: "application/json", body: JSON.stringify(value) });
    if (path === "/config.json") return json({ supabaseUrl: "", publishableKey: "soak" });
    if (path.startsWith("/rest/v1/rpc/")) {
      this.requests += 1;
      const at = new Date(Number(request.headers[CLOCK_HEADER] ?? Date.now()));
      const args = await bodyOf(request);
      if (path.endsWith("/read_wall")) return json(wallRead(at, this.#changes.size));
      if (path.endsWith("/wall_changes")) return json(this.changesSince(Number(args["cursor"])));
      return json([]);
    }
    const file = extname(path) === "" ? "/index.html" : path;
    const bytes = await readFile(join(this.#dist, file));
    return { status: 200, type: TYPES[extname(file)] ?? "application/octet-stream", body: file === "/sw.js" ? `${bytes.toString()}\n// ${this.version}` : bytes };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString() || "{}") as Record<string, unknown>;
}

function wallRead(at: Date, voices: number): WallRead {
  return {
    settings: {
      name: WALL, title: { sv: "En vecka på väggen" }, revision: 1, campaign: null, languages: ["sv", "en", "ar"], languageSeconds: 300,
      chapters: [{ type: "stories", minutes: 12 }, { type: "memories", minutes: 6 }, { type: "voices", minutes: 1 }, { type: "map", minutes: 2 }],
      storySeconds: 24, theme: "by_sun", layout: "full", invitation: { sv: "Berätta om din plats" }, hasSound: false, allowsBrowse: true,
      quietHours: CLOSED, shortCode: "BCD23", pinnedIds: [],
    },
    voices: voices < 5 ? null : voices, answers: [], at: at.toISOString(),
  };
}
