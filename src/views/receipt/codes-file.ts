/** The receipts of this device as a text to keep: the codes are the only way back to what they open. */
import { formatReceiptCode } from "../../domain/receipt-code";
import type { KeptReceipt } from "../../outbox/device-store";
import { m } from "../../generated/messages/messages";
import { routeHref } from "../../route";
import { dateWords } from "../shared/dates";
import { kindName } from "../shared/kind-words";

export function codesText(kept: readonly KeptReceipt[], origin: string): string {
  const entries = kept.map(({ kind, createdAt, receiptCode }) =>
    [`${kindName(kind)}, ${dateWords(new Date(createdAt).toISOString())}`, formatReceiptCode(receiptCode), new URL(routeHref({ name: "receipt", code: receiptCode }), origin).href].join("\n"),
  );
  return [m.receipt_file_title(), m.receipt_code_secret(), ...entries].join("\n\n") + "\n";
}
