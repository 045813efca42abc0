import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/domain/campaign";
import {
  answersTo, becomesNewWording, duplicateOf, emptyCampaignDraft, missingBeforeOpening, missingWords, movedQuestion, openingFieldsFrom, phaseOf, previewOf, retiredQuestions, sameWording, withWord,
  type CampaignDraft,
} from "../../../src/domain/campaign-draft";
import { issuesOfDraft } from "../../../src/domain/campaign-draft-schema";

const DISPOSAL = { number: "2026/1", decidedOn: "2026-01-01", days: 30 };
const ASKED: Question = { id: "q", type: "single", label: { sv: "Hur ofta?" }, options: [{ id: "a", label: { sv: "Jämt" } }, { id: "b", label: { sv: "Aldrig" } }], required: false, version: 1 };
function aDraft(change: Partial<CampaignDraft> = {}): CampaignDraft {
  const sv = { sv: "Ord" };
  return {
    ...emptyCampaignDraft("7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10", "2026-11-01"), title: sv, question: sv, intro: sv, promise: { canChange: sv, cannotChange: sv, whoDecides: sv, answerBy: null },
    organisers: ["Biblioteket"], controller: "Nämnden", legalBasis: "Allmänt intresse", ...change,
  };
}
const lacking = (change: Partial<CampaignDraft>, disposal: typeof DISPOSAL | null = DISPOSAL) => missingBeforeOpening(aDraft(change), { today: "2026-11-10", disposal });

describe("before a campaign opens", () => {
  test("nothing is missing from a whole one", () => expect(lacking({})).toEqual([]));
  test("an empty one lacks every field, in the order of the form", () =>
    expect(missingBeforeOpening(emptyCampaignDraft("o", "2026-11-10"), { today: "2026-11-10", disposal: null })).toEqual([
      "title", "question", "intro", "canChange", "cannotChange", "whoDecides", "organisers", "controller", "legalBasis", "disposal",
    ]));
  test("words in English alone are not enough, nor are blanks", () => expect(lacking({ question: { en: "Where?" }, intro: { sv: "  " } })).toEqual(["question", "intro"]));
  test.each<[string, Partial<CampaignDraft>, readonly string[]]>([
    ["a last day that has passed", { closesOn: "2026-11-09" }, ["closesOn"]],
    ["the last day being today is fine", { closesOn: "2026-11-10" }, []],
    ["an answer promised before it begins", { promise: { ...aDraft().promise, answerBy: "2026-10-31" } }, ["answerBy"]],
    ["a choice of one", { questions: [{ ...ASKED, options: ASKED.options.slice(1) }] }, ["questions"]],
    ["an option without Swedish", { questions: [{ ...ASKED, options: [...ASKED.options, { id: "c", label: { en: "Sometimes" } }] }] }, ["questions"]],
  ])("%s", (_name, change, fields) => expect(lacking(change)).toEqual(fields));
  test("the organisation's disposal rule is asked for", () => expect(lacking({}, null)).toEqual(["disposal"]));
  test("what the database names is read, what it does not know is left out", () => expect(openingFieldsFrom("controller,question,strange")).toEqual(["question", "controller"]));
});

describe("words that are missing in a language", () => {
  test("are those written in Swedish only, and the numbers of the questions", () => {
    const draft = aDraft({ title: { sv: "Ord", ar: "كلمات" }, intro: {}, questions: [{ ...ASKED, label: { sv: "Hur?", ar: "كيف؟" }, options: [{ id: "a", label: { sv: "Jämt", ar: "دائماً" } }] }, ASKED] });
    expect(missingWords(draft, "ar")).toEqual({ fields: ["question", "canChange", "cannotChange", "whoDecides"], questions: [2] });
  });
  test("an emptied field has no word in that language", () => expect(withWord({ sv: "Ord", en: "Word" }, "en", "")).toEqual({ sv: "Ord" }));
});

