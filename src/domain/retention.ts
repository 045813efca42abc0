/** How long things live: the subjects of rules, in the order they are shown. The same words are in SQL as check constraints. */
export const RETENTION_SUBJECTS = ["redacted_originals", "media_originals", "rejected_media", "report_texts", "demographics", "invitations", "tombstones", "audit_events"] as const;
export type RetentionSubject = (typeof RETENTION_SUBJECTS)[number];

/** The shortest life a rule may give: the database refuses less. */
export const LEAST_DAYS: Readonly<Record<RetentionSubject, number>> = { redacted_originals: 0, media_originals: 0, rejected_media: 0, report_texts: 0, demographics: 0, invitations: 0, tombstones: 365, audit_events: 730 };
export const MOST_DAYS = 36_500;
/** Nobody counts on: this many or more. */
export const MOST_COUNTED = 10_000;

/** Why somebody's contribution is erased at the counter. */
export const ERASURE_REASONS = ["author_asked", "unlawful", "third_party"] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** A decision's number, such as "KS 2026/9": it stands in the log for ever, so it is no sentence. As the database has it. */
export const isDecisionNumber = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N} ./:-]{0,39}$/u.test(text) && /[0-9]/.test(text);

const TWO_DAYS_MS = 2 * 24 * 60 * 60_000;
/** The job runs once a day; two without it mean that nobody lets it. */
export const isOverdue = (lastRunAt: string | null, now: Date): boolean => lastRunAt === null || now.getTime() - Date.parse(lastRunAt) > TWO_DAYS_MS;
