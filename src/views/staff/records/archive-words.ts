/**
 * The words of what is handed out: Swedish whatever language the member of staff reads in, since it is a Swedish authority's record. They are
 * the record's content, not the interface's, hence not in the message files; words that both need come from there, in Swedish.
 */
import type { Words } from "../../../domain/campaign";
import type { CauseMark, Era, RejectionReason, Stance } from "../../../domain/contribution";
import type { Cause, Kind, TimeOfDay, WishAudience } from "../../../domain/kind";
import { m } from "../../../generated/messages/messages";

const SV = { locale: "sv" } as const;
const KINDS = { story: m.kind_story, memory: m.kind_memory, wish: m.kind_wish, like: m.kind_like, avoid: m.kind_avoid, safety: m.kind_safety };
const STANCES = {
  will_do: m.stance_will_do, under_way: m.stance_under_way, done: m.stance_done, partly: m.stance_partly, cannot: m.stance_cannot, noted: m.stance_noted, forwarded: m.stance_forwarded,
};
const REASONS = {
  personal_data: m.moderate_reason_personal_data, about_a_person: m.moderate_reason_about_a_person, hate: m.moderate_reason_hate, threat: m.moderate_reason_threat,
  advertising: m.moderate_reason_advertising, not_about_a_place: m.moderate_reason_not_about_a_place, duplicate: m.moderate_reason_duplicate, other: m.moderate_reason_other,
};
const TIMES = { morning: m.time_morning, day: m.time_day, evening: m.time_evening, night: m.time_night };
const CAUSES = {
  lighting: m.cause_lighting, overview: m.cause_overview, deserted: m.cause_deserted, disturbing_behaviour: m.cause_disturbing_behaviour, traffic: m.cause_traffic, upkeep: m.cause_upkeep,
  noise: m.cause_noise, other: m.cause_other,
};
const AUDIENCES = { everyone: m.audience_everyone, children: m.audience_children, young: m.audience_young, families: m.audience_families, seniors: m.audience_seniors };
const LEVELS = [m.safety_level_1, m.safety_level_2, m.safety_level_3, m.safety_level_4, m.safety_level_5];
const STATUSES = { submitted: "Inkommen, modereringen pågår", published: "Publicerad", rejected: "Inte publicerad", withdrawn: "Tillbakatagen" } as const;

export const kindSv = (kind: Kind): string => KINDS[kind]({}, SV);
export const stanceSv = (stance: Stance): string => STANCES[stance]({}, SV);
export const reasonSv = (reason: RejectionReason): string => REASONS[reason]({}, SV);
export const timeSv = (time: TimeOfDay): string => TIMES[time]({}, SV);
export const causeSv = ({ cause, effect }: CauseMark): string => `${CAUSES[cause satisfies Cause]({}, SV)} (${effect === "good" ? "bra" : "dåligt"})`;
export const audienceSv = (audience: WishAudience): string => AUDIENCES[audience]({}, SV);
export const levelSv = (level: number): string => LEVELS[level - 1]?.({}, SV) ?? "";
export const statusSv = (status: keyof typeof STATUSES): string => STATUSES[status];
export const standingSv = (standing: "administration" | "board"): string => (standing === "board" ? "Nämndens beslut" : "Förvaltningens bedömning");
export const precisionSv = (precision: "exact" | "square" | null): string => (precision === null ? "" : precision === "exact" ? "Exakt" : "Ruta, 150 m");
export const wordsSv = (words: Words | null): string => words?.["sv"] ?? "";

export function eraSv(era: Era | null): string {
  if (era === null) return "";
  if (era.type === "year") return String(era.from);
  return era.type === "decade" ? m.explore_era_decade({ year: String(era.from) }, SV) : m.explore_era_period({ from: String(era.from), to: String(era.to) }, SV);
}

const DAY = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: "Europe/Stockholm" });
const MOMENT = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: "Europe/Stockholm" });
/** 2026-05-04, the day it was in the city. */
export const daySv = (iso: string | null): string => (iso === null ? "" : DAY.format(new Date(iso)));
/** 2026-05-04 10:15. */
export const momentSv = (iso: string | null): string => (iso === null ? "" : MOMENT.format(new Date(iso)));
