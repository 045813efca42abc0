/** A campaign's own questions and what has been answered to them. */
import type { Question } from "./campaign";
import type { QuestionResponse } from "./contribution";

/** What still answers one of these questions, as it is asked now, in its own way; the rest belonged to another campaign or to other words. */
export function fittingResponses(questions: readonly Question[], responses: readonly QuestionResponse[]): readonly QuestionResponse[] {
  return responses.filter(({ questionId, version, value }) => {
    const question = questions.find(({ id }) => id === questionId);
    return question !== undefined && (version === undefined || question.version === undefined || version === question.version) && fits(question, value);
  });
}

function fits({ type, options }: Question, value: QuestionResponse["value"]): boolean {
  const isOption = (id: string) => options.some((option) => option.id === id);
  switch (type) {
    case "single":
      return typeof value === "string" && isOption(value);
    case "multiple":
      return typeof value === "object" && value.length > 0 && value.every(isOption);
    case "scale":
      return typeof value === "number" && value >= 1 && value <= 5;
    case "text":
      return typeof value === "string";
  }
}

/** `value` undefined, empty or an empty list: the question is unanswered again. */
export function withResponse(responses: readonly QuestionResponse[], { id: questionId, version }: Pick<Question, "id" | "version">, value: QuestionResponse["value"] | undefined): readonly QuestionResponse[] {
  const others = responses.filter((response) => response.questionId !== questionId);
  const isEmpty = value === undefined || value === "" || (typeof value === "object" && value.length === 0);
  return isEmpty ? others : [...others, { questionId, ...(version === undefined ? {} : { version }), value }];
}
