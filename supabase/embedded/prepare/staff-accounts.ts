/**
 * The staff accounts of the demo, made by the embedded server only. Passwords are drawn per data folder and shown at start.
 * Rights come from the table `staff`; on hosted Supabase accounts are invited through the Auth admin API instead.
 */
import { createHash, randomInt } from "node:crypto";
import { z } from "zod";
import type { Database, Session } from "../database/database";
import { HOSTED_WALL } from "../demo/walls";
import { readOrCreatePrivateFile } from "../folder/private-file";

const ROLES = ["moderator", "planner", "host", "admin"] as const;
const Login = z.object({ role: z.enum(ROLES), email: z.string(), password: z.string() });
export type StaffLogin = z.infer<typeof Login>;

/** No letters that look alike: people type these from one screen to another. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

function password(): string {
  const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  // 16 letters of 31: about 79 bits.
  return [group(), group(), group(), group()].join("-");
}

export function staffLoginsOf(path: string): Promise<StaffLogin[]> {
  return readOrCreatePrivateFile(path, z.array(Login), () => ROLES.map((role) => ({ role, email: `${role}@demo.invalid`, password: password() })));
}

/** Creates what is missing and sets the password of what belongs to another data folder. Safe and quick on every start. */
export async function ensureStaffAccounts(database: Database, logins: readonly StaffLogin[]): Promise<void> {
  const hash = createHash("sha256").update(JSON.stringify(logins)).digest("hex");
  const [done] = await database.query("select 1 as one from supabase_migrations.seed_files where path = 'staff-accounts' and hash = $1", [hash]);
  if (done !== undefined) return;
  await database.execute("create extension if not exists pgcrypto with schema extensions");
  await database.transaction(async (session) => {
    for (const login of logins) await ensureStaffAccount(session, login);
    await session.query("insert into supabase_migrations.seed_files (path, hash) values ('staff-accounts', $1) on conflict (path) do update set hash = excluded.hash", [hash]);
  });
}

/** Cost 6 and not GoTrue's 10: passwords of 79 random bits cannot be guessed, and WebAssembly is slow at this. */
async function ensureStaffAccount(session: Session, { role, email, password: secret }: StaffLogin): Promise<void> {
  const known = await session.query("update auth.users set encrypted_password = extensions.crypt($2, extensions.gen_salt('bf', 6)), updated_at = now() where email = $1 returning id", [email, secret]);
  if (known.length > 0) return;
  const [made] = await session.query<{ id: string }>(
    `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
     values (gen_random_uuid(), 'authenticated', 'authenticated', $1, extensions.crypt($2, extensions.gen_salt('bf', 6)), now(),
       '{"provider":"email","providers":["email"]}'::jsonb, '{}'::jsonb, now(), now())
     returning id::text`,
    [email, secret],
  );
  if (made === undefined) throw new Error(`the account ${email} was not created`);
  await session.query(
    `insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
     values (gen_random_uuid(), 'email', $1::text, $1::text::uuid, jsonb_build_object('sub', $1::text, 'email', $2::text, 'email_verified', true), now(), now())`,
    [made.id, email],
  );
  await session.query("insert into public.staff (user_id, organisation_id, role) select $1::uuid, id, $2 from public.organisations order by created_at, id limit 1", [made.id, role]);
  if (role === "host") await session.query("insert into public.wall_hosts (wall_id, user_id) select w.id, $1::uuid from public.walls w where w.slug = $2", [made.id, HOSTED_WALL]);
}
