/**
 * What the wall tells next. Pure: what may be told, what waits as new and how far the telling has come go in; the next scene and the new
 * position come out. The order, from the top:
 *
 *   1. What was approved while the wall watched is told next: what came through this wall's own QR first, then the oldest. However many
 *      come at once, none is dropped: after three in a row one scene of the ordinary loop goes between, so that the wall does not become a queue.
 *   2. Chapters take turns by their minutes. One with nothing to tell is passed over, one that has told all it has ends early.
 *   3. In stories the host's pinned ones go first, in the host's order; then the rest in drawn order, none again until all have been told, and
 *      of the next few in line the one that lies far from, and is of another kind than, what was just told.
 *   4. Memories go by decade, oldest first: a scene opens each, then up to four of it. All have been told before one comes again.
 */
import type { PublishedAnswer } from "../contribution";
import { decadeOf } from "../era";
import type { LonLat } from "../place";
import { draw, shuffle } from "./random";
import { readingMs, staysMs, storyMs } from "./reading-time";
import type { Scene } from "./scene";
import type { ChapterType, WallAnswer, WallSettings, WallStory } from "./wall";

const NEW_IN_A_ROW = 3;
const MEMORIES_A_DECADE = 4;
/** How many of those next in line are compared for the spread. */
const WINDOW = 8;
/** Metres: beyond this two places are as far from one another as they need to be. */
const FAR_METRES = 3_000;
/** Milliseconds of scenes without a text of their own: a heading is read twice, a number is taken in, a city is looked at. */
const TITLE_MS = 7_000;
const DECADE_MS = 10_000;
const VOICES_MS = 20_000;
const MAP_MS = 45_000;

type Shelf = "stories" | "memories";
/** What may be told now. Made anew by `repertoireOf` when stories, answers or settings change. */
export interface Repertoire {
  readonly settings: Pick<WallSettings, "chapters" | "storySeconds" | "hasSound" | "pinnedIds">;
  readonly stories: ReadonlyMap<string, WallStory>;
  readonly shelves: Readonly<Record<Shelf, ReadonlyMap<string, WallStory>>>;
  readonly answers: readonly WallAnswer[];
  readonly voices: number | null;
}
/** How far the telling has come. Holds no more ids than there are stories and answers. */
export interface Progress {
  readonly seed: number;
  /** Of the last scene. */
  readonly number: number;
  readonly turn: Turn;
  readonly bags: { readonly stories: readonly string[]; readonly memories: readonly string[] };
  readonly pinnedLeft: readonly string[];
  readonly answersLeft: readonly string[];
  readonly decade: { readonly year: number; readonly told: number } | null;
  readonly newInRow: number;
  /** The last story that was told, for the spread. */
  readonly last: { readonly id: string; readonly kind: WallStory["kind"]; readonly point: LonLat } | null;
}
interface Turn {
  /** Which chapter, counted on for ever. */
  readonly index: number;
  readonly spentMs: number;
  /** Scenes of this turn that told something, headings not counted. */
  readonly told: number;
  readonly isOpened: boolean;
}
export interface Step {
  readonly scene: Scene;
  readonly progress: Progress;
}
/** How long the camera takes from one place to the next; null: it stands over the whole city. */
export type TravelMs = (from: LonLat | null, to: LonLat) => number;

const FRESH_TURN = { spentMs: 0, told: 0, isOpened: false };

export function beginProgress(seed: number): Progress {
  return { seed, number: 0, turn: { index: 0, ...FRESH_TURN }, bags: { stories: [], memories: [] }, pinnedLeft: [], answersLeft: [], decade: null, newInRow: 0, last: null };
}

export function repertoireOf(
  settings: Repertoire["settings"], stories: readonly WallStory[], answers: readonly WallAnswer[], voices: number | null,
): Repertoire {
  const shelves: Record<Shelf, Map<string, WallStory>> = { stories: new Map(), memories: new Map() };
  for (const story of stories) {
    const shelf = shelfOf(story, settings.chapters);
    if (shelf !== null) shelves[shelf].set(story.id, story);
  }
  return { settings, stories: new Map(stories.map((story) => [story.id, story])), shelves, answers, voices };
}

