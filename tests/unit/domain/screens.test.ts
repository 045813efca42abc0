import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/domain/campaign";
import { emptyDraft, type DraftData } from "../../../src/domain/draft";
import { KINDS } from "../../../src/domain/kind";
import { isPartRequired, missingOn, partOfField, screenAt, screensFor, type ScreenFacts } from "../../../src/domain/screens";
import { aCode, anId, KARNAN } from "../support/factories";

const question = (id: string, required = false): Question => ({ id, type: "text", label: { sv: id }, options: [], required });
const facts = (change: Partial<ScreenFacts> = {}): ScreenFacts => ({ kind: "memory", asksAge: true, questions: [], allowsMedia: true, asksHome: true, simple: false, ...change });
const partsOf = (change: Partial<ScreenFacts>, step = "tell") => screensFor(facts({ simple: true, ...change })).filter((screen) => screen.step === step).map(({ part }) => part);

describe("one step a screen", () => {
  test("is what everybody meets who has not asked for simple mode", () => {
    expect(screensFor(facts()).map(({ step, part }) => part ?? step)).toEqual(["kind", "age", "place", "tell", "precision", "about_you", "preview"]);
  });
  test("a campaign's questions have a screen of their own", () => {
    expect(screensFor(facts({ questions: [question("a"), question("b")] })).map(({ step }) => step)).toEqual(["kind", "age", "place", "tell", "questions", "precision", "about_you", "preview"]);
  });
});

describe("one question a screen", () => {
  test("splits what is told, asked and said about oneself, and leaves the rest", () => {
    const screens = screensFor(facts({ simple: true, questions: [question("a"), question("b")] }));
    expect(screens.map(({ step, part }) => part ?? step)).toEqual([
      "kind", "age", "place", "era", "text", "title", "photo", "voice", "exhibition", "a", "b", "precision", "age_group", "gender", "relations", "home", "preview",
    ]);
  });
  test.each(KINDS)("asks about %s nothing twice, and its words always", (kind) => {
    const parts = partsOf({ kind });
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts).toContain("text");
  });
  test("asks how safe before when and why", () => {
    expect(partsOf({ kind: "safety", allowsMedia: false })).toEqual(["level", "times", "causes", "text"]);
  });
  test("asks for no photo or voice where there may be none, and for no home where no districts are known", () => {
    expect(partsOf({ allowsMedia: false })).not.toContain("photo");
    expect(partsOf({ asksHome: false }, "about_you")).not.toContain("home");
  });
});

describe("where one is", () => {
  const screens = screensFor(facts({ simple: true }));
  test("is the question one was at", () => expect(screens[screenAt(screens, { step: "tell", part: "title" })]).toEqual({ step: "tell", part: "title" }));
  test("is the step's first question when that one is no longer asked", () => {
    expect(screens[screenAt(screens, { step: "tell", part: "level" })]).toEqual({ step: "tell", part: "era" });
    expect(screens[screenAt(screens, { step: "tell", part: null })]).toEqual({ step: "tell", part: "era" });
  });
  test("is the whole step when simple mode is left in the middle", () => {
    const whole = screensFor(facts());
    expect(whole[screenAt(whole, { step: "tell", part: "title" })]).toEqual({ step: "tell", part: null });
  });
});

describe("what is missing on a screen", () => {
  const draft: DraftData = { ...emptyDraft(anId(), aCode()), kind: "memory", place: KARNAN };
  const context = { thisYear: 2026, questions: [question("a", true), question("b", true)] };
  test("is only what is asked there", () => {
    expect(missingOn({ step: "tell", part: "era" }, draft, context).map(({ field }) => field)).toEqual(["era"]);
    expect(missingOn({ step: "tell", part: "text" }, draft, context).map(({ field }) => field)).toEqual(["text"]);
    expect(missingOn({ step: "tell", part: "title" }, draft, context)).toEqual([]);
    expect(missingOn({ step: "questions", part: "b" }, draft, context).map(({ field }) => field)).toEqual(["responses.b"]);
  });
  test("on the screens of a step together is what is missing on the step", () => {
    for (const kind of KINDS) {
      const asked = { ...draft, kind };
      const inParts = screensFor(facts({ kind, simple: true, questions: context.questions })).flatMap((screen) => missingOn(screen, asked, context));
      const whole = screensFor(facts({ kind, questions: context.questions })).flatMap((screen) => missingOn(screen, asked, context));
      expect(inParts.map(({ field }) => field).sort()).toEqual(whole.map(({ field }) => field).sort());
    }
  });
  test("what must be answered and what may be skipped is known of each", () => {
    const about = { kind: "memory", questions: [question("a", true), question("b")] } as const;
    expect(["era", "text", "title", "photo", "a", "b"].map((part) => isPartRequired(part, about))).toEqual([true, true, false, false, true, false]);
    expect(isPartRequired("text", { ...about, kind: "like" })).toBe(false);
  });
});

test.each([
  ["safety.level", "level"], ["safety", "level"], ["avoid.causes", "causes"], ["era", "era"], ["text", "text"], ["responses.q1", "q1"], ["demographics.homeDistrictId", "home"], ["place", null],
])("the field %s is mended at the question %s", (field, part) => expect(partOfField(field)).toBe(part));
