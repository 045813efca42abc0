/** Answers of the planner's desk for analysis, parsed at the border. */
import * as z from "zod/mini";
import type { Boundary } from "../../domain/area-import";
import type { Dictionaries } from "../../domain/analysis/snapshot";
import { STANCES } from "../../domain/contribution";
import * as part from "../../domain/schema-parts";
import type { AnalysisDesk, Region, SavedView, SnapshotStart, WeighedContribution } from "./analysis";

const list = <T extends z.ZodMiniType>(of: T) => z.readonly(z.array(of));
const entry = { id: part.uuid, name: z.string() };
const age = z.enum(["under_13", "13_19", "20_34", "35_49", "50_64", "65_79", "80_plus"]);
const sets = list(list(z.int()));

const dictionaries: z.ZodMiniType<Dictionaries> = z.object({
  districts: list(z.nullable(z.object({ ...entry, population: z.partialRecord(age, z.number()) }))),
  campaigns: list(z.nullable(z.object(entry))),
  areas: list(z.object({ ...entry, caseNumber: z.nullable(z.string()), phase: z.string() })),
  areaSets: sets,
  themes: list(z.object(entry)),
  themeSets: sets,
});

export const organisations = list(z.object(entry));
export const snapshotStart: z.ZodMiniType<SnapshotStart> = z.object({ organisationId: part.uuid, dictionaries, total: z.int(), version: z.string() });
export const snapshotPage = z.object({ bytes: z.string(), rows: z.int(), next: z.nullable(z.string()) });
export const snapshotChanges = z.object({ dictionaries, changed: z.string(), rows: z.int(), removed: z.string(), version: z.string(), isTooMuch: z.boolean() });
export const foundWords = z.object({ ordinals: z.string() });

export const weighedContributions: z.ZodMiniType<readonly WeighedContribution[]> = list(
  z.object({
    ordinal: z.int(),
    id: part.uuid,
    kind: part.kind,
    title: z.nullable(z.string()),
    text: z.string(),
    language: part.language,
    point: part.lonLat,
    isRough: z.boolean(),
    safetyLevel: z.nullable(z.int()),
    times: list(z.string()),
    causes: list(part.causeMark),
    districtName: z.nullable(z.string()),
    campaignTitle: z.nullable(z.string()),
    themeIds: list(part.uuid),
    receivedAt: part.isoTime,
    status: z.enum(["submitted", "published", "rejected"]),
    answers: list(z.object({ id: part.uuid, stance: z.nullable(z.enum(STANCES)), isPublished: z.boolean() })),
  }),
);

export const boundary: z.ZodMiniType<Boundary> = z.object({ type: z.literal("MultiPolygon"), coordinates: part.multiPolygon });
const regionList: z.ZodMiniType<readonly Region[]> = list(z.object({ ...entry, boundary }));
export const regions: z.ZodMiniType<Awaited<ReturnType<AnalysisDesk["readRegions"]>>> = z.object({ districts: regionList, areas: regionList });
export const savedView: z.ZodMiniType<SavedView> = z.object({ ...entry, query: z.string(), isMine: z.boolean(), updatedAt: part.isoTime });
export const savedViews = list(savedView);