/** Memories have a chapter of their own where the host has one; else they are told among the stories. Null: only a pin. */
export function shelfOf(story: WallStory, chapters: WallSettings["chapters"]): Shelf | null {
  if (!isTellable(story)) return null;
  const has = (type: ChapterType) => chapters.some((chapter) => chapter.type === type);
  if (story.kind === "memory" && story.era !== null && has("memories")) return "memories";
  return has("stories") ? "stories" : null;
}

/** A "like" may have been sent without a word: then its pin is all there is to show. */
export function isTellable(story: WallStory): boolean {
  return story.text.trim() !== "" || (story.title ?? "").trim() !== "" || story.media.length > 0;
}

/** Stories that came to the wall otherwise than as new (the host widened its settings): told in this round still, somewhere in the line. */
export function admit(progress: Progress, stories: readonly WallStory[], chapters: WallSettings["chapters"]): Progress {
  let { seed } = progress;
  const bags = { stories: [...progress.bags.stories], memories: [...progress.bags.memories] };
  for (const story of stories) {
    const shelf = shelfOf(story, chapters);
    // An empty bag is filled with all when it is needed.
    if (shelf === null || bags[shelf].length === 0) continue;
    const drawn = draw(seed);
    seed = drawn.seed;
    bags[shelf].splice(Math.floor(drawn.share * (bags[shelf].length + 1)), 0, story.id);
  }
  return { ...progress, seed, bags };
}

/** `waiting`: ids approved while the wall watched and not told yet; whoever calls takes a scene's `isNew` story off that list. */
export function nextScene(repertoire: Repertoire, progress: Progress, waiting: ReadonlySet<string>, travelMs: TravelMs): Step {
  const numbered = { ...progress, number: progress.number + 1 };
  const fresh = firstOfNew(repertoire, waiting);
  if (fresh !== null && numbered.newInRow < NEW_IN_A_ROW) {
    const told = tellStory(repertoire, takeOut(numbered, fresh.id), fresh, travelMs, true);
    return { scene: told.scene, progress: { ...told.progress, newInRow: numbered.newInRow + 1 } };
  }
  return tellOrdinary(repertoire, { ...numbered, newInRow: 0 }, waiting, travelMs);
}

function firstOfNew(repertoire: Repertoire, waiting: ReadonlySet<string>): WallStory | null {
  let first: WallStory | null = null;
  for (const id of waiting) {
    const story = repertoire.stories.get(id);
    if (story === undefined || shelfOf(story, repertoire.settings.chapters) === null) continue;
    if (first === null || isBefore(story, first)) first = story;
  }
  return first;
}

function isBefore(one: WallStory, other: WallStory): boolean {
  if (one.viaWall !== other.viaWall) return one.viaWall;
  const apart = Date.parse(one.publishedAt) - Date.parse(other.publishedAt);
  return apart === 0 ? one.id < other.id : apart < 0;
}

/** Told as new is told for this round. */
function takeOut(progress: Progress, id: string): Progress {
  const without = (ids: readonly string[]) => ids.filter((other) => other !== id);
  return {
    ...progress,
    bags: { stories: without(progress.bags.stories), memories: without(progress.bags.memories) },
    pinnedLeft: without(progress.pinnedLeft),
  };
}

function tellOrdinary(repertoire: Repertoire, given: Progress, waiting: ReadonlySet<string>, travelMs: TravelMs): Step {
  const { chapters } = repertoire.settings;
  let progress = given;
  // Once round, and the first chapter once more: its turn may have been over.
  for (let tried = 0; tried <= chapters.length; tried += 1) {
    const chapter = chapters[progress.turn.index % chapters.length];
    if (chapter === undefined) break;
    const step = progress.turn.spentMs >= chapter.minutes * 60_000 ? null : tellChapter(chapter.type, repertoire, progress, waiting, travelMs);
    if (step !== null) return { scene: step.scene, progress: { ...step.progress, turn: { ...step.progress.turn, spentMs: step.progress.turn.spentMs + step.scene.ms } } };
    progress = { ...progress, turn: { index: progress.turn.index + 1, ...FRESH_TURN }, decade: null };
  }
  return { scene: { type: "map", number: progress.number, chapter: "map", ms: MAP_MS }, progress };
}

function tellChapter(type: ChapterType, repertoire: Repertoire, progress: Progress, waiting: ReadonlySet<string>, travelMs: TravelMs): Step | null {
  switch (type) {
    case "stories":
      return tellStories(repertoire, progress, waiting, travelMs);
    case "memories":
      return tellMemories(repertoire, progress, waiting, travelMs);
    case "answers":
      return tellAnswers(repertoire, progress);
    case "voices":
      return tellVoices(repertoire, progress);
    case "map":
      return { scene: { type: "map", number: progress.number, chapter: "map", ms: MAP_MS }, progress: counted(progress) };
  }
}

