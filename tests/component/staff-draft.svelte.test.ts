import * as z from "zod/mini";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftsOf, type DraftStorage } from "../../src/state/staff-draft-store";
import { StaffDraft, type StaffDraftParts } from "../../src/state/staff-draft.svelte";

interface Answer {
  text: string;
  units: string[];
}
const schema = z.object({ text: z.string(), units: z.array(z.string()) });
const EMPTY: Answer = { text: "", units: [] };
const DAY_MS = 24 * 3_600_000;
let clock = 0;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  clock = Date.parse("2026-05-04T10:00:00Z");
});
afterEach(() => vi.useRealTimers());

/** As a component makes one; `leave` is its going. */
function open(over: Partial<StaffDraftParts<Answer>> = {}) {
  let draft: StaffDraft<Answer> | undefined;
  const leave = $effect.root(() => {
    draft = new StaffDraft({ userId: "anna", key: "svar/1", schema, initial: EMPTY, now: () => clock, ...over });
  });
  flushSync();
  if (draft === undefined) throw new Error("no draft");
  return { draft, leave };
}
function write(draft: StaffDraft<Answer>, text: string) {
  draft.value.text = text;
  flushSync();
}

test("a pause in typing keeps the words, and they are there after a crash", () => {
  const { draft } = open();
  write(draft, "Vi sätter upp lampor.");
  draft.value.units.push("gatukontoret");
  flushSync();
  expect(draft.hasChanges).toBe(true);
  vi.advanceTimersByTime(1_000);
  const again = open().draft;
  expect(again.value).toEqual({ text: "Vi sätter upp lampor.", units: ["gatukontoret"] });
  expect(again.isRestored).toBe(true);
  expect(again.isOutdated).toBe(false);
});

test("leaving the page, or the tab being hidden, keeps the last letter without a pause", () => {
  const left = open();
  write(left.draft, "ett");
  left.leave();
  expect(open().draft.value.text).toBe("ett");
  const hidden = open({ key: "svar/2" });
  write(hidden.draft, "två");
  window.dispatchEvent(new Event("pagehide"));
  expect(open({ key: "svar/2" }).draft.value.text).toBe("två");
});

test("whoever signs in next on the same computer never meets it", () => {
  const { draft, leave } = open();
  write(draft, "Bara mitt.");
  leave();
  const other = open({ userId: "bo" }).draft;
  expect(other.value).toEqual(EMPTY);
  expect(draftsOf(localStorage, "bo")).toEqual([]);
  expect(draftsOf(localStorage, "anna").map(({ key }) => key)).toEqual(["svar/1"]);
});

test("it is gone when the server has it, and what was written meanwhile is not", () => {
  const { draft } = open();
  write(draft, "Sänt.");
  const sent = { ...draft.value, units: [...draft.value.units] };
  write(draft, "Sänt. Och mer.");
  draft.clear(sent);
  expect(draft.hasChanges).toBe(true);
  expect(open({ initial: sent }).draft.value.text).toBe("Sänt. Och mer.");
  draft.clear();
  expect(draft.hasChanges).toBe(false);
  expect(localStorage.length).toBe(0);
});

test("taking every word back leaves nothing behind", () => {
  const { draft } = open();
  write(draft, "a");
  draft.keepNow();
  expect(localStorage.length).toBe(1);
  write(draft, "");
  draft.keepNow();
  expect(localStorage.length).toBe(0);
});

test("it says when the server's words have changed since, and can be thrown away", () => {
  const { draft, leave } = open({ initial: { text: "Först", units: [] } });
  write(draft, "Mitt");
  leave();
  const again = open({ initial: { text: "En kollegas", units: [] } }).draft;
  expect(again.isOutdated).toBe(true);
  again.discard();
  expect(again.value.text).toBe("En kollegas");
  expect(again.isRestored).toBe(false);
  expect(localStorage.length).toBe(0);
});

test("a full storage is said and breaks no writing; later room is used", () => {
  let isFull = true;
  const storage: DraftStorage = {
    length: 0,
    key: () => null,
    getItem: () => null,
    removeItem: () => undefined,
    setItem: () => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
    },
  };
  const { draft } = open({ storage });
  write(draft, "Jag skriver vidare");
  vi.advanceTimersByTime(1_000);
  expect(draft.isKept).toBe(false);
  expect(draft.value.text).toBe("Jag skriver vidare");
  isFull = false;
  write(draft, "Jag skriver vidare.");
  vi.advanceTimersByTime(1_000);
  expect(draft.isKept).toBe(true);
});

test("a forbidden storage is said when there is something to lose", () => {
  const { draft } = open({ storage: null });
  expect(draft.isKept).toBe(true);
  write(draft, "a");
  draft.keepNow();
  expect(draft.isKept).toBe(false);
});

test("what does not fit the form, and what is older than 30 days, does not come back", () => {
  const { draft, leave } = open();
  write(draft, "Gammalt");
  leave();
  expect(open({ schema: z.object({ text: z.string(), units: z.array(z.string()), place: z.string() }) as never }).draft.value).toEqual(EMPTY);
  clock += 31 * DAY_MS;
  expect(open().draft.value).toEqual(EMPTY);
  expect(localStorage.length).toBe(0);
});

test("what the form was given is never written to", () => {
  const initial: Answer = { text: "Kvar", units: [] };
  write(open({ initial }).draft, "Ändrat");
  expect(initial.text).toBe("Kvar");
});
