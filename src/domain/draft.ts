/**
 * A contribution in the making: plain data that survives a reload, the steps of the conversation, and the way from it to a Submission.
 * Fields of another kind stay when the kind is changed, so that nothing typed is lost; only those of the chosen kind are sent.
 */
import { ANSWER_LIMIT, TEXT_LIMIT, TITLE_LIMIT, type CauseMark, type Demographics, type Era, type QuestionResponse, type SafetyFeeling, type Submission } from "./contribution";
import { isSaneEra } from "./era";
import { KINDS_WITH_WORDS, type Kind, type Language, type TimeOfDay, type WishAudience } from "./kind";
import { ALTERNATIVE_TEXT_LIMIT, TRANSCRIPT_LIMIT, type DraftMedia } from "./media";
import { anchorOf, type LonLat, type Place, type Precision, type ShapePlace } from "./place";
import type { ShapeSource } from "./place-choice";
import { defaultPrecision, isPrecisionAllowed, type PrecisionDefaults } from "./precision";
import type { Question } from "./campaign";
import type { FieldIssue } from "./schema-parts";
import { lengthOf, tidy } from "./tidy";

/** `questions` are the campaign's own. */
export const STEPS = ["kind", "age", "place", "tell", "questions", "precision", "about_you", "preview"] as const;
export type Step = (typeof STEPS)[number];

export const DRAFT_VERSION = 1;

export interface DraftData {
  readonly version: typeof DRAFT_VERSION;
  /** Made with the draft: sending twice, also after a killed tab, is sending once. */
  readonly id: string;
  readonly receiptCode: string;
  readonly step: Step;
  /** In simple mode, which of the step's questions (domain/screens.ts). */
  readonly part: string | null;
  readonly kind: Kind | null;
  /** Null: not asked yet. */
  readonly underThirteen: boolean | null;
  /** Begun in a group session for children: nobody is asked their age, and every place is rough. */
  readonly childrensSession: boolean;
  readonly place: LonLat | null;
  /** The line or area, where one was drawn or chosen by name; `place` is then a point on it. */
  readonly shape: ShapePlace | null;
  readonly shapeSource: ShapeSource | null;
  /** How the place was called when it was chosen: "nära Kärnan, Centrum". */
  readonly placeWords: string;
  /** A street address: then "is this your home?" is asked. */
  readonly placeIsAddress: boolean;
  /** Null: the suggested one. */
  readonly precision: Precision | null;
  readonly title: string;
  readonly text: string;
  readonly level: SafetyFeeling["level"] | null;
  readonly times: readonly TimeOfDay[];
  readonly causes: readonly CauseMark[];
  readonly era: Era | null;
  readonly audiences: readonly WishAudience[];
  readonly exhibition: boolean;
  readonly demographics: Demographics;
  readonly campaignId: string | null;
  readonly sessionCode: string | null;
  /** Of the exhibition wall whose QR was scanned. */
  readonly wallCode: string | null;
  /** The campaign's: only rough places, and what it suggests by kind. */
  readonly roughOnly: boolean;
  readonly precisionDefaults: PrecisionDefaults;
  readonly responses: readonly QuestionResponse[];
  /** Their bytes lie in the device store. */
  readonly media: readonly DraftMedia[];
}

export function emptyDraft(id: string, receiptCode: string): DraftData {
  return {
    version: DRAFT_VERSION, id, receiptCode, step: "kind", part: null, kind: null, underThirteen: null, childrensSession: false, place: null, shape: null, shapeSource: null, placeWords: "", placeIsAddress: false,
    precision: null, title: "", text: "", level: null, times: [], causes: [], era: null, audiences: [], exhibition: false, demographics: {},
    campaignId: null, sessionCode: null, wallCode: null, roughOnly: false, precisionDefaults: {}, responses: [], media: [],
  };
}

/** True while nothing has been said that would be missed. */
export function isUntouched(draft: DraftData): boolean {
  return draft.kind === null && draft.place === null && draft.title === "" && draft.text === "" && draft.media.length === 0;
}

/** A campaign for adults, and a group session for children, ask nobody's age. */
export function stepsFor({ asksAge, hasQuestions }: { readonly asksAge: boolean; readonly hasQuestions: boolean }): readonly Step[] {
  return STEPS.filter((step) => (step !== "age" || asksAge) && (step !== "questions" || hasQuestions));
}

/** By their own word, or because the group session is for children. */
export function isChild({ underThirteen, childrensSession }: Pick<DraftData, "underThirteen" | "childrensSession">): boolean {
  return underThirteen === true || childrensSession;
}

/** The chosen precision, or the suggested one when none or a no longer allowed one is chosen. */
export function precisionOf(draft: Pick<DraftData, "kind" | "underThirteen" | "childrensSession" | "precision" | "roughOnly" | "precisionDefaults">): Precision {
  const { kind, precision, roughOnly } = draft;
  const question = { kind: kind ?? "story", underThirteen: isChild(draft), roughOnly } as const;
  return precision !== null && isPrecisionAllowed(precision, question) ? precision : defaultPrecision(question, draft.precisionDefaults);
}

