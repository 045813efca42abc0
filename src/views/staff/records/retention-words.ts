/** What each rule is about and what it means, and a number of days in words. */
import type { RetentionSubject } from "../../../domain/retention";
import { MOST_COUNTED } from "../../../domain/retention";
import { m } from "../../../generated/messages/messages";

export type Subject = RetentionSubject | "withdrawn";

const NAMES: Readonly<Record<Subject, () => string>> = {
  withdrawn: m.records_subject_withdrawn,
  redacted_originals: m.records_subject_redacted_originals,
  media_originals: m.records_subject_media_originals,
  invitations: m.records_subject_invitations,
  rejected_media: m.records_subject_rejected_media,
  report_texts: m.records_subject_report_texts,
  demographics: m.records_subject_demographics,
  tombstones: m.records_subject_tombstones,
  audit_events: m.records_subject_audit_events,
};
const MEANINGS: Readonly<Record<Subject, () => string>> = {
  withdrawn: m.records_meaning_withdrawn,
  redacted_originals: m.records_meaning_redacted_originals,
  media_originals: m.records_meaning_media_originals,
  invitations: m.records_meaning_invitations,
  rejected_media: m.records_meaning_rejected_media,
  report_texts: m.records_meaning_report_texts,
  demographics: m.records_meaning_demographics,
  tombstones: m.records_meaning_tombstones,
  audit_events: m.records_meaning_audit_events,
};
export const subjectName = (subject: Subject): string => NAMES[subject]();
export const subjectMeaning = (subject: Subject): string => MEANINGS[subject]();

export function lifeWords(days: number | null): string {
  if (days === null) return m.records_keep();
  return days === 0 ? m.records_at_once() : m.records_days({ count: days });
}
export function dueWords(due: number | null): string {
  if (due === null || due === 0) return m.records_due_none();
  return due >= MOST_COUNTED ? m.records_due_many({ count: due }) : m.records_due({ count: due });
}
export function wouldEraseWords(due: number): string {
  if (due === 0) return m.records_rule_would_keep();
  return due >= MOST_COUNTED ? m.records_rule_would_erase_many({ count: due }) : m.records_rule_would_erase({ count: due });
}
