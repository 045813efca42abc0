/** A campaign (dialog): a question asked in an area during a period, with a promise. */
import type { Cause, Kind, TimeOfDay } from "./kind";
import type { GeometryType, LonLat } from "./place";
import type { PrecisionDefaults } from "./precision";

/** Words by language code; Swedish is always there. */
export type Words = Readonly<Record<string, string>>;

export interface Question {
  readonly id: string;
  readonly type: "single" | "multiple" | "scale" | "text";
  readonly label: Words;
  readonly options: readonly { readonly id: string; readonly label: Words }[];
  readonly required: boolean;
  /** Number of its wording, given by the database: who answers says which one was shown. None while it has never been saved. */
  readonly version?: number;
}
export interface Campaign {
  readonly id: string;
  readonly slug: string;
  readonly title: Words;
  readonly question: Words;
  readonly intro: Words;
  /** The promise: what can change, what cannot, who decides, when we answer. */
  readonly promise: { readonly canChange: Words; readonly cannotChange: Words; readonly whoDecides: Words; readonly answerBy: string | null };
  readonly kinds: readonly Kind[];
  /** archived: closed, and no longer among the current ones; its page stays. */
  readonly status: "open" | "closed" | "archived";
  readonly opensOn: string;
  readonly closesOn: string | null;
  readonly geometryTypes: readonly GeometryType[];
  /** False: no photo or voice. */
  readonly allowsMedia: boolean;
  readonly adultsOnly: boolean;
  /** True: every place is kept only roughly. */
  readonly roughOnly: boolean;
  readonly precisionDefaults: PrecisionDefaults;
  readonly organiser: string;
  readonly controller: string;
  readonly legalBasis: string;
  readonly questions: readonly Question[];
  /** Outer ring of the campaign's area, or null for the whole municipality. */
  readonly area: readonly LonLat[] | null;
  readonly clock: CampaignClock;
}
/** How it went: public, for every campaign. */
export interface CampaignClock {
  /** Received and not withdrawn; null below five. */
  readonly received: number | null;
  /** Share of them with a published answer, 0–1; null below five received. */
  readonly answeredShare: number | null;
  /** Median days from received to answered; null below five answered. */
  readonly medianDays: number | null;
}
/** Results so far: figures of five or more people only. */
export interface CampaignResults {
  /** Respondents; null below five. */
  readonly respondents: number | null;
  /** Published contributions by public kind. */
  readonly kinds: readonly { readonly kind: Kind; readonly count: number }[];
  /** Questions answered by at least five respondents; texts are never public. */
  readonly questions: readonly QuestionResult[];
}
export interface QuestionResult {
  readonly questionId: string;
  /** Respondents who answered it, at least five. */
  readonly respondents: number;
  /** In the question's order; scale: "1" … "5". A share only of those with at least five, else null ("färre än fem"). */
  readonly options: readonly { readonly id: string; readonly count: number | null }[];
  /** The words it was asked in, when they are no longer those of the campaign; each wording is counted by itself. */
  readonly earlier?: Pick<Question, "type" | "label" | "options">;
}
/** What a device learns by joining a group session with its code. No name of the group: that is the facilitator's own note. */
export interface GroupSession {
  /** As the server writes it: upper case. */
  readonly code: string;
  readonly campaignId: string;
  readonly campaignSlug: string;
  readonly forChildren: boolean;
  readonly allowsMedia: boolean;
  readonly opensAt: string;
  readonly endsAt: string;
}
export interface District {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** GeoJSON MultiPolygon coordinates. */
  readonly boundary: readonly (readonly (readonly LonLat[])[])[];
  readonly population: Readonly<Record<string, number>>;
}
export const PLAN_PHASES = ["started", "consultation", "review", "adopted", "appealed", "supervision", "in_force", "repealed", "closed"] as const;
export type PlanPhase = (typeof PLAN_PHASES)[number];
export interface DevelopmentArea {
  readonly id: string;
  readonly name: string;
  readonly caseNumber: string | null;
  readonly phase: PlanPhase;
  readonly phaseFrom: string | null;
  readonly phaseTo: string | null;
  readonly boundary: readonly (readonly (readonly LonLat[])[])[];
  readonly url: string | null;
}
/** A public safety cell: a band and a rounded class, never a count. */
export interface SafetyCell {
  readonly id: string;
  readonly campaignId: string;
  readonly time: TimeOfDay;
  /** Corner ring, WGS 84. */
  readonly square: readonly LonLat[];
  readonly sizeMetres: number;
  /** "5-9", "10-19", "20-49", "50-99", "100+". */
  readonly band: string;
  /** 1 very unsafe … 5 very safe, rounded. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly causes: readonly { readonly cause: Cause; readonly effect: "good" | "bad" }[];
}
