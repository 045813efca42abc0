/** Whose wall a short code is, for those who scanned its QR. Loaded by the address /v/<code> only. */
import * as z from "zod/mini";
import { parseOr } from "../domain/schema-parts";
import { callFunctions, type SupabaseParts } from "./supabase";

export interface WallInvitation {
  /** The campaign its QR opens; null when the wall has none. */
  readonly campaignSlug: string | null;
}

const invitation: z.ZodMiniType<WallInvitation | null> = z.nullable(z.object({ campaignSlug: z.nullable(z.string()) }));

/** Null: no wall has this code. */
export async function resolveWall(parts: SupabaseParts, code: string): Promise<WallInvitation | null> {
  return parseOr(invitation, await callFunctions(parts)("resolve_wall_code", { code }));
}
