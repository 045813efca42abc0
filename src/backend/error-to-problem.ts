/** The border for errors: what PostgREST, the network or Auth says becomes one Problem of our catalogue. Used by both Supabase adapters. */
import { Problem, isProblemCode } from "../domain/problem";

export interface ForeignError {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** SQLSTATE, `PTnnn` or PostgREST's own. */
  readonly code?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly details?: string | null | undefined;
}

export function problemFrom(error: ForeignError): Problem {
  const message = error.message ?? "";
  if (isProblemCode(message)) return new Problem(message, { ...readDetails(error.details), cause: error });
  return new Problem(codeFor(error, message), { cause: error });
}

function codeFor({ status, code }: ForeignError, message: string) {
  const state = code ?? "";
  if (status === 0) return /timeout|timed out/i.test(message) ? "server_unavailable" : "offline";
  // PGRST301 and 303: the token is not valid (any more).
  if (status === 401 || state === "PGRST301" || state === "PGRST303") return "sign_in_expired";
  if (status === 403 || state === "42501") return "not_allowed";
  // Classes 22 and 23: data that no rule of ours caught first. Trying again will not help; the person may.
  if (/^2[23]/.test(state) || status === 413) return "field_invalid";
  if (status === 408 || status === 429 || status >= 500) return "server_unavailable";
  return "unexpected";
}

/** `details` is a field's name or {"retryAfterMs": n, "field": "…"}. */
function readDetails(details: string | null | undefined): { field?: string; retryAfterMs?: number } {
  if (details === null || details === undefined || details === "") return {};
  if (!details.startsWith("{")) return { field: details };
  try {
    const parsed: unknown = JSON.parse(details);
    if (typeof parsed !== "object" || parsed === null) return {};
    const retryAfterMs = "retryAfterMs" in parsed && typeof parsed.retryAfterMs === "number" ? { retryAfterMs: parsed.retryAfterMs } : {};
    const field = "field" in parsed && typeof parsed.field === "string" ? { field: parsed.field } : {};
    return { ...retryAfterMs, ...field };
  } catch {
    return {};
  }
}
