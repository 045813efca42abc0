/** What the demo promises: invented, everywhere, in three languages, and without a good and a bad side of town. */
import { booleanPointInPolygon } from "@turf/turf";
import { readFileSync } from "node:fs";
import { imageSize } from "image-size";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { STANCES, TEXT_LIMIT, TITLE_LIMIT } from "../../src/domain/contribution";
import { KINDS, LANGUAGES, TIMES_OF_DAY } from "../../src/domain/kind";
import { geometryTypeOf } from "../../src/domain/place";
import { checkShape, cornersOf } from "../../src/domain/shape";
import { findPersonalData } from "../../src/domain/personal-data";
import { ANSWERS, AREAS } from "../../supabase/embedded/demo/areas-and-answers";
import { CAMPAIGNS } from "../../supabase/embedded/demo/campaigns";
import { CONTRIBUTIONS, PLACES } from "../../supabase/embedded/demo/index";
import { MEDIA, demoFiles } from "../../supabase/embedded/demo/media";
import { FRAMES, STATEMENTS } from "../../supabase/embedded/demo/plan-cases";
import { PLAN_TALK } from "../../supabase/embedded/demo/plan-talk";
import { safetyPins } from "../../supabase/embedded/demo/safety-pins";
import { THEMES } from "../../supabase/embedded/demo/themes";
import { WAITING } from "../../supabase/embedded/demo/waiting";
import type { DemoContribution } from "../../supabase/embedded/demo/write";

type Areas = FeatureCollection<Polygon | MultiPolygon, { readonly name: string }>;
const seed = (name: string): Areas => JSON.parse(readFileSync(new URL(`../../supabase/seed/${name}.geojson`, import.meta.url), "utf8")) as Areas;
const districts = seed("districts");
const municipality = seed("municipality");
const named = (list: readonly DemoContribution[]): string => list.map((one) => one.title ?? one.text).join(" · ");
const isGood = (one: DemoContribution): boolean => one.kind === "like" || (one.safety?.level ?? 3) >= 4;
const isBad = (one: DemoContribution): boolean => one.kind === "avoid" || (one.safety?.level ?? 3) <= 2;

describe("the demo city", () => {
  test("is told in every district and town, and each tells of something good and something bad", () => {
    expect(PLACES.map((place) => place.place).sort()).toEqual(districts.features.map((district) => district.properties.name).sort());
    for (const place of PLACES) {
      expect(place.contributions.some(isGood), `something good in ${place.place}`).toBe(true);
      expect(place.contributions.some(isBad), `something bad in ${place.place}`).toBe(true);
    }
  });

  test("puts no district's contributions in another, and none outside the municipality", () => {
    for (const place of PLACES) {
      const home = districts.features.find((district) => district.properties.name === place.place);
      const strayed = place.contributions.filter((one) => home === undefined || !booleanPointInPolygon([...one.at], home));
      expect(named(strayed), place.place).toBe("");
    }
    const outline = municipality.features[0];
    if (outline === undefined) throw new Error("The municipality has no outline.");
    const corners = CONTRIBUTIONS.flatMap(({ shape }) => (shape === undefined ? [] : cornersOf(shape)));
    const outside = [...CONTRIBUTIONS.map((one) => one.at), ...corners, ...safetyPins().map((pin) => pin.at)].filter((at) => !booleanPointInPolygon([...at], outline));
    expect(outside).toEqual([]);
  });

  test("has all six kinds, three languages, eight of each visiting one, and every decade from the 1930s on", () => {
    expect(new Set(CONTRIBUTIONS.map((one) => one.kind))).toEqual(new Set(KINDS));
    for (const language of LANGUAGES.slice(1)) {
      expect(CONTRIBUTIONS.filter((one) => one.language === language).length, language).toBeGreaterThanOrEqual(8);
    }
    const told = new Set(CONTRIBUTIONS.flatMap((one) => (one.era === null ? [] : [Math.floor(one.era.from / 10) * 10])));
    expect([1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010].filter((decade) => !told.has(decade))).toEqual([]);
  });

  test("says nothing that looks like personal data, except the one number the moderators should find", () => {
    const words = (one: DemoContribution): string => `${one.title ?? ""} ${one.text}`;
    const suspicious = CONTRIBUTIONS.filter((one) => findPersonalData(words(one)).length > 0);
    expect(suspicious).toEqual(WAITING.filter((one) => one.flags?.includes("phone") === true));
    // 070-174 06 05 to 99 is kept free for fiction.
    expect(suspicious.map(words).join(" ")).toMatch(/070-174 06 (0[5-9]|[1-9]\d)/);
  });

  test("shows drawings and sounds as large as they say, each once, by authors who said yes to exhibition, 200 kB in all", () => {
    const files = demoFiles();
    const photos = Object.values(MEDIA).flatMap((media, nth) => (media.type === "photo" ? [{ media, file: files[nth]?.file ?? "" }] : []));
    expect(photos.map(({ file }) => imageSize(readFileSync(file)))).toMatchObject(photos.map(({ media: { width, height } }) => ({ width, height, type: "webp" })));
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(200_000);
    const told = CONTRIBUTIONS.filter(({ media }) => media !== undefined);
    expect(told.map(({ media }) => media).sort()).toEqual(Object.keys(MEDIA).sort());
    expect(told.filter(({ exhibition, kind }) => exhibition !== true || kind === "avoid" || kind === "safety")).toEqual([]);
  });

  test("never says the same thing twice, and keeps within the limits", () => {
    const texts = CONTRIBUTIONS.map((one) => one.text);
    expect(texts.length - new Set(texts).size).toBe(0);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(TEXT_LIMIT);
    expect(Math.min(...texts.map((text) => text.trim().length))).toBeGreaterThan(0);
    expect(Math.max(...CONTRIBUTIONS.map((one) => one.title?.length ?? 0))).toBeLessThanOrEqual(TITLE_LIMIT);
  });

  test("has lines and areas only in a dialogue that asks for them, none too large or crossing itself, none by a child", () => {
    const shapes = CONTRIBUTIONS.flatMap((one) => (one.shape === undefined ? [] : [{ ...one, shape: one.shape }]));
    expect(new Set(shapes.map(({ shape }) => geometryTypeOf(shape)))).toEqual(new Set(["line", "area"]));
    for (const { shape, campaign, age } of shapes) {
      expect(CAMPAIGNS.find(({ slug }) => slug === campaign)?.geometryTypes).toContain(geometryTypeOf(shape));
      expect(checkShape(shape, { isDrawn: false, isInside: () => true })).toEqual([]);
      expect(age).not.toBe("under_13");
    }
  });

  test("sends to a dialogue only kinds that it asks for", () => {
    for (const campaign of CAMPAIGNS) {
      const sent = CONTRIBUTIONS.filter((one) => one.campaign === campaign.slug);
      expect(sent.length, campaign.slug).toBeGreaterThan(0);
      expect(named(sent.filter((one) => !campaign.kinds.includes(one.kind))), campaign.slug).toBe("");
    }
  });
});

