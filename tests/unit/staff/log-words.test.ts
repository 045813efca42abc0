import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { m } from "../../../src/generated/messages/messages";
import { reasonInWords } from "../../../src/views/staff/log/log-reasons";
import { actionWord } from "../../../src/views/staff/log/log-words";

const MIGRATIONS = new URL("../../../supabase/migrations/", import.meta.url);

/** Every noun.verb that stands in a statement writing to the audit. */
function auditedActions(sql: string): readonly string[] {
  return [...sql.matchAll(/(?:private\.audit(?:_\w+)?\(|insert into public\.audit_events)[^;]*;/g)].flatMap(([statement]) => [...statement.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action = ""]) => action));
}
const audited = [...new Set(readdirSync(MIGRATIONS).flatMap((file) => auditedActions(readFileSync(new URL(file, MIGRATIONS), "utf8"))))].sort();

describe("the log in words", () => {
  test("the migrations are read: straight calls, choices between two, helpers and inserts", () => {
    expect(audited).toEqual(expect.arrayContaining(["place.viewed", "media.published", "media.rejected", "session.made", "session.changed", "media.blurred", "contribution.erased"]));
  });
  test("everything the database writes down has words", () => {
    expect(audited.filter((action) => actionWord(action) === action)).toEqual([]);
  });
  test("so do the decisions on contributions", () => {
    const [, decisions = ""] = /table public\.moderation_decisions[^;]*?check \(action in \(([^)]*)\)/.exec(readFileSync(new URL("20261123000700_moderation.sql", MIGRATIONS), "utf8")) ?? [];
    const actions = [...decisions.matchAll(/'(\w+)'/g)].map(([, action = ""]) => action);
    expect(actions).toContain("hand_over");
    expect(actions.filter((action) => actionWord(action) === action)).toEqual([]);
  });
  test("what has no words yet is shown as it is written", () => {
    expect(actionWord("moon.landed")).toBe("moon.landed");
    expect(reasonInWords("moon.landed", "one_small_step")).toBe("one_small_step");
  });
});

test.each([
  ["reject", "personal_data", m.moderate_reason_personal_data()],
  ["contribution.hidden", "child", m.report_reason_child()],
  ["answer.tied", "12", m.log_reason_contributions({ count: 12 })],
  ["answer.statements_tied", "2", "2 yttranden"],
  ["dossier.read", "consultation", "Samråd"],
  ["dossier.exported", `review docx 12 1 ${"0".repeat(64)}`, `Granskning, DOCX: 12 bidrag, 1 yttrande. Kontrollsumma (SHA-256): ${"0".repeat(64)}`],
  ["development_area.phase_changed", "adopted", "Antagen"],
  ["contribution.erased", "unlawful KS 2026/9", m.log_reason_erasure({ reason: m.records_erase_reason_unlawful(), number: "KS 2026/9" })],
  ["retention.enforced", "withdrawn 3", m.log_reason_erased({ what: m.records_subject_withdrawn(), count: 3 })],
  ["retention.changed", "tombstones 400", m.log_reason_life({ what: m.records_subject_tombstones(), life: m.records_days({ count: 400 }) })],
  ["retention.kept", "tombstones", m.records_subject_tombstones()],
  ["disposal.changed", "0", m.records_at_once()],
  ["staff.duties_set", "none", m.log_reason_no_duties()],
  ["log.exported", "audit", m.log_audit()],
])("%s for %s is told in words", (action, reason, words) => {
  expect(reasonInWords(action, reason)).toBe(words);
});

test("roles stand in words, joined as the language joins them", () => {
  expect(reasonInWords("staff.roles_set", "moderator admin")).toBe(`${m.role_moderator()} och ${m.role_admin()}`);
});
