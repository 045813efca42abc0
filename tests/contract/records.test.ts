/** The records' desk over HTTP: what stands behind a receipt code handed out and erased, a closed dialogue for the archive, by whom that may. */
import { beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { createSupabaseBackend } from "../../src/backend/supabase";
import type { Backend } from "../../src/backend/backend";
import { describeBackEnds } from "../support/embedded/back-ends";
import { ask } from "../support/embedded/clients";
import { aCampaign, aDesk, aNeighbour, problemOf, type StaffWorld } from "../support/embedded/staff-world";
import { aReceiptCode, aSubmission, liftLimits } from "../support/embedded/submissions";

const refused = expect.objectContaining({ code: "not_allowed" }) as unknown;

describeBackEnds("the records' desk", {}, ({ get }) => {
  let admin: StaffWorld;
  let planner: StaffWorld;
  let neighbour: StaffWorld;
  let resident: Backend;
  beforeAll(async () => {
    await liftLimits(get());
    admin = await aDesk(get(), "admin");
    planner = await aDesk(get(), "planner");
    neighbour = await aNeighbour(get(), "admin");
    resident = createSupabaseBackend({ url: get().url, publishableKey: get().publishableKey, webSocket: WebSocket as unknown as typeof globalThis.WebSocket });
  });
  const log = (id: string) =>
    get().database.query<{ action: string; reason: string | null }>("select action, reason from public.audit_events where subject_id = $1::uuid and action ~ 'exported|erased' order by id", [id]);

  test("everything behind a code is handed out, with the respondent's others only when asked for, and it is written down", async () => {
    const contributorKey = "ab".repeat(16);
    const [one, other] = [aSubmission({ contributorKey, title: "Dansen", demographics: { ageGroup: "65_79" } }), aSubmission({ contributorKey, precision: "exact_for_city" })];
    await resident.submitContribution(one);
    await resident.submitContribution(other);
    const alone = await admin.desk.records.exportByReceipt(one.receiptCode, false);
    expect(alone).toMatchObject({ contribution: { id: one.id, title: "Dansen", text: one.text, place: one.place, demographics: { ageGroup: "65_79" } }, others: [], otherCount: 1 });
    expect(JSON.stringify(alone)).not.toContain(one.receiptCode);
    expect(await admin.desk.records.exportByReceipt(one.receiptCode, true)).toMatchObject({ others: [{ id: other.id, place: other.place }] });
    expect(await log(one.id)).toEqual([{ action: "contribution.exported", reason: "receipt_code" }, { action: "contribution.exported", reason: "receipt_code" }]);
    expect(await log(other.id)).toEqual([{ action: "contribution.exported", reason: "same_contributor" }]);
  });

  test("what is erased is gone for its author, the public and the desk, whatever the disposal days, and erasing twice is erasing once", async () => {
    const submission = aSubmission({ text: "Grannens namn står här." });
    const { receiptCode, id } = submission;
    await resident.submitContribution(submission);
    const erasure = { receiptCode, reason: "third_party", decisionNumber: "KS 2026/77" } as const;
    expect(await problemOf(admin.desk.records.eraseByReceipt({ ...erasure, decisionNumber: "för att Anna bad om det" }))).toEqual({ code: "field_invalid", field: "decisionNumber" });
    expect(await admin.desk.records.eraseByReceipt(erasure)).toEqual({ id, alreadyErasedAt: null, answers: 0 });
    expect(await admin.desk.records.eraseByReceipt(erasure)).toMatchObject({ id, alreadyErasedAt: expect.any(String) as string });
    expect(await resident.readReceipt(receiptCode)).toMatchObject({ status: "withdrawn" });
    expect(await admin.desk.records.exportByReceipt(receiptCode, false)).toMatchObject({ contribution: { status: "withdrawn", text: "", title: null, place: null } });
    expect(await get().database.query("select place, contributor_id from public.contributions where id = $1::uuid", [id])).toEqual([{ place: null, contributor_id: null }]);
    expect((await log(id)).filter(({ action }) => action === "contribution.erased")).toEqual([{ action: "contribution.erased", reason: "third_party KS 2026/77" }]);
  });

  test("a code that is unknown and a code of another organisation's sound the same, and neither is written down", async () => {
    const submission = aSubmission();
    await resident.submitContribution(submission);
    for (const [who, receiptCode] of [[admin, aReceiptCode()], [neighbour, submission.receiptCode]] as const) {
      expect(await problemOf(who.desk.records.exportByReceipt(receiptCode, true))).toMatchObject({ code: "receipt_unknown" });
      expect(await problemOf(who.desk.records.eraseByReceipt({ receiptCode, reason: "unlawful", decisionNumber: "1" }))).toMatchObject({ code: "receipt_unknown" });
    }
    expect(await log(submission.id)).toEqual([]);
    expect(await resident.readReceipt(submission.receiptCode)).toMatchObject({ status: "submitted" });
  });

  test.each(["moderator", "planner", "host"] as const)("a %s neither hands out nor erases", async (role) => {
    const submission = aSubmission();
    await resident.submitContribution(submission);
    const { records } = (await aDesk(get(), role)).desk;
    expect(await problemOf(records.exportByReceipt(submission.receiptCode, false))).toEqual(refused);
    expect(await problemOf(records.eraseByReceipt({ receiptCode: submission.receiptCode, reason: "unlawful", decisionNumber: "1" }))).toEqual(refused);
    expect(await resident.readReceipt(submission.receiptCode)).toMatchObject({ status: "submitted" });
  });

  test("a closed dialogue's rows come page by page to who asked for them and nobody else, with the words of published ones only", async () => {
    const { id, slug } = await aCampaign(get(), admin.organisationId);
    const [published, waiting, withdrawn] = [aSubmission({ campaignId: id, text: "Publicerad." }), aSubmission({ campaignId: id, precision: "exact_for_city", text: "Väntar." }), aSubmission({ campaignId: id })];
    for (const submission of [published, waiting, withdrawn]) await resident.submitContribution(submission);
    await get().database.query("update public.contributions set status = 'published', decided_at = now() where id = $1::uuid", [published.id]);
    await resident.withdrawContribution({ id: withdrawn.id, receiptCode: withdrawn.receiptCode });
    expect(await problemOf(planner.desk.records.startCampaignArchive(id, false))).toEqual({ code: "field_invalid", field: "campaignId" });
    await get().database.query("update public.campaigns set status = 'closed', closes_on = current_date - 1 where id = $1::uuid", [id]);

    const { records } = planner.desk;
    const archive = await records.startCampaignArchive(id, false);
    expect(archive).toMatchObject({ exactPlaces: false, total: 3, campaign: { slug, controller: "Nämnden" } });
    const { contributions, next } = await records.readCampaignArchive(archive.exportId, null);
    expect(next).toBeNull();
    const row = (wanted: { readonly id: string }) => contributions.find((one) => one.id === wanted.id);
    expect(row(published)).toMatchObject({ text: "Publicerad.", precision: "exact", place: published.place });
    expect(row(waiting)).toMatchObject({ status: "submitted", text: "", precision: "square" });
    expect(row(waiting)?.place).not.toEqual(waiting.place);
    expect(row(withdrawn)).toMatchObject({ status: "withdrawn", text: "", precision: null });

    const exact = await records.startCampaignArchive(id, true);
    expect((await records.readCampaignArchive(exact.exportId, null)).contributions.find((one) => one.id === waiting.id)).toMatchObject({ precision: "exact", place: waiting.place, text: "" });
    expect(await log(id)).toEqual([{ action: "campaign.exported", reason: "public_places" }, { action: "campaign.exported", reason: "exact_places" }]);

    const page = (after: unknown, size: number) => ask(get(), "/rest/v1/rpc/read_campaign_archive", { token: planner.token, body: { export_id: exact.exportId, after, page_size: size } });
    const ids: string[] = [];
    let after: unknown = null;
    do {
      const { body } = (await page(after, 1)) as { body: { contributions: { id: string }[]; next: unknown } };
      ids.push(...body.contributions.map((one) => one.id));
      after = body.next;
    } while (after !== null && ids.length < 9);
    expect(ids.sort()).toEqual([published.id, waiting.id, withdrawn.id].sort());
    expect(await page({ at: "igår", id: published.id }, 1)).toMatchObject({ status: 422, body: { details: "at" } });

    for (const { desk } of [admin, neighbour, await aDesk(get(), "moderator")]) expect(await problemOf(desk.records.readCampaignArchive(exact.exportId, null))).toEqual(refused);
    expect(await problemOf(neighbour.desk.records.startCampaignArchive(id, false))).toEqual(refused);
    expect(await neighbour.desk.records.readArchivableCampaigns()).toEqual([]);
  });
});
