/** The letter as plain text, in the language of the board: Swedish. What is not filled in is left out, never shown as a gap. */
import type { DevelopmentArea } from "../../domain/campaign";
import { tidy } from "../../domain/tidy";
import { m } from "../../generated/messages/messages";

export interface LetterFields {
  readonly text: string;
  readonly affected: string;
  readonly name: string;
  readonly address: string;
}
export interface LetterParts {
  readonly area: Pick<DevelopmentArea, "name" | "caseNumber" | "phase">;
  readonly board: { readonly name: string; readonly postal: string };
  readonly fields: LetterFields;
  /** As it is to stand in the letter. */
  readonly date: string;
}
const SWEDISH = { locale: "sv" } as const;

export function letterSubject({ name, caseNumber }: LetterParts["area"]): string {
  return caseNumber === null ? m.letter_subject({ name }, SWEDISH) : m.letter_subject_with_case({ name, caseNumber }, SWEDISH);
}

export function letterText({ area, board, fields, date }: LetterParts): string {
  const [text, affected, name, address] = [fields.text, fields.affected, fields.name, fields.address].map(tidy);
  const phase = area.phase === "review" ? m.phase_review({}, SWEDISH) : m.phase_consultation({}, SWEDISH);
  const sender = [name, address].filter(Boolean).join("\n");
  return [
    `${board.name}\n${board.postal}`,
    date,
    `${letterSubject(area)}\n${m.letter_phase({ phase }, SWEDISH)}`,
    text,
    affected ? `${m.letter_affected_heading({}, SWEDISH)}\n${affected}` : "",
    sender ? `${m.letter_greeting({}, SWEDISH)}\n\n${sender}` : "",
  ].filter(Boolean).join("\n\n") + "\n";
}
