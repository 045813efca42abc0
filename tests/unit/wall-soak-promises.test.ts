/** The soak itself takes most of an hour (`npm run bench -- wall`); that each broken promise ends it with an error is tried here. */
import { describe, expect, test } from "vitest";
import { brokenPromises, judgeHeap, type BareFigures, type WallFigures } from "../bench/wall/promises";
import { slopeOf, type Sample } from "../bench/wall/slope";
import { CLOSES, DAY, weekOf } from "../bench/wall/week";

/** Two lives of a page, each beginning anew at its own level. */
const growing = (perUpdate: number, level = 10e6): readonly Sample[] =>
  [0, 1].flatMap((life) => [100, 200, 300, 400].map((step) => ({ life, updates: life * 400 + step, bytes: level + life * 1e6 + step * perUpdate })));

const bare: BareFigures = { samples: growing(800), rowBytesPerUpdate: 500 };
const good: WallFigures = {
  pins: 3_000, countings: 40, missed: 0, doubled: 0, leftOver: 0, announceable: 2_990, unannounced: 0, announcedTwice: [], withdrawn: 600, stillShown: 0, slowestShown: 500, slowestGone: 750,
  recoveries: [{ what: "socket lost", day: 1, ms: 8_000 }], nights: [{ day: 1, reloads: 1, hadNewVersion: true, hasTakenOver: true }, { day: 2, reloads: 1, hadNewVersion: false, hasTakenOver: false }],
  reloadsWhileOpen: 0, inputs: 0, outsideNavigations: 0, samples: growing(1_200), errors: [],
};

describe("a week's promises", () => {
  test("a good week breaks none", () => {
    expect(brokenPromises(good, bare)).toEqual([]);
  });

  test.each<[string, Partial<WallFigures>]>([
    ["nothing counted", { countings: 0 }], ["missed", { missed: 1 }], ["doubled", { doubled: 1 }], ["left over", { leftOver: 1 }],
    ["unannounced", { unannounced: 1 }], ["announced twice", { announcedTwice: [[0, 60_000]] }], ["still shown", { stillShown: 1 }],
    ["shown late", { slowestShown: 2_250 }], ["never shown", { slowestShown: Infinity }], ["gone late", { slowestGone: 2_250 }],
    ["slow recovery", { recoveries: [{ what: "socket lost", day: 1, ms: 10_250 }] }], ["no recovery", { recoveries: [{ what: "socket lost", day: 1, ms: null }] }],
    ["no reload in the night", { nights: [{ day: 1, reloads: 0, hadNewVersion: false, hasTakenOver: false }] }],
    ["two in a night", { nights: [{ day: 1, reloads: 2, hadNewVersion: false, hasTakenOver: false }] }],
    ["a new version left waiting", { nights: [{ day: 1, reloads: 1, hadNewVersion: true, hasTakenOver: false }] }],
    ["a reload by day", { reloadsWhileOpen: 1 }], ["a touch", { inputs: 1 }], ["a reload by hand", { outsideNavigations: 1 }],
    ["an error", { errors: ["oh"] }], ["a leak", { samples: growing(1_700) }],
  ])("%s is told", (_what, figures) => {
    expect(brokenPromises({ ...good, ...figures }, bare)).toHaveLength(1);
  });
});

describe("the heap's slope", () => {
  test("is that within the lives, whatever a reload gave back", () => {
    expect(slopeOf(growing(1_200)).perUpdate).toBeCloseTo(1_200);
  });

  test("is measured against the words that came to stay when the bare page's says nothing", () => {
    expect(judgeHeap(growing(900), { samples: growing(-50), rowBytesPerUpdate: 500 })).toMatchObject({ yardstick: 500, isKept: true });
    expect(judgeHeap(growing(1_100), { samples: growing(-50), rowBytesPerUpdate: 500 }).isKept).toBe(false);
  });

  test("too few samples keep no promise", () => {
    expect(judgeHeap(good.samples.slice(0, 2), bare).isKept).toBe(false);
  });
});

test("every pin of the week is approved while the hall is open", () => {
  const happenings = weekOf({ days: 7, pins: 3_000 });
  const pins = happenings.filter(({ type }) => type === "publish");
  expect(pins).toHaveLength(3_000);
  expect(pins.every(({ at }) => at % DAY < CLOSES)).toBe(true);
  expect(new Set(happenings.flatMap((happening) => (happening.type === "fault" ? [happening.fault] : []))).size).toBe(5);
});