/** What is still missing on a step; empty when one may go on. */
export function missingAt(step: Step, draft: DraftData, { thisYear, questions }: { readonly thisYear: number; readonly questions: readonly Question[] }): readonly FieldIssue[] {
  const found: FieldIssue[] = [];
  const say = (broken: boolean, code: FieldIssue["code"], field: string) => {
    if (broken) found.push({ code, field });
  };
  switch (step) {
    case "kind":
      say(draft.kind === null, "field_invalid", "kind");
      break;
    case "age":
      say(draft.underThirteen === null, "field_invalid", "underThirteen");
      break;
    case "place":
      say(draft.place === null, "place_invalid", "place");
      break;
    case "tell":
      say(draft.kind === "safety" && draft.level === null, "field_invalid", "safety.level");
      say(draft.kind === "memory" && (draft.era === null || !isSaneEra(draft.era, thisYear)), "field_invalid", "era");
      say(lengthOf(tidy(draft.title)) > TITLE_LIMIT, "text_too_long", "title");
      say(lengthOf(tidy(draft.text)) > TEXT_LIMIT, "text_too_long", "text");
      say(draft.kind !== null && KINDS_WITH_WORDS.includes(draft.kind) && tidy(draft.text) === "", "text_missing", "text");
      say(draft.media.some(({ type, hasPermission }) => type === "photo" && !hasPermission), "field_invalid", "photo.permission");
      say(draft.media.some(({ alternativeText }) => lengthOf(tidy(alternativeText)) > ALTERNATIVE_TEXT_LIMIT), "text_too_long", "photo.alternativeText");
      say(draft.media.some(({ transcript }) => lengthOf(tidy(transcript)) > TRANSCRIPT_LIMIT), "text_too_long", "voice.transcript");
      break;
    case "questions":
      for (const question of questions) {
        const value = draft.responses.find((response) => response.questionId === question.id)?.value;
        say(question.required && value === undefined, "field_invalid", `responses.${question.id}`);
        say(typeof value === "string" && lengthOf(value) > ANSWER_LIMIT, "text_too_long", `responses.${question.id}`);
      }
      break;
    case "precision":
    case "about_you":
    case "preview":
      break;
  }
  return found;
}

/** On which step a field is mended. */
export function stepOfField(field: string): Step {
  const head = field.split(".")[0];
  switch (head) {
    case "kind":
      return "kind";
    case "underThirteen":
      return "age";
    case "place":
      return "place";
    case "precision":
      return "precision";
    case "responses":
      return "questions";
    case "demographics":
      return "about_you";
    default:
      return "tell";
  }
}

export interface SubmissionContext {
  readonly contributorKey: string;
  readonly language: Language;
  /** As `submittedPlace` made it: only roughly means that the exact place never leaves the device. */
  readonly place: Place;
}

/** Null while kind or place is missing; the rest is for `parseSubmission` to judge. */
export function submissionFrom(draft: DraftData, { contributorKey, language, place }: SubmissionContext): Submission | null {
  const { kind } = draft;
  if (kind === null || draft.place === null) return null;
  const precision = precisionOf(draft);
  const title = tidy(draft.title);
  const { times, causes } = draft;
  const responses = draft.responses.map((response) => ({ ...response, value: typeof response.value === "string" ? tidy(response.value) : response.value })).filter(({ value }) => value !== "");
  return {
    id: draft.id,
    receiptCode: draft.receiptCode,
    contributorKey,
    kind,
    place,
    precision,
    ...(title === "" ? {} : { title }),
    text: tidy(draft.text),
    language,
    ...(kind === "safety" && draft.level !== null ? { safety: { level: draft.level, times, causes } } : {}),
    ...(kind === "avoid" && times.length + causes.length > 0 ? { avoid: { times, causes } } : {}),
    ...(kind === "memory" && draft.era !== null ? { era: draft.era } : {}),
    ...(kind === "wish" && draft.audiences.length > 0 ? { audiences: draft.audiences } : {}),
    underThirteen: draft.underThirteen === true,
    exhibition: draft.exhibition,
    ...(Object.keys(draft.demographics).length === 0 ? {} : { demographics: draft.demographics }),
    ...(draft.campaignId === null ? {} : { campaignId: draft.campaignId }),
    ...(draft.sessionCode === null ? {} : { sessionCode: draft.sessionCode }),
    ...(draft.wallCode === null ? {} : { wallCode: draft.wallCode }),
    ...(responses.length === 0 ? {} : { responses }),
  };
}

/** The next place in the same go: kind, campaign, session, wall, age, precision, responses and what one said about oneself hold for it too. */
export function afterSending(sent: DraftData, fresh: DraftData): DraftData {
  const { kind, underThirteen, childrensSession, precision, exhibition, demographics, campaignId, sessionCode, wallCode, roughOnly, precisionDefaults, responses } = sent;
  return { ...fresh, step: "place", kind, underThirteen, childrensSession, precision, exhibition, demographics, campaignId, sessionCode, wallCode, roughOnly, precisionDefaults, responses };
}

/** Back into a draft, under the same id and code, so that the receipt that was shown still is the right one. */
export function draftFrom(submission: Submission): DraftData {
  const { id, receiptCode, kind, place, precision, text, underThirteen, exhibition } = submission;
  const feeling = submission.safety ?? submission.avoid;
  return {
    ...emptyDraft(id, receiptCode),
    step: "preview", kind, place: anchorOf(place), ...(place.type === "Point" ? {} : { shape: place, shapeSource: "sent" }), precision, text, underThirteen, exhibition,
    title: submission.title ?? "",
    level: submission.safety?.level ?? null,
    times: feeling?.times ?? [],
    causes: feeling?.causes ?? [],
    era: submission.era ?? null,
    audiences: submission.audiences ?? [],
    demographics: submission.demographics ?? {},
    campaignId: submission.campaignId ?? null,
    sessionCode: submission.sessionCode ?? null,
    wallCode: submission.wallCode ?? null,
    responses: submission.responses ?? [],
  };
}
