/** Numbers on the map as the reader's language groups them; Latin digits everywhere, as in the tables and on signs. */
import type { Language } from "../../domain/kind";

export function numberFormat(language: Language, maximumFractionDigits: 0 | 1): (value: number) => string {
  const format = new Intl.NumberFormat(language === "ar" ? "ar-u-nu-latn" : language, { maximumFractionDigits });
  return (value) => format.format(value);
}
