import { describe, expect, test } from "vitest";
import { afterSending, draftFrom, emptyDraft, isUntouched, missingAt, precisionOf, stepOfField, stepsFor, submissionFrom, type DraftData } from "../../../src/domain/draft";
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
    expect(missingAt("tell", aDraft(change), { thisYear: 2026, questions: [] }).map(({ field }) => field)).toEqual(fields);
  });
  test("every field has a step where it is mended", () => {
    expect(["kind", "place", "text", "safety.level", "precision", "demographics.gender"].map(stepOfField)).toEqual(["kind", "place", "tell", "tell", "precision", "about_you"]);
  });
  test("age is not asked in a campaign for adults", () => {
    expect(stepsFor({ asksAge: false, hasQuestions: false })).not.toContain("age");
    const steps = stepsFor({ asksAge: true, hasQuestions: false });
    expect(steps.indexOf("age")).toBeLessThan(steps.indexOf("place"));
  });
  test("a campaign's question that must be answered is missing until it is, at its own place", () => {
    const question = { id: "why", type: "text", label: { sv: "Varför?" }, options: [], required: true } as const;
    const missing = (change: Partial<DraftData>) => missingAt("questions", aDraft(change), { thisYear: 2026, questions: [question] });
    expect(missing({})).toEqual([{ code: "field_invalid", field: "responses.why" }]);
    expect(missing({ responses: [{ questionId: "why", value: "Därför" }] })).toEqual([]);
    expect(missing({ responses: [{ questionId: "why", value: "a".repeat(2001) }] })).toEqual([{ code: "text_too_long", field: "responses.why" }]);
  });
});

test("a precision that another kind does not allow falls back to the suggested one", () => {
  expect(precisionOf(aDraft({ kind: "avoid", precision: "exact" }))).toBe("exact_for_city");
  expect(precisionOf(aDraft({ kind: "avoid", precision: "rough" }))).toBe("rough");
});
test("in a group session for children every place is rough, without asking anybody's age", () => {
  const draft = aDraft({ childrensSession: true, precision: "exact", sessionCode: "5B" });
  expect(submit(draft)).toMatchObject({ precision: "rough", underThirteen: false, sessionCode: "5B" });
});
test("what is begun at an exhibition wall carries the wall's code, and so does the next place of the same go", () => {
  const draft = aDraft({ wallCode: "BCD23" });
  const submission = submit(draft);
  expect(submission).toMatchObject({ wallCode: "BCD23" });
  expect(checkSubmission(submission, RULES)).toEqual([]);
  expect(submission && draftFrom(submission).wallCode).toBe("BCD23");
  expect(afterSending(draft, emptyDraft(anId(2), aCode(2))).wallCode).toBe("BCD23");
  expect(submit(aDraft())).not.toHaveProperty("wallCode");
});
test("the next place of the same go keeps what holds for all of them and none of the words", () => {
  const sent = aDraft({ kind: "wish", title: "Bänk", text: "En bänk", audiences: ["seniors"], underThirteen: false, precision: "rough", campaignId: anId(9), sessionCode: "5B", demographics: { gender: "woman" }, responses: [{ questionId: "q", value: 3 }] });
  const next = afterSending(sent, emptyDraft(anId(2), aCode(2)));
  expect(next).toMatchObject({ id: anId(2), receiptCode: aCode(2), step: "place", kind: "wish", underThirteen: false, precision: "rough", campaignId: anId(9), sessionCode: "5B", demographics: { gender: "woman" } });
  expect(next).toMatchObject({ title: "", text: "", audiences: [], place: null, media: [] });
});
test("a picture alone is something that would be missed", () => {
  const photo = { id: anId(3), type: "photo", mimeType: "image/webp", bytes: 1, width: 1, height: 1, durationMs: null, peaks: [], alternativeText: "", transcript: "", hasPermission: true } as const;
  expect(isUntouched(emptyDraft(anId(), aCode()))).toBe(true);
  expect(isUntouched({ ...emptyDraft(anId(), aCode()), media: [photo] })).toBe(false);
});

test("a line that comes back from the server has lost its ends already, and is not taken for drawn", () => {
  const place = { type: "LineString", coordinates: [[12.69, 56.04], [12.71, 56.04]] } as const;
  const submission = submissionFrom({ ...emptyDraft("0b8f6f0e-6f39-4c9c-9a0e-0a5b8f1e2d3c", "2345-6789-ABCD-EFGH"), kind: "wish", place: [12.7, 56.04], shape: place, shapeSource: "drawn", text: "Ljus" }, { contributorKey: "0".repeat(32), language: "sv", place });
  if (submission === null) throw new Error("There is a kind and a place.");
  expect(draftFrom(submission)).toMatchObject({ shape: place, shapeSource: "sent" });
});
