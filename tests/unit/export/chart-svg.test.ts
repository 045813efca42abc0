import { describe, expect, test } from "vitest";
import type { ChartPicture } from "../../../src/export/chart-picture";
import { CHART_WIDTH, chartSvg } from "../../../src/export/chart-svg";

const CHART: ChartPicture = {
  name: "typ", title: "Typ <av> bidrag & annat", isRightToLeft: false, columns: null, legend: [], notes: ["Urval: alla bidrag"],
  rows: [{ label: "Önskan", bars: [{ words: "31 · 60 %", parts: [{ share: 1, color: "#76232f" }], interval: { low: 0.5, high: 1 } }] }, { label: "\u0000Minne", bars: [{ words: "0", parts: [{ share: 0, color: "#76232f" }], interval: null }] }],
};
const xOf = (svg: string, words: string) => Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${words}`).exec(svg)?.[1]);

describe("a chart as SVG", () => {
  test("keeps its words as text, and lets none of them be markup", () => {
    const { svg } = chartSvg(CHART);
    expect(svg).toContain(">Typ &lt;av&gt; bidrag &amp; annat</text>");
    expect(svg).toContain(">31 · 60 %</text>");
    // XML has no place for it, not even escaped.
    expect(svg).not.toContain("\u0000");
    expect(svg).not.toMatch(/<script|href=|url\(/);
  });
  test("draws nothing for nobody", () => {
    expect(chartSvg(CHART).svg.match(/fill="#76232f"\/>/g)).toHaveLength(1);
  });
  test("stands from the right in Arabic", () => {
    const { svg } = chartSvg({ ...CHART, isRightToLeft: true });
    expect(svg).toContain('direction="rtl"');
    expect(xOf(svg, "Önskan")).toBe(CHART_WIDTH - xOf(chartSvg(CHART).svg, "Önskan"));
  });
});
