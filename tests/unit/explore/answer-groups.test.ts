import { expect, test } from "vitest";
import type { District } from "../../../src/domain/campaign";
import type { AnswerDetail } from "../../../src/domain/contribution";
import { answersOfRows, chooseAnswers, groupAnswers, whatWasSaid } from "../../../src/views/answers/answer-groups";
import { anId, aRow } from "../support/factories";

const anAnswer = (change: Partial<AnswerDetail> = {}): AnswerDetail => ({
  id: "a1", stance: "noted", text: "Tack", reason: null, unit: "Park", standing: "administration", decidedOn: null, paragraph: null, publishedAt: "2026-01-01T00:00:00Z",
  areaId: null, areaName: null, districtIds: [], campaignId: null, contributionIds: [], contributionCount: 0, isMeasure: false, ...change,
});
const raa: District = { id: "d1", slug: "raa", name: "Råå", boundary: [], population: {} };
const answers = [
  anAnswer({ id: "old", districtIds: ["d1"], publishedAt: "2026-01-01T00:00:00Z" }),
  anAnswer({ id: "area", areaId: "x", areaName: "Oceanhamnen", districtIds: ["d1"], stance: "will_do", publishedAt: "2026-03-01T00:00:00Z" }),
  anAnswer({ id: "new", districtIds: ["d1"], stance: "done", publishedAt: "2026-04-01T00:00:00Z" }),
  anAnswer({ id: "all", publishedAt: "2026-02-01T00:00:00Z" }),
];

test("answers stand by development area, else by district, the latest first", () => {
  expect(groupAnswers(answers, [raa]).map(({ key, name, answers: own }) => [key, name, own.map(({ id }) => id)])).toEqual([
    ["raa", "Råå", ["new", "old"]], ["x", "Oceanhamnen", ["area"]], ["staden", null, ["all"]],
  ]);
});

test("choosing a decision or an area leaves no empty group", () => {
  const groups = groupAnswers(answers, [raa]);
  expect(chooseAnswers(groups, { stance: "done", area: null }).map(({ key, answers: own }) => [key, own.length])).toEqual([["raa", 1]]);
  expect(chooseAnswers(groups, { stance: "done", area: "x" })).toEqual([]);
});

test("at most three are quoted, and what is not public only counts", () => {
  const rows = [1, 2, 3, 4].map((number) => aRow({ id: anId(number) }));
  const find = (id: string) => rows.find((row) => row.id === id);
  const answer = anAnswer({ contributionIds: [1, 2, 3, 4, 9].map(anId), contributionCount: 14 });
  expect(whatWasSaid(answer, find)).toEqual({ quoted: rows.slice(0, 3), more: 11 });
  expect(whatWasSaid({ ...answer, contributionCount: null }, find).more).toBe(1);
  expect(whatWasSaid(anAnswer({ isMeasure: true, contributionCount: 30 }), find).quoted).toEqual([]);
});

test("from the saved map the answers come once each, with the district most of them are about", () => {
  const answer = { id: "a", stance: "noted", text: "Tack", reason: null, unit: "Park", standing: "administration", decidedOn: null, paragraph: null, publishedAt: "2026-01-01T00:00:00Z" } as const;
  const rows = [aRow({ id: anId(1), answers: [answer], districtId: "d2" }), aRow({ id: anId(2), answers: [answer], districtId: "d1" }), aRow({ id: anId(3), answers: [answer], districtId: "d1" })];
  expect(answersOfRows(rows)).toMatchObject([{ id: "a", districtIds: ["d1", "d2"], contributionIds: [1, 2, 3].map(anId) }]);
});
