/** The facilitator's door over HTTP: a link from staff is enough to start, watch and close one session, and opens nothing else. */
import { beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import type { Backend } from "../../src/backend/backend";
import type { LeadDesk } from "../../src/backend/lead";
import { createSupabaseBackend } from "../../src/backend/supabase";
import { openLeadDesk } from "../../src/backend/supabase-lead";
import { describeBackEnds } from "../support/embedded/back-ends";
import { ask } from "../support/embedded/clients";
import { aCampaign, aDesk, aNeighbour, problemOf, type StaffWorld } from "../support/embedded/staff-world";
import { aReceiptCode, aSubmission, liftLimits } from "../support/embedded/submissions";

const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

describeBackEnds("the facilitator's door", {}, ({ get }) => {
  let planner: StaffWorld;
  let lead: LeadDesk;
  let resident: Backend;
  let campaign: { readonly id: string; readonly slug: string };
  beforeAll(async () => {
    await liftLimits(get());
    planner = await aDesk(get(), "planner");
    const parts = { url: get().url, publishableKey: get().publishableKey, webSocket: WebSocket as unknown as typeof globalThis.WebSocket };
    lead = openLeadDesk(parts);
    resident = createSupabaseBackend(parts);
    campaign = await aCampaign(get(), planner.organisationId);
  });
  async function aSession(): Promise<{ readonly id: string; readonly code: string; readonly link: string; readonly token: string }> {
    const { sessions } = planner.desk;
    const id = await sessions.save({ id: null, campaignId: campaign.id, label: "Klass 5B", forChildren: false, allowsMedia: false, opensAt: null, expiresAt: inHours(8) });
    const { id: link, token } = await sessions.makeLink(id, inHours(24));
    const code = (await sessions.read(campaign.id)).sessions.find((session) => session.id === id)?.code ?? "";
    return { id, code, link, token };
  }
  const send = (sessionCode: string, contributorKey: string) => resident.submitContribution(aSubmission({ sessionCode, contributorKey, campaignId: campaign.id }));

  test("a link starts the session, watches it fill, closes it, and starts it again", async () => {
    const { code, token } = await aSession();
    expect(await lead.read(token)).toMatchObject({ code, label: "Klass 5B", state: "not_started", contributions: 0, campaignSlug: campaign.slug, campaignIsOpen: true });
    expect(await problemOf(resident.joinSession(code))).toMatchObject({ code: "session_not_started" });
    expect(await lead.start(token)).toMatchObject({ state: "open" });
    await send(code, "a1".repeat(16));
    await send(code, "a1".repeat(16));
    await send(code, "b2".repeat(16));
    expect(await lead.read(token)).toMatchObject({ contributions: 3, respondents: 2, lastAt: expect.any(String) as string });
    expect(await lead.close(token)).toMatchObject({ state: "ended", endedAt: expect.any(String) as string });
    expect(await lead.close(token)).toMatchObject({ state: "ended" });
    expect(await problemOf(resident.joinSession(code))).toMatchObject({ code: "session_ended" });
    expect(await lead.start(token)).toMatchObject({ state: "open", endedAt: null, contributions: 3 });
    // Words only as everyone reads them: nothing of this is published yet.
    expect(await lead.readReport(token)).toMatchObject({ organiser: "Biblioteket", waiting: 3, published: 0, kinds: [{ kind: "story", count: 3 }], words: [], answers: [] });
  });

  test("a link that is wrong, was taken back or has expired is refused, all alike", async () => {
    const { id, link, token } = await aSession();
    const short = await planner.desk.sessions.makeLink(id, inHours(1));
    await planner.desk.sessions.revokeLink(link);
    await get().database.query("update public.group_session_links set created_at = now() - interval '2 hours', expires_at = now() - interval '1 hour' where id = $1::uuid", [short.id]);
    for (const wrong of [aReceiptCode(), token, short.token, "", "' or true --"]) {
      const answers = await Promise.all([lead.read(wrong), lead.start(wrong), lead.close(wrong), lead.readReport(wrong)].map(problemOf));
      expect(answers).toEqual(answers.map(() => expect.objectContaining({ code: "refused" }) as unknown));
    }
    expect((await planner.desk.sessions.read(campaign.id)).sessions.find((session) => session.id === id)).toMatchObject({ state: "not_started", links: [] });
  });

  test("a link leads its own session and opens no door of staff's", async () => {
    const [mine, other] = [await aSession(), await aSession()];
    await lead.start(mine.token);
    expect(await lead.read(other.token)).toMatchObject({ state: "not_started" });
    for (const [name, body] of [["read_sessions", { campaign: campaign.id }], ["end_session", { session: other.id }], ["read_session_report_for_staff", { session: mine.id }]] as const) {
      expect(await ask(get(), `/rest/v1/rpc/${name}`, { body })).toMatchObject({ status: 401 });
      expect((await ask(get(), `/rest/v1/rpc/${name}`, { token: mine.token, body })).status).toBe(401);
    }
    expect((await get().database.query("select token_hash from public.group_session_links where id = $1::uuid", [mine.link]))[0]).not.toMatchObject({ token_hash: expect.stringContaining(mine.token) as string });
  });

  test("a moderator and another organisation neither make sessions nor links nor read reports", async () => {
    const { id, link, token } = await aSession();
    for (const { desk } of [await aDesk(get(), "moderator"), await aNeighbour(get(), "admin")]) {
      const { sessions } = desk;
      const attempts = [
        sessions.read(campaign.id), sessions.save({ id: null, campaignId: campaign.id, label: "", forChildren: false, allowsMedia: false, opensAt: null, expiresAt: inHours(1) }),
        sessions.makeLink(id, inHours(1)), sessions.revokeLink(link), sessions.end(id), sessions.readReport(id),
      ];
      const answers = await Promise.all(attempts.map(problemOf));
      expect(answers).toEqual(answers.map(() => expect.objectContaining({ code: "not_allowed" }) as unknown));
    }
    expect(await lead.read(token)).toMatchObject({ state: "not_started" });
  });

  test.each([
    ["a session without an end", "save_session", (id: string) => ({ session: { campaignId: id, label: "x", forChildren: false, allowsMedia: false, opensAt: null } }), "expiresAt"],
    ["a session that ends in the past", "save_session", (id: string) => ({ session: { campaignId: id, label: "x", forChildren: false, allowsMedia: false, opensAt: null, expiresAt: inHours(-1) } }), "expiresAt"],
    ["a code of one's own choosing", "save_session", (id: string) => ({ session: { campaignId: id, label: "x", forChildren: false, allowsMedia: false, opensAt: null, expiresAt: inHours(1), code: "MITT" } }), "code"],
  ])("%s: refused, naming the field", async (_, name, body, field) => {
    expect(await ask(get(), `/rest/v1/rpc/${name}`, { token: planner.token, body: body(campaign.id) })).toMatchObject({ status: 422, body: { details: expect.stringContaining(field) as string } });
  });
});
