/**
 * A campaign while planners write it: what still lacks before it may open, what lacks in which language, and what a change does to questions
 * that have been answered. The database keeps the same rules (migration "campaign desk"); `campaign-draft-schema.ts` those of each field.
 */
import type { Campaign, Question, Words } from "./campaign";
import { cityDate } from "./campaign-time";
import type { Kind, Language } from "./kind";
import type { GeometryType, LonLat } from "./place";
import type { PrecisionDefaults } from "./precision";

export const QUESTION_LIMIT = 8;
export const ORGANISER_LIMIT = 6;
/** Characters, per language where there are languages. */
export const CAMPAIGN_LIMITS = { title: 120, question: 300, intro: 2000, promise: 1000, label: 300, option: 120, organiser: 120, controller: 200, legalBasis: 500 } as const;

export interface CampaignDraft {
  readonly organisationId: string;
  readonly title: Words;
  readonly question: Words;
  readonly intro: Words;
  readonly promise: { readonly canChange: Words; readonly cannotChange: Words; readonly whoDecides: Words; readonly answerBy: string | null };
  readonly kinds: readonly Kind[];
  readonly opensOn: string;
  readonly closesOn: string | null;
  readonly geometryTypes: readonly GeometryType[];
  readonly allowsMedia: boolean;
  readonly adultsOnly: boolean;
  readonly roughOnly: boolean;
  readonly precisionDefaults: PrecisionDefaults;
  /** The first one is the main one. */
  readonly organisers: readonly string[];
  readonly controller: string;
  readonly legalBasis: string;
  readonly questions: readonly Question[];
}

/** Where a campaign's area comes from, as kept beside it. */
export type AreaSource =
  | { readonly type: "drawn" }
  | { readonly type: "development_area"; readonly id: string; readonly name: string; readonly caseNumber: string | null; readonly copiedOn: string }
  | { readonly type: "district"; readonly id: string; readonly name: string; readonly copiedOn: string };

/** What is to become of the area: drawn by hand, or copied from what has a boundary. Null: the whole municipality. */
export type AreaChange = { readonly type: "drawn"; readonly ring: readonly LonLat[] } | { readonly type: "development_area" | "district" | "campaign"; readonly id: string } | null;

/** draft, planned (opened, its first day to come), open, ended (past its last day), closed or archived. */
export type CampaignPhase = "draft" | "planned" | "open" | "ended" | "closed" | "archived";
export interface CampaignState {
  readonly id: string;
  /** Counts up with every change; 0 while it has never been saved. */
  readonly version: number;
  readonly slug: string;
  readonly status: "draft" | "open" | "closed" | "archived";
  readonly opensOn: string;
  readonly closesOn: string | null;
  readonly hasOpened: boolean;
  readonly updatedAt: string;
}
export interface DisposalRule {
  readonly number: string;
  readonly decidedOn: string;
  readonly days: number;
}
/** One wording of a question, and how many answered it. */
export interface QuestionWording {
  readonly question: Question;
  readonly usedFrom: string;
  readonly answers: number;
}

export function phaseOf({ status, opensOn, closesOn }: Pick<CampaignState, "status" | "opensOn" | "closesOn">, now: Date): CampaignPhase {
  if (status !== "open") return status;
  const today = cityDate(now, "Europe/Stockholm");
  if (opensOn > today) return "planned";
  return closesOn !== null && closesOn < today ? "ended" : "open";
}

export function emptyCampaignDraft(organisationId: string, today: string): CampaignDraft {
  return {
    organisationId, title: {}, question: {}, intro: {}, promise: { canChange: {}, cannotChange: {}, whoDecides: {}, answerBy: null },
    kinds: ["story", "wish", "like"], opensOn: today, closesOn: null, geometryTypes: ["point"], allowsMedia: true, adultsOnly: false, roughOnly: false,
    precisionDefaults: {}, organisers: [], controller: "", legalBasis: "", questions: [],
  };
}

/** As a new draft: the words and choices stay, the days are to be chosen anew, the questions begin without answers. */
export function duplicateOf(draft: CampaignDraft, title: Words, today: string): CampaignDraft {
  return { ...draft, title, opensOn: today, closesOn: null, promise: { ...draft.promise, answerBy: null }, questions: draft.questions.map(withoutVersion) };
}
function withoutVersion({ id, type, label, options, required }: Question): Question {
  return { id, type, label, options, required };
}

const OPENING_FIELDS = ["question", "intro", "canChange", "cannotChange", "whoDecides", "closesOn", "answerBy", "questions", "organisers", "controller", "legalBasis", "disposal"] as const;
export type OpeningField = (typeof OPENING_FIELDS)[number] | "title";

/** The database's answer, "question,controller", read. */
export function openingFieldsFrom(field: string | undefined): readonly OpeningField[] {
  const named = (field ?? "").split(",");
  return OPENING_FIELDS.filter((each) => named.includes(each));
}

