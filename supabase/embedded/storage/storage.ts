/**
 * Supabase Storage, the part our edge functions need: upload, download, signed links, list and remove in private buckets. Only
 * the secret key may ask – anon and staff have no storage policy at all (ARCHITECTURE.md) – except for following a signed link.
 * Objects are files in the data folder and rows in storage.objects; the row decides what exists.
 */
import type { Keys } from "../folder/keys";
import type { Database } from "../database/database";
import { identify, tokenOf } from "../http/identify";
import { ObjectStore, StorageProblem } from "./object-store";
import { partOf } from "./part-of";
import { readSignedPath, signPath } from "./signed-links";
import { uploadOf } from "./upload";

export interface StorageOptions {
  readonly database: Database;
  readonly keys: Keys;
  /** Where the bytes lie. */
  readonly folder: string;
}

const ROOT = "/storage/v1";
/** Bucket, then the object's path; both as Supabase allows them, without anything that could leave the folder. */
const PATH = /^([a-z0-9][a-z0-9._-]{0,62})\/((?:[\w!.*'()&$@=;:+,?-]+\/)*[\w!.*'()&$@=;:+,?-]+)$/;

export async function startStorage({ database, keys, folder }: StorageOptions): Promise<(request: Request) => Promise<Response>> {
  const store = new ObjectStore(database, folder);

  const asService = async (request: Request): Promise<void> => {
    const claims = await identify(tokenOf(request.headers), keys);
    if (claims?.role !== "service_role") throw new StorageProblem(403, "Unauthorized", "new row violates row-level security policy");
  };
  const download = async (request: Request, bucket: string, path: string): Promise<Response> => {
    const object = await store.read(bucket, path);
    const part = partOf(object.bytes, request.headers.get("range"));
    return new Response(part.body, {
      status: part.status,
      headers: {
        ...part.headers,
        "content-type": object.type,
        "content-disposition": "inline",
        "cache-control": "private, no-store",
        // What people upload is shown, never run.
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
      },
    });
  };
  const sign = async (bucket: string, path: string, expiresIn: unknown): Promise<string> => {
    await store.mustExist(bucket, path);
    if (typeof expiresIn !== "number" || !(expiresIn > 0)) throw new StorageProblem(400, "InvalidRequest", "expiresIn must be a number of seconds");
    return `/object/sign/${bucket}/${path}?token=${await signPath(`${bucket}/${path}`, expiresIn, keys.jwtSecret)}`;
  };

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const path = decodeURIComponent(url.pathname.slice(ROOT.length));
    const rest = (prefix: string): string => path.slice(prefix.length);
    const isRead = request.method === "GET" || request.method === "HEAD";

    if (isRead && path.startsWith("/object/sign/")) {
      const [bucket, name] = split(rest("/object/sign/"));
      if ((await readSignedPath(url.searchParams.get("token") ?? "", keys.jwtSecret)) !== `${bucket}/${name}`) throw new StorageProblem(400, "InvalidJWT", "the link is not valid or has expired");
      return download(request, bucket, name);
    }
    await asService(request);
    if (request.method === "POST" && path.startsWith("/object/sign/")) {
      const given = await json(request);
      if (!rest("/object/sign/").includes("/")) {
        const bucket = rest("/object/sign/");
        const paths = Array.isArray(given["paths"]) ? given["paths"].map(String) : [];
        return Response.json(
          await Promise.all(
            paths.map(async (name) =>
              sign(...split(`${bucket}/${name}`), given["expiresIn"]).then(
                (signedURL) => ({ path: name, signedURL, error: null }),
                (error: unknown) => ({ path: name, signedURL: null, error: error instanceof StorageProblem ? error.message : "failed" }),
              ),
            ),
          ),
        );
      }
      return Response.json({ signedURL: await sign(...split(rest("/object/sign/")), given["expiresIn"]) });
    }
    if (request.method === "POST" && path.startsWith("/object/list/")) {
      const given = await json(request);
      return Response.json(await store.list(rest("/object/list/"), String(given["prefix"] ?? "")));
    }
    if (request.method === "DELETE" && path.startsWith("/object/")) {
      const given = await json(request);
      const names = Array.isArray(given["prefixes"]) ? given["prefixes"].map(String) : [];
      return Response.json(await store.remove(rest("/object/"), names));
    }
    if (path.startsWith("/object/")) {
      const [bucket, name] = split(rest("/object/").replace(/^authenticated\//, ""));
      if (isRead) return download(request, bucket, name);
      if (request.method === "POST" || request.method === "PUT") {
        const mayReplace = request.method === "PUT" || request.headers.get("x-upsert") === "true";
        const id = await store.write(bucket, name, await uploadOf(request), mayReplace);
        return Response.json({ Key: `${bucket}/${name}`, Id: id });
      }
    }
    throw new StorageProblem(404, "not_found", "Route not found");
  };

  return async (request) => {
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: CORS });
    const response = await answer(request).catch((error: unknown) => {
      if (!(error instanceof StorageProblem)) throw error;
      // Supabase Storage answers most refusals with HTTP 400 and the real status inside; storage-js reads both.
      return Response.json({ statusCode: String(error.status), error: error.code, message: error.message }, { status: error.status === 404 ? 404 : 400 });
    });
    for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
    return response;
  };
}

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "apikey, authorization, content-type, x-client-info, x-upsert, cache-control",
  "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE",
} as const;

function split(path: string): [bucket: string, name: string] {
  const [, bucket, name] = PATH.exec(path) ?? [];
  if (bucket === undefined || name === undefined || name.split("/").some((part) => /^\.+$/.test(part))) throw new StorageProblem(400, "InvalidKey", `Invalid key: ${path}`);
  return [bucket, name];
}

async function json(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = await request.json().catch(() => null);
  if (typeof value !== "object" || value === null) throw new StorageProblem(400, "InvalidRequest", "the body must be a JSON object");
  return value as Record<string, unknown>;
}
