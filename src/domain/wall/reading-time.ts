/** How long a text stays on the wall, by how long it takes somebody who stands before it to read it. */
import type { Language } from "../kind";
import { STORY_SECONDS, type WallStory } from "./wall";

/**
 * Words a minute of a standing reader; our choice. Young adults at a table read 184 ± 29 words a minute aloud, over 17 languages (Trauzettel-Klosinski &
 * Dietz 2012, IReST, https://doi.org/10.1167/iovs.11-8284): 180 leaves room for who is older or stands further off. An Arabic word carries
 * more – 138 a minute there – so 125 here.
 */
const WORDS_A_MINUTE: Readonly<Record<Language, number>> = { sv: 180, en: 180, ar: 125 };
/** To find the place on the map and look at the picture. With 42 words this makes the usual 24 seconds. */
const LOOK_MS = 10_000;
/** After a recording has ended, before anything moves. */
const AFTER_SOUND_MS = 3_000;

export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== "").length;
}

export function readingMs(text: string, language: Language): number {
  return (wordCount(text) / WORDS_A_MINUTE[language]) * 60_000;
}

/** storySeconds is how long a text of usual length stays: the host's pace for all lengths. Never under or over what a host may set. */
export function staysMs(reading: number, storySeconds: number): number {
  const pace = storySeconds / STORY_SECONDS.usual;
  return Math.min(STORY_SECONDS.max * 1000, Math.max(STORY_SECONDS.min * 1000, Math.round((LOOK_MS + reading) * pace)));
}

/** A recording that is heard has its captions while it plays and its time on top; one that is not heard is read. */
export function storyMs(story: WallStory, storySeconds: number, hasSound: boolean): number {
  const voices = story.media.filter(({ type }) => type === "voice");
  const read = [story.title ?? "", story.text, ...(hasSound ? [] : voices.map(({ transcript }) => transcript ?? ""))].join(" ");
  const heardMs = hasSound ? voices.reduce((sum, { durationMs }) => sum + (durationMs ?? 0) + AFTER_SOUND_MS, 0) : 0;
  return staysMs(readingMs(read, story.language), storySeconds) + heardMs;
}