function tellStories(repertoire: Repertoire, given: Progress, waiting: ReadonlySet<string>, travelMs: TravelMs): Step | null {
  const shelf = repertoire.shelves.stories;
  if (given.turn.told >= shelf.size - countOn(shelf, waiting)) return null;
  const isThere = (id: string) => shelf.has(id) && !waiting.has(id);
  const pinned = new Set(repertoire.settings.pinnedIds.filter(isThere));
  let progress = given;
  if (!progress.turn.isOpened) {
    const left = progress.pinnedLeft.filter((id) => pinned.has(id));
    // More pinned ones than a turn can hold go on where they stopped; all of them told, the next turn begins with the first again.
    progress = { ...progress, pinnedLeft: left.length > 0 ? left : [...pinned], turn: { ...progress.turn, isOpened: true } };
  }
  const [nextPinned, ...laterPinned] = progress.pinnedLeft.filter((id) => pinned.has(id));
  const first = nextPinned === undefined ? undefined : shelf.get(nextPinned);
  if (first !== undefined) return tellStory(repertoire, counted({ ...progress, pinnedLeft: laterPinned }), first, travelMs, false);

  const isOther = (id: string) => isThere(id) && !pinned.has(id);
  const filled = fillBag("stories", { ...progress, pinnedLeft: [] }, shelf, isOther);
  const chosen = farthest(firstOf(filled.bags.stories, isOther), shelf, filled.last);
  return chosen === null ? null : tellStory(repertoire, counted(takeOut(filled, chosen.id)), chosen, travelMs, false);
}

function tellMemories(repertoire: Repertoire, given: Progress, waiting: ReadonlySet<string>, travelMs: TravelMs): Step | null {
  const shelf = repertoire.shelves.memories;
  if (given.turn.told >= shelf.size - countOn(shelf, waiting)) return null;
  const isThere = (id: string) => shelf.has(id) && !waiting.has(id);
  const progress = fillBag("memories", given, shelf, isThere);
  const left = progress.bags.memories.flatMap((id) => (isThere(id) ? (shelf.get(id) ?? []) : []));
  const decade = decadeToTell(left, progress.decade);
  if (decade === null) return null;
  if (!progress.turn.isOpened || progress.decade?.year !== decade) {
    const storyIds = [...shelf.values()].filter((story) => decadeOfStory(story) === decade).map(({ id }) => id);
    const scene: Scene = { type: "decade", number: progress.number, chapter: "memories", ms: DECADE_MS, decade, storyIds };
    return { scene, progress: { ...progress, decade: { year: decade, told: 0 }, turn: { ...progress.turn, isOpened: true } } };
  }
  const inLine = left.filter((story) => decadeOfStory(story) === decade).slice(0, WINDOW);
  const chosen = farthest(inLine.map(({ id }) => id), shelf, progress.last);
  if (chosen === null) return null;
  const told = counted(takeOut(progress, chosen.id));
  return tellStory(repertoire, { ...told, decade: { year: decade, told: progress.decade.told + 1 } }, chosen, travelMs, false);
}

function decadeOfStory(story: WallStory): number {
  return decadeOf(story.era?.from ?? 0);
}
/** The present one until four of it are told; then the next later one that has something left; then from the oldest again. */
function decadeToTell(left: readonly WallStory[], present: Progress["decade"]): number | null {
  const years = left.map(decadeOfStory);
  if (years.length === 0) return null;
  if (present === null) return Math.min(...years);
  if (present.told < MEMORIES_A_DECADE && years.includes(present.year)) return present.year;
  const later = years.filter((year) => year > present.year);
  return Math.min(...(later.length > 0 ? later : years));
}

