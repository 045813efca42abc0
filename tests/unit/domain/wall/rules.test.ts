import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { city } from "../../../../src/city";
import { retryAfterMs } from "../../../../src/domain/wall/backoff";
import { driftAbout, flightBetween, project, TOP_SPEED, type View } from "../../../../src/domain/wall/camera";
import { driftAt } from "../../../../src/domain/wall/drift";
import { mayUpdate } from "../../../../src/domain/wall/night-update";
import { isQuiet } from "../../../../src/domain/wall/quiet";
import { isSunUp } from "../../../../src/domain/wall/sun";
import { beginWatch, look, type Rescue, type Signs, type Watch } from "../../../../src/domain/wall/watchdog";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("the camera", () => {
  const view = fc.record({ centre: fc.tuple(fc.double({ min: 12.55, max: 12.95, noNaN: true }), fc.double({ min: 55.94, max: 56.2, noNaN: true })), zoom: fc.double({ min: 10, max: 16, noNaN: true }) });
  const screens = [{ width: 1920, height: 1080 }, { width: 1080, height: 1920 }, { width: 3840, height: 2160 }];
  /** Where a point of the world stands in the picture, pixels from the middle. */
  const seen = (world: readonly [number, number], { centre, zoom }: View) => {
    const [x, y] = project(world, zoom);
    const [middleX, middleY] = project(centre, zoom);
    return [x - middleX, y - middleY] as const;
  };

  test("property: nothing in the picture moves faster than somebody strolls past it", () => {
    const frame = 1000 / 60;
    fc.assert(
      fc.property(view, view, fc.constantFrom(...screens), (from, to, screen) => {
        const flight = flightBetween(from, to, screen);
        for (let step = 0; step < 60; step += 1) {
          const ms = (flight.ms * step) / 60;
          const [before, after] = [flight.at(ms), flight.at(ms + frame)];
          // The middle, and what stands in a corner before the frame.
          const corner = cornerOf(before, screen);
          for (const world of [before.centre, corner]) {
            const [x, y] = seen(world, before);
            const [laterX, laterY] = seen(world, after);
            const speed = Math.hypot(laterX - x, laterY - y) / Math.max(screen.width, screen.height) / (frame / 1000);
            if (flight.ms > 0) expect(speed).toBeLessThanOrEqual(TOP_SPEED * 1.02);
          }
        }
      }),
      { numRuns: 80 },
    );
  });
  function cornerOf({ centre, zoom }: View, screen: { width: number; height: number }): readonly [number, number] {
    const [x, y] = project(centre, zoom);
    const world = 512 * 2 ** zoom;
    const [cornerX, cornerY] = [x + screen.width / 2, y + screen.height / 2];
    return [(cornerX / world) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * cornerY) / world))) * 180) / Math.PI];
  }

  test("property: it begins where it is and ends where it should, within half a minute", () => {
    fc.assert(
      fc.property(view, view, (from, to) => {
        const flight = flightBetween(from, to, { width: 1920, height: 1080 });
        expect(flight.ms).toBeLessThanOrEqual(24_000);
        if (flight.ms > 0) {
          const nearly = flight.at(flight.ms - 0.01);
          expect(nearly.zoom).toBeCloseTo(to.zoom, 2);
          expect(nearly.centre[0]).toBeCloseTo(to.centre[0], 4);
          expect(flight.at(0)).toEqual(from);
        }
        expect(flight.at(flight.ms)).toEqual(to);
      }),
    );
  });
  test("with less motion it jumps, and so it does over nothing", () => {
    const [from, to]: [View, View] = [{ centre: [12.6, 56], zoom: 15 }, { centre: [12.8, 56.1], zoom: 15 }];
    expect(flightBetween(from, to, { width: 1920, height: 1080 }, true).ms).toBe(0);
    expect(flightBetween(from, from, { width: 1920, height: 1080 }).ms).toBe(0);
  });
  test("a long way is flown higher than a short one", () => {
    const rise = (lon: number) => {
      const flight = flightBetween({ centre: [12.69, 56.04], zoom: 15 }, { centre: [lon, 56.04], zoom: 15 }, { width: 1920, height: 1080 });
      return 15 - flight.at(flight.ms / 2).zoom;
    };
    expect(rise(12.75)).toBeGreaterThan(rise(12.71));
    expect(rise(12.71)).toBeGreaterThanOrEqual(0);
  });
  test("while a story is read the picture stays within some pixels", () => {
    const at = driftAbout({ centre: [12.69, 56.04], zoom: 15 }, { width: 1920, height: 1080 });
    expect(at(0).centre[0]).toBeCloseTo(12.69, 9);
    for (let ms = 0; ms < 10 * MINUTE; ms += 5000) {
      const [x, y] = seen([12.69, 56.04], at(ms));
      expect(Math.hypot(x, y)).toBeLessThan(1920 * 0.04);
    }
  });
});

