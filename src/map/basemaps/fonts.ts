/**
 * Map text without a glyph server: our own font files, drawn in the browser. One name a weight; the letter decides which file is
 * fetched, so nobody who reads no Arabic downloads it.
 */
import type { StyleSpecification } from "maplibre-gl";
import arabicBold from "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff2?url";
import arabicMedium from "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-500-normal.woff2?url";
import latinBold from "@fontsource/roboto/files/roboto-latin-700-normal.woff2?url";
import latinMedium from "@fontsource/roboto/files/roboto-latin-500-normal.woff2?url";
import latinExtBold from "@fontsource/roboto/files/roboto-latin-ext-700-normal.woff2?url";
import latinExtMedium from "@fontsource/roboto/files/roboto-latin-ext-500-normal.woff2?url";

type FontFaces = NonNullable<StyleSpecification["font-faces"]>;

export const MEDIUM = ["Vårt Medium"];
export const BOLD = ["Vårt Bold"];

const LATIN = ["U+0000-00FF", "U+0131", "U+0152-0153", "U+02BB-02BC", "U+02C6", "U+02DA", "U+02DC", "U+2000-206F", "U+20AC", "U+2122", "U+2212"];
const LATIN_EXT = ["U+0100-0130", "U+0132-0151", "U+0154-02BA", "U+1E00-1EFF"];
const ARABIC = ["U+0600-06FF", "U+0750-077F", "U+0870-08FF", "U+FB50-FDFF", "U+FE70-FEFC"];

const face = (latin: string, latinExt: string, arabic: string): FontFaces[string] => [
  { url: absolute(latin), "unicode-range": LATIN },
  { url: absolute(arabic), "unicode-range": ARABIC },
  { url: absolute(latinExt), "unicode-range": LATIN_EXT },
];

/** `alsoAs` gives our files the names that a foreign style asks for. */
export function fontFaces(alsoAs: { readonly medium?: readonly string[]; readonly bold?: readonly string[] } = {}): FontFaces {
  const medium = face(latinMedium, latinExtMedium, arabicMedium);
  const bold = face(latinBold, latinExtBold, arabicBold);
  return Object.fromEntries([
    ...[...MEDIUM, ...(alsoAs.medium ?? [])].map((name) => [name, medium] as const),
    ...[...BOLD, ...(alsoAs.bold ?? [])].map((name) => [name, bold] as const),
  ]);
}

/** A style knows no page, so addresses are made whole where there is one. */
export function absolute(url: string): string {
  return typeof document === "undefined" ? url : new URL(url, document.baseURI).href;
}
