/** What goes into a Word document, in words of a printed page: no library, no styles. It crosses to the worker as it is. */

/** In another language than the document's own. */
export interface ForeignText {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}
export type DocxText = string | ForeignText;

export type DocxBlock =
  | { readonly kind: "title" | "subtitle" | "text" | "quiet"; readonly text: DocxText }
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  /** A place that only a person may fill: framed, and said in words. */
  | { readonly kind: "write"; readonly text: string }
  /** Label and value, line by line. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: DocxText])[] }
  /** `shares` of the line's width, a column each. The head is repeated on every page. */
  | { readonly kind: "table"; readonly shares: readonly number[]; readonly head: readonly string[]; readonly rows: readonly (readonly DocxText[])[] };

export interface DocxPage {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  /** BCP 47, of the page's own words. */
  readonly language: string;
  /** At the foot, with {page} and {pages} in it. */
  readonly foot: string;
  readonly blocks: readonly DocxBlock[];
}
