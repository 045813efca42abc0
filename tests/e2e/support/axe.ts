/** Asks axe what is wrong with the page as it stands. Runs inside the page; nothing is fetched. */
import axe from "axe-core";
import { expect, type Page } from "@playwright/test";

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // What is still fading in has not its colours yet.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect, playState }) => playState === "running" && Number.isFinite(effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map((animation) => animation.finished)).then(() => undefined);
  });
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
  const findings = await page.evaluate(async (tags) => {
    const runner = Reflect.get(window, "axe") as { run: (context: Document, options: object) => Promise<{ violations: Finding[] }> };
    const { violations } = await runner.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary: failureSummary ?? "" })) }));
  }, WCAG);
  const told = findings.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} – ${failureSummary.replace(/\s+/g, " ")}`));
  expect(told, `axe on ${screen}`).toEqual([]);
}
