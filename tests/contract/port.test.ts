/**
 * The port's promises (src/backend/backend.ts), held against the in-memory back end that the other tests lean on and against the real
 * one through our own adapters: what the fake promises, Supabase keeps.
 */
import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { Backend } from "../../src/backend/backend";
import { MemoryBackend } from "../../src/backend/memory";
import type { Amendment, Submission } from "../../src/domain/contribution";
import { describeBackEnds } from "../support/embedded/back-ends";
import { aCampaign } from "../unit/support/factories";
import { aReceiptCode, aStaffMember, aSubmission } from "../support/embedded/submissions";
import { supabaseWorld, type World as SupabaseWorld } from "../support/embedded/supabase-world";
import type { Embedded } from "../../supabase/embedded/embedded";

interface World extends Omit<SupabaseWorld, "moderation"> {
  readonly moderation: Pick<MemoryBackend, "decide">;
  /** A campaign that asks for lines, and its children's session, running. */
  readonly campaignId: string;
  readonly sessionCode: string;
}

const aKey = () => randomUUID().replaceAll("-", "");
const anAmendment = (of: Submission, change: Partial<Amendment> = {}): Amendment => ({
  operationId: randomUUID(), id: of.id, receiptCode: of.receiptCode, baseRevision: 1, changes: { text: "Här dansade vi till tre." }, ...change,
});

