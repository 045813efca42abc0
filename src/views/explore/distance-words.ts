/** A distance as a walker says it: 40 m, 350 m, 1,2 km. Coarser the farther: nobody counts metres at a kilometre. */
import { getLocale } from "../../generated/messages/runtime";

export function distanceWords(metres: number): string {
  const locale = getLocale() === "ar" ? "ar-u-nu-latn" : getLocale();
  if (metres >= 950) return new Intl.NumberFormat(locale, { style: "unit", unit: "kilometer", maximumFractionDigits: 1 }).format(metres / 1000);
  const step = metres < 100 ? 10 : 50;
  return new Intl.NumberFormat(locale, { style: "unit", unit: "meter" }).format(Math.max(step, Math.round(metres / step) * step));
}
