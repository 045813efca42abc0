/** Answers for staff, parsed at the border; those for residents are in `domain/reply-schema.ts`. Staff bundle only. */
import * as z from "zod/mini";
import { STATUSES } from "../domain/contribution";
import * as part from "../domain/schema-parts";
import type { WaitingPage } from "./backend";
import type { StaffMember } from "./staff/auth";

export const staffMember: z.ZodMiniType<StaffMember | null> = z.nullable(
  z.object({
    userId: part.uuid,
    email: z.string(),
    roles: z.readonly(z.array(z.object({ organisationId: part.uuid, role: z.enum(["moderator", "planner", "host", "admin"]) }))),
  }),
);

export const waitingPage: z.ZodMiniType<WaitingPage> = z.object({
  items: z.readonly(
    z.array(
      z.object({
        id: part.uuid,
        kind: part.kind,
        title: z.nullable(z.string()),
        text: z.string(),
        language: part.language,
        place: part.place,
        precision: part.precision,
        era: z.nullable(part.era),
        safety: z.nullable(part.safety),
        causes: z.readonly(z.array(part.causeMark)),
        districtName: z.nullable(z.string()),
        campaignTitle: z.nullable(part.words),
        flags: z.readonly(z.array(z.string())),
        status: z.enum(STATUSES),
        media: z.readonly(z.array(part.receiptMedia)),
        underThirteen: z.boolean(),
        exhibition: z.boolean(),
        revision: z.int(),
        receivedAt: part.isoTime,
      }),
    ),
  ),
  total: z.int(),
});

/** From the project's root. */
export const signedMedia = z.object({ url: z.string() });
