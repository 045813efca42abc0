import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginProgress, nextScene, repertoireOf, type Progress, type Repertoire } from "../../../../src/domain/wall/programme";
import { storyMs } from "../../../../src/domain/wall/reading-time";
import { languageAt } from "../../../../src/domain/wall/languages";
import type { Scene } from "../../../../src/domain/wall/scene";
import type { WallSettings, WallStory } from "../../../../src/domain/wall/wall";
import { anId } from "../../support/factories";
import { aWallAnswer, aWallStory, someSettings } from "../../support/fake-wall";

const NONE: ReadonlySet<string> = new Set();
const still = () => 0;
const stories = (count: number, change: (index: number) => Partial<WallStory> = () => ({})): readonly WallStory[] =>
  Array.from({ length: count }, (_, index) => aWallStory({ id: anId(index + 1), publishedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(), ...change(index) }));
const memories = (count: number) => stories(count, (index) => ({ kind: "memory", era: { type: "year", from: 1950 + (index % 4) * 10 + 3, to: 1950 + (index % 4) * 10 + 3 } }));

function run(repertoire: Repertoire, count: number, waiting: Set<string> = new Set(), begun: Progress = beginProgress(7)): readonly Scene[] {
  let progress = begun;
  return Array.from({ length: count }, () => {
    const step = nextScene(repertoire, progress, waiting, still);
    progress = step.progress;
    if (step.scene.type === "story" && step.scene.isNew) waiting.delete(step.scene.storyId);
    return step.scene;
  });
}
const idsOf = (scenes: readonly Scene[]) => scenes.flatMap((scene) => (scene.type === "story" ? [scene.storyId] : []));
const with_ = (change: Partial<WallSettings>, rows: readonly WallStory[], answers = [] as Parameters<typeof repertoireOf>[2], voices: number | null = null) =>
  repertoireOf(someSettings(change), rows, answers, voices);

