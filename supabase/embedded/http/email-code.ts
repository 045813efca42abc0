/**
 * Sign-in by a code in a mail, over lite's /otp and /verify, narrowed to what GoTrue does here and a little more:
 *   – lite creates accounts through /otp although sign-up is off: nobody is created, whatever the request says;
 *   – GoTrue answers otp_disabled for an unknown address, which tells who works here: known and unknown get the same answer;
 *   – lite takes "magiclink" where supabase-js and GoTrue say "email"; links and token hashes are not taken at all;
 *   – lite counts nothing: one mail a minute and six an hour an address, five tries a code, and a bound for the whole server.
 * Six digits, ten minutes (lite/app.ts, supabase/config.toml). Counted by address asked for, known or not, never by network.
 */
import type { Fetch } from "./api";

const SPACING_MS = 60_000;
const HOUR_MS = 3_600_000;
const MAILS_AN_HOUR = 6;
const TRIES_A_CODE = 5;
/** For the whole server: as many at once, and one more each interval. */
const BURST = 30;
const REFILL_MS = 500;
/** Addresses remembered at once: guessing names must not fill the memory. */
const MAX_ADDRESSES = 5_000;

interface Known {
  /** When mails were asked for, within the last hour. */
  readonly asked: readonly number[];
  readonly failures: number;
}

export function signInByCode(auth: Fetch, now: () => number = Date.now): Fetch {
  const addresses = new Map<string, Known>();
  let tokens = BURST;
  let refilledAt = now();

  const take = (): boolean => {
    const due = Math.floor((now() - refilledAt) / REFILL_MS);
    if (due > 0) {
      tokens = Math.min(BURST, tokens + due);
      refilledAt = now();
    }
    tokens -= tokens > 0 ? 1 : 0;
    return tokens > 0;
  };
  const remember = (address: string, known: Known): void => {
    addresses.delete(address);
    if (addresses.size >= MAX_ADDRESSES) addresses.delete(addresses.keys().next().value ?? "");
    addresses.set(address, known);
  };

  const sendCode: Fetch = async (request, peer) => {
    const { email } = await bodyOf(request);
    if (email === null) return refusal(400, "validation_failed", "One of email or phone must be set");
    const asked = (addresses.get(email)?.asked ?? []).filter((at) => now() - at < HOUR_MS);
    const last = asked.at(-1);
    if (last !== undefined && (now() - last < SPACING_MS || asked.length >= MAILS_AN_HOUR)) return refusal(429, "over_email_send_rate_limit", "For security purposes, you can only request this later.");
    if (!take()) return refusal(429, "over_request_rate_limit", "Request rate limit reached");
    remember(email, { asked: [...asked, now()], failures: 0 });
    const response = await auth(again(request, { email, create_user: false }), peer);
    // 422: nobody is known by this address.
    return response.ok || response.status === 422 ? Response.json({}, { headers: OPEN_TO_ALL }) : response;
  };

  const verifyCode: Fetch = async (request, peer) => {
    const { email, token, type } = await bodyOf(request);
    if (email === null || token === null || type !== "email") return refusal(422, "validation_failed", "Only a code from a mail is taken");
    const known = addresses.get(email);
    // Without a mail asked for since the start, or after five tries, no code is right any more.
    if (known === undefined || known.failures >= TRIES_A_CODE) return refusal(403, "otp_expired", "Token has expired or is invalid");
    if (!take()) return refusal(429, "over_request_rate_limit", "Request rate limit reached");
    remember(email, { ...known, failures: known.failures + 1 });
    const response = await auth(again(request, { email, token, type: "magiclink" }), peer);
    if (!response.ok) return refusal(403, "otp_expired", "Token has expired or is invalid");
    addresses.delete(email);
    return response;
  };

  return (request, peer) => {
    const { pathname } = new URL(request.url);
    if (request.method === "POST" && pathname === "/auth/v1/otp") return sendCode(request, peer);
    if (request.method === "POST" && pathname === "/auth/v1/verify") return verifyCode(request, peer);
    return auth(request, peer);
  };
}

const OPEN_TO_ALL = { "access-control-allow-origin": "*" };

interface Asked {
  readonly email: string | null;
  readonly token: string | null;
  readonly type: string | null;
}
async function bodyOf(request: Request): Promise<Asked> {
  const body: unknown = await request.json().catch(() => null);
  const field = (name: string): string | null => {
    const value: unknown = typeof body === "object" && body !== null && name in body ? body[name as keyof typeof body] : null;
    return typeof value === "string" && value !== "" && value.length <= 320 ? value : null;
  };
  return { email: field("email")?.trim().toLowerCase() ?? null, token: field("token"), type: field("type") };
}

function again(request: Request, body: object): Request {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  return new Request(request.url, { method: "POST", headers, body: JSON.stringify(body) });
}

/** As GoTrue says it, so that supabase-js gives the app an AuthApiError with this code. */
function refusal(status: number, errorCode: string, words: string): Response {
  return Response.json({ code: status, error_code: errorCode, msg: words }, { status, headers: { ...OPEN_TO_ALL, "x-sb-error-code": errorCode } });
}