describe("quiet hours", () => {
  const at = (time: string, hours = { from: "22:00", to: "07:00" }) => isQuiet(hours, Date.parse(time), city.timeZone);
  test("over midnight", () => {
    expect([at("2026-11-23T20:59:00Z"), at("2026-11-23T21:00:00Z"), at("2026-11-24T05:59:00Z"), at("2026-11-24T06:00:00Z")]).toEqual([false, true, true, false]);
  });
  test("by the clock on the wall, the nights it changes too", () => {
    // 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
    expect([at("2026-03-29T04:59:00Z"), at("2026-03-29T05:00:00Z")]).toEqual([true, false]);
    expect([at("2026-10-25T05:59:00Z"), at("2026-10-25T06:00:00Z")]).toEqual([true, false]);
    const inTheHourTwice = { from: "02:15", to: "02:45" };
    expect([at("2026-10-25T00:30:00Z", inTheHourTwice), at("2026-10-25T01:30:00Z", inTheHourTwice)]).toEqual([true, true]);
  });
  test("none set, or none long, is never quiet", () => {
    expect(isQuiet(null, 0, city.timeZone)).toBe(false);
    expect(at("2026-11-23T21:00:00Z", { from: "22:00", to: "22:00" })).toBe(false);
  });
  test("property: every minute of a day is quiet in exactly one of two hours that fill it", () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
    fc.assert(
      fc.property(time, time, fc.integer({ min: 0, max: 366 * 1440 }), (from, to, minute) => {
        fc.pre(from !== to);
        const now = Date.parse("2026-01-01T00:00:00Z") + minute * MINUTE;
        expect(isQuiet({ from, to }, now, city.timeZone)).not.toBe(isQuiet({ from: to, to: from }, now, city.timeZone));
      }),
    );
  });
});

describe("the sun", () => {
  // Clock times at UTC + `zone`. Copenhagen: thelocal.dk of that day. Sundsvall, Östersund: Paul Schlyter's tables (stjarnhimlen.se). Greenwich,
  // Reykjavik: by Schlyter's program, from the test data of Perl's Astro::Sunrise.
  const [COPENHAGEN, SUNDSVALL, OSTERSUND, GREENWICH, REYKJAVIK] = [[12.57, 55.68], [17.29, 62.392], [14.635, 63.178], [0, 51.467], [-21.967, 64.067]] as const;
  test.each([
    [COPENHAGEN, "2016-12-21", 1, "08:37", "15:38"],
    [SUNDSVALL, "2001-01-15", 1, "08:59", "15:02"],
    [OSTERSUND, "2021-01-01", 1, "09:39", "14:32"],
    [GREENWICH, "2013-03-21", 0, "06:00", "18:15"],
    [GREENWICH, "2013-06-21", 0, "03:43", "20:21"],
    [REYKJAVIK, "2013-03-21", -1, "06:24", "18:46"],
    [REYKJAVIK, "2013-06-21", -1, "01:57", "23:02"],
  ] as const)("at %j on %s it rises and sets as published, within two minutes", (place, day, zone, rise, set) => {
    const up = (time: string, minutes: number) => isSunUp(Date.parse(`${day}T${time}:00Z`) - zone * HOUR + minutes * MINUTE, place);
    expect([up(rise, -2), up(rise, 2), up(set, -2), up(set, 2)]).toEqual([false, true, true, false]);
  });
  test("property: up at noon, down at midnight, every day of the year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), (day) => {
        const midnight = Date.parse("2026-01-01T23:10:00Z") + day * 24 * HOUR;
        expect([isSunUp(midnight, city.centre), isSunUp(midnight + 12 * HOUR, city.centre)]).toEqual([false, true]);
      }),
    );
  });
});

test("what stands still moves a pixel a minute along a closed way that touches every place once", () => {
  const seen = new Set<string>();
  for (let minute = 0; minute < 1440; minute += 1) {
    const [one, next] = [driftAt(minute * MINUTE), driftAt((minute + 1) * MINUTE)];
    expect(Math.abs(one.x - next.x) + Math.abs(one.y - next.y)).toBe(1);
    expect(Math.abs(one.x)).toBeLessThanOrEqual(24);
    expect(Math.abs(one.y)).toBeLessThanOrEqual(15);
    seen.add(`${one.x} ${one.y}`);
  }
  expect(seen.size).toBe(1440);
});

test("property: knocking again waits between half a second and eight", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (tries, share) => {
      expect(retryAfterMs(tries, share)).toBeGreaterThanOrEqual(500);
      expect(retryAfterMs(tries, share)).toBeLessThanOrEqual(8_000);
    }),
  );
});

