/** Ni sa – vi gjorde: the city's answers by area, the latest first, each with a few of the words it answers. Pure. */
import type { District } from "../../domain/campaign";
import type { AnswerDetail, PublishedContribution, Stance } from "../../domain/contribution";

export interface AnswerGroup {
  /** A development area's id, a district's slug, or `CITY_KEY`. */
  readonly key: string;
  /** Null: the whole city. */
  readonly name: string | null;
  /** Only for districts: the map can show them alone. */
  readonly districtSlug: string | null;
  readonly answers: readonly AnswerDetail[];
}
export interface Said {
  /** At most three, to be quoted. */
  readonly quoted: readonly PublishedContribution[];
  /** How many more it answers, public or not. */
  readonly more: number;
}
export const CITY_KEY = "staden";
const QUOTES = 3;

/** By development area, else by the district most of it is about. Groups and answers: the latest first. */
export function groupAnswers(answers: readonly AnswerDetail[], districts: readonly District[]): readonly AnswerGroup[] {
  const groups = new Map<string, { key: string; name: string | null; districtSlug: string | null; answers: AnswerDetail[] }>();
  for (const answer of [...answers].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))) {
    const district = districts.find(({ id }) => id === answer.districtIds[0]);
    const [key, name] = answer.areaId !== null ? [answer.areaId, answer.areaName] : district !== undefined ? [district.slug, district.name] : [CITY_KEY, null];
    const group = groups.get(key) ?? { key, name, districtSlug: answer.areaId === null ? (district?.slug ?? null) : null, answers: [] };
    group.answers.push(answer);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function chooseAnswers(groups: readonly AnswerGroup[], chosen: { readonly stance: Stance | null; readonly area: string | null }): readonly AnswerGroup[] {
  return groups
    .filter(({ key }) => chosen.area === null || key === chosen.area)
    .map((group) => ({ ...group, answers: group.answers.filter(({ stance }) => chosen.stance === null || stance === chosen.stance) }))
    .filter(({ answers }) => answers.length > 0);
}

/** What was said, from the public map: words first, then those that say something by their title. */
export function whatWasSaid({ contributionIds, contributionCount }: AnswerDetail, find: (id: string) => PublishedContribution | undefined): Said {
  const rows = contributionIds.flatMap((id) => find(id) ?? []).filter(({ text, title }) => text !== "" || title !== null);
  const quoted = rows.slice(0, QUOTES);
  return { quoted, more: Math.max(0, (contributionCount ?? rows.length) - quoted.length) };
}

/** Without the list of answers: those that came with the saved map. They lack areas and what is not public. */
export function answersOfRows(rows: readonly PublishedContribution[]): readonly AnswerDetail[] {
  const found = new Map<string, { answer: PublishedContribution["answers"][number]; rows: PublishedContribution[] }>();
  for (const row of rows) {
    for (const answer of row.answers) {
      const known = found.get(answer.id);
      if (known === undefined) found.set(answer.id, { answer, rows: [row] });
      else known.rows.push(row);
    }
  }
  return [...found.values()].map(({ answer, rows: to }) => ({
    ...answer, areaId: null, areaName: null, districtIds: mostFirst(to.flatMap(({ districtId }) => districtId ?? [])), campaignId: null,
    contributionIds: to.map(({ id }) => id), contributionCount: null, isMeasure: false,
  }));
}

function mostFirst(ids: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
