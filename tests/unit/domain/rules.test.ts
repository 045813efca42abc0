import { describe, expect, test } from "vitest";
import { isOpen, offeredKinds, wordsIn } from "../../../src/domain/campaign-time";
import { decadeEra, decades, erasOverlap, eraYears, isSaneEra, periodEra, yearEra } from "../../../src/domain/era";
import { KINDS } from "../../../src/domain/kind";
import { canAmend, canBecome, canWithdraw } from "../../../src/domain/lifecycle";
import { allowedPrecisions, defaultPrecision } from "../../../src/domain/precision";
import { isProblemCode } from "../../../src/domain/problem";
import { aCampaign } from "../support/factories";

describe("precision", () => {
  test("a child's place is only ever rough", () => {
    for (const kind of KINDS) expect(allowedPrecisions({ kind, underThirteen: true })).toEqual(["rough"]);
  });
  test("safety and avoid are suggested roughly for everyone else and never exact", () => {
    for (const kind of ["safety", "avoid"] as const) {
      expect(defaultPrecision({ kind, underThirteen: false })).toBe("exact_for_city");
      expect(allowedPrecisions({ kind, underThirteen: false })).not.toContain("exact");
    }
  });
  test("the rest is suggested exactly", () => {
    expect(defaultPrecision({ kind: "memory", underThirteen: false })).toBe("exact");
  });
});

describe("lifecycle", () => {
  test("withdrawn is the end", () => {
    for (const to of ["waiting", "submitted", "published", "rejected"] as const) {
      for (const by of ["device", "author", "moderator"] as const) expect(canBecome("withdrawn", to, by)).toBe(false);
    }
    expect(canAmend("withdrawn")).toBe(false);
    expect(canWithdraw("withdrawn")).toBe(false);
  });
  test("an author's change of a published contribution takes it back to moderation", () => {
    expect(canBecome("published", "submitted", "author")).toBe(true);
    expect(canBecome("submitted", "published", "author")).toBe(false);
  });
  test("everything that is not withdrawn can be", () => {
    for (const status of ["waiting", "submitted", "published", "rejected"] as const) expect(canWithdraw(status)).toBe(true);
  });
});

describe("era", () => {
  test("decades are offered from the thirties to the present one", () => {
    expect(decades(2026)).toEqual([1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]);
  });
  test("years are written without words", () => {
    expect(eraYears(yearEra(1957), "sv")).toBe("1957");
    expect(eraYears(decadeEra(1953), "en")).toBe("1950–1959");
  });
  test("a period is put in order and may not reach into the future", () => {
    expect(periodEra(1962, 1958)).toEqual({ type: "period", from: 1958, to: 1962 });
    expect(isSaneEra(periodEra(2000, 2030), 2026)).toBe(false);
    expect(isSaneEra(periodEra(2000, 2026), 2026)).toBe(true);
  });
  test("eras that share a year overlap", () => {
    expect(erasOverlap(yearEra(1959), decadeEra(1950))).toBe(true);
    expect(erasOverlap(yearEra(1960), decadeEra(1950))).toBe(false);
  });
});

describe("a campaign", () => {
  test("is open on its last day where the city is, not where the server's clock is", () => {
    const campaign = aCampaign({ closesOn: "2026-05-31" });
    expect(isOpen(campaign, new Date("2026-05-31T21:59:00Z"))).toBe(true);
    expect(isOpen(campaign, new Date("2026-05-31T22:01:00Z"))).toBe(false);
  });
  test("is not open before its first day, nor when it was closed by hand", () => {
    expect(isOpen(aCampaign({ opensOn: "2026-06-01" }), new Date("2026-05-01T12:00:00Z"))).toBe(false);
    expect(isOpen(aCampaign({ status: "closed" }), new Date("2026-05-01T12:00:00Z"))).toBe(false);
  });
  test("offers its kinds in the fixed order", () => {
    expect(offeredKinds(aCampaign({ kinds: ["safety", "wish"] }))).toEqual(["wish", "safety"]);
    expect(offeredKinds(null)).toEqual(KINDS);
  });
  test("speaks Swedish where a translation is missing", () => {
    expect(wordsIn({ sv: "Hej", en: "Hi" }, "en")).toBe("Hi");
    expect(wordsIn({ sv: "Hej" }, "ar")).toBe("Hej");
  });
});

test("what every object carries is not a problem code", () => {
  expect(isProblemCode("refused")).toBe(true);
  expect(isProblemCode("toString")).toBe(false);
});
