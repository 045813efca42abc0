/**
 * The border on the way out: what a resident sends must keep these rules, the same as the database's constraints. Every breach comes
 * back as a problem code with the field to blame, so that the form can point at it.
 */
import * as z from "zod/mini";
import { TEXT_LIMIT, TITLE_LIMIT, REPORT_REASONS, type Amendment, type Report, type Submission } from "./contribution";
import { isContributorKey } from "./contributor-key";
import { isSaneEra } from "./era";
import { AGE_GROUPS, GENDERS, KINDS_WITH_WORDS, RELATIONS, type Kind } from "./kind";
import { geometryTypeOf, VERTEX_LIMIT, type GeometryType, type LonLat, type Place } from "./place";
import { isPrecisionAllowed } from "./precision";
import { Problem, type ProblemCode } from "./problem";
import { isReceiptCode } from "./receipt-code";
import * as part from "./schema-parts";
import { issuesOf, problemOf, type FieldIssue } from "./schema-parts";
import { lengthOf, tidy } from "./tidy";

export type { FieldIssue } from "./schema-parts";

export interface SubmissionRules {
  readonly thisYear: number;
  /** West, south, east, north: a first sieve, the true boundary is the database's. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  /** The kinds the campaign asks for; all when left out. */
  readonly kinds?: readonly Kind[];
  /** What the campaign lets people mark; a point only when left out. Length, area and crossings are judged by shape.ts, before this. */
  readonly geometryTypes?: readonly GeometryType[];
}

const receiptCode = z.string().check(z.refine(isReceiptCode));
const contributorKey = z.string().check(z.refine(isContributorKey));
const text = z.string().check(z.refine((value) => lengthOf(value) <= TEXT_LIMIT, "text_too_long"));
const title = z.string().check(z.refine((value) => lengthOf(value) <= TITLE_LIMIT, "text_too_long"));
const unique = <T>(schema: z.ZodMiniType<T>) => z.readonly(z.array(schema).check(z.refine((list) => new Set(list).size === list.length)));
const times = unique(part.timeOfDay);
const causes = z.readonly(z.array(part.causeMark).check(z.refine((marks) => new Set(marks.map((mark) => mark.cause)).size === marks.length)));
const safety = z.strictObject({ level: part.level, times, causes });
const avoid = z.strictObject({ times, causes });
const audiences = unique(part.audience);

const submission = z.strictObject({
  id: part.uuid,
  receiptCode,
  contributorKey,
  kind: part.kind,
  place: part.place,
  precision: part.precision,
  title: z.exactOptional(title),
  text,
  language: part.language,
  safety: z.exactOptional(safety),
  avoid: z.exactOptional(avoid),
  era: z.exactOptional(part.era),
  audiences: z.exactOptional(audiences),
  underThirteen: z.boolean(),
  exhibition: z.boolean(),
  demographics: z.exactOptional(
    z.strictObject({
      ageGroup: z.exactOptional(z.enum(AGE_GROUPS)),
      gender: z.exactOptional(z.enum(GENDERS)),
      relations: z.exactOptional(unique(z.enum(RELATIONS))),
      homeDistrictId: z.exactOptional(part.uuid),
    }),
  ),
  campaignId: z.exactOptional(part.uuid),
  sessionCode: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(40))),
  wallCode: z.exactOptional(z.string().check(z.maxLength(40))),
  responses: z.exactOptional(
    z.readonly(z.array(z.strictObject({ questionId: z.string().check(z.minLength(1)), version: z.exactOptional(z.int().check(z.gte(1))), value: z.union([z.string(), z.number(), z.readonly(z.array(z.string()))]) })).check(z.maxLength(8))),
  ),
});

const amendment = z.strictObject({
  operationId: part.uuid,
  id: part.uuid,
  receiptCode,
  baseRevision: z.int().check(z.gte(1)),
  changes: z.strictObject({
    title: z.exactOptional(title),
    text: z.exactOptional(text),
    safety: z.exactOptional(safety),
    avoid: z.exactOptional(avoid),
    era: z.exactOptional(part.era),
    audiences: z.exactOptional(audiences),
    exhibition: z.exactOptional(z.boolean()),
    removeMedia: z.exactOptional(z.readonly(z.array(part.uuid))),
  }),
});

const report = z.strictObject({
  id: part.uuid,
  contributionId: part.uuid,
  reason: z.enum(REPORT_REASONS),
  text: z.exactOptional(z.string().check(z.refine((value) => lengthOf(value) <= 500, "text_too_long"))),
});

/** Every breach at once, in the order of the form; empty when it may be sent. */
export function checkSubmission(input: unknown, rules: SubmissionRules): readonly FieldIssue[] {
  const shape = z.safeParse(submission, input);
  return shape.success ? breaches(shape.data, rules) : issuesOf(shape.error);
}

/** The submission, or throws the first breach as a Problem. */
export function parseSubmission(input: unknown, rules: SubmissionRules): Submission {
  const value = parsed(submission, input);
  const [first] = breaches(value, rules);
  if (first !== undefined) throw new Problem(first.code, { field: first.field });
  return value;
}

export function parseAmendment(input: unknown): Amendment {
  return parsed(amendment, input);
}
export function parseReport(input: unknown): Report {
  return parsed(report, input);
}

/** The rules between fields. */
function breaches(it: Submission, rules: SubmissionRules): readonly FieldIssue[] {
  const found: FieldIssue[] = [];
  const say = (broken: boolean, code: ProblemCode, field: string) => {
    if (broken) found.push({ code, field });
  };
  say(rules.kinds !== undefined && !rules.kinds.includes(it.kind), "kind_not_offered", "kind");
  say(!(rules.geometryTypes ?? ["point"]).includes(geometryTypeOf(it.place)), "geometry_not_offered", "place");
  say(it.underThirteen && it.place.type !== "Point", "geometry_not_offered", "place");
  say(cornersOf(it.place).length > VERTEX_LIMIT, "place_too_many_points", "place");
  say(!cornersOf(it.place).every((corner) => isWithin(corner, rules.bounds)), "place_outside_city", "place");
  say(KINDS_WITH_WORDS.includes(it.kind) && tidy(it.text) === "", "text_missing", "text");
  say(it.kind === "safety" && it.safety === undefined, "field_invalid", "safety");
  say(it.kind !== "safety" && it.safety !== undefined, "field_not_allowed", "safety");
  say(it.kind !== "avoid" && it.avoid !== undefined, "field_not_allowed", "avoid");
  say(it.kind === "memory" && (it.era === undefined || !isSaneEra(it.era, rules.thisYear)), "field_invalid", "era");
  say(it.kind !== "memory" && it.era !== undefined, "field_not_allowed", "era");
  say(it.kind !== "wish" && it.audiences !== undefined, "field_not_allowed", "audiences");
  say(!isPrecisionAllowed(it.precision, it), "precision_not_allowed", "precision");
  return found;
}

function cornersOf(place: Place): readonly LonLat[] {
  return place.type === "Point" ? [place.coordinates] : place.type === "LineString" ? place.coordinates : place.coordinates.flat();
}

function isWithin([lon, lat]: LonLat, [west, south, east, north]: SubmissionRules["bounds"]): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function parsed<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const result = z.safeParse(schema, input);
  if (!result.success) throw problemOf(result.error);
  return result.data;
}
