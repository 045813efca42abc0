/** One unit everywhere at once: which number of an amount is shown, and how it is written. */
import type { Amount } from "../../../domain/analysis/figures";
import type { Unit } from "../../../domain/analysis/filter";
import { m } from "../../../generated/messages/messages";
import { numberWords } from "../../shared/numbers";

/** Per 1,000 residents can only be told of homes and ages; everywhere else respondents stand in its place, and it says so. */
export const amountIn = (unit: Unit, { respondents, pins }: Amount): number => (unit === "pins" ? pins : respondents);

export function totalsWords({ respondents, pins }: Amount): string {
  return m.plan_totals({
    pins: m.plan_count_pins({ count: pins, number: numberWords(pins) }),
    respondents: m.plan_count_respondents({ count: respondents, number: numberWords(respondents) }),
  });
}
export function amountWords(unit: Unit, amount: Amount): string {
  const count = amountIn(unit, amount);
  return unit === "pins" ? m.plan_count_pins({ count, number: numberWords(count) }) : m.plan_count_respondents({ count, number: numberWords(count) });
}
