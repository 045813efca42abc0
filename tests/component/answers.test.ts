import { screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { Problem } from "../../src/domain/problem";
import { ANSWERS } from "../../src/route";
import { Answers } from "../../src/state/answers.svelte";
import AnswersPage from "../../src/views/answers/Answers.svelte";
import { makeStates, renderView } from "./support/render-view";

test("answers that cannot be read are asked for once, and the page says so and offers to try again", async () => {
  let asked = 0;
  const readAnswers = async () => {
    asked += 1;
    throw new Problem("offline");
  };
  const states = makeStates();
  states.start();
  renderView(AnswersPage, { route: ANSWERS }, { ...states, answers: new Answers(Promise.resolve({ readAnswers, readAnswerVersions: () => Promise.resolve([]) })) });
  expect(await screen.findByRole("button", { name: "Försök igen" })).toBeTruthy();
  expect(asked).toBe(1);
});

test("an open page reads the answers again when one is published", async () => {
  const states = makeStates();
  states.start();
  const readAnswers = vi.fn().mockResolvedValue([]);
  renderView(AnswersPage, { route: ANSWERS }, { ...states, answers: new Answers(Promise.resolve({ readAnswers, readAnswerVersions: () => Promise.resolve([]) })) });
  await vi.waitFor(() => expect(readAnswers).toHaveBeenCalledTimes(1));
  states.published.answered += 1;
  await vi.waitFor(() => expect(readAnswers).toHaveBeenCalledTimes(2));
});
