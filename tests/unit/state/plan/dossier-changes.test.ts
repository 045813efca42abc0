import { describe, expect, test } from "vitest";
import type { StaffAnswer } from "../../../../src/backend/staff/answers";
import { withAnswer, withoutStatement, withoutTie, withStatement } from "../../../../src/state/plan/dossier-changes";
import { groupsOf, sizeOf } from "../../../../src/views/plan/dossier/dossier-groups";
import { aDossier, aDossierContribution, aStatement, LIGHT, PARK } from "../../support/a-dossier";
import { anId } from "../../support/factories";

const answer = { id: anId(800), revision: 2, state: "draft", stance: "noted", text: "Tack.", reason: null, unit: "Park", standing: "administration", decidedOn: null, paragraph: null, updatedBy: null, updatedAt: "2026-06-01T10:00:00Z" } as StaffAnswer;
const dossier = aDossier({ contributions: [aDossierContribution(1), aDossierContribution(2), aDossierContribution(3, { part: "background" })], statements: [aStatement(1), aStatement(2, { receivedOn: "2026-05-12" })] });
const tied = { contributionIds: [anId(1), anId(3)], statementIds: [anId(501)] };

describe("a dossier after one's own change", () => {
  test("an answer stands by what it answers, the totals of each part move, and tying twice is tying once", () => {
    const after = withAnswer(withAnswer(dossier, answer, tied), answer, tied);
    expect(after.contributions.map(({ answerIds }) => answerIds.length)).toEqual([1, 0, 1]);
    expect(after.statements.map(({ answerIds }) => answerIds.length)).toEqual([1, 0]);
    expect(after.answers).toHaveLength(1);
    expect([after.totals.received.unanswered, after.totals.background.unanswered]).toEqual([1, 0]);
    expect(dossier.totals.received.unanswered).toBe(2);
  });
  test("untied it is as it was", () => {
    const { answers, ...after } = withoutTie(withAnswer(dossier, answer, tied), answer.id, tied);
    expect(answers).toHaveLength(1);
    expect(after).toEqual({ ...after, contributions: dossier.contributions, statements: dossier.statements, totals: dossier.totals });
  });
  test("totals that count more than the list holds move by what changed in it", () => {
    const cut = { ...dossier, isCut: true, totals: { ...dossier.totals, received: { contributions: 5_000, respondents: 900, unanswered: 4_000 } } };
    expect(withAnswer(cut, answer, tied).totals.received).toEqual({ contributions: 5_000, respondents: 900, unanswered: 3_999 });
  });
  test("statements stand by the day they came", () => {
    const after = withStatement(dossier, aStatement(3, { receivedOn: "2026-05-11" }));
    expect(after.statements.map(({ sender }) => sender)).toEqual(["Myndighet 1", "Myndighet 3", "Myndighet 2"]);
    expect(withoutStatement(after, anId(503))).toEqual(dossier);
  });
});

describe("groups by theme", () => {
  const look = { part: "received", isWaitingOnly: false, words: "", order: "oldest" } as const;
  test("the largest first, uncoded last; a theme nobody knows is none", () => {
    const coded = aDossier({ contributions: [aDossierContribution(1, { themeIds: [PARK] }), aDossierContribution(2, { themeIds: [PARK, LIGHT] }), aDossierContribution(3, { themeIds: [anId(999)] }), aDossierContribution(4), aDossierContribution(5)], statements: [aStatement(1)] });
    expect(groupsOf(coded, look).map((group) => [group.name, sizeOf(group)])).toEqual([["Parker", 2], ["Belysning", 1], [null, 4]]);
  });
  test("search finds numbers, words without dots and rings, and who wrote", () => {
    const said = aDossier({ contributions: [aDossierContribution(41, { text: "Mörkt på Råå." }), aDossierContribution(5)], statements: [aStatement(1, { sender: "Räddningstjänsten (exempel)" })] });
    const found = (words: string) => groupsOf(said, { ...look, words }).reduce((sum, group) => sum + sizeOf(group), 0);
    expect([found("raa"), found("41"), found("raddnings"), found("finns inte")]).toEqual([1, 1, 1, 0]);
  });
  test("in the order one asks for", () => {
    const said = aDossier({ contributions: [aDossierContribution(1, { receivedAt: "2026-05-02T00:00:00Z", supportCount: 1 }), aDossierContribution(2, { receivedAt: "2026-05-01T00:00:00Z" }), aDossierContribution(3, { receivedAt: "2026-05-03T00:00:00Z", supportCount: 9 })] });
    const numbers = (order: "oldest" | "newest" | "support") => groupsOf(said, { ...look, order })[0]?.contributions.map(({ number }) => number);
    expect([numbers("oldest"), numbers("newest"), numbers("support")]).toEqual([[2, 1, 3], [3, 1, 2], [3, 1, 2]]);
  });
});
