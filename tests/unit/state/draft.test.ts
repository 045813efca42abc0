import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { checkSubmission } from "../../../src/domain/contribution-schema";
import { Problem } from "../../../src/domain/problem";
import { newOperationBase } from "../../../src/outbox/operation";
import { MemoryStore } from "../../../src/outbox/memory-store";
import { Draft } from "../../../src/state/draft.svelte";
import { aCampaign, anId, aSubmission, KARNAN, RULES } from "../support/factories";

const now = () => new Date("2026-05-01T12:00:00Z");
let store: MemoryStore;
let draft: Draft;
const open = () => new Draft({ store: Promise.resolve(store), now, placeToSend: async ({ at, precision }) => ({ type: "Point", coordinates: precision === "rough" ? [12.7, 56.05] : at }) });
beforeEach(() => {
  vi.useFakeTimers();
  store = new MemoryStore();
  draft = open();
});
afterEach(() => vi.useRealTimers());

function tellAStory(): void {
  draft.update({ kind: "story" });
  draft.next();
  draft.update({ underThirteen: false });
  draft.next();
  draft.update({ place: KARNAN });
  draft.next();
  draft.update({ text: "Här lärde jag mig cykla." });
}

test("the draft survives a reload, step and all", async () => {
  tellAStory();
  await vi.advanceTimersByTimeAsync(400);
  const afterReload = open();
  expect(await afterReload.restore()).toBe(true);
  expect(afterReload.data).toEqual(draft.data);
  expect(afterReload.step).toBe("tell");
});

test("it is written at a pause, not at every letter", async () => {
  const writes = vi.spyOn(store, "saveDraft");
  for (const text of ["H", "He", "Hej"]) draft.update({ text });
  await vi.advanceTimersByTimeAsync(399);
  expect(writes).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(writes).toHaveBeenCalledExactlyOnceWith("contribution", expect.objectContaining({ text: "Hej" }));
  expect(draft.saved).toBe("clean");
});

test("leaving the page writes at once", async () => {
  draft.update({ text: "Hej" });
  await draft.saveNow();
  expect(await store.readDraft("contribution")).toMatchObject({ text: "Hej" });
});

test("a full device is told, and the words are still on the screen", async () => {
  vi.spyOn(store, "saveDraft").mockRejectedValue(new Problem("storage_full"));
  draft.update({ text: "Hej" });
  await draft.saveNow();
  expect(draft.saved).toBe("failed");
  expect(draft.problem?.code).toBe("storage_full");
  expect(draft.data.text).toBe("Hej");
});

test("what somebody has begun to write is not overwritten by what is restored", async () => {
  await store.saveDraft("contribution", { ...draft.data, kind: "wish", text: "Gammalt" });
  draft.update({ kind: "story", text: "Nytt" });
  expect(await draft.restore()).toBe(false);
  expect(draft.data.text).toBe("Nytt");
});

test("a draft with a field nobody can read keeps the rest", async () => {
  await store.saveDraft("contribution", { ...draft.data, text: "Hej", kind: "poem", place: [12.69, 56.04] });
  expect(await draft.restore()).toBe(true);
  expect(draft.data).toMatchObject({ text: "Hej", kind: null, place: [12.69, 56.04] });
});

test("one that was queued just before the tab was killed is not brought up again: it is on its way", async () => {
  tellAStory();
  await draft.saveNow();
  const { id, receiptCode } = draft.data;
  await store.changeQueue({
    newReceipt: { contributionId: id, receiptCode, kind: "story", createdAt: 1, lastKnownStatus: "waiting", revision: null, campaignClosed: false },
  });
  expect(await open().restore()).toBe(false);
  expect(await store.readDraft("contribution")).toBeUndefined();
});

test("what the server refused is taken up again under its own id and code, and survives a reload", async () => {
  const parked = aSubmission({ kind: "memory", era: { type: "year", from: 1957, to: 1957 }, precision: "exact_for_city", title: "Cykeln" });
  await store.changeQueue({
    add: { ...newOperationBase(anId(50), parked.id, 1), type: "submit", submission: parked, parked: { code: "place_outside_city", field: "place" } },
    newReceipt: { contributionId: parked.id, receiptCode: parked.receiptCode, kind: parked.kind, createdAt: 1, lastKnownStatus: "waiting", revision: null, campaignClosed: false },
  });
  draft.resume(parked);
  await draft.saveNow();
  const afterReload = open();
  expect(await afterReload.restore()).toBe(true);
  expect(await afterReload.toSubmission("sv")).toEqual({ ...parked, contributorKey: await store.contributorKey() });
});

test("two tabs with the same draft: once one has sent it, the other's words are a contribution of their own", async () => {
  vi.useRealTimers();
  tellAStory();
  await draft.saveNow();
  const otherTab = open();
  await otherTab.restore();
  const { id } = draft.data;
  expect(otherTab.data.id).toBe(id);
  otherTab.update({ text: "Här lärde jag mig simma." });
  await draft.clear();
  await vi.waitFor(() => expect(otherTab.data.id).not.toBe(id));
  expect(otherTab.data.text).toBe("Här lärde jag mig simma.");
});

