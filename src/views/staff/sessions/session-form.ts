/** A group session as its form holds it: moments as the fields write them, in the computer's time; null where nobody has written one yet. */
import * as z from "zod/mini";
import type { StaffSessionRow } from "../../../backend/staff/sessions";
import { localMoment } from "./local-moment";

/** A workshop and its preparations fit into a working day. */
const HOURS_AHEAD = 8;

/** What is proposed for a new one. Not part of what is kept: it would be another every minute. */
export function proposedMoments(now: Date): { readonly opensAt: string; readonly expiresAt: string } {
  return { opensAt: localMoment(now), expiresAt: localMoment(new Date(now.getTime() + HOURS_AHEAD * 3_600_000)) };
}

export interface SessionFormWords {
  label: string;
  forChildren: boolean;
  allowsMedia: boolean;
  begins: "led" | "timed";
  opensAt: string | null;
  expiresAt: string | null;
}
export const sessionForm: z.ZodMiniType<SessionFormWords> = z.object({
  label: z.string(),
  forChildren: z.boolean(),
  allowsMedia: z.boolean(),
  begins: z.enum(["led", "timed"]),
  opensAt: z.nullable(z.string()),
  expiresAt: z.nullable(z.string()),
});

export function formOf(row: StaffSessionRow | null): SessionFormWords {
  return {
    label: row?.label ?? "",
    forChildren: row?.forChildren ?? false,
    allowsMedia: row?.allowsMedia ?? false,
    begins: row === null || row.opensAt === null ? "led" : "timed",
    opensAt: row?.opensAt == null ? null : localMoment(new Date(row.opensAt)),
    expiresAt: row === null ? null : localMoment(new Date(row.expiresAt)),
  };
}
