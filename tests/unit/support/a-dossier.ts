/** Builds a plan's dossier for tests: a consultation in May 2026 with two themes; a test names only what it is about. */
import type { Dossier, DossierAnswer, DossierContribution, WrittenStatement } from "../../../src/backend/staff/dossier";
import { anId } from "./factories";

const RING = [[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.04]] as const;
const BOUNDARY = { type: "MultiPolygon", coordinates: [[RING]] } as const;
export const LIGHT = anId(900);
export const PARK = anId(901);

export function aDossierContribution(number: number, change: Partial<DossierContribution> = {}): DossierContribution {
  return {
    number, id: anId(number), part: "received", isInside: true, kind: "wish", title: null, text: `Önskan nummer ${number}.`, language: "sv", point: [12.695, 56.045], isRough: false, safetyLevel: null, times: [], causes: [],
    campaignTitle: null, themeIds: [], receivedAt: "2026-05-04T10:00:00Z", status: "published", isAnswerable: true, supportCount: 0, answerIds: [], ...change,
  };
}
export function aStatement(number: number, change: Partial<WrittenStatement> = {}): WrittenStatement {
  return { id: anId(500 + number), revision: 1, areaId: anId(1000), stage: "consultation", receivedOn: "2026-05-10", sender: `Myndighet ${number}`, registerNumber: `EX ${number}/2026`, summary: `Synpunkt ${number}.`, themeIds: [], answerIds: [], ...change };
}
export function aDossierAnswer(number: number, change: Partial<DossierAnswer> = {}): DossierAnswer {
  return { id: anId(700 + number), revision: 1, stance: "noted", text: `Svar ${number}.`, reason: null, unit: "Parkenheten", standing: "administration", decidedOn: null, paragraph: null, isPublished: false, by: null, updatedAt: "2026-06-01T10:00:00Z", ...change };
}
export function aDossier(change: Partial<Dossier> = {}): Dossier {
  const { contributions = [] } = change;
  const totalOf = (part: "received" | "background") => {
    const own = contributions.filter((each) => each.part === part);
    return { contributions: own.length, respondents: own.length, unanswered: own.filter(({ answerIds }) => answerIds.length === 0).length };
  };
  return {
    area: { id: anId(1000), organisationId: anId(1001), organisationName: "Stadsbyggnad (exempel)", name: "Norra hamnen", caseNumber: "EXEMPEL 12/2026", phase: "consultation", boundary: BOUNDARY, reach: BOUNDARY, phases: [] },
    frame: { areaId: anId(1000), stage: "consultation", from: "2026-05-01", to: "2026-05-31", bufferMetres: 100, officer: "Exempelhandläggaren", unit: "Planenheten (exempel)", revision: 1 },
    themes: [{ id: LIGHT, name: "Belysning", isRetired: false }, { id: PARK, name: "Parker", isRetired: false }],
    totals: { received: totalOf("received"), background: totalOf("background") },
    contributions: [], isCut: false, statements: [], answers: [], ...change,
  };
}
