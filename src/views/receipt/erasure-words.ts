/** What is erased when something is taken back, when, by which decision, and what stays: the same words before and after. */
import type { Receipt } from "../../domain/contribution";
import { m } from "../../generated/messages/messages";
import { dateWords } from "../shared/dates";

export function erasureWords(disposal: Receipt["disposal"]): readonly string[] {
  return [
    m.receipt_withdraw_media(),
    // Not known here, or there is no decision yet: without one nothing may be erased.
    disposal === null ? m.receipt_withdraw_erased_never() : disposal.days === 0 ? m.receipt_withdraw_erased_now() : m.receipt_withdraw_erased_later({ count: disposal.days }),
    ...(disposal === null ? [] : [m.receipt_withdraw_rule({ number: disposal.number, date: dateWords(disposal.decidedOn) })]),
    m.receipt_withdraw_kept(),
    m.receipt_withdraw_tombstone(),
  ];
}
