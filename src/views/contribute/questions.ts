/** Which of a campaign's questions must still be answered. */
import type { Question } from "../../domain/campaign";
import type { QuestionResponse } from "../../domain/contribution";

export function unanswered(questions: readonly Question[], responses: readonly QuestionResponse[]): readonly string[] {
  return questions.filter((question) => question.required && !responses.some((response) => response.questionId === question.id)).map((question) => question.id);
}
