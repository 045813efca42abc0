/** The crowd of `npm run demo:large`: the same every time, and as uneven as a city. */
import { describe, expect, test } from "vitest";
import { isInsideCity } from "../../src/city/gazetteer";
import { crowd, type CrowdPin } from "../../supabase/embedded/demo-large/crowd";

function first(count: number, seed = 1): CrowdPin[] {
  const pins = crowd(seed);
  return Array.from({ length: count }, () => pins.next().value);
}
const share = (pins: readonly CrowdPin[], is: (pin: CrowdPin) => boolean): number => pins.filter(is).length / pins.length;

describe("the large demo", () => {
  const pins = first(6000);

  test("is the same for the same seed, and another for another", () => {
    expect(first(500)).toEqual(pins.slice(0, 500));
    expect(first(500, 2)).not.toEqual(pins.slice(0, 500));
  });

  test("has one respondent with two thousand pins", () => {
    const perRespondent = new Map<number, number>();
    for (const { respondent } of pins) perRespondent.set(respondent, (perRespondent.get(respondent) ?? 0) + 1);
    const counts = [...perRespondent.values()].sort((a, b) => b - a);
    expect(counts[0]).toBe(2000);
    expect(counts[1]).toBeLessThan(60);
  });

  test("lies inside the city", () => {
    expect(pins.filter(({ at }) => !isInsideCity(at))).toEqual([]);
  });

  test("feels less safe by night than by day", () => {
    const mean = (times: readonly string[]): number => {
      const levels = pins.flatMap((pin) => (pin.level !== null && pin.times.length === 1 && times.includes(pin.times[0] ?? "") ? [pin.level] : []));
      return levels.reduce((sum, level) => sum + level, 0) / levels.length;
    };
    expect(mean(["night"])).toBeLessThan(mean(["day"]) - 0.8);
  });

  test("hears few of the oldest, keeps children rough, and says nothing where nothing was asked", () => {
    expect(share(pins, ({ age }) => age === "80_plus")).toBeLessThan(share(pins, ({ age }) => age === "20_34") / 5);
    expect(pins.filter(({ age, precision }) => age === "under_13" && precision !== "rough")).toEqual([]);
    expect(pins.filter(({ kind, text }) => ["story", "memory", "wish"].includes(kind) && text === "")).toEqual([]);
    expect(pins.filter(({ kind, times, causes }) => !["safety", "avoid"].includes(kind) && times.length + causes.length > 0)).toEqual([]);
  });
});
