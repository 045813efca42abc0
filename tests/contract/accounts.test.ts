/**
 * Staff by mail, as the app meets it: a code signs in, an invitation makes an account, a right that is taken back is gone although the token
 * is still valid. GoTrue differs in one thing, which the app evens out: for an unknown address it answers otp_disabled instead of nothing.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import WebSocket from "ws";
import { createSupabaseStaffAuth } from "../../src/backend/supabase-staff";
import { accountsDesk } from "../../src/backend/staff/supabase-accounts";
import { logDesk } from "../../src/backend/staff/supabase-log";
import { Problem } from "../../src/domain/problem";
import type { Embedded } from "../../supabase/embedded/embedded";
import { describeBackEnds } from "../support/embedded/back-ends";
import { anAccount, ask, clientOf } from "../support/embedded/clients";

/** An organisation with an admin who is signed in. */
async function anAdmin(embedded: Embedded) {
  const account = await anAccount(embedded);
  const [organisation] = await embedded.database.query<{ id: string }>(
    "insert into public.organisations (slug, name) values ('org-' || left(md5(random()::text), 12), 'Org') returning id::text",
  );
  const organisationId = organisation?.id ?? "";
  await embedded.database.query("insert into public.staff (user_id, organisation_id, role) values ($1, $2, 'admin')", [account.id, organisationId]);
  const staff = staffOf(embedded);
  await staff.signIn(account.email, account.password);
  return { account, organisationId, staff, accounts: accountsDesk(staff.client), log: logDesk(staff.client) };
}
function staffOf(embedded: Embedded) {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  return createSupabaseStaffAuth({ url: embedded.url, publishableKey: embedded.publishableKey, storage, webSocket: WebSocket as unknown as typeof globalThis.WebSocket });
}
const codeOf = (caught: Promise<unknown>) => caught.then(
  () => "none",
  (thrown: unknown) => (thrown instanceof Problem ? thrown.code : String(thrown)),
);
let made = 0;
const newAddress = () => `ny${(made += 1)}-${Date.now()}@example.invalid`;

