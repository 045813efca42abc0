/** Who holds a key or a token: the publishable key is anon, the secret key service_role, a staff session what it was signed as. */
import { jwtVerify } from "jose";
import type { Keys } from "../folder/keys";
import { apiRole } from "../lite/session-settings";

export interface Claims {
  readonly role: "anon" | "authenticated" | "service_role";
  readonly sub: string | null;
  /** Seconds since 1970; null for keys, which do not expire. */
  readonly expiresAt: number | null;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** @returns null for anything that is not a key of ours or a valid, unexpired token. */
export async function identify(token: string | null, keys: Keys): Promise<Claims | null> {
  if (token === keys.publishableKey) return { role: "anon", sub: null, expiresAt: null, raw: { role: "anon" } };
  if (token === keys.secretKey) return { role: "service_role", sub: null, expiresAt: null, raw: { role: "service_role" } };
  if (token === null) return null;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(keys.jwtSecret), { algorithms: ["HS256"] });
    return { role: apiRole(payload["role"]), sub: payload.sub ?? null, expiresAt: payload.exp ?? null, raw: payload };
  } catch {
    return null;
  }
}

/** The key or token of a request: the session's if there is one, else the key. */
export function tokenOf(headers: Headers): string | null {
  const bearer = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer ?? headers.get("apikey");
}
