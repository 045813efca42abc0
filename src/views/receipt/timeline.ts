/** The way of a contribution as steps in plain words, from written to answered. What is past is done, one step is now, the rest is to come. */
import type { Status } from "../../domain/contribution";
import { isCellOnly, type Kind } from "../../domain/kind";
import { m } from "../../generated/messages/messages";
import { dateWords } from "../shared/dates";

export interface TimelineStep {
  readonly key: "written" | "waiting" | "arrived" | "read" | "shown" | "rejected" | "answer" | "withdrawn";
  readonly title: string;
  readonly text?: string | undefined;
  readonly at: "done" | "now" | "later" | "stopped";
}
export interface Followed {
  readonly kind: Kind;
  readonly status: Status;
  readonly isParked: boolean;
  readonly isOnline: boolean;
  /** True once it has been changed: then it is read again. */
  readonly isAmended: boolean;
  /** ISO times; null when this device does not know. */
  readonly writtenAt: string | null;
  readonly receivedAt: string | null;
  readonly decidedAt: string | null;
  readonly answeredAt: string | null;
  /** ISO date. */
  readonly answerBy: string | null;
}

export function timelineOf(it: Followed): readonly TimelineStep[] {
  const isCell = isCellOnly(it.kind);
  const on = (iso: string | null) => (iso === null ? undefined : dateWords(iso));
  const written: readonly TimelineStep[] = it.writtenAt === null ? [] : [{ key: "written", title: m.receipt_step_written(), text: on(it.writtenAt), at: "done" }];
  const shownTitle = isCell ? m.receipt_status_published_cells() : m.receipt_status_published();
  const shownText = isCell ? m.receipt_status_published_cells_text() : undefined;
  const arrived: TimelineStep = { key: "arrived", title: m.receipt_status_submitted(), text: on(it.receivedAt), at: "done" };
  const read: TimelineStep = { key: "read", title: m.receipt_step_read(), text: on(it.decidedAt), at: "done" };
  const answerLater: TimelineStep = {
    key: "answer", title: m.receipt_step_answer(), at: "later",
    text: it.answerBy === null ? m.receipt_step_answer_text() : m.receipt_status_answer_by({ date: dateWords(it.answerBy) }),
  };
  switch (it.status) {
    case "withdrawn":
      return [{ key: "withdrawn", title: m.receipt_status_withdrawn(), text: m.receipt_status_withdrawn_text(), at: "stopped" }];
    case "waiting": {
      const waitingText = it.isOnline ? m.receipt_status_sending_text() : m.receipt_status_waiting_text();
      return [
        ...written,
        { key: "waiting", title: it.isParked ? m.receipt_status_parked() : m.receipt_status_waiting(), text: it.isParked ? undefined : waitingText, at: it.isParked ? "stopped" : "now" },
        { key: "arrived", title: m.receipt_step_arrived(), at: "later" },
        { key: "read", title: m.receipt_step_read(), text: m.receipt_step_weekdays(), at: "later" },
        { key: "shown", title: shownTitle, at: "later" },
      ];
    }
    case "submitted":
      return [
        ...written, arrived,
        { key: "read", title: it.isAmended ? m.receipt_step_reading_again() : m.receipt_step_reading(), text: m.receipt_status_submitted_text(), at: "now" },
        { key: "shown", title: shownTitle, text: shownText, at: "later" },
        answerLater,
      ];
    case "rejected":
      return [...written, arrived, read, { key: "rejected", title: m.receipt_status_rejected(), text: m.receipt_status_rejected_text(), at: "stopped" }];
    case "published": {
      const isAnswered = it.answeredAt !== null;
      return [
        ...written, arrived, read,
        { key: "shown", title: shownTitle, text: shownText, at: isAnswered ? "done" : "now" },
        isAnswered ? { key: "answer", title: m.receipt_status_answered(), text: on(it.answeredAt), at: "now" } : answerLater,
      ];
    }
  }
}