describeBackEnds("accounts", {}, ({ get, dataDir }) => {
  const mailsTo = (address: string) => {
    const folder = join(dataDir(), "mail");
    if (!existsSync(folder)) return [];
    return readdirSync(folder).sort().map((name) => join(folder, name)).filter((path) => readFileSync(path, "utf8").startsWith(`To: ${address}\n`));
  };
  const codeFor = (address: string) => /är (\d{6})/.exec(readFileSync(mailsTo(address).at(-1) ?? "", "utf8"))?.[1] ?? "";

  test("an invited person signs in with a code, works at once, and is refused at the next call when removed", async () => {
    const admin = await anAdmin(get());
    const email = newAddress();
    await admin.accounts.invite({ organisationId: admin.organisationId, email, roles: ["moderator"] });
    expect((await admin.accounts.readStaff(admin.organisationId)).invitations.map((invitation) => invitation.email)).toEqual([email]);
    expect(mailsTo(email)).toHaveLength(1);

    const invited = staffOf(get());
    await invited.sendCode(email);
    expect(mailsTo(email)).toHaveLength(2);
    const member = await invited.signInWithCode(email, codeFor(email));
    expect(member.roles).toEqual([{ organisationId: admin.organisationId, role: "moderator" }]);
    const readLog = () => logDesk(invited.client).read("moderation", { organisationId: admin.organisationId });
    expect(await codeOf(readLog())).toBe("none");
    // The session is a whole one: it can be renewed.
    expect((await invited.currentStaff())?.email).toBe(email);
    const [person] = (await admin.accounts.readStaff(admin.organisationId)).people.filter((one) => one.email === email);
    expect(person?.lastSignInAt).not.toBeNull();

    await admin.accounts.setRoles({ organisationId: admin.organisationId, userId: member.userId, roles: ["planner"], duties: [] });
    expect(await codeOf(readLog())).toBe("not_allowed");
    await admin.accounts.removeStaff({ organisationId: admin.organisationId, userId: member.userId });
    expect(await invited.currentStaff()).toBeNull();
    expect((await admin.log.read("audit", { organisationId: admin.organisationId })).entries.map(({ action }) => action)).toEqual([
      "staff.removed", "staff.roles_set", "invitation.accepted", "staff.invited",
    ]);
  });

  test("a session begun by a code is renewed", async () => {
    const { account } = await anAdmin(get());
    const client = clientOf(get());
    await client.auth.signInWithOtp({ email: account.email, options: { shouldCreateUser: false } });
    const { data } = await client.auth.verifyOtp({ email: account.email, token: codeFor(account.email), type: "email" });
    expect((await client.auth.refreshSession({ refresh_token: data.session?.refresh_token ?? "" })).data.user?.id).toBe(account.id);
  });

  test("nobody learns who has an account, and nobody gets one by asking for a code", async () => {
    const unknown = newAddress();
    const { account } = await anAdmin(get());
    const bodies = await Promise.all([unknown, account.email].map((email) => ask(get(), "/auth/v1/otp", { body: { email, create_user: true } })));
    expect(bodies.map(({ status }) => status)).toEqual([200, 200]);
    expect(bodies.map(({ body }) => body)).toEqual([{}, {}]);
    expect(mailsTo(unknown)).toEqual([]);
    expect(await get().database.query("select 1 from auth.users where email = $1", [unknown])).toEqual([]);
    const [known, not] = await Promise.all([account.email, unknown].map((email) => ask(get(), "/auth/v1/otp", { body: { email } })));
    expect([known?.status, not?.status]).toEqual([429, 429]);
  });

  test("five wrong codes and the right one is worth nothing, nor is it twice, nor as a link", async () => {
    const { account } = await anAdmin(get());
    const verify = (token: string, type = "email") => ask(get(), "/auth/v1/verify", { body: { email: account.email, token, type } });
    expect((await verify("000000")).status).toBe(403);
    await staffOf(get()).sendCode(account.email);
    const code = codeFor(account.email);
    const wrong = code === "111111" ? "222222" : "111111";
    for (let tries = 0; tries < 5; tries += 1) expect((await verify(wrong)).status).toBe(403);
    expect((await verify(code)).status).toBe(403);
    expect((await verify(code, "magiclink")).status).toBe(422);
    expect((await ask(get(), `/auth/v1/verify?token=${code}&type=magiclink&redirect_to=/`, {})).status).toBe(422);
    const { account: another } = await anAdmin(get());
    await staffOf(get()).sendCode(another.email);
    const right = codeFor(another.email);
    const once = () => ask(get(), "/auth/v1/verify", { body: { email: another.email, token: right, type: "email" } });
    expect((await once()).status).toBe(200);
    expect((await once()).status).toBe(403);
  });

  test("only an admin invites, whatever key or token is shown, and the answer is the same for an address that has an account", async () => {
    const admin = await anAdmin(get());
    const neighbour = await anAdmin(get());
    const invitation = { organisationId: admin.organisationId, email: newAddress(), roles: ["moderator" as const] };
    expect(await codeOf(neighbour.accounts.invite(invitation))).toBe("not_allowed");
    expect((await ask(get(), "/functions/v1/invite", { body: invitation })).status).toBe(401);
    expect((await ask(get(), "/auth/v1/invite", { body: { email: invitation.email } })).status).toBe(403);
    expect(mailsTo(invitation.email)).toEqual([]);
    expect(await codeOf(admin.accounts.invite({ ...invitation, email: admin.account.email }))).toBe("already_staff");
    // The neighbour's admin has an account: a code instead of an invitation, and the role with the next sign-in.
    expect(await codeOf(admin.accounts.invite({ ...invitation, email: neighbour.account.email }))).toBe("none");
    const again = await staffOf(get()).signInWithCode(neighbour.account.email, codeFor(neighbour.account.email));
    expect(again.roles.map(({ role }) => role).sort()).toEqual(["admin", "moderator"]);
  });

  test("mail lies in the data folder for its owner only, and is served to nobody", async () => {
    const { account } = await anAdmin(get());
    await staffOf(get()).sendCode(account.email);
    const [path = ""] = mailsTo(account.email);
    expect(statSync(path).mode & 0o077).toBe(0);
    for (const address of [`/mail/${path.split("/").at(-1) ?? ""}`, "/mail/", `/data/mail/${path.split("/").at(-1) ?? ""}`]) {
      expect(await (await fetch(`${get().url}${address}`)).text()).not.toContain(codeFor(account.email));
    }
  });
});
