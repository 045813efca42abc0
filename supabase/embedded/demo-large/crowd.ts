/**
 * Invented respondents and what they pinned: around real places, with a day and a night, more of some ages than of others, one who sent two
 * thousand. The same seed gives the same crowd, and the first hundred thousand of a million are the hundred thousand.
 */
import gazetteer from "../../../src/city/gazetteer.json";
import { isInsideCity } from "../../../src/city/gazetteer";
import type { Kind, TimeOfDay } from "../../../src/domain/kind";
import type { LonLat } from "../../../src/domain/place";
import { chanceOf, seedFor, type Chance } from "./chance";
import { SUBJECTS, sentence, type Subject } from "./sentences";

export interface CrowdPin {
  readonly nth: number;
  readonly respondent: number;
  readonly kind: Kind;
  readonly at: LonLat;
  readonly precision: "exact" | "exact_for_city" | "rough";
  readonly text: string;
  readonly language: "sv" | "en" | "ar";
  readonly level: number | null;
  readonly times: readonly TimeOfDay[];
  readonly causes: readonly { readonly cause: string; readonly effect: "good" | "bad" }[];
  readonly decade: number | null;
  readonly minutesAgo: number;
  readonly status: "submitted" | "published" | "rejected";
  readonly inCampaign: boolean;
  readonly age: string | null;
  readonly gender: string | null;
  readonly relations: readonly string[];
  /** Which of the city's districts they say they live in, as a share of their number; null: not stated. */
  readonly home: number | null;
  readonly subject: Subject;
  readonly themes: readonly Subject[];
}
type Place = readonly [{ readonly name: string; readonly at: LonLat; readonly metres: number; readonly type: string }, number];

/** Metres around a place within which two thirds of its pins lie, and how much it draws. */
const SPREAD: Readonly<Record<string, readonly [metres: number, draws: number]>> = {
  station: [70, 14], landmark: [60, 6], park: [130, 7], street: [90, 2], district: [420, 5], town: [380, 4],
};
const PLACES = gazetteer.places.map((place, nth): Place => {
  const [metres, draws] = SPREAD[place.type] ?? [100, 1];
  // A few places draw most.
  return [{ name: place.name, at: [place.at[0] ?? 0, place.at[1] ?? 0], metres, type: place.type }, (draws * 12) / (8 + (nth % 40))];
});
const AGES = [["under_13", 5], ["13_19", 14], ["20_34", 27], ["35_49", 25], ["50_64", 16], ["65_79", 10], ["80_plus", 1], [null, 22]] as const;
const GENDERS = [["woman", 45], ["man", 33], ["other", 2], [null, 20]] as const;
const KINDS = [["safety", 38], ["like", 20], ["wish", 15], ["avoid", 10], ["memory", 9], ["story", 8]] as const;
const TIMES = [["morning", 12], ["day", 24], ["evening", 40], ["night", 24]] as const;
const LEVELS: Readonly<Record<TimeOfDay, readonly (readonly [number, number])[]>> = {
  morning: [[1, 4], [2, 9], [3, 22], [4, 38], [5, 27]],
  day: [[1, 3], [2, 8], [3, 20], [4, 40], [5, 29]],
  evening: [[1, 13], [2, 27], [3, 27], [4, 22], [5, 11]],
  night: [[1, 26], [2, 32], [3, 21], [4, 14], [5, 7]],
};
const CAUSES = [["lighting", 26], ["overview", 15], ["deserted", 20], ["disturbing_behaviour", 14], ["traffic", 10], ["upkeep", 9], ["noise", 4], ["other", 2]] as const;
const METRES_PER_DEGREE = 111_320;
const LON_SCALE = Math.cos((56.05 * Math.PI) / 180);
const DAY_MINUTES = 24 * 60;
/** Who sent two thousand. */
const EAGER = 7;
const EAGER_PINS = 2000;

