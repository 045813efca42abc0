/**
 * Photos and recordings, the only way in and out of the private bucket `media`:
 *
 *   POST    multipart: document (MediaUpload as JSON), file    → MediaAcknowledgement; the same id twice is one
 *   GET     ?id=…                                              → 302 to a signed URL while it is public, else 404
 *           with a moderator's Authorization                   → {url} from the root, of their organisation's, public or not
 *           &original=1 with an admin's Authorization          → {url} of a photo as it was before it was blurred; in the audit
 *   PUT     ?id=… with a moderator's Authorization, a picture  → {id}: the blurred one in the place of a photo, of the same size
 *   DELETE                                                     → {deleted}: removes the files the database has queued for it, nothing else
 *
 * The database decides who may (migrations: media door); this function looks at the bytes, since SQL cannot.
 */
import type { FunctionEnv, FunctionHandler } from "../handler.ts";
import { inspect } from "./inspect.ts";
import { Refusal, refusalResponse } from "./refusal.ts";
import { callDatabase, deleteFiles, putFile, signFile } from "./supabase.ts";
import { BYTES_LIMIT, readUploadForm, readWithin } from "./upload-form.ts";

/** Five minutes: long enough to listen twice, short enough that a withdrawn photo's address soon leads nowhere. */
const SIGNED_SECONDS = 300;
const DELETED_AT_ONCE = 100;

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "apikey, authorization, content-type, x-client-info",
  "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE",
  "access-control-max-age": "86400",
} as const;

export const handle: FunctionHandler = async (request, env) => {
  const response = await answer(request, env).catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return refusalResponse(thrown);
    throw thrown;
  });
  for (const [name, value] of Object.entries(CORS)) response.headers.set(name, value);
  return response;
};

async function answer(request: Request, env: FunctionEnv): Promise<Response> {
  switch (request.method) {
    case "OPTIONS":
      return new Response(null, { status: 204 });
    case "POST":
      return Response.json(await takeUpload(request, env));
    case "PUT":
      return Response.json(await takeBlurred(request, env));
    case "GET":
    case "HEAD":
      return showMedia(request, env);
    case "DELETE":
      return Response.json({ deleted: await deleteQueued(env) });
    default:
      return Response.json({ message: "GET, POST, PUT or DELETE" }, { status: 405, headers: { allow: "GET, HEAD, POST, PUT, DELETE, OPTIONS" } });
  }
}

async function takeUpload(request: Request, env: FunctionEnv): Promise<unknown> {
  const { document, bytes } = await readUploadForm(request);
  const found = inspect(bytes, document.media["mimeType"]);
  // What the bytes say goes before what the document says of them.
  const media = { ...document.media, ...found };
  const admitted = (await callDatabase(env, "admit_media", { upload: { ...document, media } })) as { id: string; status: string; path: string; wanted: boolean };
  if (!admitted.wanted) return { id: admitted.id, status: admitted.status };
  await putFile(env, admitted.path, bytes, found.mimeType);
  const stored = await callDatabase(env, "store_media", { media: admitted.id, path: admitted.path });
  if (stored !== null) return stored;
  // Withdrawn while its bytes were on the way.
  await deleteQueued(env);
  throw new Refusal(410, "withdrawn");
}

/**
 * From the swap on nobody is led to the first picture any more; an address that was signed before it still leads there until its five
 * minutes are over.
 */
async function takeBlurred(request: Request, env: FunctionEnv): Promise<unknown> {
  const id = idOf(request);
  const token = sessionOf(request, env);
  if (token === null) throw new Refusal(403, "not_allowed");
  const bytes = await readWithin(request, BYTES_LIMIT);
  const { mimeType, ...found } = inspect(bytes, request.headers.get("content-type"));
  if (!mimeType.startsWith("image/")) throw new Refusal(422, "media_type_not_allowed", "media");
  const path = await callDatabase(env, "admit_blurred_photo", { photo: { id, mimeType, ...found } }, token);
  if (typeof path !== "string") throw new Refusal(503, "server_unavailable");
  await putFile(env, path, bytes, mimeType);
  if ((await callDatabase(env, "store_blurred_photo", { path })) !== true) throw new Refusal(410, "withdrawn");
  return { id };
}

async function showMedia(request: Request, env: FunctionEnv): Promise<Response> {
  const id = idOf(request);
  const token = sessionOf(request, env);
  const path = wantsOriginal(request) ? await originalPath(env, id, token) : await callDatabase(env, "media_path", { media: id }, token);
  if (typeof path !== "string") throw new Refusal(404, "not_allowed");
  const signed = await signFile(env, path, SIGNED_SECONDS);
  if (token !== null) return Response.json({ url: signed }, { headers: { "cache-control": "no-store" } });
  // From the root: this function may know its project by another address than the world does.
  return new Response(null, { status: 302, headers: { location: signed, "cache-control": `private, max-age=${SIGNED_SECONDS - 60}`, "referrer-policy": "no-referrer" } });
}

async function deleteQueued(env: FunctionEnv): Promise<number> {
  const paths = (await callDatabase(env, "media_to_delete", { page_size: DELETED_AT_ONCE })) as readonly string[];
  if (paths.length === 0) return 0;
  // Deleting what is gone already succeeds: several at once do no harm.
  await deleteFiles(env, paths);
  await callDatabase(env, "media_was_deleted", { paths });
  return paths.length;
}

function wantsOriginal(request: Request): boolean {
  return new URL(request.url).searchParams.get("original") === "1";
}
/** Nobody's without a session: the photo as it came is not public, whatever its status. */
async function originalPath(env: FunctionEnv, id: string, token: string | null): Promise<unknown> {
  return token === null ? null : callDatabase(env, "view_original_photo", { media: id }, token);
}

function idOf(request: Request): string {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new Refusal(404, "not_allowed");
  return id;
}

/** A member of staff's token; a key, which the app sends too, is nobody's. */
function sessionOf(request: Request, env: FunctionEnv): string | null {
  const token = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
  return token === null || token === env.publishableKey || token.startsWith("sb_") ? null : token;
}
