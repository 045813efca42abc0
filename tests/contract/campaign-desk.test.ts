/** The campaign desk over HTTP: what the editor sends is taken, and what comes back is what its schemas read. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import WebSocket from "ws";
import { openStaffDoors } from "../../src/backend/staff/doors";
import { emptyCampaignDraft, openingFieldsFrom, type CampaignDraft } from "../../src/domain/campaign-draft";
import { Problem } from "../../src/domain/problem";
import { describeBackEnds } from "../support/embedded/back-ends";
import { aStaffMember, aSubmission } from "../support/embedded/submissions";
import { supabaseWorld } from "../support/embedded/supabase-world";
import type { Embedded } from "../../supabase/embedded/embedded";

async function aPlanner(embedded: Embedded) {
  const login = await aStaffMember(embedded, "planner");
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  const webSocket = WebSocket as unknown as typeof globalThis.WebSocket;
  const { auth, desk } = openStaffDoors({ url: embedded.url, publishableKey: embedded.publishableKey, storage, webSocket });
  const member = await auth.signIn(login.email, login.password);
  return { desk: desk.campaigns, organisationId: member.roles[0]?.organisationId ?? "", backend: supabaseWorld(embedded, login).backend };
}
const problemOf = (work: Promise<unknown>) => work.then(() => null, (thrown: unknown) => (thrown instanceof Problem ? { code: thrown.code, field: thrown.field } : thrown));

describeBackEnds("the campaign desk", {}, ({ get }) => {
  test("a dialogue is written, opened, answered, changed under its answers, and closed", async () => {
    const { desk, organisationId, backend } = await aPlanner(get());
    const id = randomUUID();
    const sv = { sv: "Ord" };
    const half: CampaignDraft = { ...emptyCampaignDraft(organisationId, "2026-01-01"), title: { sv: "Över bron" } };
    expect(await desk.save({ id, version: 0, draft: half })).toMatchObject({ version: 1, slug: "over-bron", status: "draft" });
    const refused = await problemOf(desk.open(id, 1));
    expect(refused).toMatchObject({ code: "campaign_not_ready" });
    expect(openingFieldsFrom((refused as { field: string }).field)).toContain("controller");
    expect(await problemOf(desk.save({ id, version: 0, draft: half }))).toMatchObject({ code: "revision_conflict" });

    await get().database.execute("update public.organisations set disposal_number = 'T', disposal_decided_on = '2026-01-01', disposal_days = 30");
    const question = { id: "q", type: "scale" as const, label: { sv: "Hur bra?" }, options: [], required: false };
    const whole: CampaignDraft = {
      ...half, question: sv, intro: sv, promise: { canChange: sv, cannotChange: sv, whoDecides: sv, answerBy: null }, organisers: ["Ett", "Två"], controller: "Nämnden", legalBasis: "Grund",
      precisionDefaults: { story: "rough" }, questions: [question],
    };
    const ring = [[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.05], [12.69, 56.04]] as const;
    await desk.save({ id, version: 1, draft: whole, area: { type: "drawn", ring } });
    expect(await desk.open(id, 2)).toMatchObject({ status: "open", hasOpened: true });

    const seen = (await backend.readCampaigns()).find((campaign) => campaign.id === id);
    expect(seen).toMatchObject({ organiser: "Ett, Två", roughOnly: false, precisionDefaults: { story: "rough" }, questions: [{ ...question, version: 1 }] });
    expect(seen?.area).toHaveLength(5);
    await backend.submitContribution(aSubmission({ campaignId: id, place: { type: "Point", coordinates: [12.695, 56.045] }, responses: [{ questionId: "q", version: 1, value: 4 }] }));
    const renamed = { ...whole, questions: [{ ...question, label: { sv: "Hur bra nu?" } }] };
    await desk.save({ id, version: 3, draft: renamed });
    const written = await desk.readOne(id);
    expect(written.wordings.map(({ question: { version }, answers }) => [version, answers])).toEqual([[1, 1], [2, 0]]);
    expect(written).toMatchObject({ areaSource: { type: "drawn" }, contributions: 1, draft: { organisers: ["Ett", "Två"] } });
    expect(await desk.close(id, 4)).toMatchObject({ status: "closed" });
    expect(await desk.archive(id, 5)).toMatchObject({ status: "archived" });
    expect((await desk.read()).campaigns.find((campaign) => campaign.id === id)).toMatchObject({ contributions: 1, status: "archived" });
  });
});
