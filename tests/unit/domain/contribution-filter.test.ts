import fc from "fast-check";
import { expect, test } from "vitest";
import { WAITING, filterDocument, filterFrom, filterQuery, type ContributionFilter } from "../../../src/domain/contribution-filter";
import { KINDS } from "../../../src/domain/kind";

const id = fc.option(fc.uuid(), { nil: null });
const filters: fc.Arbitrary<ContributionFilter> = fc.record({
  answered: fc.constantFrom("no" as const, "draft" as const, "yes" as const, null),
  overdue: fc.boolean(),
  kinds: fc.subarray([...KINDS]),
  districtId: id,
  campaignId: id,
  themeId: id,
  uncoded: fc.boolean(),
  areaId: id,
  words: fc.string(),
  ids: fc.array(fc.uuid(), { maxLength: 50 }),
});

test("a filter in the address is the same filter again", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(filterFrom(filterQuery(filter))).toEqual(filter);
    }),
  );
});
test("what is no contribution's number is left out of the address's list", () => {
  const id = "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c11";
  expect(filterFrom(`bidrag=${id}.x.7d0f6f3e`).ids).toEqual([id]);
  expect(filterFrom("").ids).toEqual([]);
});
test("what waits is where one begins, and needs no words in the address", () => {
  expect(filterQuery(WAITING)).toBe("");
  expect(filterDocument(WAITING)).toEqual({ answered: "no" });
});
