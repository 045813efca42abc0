/** From what one reads in the workspace to where it is answered: the staff's list, with just these chosen. Nothing is begun before that. */
import type { WeighedContribution } from "../../../backend/staff/analysis";
import { filterQuery, MOST_IDS, WAITING } from "../../../domain/contribution-filter";
import { routeHref } from "../../../route";
import { staffPath } from "../../staff/staff-route";

/** What waits for moderation, or was rejected, has no answer yet. */
export const canAnswer = ({ status }: Pick<WeighedContribution, "status">): boolean => status === "published";

/** Those without an answer, as many as an address holds. */
export function toAnswer(rows: readonly WeighedContribution[]): readonly string[] {
  return rows.filter((row) => canAnswer(row) && row.answers.length === 0).slice(0, MOST_IDS).map(({ id }) => id);
}
export function answerContributionsHref(ids: readonly string[]): string {
  return routeHref({ name: "staff", path: staffPath({ name: "contributions", query: filterQuery({ ...WAITING, answered: null, ids }) }) });
}
