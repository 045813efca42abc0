/** Answers for staff, parsed at the border; those for residents are in `domain/reply-schema.ts`. Staff bundle only. */
import * as z from "zod/mini";
import * as part from "../domain/schema-parts";
import type { StaffMember } from "./staff/auth";

export const staffMember: z.ZodMiniType<StaffMember | null> = z.nullable(
  z.object({
    userId: part.uuid,
    email: z.string(),
    roles: z.readonly(z.array(z.object({ organisationId: part.uuid, role: z.enum(["moderator", "planner", "host", "admin"]) }))),
  }),
);

/** From the project's root. */
export const signedMedia = z.object({ url: z.string() });
