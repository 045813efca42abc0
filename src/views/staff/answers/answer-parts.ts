/** An answer's words as the form holds them, and as residents would read them. Pure. */
import type { StaffAnswer } from "../../../backend/staff/answers";
import { answerWords, type AnswerWords } from "../../../domain/answer";
import type { AnswerDetail } from "../../../domain/contribution";
import * as z from "zod/mini";

export interface AnswerForm {
  words: AnswerWords;
  /** Of a correction. */
  why: string;
}
export const answerForm: z.ZodMiniType<AnswerForm> = z.object({ words: answerWords, why: z.string() });

export function formOf({ stance, text, reason, unit, standing, decidedOn, paragraph, areaId }: StaffAnswer): AnswerForm {
  return { words: { stance, text, reason: reason ?? "", unit, standing, decidedOn: decidedOn ?? "", paragraph: paragraph ?? "", areaId }, why: "" };
}

/** Begun by the signed-in person and never saved: nothing of it but what it would answer. */
export const isUnwritten = ({ state, revision, isMine }: StaffAnswer): boolean => state === "draft" && revision === 1 && isMine;

/** The public maps' own type, so that the preview is drawn by the residents' own components. */
export function previewOf(answer: StaffAnswer, words: AnswerWords, contributionIds: readonly string[], now: string): AnswerDetail {
  const isBoard = words.standing === "board";
  return {
    id: answer.id,
    stance: words.stance ?? "noted",
    text: words.text.trim(),
    reason: words.reason.trim() === "" ? null : words.reason.trim(),
    unit: words.unit.trim(),
    standing: words.standing,
    decidedOn: isBoard && words.decidedOn !== "" ? words.decidedOn : null,
    paragraph: isBoard && words.paragraph !== "" ? words.paragraph : null,
    publishedAt: answer.publishedAt ?? now,
    areaId: answer.areaId,
    areaName: answer.areaName,
    districtIds: [],
    campaignId: null,
    contributionIds: contributionIds.slice(0, 20),
    contributionCount: answer.contributionCount,
    isMeasure: false,
  };
}
