/** Pieces that several schemas share, and the way from a zod issue to a Problem. Loaded after the shell has painted, never by it. */
import * as z from "zod/mini";
import { CAUSES, KINDS, LANGUAGES, TIMES_OF_DAY, WISH_AUDIENCES } from "./kind";
import { MEDIA_STATUSES, MEDIA_TYPES, PHOTO_MIME_TYPES, VOICE_MIME_TYPES } from "./media";
import { PRECISIONS } from "./place";
import { Problem, isProblemCode, type ProblemCode } from "./problem";

export interface FieldIssue {
  readonly code: ProblemCode;
  /** Dotted path into the document: "text", "safety.level". Empty for the whole. */
  readonly field: string;
}

export const uuid = z.guid();
export const kind = z.enum(KINDS);
export const language = z.enum(LANGUAGES);
export const precision = z.enum(PRECISIONS);
/** What a campaign suggests by kind. */
export const precisionDefaults = z.partialRecord(kind, precision);
export const timeOfDay = z.enum(TIMES_OF_DAY);
export const cause = z.enum(CAUSES);
export const audience = z.enum(WISH_AUDIENCES);
export const effect = z.enum(["good", "bad"]);
export const level = z.literal([1, 2, 3, 4, 5]);
export const words = z.record(z.string(), z.string());
export const isoTime = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))));
export const isoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}/));

export const lonLat = z.readonly(z.tuple([z.number().check(z.gte(-180), z.lte(180)), z.number().check(z.gte(-90), z.lte(90))]));
export const ring = z.readonly(z.array(lonLat));
export const multiPolygon = z.readonly(z.array(z.readonly(z.array(ring))));
export const point = z.object({ type: z.literal("Point"), coordinates: lonLat });
const line = z.object({ type: z.literal("LineString"), coordinates: z.readonly(z.array(lonLat).check(z.minLength(2))) });
const area = z.object({ type: z.literal("Polygon"), coordinates: z.readonly(z.array(z.readonly(z.array(lonLat).check(z.minLength(4)))).check(z.length(1))) });
export const shape = z.discriminatedUnion("type", [line, area]);
export const place = z.discriminatedUnion("type", [point, line, area]);
const mediaParts = {
  id: uuid,
  type: z.enum(MEDIA_TYPES),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  durationMs: z.nullable(z.int()),
  peaks: z.readonly(z.array(z.int().check(z.gte(0), z.lte(255)))),
};
export const draftMedia = z.object({
  ...mediaParts,
  mimeType: z.enum([...PHOTO_MIME_TYPES, ...VOICE_MIME_TYPES]),
  bytes: z.int(),
  alternativeText: z.string(),
  transcript: z.string(),
  hasPermission: z.boolean(),
});
export const publishedMedia = z.object({ ...mediaParts, alternativeText: z.nullable(z.string()), transcript: z.nullable(z.string()) });
export const receiptMedia = z.extend(publishedMedia, { status: z.enum(MEDIA_STATUSES) });
export const causeMark = z.object({ cause, effect });
export const era = z.object({ type: z.enum(["year", "decade", "period"]), from: z.int(), to: z.int() });
export const avoid = z.object({ times: z.readonly(z.array(timeOfDay)), causes: z.readonly(z.array(causeMark)) });
export const safety = z.object({ level, times: z.readonly(z.array(timeOfDay)), causes: z.readonly(z.array(causeMark)) });

/** A message that is a problem code stands; the rest is told from where it happened. */
export function issuesOf(error: z.core.$ZodError): readonly FieldIssue[] {
  return error.issues.map((issue) => {
    const field = issue.path.map(String).join(".");
    if (isProblemCode(issue.message)) return { code: issue.message, field };
    if (issue.code === "unrecognized_keys") return { code: "field_not_allowed", field: [field, issue.keys[0]].filter(Boolean).join(".") };
    return { code: issue.path[0] === "place" ? "place_invalid" : "field_invalid", field };
  });
}

export function problemOf(error: z.core.$ZodError): Problem {
  const [first] = issuesOf(error);
  return new Problem(first?.code ?? "field_invalid", { ...(first === undefined ? {} : { field: first.field }), cause: error });
}

/** What a server or a store says must have the shape we know; otherwise it is a fault of the system, not of the person. */
export function parseOr<T>(schema: z.ZodMiniType<T>, data: unknown, code: ProblemCode = "unexpected"): T {
  const result = z.safeParse(schema, data);
  if (!result.success) throw new Problem(code, { cause: result.error });
  return result.data;
}