describe("the watchdog", () => {
  const signs = (now: number, change: Partial<Signs> = {}): Signs => ({ now, hasDrawn: true, expectsFrames: true, isMapLost: false, isPartMissing: false, dataAgeMs: 0, canReload: true, ...change });
  function watchFor(hours: number, change: (now: number) => Partial<Signs>, begun: Watch = beginWatch(0, [])): readonly (readonly [number, Rescue])[] {
    let watch = begun;
    const rescues: (readonly [number, Rescue])[] = [];
    for (let now = 0; now < hours * HOUR; now += 1000) {
      const seen = look(watch, signs(now, change(now)));
      watch = seen.watch;
      if (seen.rescue !== "nothing") rescues.push([now, seen.rescue]);
    }
    return rescues;
  }

  test("leaves a living wall alone, and one that rests", () => {
    expect(watchFor(2, () => ({}))).toEqual([]);
    expect(watchFor(2, () => ({ hasDrawn: false, expectsFrames: false }))).toEqual([]);
  });
  test("a dead picture: the map twice, then the page, and never more than three pages an hour", () => {
    const rescues = watchFor(3, () => ({ hasDrawn: false }));
    expect(rescues.slice(0, 3).map(([, rescue]) => rescue)).toEqual(["rebuild_map", "rebuild_map", "reload"]);
    const reloads = rescues.flatMap(([at, rescue]) => (rescue === "reload" ? [at] : []));
    for (const at of reloads) expect(reloads.filter((other) => other >= at && other - at < HOUR).length).toBeLessThanOrEqual(3);
    expect(rescues.some(([, rescue]) => rescue === "calm")).toBe(true);
  });
  test("the count of reloads holds over the reload itself", () => {
    const rescues = watchFor(0.5, () => ({ hasDrawn: false }), beginWatch(0, [-3 * MINUTE, -2 * MINUTE, -MINUTE]));
    expect(rescues.some(([, rescue]) => rescue === "reload")).toBe(false);
  });
  test("a missing part: the page at most three times an hour, and no map is made for nothing", () => {
    expect(watchFor(1.5, () => ({ isPartMissing: true, hasDrawn: false, canReload: false }))).toEqual([]);
    const rescues = watchFor(1.5, () => ({ isPartMissing: true, hasDrawn: false }));
    expect(new Set(rescues.map(([, rescue]) => rescue))).toEqual(new Set(["reload"]));
    expect(rescues.filter(([at]) => at < HOUR)).toHaveLength(3);
  });
  test("old data: the page once an hour, only when its own address answers", () => {
    expect(watchFor(3, () => ({ dataAgeMs: HOUR })).map(([, rescue]) => rescue)).toEqual(["reload", "reload", "reload"]);
    expect(watchFor(3, () => ({ dataAgeMs: HOUR, canReload: false }))).toEqual([]);
  });
});

describe("the update at night", () => {
  const signs = { timeZone: city.timeZone, quietHours: null, status: "playing", loadedAt: 0, updatedAt: null } as const;
  const at = (time: string) => Date.parse(time);
  test("only at night, or in the quiet hours where there are some", () => {
    expect(mayUpdate({ ...signs, now: at("2026-11-23T12:00:00Z") })).toBe(false);
    expect(mayUpdate({ ...signs, now: at("2026-11-24T02:30:00Z") })).toBe(true);
    expect(mayUpdate({ ...signs, now: at("2026-11-23T22:30:00Z"), status: "quiet", quietHours: { from: "22:00", to: "07:00" } })).toBe(true);
  });
  test("not while somebody is there, nor just after it was loaded", () => {
    const now = at("2026-11-24T02:30:00Z");
    expect(mayUpdate({ ...signs, now, status: "browsing" })).toBe(false);
    expect(mayUpdate({ ...signs, now, status: "paused" })).toBe(false);
    expect(mayUpdate({ ...signs, now, loadedAt: now - 20 * MINUTE })).toBe(false);
  });
  test("property: however often it is asked, once a night", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.boolean(), (startDay, hasHours) => {
        const start = at("2026-01-01T12:00:00Z") + startDay * 24 * HOUR;
        let updatedAt: number | null = null;
        let loadedAt = start;
        let updates = 0;
        for (let now = start; now < start + 5 * 24 * HOUR; now += 10 * MINUTE) {
          if (!mayUpdate({ ...signs, now, loadedAt, updatedAt, quietHours: hasHours ? { from: "22:00", to: "07:00" } : null })) continue;
          [updatedAt, loadedAt] = [now, now];
          updates += 1;
        }
        expect(updates).toBe(5);
      }),
      { numRuns: 30 },
    );
  });
});
