/** Reads a draft that an earlier visit left. Field by field: what cannot be read is begun anew, the rest is kept. */
import * as z from "zod/mini";
import { DRAFT_VERSION, STEPS, type DraftData } from "../domain/draft";
import { AGE_GROUPS, GENDERS, RELATIONS } from "../domain/kind";
import { SHAPE_SOURCES } from "../domain/place-choice";
import { isReceiptCode } from "../domain/receipt-code";
import * as part from "../domain/schema-parts";

const fields: { readonly [Key in keyof DraftData]: z.ZodMiniType<DraftData[Key]> } = {
  version: z.literal(DRAFT_VERSION),
  id: part.uuid,
  receiptCode: z.string().check(z.refine(isReceiptCode)),
  step: z.enum(STEPS),
  part: z.nullable(z.string()),
  kind: z.nullable(part.kind),
  underThirteen: z.nullable(z.boolean()),
  childrensSession: z.boolean(),
  place: z.nullable(part.lonLat),
  shape: z.nullable(part.shape),
  shapeSource: z.nullable(z.enum(SHAPE_SOURCES)),
  placeWords: z.string(),
  placeIsAddress: z.boolean(),
  precision: z.nullable(part.precision),
  title: z.string(),
  text: z.string(),
  level: z.nullable(part.level),
  times: z.readonly(z.array(part.timeOfDay)),
  causes: z.readonly(z.array(part.causeMark)),
  era: z.nullable(part.era),
  audiences: z.readonly(z.array(part.audience)),
  exhibition: z.boolean(),
  demographics: z.object({
    ageGroup: z.exactOptional(z.enum(AGE_GROUPS)),
    gender: z.exactOptional(z.enum(GENDERS)),
    relations: z.exactOptional(z.readonly(z.array(z.enum(RELATIONS)))),
    homeDistrictId: z.exactOptional(part.uuid),
  }),
  campaignId: z.nullable(part.uuid),
  sessionCode: z.nullable(z.string()),
  wallCode: z.nullable(z.string()),
  roughOnly: z.boolean(),
  precisionDefaults: part.precisionDefaults,
  media: z.readonly(z.array(part.draftMedia)),
  responses: z.readonly(z.array(z.object({ questionId: z.string(), version: z.exactOptional(z.int()), value: z.union([z.string(), z.number(), z.readonly(z.array(z.string()))]) }))),
};

/** `fresh` gives what is missing. Null when there is no draft at all. */
export function readDraft(kept: unknown, fresh: DraftData): DraftData | null {
  if (typeof kept !== "object" || kept === null) return null;
  const found: Record<string, unknown> = { ...kept };
  // Id and code belong together: one without the other would be refused for ever.
  const hasIdentity = z.safeParse(fields.id, found["id"]).success && z.safeParse(fields.receiptCode, found["receiptCode"]).success;
  if (!hasIdentity) [found["id"], found["receiptCode"]] = [fresh.id, fresh.receiptCode];
  const readable = Object.entries(fields).filter(([key, schema]) => z.safeParse(schema, found[key]).success);
  return { ...fresh, ...Object.fromEntries(readable.map(([key]) => [key, found[key]])) };
}
