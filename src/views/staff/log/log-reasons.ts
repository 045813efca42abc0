/** Why something was done, in words: what a reason means depends on the action it stands with. What has no words is shown as it is written. */
import { PLAN_PHASES } from "../../../domain/campaign";
import { REJECTION_REASONS, REPORT_REASONS } from "../../../domain/contribution";
import { RETENTION_SUBJECTS } from "../../../domain/retention";
import { m } from "../../../generated/messages/messages";
import { reasonWord, reportReasonWord } from "../../moderate/moderation-words";
import { phaseWord } from "../../shared/phase-words";
import { roleChoices, rolesInWords } from "../accounts/role-words";
import { lifeWords, subjectName } from "../records/retention-words";

const WORDS: Readonly<Record<string, (() => string) | undefined>> = {
  same_contributor: m.log_reason_same_contributor,
  receipt_code: m.log_reason_receipt_code,
  by_staff: m.log_reason_by_staff,
  exact_places: m.log_reason_exact_places,
  public_places: m.log_reason_public_places,
  before_its_first_day: m.log_reason_before_its_first_day,
  none: m.log_reason_no_duties,
  child_worry: m.moderate_flag_child_worry,
  moderation: m.log_moderation,
  audit: m.log_audit,
};
const ERASURES: Readonly<Record<string, (() => string) | undefined>> = {
  author_asked: m.records_erase_reason_author_asked,
  unlawful: m.records_erase_reason_unlawful,
  third_party: m.records_erase_reason_third_party,
};
const COUNTED = new Set(["answer.tied", "answer.untied", "theme.coded", "theme.uncoded", "theme.coding_undone"]);
const STATED = new Set(["answer.statements_tied", "answer.statements_untied"]);
const OF_A_STAGE = new Set(["dossier.read", "dossier.changed", "statement.added", "statement.changed", "statement.removed"]);
const REPORTED = new Set(["contribution.hidden", "contribution.reported"]);

export function reasonInWords(action: string, reason: string | null): string {
  if (reason === null) return "";
  if (COUNTED.has(action)) return m.log_reason_contributions({ count: Number(reason) });
  if (STATED.has(action)) return m.log_reason_statements({ count: Number(reason) });
  if (OF_A_STAGE.has(action)) return inPhase(reason);
  if (action === "feature_key.made") return m.log_reason_key_days({ days: reason });
  if (action === "dossier.exported") return inFile(reason);
  if (REPORTED.has(action)) return inReport(reason);
  if (action === "development_area.phase_changed") return inPhase(reason);
  if (action === "disposal.changed") return lifeWords(Number(reason));
  if (action === "contribution.erased") return inErasure(reason);
  if (action.startsWith("retention.")) return inRule(action, reason);
  if (action.startsWith("evidence.")) return inExport(action, reason);
  const rejection = REJECTION_REASONS.find((known) => known === reason);
  return rejection === undefined ? (WORDS[reason]?.() ?? inRoles(reason)) : reasonWord[rejection]();
}

function inReport(reason: string): string {
  const known = REPORT_REASONS.find((word) => word === reason);
  return known === undefined ? reason : reportReasonWord(known);
}
function inPhase(reason: string): string {
  const phase = PLAN_PHASES.find((known) => known === reason);
  return phase === undefined ? reason : phaseWord(phase);
}
/** "review docx 12 3 9f86…": of which stage, which format, how many contributions and statements, and the file's SHA-256. */
function inFile(reason: string): string {
  const [stage = "", format = "", contributions, statements, sha256] = reason.split(" ");
  if (contributions === undefined || statements === undefined || sha256 === undefined) return reason;
  const counts = { contributions: m.log_reason_contributions({ count: Number(contributions) }), statements: m.log_reason_statements({ count: Number(statements) }) };
  return m.log_reason_dossier_file({ stage: inPhase(stage), format: format.toUpperCase(), ...counts, sha256 });
}
/** "author_asked KS 2026/14": why, and by which decision. */
function inErasure(reason: string): string {
  const [why = "", ...number] = reason.split(" ");
  const word = ERASURES[why];
  return word === undefined ? reason : m.log_reason_erasure({ reason: word(), number: number.join(" ") });
}
/** "redacted_originals 30": what, and how many were erased or how long they are kept. */
function inRule(action: string, reason: string): string {
  const [word = "", number] = reason.split(" ");
  const subject = word === "withdrawn" ? word : RETENTION_SUBJECTS.find((known) => known === word);
  if (subject === undefined) return reason;
  const what = subjectName(subject);
  if (number === undefined) return what;
  return action === "retention.enforced" ? m.log_reason_erased({ what, count: Number(number) }) : m.log_reason_life({ what, life: lifeWords(Number(number)) });
}
/** "csv 1234 exact_places" before, "csv 1230 0a1b2c…" after. */
function inExport(action: string, reason: string): string {
  const [format = "", count = "", last = ""] = reason.split(" ");
  if (last === "") return reason;
  return action === "evidence.begun" ? m.log_reason_evidence_begun({ format, count, places: WORDS[last]?.() ?? last }) : m.log_reason_evidence_exported({ format, count, hash: last });
}
function inRoles(reason: string): string {
  const words = reason.split(" ");
  const roles = roleChoices.map(({ value }) => value).filter((role) => words.includes(role));
  return roles.length === words.length ? rolesInWords(roles) : reason;
}
