/**
 * The screens of the conversation: one a step, or in simple mode one a question. What is asked and what must be answered is the same in
 * both; `part` names the question a screen is about, and is null where a screen holds its whole step.
 */
import type { Question } from "./campaign";
import { missingAt, stepsFor, type DraftData, type Step } from "./draft";
import { KINDS_WITH_WORDS, type Kind } from "./kind";
import type { FieldIssue } from "./schema-parts";

const TELL_PARTS = ["level", "era", "times", "causes", "text", "audiences", "title", "photo", "voice", "exhibition"] as const;
export type TellPart = (typeof TELL_PARTS)[number];
const ABOUT_PARTS = ["age_group", "gender", "relations", "home"] as const;
export type AboutPart = (typeof ABOUT_PARTS)[number];
/** A campaign's own question is its id. */
export type Part = TellPart | AboutPart | (string & {});

export interface Screen {
  readonly step: Step;
  readonly part: Part | null;
}

export interface ScreenFacts {
  readonly kind: Kind | null;
  readonly asksAge: boolean;
  readonly questions: readonly Question[];
  readonly allowsMedia: boolean;
  /** False while the city's districts are not known. */
  readonly asksHome: boolean;
  /** One question a screen. */
  readonly simple: boolean;
}

export function screensFor(facts: ScreenFacts): readonly Screen[] {
  const steps = stepsFor({ asksAge: facts.asksAge, hasQuestions: facts.questions.length > 0 });
  return steps.flatMap((step): readonly Screen[] => {
    const parts = facts.simple ? partsOf(step, facts) : [];
    return parts.length === 0 ? [{ step, part: null }] : parts.map((part) => ({ step, part }));
  });
}

/** Where one is. A part that is no longer asked (the mode was changed, another kind was chosen) is the beginning of its step. */
export function screenAt(screens: readonly Screen[], { step, part }: Screen): number {
  const exact = screens.findIndex((screen) => screen.step === step && screen.part === part);
  return exact !== -1 ? exact : Math.max(0, screens.findIndex((screen) => screen.step === step));
}

/** What is still missing on a screen; empty when one may go on. */
export function missingOn({ step, part }: Screen, draft: DraftData, context: { readonly thisYear: number; readonly questions: readonly Question[] }): readonly FieldIssue[] {
  const missing = missingAt(step, draft, context);
  return part === null ? missing : missing.filter(({ field }) => partOfField(field) === part);
}

/** Whether one may not go on without an answer to it. */
export function isPartRequired(part: Part, { kind, questions }: Pick<ScreenFacts, "kind" | "questions">): boolean {
  if (part === "text") return kind !== null && KINDS_WITH_WORDS.includes(kind);
  return part === "level" || part === "era" || questions.some((question) => question.required && question.id === part);
}

/** The question a field belongs to: "safety.level" is `level`, "responses.q1" is `q1`. */
export function partOfField(field: string): Part | null {
  const [head, second] = field.split(".");
  switch (head) {
    case "safety":
    case "avoid":
      return second === "times" || second === "causes" ? second : "level";
    case "responses":
      return second ?? null;
    case "demographics":
      return second === undefined ? null : (ABOUT_FIELDS[second] ?? null);
    default:
      return TELL_PARTS.find((part) => part === head) ?? null;
  }
}
const ABOUT_FIELDS: Readonly<Record<string, AboutPart>> = { ageGroup: "age_group", gender: "gender", relations: "relations", homeDistrictId: "home" };

function partsOf(step: Step, { kind, questions, allowsMedia, asksHome }: ScreenFacts): readonly Part[] {
  switch (step) {
    case "tell":
      return tellParts(kind ?? "story").filter((part) => allowsMedia || (part !== "photo" && part !== "voice"));
    case "questions":
      return questions.map((question) => question.id);
    case "about_you":
      return ABOUT_PARTS.filter((part) => asksHome || part !== "home");
    default:
      return [];
  }
}

/** What is asked about a kind, in the order of the form. The title of what nobody else ever reads is not asked for one by one. */
function tellParts(kind: Kind): readonly TellPart[] {
  switch (kind) {
    case "safety":
      return ["level", "times", "causes", "text", "photo", "voice"];
    case "avoid":
      return ["times", "causes", "text", "photo", "voice"];
    case "memory":
      return ["era", "text", "title", "photo", "voice", "exhibition"];
    case "wish":
      return ["text", "audiences", "title", "photo", "voice", "exhibition"];
    case "story":
    case "like":
      return ["text", "title", "photo", "voice", "exhibition"];
  }
}