export function* crowd(seed: number): Generator<CrowdPin, never> {
  const places = PLACES as unknown as readonly [Place, ...Place[]];
  let nth = 0;
  for (let respondent = 0; ; respondent += 1) {
    const chance = chanceOf(seedFor(seed, respondent));
    const age = chance.weighted(AGES);
    const person = {
      respondent,
      age,
      gender: chance.weighted(GENDERS),
      home: chance.is(0.62) ? chance.next() ** 1.4 : null,
      language: chance.weighted([["sv", 91], ["en", 5], ["ar", 4]] as const),
      relations: (["live", "work", "study", "visit"] as const).filter((_, at) => chance.is([0.6, 0.3, age === "13_19" ? 0.7 : 0.08, 0.2][at] ?? 0)),
    };
    // Most come once, some come back for weeks.
    const pins = respondent === EAGER ? EAGER_PINS : 1 + Math.floor(-Math.log(1 - chance.next()) * 2.6);
    const firstDay = Math.floor(chance.next() ** 1.3 * 700);
    const around = chance.weighted(places);
    for (let one = 0; one < pins; one += 1) {
      yield { nth, ...person, ...pin(chance, person, chance.is(0.55) ? around : chance.weighted(places), firstDay) };
      nth += 1;
    }
  }
}

function pin(chance: Chance, { age, language }: { readonly age: string | null; readonly language: "sv" | "en" | "ar" }, place: Place[0], firstDay: number): Omit<CrowdPin, "nth" | "respondent" | "age" | "gender" | "home" | "language" | "relations"> {
  const kind = chance.weighted(KINDS);
  const isFelt = kind === "safety" || kind === "avoid";
  const time = chance.weighted(TIMES);
  const level = kind === "safety" ? chance.weighted(LEVELS[time] as readonly [readonly [number, number], ...(readonly [number, number])[]]) : null;
  const subject = isFelt && chance.is(0.5) ? chance.of(["lighting", "safety", "traffic", "upkeep"] as const) : chance.of(SUBJECTS);
  const text = !isFelt && kind !== "like" ? true : chance.is(kind === "like" ? 0.6 : 0.3);
  const daysAgo = Math.max(0, firstDay - Math.floor(chance.next() * 21));
  const status = daysAgo < 3 ? "submitted" : chance.weighted([["published", 92], ["rejected", 3], ["submitted", 5]] as const);
  const isRough = age === "under_13" || chance.is(isFelt ? 0.35 : 0.12);
  return {
    kind,
    at: near(chance, place),
    precision: isRough ? "rough" : isFelt ? "exact_for_city" : chance.is(0.1) ? "exact_for_city" : "exact",
    text: text ? sentence(chance, kind, subject, place.name, language) : "",
    level,
    times: isFelt ? (chance.is(0.25) ? [...new Set([time, chance.weighted(TIMES)])] : [time]) : [],
    causes: isFelt ? causes(chance, level ?? 2) : [],
    decade: kind === "memory" ? 1940 + 10 * Math.floor(9 * Math.sqrt(chance.next())) : null,
    minutesAgo: daysAgo * DAY_MINUTES + chance.whole(DAY_MINUTES),
    status,
    inCampaign: chance.is(0.45),
    subject,
    themes: text && chance.is(0.4) ? (chance.is(0.2) ? [...new Set([subject, chance.of(SUBJECTS)])] : [subject]) : [],
  };
}

function near(chance: Chance, { at, metres }: Place[0]): LonLat {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const found: LonLat = [at[0] + (chance.bell() * metres) / (METRES_PER_DEGREE * LON_SCALE), at[1] + (chance.bell() * metres) / METRES_PER_DEGREE];
    if (isInsideCity(found)) return [Number(found[0].toFixed(6)), Number(found[1].toFixed(6))];
  }
  return at;
}

function causes(chance: Chance, level: number): CrowdPin["causes"] {
  const count = chance.weighted([[0, 25], [1, 45], [2, 22], [3, 8]] as const);
  const named = new Set(Array.from({ length: count }, () => chance.weighted(CAUSES)));
  return [...named].map((cause) => ({ cause, effect: chance.is(level / 5 - 0.1) ? "good" : "bad" }));
}