/** What lacks before it may open, in the order of the form. The same list: private.missing_before_opening. */
export function missingBeforeOpening(draft: CampaignDraft, { today, disposal }: { readonly today: string; readonly disposal: DisposalRule | null }): readonly OpeningField[] {
  const { promise } = draft;
  const lacks: Readonly<Record<OpeningField, boolean>> = {
    title: !has(draft.title, "sv"),
    question: !has(draft.question, "sv"),
    intro: !has(draft.intro, "sv"),
    canChange: !has(promise.canChange, "sv"),
    cannotChange: !has(promise.cannotChange, "sv"),
    whoDecides: !has(promise.whoDecides, "sv"),
    closesOn: draft.closesOn !== null && (draft.closesOn < today || draft.closesOn < draft.opensOn),
    answerBy: promise.answerBy !== null && promise.answerBy < draft.opensOn,
    questions: unfinishedQuestions(draft.questions).length > 0,
    organisers: !draft.organisers.some((name) => name.trim() !== ""),
    controller: draft.controller.trim() === "",
    legalBasis: draft.legalBasis.trim() === "",
    disposal: disposal === null,
  };
  return (["title", ...OPENING_FIELDS] as const).filter((field) => lacks[field]);
}

/** Numbers, from 1, of questions that a resident could not answer yet. */
export function unfinishedQuestions(questions: readonly Question[]): readonly number[] {
  return questions.flatMap(({ type, label, options }, index) => {
    const isChoice = type === "single" || type === "multiple";
    return !has(label, "sv") || options.some((option) => !has(option.label, "sv")) || (isChoice && options.length < 2) ? [index + 1] : [];
  });
}

export type TranslatedField = "title" | "question" | "intro" | "canChange" | "cannotChange" | "whoDecides";
export interface MissingWords {
  readonly fields: readonly TranslatedField[];
  /** Numbers of questions, from 1, that lack their own words or an option's. */
  readonly questions: readonly number[];
}

/** What is written in Swedish but not in this language; residents read the Swedish then. */
export function missingWords(draft: CampaignDraft, language: Language): MissingWords {
  const { title, question, intro, promise } = draft;
  const words: Readonly<Record<TranslatedField, Words>> = { title, question, intro, canChange: promise.canChange, cannotChange: promise.cannotChange, whoDecides: promise.whoDecides };
  const lacks = (text: Words) => has(text, "sv") && !has(text, language);
  return {
    fields: (Object.keys(words) as TranslatedField[]).filter((field) => lacks(words[field])),
    questions: draft.questions.flatMap(({ label, options }, index) => (lacks(label) || options.some((option) => lacks(option.label)) ? [index + 1] : [])),
  };
}
function has(words: Words, language: string): boolean {
  return (words[language] ?? "").trim() !== "";
}

/** Blank words are no words; a language without any is left out. */
export function withWord(words: Words, language: Language, text: string): Words {
  return text === "" ? Object.fromEntries(Object.entries(words).filter(([key]) => key !== language)) : { ...words, [language]: text };
}

/** True when whoever answered `was` would read the same in `now`. The same rule: private.same_wording. */
export function sameWording(was: Pick<Question, "type" | "label" | "options">, now: Pick<Question, "type" | "label" | "options">): boolean {
  const keeps = (before: Words, after: Words) => Object.entries(before).every(([language, text]) => (after[language] ?? "").trim() === text.trim());
  return was.type === now.type && keeps(was.label, now.label) && was.options.every((option) => {
    const same = now.options.find(({ id }) => id === option.id);
    return same !== undefined && keeps(option.label, same.label);
  });
}

/** How many have answered a question in any wording. */
export function answersTo(questionId: string, wordings: readonly QuestionWording[]): number {
  return wordings.filter(({ question }) => question.id === questionId).reduce((sum, { answers }) => sum + answers, 0);
}
/** True when saving makes a new wording of a question that residents have been asked. */
export function becomesNewWording(question: Question, wordings: readonly QuestionWording[], hasOpened: boolean): boolean {
  const latest = wordings.filter((each) => each.question.id === question.id).at(-1);
  return hasOpened && latest !== undefined && !sameWording(latest.question, question);
}
/** Taken out, with answers: they stay, and the question may come back. */
export function retiredQuestions(questions: readonly Question[], wordings: readonly QuestionWording[]): readonly QuestionWording[] {
  return wordings.filter(({ question }, index) => !questions.some(({ id }) => id === question.id) && wordings.slice(index + 1).every((later) => later.question.id !== question.id))
    .filter(({ question }) => answersTo(question.id, wordings) > 0);
}

export function movedQuestion(questions: readonly Question[], index: number, by: -1 | 1): readonly Question[] {
  const [moved, other] = [questions[index], questions[index + by]];
  if (moved === undefined || other === undefined) return questions;
  return questions.map((question, each) => (each === index ? other : each === index + by ? moved : question));
}

/** As residents will meet it once it has begun. */
export function previewOf(draft: CampaignDraft, { id, slug }: Pick<CampaignState, "id" | "slug">, today: string): Campaign {
  return {
    ...draft, id, slug, status: "open", area: null, opensOn: draft.opensOn > today ? today : draft.opensOn, organiser: draft.organisers.filter((name) => name.trim() !== "").join(", "),
    clock: { received: null, answeredShare: null, medianDays: null },
  };
}

/** What the editor holds: the words and choices, and what is to become of the area. */
export interface CampaignForm {
  readonly draft: CampaignDraft;
  readonly area: AreaChange | "kept";
}
