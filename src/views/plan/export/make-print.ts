/** What is looked at and printed: the map as a picture, the charts, the report. Said first and noted after, as files of rows are. */
import type { EvidenceDesk, EvidenceRequest } from "../../../backend/staff/evidence";
import { m } from "../../../generated/messages/messages";
import { getLocale, getTextDirection } from "../../../generated/messages/runtime";
import { chartSvg, type ChartSvg } from "../../../export/chart-svg";
import { sha256Hex } from "../../../export/manifest";
import type { ExportMaker } from "../../../export/maker";
import { momentWords } from "../../shared/dates";
import { numberWords } from "../../shared/numbers";
import type { PlanTools } from "../parts/context";
import { totalsWords } from "../words/amounts";
import { filterLines } from "../words/filter-words";
import { allCharts, type ChartFacts } from "./chart-pictures";
import { drawMap } from "./draw-map";
import type { Selection } from "./figure-layers";
import { filterForLog } from "./filter-for-log";
import type { EvidenceProgress, MadeEvidence } from "./make-evidence";
import { reportPage } from "./report-page";
import { svgToPng } from "./svg-to-png";

export interface PrintOrder extends Pick<EvidenceRequest, "organisationId" | "purpose"> {
  readonly format: "map_png" | "charts" | "report";
  readonly selection: Selection;
  readonly signal: AbortSignal;
  readonly onprogress: (progress: EvidenceProgress) => void;
}

export async function makePrint(desk: Pick<EvidenceDesk, "begin" | "finish">, maker: ExportMaker, plan: PlanTools, { organisationId, purpose, format, selection, signal, onprogress }: PrintOrder): Promise<MadeEvidence> {
  const { total } = selection.figures;
  onprogress({ step: "writing" });
  const start = await desk.begin({ organisationId, format, crs: null, exactPlaces: false, purpose, filter: filterForLog(selection.filter), contributions: total.pins });
  signal.throwIfAborted();
  const facts = chartFacts(plan);
  if (facts === null) throw new Error("export: nothing is shown yet");
  const made = await contentOf();
  signal.throwIfAborted();
  const sha256 = await sha256Hex(made.bytes);
  await desk.finish({ exportId: start.exportId, rows: total.pins, respondents: total.respondents, sha256 });
  const name = `${made.name}-${start.madeAt.slice(0, 10)}-${start.exportId.slice(0, 4)}.${made.ending}`;
  return { name, type: made.type, bytes: made.bytes, contributions: total.pins, respondents: total.respondents, leftOut: 0, sha256 };

  async function contentOf(): Promise<{ readonly name: string; readonly ending: string; readonly type: string; readonly bytes: Uint8Array }> {
    if (facts === null) throw new Error("export: nothing is shown yet");
    if (format === "map_png") {
      const map = await mapPicture(plan);
      if (map === null) throw new Error("export: no map on screen");
      return { name: "karta", ending: "png", type: "image/png", bytes: await bytesOf(map) };
    }
    if (format === "charts") {
      const entries = [];
      for (const chart of allCharts(facts)) {
        const drawn = chartSvg(chart);
        entries.push({ name: `${chart.name}.svg`, bytes: new TextEncoder().encode(drawn.svg) }, { name: `${chart.name}.png`, bytes: await chartPng(drawn) });
      }
      return { name: "diagram", ending: "zip", type: "application/zip", bytes: await maker.zip(entries, start.madeAt) };
    }
    const map = await mapPicture(plan);
    const page = reportPage({ selection, facts, organisation: start.organisation, purpose, exportId: start.exportId, madeAt: start.madeAt, language: getLocale(), map: map === null ? null : map.toDataURL("image/jpeg", 0.9) });
    return { name: "rapport", ending: "pdf", type: "application/pdf", bytes: await maker.pdf(page) };
  }
}

/** Of what is shown now; null before anything is. */
export function chartFacts({ workspace: { result, answered, dictionaries, view, readAt } }: PlanTools): ChartFacts | null {
  if (result === null || answered === null || dictionaries === null) return null;
  const b = result.b === null || answered.compare === null ? null : { figures: result.b, filter: answered.compare };
  return { a: { figures: result.a, filter: answered.filter }, b, unit: view.unit, dictionaries, readAt: readAt ?? new Date(), isRightToLeft: getTextDirection() === "rtl" };
}
export async function chartPng(drawn: ChartSvg): Promise<Uint8Array> {
  return bytesOf(await svgToPng(drawn));
}

async function mapPicture({ picture, workspace }: PlanTools): Promise<HTMLCanvasElement | null> {
  const { answered, dictionaries, result, readAt } = workspace;
  if (picture.taker === null || answered === null || dictionaries === null || result === null) return null;
  const lines = filterLines(answered.filter, dictionaries);
  const others = answered.compare === null ? [] : [m.plan_how_filter_b({ filter: filterLines(answered.compare, dictionaries).join(" · ") || m.plan_filter_words_all() })];
  return drawMap(await picture.taker.takeSharp(), picture.legend, {
    title: m.plan_print_map_title(),
    lines: [m.plan_how_filter({ filter: lines.join(" · ") || m.plan_filter_words_all() }), ...others, `${totalsWords(result.a.total)}. ${m.plan_how_date({ time: momentWords(readAt ?? new Date()) })}`],
    north: m.plan_print_north(),
    distance: (metres) => (metres >= 1000 ? m.plan_print_kilometres({ count: numberWords(metres / 1000) }) : m.plan_filter_metres({ metres: numberWords(metres) })),
    notes: [m.plan_sentence_chose(), m.plan_print_internal()],
    isRightToLeft: getTextDirection() === "rtl",
  });
}
async function bytesOf(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob === null) throw new Error("picture: the canvas gave nothing");
  return new Uint8Array(await blob.arrayBuffer());
}
