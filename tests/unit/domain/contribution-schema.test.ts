import { describe, expect, test } from "vitest";
import type { Submission } from "../../../src/domain/contribution";
import { checkSubmission, parseAmendment, parseReport, parseSubmission } from "../../../src/domain/contribution-schema";
import { Problem } from "../../../src/domain/problem";
import { aCode, anId, aSubmission, RULES } from "../support/factories";

const feeling = { level: 2, times: ["night"], causes: [{ cause: "lighting", effect: "bad" }] } as const;
const era = { type: "decade", from: 1950, to: 1959 } as const;

describe("lines and areas", () => {
  const line = { type: "LineString", coordinates: [[12.69, 56.04], [12.7, 56.05]] } as const;
  const codes = (change: Parameters<typeof aSubmission>[0], geometryTypes?: readonly ("point" | "line" | "area")[]) =>
    checkSubmission(aSubmission(change), { ...RULES, ...(geometryTypes === undefined ? {} : { geometryTypes }) }).map(({ code }) => code);
  test("a line only where the campaign asks for lines", () => {
    expect(codes({ place: line })).toEqual(["geometry_not_offered"]);
    expect(codes({ place: line }, ["point", "area"])).toEqual(["geometry_not_offered"]);
    expect(codes({ place: line }, ["point", "line"])).toEqual([]);
  });
  test("never for a child", () => {
    expect(codes({ place: line, underThirteen: true, precision: "rough" }, ["point", "line"])).toEqual(["geometry_not_offered"]);
  });
  test("one corner outside, or one corner too many, and it stays on the device", () => {
    expect(codes({ place: { ...line, coordinates: [[12.69, 56.04], [11, 56]] } }, ["line"])).toEqual(["place_outside_city"]);
    const many = Array.from({ length: 201 }, (_, index): readonly [number, number] => [12.6 + index / 1000, 56.04]);
    expect(codes({ place: { ...line, coordinates: many } }, ["line"])).toEqual(["place_too_many_points"]);
  });
});

describe("a contribution that keeps the rules", () => {
  test.each<[string, Partial<Submission>]>([
    ["a story", {}],
    ["a memory with its decade", { kind: "memory", era }],
    ["a memory of this very decade", { kind: "memory", era: { type: "decade", from: 2020, to: 2029 } }],
    ["a wish for somebody", { kind: "wish", audiences: ["children", "seniors"] }],
    ["a liked place without a word", { kind: "like", text: "" }],
    ["an avoided place without a word", { kind: "avoid", text: "", precision: "exact_for_city" }],
    ["an avoided place with when and why", { kind: "avoid", text: "", precision: "rough", avoid: { times: ["evening"], causes: [] } }],
    ["a feeling of safety without a word", { kind: "safety", text: "", precision: "exact_for_city", safety: feeling }],
    ["a child's place, roughly", { underThirteen: true, precision: "rough" }],
    ["2,000 emoji, each one character to the database", { text: "🌊".repeat(2000) }],
  ])("may be sent: %s", (_name, change) => {
    const submission = aSubmission(change);
    expect(checkSubmission(submission, RULES)).toEqual([]);
    expect(parseSubmission(submission, RULES)).toEqual(submission);
  });
});

describe("a breach names its problem and its field", () => {
  test.each<[string, Partial<Record<keyof Submission, unknown>> & Record<string, unknown>, string, string]>([
    ["a story without words", { text: "  \n" }, "text_missing", "text"],
    ["a wish without words", { kind: "wish", text: "" }, "text_missing", "text"],
    ["2,001 characters", { text: "a".repeat(2001) }, "text_too_long", "text"],
    ["a title of 121", { title: "a".repeat(121) }, "text_too_long", "title"],
    ["safety without a level", { kind: "safety", precision: "rough" }, "field_invalid", "safety"],
    ["a level of six", { kind: "safety", precision: "rough", safety: { ...feeling, level: 6 } }, "field_invalid", "safety.level"],
    ["the same time twice", { kind: "safety", precision: "rough", safety: { ...feeling, times: ["day", "day"] } }, "field_invalid", "safety.times"],
    ["safety on a story", { safety: feeling }, "field_not_allowed", "safety"],
    ["a memory without a year", { kind: "memory" }, "field_invalid", "era"],
    ["a year before anyone's memory", { kind: "memory", era: { type: "year", from: 1799, to: 1799 } }, "field_invalid", "era"],
    ["a year to come", { kind: "memory", era: { type: "year", from: 2027, to: 2027 } }, "field_invalid", "era"],
    ["a decade of nine years", { kind: "memory", era: { type: "decade", from: 1951, to: 1959 } }, "field_invalid", "era"],
    ["an era on a wish", { kind: "wish", era }, "field_not_allowed", "era"],
    ["an exact place for safety", { kind: "safety", safety: feeling, precision: "exact" }, "precision_not_allowed", "precision"],
    ["a child's exact place", { underThirteen: true, precision: "exact_for_city" }, "precision_not_allowed", "precision"],
    ["a place in Denmark", { place: { type: "Point", coordinates: [12.5, 56.03] } }, "place_outside_city", "place"],
    ["swapped coordinates", { place: { type: "Point", coordinates: [56.0474, 12.6976] } }, "place_outside_city", "place"],
    ["a place that is no number", { place: { type: "Point", coordinates: [Number.NaN, 56] } }, "place_invalid", "place.coordinates.0"],
    ["a status of one's own", { status: "published" }, "field_not_allowed", "status"],
    ["a short receipt code", { receiptCode: "ABC" }, "field_invalid", "receiptCode"],
  ])("%s", (_name, change, code, field) => {
    const [issue] = checkSubmission({ ...aSubmission(), ...change }, RULES);
    expect(issue).toEqual({ code, field });
    expect(() => parseSubmission({ ...aSubmission(), ...change }, RULES)).toThrow(expect.objectContaining({ name: "Problem", code, field }));
  });

  test("a kind the campaign does not ask for", () => {
    expect(checkSubmission(aSubmission(), { ...RULES, kinds: ["wish"] })).toContainEqual({ code: "kind_not_offered", field: "kind" });
  });

  test("every breach is told at once, so that one look mends them all", () => {
    const submission = aSubmission({ kind: "memory", text: "", underThirteen: true, place: { type: "Point", coordinates: [11, 56] } });
    expect(checkSubmission(submission, RULES).map(({ code }) => code)).toEqual(["place_outside_city", "text_missing", "field_invalid", "precision_not_allowed"]);
  });
});

test("an amendment may change words but not the place", () => {
  const amendment = { operationId: anId(2), id: anId(1), receiptCode: aCode(), baseRevision: 1, changes: { text: "Nytt" } };
  expect(parseAmendment(amendment)).toEqual(amendment);
  expect(() => parseAmendment({ ...amendment, changes: { place: aSubmission().place } })).toThrow(expect.objectContaining({ code: "field_not_allowed", field: "changes.place" }));
});

test("a report of more than 500 characters is too long", () => {
  const report = { id: anId(3), contributionId: anId(1), reason: "spam", text: "a".repeat(501) };
  expect(() => parseReport(report)).toThrow(Problem);
  expect(parseReport({ ...report, text: "a".repeat(500) }).reason).toBe("spam");
});
