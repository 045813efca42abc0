/** Signed links: a token names one object and a time. Signed with a key derived for this alone, so that it opens nothing else. */
import { createHmac } from "node:crypto";
import { SignJWT, jwtVerify } from "jose";

const keyOf = (jwtSecret: string): Uint8Array => createHmac("sha256", jwtSecret).update("storage links").digest();

export async function signPath(path: string, seconds: number, jwtSecret: string): Promise<string> {
  return new SignJWT({ url: path })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setExpirationTime(Math.floor(Date.now() / 1_000 + seconds))
    .sign(keyOf(jwtSecret));
}

/** @returns null for a token that is not ours or has expired. */
export async function readSignedPath(token: string, jwtSecret: string): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(jwtSecret), { algorithms: ["HS256"] });
    return typeof payload["url"] === "string" ? payload["url"] : null;
  } catch {
    return null;
  }
}
