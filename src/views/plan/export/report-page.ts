/** The selection as a report to print: what it is, map, key figures, charts, who is missing, areas, and how it was made. In the planner's language. */
import type { MeanSafety } from "../../../domain/analysis/figures";
import { MINIMUM_RESPONDENTS } from "../../../domain/analysis/filter";
import { wilsonInterval } from "../../../domain/analysis/intervals";
import { whoIsMissing, type Turnout } from "../../../domain/analysis/who-is-missing";
import { KINDS } from "../../../domain/kind";
import { SMALLEST_GROUP } from "../../../domain/suppression";
import { m } from "../../../generated/messages/messages";
import type { PdfBlock, PdfPage } from "../../../export/pdf-page";
import { momentWords } from "../../shared/dates";
import { numberWords, percentWords } from "../../shared/numbers";
import { areaRows, sortRows } from "../figures/area-rows";
import { totalsWords } from "../words/amounts";
import { valueName } from "../words/facet-words";
import { filterLines } from "../words/filter-words";
import { allCharts, type ChartFacts } from "./chart-pictures";
import type { Selection } from "./figure-layers";
import { homesAndAges } from "./group-tables";

export interface ReportParts {
  readonly selection: Selection;
  readonly facts: ChartFacts;
  readonly organisation: string;
  readonly purpose: string;
  readonly exportId: string;
  readonly madeAt: string;
  readonly language: string;
  /** JPEG; null where no map was on screen. */
  readonly map: string | null;
}
const MOST_AREAS = 40;
const MOST_SENTENCES = 12;
const few = (): string => m.plan_print_few({ count: String(SMALLEST_GROUP) });

export function reportPage(parts: ReportParts): PdfPage {
  const { selection: { figures, filter, dictionaries }, organisation, purpose, exportId, madeAt, language, map } = parts;
  const lines = filterLines(filter, dictionaries);
  const title = m.plan_print_report_title();
  const blocks: PdfBlock[] = [
    { kind: "title", text: title },
    { kind: "facts", rows: [
      [m.plan_organisation(), organisation], [m.plan_print_selection(), lines.join("\n") || m.plan_filter_words_all()], [m.plan_print_counted(), totalsWords(figures.total)],
      [m.plan_export_purpose(), purpose], [m.plan_print_made(), momentWords(new Date(madeAt))],
    ] },
    { kind: "text", text: m.plan_print_chose_long() },
    ...(map === null ? [] : [{ kind: "picture" as const, dataUrl: map }]),
    { kind: "chapter", text: m.plan_print_key_figures() },
    ...keyFigures(parts),
    ...allCharts(parts.facts).map((chart): PdfBlock => ({ kind: "chart", chart: { ...chart, notes: chart.notes.slice(2, -2) } })),
    { kind: "heading", text: m.plan_missing_title() },
    ...missing(parts),
    { kind: "heading", text: m.plan_areas_title() },
    ...regions(parts, "area"),
    { kind: "heading", text: m.plan_districts_title() },
    ...regions(parts, "district"),
    { kind: "heading", text: m.plan_print_method() },
    ...method(parts),
  ];
  return { title: `${title} – ${organisation}`, subject: m.plan_print_report_title(), author: organisation, language, madeAt, foot: m.plan_print_foot({ organisation, id: exportId.slice(0, 8), page: "{page}", pages: "{pages}" }), blocks };
}

function keyFigures({ selection: { figures, filter, dictionaries } }: ReportParts): readonly PdfBlock[] {
  const chosen = filter.values.kind ?? [];
  const all = figures.wholes.kind.respondents;
  const rows = KINDS.flatMap((kind): (readonly string[])[] => {
    const count = figures.facets.kind.find(({ value }) => value === kind);
    if (count === undefined || count.pins === 0 || (chosen.length > 0 && !chosen.includes(kind))) return [];
    const interval = wilsonInterval({ part: count.respondents, all });
    const between = interval === null ? "–" : m.plan_chart_interval_words({ low: percentWords(interval.low), high: percentWords(interval.high) });
    return [[valueName("kind", kind, dictionaries), numberWords(count.respondents), all === 0 ? "–" : percentWords(count.respondents / all), between, numberWords(count.pins)]];
  });
  return [
    { kind: "text", text: totalsWords(figures.total) },
    ...(figures.safety.respondents >= MINIMUM_RESPONDENTS && figures.safety.mean !== null ? [{ kind: "text" as const, text: m.plan_print_safety({ words: m.plan_safety_cell({ mean: numberWords(figures.safety.mean), count: numberWords(figures.safety.respondents) }) }) }] : []),
    { kind: "table", isFirstWide: true, head: [m.plan_facet_kind(), m.plan_col_respondents(), m.plan_chart_share(), m.plan_chart_interval(), m.plan_col_pins()], rows },
  ];
}

