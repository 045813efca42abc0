/** What goes into a PDF, in words of a printed page: no fonts, no directions, no library. It crosses to the worker as it is. */
import type { ChartPicture } from "./chart-picture";

export type PdfBlock =
  | { readonly kind: "title" | "heading" | "subheading" | "text" | "quiet"; readonly text: string }
  /** A heading on a page of its own. */
  | { readonly kind: "chapter"; readonly text: string }
  /** Label and value, line by line. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly isFirstWide?: boolean }
  /** PNG or JPEG as a data URL, as wide as the page; what it shows stands in the words around it. */
  | { readonly kind: "picture"; readonly dataUrl: string }
  | { readonly kind: "chart"; readonly chart: ChartPicture }
  /** Stays on one page with the block after it. */
  | { readonly kind: "entry"; readonly head: string; readonly facts: readonly string[] };

export interface PdfPage {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** BCP 47, of the page's own words. */
  readonly language: string;
  readonly madeAt: string;
  /** At the foot, with {page} and {pages} in it. */
  readonly foot: string;
  readonly blocks: readonly PdfBlock[];
}

export interface PdfFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly arabic: Uint8Array;
  readonly arabicBold: Uint8Array;
}
