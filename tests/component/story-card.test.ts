import { fireEvent, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { PublishedAnswer, PublishedContribution } from "../../src/domain/contribution";
import StoryCard from "../../src/views/explore/StoryCard.svelte";
import { aRow } from "../unit/support/factories";
import { makeStates, renderView } from "./support/render-view";

function renderCard(row: PublishedContribution) {
  const states = makeStates({ published: [row] });
  return renderView(StoryCard, { row, nearby: [], hrefOf: () => "/" }, states);
}
const anAnswer = (change: Partial<PublishedAnswer> = {}): PublishedAnswer => ({
  id: "a1", stance: "will_do", text: "Vi sätter ut tolv bänkar.", reason: "Många har bett om det.", unit: "Park och natur (exempel)",
  standing: "board", decidedOn: "2026-08-03", paragraph: "84", publishedAt: "2026-08-07T08:00:00Z", ...change,
});

test("support is worded by kind", () => {
  renderCard(aRow({ kind: "memory" }));
  expect(screen.getByRole("button", { name: "Jag minns också" })).toBeTruthy();
});

test("feeling the same counts at once, is kept for sending, and can be undone", async () => {
  const { states } = renderCard(aRow({ kind: "wish", supportCount: 13 }));
  const button = screen.getByRole("button", { name: "Det vill jag också" });
  await fireEvent.click(button);
  await expect.poll(() => screen.queryByText("14 vill det också")).not.toBeNull();
  expect(button.getAttribute("aria-pressed")).toBe("true");
  expect(states.outbox.operations.map((operation) => operation.type)).toEqual(["support"]);
  await fireEvent.click(screen.getByRole("button", { name: "Ångra" }));
  await expect.poll(() => screen.queryByText("13 vill det också")).not.toBeNull();
  expect(screen.queryByRole("button", { name: "Ångra" })).toBeNull();
});

test("the city's answer stands with its stance, reason, unit and decision", () => {
  renderCard(aRow({ answers: [anAnswer()] }));
  for (const words of ["Stadens svar", "Vi gör det", "Vi sätter ut tolv bänkar.", "Många har bett om det.", "Park och natur (exempel)", "Nämndens beslut 3 augusti 2026, § 84"]) {
    expect(screen.getByText(words)).toBeTruthy();
  }
});

test("a corrected answer says when, and on request what it said before and why", async () => {
  const row = aRow({ answers: [anAnswer({ correctedAt: "2026-11-12T09:00:00Z" })] });
  const states = makeStates({
    published: [row],
    answerVersions: { a1: [{ stance: "partly", text: "Vi sätter ut sex bänkar.", reason: "Fler fick inte plats.", unit: "Park", standing: "administration", decidedOn: null, paragraph: null, publishedAt: "2026-08-01T08:00:00Z", correctedAt: "2026-11-12T09:00:00Z", why: "Nämnden beslutade om fler." }] },
  });
  renderView(StoryCard, { row, nearby: [], hrefOf: () => "/" }, states);
  expect(await screen.findByText("Rättat 12 november 2026")).toBeTruthy();
  expect(screen.queryByText("Vi sätter ut sex bänkar.")).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Visa vad som stod före" }));
  expect(await screen.findByText("Vi sätter ut sex bänkar.")).toBeTruthy();
  expect(screen.getByText("Varför det ändrades: Nämnden beslutade om fler.")).toBeTruthy();
});

test("a rough place is said to be rough", () => {
  renderCard(aRow({ square: [[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.05], [12.69, 56.04]] }));
  expect(screen.getByText("Ungefärlig plats")).toBeTruthy();
});

test("a report needs a reason, says that it hides a child at once, and arrives with what was written", async () => {
  const row = aRow();
  const { states } = renderCard(row);
  await fireEvent.click(screen.getByRole("button", { name: "Anmäl" }));
  await fireEvent.click(screen.getByRole("button", { name: "Skicka anmälan" }));
  expect(screen.getByText("Välj vad som är fel.")).toBeTruthy();
  await fireEvent.click(screen.getByRole("radio", { name: /^Jag är orolig för ett barn/ }));
  expect(screen.getByText("Vi gömmer det direkt för alla, tills vi har läst det.")).toBeTruthy();
  await fireEvent.input(screen.getByLabelText(/^Vill du berätta mer/), { target: { value: "  Namnet står där.  " } });
  await fireEvent.click(screen.getByRole("button", { name: "Skicka anmälan" }));
  await expect.poll(() => states.reports).toMatchObject([{ contributionId: row.id, reason: "child", text: "Namnet står där." }]);
});
