import { describe, expect, test } from "vitest";
import { emptyDraft, missingAt, precisionOf, stepOfField, stepsFor, submissionFrom, tidy, type DraftData } from "../../../src/domain/draft";
import { checkSubmission } from "../../../src/domain/contribution-schema";
import { aCode, anId, KARNAN, RULES } from "../support/factories";

const PLACE = { type: "Point", coordinates: [12.7, 56.05] } as const;
const aDraft = (change: Partial<DraftData> = {}): DraftData => ({ ...emptyDraft(anId(), aCode()), kind: "story", place: KARNAN, text: "Hej", ...change });
const submit = (draft: DraftData) => submissionFrom(draft, { contributorKey: "0".repeat(32), language: "sv", place: PLACE });

describe("from draft to submission", () => {
  test("what is sent as the place is what was made ready for leaving the device, not what was pointed at", () => {
    expect(submit(aDraft({ place: KARNAN }))?.place).toEqual(PLACE);
  });
  test("a child's place is rough whatever was chosen before the question", () => {
    const draft = aDraft({ underThirteen: true, precision: "exact" });
    expect(submit(draft)).toMatchObject({ precision: "rough" });
  });
  test("fields of another kind stay in the draft but are not sent", () => {
    const draft = aDraft({ kind: "like", level: 3, times: ["day"], era: { type: "year", from: 1957, to: 1957 }, audiences: ["children"] });
    const submission = submit(draft);
    expect(checkSubmission(submission, RULES)).toEqual([]);
    expect(Object.keys(submission ?? {})).not.toEqual(expect.arrayContaining(["safety"]));
  });
  test("sent twice it is the same document", () => {
    const draft = aDraft();
    expect(submit(draft)).toEqual(submit(draft));
  });
  test("without kind or place there is nothing to send", () => {
    expect(submit(aDraft({ place: null }))).toBeNull();
    expect(submit(aDraft({ kind: null }))).toBeNull();
  });
});

describe("what is missing", () => {
  test.each<[string, Partial<DraftData>, string[]]>([
    ["a safety without a level", { kind: "safety" }, ["safety.level"]],
    ["a memory without a year", { kind: "memory" }, ["era"]],
    ["a story without words", { text: " " }, ["text"]],
    ["a liked place needs no words", { kind: "like", text: "" }, []],
  ])("%s", (_name, change, fields) => {
    expect(missingAt("tell", aDraft(change), 2026).map(({ field }) => field)).toEqual(fields);
  });
  test("every field has a step where it is mended", () => {
    expect(["kind", "place", "text", "safety.level", "precision", "demographics.gender"].map(stepOfField)).toEqual(["kind", "place", "tell", "tell", "precision", "about_you"]);
  });
  test("age is not asked in a campaign for adults", () => {
    expect(stepsFor(false)).not.toContain("age");
    expect(stepsFor(true).indexOf("age")).toBeLessThan(stepsFor(true).indexOf("place"));
  });
});

test("a precision that another kind does not allow falls back to the suggested one", () => {
  expect(precisionOf({ kind: "avoid", underThirteen: false, precision: "exact" })).toBe("exact_for_city");
  expect(precisionOf({ kind: "avoid", underThirteen: false, precision: "rough" })).toBe("rough");
});

test("what PostgreSQL would refuse is taken out of a text, its line breaks stay", () => {
  expect(tidy(" a\u0000b\r\nc\ud800 ")).toBe("ab\nc\ufffd");
  expect(tidy("A\u030a")).toBe("Å");
});