function portPromises(world: () => Promise<World>): void {
  const submitted = async (overrides: Partial<Submission> = {}) => {
    const submission = aSubmission(overrides);
    const { backend } = await world();
    return { submission, backend, answer: await backend.submitContribution(submission) };
  };
  const published = async () => {
    const { submission, backend } = await submitted();
    const { moderation } = await moderator();
    await moderation.decide({ contributionId: submission.id, revision: 1, action: "approve" });
    return { submission, backend };
  };
  const moderator = async () => {
    const { staff, moderation, login } = await world();
    return { staff, moderation, member: await staff.signIn(login.email, login.password) };
  };
  /** Everything that is published now. */
  const publicRows = async (backend: Backend) => {
    const rows = new Map<string, unknown>();
    for (let cursor = 0, more = true; more; ) {
      const page = await backend.changesSince(cursor);
      for (const row of page.changed) rows.set(row.id, row);
      for (const id of page.removed) rows.delete(id);
      ({ cursor, more } = page);
    }
    return rows;
  };

  test("sent twice is sent once, and the receipt code shows it", async () => {
    const { submission, backend, answer } = await submitted();
    expect(answer).toMatchObject({ id: submission.id, status: "submitted", revision: 1, campaignId: null, campaignClosed: false });
    expect(await backend.submitContribution(submission)).toEqual(answer);
    expect(await backend.readReceipt(submission.receiptCode)).toMatchObject({ id: submission.id, status: "submitted", text: submission.text, place: submission.place, rejection: null });
  });

  test("a known id with another code is refused for ever, and says nothing more", async () => {
    const { submission, backend } = await submitted();
    const thief = { ...submission, receiptCode: aReceiptCode() };
    await expect(backend.submitContribution(thief)).rejects.toMatchObject({ name: "Problem", code: "refused", retry: "never" });
    await expect(backend.amendContribution(anAmendment(thief))).rejects.toMatchObject({ code: "refused" });
    await expect(backend.withdrawContribution(thief)).rejects.toMatchObject({ code: "refused" });
  });

  test("a code nobody has is unknown", async () => {
    const { backend } = await world();
    await expect(backend.readReceipt(aReceiptCode())).rejects.toMatchObject({ code: "receipt_unknown" });
  });

  test("an amendment sent twice counts once, and one on an old revision is a conflict", async () => {
    const { submission, backend } = await submitted();
    const amendment = anAmendment(submission);
    const answer = await backend.amendContribution(amendment);
    expect(answer).toMatchObject({ revision: 2, status: "submitted" });
    expect(await backend.amendContribution(amendment)).toMatchObject({ revision: 2 });
    await expect(backend.amendContribution(anAmendment(submission))).rejects.toMatchObject({ code: "revision_conflict", retry: "after-edit" });
    expect((await backend.readReceipt(submission.receiptCode)).text).toBe(amendment.changes.text);
  });

  test("withdrawn stays withdrawn, also when the submit comes after", async () => {
    const { backend } = await world();
    const submission = aSubmission();
    expect(await backend.withdrawContribution(submission)).toMatchObject({ id: submission.id, status: "withdrawn" });
    expect(await backend.withdrawContribution(submission)).toMatchObject({ status: "withdrawn" });
    // Either answer tells the sender that it is over.
    const late = await backend.submitContribution(submission).then((answer) => answer.status, (problem: { code: string }) => problem.code);
    expect(late).toBe("withdrawn");
    expect((await publicRows(backend)).has(submission.id)).toBe(false);
  });

  test("approved it is public, amended or withdrawn it is not", async () => {
    const { submission, backend } = await published();
    expect((await publicRows(backend)).get(submission.id)).toMatchObject({ kind: "story", text: submission.text, point: submission.place.coordinates, supportCount: 0, answers: [] });
    const { cursor } = await lastPage(backend);
    await backend.amendContribution(anAmendment(submission));
    expect((await backend.changesSince(cursor)).removed).toContain(submission.id);
    await backend.withdrawContribution(submission);
    expect(await backend.readReceipt(submission.receiptCode)).toMatchObject({ status: "withdrawn", place: null, text: "" });
  });

  test("the cursor stands still when nothing has happened", async () => {
    const { backend } = await published();
    const { cursor } = await lastPage(backend);
    expect(await backend.changesSince(cursor)).toEqual({ cursor, changed: [], removed: [], more: false });
  });

  test("support counts once a contributor and can be undone", async () => {
    const { submission, backend } = await published();
    const change = { contributionId: submission.id, contributorKey: aKey() };
    const counts: number[] = [];
    for (const supported of [true, true, false]) counts.push((await backend.supportContribution({ ...change, supported })).supportCount);
    expect(counts).toEqual([1, 1, 0]);
  });

  test("support for what is not public is refused", async () => {
    const { submission, backend } = await submitted();
    await expect(backend.supportContribution({ contributionId: submission.id, contributorKey: aKey(), supported: true })).rejects.toMatchObject({ code: "refused" });
  });

  test("an open map gets a hint when something is published", async () => {
    const { submission, backend } = await submitted();
    const onHint = vi.fn();
    const onState = vi.fn();
    const undo = backend.listen(onHint, onState);
    await vi.waitFor(() => expect(onState).toHaveBeenCalledWith(true), { timeout: 10_000 });
    await vi.waitFor(() => expect(onHint).toHaveBeenCalled(), { timeout: 10_000 });
    onHint.mockClear();
    const { moderation } = await moderator();
    await moderation.decide({ contributionId: submission.id, revision: 1, action: "approve" });
    await vi.waitFor(() => expect(onHint).toHaveBeenCalled(), { timeout: 10_000 });
    undo();
  });

  test("staff sign in, decide with a reason the author reads, and sign out", async () => {
    const { submission, backend } = await submitted();
    const { staff, moderation, member } = await moderator();
    expect(member.roles.map(({ role }) => role)).toContain("moderator");
    expect(await staff.currentStaff()).toEqual(member);
    const decision = { contributionId: submission.id, revision: 1, action: "reject", reason: "personal_data", words: "Ta bort namnet." } as const;
    await moderation.decide(decision);
    expect((await backend.readReceipt(submission.receiptCode)).rejection).toEqual({ reason: "personal_data", words: "Ta bort namnet." });
    await staff.signOut();
    expect(await staff.currentStaff()).toBeNull();
    await expect(moderation.decide(decision)).rejects.toMatchObject({ name: "Problem" });
  });

  test("a decision on a revision that was amended meanwhile is a conflict", async () => {
    const { submission, backend } = await submitted();
    await backend.amendContribution(anAmendment(submission));
    const { moderation } = await moderator();
    await expect(moderation.decide({ contributionId: submission.id, revision: 1, action: "approve" })).rejects.toMatchObject({ code: "revision_conflict" });
  });

  test("a line in a campaign that asks for lines is read back and shown as it was sent", async () => {
    const { campaignId } = await world();
    const place = { type: "LineString", coordinates: [[12.6945, 56.0465], [12.6962, 56.0473], [12.698, 56.048]] } as const;
    const { submission, backend, answer } = await submitted({ place, campaignId });
    expect(answer.campaignId).toBe(campaignId);
    expect((await backend.readReceipt(submission.receiptCode)).place).toEqual(place);
    const { moderation } = await moderator();
    await moderation.decide({ contributionId: submission.id, revision: 1, action: "approve" });
    expect((await publicRows(backend)).get(submission.id)).toMatchObject({ shape: place, square: null });
    expect((await backend.readCampaigns()).find(({ id }) => id === campaignId)).toMatchObject({ geometryTypes: ["point", "line"], allowsMedia: true });
  });

  test("a code joins its session, in small letters too, and no other code does", async () => {
    const { backend, campaignId, sessionCode } = await world();
    expect(await backend.joinSession(` ${sessionCode.toLowerCase()} `)).toMatchObject({ code: sessionCode, campaignId, forChildren: true, allowsMedia: false });
    await expect(backend.joinSession("INGEN-99")).rejects.toMatchObject({ code: "session_unknown", field: "sessionCode", retry: "after-edit" });
  });

  test("answers and results are there to read, and of nobody nothing is told", async () => {
    const { backend } = await world();
    const published = (await backend.readAnswers()).map(({ publishedAt }) => publishedAt);
    expect(published).toEqual([...published].sort().reverse());
    expect(await backend.readCampaignResults(randomUUID())).toEqual({ respondents: null, kinds: [], questions: [] });
  });

  test("a wrong password is one uniform answer", async () => {
    const { staff, login } = await world();
    await expect(staff.signIn(login.email, "fel")).rejects.toMatchObject({ code: "sign_in_failed", retry: "never" });
    await expect(staff.signIn("nobody@example.invalid", "fel")).rejects.toMatchObject({ code: "sign_in_failed", retry: "never" });
  });
}

