import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Scene } from "../../../../src/domain/wall/scene";
import { PreviewShow, type PreviewContent } from "../../../../src/state/wall/preview-show.svelte";
import { anId } from "../../support/factories";
import { aWallStory, someSettings } from "../../support/fake-wall";

const [FIRST, SECOND, THIRD] = [anId(1), anId(2), anId(3)];
const told = (scene: Scene | null) => (scene?.type === "story" ? scene.storyId : null);

/** What the host has before them; `content` changes as they write. */
function aPreview(settings: Partial<PreviewContent["settings"]> = {}) {
  const content = { settings: someSettings(settings), stories: [FIRST, SECOND, THIRD].map((id) => aWallStory({ id })) };
  const show = new PreviewShow(
    () => ({ ...content }),
    () => Promise.reject(new Error("no media")),
  );
  undo = show.start();
  return { show, content };
}
let undo: () => void = () => undefined;

beforeEach(() => vi.useFakeTimers({ now: new Date("2026-11-24T12:00:00Z") }));
afterEach(() => {
  undo();
  vi.useRealTimers();
});

test("begun anew, it tells first what was pinned first", () => {
  const { show, content } = aPreview();
  for (const id of [THIRD, FIRST, SECOND]) {
    content.settings = { ...content.settings, pinnedIds: [id] };
    show.restart();
    expect(told(show.scene)).toBe(id);
  }
});

test("a story that is hidden while it is told leaves at the next look, long before its time", () => {
  const { show, content } = aPreview({ pinnedIds: [SECOND] });
  expect(told(show.scene)).toBe(SECOND);
  content.stories = content.stories.filter(({ id }) => id !== SECOND);
  vi.advanceTimersByTime(1_000);
  expect(show.scene?.ms).toBeGreaterThan(1_000);
  expect([FIRST, THIRD]).toContain(told(show.scene));
  expect(show.coming(4).map(told)).not.toContain(SECOND);
});

test("each scene stays its time, and a pause outlives it", () => {
  const { show } = aPreview();
  const first = show.scene;
  const ms = first?.ms ?? 0;
  vi.advanceTimersByTime(ms - 1_000);
  expect(show.scene).toBe(first);
  show.pause();
  vi.advanceTimersByTime(10 * ms);
  expect([show.scene, show.status]).toEqual([first, "paused"]);
  show.resume();
  vi.advanceTimersByTime(ms - 1_000);
  expect(show.scene).toBe(first);
  vi.advanceTimersByTime(2_000);
  expect(show.scene?.number).toBe((first?.number ?? 0) + 1);
});

test("what comes is told beforehand, and asking does not move it on", () => {
  const { show } = aPreview();
  const coming = show.coming(3);
  expect(coming).toHaveLength(3);
  expect(show.coming(3)).toEqual(coming);
  for (const scene of coming) {
    show.next();
    expect(show.scene).toEqual(scene);
  }
});

test("its languages take turns by their seconds", () => {
  const { show } = aPreview({ languages: ["sv", "ar"], languageSeconds: 60 });
  const heard = Array.from({ length: 4 }, () => {
    vi.advanceTimersByTime(60_000);
    return show.language;
  });
  expect(new Set(heard.slice(0, 2))).toEqual(new Set(["sv", "ar"]));
  expect(heard.slice(2)).toEqual(heard.slice(0, 2));
});
