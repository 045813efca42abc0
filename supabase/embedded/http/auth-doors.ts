/**
 * Which of lite's doors are open. Sign-in, renewal, one's own account and sign-out; everything else is closed – with
 * enable_signup off, lite 0.10.0 creates accounts through /magiclink all the same, and /recover would mail links; /otp and /verify are narrowed
 * by email-code.ts, /invite and /admin/users/<id> are account-door.ts's.
 * And a token that is not valid is refused instead of being served as anonymous, as PostgREST and GoTrue do.
 */
import type { Keys } from "../folder/keys";
import type { Fetch } from "./api";
import { identify } from "./identify";

/** /signup stays open for lite to answer signup_disabled. */
const OPEN = /^\/auth\/v1\/(token|user|logout|settings|health|signup|otp|verify|invite|admin\/users\/[0-9a-f-]{36}|\.well-known\/jwks\.json)$/;
const GRANTS = new Set(["password", "refresh_token"]);

export function onlyOpenAuthDoors(auth: Fetch): Fetch {
  return async (request, peerAddress) => {
    const url = new URL(request.url);
    if (request.method === "OPTIONS") return auth(request, peerAddress);
    // A link in a mail would be opened by whoever forwards it; only codes are taken.
    const isLink = request.method === "GET" && url.pathname === "/auth/v1/verify";
    const isOpen = !isLink && OPEN.test(url.pathname) && (!url.pathname.endsWith("/token") || GRANTS.has(url.searchParams.get("grant_type") ?? ""));
    if (isOpen) return auth(request, peerAddress);
    return Response.json(
      { code: 422, error_code: "validation_failed", msg: "This way of signing in is not enabled" },
      { status: 422, headers: { "access-control-allow-origin": "*" } },
    );
  };
}

export function refuseInvalidTokens(next: Fetch, keys: Keys): Fetch {
  return async (request, peerAddress) => {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    if (bearer === undefined || (await identify(bearer, keys)) !== null) return next(request, peerAddress);
    return Response.json({ code: "PGRST301", message: "JWT expired or not valid", details: null, hint: null }, { status: 401, headers: { "access-control-allow-origin": "*", "www-authenticate": "Bearer" } });
  };
}
