/** The border to IndexedDB: rows that an older or newer version of the app wrote are told from ours. What cannot be read is left lying, never deleted. */
import * as z from "zod/mini";
import type { PublishedSnapshot, KeptReceipt } from "./device-store";
import { STATUSES, type Amendment, type Submission } from "../domain/contribution";
import type { DraftMedia } from "../domain/media";
import { isProblemCode, type ProblemCode } from "../domain/problem";
import { publishedContribution } from "../domain/reply-schema";
import * as part from "../domain/schema-parts";
import { OPERATION_VERSION, type Operation } from "./operation";

const problemCode = z.custom<ProblemCode>((value) => typeof value === "string" && isProblemCode(value));
const base = {
  version: z.literal(OPERATION_VERSION),
  sequence: z.int(),
  operationId: part.uuid,
  contributionId: part.uuid,
  createdAt: z.number(),
  attempts: z.int(),
  nextAttemptAt: z.number(),
  lastProblem: z.nullable(problemCode),
  parked: z.nullable(z.object({ code: problemCode, field: z.exactOptional(z.string()) })),
};
// Checked by contribution-schema before it was queued; here only that it is one at all, so that no rule of tomorrow loses words of today.
const submission = z.custom<Submission>((value) => isRecord(value) && typeof value["id"] === "string" && typeof value["receiptCode"] === "string");
const changes = z.custom<Amendment["changes"]>(isRecord);
const media = z.custom<DraftMedia>((value) => isRecord(value) && typeof value["id"] === "string");

export const operation: z.ZodMiniType<Operation> = z.discriminatedUnion("type", [
  z.object({ ...base, type: z.literal("submit"), submission }),
  z.object({ ...base, type: z.literal("amend"), receiptCode: z.string(), baseRevision: z.nullable(z.int()), changes }),
  z.object({ ...base, type: z.literal("withdraw"), receiptCode: z.string() }),
  z.object({ ...base, type: z.literal("media"), receiptCode: z.string(), media }),
  z.object({ ...base, type: z.literal("support"), contributorKey: z.string(), supported: z.boolean() }),
]);

export const keptReceipt: z.ZodMiniType<KeptReceipt> = z.object({
  contributionId: part.uuid,
  receiptCode: z.string(),
  kind: part.kind,
  createdAt: z.number(),
  lastKnownStatus: z.enum(STATUSES),
  revision: z.nullable(z.int()),
  campaignClosed: z.boolean(),
});

export const publishedSnapshot: z.ZodMiniType<PublishedSnapshot> = z.object({
  source: z.string(),
  cursor: z.number(),
  rows: z.readonly(z.array(publishedContribution)),
  savedAt: z.number(),
});

export function readable<T>(schema: z.ZodMiniType<T>, rows: readonly unknown[]): readonly T[] {
  return rows.flatMap((row) => {
    const result = z.safeParse(schema, row);
    return result.success ? [result.data] : [];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
