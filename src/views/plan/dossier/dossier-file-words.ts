/**
 * What of a dossier may stand in a file that leaves the workspace, in Swedish whatever language the planner reads in: it goes into a Swedish
 * case. No places at all: only whether something lies inside the plan or close by. Nobody's words before a moderator has read them; words about
 * felt safety only when the planner asks for them.
 */
import type { Dossier, DossierAnswer, DossierContribution, WrittenStatement } from "../../../backend/staff/dossier";
import type { DossierPart, DossierStage } from "../../../domain/dossier";
import { isCellOnly, TIMES_OF_DAY } from "../../../domain/kind";
import { causeSv, daySv, kindSv, levelSv, standingSv, stanceSv, timeSv, wordsSv } from "../../staff/records/archive-words";

export interface DossierFileOptions {
  /** Their places are hidden from the public and so are their words, one by one. */
  readonly withSafetyWords: boolean;
}
export const DOCUMENT_SV: Readonly<Record<DossierStage, string>> = { consultation: "Samrådsredogörelse", review: "Granskningsutlåtande" };
export const STAGE_SV: Readonly<Record<DossierStage, string>> = { consultation: "Samråd", review: "Granskning" };
export const STAGE_OF_SV: Readonly<Record<DossierStage, string>> = { consultation: "samrådet", review: "granskningen" };
export const PART_SV: Readonly<Record<DossierPart, string>> = { received: "A", background: "B" };
export const UNCODED_SV = "Utan tema";

/** What somebody wrote, or why it does not stand here. */
export function wordsOf({ status, kind, title, text }: DossierContribution, { withSafetyWords }: DossierFileOptions): string {
  if (status !== "published") return "Inte läst av moderator än. Orden tas med när bidraget är läst.";
  if (isCellOnly(kind) && !withSafetyWords) return title === null && text === "" ? "" : "Orden visas inte: de rör trygghet.";
  return [title, text].filter((part) => part !== null && part !== "").join("\n");
}
/** What was said in choices: felt safety, when, why. */
export function choicesOf({ safetyLevel, times, causes }: DossierContribution): string {
  const level = safetyLevel === null ? [] : [levelSv(safetyLevel)];
  const when = TIMES_OF_DAY.filter((time) => times.includes(time)).map(timeSv);
  return [...level, ...when, ...causes.map(causeSv)].join(", ");
}
export const placeSv = ({ isInside, isRough }: DossierContribution): string => `${isInside ? "I planområdet" : "Nära planområdet"}${isRough ? ", ungefärlig plats" : ""}`;
export const campaignSv = ({ campaignTitle }: DossierContribution): string => wordsSv(campaignTitle);
export const receivedSv = ({ receivedAt }: DossierContribution): string => daySv(receivedAt);
export const kindOf = ({ kind }: DossierContribution): string => kindSv(kind);

export function standingOf({ standing, decidedOn, paragraph }: DossierAnswer): string {
  if (standing === "administration") return standingSv(standing);
  return [standingSv(standing), decidedOn, paragraph === null ? null : /§/.test(paragraph) ? paragraph : `§ ${paragraph}`].filter((part) => part !== null && part !== "").join(", ");
}
export const stanceOf = ({ stance }: DossierAnswer): string => (stance === null ? "" : stanceSv(stance));
export const statusOf = ({ isPublished }: DossierAnswer): string => (isPublished ? "Publicerat" : "Utkast, inte publicerat");

/** Y1, Y2 … in the order they came. */
export const statementNumbers = ({ statements }: Pick<Dossier, "statements">): ReadonlyMap<string, string> => new Map(byDay(statements).map(({ id }, nth) => [id, `Y${nth + 1}`]));
export const byDay = (statements: readonly WrittenStatement[]): readonly WrittenStatement[] => statements.toSorted((one, other) => one.receivedOn.localeCompare(other.receivedOn) || one.sender.localeCompare(other.sender, "sv"));
export function themesOf({ themeIds }: { readonly themeIds: readonly string[] }, { themes }: Pick<Dossier, "themes">): readonly string[] {
  const names = themes.filter(({ id }) => themeIds.includes(id)).map(({ name }) => name);
  return names.length === 0 ? [UNCODED_SV] : names;
}
export const answersOf = ({ answerIds }: { readonly answerIds: readonly string[] }, { answers }: Pick<Dossier, "answers">): readonly DossierAnswer[] => answers.filter(({ id }) => answerIds.includes(id));
