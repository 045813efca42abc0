/** Builds test data: whole, valid and plain; a test names only what it is about. */
import type { Campaign, DevelopmentArea } from "../../../src/domain/campaign";
import type { PublishedContribution, Receipt, Submission } from "../../../src/domain/contribution";
import type { DraftMedia } from "../../../src/domain/media";
import type { SubmissionRules } from "../../../src/domain/contribution-schema";

export const KARNAN = [12.6976, 56.0474] as const;
export const RULES: SubmissionRules = { thisYear: 2026, bounds: [12.55, 55.94, 12.95, 56.2] };

/** A uuid that says its number. */
export function anId(number = 1): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
export function aCode(number = 1): string {
  return String(number).padStart(26, "0");
}
export function aSubmission(change: Partial<Submission> = {}): Submission {
  return {
    id: anId(1), receiptCode: aCode(1), contributorKey: "0123456789abcdef0123456789abcdef", kind: "story", place: { type: "Point", coordinates: KARNAN },
    precision: "exact", text: "Här lärde jag mig cykla.", language: "sv", underThirteen: false, exhibition: false, ...change,
  };
}
export function aPhoto(change: Partial<DraftMedia> = {}): DraftMedia {
  return {
    id: anId(300), type: "photo", mimeType: "image/webp", bytes: 4, width: 2048, height: 1536, durationMs: null, peaks: [], alternativeText: "En lekplats i solen",
    transcript: "", hasPermission: true, ...change,
  };
}
export function aRow(change: Partial<PublishedContribution> = {}): PublishedContribution {
  return {
    id: anId(1), kind: "story", point: KARNAN, square: null, title: null, text: "Här lärde jag mig cykla.", language: "sv", era: null, audiences: [], campaignId: null,
    districtId: null, shape: null, media: [], supportCount: 0, exhibition: false, publishedAt: "2026-05-01T10:00:00.000Z", answers: [], ...change,
  };
}
export function aReceipt(change: Partial<Receipt> = {}): Receipt {
  return {
    id: anId(1), kind: "story", status: "submitted", revision: 1, receivedAt: "2026-05-01T10:00:00.000Z", decidedAt: null, title: null, text: "Här lärde jag mig cykla.",
    redacted: false, language: "sv", precision: "exact", place: { type: "Point", coordinates: KARNAN }, era: null, safety: null, avoid: null, media: [], audiences: [], exhibition: false, campaign: null, rejection: null,
    answers: [], disposal: null, ...change,
  };
}
export function aCampaign(change: Partial<Campaign> = {}): Campaign {
  return {
    id: anId(900), slug: "trygg-kvall", title: { sv: "Trygg kväll" }, question: { sv: "Var känns det tryggt?" }, intro: { sv: "" },
    promise: { canChange: { sv: "" }, cannotChange: { sv: "" }, whoDecides: { sv: "" }, answerBy: null }, kinds: ["safety", "wish"], status: "open",
    opensOn: "2026-01-01", closesOn: "2026-12-31", geometryTypes: ["point"], allowsMedia: true, clock: { received: null, answeredShare: null, medianDays: null }, adultsOnly: false, roughOnly: false, precisionDefaults: {}, organiser: "Kulturförvaltningen", controller: "Kulturnämnden", legalBasis: "Allmänt intresse",
    questions: [], area: null, ...change,
  };
}
/** A triangle whose upper left corner is outside it, though inside its box. */
export function anArea(change: Partial<DevelopmentArea> = {}): DevelopmentArea {
  return {
    id: anId(700), name: "Kajkanten", caseNumber: "2025/101", phase: "consultation", phaseFrom: "2026-05-01", phaseTo: "2026-06-30",
    boundary: [[[[12.7, 56.04], [12.71, 56.04], [12.71, 56.05], [12.7, 56.04]]]], url: "https://example.org/kajkanten", ...change,
  };
}
