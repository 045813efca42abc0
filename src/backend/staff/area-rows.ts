/** Answers of the areas desk, parsed at the border. */
import * as z from "zod/mini";
import { CHANGED_FACTS, OUTCOMES, REFUSALS, type ImportReport } from "../../domain/area-import";
import { PLAN_PHASES } from "../../domain/campaign";
import * as part from "../../domain/schema-parts";
import type { AreaRow, PastImport, StaffArea } from "./areas";

const list = <T extends z.ZodMiniType>(of: T) => z.readonly(z.array(of));
const phase = z.enum(PLAN_PHASES);
const boundary = z.object({ type: z.literal("MultiPolygon"), coordinates: part.multiPolygon });
const rowParts = {
  id: part.uuid,
  organisationId: part.uuid,
  name: z.string(),
  caseNumber: z.nullable(z.string()),
  phase,
  phaseFrom: z.nullable(part.isoDate),
  phaseTo: z.nullable(part.isoDate),
  url: z.nullable(z.string()),
  contributions: z.int(),
  revision: z.int(),
  updatedAt: part.isoTime,
};

export const areaRows: z.ZodMiniType<readonly AreaRow[]> = list(z.object(rowParts));
export const staffArea: z.ZodMiniType<StaffArea> = z.object({
  ...rowParts,
  source: z.nullable(z.string()),
  answers: z.int(),
  statements: z.int(),
  boundary,
  hectares: z.number(),
  phases: list(z.object({ phase, from: z.nullable(part.isoDate), to: z.nullable(part.isoDate) })),
  versions: list(
    z.object({
      revision: z.int(),
      from: part.isoTime,
      to: z.nullable(part.isoTime),
      name: z.string(),
      caseNumber: z.nullable(z.string()),
      phase,
      by: z.nullable(z.string()),
      fileName: z.nullable(z.string()),
      boundary,
    }),
  ),
});
export const removal = z.object({ removed: z.boolean(), answers: z.int(), statements: z.int() });
export const staged = z.object({ staged: z.int() });
export const undoing = z.object({ undone: z.boolean(), inTheWay: list(z.string()) });
export const importReport: z.ZodMiniType<ImportReport> = z.object({
  importId: part.uuid,
  dryRun: z.boolean(),
  total: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  rows: list(z.object({ nth: z.int(), outcome: z.enum(OUTCOMES), reason: z.nullable(z.enum(REFUSALS)), detail: z.nullable(z.string()), changed: list(z.enum(CHANGED_FACTS)) })),
  missing: list(z.object({ id: part.uuid, name: z.string(), key: z.nullable(z.string()) })),
});
export const pastImports: z.ZodMiniType<readonly PastImport[]> = list(
  z.object({
    id: part.uuid,
    what: z.enum(["areas", "districts"]),
    fileName: z.string(),
    total: z.int(),
    added: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    by: z.nullable(z.string()),
    at: part.isoTime,
    undoneAt: z.nullable(part.isoTime),
  }),
);