describe("what is new", () => {
  test("hundreds at once are all told as new, once, in order, with the ordinary loop between", () => {
    const rows = stories(400);
    const newIds = rows.slice(100).map(({ id }) => id);
    const scenes = run(with_({}, rows), 400, new Set(newIds));
    const told = scenes.flatMap((scene) => (scene.type === "story" && scene.isNew ? [scene.storyId] : []));
    expect(told).toEqual(newIds);
    for (let start = 0; start + 4 <= 396; start += 1) expect(scenes.slice(start, start + 4).some((scene) => scene.type !== "story" || !scene.isNew)).toBe(true);
  });

  test("what came through this wall's own code is told before the rest", () => {
    const rows = stories(5, (index) => ({ viaWall: index === 3 }));
    const scenes = run(with_({}, rows), 2, new Set([anId(1), anId(2), anId(4)]));
    expect(idsOf(scenes)).toEqual([anId(4), anId(1)]);
  });

  test("property: whatever comes and goes, nothing is told as new twice, nothing that is gone is told, and nothing is missed", () => {
    const moves = fc.array(fc.oneof(fc.record({ add: fc.integer({ min: 1, max: 6 }) }), fc.record({ remove: fc.nat() }), fc.constant("tell" as const)), { maxLength: 120 });
    fc.assert(
      fc.property(moves, fc.integer(), (script, seed) => {
        const rows = new Map(stories(4).map((story) => [story.id, story]));
        const waiting = new Set<string>();
        const toldAsNew: string[] = [];
        let progress = beginProgress(seed);
        let next = 10;
        const tell = () => {
          const step = nextScene(with_({ chapters: [{ type: "stories", minutes: 2 }, { type: "map", minutes: 1 }] }, [...rows.values()]), progress, waiting, still);
          progress = step.progress;
          if (step.scene.type !== "story") return;
          expect(rows.has(step.scene.storyId)).toBe(true);
          if (!step.scene.isNew) return expect(waiting.has(step.scene.storyId)).toBe(false);
          toldAsNew.push(step.scene.storyId);
          waiting.delete(step.scene.storyId);
        };
        const added: string[] = [];
        for (const move of script) {
          if (move === "tell") tell();
          else if ("add" in move) {
            for (let count = 0; count < move.add; count += 1) {
              const story = aWallStory({ id: anId(next++) });
              rows.set(story.id, story);
              waiting.add(story.id);
              added.push(story.id);
            }
          } else {
            const id = [...rows.keys()][move.remove % Math.max(1, rows.size)] ?? "";
            rows.delete(id);
            waiting.delete(id);
          }
        }
        for (let rest = waiting.size * 2 + 8; rest > 0; rest -= 1) tell();
        expect(new Set(toldAsNew).size).toBe(toldAsNew.length);
        expect(added.filter((id) => rows.has(id)).every((id) => toldAsNew.includes(id))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("stories", () => {
  test("pinned ones first, in the host's order, then the others, none again until all are told", () => {
    const pinnedIds = [anId(5), anId(2)];
    const told = idsOf(run(with_({ pinnedIds }, stories(12)), 12));
    expect(told.slice(0, 2)).toEqual(pinnedIds);
    expect(new Set(told).size).toBe(12);
  });

  test("property: in each round every story comes once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer(), (count, seed) => {
        const told = idsOf(run(with_({ chapters: [{ type: "stories", minutes: 60 }] }, stories(count)), count * 3, new Set(), beginProgress(seed)));
        const known = new Map<string, number>();
        for (const id of told) known.set(id, (known.get(id) ?? 0) + 1);
        expect([...known.values()].every((times) => times === 3)).toBe(true);
        expect(told.every((id, index) => index === 0 || id !== told[index - 1])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("neighbours in place do not follow one another while others wait", () => {
    const rows = stories(40, (index) => ({ point: index < 20 ? [12.69, 56.05] : [12.8, 56.1] }));
    const told = idsOf(run(with_({}, rows), 30)).map((id) => rows.findIndex((row) => row.id === id) < 20);
    expect(told.filter((side, index) => index > 0 && side === told[index - 1]).length).toBeLessThan(6);
  });

  test("a pin without a word is never told", () => {
    const rows = [aWallStory({ id: anId(1), kind: "like", text: " " }), aWallStory({ id: anId(2) })];
    expect(new Set(idsOf(run(with_({}, rows), 8)))).toEqual(new Set([anId(2)]));
  });
});

describe("chapters", () => {
  const chapters = [{ type: "stories", minutes: 2 }, { type: "memories", minutes: 2 }, { type: "answers", minutes: 1 }, { type: "voices", minutes: 1 }, { type: "map", minutes: 1 }] as const;

  test("take turns by their minutes", () => {
    const scenes = run(with_({ chapters: [{ type: "stories", minutes: 3 }, { type: "map", minutes: 1 }] }, stories(50)), 60);
    const minutes = (type: string) => scenes.filter((scene) => scene.chapter === type).reduce((sum, { ms }) => sum + ms, 0) / 60_000;
    expect(minutes("stories") / minutes("map")).toBeGreaterThan(1.8);
    expect(minutes("stories") / minutes("map")).toBeLessThan(3.5);
  });

  test("one with nothing to tell is passed over; a wall with nothing at all shows the city", () => {
    expect(new Set(run(with_({ chapters }, stories(5)), 40).map(({ chapter }) => chapter))).toEqual(new Set(["stories", "map"]));
    expect(run(with_({ chapters: [{ type: "stories", minutes: 5 }, { type: "answers", minutes: 5 }] }, []), 3).map(({ type }) => type)).toEqual(["map", "map", "map"]);
  });

  test("each decade is opened by a scene, oldest first, and at most four memories of it follow", () => {
    const rows = memories(40);
    const scenes = run(with_({ chapters: [{ type: "memories", minutes: 60 }] }, rows), 25);
    expect(scenes.flatMap((scene) => (scene.type === "decade" ? [scene.decade] : [])).slice(0, 5)).toEqual([1950, 1960, 1970, 1980, 1950]);
    let decade = 0;
    for (const scene of scenes) {
      if (scene.type === "decade") ({ decade } = scene);
      else if (scene.type === "story") expect(rows.find(({ id }) => id === scene.storyId)?.era?.from).toBe(decade + 3);
    }
  });

  test("an answer comes after a title and quotes a story that may be shown", () => {
    const answers = [aWallAnswer({ storyIds: [anId(99), anId(2)] }), aWallAnswer({ id: anId(801), storyIds: [] })];
    const scenes = run(with_({ chapters: [{ type: "answers", minutes: 10 }] }, stories(3), answers), 3);
    expect(scenes.map((scene) => (scene.type === "answer" ? [scene.answerId, scene.storyId] : scene.type))).toEqual(["title", [anId(800), anId(2)], [anId(801), null]]);
  });

  test("scenes are numbered one by one, whatever their kind", () => {
    const scenes = run(with_({ chapters }, [...memories(6), ...stories(6, (index) => ({ id: anId(50 + index) }))], [aWallAnswer()], 40), 40, new Set([anId(2)]));
    expect(scenes.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(scenes.every(({ ms }) => ms >= 7_000 && ms <= 120_000)).toBe(true);
  });

  test("nothing that is waiting as new is told as old", () => {
    const { scene } = nextScene(with_({}, stories(1)), { ...beginProgress(1), newInRow: 3 }, new Set([anId(1)]), still);
    expect(scene.type).toBe("map");
    expect(nextScene(with_({}, stories(1)), beginProgress(1), NONE, still).scene).toMatchObject({ type: "story", isNew: false });
  });
});

describe("reading time", () => {
  const words = (count: number) => Array.from({ length: count }, () => "ord").join(" ");
  test("the usual length stays the usual time, a long one longer, within what a host may set", () => {
    expect(storyMs(aWallStory({ text: words(42) }), 24, false)).toBe(24_000);
    expect(storyMs(aWallStory({ text: words(150) }), 24, false)).toBe(60_000);
    expect(storyMs(aWallStory({ text: words(3000) }), 24, false)).toBe(120_000);
    expect(storyMs(aWallStory({ text: "Ja" }), 10, false)).toBe(10_000);
  });
  test("an Arabic word takes longer", () => {
    expect(storyMs(aWallStory({ text: words(42), language: "ar" }), 24, false)).toBeGreaterThan(30_000);
  });
  test("a recording is heard to its end, and read where there is no sound", () => {
    const voice = { id: anId(9), type: "voice", width: null, height: null, durationMs: 60_000, peaks: [], alternativeText: null, transcript: words(90) } as const;
    const story = aWallStory({ text: "", media: [voice] });
    expect(storyMs(story, 24, true)).toBe(73_000);
    expect(storyMs(story, 24, false)).toBe(40_000);
  });
  test("languages take turns by the clock", () => {
    expect([0, 299, 300, 600, 900].map((second) => languageAt(["sv", "en", "ar"], 300, second * 1000))).toEqual(["sv", "sv", "en", "ar", "sv"]);
    expect(languageAt([], 300, 0)).toBe("sv");
  });
});
