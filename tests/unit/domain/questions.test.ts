import { describe, expect, test } from "vitest";
import type { Question } from "../../../src/domain/campaign";
import { fittingResponses, withResponse } from "../../../src/domain/questions";

const options = [{ id: "yes", label: { sv: "Ja" } }, { id: "no", label: { sv: "Nej" } }];
const question = (type: Question["type"], id: string = type): Question => ({ id, type, label: { sv: id }, options: type === "single" || type === "multiple" ? options : [], required: false });
const QUESTIONS = [question("single"), question("multiple"), question("scale"), question("text")];

describe("responses that came with the draft", () => {
  test("stay where they still answer the question in its own way", () => {
    const responses = [{ questionId: "single", value: "yes" }, { questionId: "multiple", value: ["no", "yes"] }, { questionId: "scale", value: 5 }, { questionId: "text", value: "Hej" }];
    expect(fittingResponses(QUESTIONS, responses)).toEqual(responses);
  });
  test.each([
    ["an option that is gone", { questionId: "single", value: "maybe" }],
    ["an option of several that is gone", { questionId: "multiple", value: ["yes", "maybe"] }],
    ["words where a step was asked for", { questionId: "scale", value: "5" }],
    ["a step off the scale", { questionId: "scale", value: 6 }],
    ["a list where words were asked for", { questionId: "text", value: ["yes"] }],
    ["a question of another campaign", { questionId: "other", value: "yes" }],
  ])("%s is dropped", (_name, response) => expect(fittingResponses(QUESTIONS, [response])).toEqual([]));
});

test("a later answer replaces the earlier, and an empty one takes it back", () => {
  const first = withResponse([{ questionId: "other", value: 1 }], { id: "q" }, "a");
  expect(withResponse(first, { id: "q" }, "b")).toEqual([{ questionId: "other", value: 1 }, { questionId: "q", value: "b" }]);
  for (const empty of ["", [], undefined]) expect(withResponse(first, { id: "q" }, empty)).toEqual([{ questionId: "other", value: 1 }]);
});

test("an answer to words that have been changed since is asked for again", () => {
  const question = { id: "q", type: "scale", label: { sv: "Hur?" }, options: [], required: false, version: 2 } as const;
  expect(fittingResponses([question], [{ questionId: "q", version: 1, value: 3 }])).toEqual([]);
  expect(fittingResponses([question], [{ questionId: "q", version: 2, value: 3 }])).toHaveLength(1);
  expect(withResponse([], question, 4)).toEqual([{ questionId: "q", version: 2, value: 4 }]);
});
