import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import About from "../../src/views/about/About.svelte";
import { publishedFile } from "../../src/views/about/published-file";
import { aCampaign, aRow } from "../unit/support/factories";
import { makeStates, renderView } from "./support/render-view";

test("the privacy page names who answers for each dialogue, and on what legal basis", async () => {
  const states = makeStates({ campaigns: [aCampaign({ controller: "Kulturnämnden", legalBasis: "Allmänt intresse" })] });
  renderView(About, { page: "privacy" as const }, states);
  expect(screen.getByRole("status").textContent).toContain("Hämtar dialogerna");
  await states.campaigns.load();
  expect(await screen.findByText("Ansvarig: Kulturnämnden")).toBeTruthy();
  expect(screen.getByText("Rättslig grund: Allmänt intresse")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Öppna ett kvitto" }).getAttribute("href")).toBe("/kvitto");
});

test("the accessibility statement says what falls short, whom to tell first and where to complain then", () => {
  renderView(About, { page: "accessibility" as const });
  const headings = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);
  expect(headings.indexOf("Brister vi känner till")).toBeLessThan(headings.indexOf("Säg till om något inte går"));
  expect(headings.indexOf("Säg till om något inte går")).toBeLessThan(headings.indexOf("Om du inte är nöjd med svaret"));
  expect(screen.getByRole("link", { name: "Anmäl brister i tillgänglighet" }).getAttribute("href")).toMatch(/^https:\/\/www\.digg\.se\//);
  expect(screen.getByText(/^Sidan bedömdes senast \d+ \p{L}+ \d{4}/u)).toBeTruthy();
});

test("children read that they may stop, skip and ask, and where to call", () => {
  renderView(About, { page: "how" as const });
  const page = within(document.body);
  for (const words of [/Du får sluta/, /hoppa över/, /Fråga en vuxen/, /Ring 112/, /Ring Bris/]) expect(page.getByText(words)).toBeTruthy();
});

test("what one takes along is what everyone sees: public places, no photos", () => {
  const rough = aRow({ square: [[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.04]], point: [12.695, 56.045] });
  const way = aRow({ shape: { type: "LineString", coordinates: [[12.69, 56.04], [12.7, 56.05]] } });
  const { features } = publishedFile([rough, way]);
  expect(features.map(({ geometry, properties }) => [geometry.type, properties.rough])).toEqual([["Point", true], ["LineString", false]]);
  expect(JSON.stringify(features)).not.toMatch(/media|exhibition/);
});
