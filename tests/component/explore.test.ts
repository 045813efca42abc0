import { fireEvent, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";
import type { District } from "../../src/domain/campaign";
import { navigation } from "../../src/navigation.svelte";
import { EXPLORE, NO_FILTERS, parseRoute, routeHref } from "../../src/route";
import { anId, aRow } from "../unit/support/factories";
import ExploreHarness from "./explore-harness.svelte";
import { makeStates, renderView } from "./support/render-view";

const LIST = { ...EXPLORE, view: "list" } as const;
const raa: District = { id: "d-raa", slug: "raa", name: "Råå", boundary: [], population: {} };
const published = [
  aRow({ id: anId(1), kind: "memory", title: "Spårvagnen", era: { type: "decade", from: 1950, to: 1959 }, publishedAt: "2026-05-04T10:00:00Z" }),
  aRow({ id: anId(2), kind: "memory", title: "Kriget", era: { type: "period", from: 1939, to: 1945 }, publishedAt: "2026-05-03T10:00:00Z" }),
  aRow({ id: anId(3), kind: "wish", title: "Bänkar i hamnen", districtId: "d-raa", publishedAt: "2026-05-02T10:00:00Z" }),
  aRow({ id: anId(4), kind: "story", title: "Första kyssen", publishedAt: "2026-05-01T10:00:00Z" }),
];

async function explore(route = LIST as typeof EXPLORE) {
  navigation.go(route);
  const states = makeStates({ published, districts: [raa] });
  renderView(ExploreHarness, {}, states);
  states.start();
  await states.facts.load();
  await screen.findAllByText(/bidrag$/);
  if (route.contributionId !== null) await screen.findByRole("button", { name: "Anmäl" });
  return states;
}
const titles = () => within(screen.getByRole("list", { name: "Bidrag på kartan" })).getAllByRole("link").map((link) => link.textContent);
const addressOf = () => parseRoute(new URL(location.href));

beforeEach(() => history.replaceState(null, "", "/"));

test("a shared address shows the same list, with its filters to be taken away one by one", async () => {
  await explore({ ...LIST, filters: { ...NO_FILTERS, decade: 1940 } });
  expect(titles()).toEqual(["Kriget"]);
  await fireEvent.click(screen.getByRole("button", { name: "Ta bort filtret 1940-talet" }));
  expect(titles()).toHaveLength(4);
  expect(addressOf()).toEqual(LIST);
});

test("typing narrows the list and the address follows, replaced while typing goes on", async () => {
  await explore();
  const field = screen.getByRole("searchbox", { name: "Sök ord eller plats" });
  await fireEvent.input(field, { target: { value: "raa" } });
  await expect.poll(titles).toEqual(["Bänkar i hamnen"]);
  const steps = history.length;
  await fireEvent.input(field, { target: { value: "spårv" } });
  await expect.poll(titles).toEqual(["Spårvagnen"]);
  expect(history.length).toBe(steps);
  expect(addressOf()).toMatchObject({ filters: { search: "spårv" } });
});

test("the search offers places to go to, and going there leaves the list for the map", async () => {
  await explore();
  await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "kärnan" } });
  const places = await screen.findByRole("list", { name: "Gå till" });
  await fireEvent.click(within(places).getByRole("button", { name: /^Kärnan/ }));
  expect(addressOf()).toMatchObject({ view: "map", filters: { search: "" } });
});

test("where the filters leave nothing, the nearest way out is one press away", async () => {
  await explore({ ...LIST, kinds: ["story"], filters: { ...NO_FILTERS, districtSlug: "raa" } });
  await fireEvent.click(await screen.findByRole("button", { name: /^Ta bort Berättelse och se 1/ }));
  expect(titles()).toEqual(["Bänkar i hamnen"]);
});

test("a report about a child takes the card and the row away at once, and says so where the card was", async () => {
  const states = await explore({ ...LIST, contributionId: anId(3) });
  await fireEvent.click(screen.getByRole("button", { name: "Anmäl" }));
  await fireEvent.click(screen.getByRole("radio", { name: /^Jag är orolig för ett barn/ }));
  await fireEvent.click(screen.getByRole("button", { name: "Skicka anmälan" }));
  const told = await screen.findByRole("heading", { name: "Bidraget är gömt" });
  await expect.poll(() => document.activeElement).toBe(told);
  expect(screen.queryByText("Bänkar i hamnen")).toBeNull();
  expect(states.published.get(anId(3))).toBeUndefined();
  navigation.go(LIST);
  await expect.poll(titles).toEqual(["Spårvagnen", "Kriget", "Första kyssen"]);
});

test("a report about an advertisement hides nothing by itself", async () => {
  await explore({ ...LIST, contributionId: anId(3) });
  await fireEvent.click(screen.getByRole("button", { name: "Anmäl" }));
  await fireEvent.click(screen.getByRole("radio", { name: /^Reklam/ }));
  await fireEvent.click(screen.getByRole("button", { name: "Skicka anmälan" }));
  await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("heading", { name: "Bänkar i hamnen" })).toBeTruthy();
});

test("the arrow keys and the buttons turn through the list, and stop at its ends", async () => {
  await explore({ ...LIST, contributionId: anId(1) });
  expect(screen.getByText("1 av 4")).toBeTruthy();
  await fireEvent.keyDown(document.body, { key: "ArrowRight" });
  await screen.findByRole("heading", { name: "Kriget" });
  const next = screen.getByRole("button", { name: "Nästa bidrag" });
  next.focus();
  await fireEvent.click(next);
  await screen.findByRole("heading", { name: "Bänkar i hamnen" });
  expect(document.activeElement).toBe(next);
  await fireEvent.click(next);
  await screen.findByText("4 av 4");
  await fireEvent.click(next);
  expect(screen.getByRole("heading", { name: "Första kyssen" })).toBeTruthy();
  await fireEvent.keyDown(screen.getByRole("heading", { name: "Första kyssen" }), { key: "ArrowLeft" });
  await screen.findByRole("heading", { name: "Bänkar i hamnen" });
  expect(routeHref(navigation.route)).toContain(anId(3));
});

test("a card opened while the years play stops them, and the address says where", async () => {
  await explore({ ...LIST, kinds: ["memory"] });
  await fireEvent.click(await screen.findByRole("button", { name: "Spela upp årtiondena" }));
  await expect.poll(titles).toEqual(["Kriget"]);
  expect(addressOf()).toMatchObject({ filters: { decade: null } });
  navigation.go({ ...navigation.route, contributionId: anId(2) } as typeof EXPLORE);
  await expect.poll(addressOf).toMatchObject({ contributionId: anId(2), filters: { decade: 1930 } });
});

test("taking the decade away while the years play stops them", async () => {
  await explore({ ...LIST, kinds: ["memory"] });
  await fireEvent.click(await screen.findByRole("button", { name: "Spela upp årtiondena" }));
  await fireEvent.click(await screen.findByRole("button", { name: "Ta bort filtret 1930-talet" }));
  await expect.poll(titles).toEqual(["Spårvagnen", "Kriget"]);
  expect(screen.getByRole("button", { name: "Spela upp årtiondena" })).toBeTruthy();
});
