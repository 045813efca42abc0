/** A log as a CSV file that a spreadsheet opens: semicolons and a byte order mark as Swedish ones expect, nothing that could run as a formula. */
import { unparse } from "papaparse";
import type { LogEntry } from "../../../backend/staff/log";

export function logCsv(entries: readonly LogEntry[]): Blob {
  const rows = entries.map(({ id, at, actor, action, reason, subjectId }) => ({ id, at, actor: actor ?? "", action, reason: reason ?? "", subject: subjectId ?? "" }));
  const text = unparse(rows, { columns: ["id", "at", "actor", "action", "reason", "subject"], delimiter: ";", newline: "\r\n", escapeFormulae: true });
  return new Blob(["\uFEFF", text, "\r\n"], { type: "text/csv;charset=utf-8" });
}