/** A count that the table of homes and ages hides is not told here either. */
function missing({ selection: { figures, dictionaries } }: ReportParts): readonly PdfBlock[] {
  const found = whoIsMissing(figures.homes, dictionaries);
  const both = homesAndAges(figures, dictionaries);
  if (both === null) return [{ kind: "text", text: m.plan_export_too_few() }];
  const told = ({ districtId, age }: Turnout) => both.table.cells[both.districts.indexOf(districtId)]?.[both.ages.indexOf(age)] ?? null;
  const sentence = (turnout: Turnout): string => {
    const names = { age: valueName("age", turnout.age, dictionaries), district: valueName("home", turnout.districtId, dictionaries) };
    const count = told(turnout);
    if (count === 0) return m.plan_missing_nobody(names);
    const expected = numberWords(Math.round(turnout.expected));
    return count === null ? m.plan_print_missing_hidden({ ...names, expected }) : m.plan_missing_few({ ...names, respondents: numberWords(count), expected });
  };
  const notStated = [both.table.columnTotals[0] ?? null, both.table.rowTotals[both.districts.indexOf("not_stated")] ?? (both.districts.includes("not_stated") ? null : 0)];
  return [
    { kind: "text", text: m.plan_missing_lead() },
    { kind: "text", text: m.plan_missing_not_stated({ age: shown(notStated[0] ?? null), home: shown(notStated[1] ?? null), all: numberWords(both.table.total) }) },
    ...(found.turnout.length === 0 ? [{ kind: "text" as const, text: m.plan_missing_no_population() }] : found.missing.length === 0 ? [{ kind: "text" as const, text: m.plan_missing_none() }] : found.missing.slice(0, MOST_SENTENCES).map((each): PdfBlock => ({ kind: "text", text: sentence(each) }))),
  ];
}
const shown = (count: number | null): string => (count === null ? m.plan_print_hidden() : numberWords(count));

function regions({ selection: { figures, dictionaries } }: ReportParts, kind: "area" | "district"): readonly PdfBlock[] {
  const rows = sortRows(areaRows(kind, figures, dictionaries), { key: "name", isDescending: false }).filter(({ figures: of }) => of.pins > 0);
  if (rows.length === 0) return [{ kind: "text", text: m.plan_chart_empty() }];
  const mean = ({ mean: value, respondents }: MeanSafety) => (value === null || respondents < MINIMUM_RESPONDENTS ? "–" : numberWords(value));
  return [
    {
      kind: "table", isFirstWide: true,
      head: [m.plan_col_name(), m.plan_col_respondents(), m.plan_col_pins(), m.plan_col_day(), m.plan_col_night(), m.plan_col_unanswered()],
      rows: rows.slice(0, MOST_AREAS).map(({ name, figures: of }) =>
        of.respondents < SMALLEST_GROUP ? [name, few(), "–", "–", "–", "–"] : [name, numberWords(of.respondents), numberWords(of.pins), mean(of.safetyByDay), mean(of.safetyByNight), numberWords(of.unanswered)],
      ),
    },
    { kind: "quiet", text: m.plan_areas_note({ count: String(MINIMUM_RESPONDENTS) }) },
  ];
}

function method({ selection: { filter, dictionaries }, exportId, madeAt, facts: { readAt, unit } }: ReportParts): readonly PdfBlock[] {
  return [
    { kind: "text", text: m.plan_print_chose_long() },
    { kind: "text", text: unit === "pins" ? m.plan_how_unit_pins() : m.plan_how_unit_respondents() },
    { kind: "text", text: m.plan_print_respondent() },
    { kind: "text", text: m.plan_how_interval() },
    { kind: "text", text: m.plan_how_mean({ count: String(MINIMUM_RESPONDENTS) }) },
    { kind: "text", text: m.plan_print_hidden_note({ count: String(SMALLEST_GROUP) }) },
    { kind: "text", text: m.plan_print_places() },
    { kind: "text", text: m.plan_print_internal() },
    { kind: "facts", rows: [
      [m.plan_print_selection(), filterLines(filter, dictionaries).join("\n") || m.plan_filter_words_all()], [m.plan_print_read(), momentWords(readAt)], [m.plan_print_made(), momentWords(new Date(madeAt))],
      [m.plan_print_export_id(), exportId], [m.plan_print_version(), "Vårt Helsingborg"],
    ] },
    { kind: "quiet", text: m.plan_print_tagged() },
  ];
}
