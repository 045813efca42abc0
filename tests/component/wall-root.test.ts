import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { m } from "../../src/generated/messages/messages";
import { ScreenStore } from "../../src/state/wall/screen-store";
import type { ShowFacts, WallShow } from "../../src/state/wall/wall-show";
import WallRoot from "../../src/views/wall/WallRoot.svelte";
import { aWallSettings } from "../unit/support/wall";

vi.mock("../../src/map/wall", () => Promise.reject(new TypeError("Failed to fetch dynamically imported module")));
vi.mock("../../src/map/still/shapes", () => ({ stillShapes: () => Promise.resolve({ features: [] }) }));

const FACTS: ShowFacts = { isPaired: true, screenName: "Foajén, vänster", dataAgeMs: 3_000, isLineUp: true, loadedAt: Date.parse("2026-11-24T06:30:00Z") };
function aShow(change: Partial<WallShow> = {}): WallShow {
  const show: Record<string, unknown> = {
    settings: aWallSettings(), isUnknown: false, status: "playing", scene: null, stories: [], voices: null, pulses: [], language: "sv", theme: "night", message: null, isOnline: true, drift: { x: 0, y: 0 },
    mapGeneration: 0, hasMap: false, story: () => undefined, answer: () => undefined, next: vi.fn(), pause: vi.fn(), resume: vi.fn(), browse: vi.fn(), drewFrame: vi.fn(), lostMap: vi.fn(), lostPart: vi.fn(), attend: vi.fn(), facts: () => FACTS, mediaUrl: vi.fn(), ...change,
  };
  return show as unknown as WallShow;
}
function aScreen(show: WallShow | null, name: string | null = "dunkers") {
  const onunpair = vi.fn();
  const door = Promise.resolve({ beginPairing: vi.fn().mockResolvedValue({ code: "K7M2PX", expiresAt: new Date(Date.now() + 600_000).toISOString() }), readPairing: vi.fn().mockResolvedValue(null) });
  const view = render(WallRoot, { props: { store: new ScreenStore(null), screen: name === null ? null : { name, token: "0123456789" }, door, opening: show === null ? null : Promise.resolve(show), origin: "https://exempel.se", version: "1.2.3", isStill: true, onpaired: vi.fn(), onunpair } });
  return { onunpair, ...view };
}

test("a screen that is nobody's shows a code", async () => {
  aScreen(null, null);
  expect(await screen.findByRole("status", { name: m.wall_pairing_code({ code: "K 7 M 2 P X" }) })).toBeTruthy();
});
test("a wall that is not there is said calmly, over the city", async () => {
  aScreen(aShow({ settings: null, isUnknown: true, status: "starting" }));
  expect(await screen.findByText(m.wall_unknown())).toBeTruthy();
});
test("an address that can be no wall's name is said to be wrong, and asks nobody", async () => {
  aScreen(null, "ÅÄ/entré");
  expect(await screen.findByText(m.wall_wrong_address())).toBeTruthy();
  await fireEvent.keyDown(document.body, { key: "m" });
  expect(screen.getByRole("dialog").textContent).toContain("/vagg/ÅÄ/entré");
});
test("a map whose code did not come is told to the show, and the still city stands", async () => {
  const show = aShow({ hasMap: true });
  const { container } = aScreen(show);
  await waitFor(() => expect(show.lostPart).toHaveBeenCalled());
  await waitFor(() => expect(container.querySelector("svg[data-drawn]")).toBeTruthy());
});
test("quiet hours are dark", async () => {
  aScreen(aShow({ status: "quiet" }));
  expect(await screen.findByText(m.wall_quiet())).toBeTruthy();
});
test("without a map the invitation still stands, over the still city", async () => {
  const { container } = aScreen(aShow({ status: "calm" }));
  await waitFor(() => expect(container.querySelector("svg[data-drawn]")).toBeTruthy());
  expect(container.textContent).toContain("K7M2P");
});
test("a pause is said in a word", async () => {
  aScreen(aShow({ status: "paused" }));
  expect(await screen.findByText(m.wall_paused())).toBeTruthy();
});
test("any key is a visitor's, but M opens the screen's own menu", async () => {
  const show = aShow();
  const { onunpair } = aScreen(show);
  await screen.findByRole("main", { name: m.app_title() });
  await fireEvent.keyDown(document.body, { key: "m" });
  expect(show.browse).not.toHaveBeenCalled();
  await fireEvent.click(screen.getByRole("button", { name: m.wall_unpair() }));
  await fireEvent.click(screen.getByRole("button", { name: m.wall_unpair_yes() }));
  expect(onunpair).toHaveBeenCalledOnce();
  await fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
  await fireEvent.keyDown(document.body, { key: " " });
  expect(show.browse).toHaveBeenCalledOnce();
});
test("where the map cannot be had, a visitor still looks around", async () => {
  aScreen(aShow({ status: "browsing" }));
  expect(await screen.findByRole("application", { name: m.wall_browse_map() })).toBeTruthy();
});
