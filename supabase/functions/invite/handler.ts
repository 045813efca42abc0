/**
 * Invites somebody to the staff:   POST {organisationId, email, roles} with an admin's Authorization → {id, expiresAt}
 *
 * The database decides and writes it down, called with the caller's own token (migration: accounts). Only then the service key makes the
 * account and Auth sends the mail. An address that has an account already gets a code to sign in with instead, and the answer is the same:
 * an admin does not learn who works elsewhere.
 */
import type { FunctionEnv, FunctionHandler } from "../handler.ts";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "apikey, authorization, content-type, x-client-info",
  "access-control-allow-methods": "POST",
  "access-control-max-age": "86400",
} as const;

export const handle: FunctionHandler = async (request, env) => {
  const response = await answer(request, env);
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(CORS)) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
};

async function answer(request: Request, env: FunctionEnv): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204 });
  if (request.method !== "POST") return Response.json({ message: "POST" }, { status: 405, headers: { allow: "POST, OPTIONS" } });
  const token = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  // A key in the place of a session is nobody's.
  if (token === undefined || token.startsWith("sb_")) return refusal(401, "sign_in_expired");
  const invitation: unknown = await request.json().catch(() => null);

  const written = await post(env, "/rest/v1/rpc/invite_staff", { invitation }, token);
  if (!written.ok) return written;
  const email = typeof invitation === "object" && invitation !== null && "email" in invitation ? String(invitation.email).trim().toLowerCase() : "";
  return (await mailTo(env, email)) ? written : refusal(503, "server_unavailable");
}

/** @returns false when no mail left: the invitation stands, and inviting again mends it. */
async function mailTo(env: FunctionEnv, email: string): Promise<boolean> {
  const invited = await post(env, "/auth/v1/invite", { email });
  if (invited.ok) {
    const { id } = (await invited.json()) as { id: string };
    // GoTrue sends no code to an address that is not confirmed while sign-up is closed. Nobody but its owner can read the code.
    return (await send(env, "PUT", `/auth/v1/admin/users/${id}`, { email_confirm: true })).ok;
  }
  if (invited.status !== 422) return false;
  const coded = await post(env, "/auth/v1/otp", { email, create_user: false });
  // 429: it has had a mail within the last minute.
  return coded.ok || coded.status === 429;
}

const post = (env: FunctionEnv, path: string, body: object, token?: string): Promise<Response> => send(env, "POST", path, body, token);

/** @param token a member of staff's session; left out: the service key, a new one (sb_secret_…) in apikey alone, an old one in both. */
function send(env: FunctionEnv, method: string, path: string, body: object, token?: string): Promise<Response> {
  const bearer = token ?? (env.secretKey.startsWith("sb_") ? null : env.secretKey);
  return fetch(`${env.supabaseUrl}${path}`, {
    method,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", apikey: token === undefined ? env.secretKey : env.publishableKey, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
  });
}

/** A problem of src/domain/problem.ts in PostgREST's form, as the database's own come through. */
function refusal(status: number, code: string): Response {
  return Response.json({ code: `PT${status}`, message: code, details: null, hint: null }, { status });
}
