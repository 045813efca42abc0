import { describe, expect, test } from "vitest";
import type { WeighedContribution } from "../../src/backend/staff/analysis";
import { filterFrom } from "../../src/domain/contribution-filter";
import { answerContributionsHref, toAnswer } from "../../src/views/plan/opened/answering";

const id = (nth: number) => `7d0f6f3e-58a5-4a0e-8a52-${String(nth).padStart(12, "0")}`;
const row = (nth: number, over: Partial<WeighedContribution> = {}) => ({ id: id(nth), status: "published", answers: [], ...over }) as unknown as WeighedContribution;

describe("from what one reads to where it is answered", () => {
  test("one or several by their numbers, read again from the address", () => {
    const href = answerContributionsHref([id(1), id(2)]);
    expect(href).toMatch(/^\/personal\/bidrag\?/);
    expect(filterFrom(href.split("?")[1] ?? "")).toMatchObject({ answered: null, ids: [id(1), id(2)], words: "" });
  });
  test("several are those that may be answered and are not, as many as an address holds", () => {
    const rows = [row(1), row(2, { status: "submitted" }), row(3, { answers: [{ id: "a", stance: null, isPublished: false }] }), ...Array.from({ length: 60 }, (_, nth) => row(nth + 10))];
    const ids = toAnswer(rows);
    expect(ids.slice(0, 2)).toEqual([id(1), id(10)]);
    expect(ids).toHaveLength(50);
  });
});
