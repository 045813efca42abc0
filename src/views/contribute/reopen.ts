/** A refused submission as a draft again, so that it can be mended without writing it twice. */
import type { Submission } from "../../domain/contribution";
import type { DraftData } from "../../domain/draft";
import { anchorOf } from "../../domain/place";

export function draftChangeFrom(submission: Submission): Partial<Omit<DraftData, "version" | "id" | "receiptCode" | "step">> {
  const felt = submission.safety ?? submission.avoid;
  return {
    kind: submission.kind,
    underThirteen: submission.underThirteen,
    place: anchorOf(submission.place),
    shape: submission.place.type === "Point" ? null : submission.place,
    precision: submission.precision,
    title: submission.title ?? "",
    text: submission.text,
    level: submission.safety?.level ?? null,
    times: felt?.times ?? [],
    causes: felt?.causes ?? [],
    era: submission.era ?? null,
    audiences: submission.audiences ?? [],
    exhibition: submission.exhibition,
    demographics: submission.demographics ?? {},
    campaignId: submission.campaignId ?? null,
    sessionCode: submission.sessionCode ?? null,
    responses: submission.responses ?? [],
  };
}
