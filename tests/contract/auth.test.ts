/** Auth as staff use it. Nobody signs up; guessing is bounded; a session ends when it is ended. */
import { expect, test } from "vitest";
import { describeBackEnds } from "../support/embedded/back-ends";
import { anAccount, ask, clientOf, signedIn } from "../support/embedded/clients";
import { smallProject } from "../support/embedded/small-project";

describeBackEnds("auth", { files: smallProject }, ({ get }) => {
  test("an account signs in, is recognised by the database, renews its session and signs out", async () => {
    const account = await anAccount(get());
    const client = await signedIn(get(), account);
    expect((await client.auth.getUser()).data.user?.email).toBe(account.email);
    expect((await client.rpc("who_am_i")).data).toBe("authenticated");
    const renewed = await client.auth.refreshSession();
    expect(renewed.data.session?.user.id).toBe(account.id);
    const used = renewed.data.session?.refresh_token ?? "";
    expect((await client.auth.signOut()).error).toBeNull();
    expect((await clientOf(get()).auth.refreshSession({ refresh_token: used })).error).not.toBeNull();
  });

  test("nobody signs up: not by e-mail, not by link, not anonymously, not through the admin door", async () => {
    const client = clientOf(get());
    expect((await client.auth.signUp({ email: "moderator@evil.invalid", password: "a-long-enough-password" })).error?.code).toBe("signup_disabled");
    await client.auth.signInWithOtp({ email: "otp@evil.invalid", options: { shouldCreateUser: true } });
    expect((await client.auth.signInAnonymously()).error).not.toBeNull();
    expect((await ask(get(), "/auth/v1/admin/users", { body: { email: "admin@evil.invalid", password: "a-long-enough-password" } })).status).toBeGreaterThanOrEqual(400);
    expect((await ask(get(), "/auth/v1/invite", { body: { email: "invite@evil.invalid" } })).status).toBeGreaterThanOrEqual(400);
    expect(await get().database.query("select email from auth.users where email like '%@evil.invalid'")).toEqual([]);
  });

  test("a wrong password is refused like an unknown account, and guessing comes to an end", async () => {
    const account = await anAccount(get());
    const client = clientOf(get());
    const wrong = await client.auth.signInWithPassword({ email: account.email, password: "wrong" });
    const unknown = await client.auth.signInWithPassword({ email: "nobody@example.invalid", password: "wrong" });
    expect([wrong.error?.status, wrong.error?.code]).toEqual([unknown.error?.status, unknown.error?.code]);
    for (let tries = 0; tries < 9; tries += 1) await client.auth.signInWithPassword({ email: account.email, password: "wrong" });
    expect((await client.auth.signInWithPassword(account)).error?.code).toBe("over_request_rate_limit");
    // Somebody else is not locked out by it.
    expect((await clientOf(get()).auth.signInWithPassword(await anAccount(get()))).error).toBeNull();
  });

  test("a token of another making, or without a key, opens nothing", async () => {
    const forged = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${Buffer.from('{"role":"service_role","sub":"x"}').toString("base64url")}.`;
    expect((await ask(get(), "/rest/v1/rpc/who_am_i", { token: forged, body: {} })).status).toBe(401);
    expect((await ask(get(), "/rest/v1/rpc/who_am_i", { key: null, body: {} })).status).toBe(401);
    expect((await ask(get(), "/rest/v1/rpc/who_am_i", { key: "sb_publishable_wrong", body: {} })).status).toBe(401);
  });
});
