/** The charts of the workspace as pictures for others: the same numbers, but who respondents are only in groups of five or more. */
import { MINIMUM_RESPONDENTS, type Unit } from "../../../domain/analysis/filter";
import { GROUP_COLORS } from "../../../domain/analysis/plan-colors";
import { TIMES, type Dictionaries } from "../../../domain/analysis/snapshot";
import { SAFETY_SCALE } from "../../../domain/kind-marks";
import { m } from "../../../generated/messages/messages";
import type { ChartBar, ChartPicture, ChartRow } from "../../../export/chart-picture";
import { momentWords } from "../../shared/dates";
import { numberWords, percentWords } from "../../shared/numbers";
import { facetBars, type Group, type GroupBar } from "../figures/bars";
import { SAFETY_LEVELS } from "../legend/safety-levels";
import { amountIn, totalsWords } from "../words/amounts";
import { valueName } from "../words/facet-words";
import { filterWords } from "../words/filter-words";
import { monthWords } from "../words/period-words";
import { CHARTS, type ChartName } from "./chart-names";
import { agesAlone, homesAndAges } from "./group-tables";


export interface ChartFacts {
  readonly a: Group;
  readonly b: Group | null;
  readonly unit: Unit;
  readonly dictionaries: Dictionaries;
  readonly readAt: Date;
  readonly isRightToLeft: boolean;
}
const TITLES: Readonly<Record<ChartName, () => string>> = {
  kind: m.plan_chart_kinds, safety: m.plan_chart_safety, cause: m.plan_chart_causes, theme: m.plan_chart_themes, age: m.plan_chart_ages, months: m.plan_chart_months, decade: m.plan_chart_decades,
};
const FILES: Readonly<Record<ChartName, string>> = { kind: "typ", safety: "trygghet", cause: "orsaker", theme: "teman", age: "alder", months: "manader", decade: "artionden" };
const TIME_NAMES = { morning: m.time_morning, day: m.time_day, evening: m.time_evening, night: m.time_night };
const MOST_ROWS = 20;
const COLORS = [GROUP_COLORS.a, GROUP_COLORS.b] as const;

/** Null: nothing in the selection to draw, or nothing that may be told. */
export function chartPicture(name: ChartName, facts: ChartFacts): ChartPicture | null {
  const made = name === "safety" ? safety(facts) : name === "months" ? months(facts) : name === "age" ? ages(facts) : facet(name, facts);
  return made === null ? null : { name: FILES[name], title: TITLES[name](), isRightToLeft: facts.isRightToLeft, rows: [], columns: null, legend: groupLegend(facts), ...made };
}

type Drawn = Pick<ChartPicture, "notes"> & Partial<ChartPicture>;

const groupLegend = ({ b }: ChartFacts): ChartPicture["legend"] => (b === null ? [] : [{ words: m.plan_group_a(), color: COLORS[0] }, { words: m.plan_group_b(), color: COLORS[1] }]);
function notesOf({ a, b, dictionaries, readAt }: ChartFacts, ...method: readonly string[]): readonly string[] {
  return [
    m.plan_how_filter({ filter: filterWords(a.filter, dictionaries) }), totalsWords(a.figures.total),
    ...(b === null ? [] : [m.plan_how_filter_b({ filter: filterWords(b.filter, dictionaries) }), totalsWords(b.figures.total)]),
    ...method, m.plan_sentence_chose(), m.plan_how_date({ time: momentWords(readAt) }),
  ];
}

function facet(name: Exclude<ChartName, "safety" | "months" | "age">, facts: ChartFacts): Drawn | null {
  const { a, b, unit, dictionaries } = facts;
  const isByAmount = name !== "kind" && name !== "decade";
  const all = facetBars(name, a, b, unit);
  const bars = (isByAmount ? all.toSorted((one, other) => Number(one.value === "none") - Number(other.value === "none") || other.a.count - one.a.count) : all).slice(0, MOST_ROWS);
  if (bars.length === 0) return null;
  const isFiltered = [a, ...(b === null ? [] : [b])].some(({ filter }) => (filter.values[name] ?? []).length > 0);
  const lengthOf = (bar: GroupBar) => bar.share ?? 0;
  const longest = Math.max(...bars.flatMap((bar) => [bar.a, ...(bar.b === null ? [] : [bar.b])]).map((bar) => bar.interval?.high ?? lengthOf(bar)), 1e-9);
  const drawn = (bar: GroupBar, nth: 0 | 1): ChartBar => ({
    words: bar.share !== null ? `${numberWords(bar.count)} · ${percentWords(bar.share)}` : numberWords(bar.count),
    parts: [{ share: lengthOf(bar) / longest, color: COLORS[nth] }],
    interval: bar.interval !== null ? { low: bar.interval.low / longest, high: bar.interval.high / longest } : null,
  });
  return {
    rows: bars.map((bar) => ({ label: valueName(name, bar.value, dictionaries), bars: [drawn(bar.a, 0), ...(bar.b === null ? [] : [drawn(bar.b, 1)])] })),
    notes: notesOf(facts, unit === "pins" ? m.plan_how_unit_pins() : m.plan_how_unit_respondents(), ...(unit === "pins" ? [] : [m.plan_how_interval()]), ...(isFiltered ? [m.plan_how_other_filters()] : [])),
  };
}

