/** Answers of the evidence desk, parsed at the border. */
import * as z from "zod/mini";
import { CRS_CODES } from "../../domain/crs";
import * as part from "../../domain/schema-parts";
import { EVIDENCE_FORMATS, type EvidenceRow, type EvidenceStart, type PastExport } from "./evidence";

const list = <T extends z.ZodMiniType>(of: T) => z.readonly(z.array(of));
const maybe = z.nullable(z.string());

export const evidenceStart: z.ZodMiniType<EvidenceStart> = z.object({ exportId: part.uuid, madeAt: part.isoTime, organisation: z.string() });
export const evidenceRows: z.ZodMiniType<readonly EvidenceRow[]> = list(
  z.object({
    id: part.uuid,
    kind: part.kind,
    status: z.enum(["submitted", "published", "rejected"]),
    receivedOn: part.isoDate,
    respondent: z.string(),
    title: maybe,
    text: z.string(),
    language: part.language,
    era: z.nullable(part.era),
    safetyLevel: z.nullable(z.int()),
    times: list(part.timeOfDay),
    causes: list(part.causeMark),
    audiences: list(part.audience),
    isRough: z.boolean(),
    place: part.place,
    point: part.lonLat,
    districtName: maybe,
    campaignTitle: maybe,
    areaNames: list(z.string()),
    themeNames: list(z.string()),
    answered: z.enum(["no", "draft", "yes"]),
  }),
);
export const pastExports: z.ZodMiniType<readonly PastExport[]> = list(
  z.object({
    id: part.uuid,
    at: part.isoTime,
    by: maybe,
    format: z.enum(EVIDENCE_FORMATS),
    crs: z.nullable(z.enum(CRS_CODES)),
    exactPlaces: z.boolean(),
    purpose: z.string(),
    filter: z.string(),
    rows: z.int(),
    respondents: z.int(),
    sha256: z.string(),
  }),
);
