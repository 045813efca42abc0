/** What a dossier is after something was done to it here, so that a planner's own change is seen without reading every place again. Pure. */
import type { StaffAnswer } from "../../backend/staff/answers";
import type { Dossier, DossierAnswer, WrittenStatement } from "../../backend/staff/dossier";
import type { DossierPart } from "../../domain/dossier";

export interface TiedItems {
  readonly contributionIds: readonly string[];
  readonly statementIds: readonly string[];
}

export const idsIn = ({ contributionIds, statementIds }: TiedItems): ReadonlySet<string> => new Set([...contributionIds, ...statementIds]);
/** Items put to a list of ids, or taken from it. */
export function idsWith(ids: readonly string[], items: readonly { readonly id: string }[], isIn: boolean): string[] {
  const wanted = new Set(items.map(({ id }) => id));
  const others = ids.filter((id) => !wanted.has(id));
  return isIn ? [...others, ...wanted] : others;
}

export function withAnswer(dossier: Dossier, answer: StaffAnswer, { contributionIds, statementIds }: TiedItems): Dossier {
  const tied = (id: string, ids: readonly string[], answerIds: readonly string[]) => (ids.includes(id) && !answerIds.includes(answer.id) ? [...answerIds, answer.id] : answerIds);
  return counted({
    ...dossier,
    answers: [...dossier.answers.filter(({ id }) => id !== answer.id), answerIn(answer)],
    contributions: mapped(dossier.contributions, contributionIds, (each) => ({ ...each, answerIds: tied(each.id, contributionIds, each.answerIds) })),
    statements: mapped(dossier.statements, statementIds, (each) => ({ ...each, answerIds: tied(each.id, statementIds, each.answerIds) })),
  }, dossier);
}

export function withoutTie(dossier: Dossier, answerId: string, { contributionIds, statementIds }: TiedItems): Dossier {
  const untied = <T extends { readonly answerIds: readonly string[] }>(each: T): T => ({ ...each, answerIds: each.answerIds.filter((id) => id !== answerId) });
  return counted({ ...dossier, contributions: mapped(dossier.contributions, contributionIds, untied), statements: mapped(dossier.statements, statementIds, untied) }, dossier);
}

export function withStatement(dossier: Dossier, statement: WrittenStatement): Dossier {
  const others = dossier.statements.filter(({ id }) => id !== statement.id);
  return { ...dossier, statements: [...others, statement].toSorted((one, other) => one.receivedOn.localeCompare(other.receivedOn)) };
}
export const withoutStatement = (dossier: Dossier, id: string): Dossier => ({ ...dossier, statements: dossier.statements.filter((each) => each.id !== id) });

function answerIn({ id, revision, stance, text, reason, unit, standing, decidedOn, paragraph, state, updatedBy, updatedAt }: StaffAnswer): DossierAnswer {
  return { id, revision, stance, text, reason, unit, standing, decidedOn, paragraph, isPublished: state === "published", by: updatedBy, updatedAt };
}
function mapped<T extends { readonly id: string }>(all: readonly T[], ids: readonly string[], change: (each: T) => T): readonly T[] {
  const wanted = new Set(ids);
  return all.map((each) => (wanted.has(each.id) ? change(each) : each));
}
/** The totals may count more than the list holds: they move by what changed in it. */
function counted(after: Dossier, before: Dossier): Dossier {
  const waiting = ({ contributions }: Dossier, part: DossierPart) => contributions.filter((each) => each.part === part && each.answerIds.length === 0).length;
  const totalOf = (part: DossierPart) => ({ ...before.totals[part], unanswered: before.totals[part].unanswered + waiting(after, part) - waiting(before, part) });
  return { ...after, totals: { received: totalOf("received"), background: totalOf("background") } };
}