function ages(facts: ChartFacts): Drawn | null {
  const { a, b, dictionaries } = facts;
  const groups = [a, ...(b === null ? [] : [b])].map(({ figures }) => homesAndAges(figures, dictionaries));
  if (groups[0] == null || groups.includes(null)) return null;
  const counts = groups.map((group) => (group === null ? [] : agesAlone(group)));
  const all = groups.map((group) => group?.table.total ?? 0);
  const shareOf = (count: number | null, group: number) => (count === null || (all[group] ?? 0) === 0 ? 0 : count / (all[group] ?? 1));
  const longest = Math.max(...counts.flatMap((group, nth) => group.map(({ respondents }) => shareOf(respondents, nth))), 1e-9);
  const rows = groups[0].ages.map((age, nth): ChartRow => ({
    label: valueName("age", age, dictionaries),
    bars: counts.map((group, which): ChartBar => {
      const count = group[nth]?.respondents ?? null;
      return { words: count === null ? m.plan_print_hidden() : `${numberWords(count)} · ${percentWords(shareOf(count, which))}`, parts: [{ share: shareOf(count, which) / longest, color: COLORS[which === 0 ? 0 : 1] }], interval: null };
    }),
  }));
  return { rows, notes: notesOf(facts, m.plan_print_ages_note(), m.plan_print_hidden_note({ count: String(MINIMUM_RESPONDENTS) })) };
}

function safety(facts: ChartFacts): Drawn | null {
  const groups = [facts.a, ...(facts.b === null ? [] : [facts.b])];
  if (groups.every(({ figures }) => figures.safety.respondents === 0)) return null;
  const names = groups.length === 1 ? [""] : [m.plan_group_a_short(), m.plan_group_b_short()];
  const few = m.plan_strip_few({ count: String(MINIMUM_RESPONDENTS) });
  const rows = TIMES.map((time, nth): ChartRow => ({
    label: TIME_NAMES[time](),
    bars: groups.map(({ figures }, which): ChartBar => {
      const of = figures.safetyByTime[nth];
      const isFew = of === undefined || of.mean === null || of.respondents < MINIMUM_RESPONDENTS;
      const marks = of?.respondentsByLevel.reduce((sum, count) => sum + count, 0) ?? 0;
      const words = isFew ? few : m.plan_safety_cell({ mean: numberWords(of.mean ?? 0), count: numberWords(of.respondents) });
      return { words: `${names[which] ?? ""} ${words}`.trim(), parts: isFew || marks === 0 ? [] : of.respondentsByLevel.map((count, level) => ({ share: count / marks, color: SAFETY_SCALE[level] ?? SAFETY_SCALE[2] })), interval: null };
    }),
  }));
  return { rows, legend: SAFETY_LEVELS.map((words, level) => ({ words: words(), color: SAFETY_SCALE[level] ?? SAFETY_SCALE[2] })), notes: notesOf(facts, m.plan_how_mean({ count: String(MINIMUM_RESPONDENTS) }), ...(groups.some(({ filter }) => (filter.values.time ?? []).length > 0) ? [m.plan_how_other_filters()] : [])) };
}

function months(facts: ChartFacts): Drawn | null {
  const { a, b, unit } = facts;
  const [first, last] = [a.figures.months[0], a.figures.months.at(-1)];
  if (first === undefined || last === undefined) return null;
  const ofA = a.figures.months.map((month) => amountIn(unit, month));
  const ofB = b === null ? null : a.figures.months.map(({ month }) => { const other = b.figures.months.find((each) => each.month === month); return other === undefined ? 0 : amountIn(unit, other); });
  const most = Math.max(1, ...ofA, ...(ofB ?? []));
  return {
    columns: { groups: [ofA, ...(ofB === null ? [] : [ofB])].map((counts, nth) => ({ color: COLORS[nth === 0 ? 0 : 1], shares: counts.map((count) => count / most) })), most: numberWords(most), from: monthWords(first.month), to: monthWords(last.month) },
    notes: notesOf(facts, unit === "pins" ? m.plan_how_unit_pins() : m.plan_how_unit_respondents(), m.plan_how_months()),
  };
}

export const allCharts = (facts: ChartFacts): readonly ChartPicture[] => CHARTS.flatMap((name) => chartPicture(name, facts) ?? []);
