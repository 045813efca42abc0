/**
 * lite answers HTTP 500 "SUP" for every SQLSTATE it does not know (check violations, raise, timeouts …) and the app could not
 * say what went wrong. This dresses them as PostgREST's own `PGRST` error, which lite passes on with code, details and hint.
 * Status codes: https://docs.postgrest.org/en/stable/references/errors.html
 */
import { isDatabaseError } from "../database/database";

/** Codes lite already answers as PostgREST does. */
const KNOWN_TO_LITE = /^(42|22|21|PT|53|55)|^(PGRST|23502|23503|23505|25006)$/;
const BY_CODE: Readonly<Record<string, number>> = { P0001: 400, "53400": 500, "42P17": 500 };
const BY_CLASS: Readonly<Record<string, number>> = {
  "08": 503, "09": 500, "0L": 403, "0P": 403, "23": 400, "25": 500, "28": 403, "2D": 500, "38": 500, "39": 500, "3B": 500,
  "40": 500, "53": 503, "54": 500, "55": 500, "57": 500, "58": 500, F0: 500, HV: 500, P0: 500, XX: 500,
};

export function postgrestError(error: unknown): unknown {
  if (!isDatabaseError(error)) return error;
  const { code, message, detail, hint } = error;
  if (code !== "53300" && KNOWN_TO_LITE.test(code)) return error;
  const status = BY_CODE[code] ?? BY_CLASS[code.slice(0, 2)] ?? 400;
  return {
    code: "PGRST",
    message: JSON.stringify({ code, message, details: detail ?? null, hint: hint ?? null }),
    detail: JSON.stringify({ status, headers: {} }),
  };
}
