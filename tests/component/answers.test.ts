import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
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
  renderView(AnswersPage, { route: ANSWERS }, { ...states, answers: new Answers(Promise.resolve({ readAnswers })) });
  expect(await screen.findByRole("button", { name: "Försök igen" })).toBeTruthy();
  expect(asked).toBe(1);
});
