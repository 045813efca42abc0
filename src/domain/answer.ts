/**
 * An answer while it is being written, and what it still lacks before anybody else may read it. The same rules stand in
 * `private.must_be_whole` and as constraints of the table answers.
 */
import * as z from "zod/mini";
import { STANCES, type Stance } from "./contribution";

export const ANSWER_TEXT_LIMIT = 5000;
export const WHY_LIMIT = 500;

/** How the list of answers is divided. */
export const ANSWER_TABS = ["drafts", "to_review", "published", "corrected", "withdrawn"] as const;
export type AnswerTab = (typeof ANSWER_TABS)[number];

export interface AnswerWords {
  stance: Stance | null;
  text: string;
  reason: string;
  unit: string;
  standing: "administration" | "board";
  /** ISO date, or empty. */
  decidedOn: string;
  paragraph: string;
  areaId: string | null;
}
export const answerWords: z.ZodMiniType<AnswerWords> = z.object({
  stance: z.nullable(z.enum(STANCES)),
  text: z.string(),
  reason: z.string(),
  unit: z.string(),
  standing: z.enum(["administration", "board"]),
  decidedOn: z.string(),
  paragraph: z.string(),
  areaId: z.nullable(z.string()),
});

export type AnswerField = "stance" | "text" | "reason" | "unit" | "standing" | "decidedOn" | "paragraph" | "contributions";

/** Only a board can promise. */
export const needsBoard = (stance: Stance | null): boolean => stance === "will_do";
/** A no, or half a yes, says why. */
export const needsReason = (stance: Stance | null): boolean => stance === "cannot" || stance === "partly";

/** What is missing, in the order of the form. `today` is an ISO date: a decision is not of tomorrow. */
export function missingIn(words: AnswerWords, contributionCount: number, today: string): readonly AnswerField[] {
  const missing: AnswerField[] = [];
  const isEmpty = (text: string) => text.trim() === "";
  if (words.stance === null) missing.push("stance");
  if (isEmpty(words.text)) missing.push("text");
  if (needsReason(words.stance) && isEmpty(words.reason)) missing.push("reason");
  if (isEmpty(words.unit)) missing.push("unit");
  if (needsBoard(words.stance) && words.standing !== "board") missing.push("standing");
  if (words.standing === "board" && (!/^\d{4}-\d{2}-\d{2}$/.test(words.decidedOn) || words.decidedOn > today)) missing.push("decidedOn");
  if (words.standing === "board" && isEmpty(words.paragraph)) missing.push("paragraph");
  if (contributionCount === 0 && words.areaId === null) missing.push("contributions");
  return missing;
}
