/** One line for a contribution: its title, else the beginning of its words, else what it says without words. */
import type { ContributionToAnswer } from "../../../backend/staff/answers";
import { m } from "../../../generated/messages/messages";
import { kindName } from "../../shared/kind-words";

const LINE = 80;

export function contributionWords({ title, text, kind, safetyLevel }: Pick<ContributionToAnswer, "title" | "text" | "kind" | "safetyLevel">): string {
  if (title !== null) return title;
  if (text !== "") return text.length <= LINE ? text : `${text.slice(0, LINE).trimEnd()} …`;
  return safetyLevel === null ? m.staff_browse_wordless({ kind: kindName(kind) }) : m.staff_browse_wordless_safety({ level: String(safetyLevel) });
}
