/**
 * What invented contributors answered to the evening dialogue's own questions: every third of those who tapped a safety pin, by rule. Some
 * options have fewer than five, so that one sees how those are told.
 */
import type { QuestionResponse } from "../../../src/domain/contribution";
import type { SafetyPin } from "./safety-pins";

const FIRST = ["Fler lampor vid busshållplatsen.", "Klipp buskarna.", "En gångväg som inte går bakom husen.", "Öppet längre på biblioteket.", "Laga klockan på torget, då vet man när bussen går."] as const;

export function pinResponses({ order, safety }: SafetyPin): readonly QuestionResponse[] {
  if (order % 3 !== 0) return [];
  const turn = order / 3;
  const first = turn % 9 === 4 ? FIRST[Math.floor(turn / 9) % FIRST.length] : undefined;
  return [
    { questionId: "walk", value: turn % 25 === 7 ? "never" : turn % 29 === 11 ? "work" : turn % 5 < 3 ? "often" : "sometimes" },
    { questionId: "helps", value: ["light", ...(turn % 2 === 0 ? ["people"] : []), ...(turn % 3 === 0 ? ["overview"] : []), ...(turn % 4 === 1 ? ["upkeep"] : []), ...(turn % 37 === 5 ? ["music"] : [])] },
    { questionId: "overall", value: safety.level },
    ...(first === undefined ? [] : [{ questionId: "first", value: first }]),
  ];
}