async function lastPage(backend: Backend) {
  for (let cursor = 0; ; ) {
    const page = await backend.changesSince(cursor);
    if (!page.more) return page;
    cursor = page.cursor;
  }
}

describe("the port (in memory)", () => {
  const member = { userId: randomUUID(), email: "moderator@example.invalid", roles: [{ organisationId: randomUUID(), role: "moderator" as const }] };
  const campaign = aCampaign({ geometryTypes: ["point", "line"] });
  const session = {
    code: "KLASS-5B", campaignId: campaign.id, campaignSlug: campaign.slug, forChildren: true, allowsMedia: false, opensAt: "2020-01-01T00:00:00.000Z", endsAt: "2120-01-01T00:00:00.000Z",
  };
  const memory = new MemoryBackend({ member, password: "hemligt", campaigns: [campaign], sessions: [session] });
  portPromises(async () => ({ backend: memory, staff: memory, moderation: memory, login: { email: member.email, password: "hemligt" }, campaignId: campaign.id, sessionCode: session.code }));
});

describeBackEnds("the port", {}, ({ get }) => {
  let login: Promise<World["login"]> | null = null;
  let campaign: Promise<Pick<World, "campaignId" | "sessionCode">> | null = null;
  portPromises(async () => {
    login ??= aStaffMember(get(), "moderator");
    campaign ??= aLineCampaign(get());
    return { ...supabaseWorld(get(), await login), ...(await campaign) };
  });
});

async function aLineCampaign({ database }: Embedded): Promise<Pick<World, "campaignId" | "sessionCode">> {
  // Without one no campaign opens.
  await database.execute("update public.organisations set disposal_number = 'T', disposal_decided_on = '2026-01-01', disposal_days = 30");
  const [row] = await database.query<{ id: string }>(
    `insert into public.campaigns (organisation_id, slug, title, question, intro, promise_can_change, promise_cannot_change, promise_who_decides, geometry_types, status, opens_on,
       organiser, controller, legal_basis)
     select o.id, 'ways', w, w, w, w, w, w, '{point,line}', 'open', current_date - 1, 'B', 'N', 'A'
     from public.organisations o, (select '{"sv":"Ord"}'::jsonb as w) words order by o.created_at, o.id limit 1 returning id::text`,
  );
  if (row === undefined) throw new Error("no campaign was made");
  await database.query("insert into public.group_sessions (campaign_id, code, for_children, expires_at) values ($1::uuid, 'KLASS-5B', true, now() + interval '1 day')", [row.id]);
  return { campaignId: row.id, sessionCode: "KLASS-5B" };
}
