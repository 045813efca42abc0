/** Reads the group session an earlier visit joined; null when there is none or it cannot be read. */
import * as z from "zod/mini";
import { groupSession } from "../domain/reply-schema";
import type { KeptSession } from "./turn.svelte";

const schema: z.ZodMiniType<KeptSession> = z.object({ session: groupSession, endsAt: z.number(), count: z.int().check(z.gte(0)) });

export function readKeptSession(kept: unknown): KeptSession | null {
  const result = z.safeParse(schema, kept);
  return result.success ? result.data : null;
}
