/** What the function asks of its project: database functions and the private bucket, with the service key or as the one who asks. */
import type { FunctionEnv } from "../handler.ts";
import { Refusal } from "./refusal.ts";

const BUCKET = "media";

/** @param token a member of staff's session; left out: the service key. Problems the database raises come through as they are. */
export async function callDatabase(env: FunctionEnv, name: string, args: Readonly<Record<string, unknown>>, token: string | null = null): Promise<unknown> {
  const response = await ask(env, `/rest/v1/rpc/${name}`, "POST", JSON.stringify(args), { "content-type": "application/json" }, token);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const { message, details } = (answer ?? {}) as { message?: unknown; details?: unknown };
  const code = response.status < 500 && typeof message === "string" && /^[a-z_]+$/.test(message) ? message : "server_unavailable";
  throw new Refusal(code === "server_unavailable" ? 503 : response.status, code, typeof details === "string" ? details : null);
}

export async function putFile(env: FunctionEnv, path: string, bytes: Uint8Array<ArrayBuffer>, mimeType: string): Promise<void> {
  // Upsert: the same bytes again, after a line that broke between bucket and database.
  const response = await ask(env, `/storage/v1/object/${BUCKET}/${path}`, "POST", bytes, { "content-type": mimeType, "x-upsert": "true", "cache-control": "max-age=300" });
  if (!response.ok) throw new Refusal(503, "server_unavailable");
}

export async function deleteFiles(env: FunctionEnv, paths: readonly string[]): Promise<void> {
  const response = await ask(env, `/storage/v1/object/${BUCKET}`, "DELETE", JSON.stringify({ prefixes: paths }), { "content-type": "application/json" });
  if (!response.ok) throw new Refusal(503, "server_unavailable");
}

/** @returns an address, from the project's root, that shows this file to anyone for so long. */
export async function signFile(env: FunctionEnv, path: string, seconds: number): Promise<string> {
  const response = await ask(env, `/storage/v1/object/sign/${BUCKET}/${path}`, "POST", JSON.stringify({ expiresIn: seconds }), { "content-type": "application/json" });
  const answer: unknown = await response.json().catch(() => null);
  const { signedURL } = (answer ?? {}) as { signedURL?: unknown };
  if (!response.ok || typeof signedURL !== "string") throw new Refusal(404, "not_allowed");
  return `/storage/v1${signedURL}`;
}

function ask(env: FunctionEnv, path: string, method: string, body: BodyInit, headers: Readonly<Record<string, string>>, token: string | null = null): Promise<Response> {
  const key = token === null ? env.secretKey : env.publishableKey;
  // A new secret key (sb_secret_…) is no token and goes into apikey alone; an old service key goes into both.
  const bearer = token ?? (env.secretKey.startsWith("sb_") ? null : env.secretKey);
  return fetch(`${env.supabaseUrl}${path}`, {
    method,
    body,
    headers: { ...headers, apikey: key, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
  });
}
