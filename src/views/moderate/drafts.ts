/** What a moderator writes, as it is kept on this computer until it is sent: the words of a rejection, what is said in a recording. */
import * as z from "zod/mini";
import { REJECTION_REASONS } from "../../domain/contribution";
import { staffPath } from "../staff/staff-route";

export const rejectionDraft = z.object({ reason: z.nullable(z.enum(REJECTION_REASONS)), words: z.string() });
export const transcriptDraft = z.object({ words: z.string() });

export function draftKey(part: "reject" | "transcript", id: string): string {
  return `${staffPath({ name: "moderate" })}#${part}-${id}`;
}
