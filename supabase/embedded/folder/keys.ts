/**
 * The keys of one data folder: made on the first start, readable by the owner only, never constants.
 * The names and shapes are Supabase's; the JWT secret signs staff sessions.
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { readOrCreatePrivateFile } from "./private-file";

const Keys = z.object({
  publishableKey: z.string().startsWith("sb_publishable_"),
  secretKey: z.string().startsWith("sb_secret_"),
  jwtSecret: z.string().min(40),
});
export type Keys = z.infer<typeof Keys>;

export async function keysOf(path: string): Promise<Keys> {
  const random = (bytes: number): string => randomBytes(bytes).toString("base64url");
  return readOrCreatePrivateFile(path, Keys, () => ({
    publishableKey: `sb_publishable_${random(24)}`,
    secretKey: `sb_secret_${random(24)}`,
    jwtSecret: random(48),
  }));
}
