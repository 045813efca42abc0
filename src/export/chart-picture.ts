/** A chart as print needs it: words made already, lengths as shares of the widest bar. Drawn as SVG by `chart-svg.ts`, on a page by `pdf.ts`. */
export interface ChartBar {
  /** "31 · 60 %". */
  readonly words: string;
  /** One after the other; together at most 1. */
  readonly parts: readonly { readonly share: number; readonly color: string }[];
  /** Where the interval reaches from and to, on the same scale. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}
export interface ChartRow {
  readonly label: string;
  /** One, or one a group. */
  readonly bars: readonly ChartBar[];
}
export interface ChartColumns {
  /** One array a group, each as long as there are columns, as shares of the highest. */
  readonly groups: readonly { readonly color: string; readonly shares: readonly number[] }[];
  readonly most: string;
  readonly from: string;
  readonly to: string;
}
export interface ChartPicture {
  /** Of the file: small letters and -. */
  readonly name: string;
  readonly title: string;
  readonly isRightToLeft: boolean;
  /** Lying bars, or standing columns in time. */
  readonly rows: readonly ChartRow[];
  readonly columns: ChartColumns | null;
  /** What colours mean, where more than one thing is drawn. */
  readonly legend: readonly { readonly words: string; readonly color: string }[];
  /** How it was made: selection, how many, unit, method, date. */
  readonly notes: readonly string[];
}
