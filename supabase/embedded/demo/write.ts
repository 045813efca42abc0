/**
 * The vocabulary the demo content is written in: one short function a kind, so that a line reads like what a resident would say.
 * Owns the type `DemoContribution`; `load.ts` turns these into rows. Nobody in here is a real person.
 */
import type { AgeGroup, Gender, Language, Relation, TimeOfDay, WishAudience, Cause, Kind } from "../../../src/domain/kind";
import type { Era, SafetyFeeling, CauseMark } from "../../../src/domain/contribution";
import { anchorOf, type LonLat, type Precision, type ShapePlace } from "../../../src/domain/place";
import type { DemoMedia } from "./media";

export type CampaignSlug = "kvallen-ar-din" | "helsingborg-minns" | "parker-dar-vi-mots" | "vagen-till-skolan";

/** What may be said beside the words. What is left out gets a calm default. */
export interface Details {
  /** A name for answers to point at. */
  readonly key?: string;
  readonly language?: Language;
  readonly age?: AgeGroup;
  readonly gender?: Gender;
  readonly relations?: readonly Relation[];
  readonly precision?: Precision;
  /** The line or area that was marked, as it was sent: a line without its ends. `at` is on it or in it. */
  readonly shape?: ShapePlace;
  readonly campaign?: CampaignSlug;
  readonly supports?: number;
  readonly exhibition?: boolean;
  /** Said on a certain day; else spread over the dialogue's period, or over eighteen months. */
  readonly daysAgo?: number;
  /** A word for who said it, where one respondent said several things. */
  readonly by?: string;
  /** Left for the moderators, with the flags the database would have set. */
  readonly waiting?: boolean;
  /** One drawing or sound of its own (media.ts). */
  readonly media?: DemoMedia;
  readonly flags?: readonly string[];
}
export interface DemoContribution extends Details {
  readonly kind: Kind;
  readonly at: LonLat;
  readonly title: string | null;
  readonly text: string;
  readonly era: Era | null;
  readonly audiences: readonly WishAudience[];
  readonly safety: SafetyFeeling | null;
  readonly avoid: Omit<SafetyFeeling, "level"> | null;
}
/** Everything told about one district or town of facts/helsingborg.md. */
export interface DemoPlace {
  readonly place: string;
  /** The listed point: what is told stands near it. */
  readonly centre: LonLat;
  readonly contributions: readonly DemoContribution[];
}

const NOTHING = { era: null, audiences: [], safety: null, avoid: null } as const;

export function story(at: LonLat, title: string, text: string, details: Details = {}): DemoContribution {
  return { ...NOTHING, ...details, kind: "story", at, title, text };
}
export function like(at: LonLat, title: string | null, text: string, details: Details = {}): DemoContribution {
  return { ...NOTHING, ...details, kind: "like", at, title, text };
}
export function wish(at: LonLat, audiences: readonly WishAudience[], title: string, text: string, details: Details = {}): DemoContribution {
  return { ...NOTHING, ...details, kind: "wish", at, title, text, audiences };
}
export function memory(at: LonLat, era: Era, title: string, text: string, details: Details = {}): DemoContribution {
  return { ...NOTHING, ...details, kind: "memory", at, title, text, era };
}
export function avoid(at: LonLat, times: readonly TimeOfDay[], bad: readonly Cause[], text: string, details: Details = {}): DemoContribution {
  return { ...NOTHING, ...details, kind: "avoid", at, title: null, text, avoid: { times, causes: marks([], bad) } };
}
export function safety(at: LonLat, level: SafetyFeeling["level"], times: readonly TimeOfDay[], good: readonly Cause[], bad: readonly Cause[], text: string, details: Details = {}): DemoContribution {
  return { ...NOTHING, ...details, kind: "safety", at, title: null, text, safety: { level, times, causes: marks(good, bad) } };
}
function marks(good: readonly Cause[], bad: readonly Cause[]): readonly CauseMark[] {
  return [...good.map((cause) => ({ cause, effect: "good" as const })), ...bad.map((cause) => ({ cause, effect: "bad" as const }))];
}
/** "Min väg": what stands on a line, at its middle. */
export function along(line: readonly LonLat[]): readonly [at: LonLat, marked: { readonly shape: ShapePlace }] {
  const shape = { type: "LineString", coordinates: line } as const;
  return [anchorOf(shape), { shape }];
}
/** The corners of an area, one by one; it closes by itself. */
export function within(...corners: readonly [LonLat, ...LonLat[]]): readonly [at: LonLat, marked: { readonly shape: ShapePlace }] {
  const shape = { type: "Polygon", coordinates: [[...corners, corners[0]]] } as const;
  return [anchorOf(shape), { shape }];
}
export const year = (value: number): Era => ({ type: "year", from: value, to: value });
export const decade = (start: number): Era => ({ type: "decade", from: start, to: start + 9 });
export const period = (from: number, to: number): Era => ({ type: "period", from, to });