function tellAnswers(repertoire: Repertoire, progress: Progress): Step | null {
  const { answers, settings } = repertoire;
  if (answers.length === 0 || progress.turn.told >= answers.length) return null;
  if (!progress.turn.isOpened) {
    return { scene: { type: "title", number: progress.number, chapter: "answers", ms: TITLE_MS }, progress: { ...progress, turn: { ...progress.turn, isOpened: true } } };
  }
  const left = progress.answersLeft.filter((id) => answers.some((answer) => answer.id === id));
  const [id, ...later] = left.length > 0 ? left : answers.map((answer) => answer.id);
  const answer = answers.find((one) => one.id === id);
  if (answer === undefined) return null;
  const quotable = answer.storyIds.flatMap((storyId) => repertoire.stories.get(storyId) ?? []).filter((story) => story.text.trim() !== "");
  const drawn = draw(progress.seed);
  const quoted = quotable[Math.floor(drawn.share * quotable.length)] ?? null;
  const ms = staysMs(readingMs(wordsOf(answer), "sv") + (quoted === null ? 0 : readingMs(quoted.text, quoted.language)), settings.storySeconds);
  return {
    scene: { type: "answer", number: progress.number, chapter: "answers", ms, answerId: answer.id, storyId: quoted?.id ?? null },
    progress: counted({ ...progress, seed: drawn.seed, answersLeft: later }),
  };
}
function wordsOf({ text, reason, unit }: PublishedAnswer): string {
  return [text, reason ?? "", unit].join(" ");
}

/** A number is soon read: between times the city is shown. */
function tellVoices(repertoire: Repertoire, progress: Progress): Step | null {
  if (repertoire.voices === null) return null;
  const isNumber = progress.turn.told % 2 === 0;
  const scene: Scene = isNumber
    ? { type: "voices", number: progress.number, chapter: "voices", ms: VOICES_MS }
    : { type: "map", number: progress.number, chapter: "voices", ms: MAP_MS };
  return { scene, progress: counted(progress) };
}

function tellStory({ settings }: Repertoire, progress: Progress, story: WallStory, travelMs: TravelMs, isNew: boolean): Step {
  const ms = travelMs(progress.last?.point ?? null, story.point) + storyMs(story, settings.storySeconds, settings.hasSound);
  const chapter = shelfOf(story, settings.chapters) ?? "stories";
  return {
    scene: { type: "story", number: progress.number, chapter, ms, storyId: story.id, isNew },
    progress: { ...progress, last: { id: story.id, kind: story.kind, point: story.point } },
  };
}

function counted(progress: Progress): Progress {
  return { ...progress, turn: { ...progress.turn, told: progress.turn.told + 1 } };
}

/** When nothing of it is left, all of the shelf in a new order. What is gone lies in a bag until then and is passed over. */
function fillBag(name: Shelf, progress: Progress, shelf: ReadonlyMap<string, WallStory>, isThere: (id: string) => boolean): Progress {
  if (progress.bags[name].some(isThere)) return progress;
  const shuffled = shuffle([...shelf.keys()].filter(isThere), progress.seed);
  return { ...progress, seed: shuffled.seed, bags: { ...progress.bags, [name]: shuffled.items } };
}

function countOn(shelf: ReadonlyMap<string, WallStory>, waiting: ReadonlySet<string>): number {
  let count = 0;
  for (const id of waiting) if (shelf.has(id)) count += 1;
  return count;
}

/** As many of those next in line as are compared. */
function firstOf(ids: readonly string[], isThere: (id: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const id of ids) {
    if (isThere(id)) found.push(id);
    if (found.length === WINDOW) break;
  }
  return found;
}

function farthest(ids: readonly string[], stories: ReadonlyMap<string, WallStory>, last: Progress["last"]): WallStory | null {
  let best: WallStory | null = null;
  let bestSpread = -Infinity;
  for (const id of ids) {
    const story = stories.get(id);
    if (story === undefined) continue;
    const spread = last === null ? 0 : spreadBetween(last, story);
    if (spread > bestSpread) [best, bestSpread] = [story, spread];
  }
  return best;
}

/** 0 for the same place and kind … 1.5. The story just told is never told again while there is another. */
function spreadBetween(last: NonNullable<Progress["last"]>, story: WallStory): number {
  if (last.id === story.id) return -1;
  return Math.min(1, metresBetween(last.point, story.point) / FAR_METRES) + (last.kind === story.kind ? 0 : 0.5);
}

/** Flat earth: within a city it errs by less than a thousandth. */
function metresBetween([lon, lat]: LonLat, [otherLon, otherLat]: LonLat): number {
  const metresADegree = 111_195;
  return Math.hypot((lon - otherLon) * Math.cos((lat * Math.PI) / 180), lat - otherLat) * metresADegree;
}
