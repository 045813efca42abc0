/**
 * Bounds how often passwords are tried: lite has no limit, and every try costs the server about 80 ms of bcrypt. Counted per
 * account and for the whole server, never per address (a school shares one). Supabase limits by itself.
 */
import type { Fetch } from "./api";

const WINDOW_MS = 5 * 60_000;
const FAILURES_PER_ACCOUNT = 10;
/** For the whole server: as many at once, and one more each interval. */
const BURST = 30;
const REFILL_MS = 250;
/** Accounts remembered at once: guessing names must not fill the memory. */
const MAX_ACCOUNTS = 5_000;

export function limitSignIn(auth: Fetch, now: () => number = Date.now): Fetch {
  const failures = new Map<string, { count: number; until: number }>();
  let tokens = BURST;
  let refilledAt = now();

  return async (request, peerAddress) => {
    const url = new URL(request.url);
    if (request.method !== "POST" || url.pathname !== "/auth/v1/token" || url.searchParams.get("grant_type") !== "password") return auth(request, peerAddress);
    tokens = Math.min(BURST, tokens + Math.floor((now() - refilledAt) / REFILL_MS));
    if (tokens === BURST || now() - refilledAt >= REFILL_MS) refilledAt = now();
    if (tokens < 1) return tooMany(REFILL_MS);

    const account = await accountOf(request.clone());
    const known = failures.get(account);
    if (known !== undefined && known.until <= now()) failures.delete(account);
    else if (known !== undefined && known.count >= FAILURES_PER_ACCOUNT) return tooMany(known.until - now());

    tokens -= 1;
    const response = await auth(request, peerAddress);
    if (response.ok) failures.delete(account);
    else {
      if (failures.size >= MAX_ACCOUNTS) failures.delete(failures.keys().next().value ?? "");
      const current = failures.get(account);
      failures.set(account, { count: (current?.count ?? 0) + 1, until: current?.until ?? now() + WINDOW_MS });
    }
    return response;
  };
}

async function accountOf(request: Request): Promise<string> {
  const body: unknown = await request.json().catch(() => null);
  const email = typeof body === "object" && body !== null && "email" in body ? body.email : "";
  return String(email).trim().toLowerCase().slice(0, 320);
}

/** As GoTrue says it, so that supabase-js gives the app an AuthApiError with this code. */
function tooMany(waitMs: number): Response {
  return Response.json(
    { code: 429, error_code: "over_request_rate_limit", msg: "Request rate limit reached" },
    { status: 429, headers: { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1_000))), "access-control-allow-origin": "*", "x-sb-error-code": "over_request_rate_limit" } },
  );
}
