/** A status in the author's words. */
import type { Status } from "../../domain/contribution";
import { isCellOnly, type Kind } from "../../domain/kind";
import { m } from "../../generated/messages/messages";

export function statusWord(status: Status, kind: Kind): string {
  switch (status) {
    case "waiting":
      return m.receipt_status_waiting();
    case "submitted":
      return m.receipt_status_submitted();
    case "published":
      return isCellOnly(kind) ? m.receipt_status_published_cells() : m.receipt_status_published();
    case "rejected":
      return m.receipt_status_rejected();
    case "withdrawn":
      return m.receipt_status_withdrawn();
  }
}
