/** Which status may follow which, and by whose hand. The database enforces the same table; the device uses it to offer only what works. */
import type { Status } from "./contribution";

export type Actor = "device" | "author" | "moderator";

const TRANSITIONS: readonly { readonly from: Status; readonly to: Status; readonly by: Actor }[] = [
  { from: "waiting", to: "submitted", by: "device" },
  // Safety and avoid without words need no moderation: the server may answer `published` at once.
  { from: "waiting", to: "published", by: "device" },
  { from: "waiting", to: "withdrawn", by: "author" },
  { from: "submitted", to: "published", by: "moderator" },
  { from: "submitted", to: "rejected", by: "moderator" },
  { from: "submitted", to: "submitted", by: "author" },
  { from: "submitted", to: "withdrawn", by: "author" },
  // An amended contribution is read again before it is shown again.
  { from: "published", to: "submitted", by: "author" },
  { from: "published", to: "rejected", by: "moderator" },
  { from: "published", to: "withdrawn", by: "author" },
  { from: "rejected", to: "submitted", by: "author" },
  { from: "rejected", to: "published", by: "moderator" },
  { from: "rejected", to: "withdrawn", by: "author" },
];

export function canBecome(from: Status, to: Status, by: Actor): boolean {
  return TRANSITIONS.some((step) => step.from === from && step.to === to && step.by === by);
}
export function canAmend(status: Status): boolean {
  return status === "waiting" || canBecome(status, "submitted", "author");
}
export function canWithdraw(status: Status): boolean {
  return canBecome(status, "withdrawn", "author");
}
