/**
 * Serves the built app: hashed assets for ever, index.html and the service worker never from cache, unknown addresses get the
 * app (its router decides). Text is compressed once per file and kept; large archives (basemaps) are streamed by range.
 */
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".geojson": "application/geo+json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".pmtiles": "application/vnd.pmtiles",
};
const COMPRESSIBLE = /^(text\/|application\/(json|geo\+json|manifest|wasm)|image\/svg)/;
type Encoding = "br" | "gzip" | "identity";
const compressors: Readonly<Record<Exclude<Encoding, "identity">, (data: Buffer) => Promise<Buffer>>> = {
  // Level 9 of 11: within 3 % of the smallest, ten times faster.
  br: (data) => promisify(brotliCompress)(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (data) => promisify(gzip)(data, { level: 9 }),
};

/** Where the app asks for the archive that may lie in the data folder (src/map/basemap-setting.ts). */
export const BASEMAP_PATH = "/basemap/helsingborg.pmtiles";

/** Where phones send a shared photo. The service worker takes it; where there is none yet, the photo is not read and can be picked. */
const SHARE_PATH = "/dela";

export interface StaticOptions {
  /** The build. */
  readonly root: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Single files from elsewhere: address → path on disk; a missing one is a 404. */
  readonly extra: Readonly<Record<string, string>>;
}

export function staticFiles({ root, headers, extra }: StaticOptions): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const cache = new Map<string, Promise<Buffer>>();

  return async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method === "POST" && pathOf(request.url ?? "/") === SHARE_PATH) return end(response, 303, { location: "/beratta", connection: "close" });
    if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405, { allow: "GET, HEAD" });
    const path = pathOf(request.url ?? "/");
    if (path === null) return end(response, 400);
    const elsewhere = extra[path];
    const file = elsewhere ?? (await existing(join(root, path))) ?? (wantsPage(path) ? join(root, "index.html") : null);
    const found = file === null ? null : await stat(file).catch(() => null);
    if (file === null || found?.isFile() !== true) return end(response, 404);

    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const tag = `"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"`;
    response.setHeader("content-type", type);
    response.setHeader("etag", tag);
    response.setHeader("cache-control", cacheControl(path, file));
    response.setHeader("vary", "accept-encoding");
    if (request.headers["if-none-match"] === tag) return end(response, 304);
    if (!COMPRESSIBLE.test(type)) return stream(request, response, file, found.size);

    const encoding = acceptedEncoding(request.headers["accept-encoding"]);
    const key = `${encoding} ${tag} ${file}`;
    const made = cache.get(key) ?? readFile(file).then((data) => (encoding === "identity" ? data : compressors[encoding](data)));
    cache.set(key, made);
    const body = await made;
    if (encoding !== "identity") response.setHeader("content-encoding", encoding);
    response.writeHead(200, { "content-length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

/** @returns null for addresses that leave the folder or cannot be read. */
function pathOf(url: string): string | null {
  try {
    const path = normalize(decodeURIComponent(new URL(url, "http://embedded").pathname));
    return path.includes("\0") || path.split(sep).includes("..") ? null : path;
  } catch {
    return null;
  }
}

async function existing(file: string): Promise<string | null> {
  return (await stat(file).catch(() => null))?.isFile() === true ? file : null;
}

/** Addresses of the app have no file ending; a missing script must be a 404, not a page. */
const wantsPage = (path: string): boolean => extname(path) === "";

function cacheControl(path: string, file: string): string {
  return /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path) && !file.endsWith(".html") ? "public, max-age=31536000, immutable" : "no-cache";
}

function acceptedEncoding(accepted: string | string[] | undefined): Encoding {
  const text = String(accepted ?? "");
  return /\bbr\b/.test(text) ? "br" : /\bgzip\b/.test(text) ? "gzip" : "identity";
}

function stream(request: IncomingMessage, response: ServerResponse, file: string, size: number): void {
  response.setHeader("accept-ranges", "bytes");
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const start = range === null ? 0 : Number(range[1]);
  const last = range === null || range[2] === "" ? size - 1 : Math.min(Number(range[2]), size - 1);
  if (range !== null && (start > last || start >= size)) return end(response, 416, { "content-range": `bytes */${size}` });
  response.writeHead(range === null ? 200 : 206, { "content-length": last - start + 1, ...(range === null ? {} : { "content-range": `bytes ${start}-${last}/${size}` }) });
  if (request.method === "HEAD" || size === 0) return void response.end();
  createReadStream(file, { start, end: last }).on("error", () => response.destroy()).pipe(response);
}

function end(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers);
  response.end();
}
