/** What a dossier's part holds, in groups by theme: most said first, uncoded last. What has two themes stands in both. Pure. */
import type { Dossier, DossierAnswer, DossierContribution, WrittenStatement } from "../../../backend/staff/dossier";
import type { DossierPart } from "../../../domain/dossier";
import { fold } from "../../../domain/fold";
import { KINDS } from "../../../domain/kind";

export interface DossierGroup {
  /** Null: not coded. */
  readonly themeId: string | null;
  readonly name: string | null;
  readonly contributions: readonly DossierContribution[];
  readonly statements: readonly WrittenStatement[];
}
export const DOSSIER_ORDERS = ["oldest", "newest", "support"] as const;
export type DossierOrder = (typeof DOSSIER_ORDERS)[number];
export interface DossierLook {
  readonly part: DossierPart;
  readonly isWaitingOnly: boolean;
  readonly words: string;
  readonly order: DossierOrder;
}

/** Statements belong to the stage: they stand among what was received. */
export function groupsOf(dossier: Pick<Dossier, "contributions" | "statements" | "themes">, look: DossierLook): readonly DossierGroup[] {
  const sought = fold(look.words.trim());
  const waits = ({ answerIds }: { readonly answerIds: readonly string[] }) => !look.isWaitingOnly || answerIds.length === 0;
  const has = (...words: readonly (string | null)[]) => sought === "" || fold(words.join(" ")).includes(sought);
  const contributions = inOrder(
    dossier.contributions.filter((each) => each.part === look.part && waits(each) && has(String(each.number), each.title, each.text)),
    look.order,
  );
  const statements = look.part === "received" ? dossier.statements.filter((each) => waits(each) && has(each.registerNumber, each.sender, each.summary)) : [];
  const known = new Set(dossier.themes.map(({ id }) => id));
  const isUncoded = ({ themeIds }: { readonly themeIds: readonly string[] }) => !themeIds.some((id) => known.has(id));
  return [
    ...dossier.themes
      .map(({ id, name }): DossierGroup => ({ themeId: id, name, contributions: contributions.filter(({ themeIds }) => themeIds.includes(id)), statements: statements.filter(({ themeIds }) => themeIds.includes(id)) }))
      .toSorted((one, other) => sizeOf(other) - sizeOf(one) || (one.name ?? "").localeCompare(other.name ?? "", "sv")),
    { themeId: null, name: null, contributions: contributions.filter(isUncoded), statements: statements.filter(isUncoded) },
  ].filter((group) => sizeOf(group) > 0);
}

export const sizeOf = ({ contributions, statements }: DossierGroup): number => contributions.length + statements.length;
/** In the order of KINDS. */
export const kindCounts = (contributions: readonly DossierContribution[]): readonly number[] => KINDS.map((kind) => contributions.filter((each) => each.kind === kind).length);
/** How many stand in more than one of the groups. */
export function doubledIn(groups: readonly DossierGroup[]): number {
  const times = new Map<string, number>();
  for (const { id } of groups.flatMap(({ contributions, statements }) => [...contributions, ...statements])) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times.values()].filter((count) => count > 1).length;
}

/** What was answered about the area, not to somebody. */
export function answersAboutTheWhole({ answers, contributions, statements }: Pick<Dossier, "answers" | "contributions" | "statements">): readonly DossierAnswer[] {
  const tied = new Set([...contributions, ...statements].flatMap(({ answerIds }) => answerIds));
  return answers.filter(({ id }) => !tied.has(id));
}

function inOrder(contributions: readonly DossierContribution[], order: DossierOrder): readonly DossierContribution[] {
  const byTime = (one: DossierContribution, other: DossierContribution) => one.receivedAt.localeCompare(other.receivedAt) || one.number - other.number;
  if (order === "oldest") return contributions.toSorted(byTime);
  if (order === "newest") return contributions.toSorted((one, other) => byTime(other, one));
  return contributions.toSorted((one, other) => other.supportCount - one.supportCount || byTime(one, other));
}
