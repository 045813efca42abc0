/** Numbers as the reader's language writes them; Latin digits everywhere, as on the map and on signs. */
import { getLocale } from "../../generated/messages/runtime";

function locale(): string {
  return getLocale() === "ar" ? "ar-u-nu-latn" : getLocale();
}
/** A share from 0 to 1 as whole per cent. */
export function percentWords(share: number): string {
  return new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(share);
}
/** With at most one decimal. */
export function numberWords(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
}
