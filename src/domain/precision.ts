/** Which precisions an author may choose for a kind and an age, and which one is suggested. The database keeps the same rules. */
import { isCellOnly, type Kind } from "./kind";
import type { Precision } from "./place";

/** What a campaign suggests by kind, where it is another than the usual one. */
export type PrecisionDefaults = Readonly<Partial<Record<Kind, Precision>>>;

export interface PrecisionQuestion {
  readonly kind: Kind;
  readonly underThirteen: boolean;
  /** True where the campaign wants every place only roughly. */
  readonly roughOnly?: boolean;
}

/** The usual one first. A child's place is only ever rough; safety and avoid are never exact for everyone. */
export function allowedPrecisions({ kind, underThirteen, roughOnly = false }: PrecisionQuestion): readonly [Precision, ...Precision[]] {
  if (underThirteen || roughOnly) return ["rough"];
  if (isCellOnly(kind)) return ["exact_for_city", "rough"];
  return ["exact", "exact_for_city", "rough"];
}

export function defaultPrecision(question: PrecisionQuestion, defaults: PrecisionDefaults = {}): Precision {
  const suggested = defaults[question.kind];
  return suggested !== undefined && isPrecisionAllowed(suggested, question) ? suggested : allowedPrecisions(question)[0];
}

export function isPrecisionAllowed(precision: Precision, question: PrecisionQuestion): boolean {
  return allowedPrecisions(question).includes(precision);
}