describe("a question that has been answered", () => {
  const wordings = [{ question: ASKED, usedFrom: "2026-11-01T00:00:00Z", answers: 7 }, { question: { ...ASKED, label: { sv: "Hur ofta nu?" }, version: 2 }, usedFrom: "2026-11-02T00:00:00Z", answers: 5 }];
  test.each<[string, Partial<Question>, boolean]>([
    ["a translation", { label: { sv: "Hur ofta?", en: "How often?" } }, true],
    ["one more option", { options: [...ASKED.options, { id: "c", label: { sv: "Ibland" } }] }, true],
    ["another order", { options: [...ASKED.options].reverse() }, true],
    ["required or not", { required: true }, true],
    ["other words", { label: { sv: "Hur ofta på kvällen?" } }, false],
    ["other words of an option", { options: [{ id: "a", label: { sv: "Alltid" } }, ...ASKED.options.slice(1)] }, false],
    ["an option less", { options: ASKED.options.slice(1) }, false],
    ["a translation taken away", { label: {} }, false],
    ["another type", { type: "multiple" }, false],
  ])("%s", (_name, change, same) => expect(sameWording(ASKED, { ...ASKED, ...change })).toBe(same));
  test("is compared with its latest wording, and only after opening", () => {
    expect(becomesNewWording(ASKED, wordings, true)).toBe(true);
    expect(becomesNewWording({ ...ASKED, label: { sv: "Hur ofta nu?" } }, wordings, true)).toBe(false);
    expect(becomesNewWording({ ...ASKED, label: { sv: "Något annat" } }, wordings, false)).toBe(false);
    expect(becomesNewWording({ ...ASKED, id: "new" }, wordings, true)).toBe(false);
  });
  test("has answers in all its wordings, and comes back with the latest one", () => {
    expect(answersTo("q", wordings)).toBe(12);
    expect(retiredQuestions([], wordings).map(({ question }) => question.version)).toEqual([2]);
    expect(retiredQuestions([ASKED], wordings)).toEqual([]);
  });
  test("moves one step, and not past the ends", () => {
    const second = { ...ASKED, id: "second" };
    expect(movedQuestion([ASKED, second], 0, 1).map(({ id }) => id)).toEqual(["second", "q"]);
    expect(movedQuestion([ASKED, second], 0, -1).map(({ id }) => id)).toEqual(["q", "second"]);
  });
  test("begins without answers in a duplicate", () => expect(duplicateOf(aDraft({ questions: [ASKED] }), { sv: "Kopia" }, "2026-12-01").questions[0]).not.toHaveProperty("version"));
});

describe("the phase of a campaign", () => {
  const noon = new Date("2026-11-10T11:00:00Z");
  test.each([
    ["planned", { status: "open", opensOn: "2026-11-11", closesOn: null }],
    ["open", { status: "open", opensOn: "2026-11-10", closesOn: "2026-11-10" }],
    ["ended", { status: "open", opensOn: "2026-11-01", closesOn: "2026-11-09" }],
    ["archived", { status: "archived", opensOn: "2026-11-01", closesOn: null }],
  ] as const)("%s", (phase, state) => expect(phaseOf(state, noon)).toBe(phase));
});

test("residents read all organisers in one line", () =>
  expect(previewOf(aDraft({ organisers: ["Biblioteket", " ", "Parken"] }), { id: "i", slug: "s" }, "2026-11-10").organiser).toBe("Biblioteket, Parken"));

describe("what cannot be saved", () => {
  test.each<[string, Partial<CampaignDraft>, object]>([
    ["no Swedish title", { title: { en: "Light" } }, { code: "text_missing", field: "title" }],
    ["a title too long", { title: { sv: "x".repeat(121) } }, { code: "text_too_long", field: "title.sv" }],
    ["a last day before the first", { closesOn: "2026-10-01" }, { code: "field_invalid", field: "closesOn" }],
    ["nothing to share", { kinds: [] }, { code: "field_invalid", field: "kinds" }],
    ["safety exactly for everyone", { precisionDefaults: { safety: "exact" } }, { code: "field_invalid", field: "precisionDefaults" }],
  ])("%s", (_name, change, issue) => expect(issuesOfDraft(aDraft(change))).toEqual([issue]));
  test("half a draft can", () => expect(issuesOfDraft({ ...emptyCampaignDraft("7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10", "2026-11-01"), title: { sv: "Bara ett namn" } })).toEqual([]));
});
