import { expect, test, vi } from "vitest";
import type { ContributionToAnswer, ContributionsPage } from "../../../src/backend/staff/answers";
import { WAITING } from "../../../src/domain/contribution-filter";
import { Problem } from "../../../src/domain/problem";
import { ContributionsBrowser } from "../../../src/state/contributions-browser.svelte";

export function anItem(id: string): ContributionToAnswer {
  return {
    id, kind: "wish", title: null, text: `Text ${id}`, language: "sv", point: [12.69, 56.04], isRough: false, safetyLevel: null, causes: [], districtName: "Söder", campaignTitle: null, themeIds: [],
    receivedAt: "2026-05-04T10:00:00Z", dueOn: "2026-07-03", isOverdue: true, isAnswered: false, answers: [], supportCount: 0,
  };
}
const aPage = (ids: readonly string[], next: string | null = null): ContributionsPage => ({ items: ids.map(anItem), total: 5, unanswered: 4, next });

function aBrowser() {
  const readContributions = vi.fn().mockImplementation((_filter: unknown, options: { after?: string | null } = {}) => Promise.resolve(options.after === "n" ? aPage(["c", "d", "e"]) : aPage(["a", "b"], "n")));
  const code = vi.fn().mockResolvedValue({ batchId: "batch", changed: 2, selected: 2 });
  const undo = vi.fn().mockResolvedValue(undefined);
  const browser = new ContributionsBrowser({ answers: { readContributions }, themes: { code, undo }, run: (work) => work() });
  return { browser, readContributions, code, undo };
}

test("pages follow one another, and the counts are of all that match", async () => {
  const { browser } = aBrowser();
  await browser.show(WAITING);
  expect([browser.items.length, browser.total, browser.unanswered, browser.hasMore]).toEqual([2, 5, 4, true]);
  await browser.more();
  expect(browser.items.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e"]);
  expect(browser.hasMore).toBe(false);
});

test("one, those shown, or all that match but one are chosen", async () => {
  const { browser } = aBrowser();
  await browser.show(WAITING);
  browser.toggle("a");
  expect(browser.selection).toEqual({ ids: ["a"] });
  browser.chooseShown();
  expect([browser.chosenCount, browser.areShownChosen]).toEqual([2, true]);
  browser.chooseAll();
  browser.toggle("b");
  expect(browser.chosenCount).toBe(4);
  expect(browser.selection).toEqual({ filter: WAITING, except: ["b"] });
  browser.clear();
  expect(browser.selection).toBeNull();
});

test("another filter lets go of what was chosen, and a late answer to the old one is not shown", async () => {
  const { browser, readContributions } = aBrowser();
  let late: (page: ContributionsPage) => void = () => undefined;
  readContributions.mockImplementationOnce(() => new Promise<ContributionsPage>((resolve) => (late = resolve)));
  const first = browser.show(WAITING);
  await browser.show({ ...WAITING, words: "lampa" });
  browser.toggle("a");
  late(aPage(["z"]));
  await first;
  expect(browser.items.map(({ id }) => id)).toEqual(["a", "b"]);
  await browser.show(WAITING);
  expect(browser.chosenCount).toBe(0);
});

test("coding goes to what is chosen, keeps it chosen and as many rows in view", async () => {
  const { browser, code, undo } = aBrowser();
  await browser.show(WAITING);
  await browser.more();
  browser.toggle("a");
  browser.toggle("e");
  expect((await browser.code("theme", "add"))?.batchId).toBe("batch");
  expect(code).toHaveBeenCalledWith("theme", "add", { ids: ["a", "e"] });
  expect([browser.items.length, browser.chosenCount]).toEqual([5, 2]);
  await browser.undo("batch");
  expect(undo).toHaveBeenCalledWith("batch");
});

test("what cannot be read is a problem, and what was there stays", async () => {
  const { browser, readContributions } = aBrowser();
  await browser.show(WAITING);
  readContributions.mockRejectedValueOnce(new Problem("offline"));
  await browser.reload();
  expect([browser.status, browser.problem?.code, browser.items.length]).toEqual(["error", "offline", 2]);
});
