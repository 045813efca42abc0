import { expect, test } from "vitest";
import { missingIn, type AnswerWords } from "../../../src/domain/answer";

const TODAY = "2026-11-23";
const whole: AnswerWords = { stance: "noted", text: "Tack.", reason: "", unit: "Park", standing: "administration", decidedOn: "", paragraph: "", areaId: null };
const missing = (change: Partial<AnswerWords>, count = 1) => missingIn({ ...whole, ...change }, count, TODAY);

test("an answer with words, unit and something it answers lacks nothing", () => {
  expect(missing({})).toEqual([]);
  expect(missing({ areaId: "a" }, 0)).toEqual([]);
});
test("an empty one lacks what everybody asks: what, which words, who, to whom", () => {
  expect(missing({ stance: null, text: " ", unit: "" }, 0)).toEqual(["stance", "text", "unit", "contributions"]);
});
test("a no has a reason, and so has half a yes", () => {
  expect(missing({ stance: "cannot" })).toEqual(["reason"]);
  expect(missing({ stance: "partly", reason: "  " })).toEqual(["reason"]);
  expect(missing({ stance: "cannot", reason: "Marken är inte vår." })).toEqual([]);
});
test("only a board can promise, with a day that has been and a paragraph", () => {
  expect(missing({ stance: "will_do" })).toEqual(["standing"]);
  expect(missing({ stance: "will_do", standing: "board" })).toEqual(["decidedOn", "paragraph"]);
  expect(missing({ stance: "will_do", standing: "board", decidedOn: "2026-11-24", paragraph: "§ 1" })).toEqual(["decidedOn"]);
  expect(missing({ stance: "will_do", standing: "board", decidedOn: TODAY, paragraph: "§ 1" })).toEqual([]);
});
