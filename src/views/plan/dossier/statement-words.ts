/** What is wrong with a written statement, in words. */
import { m } from "../../../generated/messages/messages";
import { REGISTER_NUMBER_LIMIT, STATEMENT_SENDER_LIMIT, STATEMENT_SUMMARY_LIMIT } from "../../../domain/dossier";
import type { StatementFault } from "./statement-rows";

const FAULTS: Readonly<Record<StatementFault, () => string>> = {
  date_missing: m.statement_fault_date_missing,
  date_unreadable: m.statement_fault_date_unreadable,
  date_future: m.statement_fault_date_future,
  sender_missing: m.statement_fault_sender_missing,
  sender_long: () => m.statement_fault_sender_long({ most: String(STATEMENT_SENDER_LIMIT) }),
  register_long: () => m.statement_fault_register_long({ most: String(REGISTER_NUMBER_LIMIT) }),
  summary_missing: m.statement_fault_summary_missing,
  summary_long: () => m.statement_fault_summary_long({ most: String(STATEMENT_SUMMARY_LIMIT) }),
};
export const faultWords = (fault: StatementFault): string => FAULTS[fault]();
