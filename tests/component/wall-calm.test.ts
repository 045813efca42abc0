import { render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import StillMap from "../../src/map/still/StillMap.svelte";
import CalmCity from "../../src/views/wall/calm/CalmCity.svelte";
import QuietHours from "../../src/views/wall/calm/QuietHours.svelte";
import PairingPage from "../../src/views/wall/pairing/PairingPage.svelte";
import { aWallStory } from "../unit/support/wall";

const SHAPES = { features: [{ properties: { kind: "land" }, geometry: { type: "Polygon" as const, coordinates: [[[12.6, 56], [12.8, 56], [12.7, 56.1], [12.6, 56]]] } }] };
afterEach(() => vi.useRealTimers());

describe("the city without a living map", () => {
  test("is drawn from our own shapes, with its pins", async () => {
    const { container } = render(StillMap, { theme: "night", stories: [aWallStory({ id: "a" }), aWallStory({ id: "b" })], chosenId: "a", shapes: () => Promise.resolve(SHAPES) });
    await waitFor(() => expect(container.querySelector("svg[data-drawn]")).toBeTruthy());
    // The one that is told lies on top.
    expect([...container.querySelectorAll("[data-pin]")].map((pin) => pin.getAttribute("data-pin"))).toEqual(["b", "a"]);
    expect(container.querySelector("path")?.getAttribute("d")).toMatch(/^M-?\d.*Z$/);
  });
  test("asks for its shapes again until they come", async () => {
    vi.useFakeTimers();
    const shapes = vi.fn().mockRejectedValueOnce(new TypeError("offline")).mockResolvedValue(SHAPES);
    const { container } = render(StillMap, { theme: "day", shapes });
    await vi.advanceTimersByTimeAsync(1);
    expect(container.querySelector("svg[data-drawn]")).toBeNull();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(container.querySelector("svg[data-drawn]")).toBeTruthy();
  });
  test.each([["starting", m.wall_starting], ["offline", m.wall_waiting_for_network], ["unknown", m.wall_unknown]] as const)("says calmly what it waits for: %s", (why, words) => {
    render(CalmCity, { why });
    expect(screen.getByRole("status").textContent).toBe(words());
  });
});

test("the quiet hours' word is somewhere else every minute", async () => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  const { container } = render(QuietHours, {});
  const place = () => container.querySelector("p[style]")?.getAttribute("style");
  const first = place();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(place()).not.toBe(first);
});

describe("a screen to be paired", () => {
  test("shows its code large and says in three languages what to do", async () => {
    const door = { beginPairing: vi.fn().mockResolvedValue({ code: "K7M2PX", expiresAt: new Date(Date.now() + 600_000).toISOString() }), readPairing: vi.fn().mockResolvedValue(null) };
    const { container } = render(PairingPage, { door, onpaired: vi.fn(), address: "exempel.se/personal/vaggar" });
    expect(await screen.findByRole("status", { name: m.wall_pairing_code({ code: "K 7 M 2 P X" }) })).toBeTruthy();
    expect([...container.querySelectorAll(".how [lang]")].map((part) => [part.getAttribute("lang"), part.getAttribute("dir"), part.textContent?.includes("exempel.se/personal/vaggar")])).toEqual([["sv", "ltr", true], ["en", "ltr", true], ["ar", "rtl", true]]);
  });
  test("stays calm without a network", async () => {
    const door = { beginPairing: vi.fn().mockRejectedValue(new Problem("offline")), readPairing: vi.fn() };
    render(PairingPage, { door, onpaired: vi.fn(), address: "exempel.se" });
    expect(await screen.findByText(m.wall_pairing_offline({}, { locale: "ar" }))).toBeTruthy();
    expect(screen.getByRole("status", { name: m.wall_pairing_waiting() })).toBeTruthy();
  });
});
