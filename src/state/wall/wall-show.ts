/** What the wall's views read and call. Implemented by `player.svelte.ts`; views never see library, link or reporter. */
import type { Language } from "../../domain/kind";
import type { Scene } from "../../domain/wall/scene";
import type { ScreenStatus, WallAnswer, WallSettings, WallStory } from "../../domain/wall/wall";

/** A pin that has just been approved. */
export interface Pulse {
  readonly storyId: string;
  /** Milliseconds of the show's clock. */
  readonly at: number;
}

/** How the show is, for whoever stands at the screen with its menu open. */
export interface ShowFacts {
  /** A host can steer it. */
  readonly isPaired: boolean;
  /** What the host calls this screen; null while it is not known. */
  readonly screenName: string | null;
  /** Since the server last answered; Infinity: never. */
  readonly dataAgeMs: number;
  /** The live line is up; else the wall asks every few seconds. */
  readonly isLineUp: boolean;
  /** When the page was loaded, milliseconds of the show's clock. */
  readonly loadedAt: number;
}

export interface WallShow {
  /** Null until the first answer or snapshot. */
  readonly settings: WallSettings | null;
  /** There is no wall of this name (asked the server, not merely offline). */
  readonly isUnknown: boolean;
  readonly status: ScreenStatus;
  readonly scene: Scene | null;
  /** Every story that may be shown, newest first ($state.raw: replaced, never mutated). */
  readonly stories: readonly WallStory[];
  story(id: string): WallStory | undefined;
  answer(id: string): WallAnswer | undefined;
  readonly voices: number | null;
  /** The latest approvals, oldest first, those of the last ten seconds. */
  readonly pulses: readonly Pulse[];
  /** Which language speaks now, of those the wall cycles through. */
  readonly language: Language;
  readonly theme: "night" | "day";
  /** The host's message, while it lasts. */
  readonly message: string | null;
  readonly isOnline: boolean;
  /** Burn-in care: how far everything that stands still is moved, pixels. */
  readonly drift: { readonly x: number; readonly y: number };
  next(): void;
  pause(): void;
  resume(): void;
  /** The visitor looks around; the loop waits. Ends by resume(), or by the idle reset. */
  browse(): void;
  /** The map has drawn a frame: the watchdog counts them. */
  drewFrame(): void;
  /** The graphics are gone and did not come back: the watchdog decides what is tried next. */
  lostMap(): void;
  /** A part of the app did not come: the page is begun anew as soon as its address answers. */
  lostPart(): void;
  /** Somebody is setting up this screen: the page is not loaded anew under their hands. */
  attend(isAttended: boolean): void;
  /** As they are now; nothing follows them. */
  facts(): ShowFacts;
  /** Grows when the map must be made anew. */
  readonly mapGeneration: number;
  /** False: the map could not be had; the calm picture is shown. */
  readonly hasMap: boolean;
  /** Where a photo or recording is read. */
  mediaUrl(mediaId: string): Promise<string>;
}
