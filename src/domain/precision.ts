/** Which precisions an author may choose for a kind and an age, and which one is suggested. The database keeps the same rules. */
import { isCellOnly, type Kind } from "./kind";
import type { Precision } from "./place";

export interface PrecisionQuestion {
  readonly kind: Kind;
  readonly underThirteen: boolean;
}

/** The suggested one first. A child's place is only ever rough; safety and avoid are never exact for everyone. */
export function allowedPrecisions({ kind, underThirteen }: PrecisionQuestion): readonly [Precision, ...Precision[]] {
  if (underThirteen) return ["rough"];
  if (isCellOnly(kind)) return ["exact_for_city", "rough"];
  return ["exact", "exact_for_city", "rough"];
}

export function defaultPrecision(question: PrecisionQuestion): Precision {
  return allowedPrecisions(question)[0];
}

export function isPrecisionAllowed(precision: Precision, question: PrecisionQuestion): boolean {
  return allowedPrecisions(question).includes(precision);
}