describe("the city's answers", () => {
  test("take every stance, and promise to do something only by the board's decision with date and paragraph", () => {
    expect(new Set(ANSWERS.flatMap(({ stance }) => stance ?? []))).toEqual(new Set(STANCES));
    expect(ANSWERS.filter(({ stance, publishedInDays }) => stance === null && publishedInDays !== null)).toEqual([]);
    for (const answer of ANSWERS.filter((one) => one.stance === "will_do" || one.standing === "board")) {
      expect(answer, answer.key).toMatchObject({ standing: "board", decidedInDays: expect.any(Number) as number, paragraph: expect.stringContaining("§") as string });
    }
    for (const answer of ANSWERS.filter((one) => one.stance === "cannot" || one.stance === "partly")) expect(answer.reason, answer.key).not.toBeNull();
  });

  test("speak to contributions and areas that exist", () => {
    const keys = new Set(CONTRIBUTIONS.map((one) => one.key));
    const areas = new Set(AREAS.map((area) => area.key));
    expect(ANSWERS.flatMap((answer) => answer.to).filter((key) => !keys.has(key))).toEqual([]);
    expect(ANSWERS.filter((answer) => answer.area !== null && !areas.has(answer.area))).toEqual([]);
  });

  test("say of every development area that it is an example", () => {
    for (const area of AREAS) {
      expect(area.name).toContain("(exempel)");
      expect(area.caseNumber).toContain("EXEMPEL");
    }
  });
});

describe("the two plans that are out for opinions", () => {
  const saidOf = (key: string) => {
    const area = AREAS.find((one) => one.key === key);
    if (area === undefined) throw new Error(`No area ${key}`);
    const outline = { type: "Polygon" as const, coordinates: [area.ring.map((corner) => [...corner])] };
    return PLAN_TALK.filter(({ at }) => booleanPointInPolygon([...at], outline)).map(({ daysAgo = 0 }) => -daysAgo >= area.fromDays);
  };
  test.each(["trapphusparken", "kajkanten"])("%s has heard several inside it in its period", (key) => {
    expect(saidOf(key).filter((inPeriod) => inPeriod).length).toBeGreaterThanOrEqual(5);
  });
  test("and the park something before", () => {
    expect(saidOf("trapphusparken").filter((inPeriod) => !inPeriod)).toHaveLength(5);
  });

  test("have a frame and statements that came in their period, to answers and themes that exist, from nobody real", () => {
    for (const { area, stage, fromDays, toDays } of FRAMES) expect(AREAS.find(({ key }) => key === area)).toMatchObject({ phase: stage, fromDays, toDays });
    for (const { key, area, stage, receivedDays, sender, themes, answer } of STATEMENTS) {
      const frame = FRAMES.find((one) => one.area === area && one.stage === stage);
      expect(receivedDays, key).toBeGreaterThanOrEqual(frame?.fromDays ?? 0);
      expect(sender, key).toMatch(/\(påhittad?t?\)/);
      expect(themes.filter((theme) => !THEMES.some((one) => one.key === theme)), key).toEqual([]);
      if (answer !== undefined) expect(ANSWERS.find((one) => one.key === answer)?.area, key).toBe(area);
    }
  });
});

describe("the invented safety pins", () => {
  test("are as good as they are bad, in every time of day", () => {
    for (const time of TIMES_OF_DAY) {
      const levels = safetyPins().filter((pin) => pin.safety.times.includes(time)).map((pin) => pin.safety.level);
      expect(mean(levels), time).toBeGreaterThan(2.5);
      expect(mean(levels), time).toBeLessThan(3.9);
    }
  });

  test.each([["north and south", 1], ["west and east", 0]] as const)("feel alike in %s", (_, axis) => {
    const pins = [...safetyPins()].sort((a, b) => a.at[axis] - b.at[axis]).map((pin) => pin.safety.level);
    const middle = Math.floor(pins.length / 2);
    expect(Math.abs(mean(pins.slice(0, middle)) - mean(pins.slice(middle)))).toBeLessThan(0.35);
  });

  test("are made the same every time", () => {
    expect(safetyPins()).toEqual(safetyPins());
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
