/**
 * A wall as it would be with settings that are not saved: told by the same programme as on a screen, from what its host could choose among.
 * Nothing is asked of the server for it, nothing is reported, and answers and voices (which only the real wall reads) are left out.
 *
 *   const show = new PreviewShow(() => ({ settings, stories }), mediaUrl);   return show.start();   show.coming(5)
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- the index is made anew with the stories, never mutated */
import { city } from "../../city";
import { flightBetween, STORY_ZOOM } from "../../domain/wall/camera";
import { languageAt } from "../../domain/wall/languages";
import { beginProgress, nextScene, repertoireOf, type Progress, type TravelMs } from "../../domain/wall/programme";
import type { Scene } from "../../domain/wall/scene";
import { isSunUp } from "../../domain/wall/sun";
import type { ScreenStatus, WallSettings, WallStory } from "../../domain/wall/wall";
import type { ShowFacts, WallShow } from "./wall-show";

const LOOK_MS = 1_000;
const SCREEN = { width: 1920, height: 1080 };
const NOBODY: ReadonlySet<string> = new Set();
const NO_DRIFT = { x: 0, y: 0 };

export interface PreviewContent {
  readonly settings: WallSettings;
  readonly stories: readonly WallStory[];
}

export class PreviewShow implements WallShow {
  readonly isUnknown = false;
  readonly voices = null;
  readonly pulses = [];
  readonly message = null;
  readonly isOnline = true;
  readonly drift = NO_DRIFT;
  status = $state<ScreenStatus>("playing");
  scene = $state.raw<Scene | null>(null);
  hasMap = $state(true);
  mapGeneration = $state(0);
  #now = $state(Date.now());
  #endsAt = 0;
  #progress = $state.raw<Progress>(beginProgress(1));
  readonly #content: PreviewContent;
  readonly mediaUrl: (mediaId: string) => Promise<string>;

  constructor(read: () => PreviewContent, mediaUrl: (mediaId: string) => Promise<string>) {
    this.#content = $derived(read());
    this.mediaUrl = mediaUrl;
  }

  readonly settings: WallSettings = $derived.by(() => this.#content.settings);
  readonly stories: readonly WallStory[] = $derived.by(() => this.#content.stories);
  readonly language = $derived.by(() => languageAt(this.settings.languages, this.settings.languageSeconds, this.#now));
  readonly theme = $derived.by(() => (this.settings.theme === "by_sun" ? (isSunUp(this.#now, city.centre) ? "day" : "night") : this.settings.theme));
  readonly #byId = $derived.by(() => new Map(this.stories.map((story) => [story.id, story])));
  readonly #repertoire = $derived.by(() => repertoireOf(this.settings, this.stories, [], null));

  /** Returns its undoing. */
  start(): () => void {
    this.next();
    const timer = setInterval(() => this.#look(), LOOK_MS);
    return () => clearInterval(timer);
  }

  /** What the programme tells after this, as things are set now. */
  coming(count: number): readonly Scene[] {
    const scenes: Scene[] = [];
    let progress = this.#progress;
    while (scenes.length < count) {
      const step = nextScene(this.#repertoire, progress, NOBODY, travelMs);
      scenes.push(step.scene);
      progress = step.progress;
    }
    return scenes;
  }

  story(id: string): WallStory | undefined {
    return this.#byId.get(id);
  }
  answer(): undefined {
    return undefined;
  }
  next(): void {
    const { scene, progress } = nextScene(this.#repertoire, this.#progress, NOBODY, travelMs);
    this.#progress = progress;
    this.scene = scene;
    this.#endsAt = Date.now() + scene.ms;
  }
  /** From the first chapter: the programme was changed. */
  restart(): void {
    this.#progress = beginProgress(1);
    this.next();
  }
  pause(): void {
    this.status = "paused";
  }
  resume(): void {
    this.status = "playing";
    this.#endsAt = Date.now() + (this.scene?.ms ?? 0);
  }
  browse(): void {
    this.pause();
  }
  drewFrame(): void {
    // Nobody watches over a preview.
  }
  lostMap(): void {
    this.hasMap = false;
  }
  lostPart(): void {
    this.hasMap = false;
  }
  attend(): void {
    // A preview is nobody's screen.
  }
  facts(): ShowFacts {
    return { isPaired: false, screenName: null, dataAgeMs: 0, isLineUp: false, loadedAt: this.#now };
  }

  #look(): void {
    this.#now = Date.now();
    const isTold = this.scene?.type !== "story" || this.#byId.has(this.scene.storyId);
    if (!isTold || (this.status === "playing" && this.#now >= this.#endsAt)) this.next();
  }
}

const travelMs: TravelMs = (from, to) => {
  const start = from === null ? { centre: city.centre, zoom: city.zoom } : { centre: from, zoom: STORY_ZOOM };
  return flightBetween(start, { centre: to, zoom: STORY_ZOOM }, SCREEN).ms;
};
