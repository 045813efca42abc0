/**
 * The two calls of Auth's admin API that the edge function `invite` makes, which lite lacks: POST /invite (an account without a password, and
 * a mail) and PUT /admin/users/<id> (confirms its address). With the secret key only. As GoTrue answers: 422 email_exists, 404 user_not_found.
 */
import type { Database } from "../database/database";
import type { Keys } from "../folder/keys";
import type { Mailbox } from "../mail/mailbox";
import { invitationMail } from "../mail/templates";
import type { Fetch } from "./api";
import { identify, tokenOf } from "./identify";

const USER = /^\/auth\/v1\/admin\/users\/([0-9a-f-]{36})$/;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface AccountDoorParts {
  readonly auth: Fetch;
  readonly keys: Keys;
  readonly database: Database;
  readonly mailbox: Mailbox;
  readonly siteUrl: string;
}

export function accountDoor({ auth, keys, database, mailbox, siteUrl }: AccountDoorParts): Fetch {
  const invite = async (request: Request): Promise<Response> => {
    const body: unknown = await request.json().catch(() => null);
    const email = typeof body === "object" && body !== null && "email" in body && typeof body.email === "string" ? body.email.trim().toLowerCase() : "";
    if (!ADDRESS.test(email) || email.length > 255) return refusal(400, "validation_failed", "Unable to validate email address: invalid format");
    const made = await database.transaction(async (session) => {
      const [user] = await session.query<{ id: string }>(
        `insert into auth.users (id, aud, role, email, raw_app_meta_data, raw_user_meta_data, invited_at, created_at, updated_at)
         select gen_random_uuid(), 'authenticated', 'authenticated', $1::text, '{"provider":"email","providers":["email"]}'::jsonb, '{}'::jsonb, now(), now(), now()
         where not exists (select from auth.users where lower(email) = $1::text)
         returning id::text`,
        [email],
      );
      if (user === undefined) return null;
      await session.query(
        `insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
         values (gen_random_uuid(), 'email', $1::text, $1::text::uuid, jsonb_build_object('sub', $1::text, 'email', $2::text, 'email_verified', false), now(), now())`,
        [user.id, email],
      );
      return user;
    });
    if (made === null) return refusal(422, "email_exists", "A user with this email address has already been registered");
    await mailbox.send({ to: email, ...invitationMail(siteUrl) });
    return Response.json({ id: made.id, email });
  };

  const confirm = async (request: Request, id: string): Promise<Response> => {
    const body: unknown = await request.json().catch(() => null);
    if (typeof body !== "object" || body === null || !("email_confirm" in body) || body.email_confirm !== true) return refusal(400, "validation_failed", "Only email_confirm is taken");
    const [user] = await database.query("update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()), updated_at = now() where id::text = $1 returning id::text, email", [id]);
    return user === undefined ? refusal(404, "user_not_found", "User not found") : Response.json(user);
  };

  return async (request, peer) => {
    const { pathname } = new URL(request.url);
    const user = USER.exec(pathname)?.[1];
    const isInvite = request.method === "POST" && pathname === "/auth/v1/invite";
    const isConfirm = request.method === "PUT" && user !== undefined;
    if (!isInvite && !isConfirm) return auth(request, peer);
    if ((await identify(tokenOf(request.headers), keys))?.role !== "service_role") return refusal(403, "not_admin", "User not allowed");
    return isInvite ? invite(request) : confirm(request, user ?? "");
  };
}

function refusal(status: number, errorCode: string, words: string): Response {
  return Response.json({ code: status, error_code: errorCode, msg: words }, { status, headers: { "access-control-allow-origin": "*", "x-sb-error-code": errorCode } });
}
