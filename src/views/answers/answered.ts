/** One answer can be given to many contributions: turn rows with answers into answers with rows, latest answer first. */
import type { PublishedAnswer, PublishedContribution } from "../../domain/contribution";

export interface Answered {
  readonly answer: PublishedAnswer;
  readonly rows: readonly PublishedContribution[];
}

export function answersWithContributions(all: readonly PublishedContribution[]): readonly Answered[] {
  const byId = new Map<string, { answer: PublishedAnswer; rows: PublishedContribution[] }>();
  for (const row of all) {
    for (const answer of row.answers) {
      const known = byId.get(answer.id);
      if (known === undefined) byId.set(answer.id, { answer, rows: [row] });
      else known.rows.push(row);
    }
  }
  return [...byId.values()].sort((a, b) => b.answer.publishedAt.localeCompare(a.answer.publishedAt));
}