describe("the conversation", () => {
  test("goes on only when the step is complete, and back without losing a letter", () => {
    expect(draft.next()).toBe(false);
    expect(draft.missing).toEqual([{ code: "field_invalid", field: "kind" }]);
    tellAStory();
    expect(draft.next()).toBe(true);
    expect(draft.step).toBe("precision");
    draft.back();
    draft.back();
    expect(draft.stage).toEqual({ step: "place", kind: "story" });
    expect(draft.data.text).toBe("Här lärde jag mig cykla.");
  });

  test("cannot jump over a step that is not complete", () => {
    draft.update({ kind: "story" });
    expect(draft.goTo("preview")).toBe(false);
    expect(draft.step).toBe("age");
  });

  test("does not ask for age in a campaign for adults, and offers its kinds only", () => {
    draft.update({ kind: "story" });
    draft.begin({ campaign: aCampaign({ adultsOnly: true, kinds: ["wish", "safety"] }) });
    expect(draft.screens.map(({ step }) => step)).not.toContain("age");
    expect(draft.kinds).toEqual(["wish", "safety"]);
    expect(draft.data.kind).toBeNull();
    expect(draft.data.underThirteen).toBe(false);
  });

  test("a problem from the server brings up the step where it is mended", () => {
    tellAStory();
    draft.showProblem(new Problem("place_outside_city", { field: "place" }));
    expect(draft.step).toBe("place");
    expect(draft.problem?.code).toBe("place_outside_city");
  });

  test("in simple mode has one question a screen, and leaving it in the middle loses nothing", () => {
    draft.layOut({ simple: true, asksHome: false });
    tellAStory();
    expect(draft.screen).toEqual({ step: "tell", part: "text" });
    draft.next();
    expect(draft.screen).toEqual({ step: "tell", part: "title" });
    draft.update({ title: "Cykeln" });
    draft.layOut({ simple: false, asksHome: false });
    expect(draft.screen).toEqual({ step: "tell", part: null });
    expect(draft.data.title).toBe("Cykeln");
    expect(draft.next()).toBe(true);
    expect(draft.step).toBe("precision");
  });

  test("in simple mode a problem brings up the very question", () => {
    draft.layOut({ simple: true, asksHome: false });
    tellAStory();
    draft.showProblem(new Problem("text_too_long", { field: "title" }));
    expect(draft.screen).toEqual({ step: "tell", part: "title" });
  });

  test("keeps its answers to a campaign's questions over a reload, and drops them in another campaign", async () => {
    const question = { id: "often", type: "scale", label: { sv: "Hur ofta?" }, options: [], required: true } as const;
    const campaign = aCampaign({ kinds: ["story"], questions: [question] });
    tellAStory();
    draft.begin({ campaign });
    draft.update({ responses: [{ questionId: "often", value: 4 }] });
    await draft.saveNow();
    const afterReload = open();
    await afterReload.restore();
    afterReload.begin({ campaign });
    expect(afterReload.data.responses).toEqual([{ questionId: "often", value: 4 }]);
    afterReload.begin({ campaign: aCampaign({ kinds: ["story"] }) });
    expect(afterReload.data.responses).toEqual([]);
  });
});

describe("in a group session", () => {
  const session = { code: "5B", campaignId: anId(900), campaignSlug: "trygg-kvall", forChildren: true, allowsMedia: false, opensAt: "2026-05-01T08:00:00Z", endsAt: "2026-05-01T15:00:00Z" };
  test("for children nobody is asked their age, the place is rough and there is no photo", () => {
    draft.begin({ session });
    expect(draft.screens.map(({ step }) => step)).not.toContain("age");
    expect(draft).toMatchObject({ precision: "rough", allowsMedia: false, isChild: true });
    expect(draft.data.sessionCode).toBe("5B");
  });
  test("its leader may allow photos", () => {
    draft.begin({ session: { ...session, allowsMedia: true } });
    expect(draft.allowsMedia).toBe(true);
    draft.begin({ session: { ...session, allowsMedia: true }, campaign: aCampaign({ allowsMedia: false }) });
    expect(draft.allowsMedia).toBe(false);
  });
  test("left again, age is asked as ever", () => {
    draft.begin({ session });
    draft.begin();
    expect(draft.screens.map(({ step }) => step)).toContain("age");
    expect(draft.data).toMatchObject({ sessionCode: null, childrensSession: false });
  });
});

test.each([["1970-01-01", 2026], ["2016-05-01", 2026], ["2031-05-01", 2031], ["9999-01-01", 2026]])("with the clock at %s a memory may be of %i", (clock, year) => {
  const wrong = new Draft({ store: Promise.resolve(store), now: () => new Date(clock) });
  wrong.update({ kind: "memory", underThirteen: false, place: KARNAN, text: "Hej", era: { type: "year", from: year, to: year } });
  expect(wrong.goTo("preview")).toBe(true);
});

describe("sending", () => {
  test("the document keeps the rules and has the same id and code every time", async () => {
    tellAStory();
    const once = await draft.toSubmission("sv");
    expect(checkSubmission(once, RULES)).toEqual([]);
    expect(await draft.toSubmission("sv")).toEqual(once);
  });

  test("roughly means that the exact place never leaves the device", async () => {
    tellAStory();
    draft.update({ precision: "rough" });
    expect((await draft.toSubmission("sv")).place.coordinates).toEqual([12.7, 56.05]);
  });

  test("what is missing is a Problem with its field", async () => {
    await expect(draft.toSubmission("sv")).rejects.toMatchObject({ code: "place_invalid", field: "place" });
    tellAStory();
    draft.update({ text: " " });
    await expect(draft.toSubmission("sv")).rejects.toMatchObject({ code: "text_missing", field: "text" });
  });

  test("a cleared draft is gone for good and the next one has a new id", async () => {
    tellAStory();
    await draft.saveNow();
    const { id, receiptCode } = draft.data;
    await draft.clear();
    expect(await open().restore()).toBe(false);
    expect(draft.data.id).not.toBe(id);
    expect(draft.data.receiptCode).not.toBe(receiptCode);
  });
});
