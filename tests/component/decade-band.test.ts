import { fireEvent, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import DecadeBandHarness from "./decade-band-harness.svelte";
import { renderView } from "./support/render-view";

const decades = [{ decade: 1930, count: 2 }, { decade: 1940, count: 0 }, { decade: 1950, count: 12 }, { decade: 1960, count: 1 }];
const chosen: [number | null, boolean][] = [];
const show = (start: number | null = null) => renderView(DecadeBandHarness, { decades, start, chosen });
const slider = () => screen.getByRole("slider", { name: "Årtionde" });
const said = () => slider().getAttribute("aria-valuetext");

beforeEach(() => {
  vi.useFakeTimers();
  chosen.length = 0;
});
afterEach(() => vi.useRealTimers());

test("the slider says its decade and how many remember it, and its first step is all of them", async () => {
  show(1950);
  expect(said()).toBe("1950-talet, 12 minnen");
  await fireEvent.input(slider(), { target: { value: "2" } });
  expect(said()).toBe("1940-talet, inga minnen");
  await fireEvent.input(slider(), { target: { value: "0" } });
  expect(said()).toBe("Alla årtionden, 15 minnen");
  expect(chosen).toEqual([[1940, false], [null, false]]);
});

test("playing passes through the decades that have something, once, and stays at the last", async () => {
  show();
  await fireEvent.click(screen.getByRole("button", { name: "Spela upp årtiondena" }));
  expect(said()).toBe("1930-talet, 2 minnen");
  await vi.advanceTimersByTimeAsync(1000);
  expect(said()).toBe("1950-talet, 12 minnen");
  await vi.advanceTimersByTimeAsync(1000);
  expect(said()).toBe("1960-talet, 1 minne");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(chosen).toEqual([[1930, true], [1950, true], [1960, false]]);
  expect(screen.getByRole("button", { name: "Spela upp årtiondena" })).toBeTruthy();
});

test("a pause keeps the decade for the address, and moving the slider stops the playing", async () => {
  show();
  await fireEvent.click(screen.getByRole("button", { name: "Spela upp årtiondena" }));
  await fireEvent.click(screen.getByRole("button", { name: "Pausa" }));
  expect(chosen.at(-1)).toEqual([1930, false]);
  await fireEvent.click(screen.getByRole("button", { name: "Spela upp årtiondena" }));
  await fireEvent.input(slider(), { target: { value: "1" } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said()).toBe("1930-talet, 2 minnen");
});
