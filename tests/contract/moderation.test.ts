/** The moderator's desk over HTTP: what the view sends is taken, and what comes back is what its schemas read. */
import { beforeAll, expect, test } from "vitest";
import type { Submission } from "../../src/domain/contribution";
import type { FloodCriteria } from "../../src/backend/staff/moderation";
import { aJpeg } from "../support/media/pictures";
import { describeBackEnds } from "../support/embedded/back-ends";
import { aStaffMember, aSubmission, liftLimits } from "../support/embedded/submissions";
import { supabaseWorld, type World } from "../support/embedded/supabase-world";
import type { Embedded } from "../../supabase/embedded/embedded";

async function aModerator(embedded: Embedded): Promise<World & { readonly userId: string }> {
  const world = supabaseWorld(embedded, await aStaffMember(embedded, "moderator"));
  return { ...world, userId: (await world.staff.signIn(world.login.email, world.login.password)).userId };
}

describeBackEnds("the moderator's desk", {}, ({ get }) => {
  let me: Awaited<ReturnType<typeof aModerator>>;
  let colleague: Awaited<ReturnType<typeof aModerator>>;
  beforeAll(async () => {
    await liftLimits(get());
    me = await aModerator(get());
    colleague = await aModerator(get());
  });
  const submitted = async (overrides: Partial<Submission> = {}) => {
    const submission = aSubmission(overrides);
    await me.backend.submitContribution(submission);
    return submission;
  };
  const taken = async ({ moderation }: World, { id }: Submission) => (await moderation.claim({ count: 1, skipped: [], wanted: id })).items.find((item) => item.id === id);
  const receiptOf = ({ receiptCode }: Submission) => me.backend.readReceipt(receiptCode);

  test("what one takes no colleague gets or decides on, until it is let go", async () => {
    const submission = await submitted({ kind: "memory", title: "Dansen", text: "Ring mig på 070-123 45 67.", era: { type: "decade", from: 1970, to: 1979 } });
    const before = await me.moderation.counts();
    expect(await taken(me, submission)).toMatchObject({
      text: submission.text, title: "Dansen", era: submission.era, publicPlace: submission.place, hasExactPlace: false, flags: ["phone"], reports: [], media: [], status: "submitted", revision: 1, handedOverAt: null, sameContributor: 0,
    });
    expect(await me.moderation.counts()).toEqual(before);
    expect(before).toMatchObject({ waiting: expect.any(Number), urgent: expect.any(Number), restricted: 0 });
    expect(await colleague.moderation.counts()).toEqual({ ...before, withColleagues: before.withColleagues + 1 });

    expect(await taken(colleague, submission)).toBeUndefined();
    await expect(colleague.moderation.decide({ contributionId: submission.id, revision: 1, action: "approve" })).rejects.toMatchObject({ code: "claimed_by_colleague", retry: "after-edit" });
    expect((await colleague.moderation.renew([submission.id])).lost).toEqual([submission.id]);
    expect((await me.moderation.renew([submission.id])).lost).toEqual([]);
    await me.moderation.release([submission.id]);
    expect(await taken(colleague, submission)).toMatchObject({ id: submission.id });
    await colleague.moderation.decide({ contributionId: submission.id, revision: 1, action: "reject", reason: "personal_data", words: "Ta bort numret." });
    expect(await receiptOf(submission)).toMatchObject({ status: "rejected", rejection: { reason: "personal_data", words: "Ta bort numret." } });
    expect((await me.moderation.counts()).waiting).toBe(before.waiting - 1);
  });

  test("an approval is taken back, and stands for oneself to decide anew", async () => {
    const submission = await submitted();
    const { decisionId } = await me.moderation.decide({ contributionId: submission.id, revision: 1, action: "approve" });
    expect(await receiptOf(submission)).toMatchObject({ status: "published" });
    await expect(colleague.moderation.undo(decisionId)).rejects.toMatchObject({ code: "not_allowed" });
    await me.moderation.undo(decisionId);
    expect(await receiptOf(submission)).toMatchObject({ status: "submitted", decidedAt: null });
    expect(await taken(colleague, submission)).toBeUndefined();
    await expect(me.moderation.undo(decisionId)).rejects.toMatchObject({ code: "revision_conflict" });
  });

  test("words are removed as JavaScript counts them, for everyone, and given back when it is taken back", async () => {
    const text = "😀 Anna på hörnet sålde glass.";
    const submission = await submitted({ text });
    const from = text.indexOf("Anna");
    const { decisionId } = await me.moderation.decide({ contributionId: submission.id, revision: 1, action: "redact", redactions: [{ field: "text", from, to: from + 4 }] });
    const page = await me.backend.changesSince(0);
    expect(page.changed.find(({ id }) => id === submission.id)?.text).toBe("😀 […] på hörnet sålde glass.");
    expect(await receiptOf(submission)).toMatchObject({ status: "published", redacted: true });
    await me.moderation.undo(decisionId);
    expect(await receiptOf(submission)).toMatchObject({ status: "submitted", text, redacted: false });
  });

  test("looking at a place that the public sees roughly is written down with who looked", async () => {
    const place = { type: "Point", coordinates: [12.701234, 56.051234] } as const;
    const submission = await submitted({ precision: "exact_for_city", place });
    const item = await taken(me, submission);
    expect(item).toMatchObject({ hasExactPlace: true });
    expect(item?.publicPlace).not.toEqual(place);
    expect(await me.moderation.viewExactPlace(submission.id)).toEqual(place);
    const audit = await get().database.query("select action, actor_id::text as who from public.audit_events where subject_id = $1::uuid and action = 'place.viewed'", [submission.id]);
    expect(audit).toEqual([{ action: "place.viewed", who: me.userId }]);
  });

  test("a photo on something public waits in the queue until it is decided on", async () => {
    const submission = await submitted();
    await me.moderation.decide({ contributionId: submission.id, revision: 1, action: "approve" });
    const photo = {
      id: crypto.randomUUID(), type: "photo", mimeType: "image/jpeg", bytes: 0, width: 1, height: 1, durationMs: null, peaks: [], alternativeText: "En gunga", transcript: "", hasPermission: true,
    } as const;
    const { waiting } = await me.moderation.counts();
    await me.backend.sendMedia({ contributionId: submission.id, receiptCode: submission.receiptCode, media: photo }, new Blob([aJpeg()], { type: "image/jpeg" }));
    expect((await me.moderation.counts()).waiting).toBe(waiting + 1);
    expect(await taken(me, submission)).toMatchObject({ status: "published", media: [{ id: photo.id, status: "submitted" }] });
    await me.moderation.decideMedia({ mediaId: photo.id, status: "published" });
    expect((await me.moderation.counts()).waiting).toBe(waiting);
  });

  test("a flood is suggested, found, rejected in one go but for what a colleague holds, and taken back", async () => {
    const flood: Submission[] = [];
    for (let n = 1; n <= 12; n += 1) flood.push(await submitted({ text: `Köp billiga klockor på nummer ${n} i dag` }));
    const [held, ...others] = flood;
    if (held === undefined) throw new Error("no flood");
    const suggestion = (await me.moderation.suggestFloods()).find(({ why, example }) => why === "similar" && example.startsWith("Köp billiga"));
    expect(suggestion).toMatchObject({ total: 12 });
    const criteria: FloodCriteria = suggestion?.criteria ?? { statuses: [] };
    const found = await me.moderation.findFlood(criteria);
    expect(found).toMatchObject({ total: 12, contributors: 12 });
    expect(new Set(found.sample.map(({ id }) => id))).toEqual(new Set(flood.map(({ id }) => id)));
    await expect(me.moderation.decideInBulk({ criteria, action: "reject", reason: "advertising", total: 11 })).rejects.toMatchObject({ code: "revision_conflict", field: "total" });

    expect(await taken(colleague, held)).toBeDefined();
    const bulk = await me.moderation.decideInBulk({ criteria, action: "reject", reason: "advertising", words: "Det här är reklam.", total: 12 });
    expect(bulk).toMatchObject({ decided: 11, withColleagues: 1, undoneAt: null });
    expect((await Promise.all(others.map(receiptOf))).map(({ status }) => status)).toEqual(others.map(() => "rejected"));
    expect(await receiptOf(held)).toMatchObject({ status: "submitted" });

    await me.moderation.undoBulk(bulk.id);
    expect((await Promise.all(others.map(receiptOf))).map(({ status }) => status)).toEqual(others.map(() => "submitted"));
    expect((await me.moderation.readBulks())[0]).toMatchObject({ id: bulk.id, decided: 11, undoneAt: expect.any(String) });
  });
});
