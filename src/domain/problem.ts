/**
 * Everything that can go wrong, in one catalogue. The database raises the code as the error's message with SQLSTATE `PTnnn`
 * (PostgREST turns it into HTTP nnn); `retry` says what the outbox and the person can do.
 */
export type Retry = "later" | "after-edit" | "never";

export const PROBLEMS = {
  // what the person can mend
  place_outside_city: "after-edit",
  place_invalid: "after-edit",
  place_outside_campaign: "after-edit",
  place_too_many_points: "after-edit",
  place_too_large: "after-edit",
  place_too_short: "after-edit",
  place_crosses_itself: "after-edit",
  geometry_not_offered: "after-edit",
  text_too_long: "after-edit",
  text_missing: "after-edit",
  kind_not_offered: "after-edit",
  field_invalid: "after-edit",
  field_not_allowed: "after-edit",
  precision_not_allowed: "after-edit",
  session_unknown: "after-edit",
  session_ended: "after-edit",
  media_not_allowed: "after-edit",
  media_too_large: "after-edit",
  media_type_not_allowed: "after-edit",
  media_unreadable: "after-edit",
  media_too_many: "after-edit",
  revision_conflict: "after-edit",
  claimed_by_colleague: "after-edit",
  /** `field` names what is missing: openingFieldsFrom of domain/campaign-draft.ts. */
  campaign_not_ready: "after-edit",
  /** Nobody takes away their own admin role: an organisation always has one. */
  own_admin_role: "after-edit",
  already_staff: "after-edit",
  // wait and it goes
  offline: "later",
  server_unavailable: "later",
  too_many_from_contributor: "later",
  too_many_from_session: "later",
  /** A group session that waits for its facilitator or its hour. */
  session_not_started: "later",
  too_many_new_contributors: "later",
  /** Photo or voice that came before its text: it waits for it. */
  contribution_unknown: "later",
  storage_full: "later",
  sign_in_expired: "later",
  // final
  refused: "never",
  receipt_unknown: "never",
  withdrawn: "never",
  not_allowed: "never",
  sign_in_failed: "never",
  unexpected: "later",
} as const satisfies Record<string, Retry>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The one error type that crosses a border inside the app. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly retry: Retry;
  /** Which field of the form, when one is to blame. */
  readonly field: string | undefined;
  /** Milliseconds the server asked us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ProblemCode, options: { field?: string; retryAfterMs?: number; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "Problem";
    this.code = code;
    this.retry = PROBLEMS[code];
    this.field = options.field;
    this.retryAfterMs = options.retryAfterMs;
  }
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
