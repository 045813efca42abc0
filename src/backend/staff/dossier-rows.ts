/** Answers of the planner's desk for a plan's dossier, parsed at the border. */
import * as z from "zod/mini";
import { PLAN_PHASES } from "../../domain/campaign";
import { STANCES } from "../../domain/contribution";
import { DOSSIER_PARTS, DOSSIER_STAGES } from "../../domain/dossier";
import * as part from "../../domain/schema-parts";
import type { Dossier, DossierFrame, WrittenStatement } from "./dossier";

const list = <T extends z.ZodMiniType>(of: T) => z.readonly(z.array(of));
const day = z.nullable(part.isoDate);
const stage = z.enum(DOSSIER_STAGES);
const phase = z.enum(PLAN_PHASES);
const boundary = z.object({ type: z.literal("MultiPolygon"), coordinates: part.multiPolygon });

export const frame: z.ZodMiniType<DossierFrame> = z.object({
  areaId: part.uuid,
  stage,
  from: day,
  to: day,
  bufferMetres: z.int(),
  officer: z.string(),
  unit: z.string(),
  revision: z.int(),
});
export const statement: z.ZodMiniType<WrittenStatement> = z.object({
  id: part.uuid,
  revision: z.int(),
  areaId: part.uuid,
  stage,
  receivedOn: part.isoDate,
  sender: z.string(),
  registerNumber: z.string(),
  summary: z.string(),
  themeIds: list(part.uuid),
  answerIds: list(part.uuid),
});
const contribution = z.object({
  number: z.int(),
  id: part.uuid,
  part: z.enum(DOSSIER_PARTS),
  isInside: z.boolean(),
  kind: part.kind,
  title: z.nullable(z.string()),
  text: z.string(),
  language: part.language,
  point: part.lonLat,
  isRough: z.boolean(),
  safetyLevel: z.nullable(z.int()),
  times: list(z.string()),
  causes: list(part.causeMark),
  campaignTitle: z.nullable(part.words),
  themeIds: list(part.uuid),
  receivedAt: part.isoTime,
  status: z.enum(["submitted", "published"]),
  isAnswerable: z.boolean(),
  supportCount: z.int(),
  answerIds: list(part.uuid),
});
const answer = z.object({
  id: part.uuid,
  revision: z.int(),
  stance: z.nullable(z.enum(STANCES)),
  text: z.string(),
  reason: z.nullable(z.string()),
  unit: z.string(),
  standing: z.enum(["administration", "board"]),
  decidedOn: day,
  paragraph: z.nullable(z.string()),
  isPublished: z.boolean(),
  by: z.nullable(z.string()),
  updatedAt: part.isoTime,
});
const total = z.object({ contributions: z.int(), respondents: z.int(), unanswered: z.int() });

export const dossier: z.ZodMiniType<Dossier> = z.object({
  area: z.object({
    id: part.uuid,
    organisationId: part.uuid,
    organisationName: z.string(),
    name: z.string(),
    caseNumber: z.nullable(z.string()),
    phase,
    boundary,
    reach: boundary,
    phases: list(z.object({ phase, from: day, to: day })),
  }),
  frame,
  themes: list(z.object({ id: part.uuid, name: z.string(), isRetired: z.boolean() })),
  totals: z.record(z.enum(DOSSIER_PARTS), total),
  contributions: list(contribution),
  isCut: z.boolean(),
  statements: list(statement),
  answers: list(answer),
});
