/** The logs in words. What has no words yet is shown as it is written, never hidden. */
import { REJECTION_REASONS } from "../../../domain/contribution";
import { m } from "../../../generated/messages/messages";
import { reasonWord } from "../../moderate/moderation-words";
import { roleChoices, rolesInWords } from "../accounts/role-words";

export const DECISIONS = ["approve", "reject", "redact", "undo", "hand_over"] as const;

const ACTIONS: Readonly<Record<string, (() => string) | undefined>> = {
  approve: m.log_action_approve,
  reject: m.log_action_reject,
  redact: m.log_action_redact,
  undo: m.log_action_undo,
  hand_over: m.log_action_hand_over,
  "staff.invited": m.log_action_staff_invited,
  "invitation.revoked": m.log_action_invitation_revoked,
  "invitation.accepted": m.log_action_invitation_accepted,
  "staff.roles_set": m.log_action_staff_roles_set,
  "staff.duties_set": m.log_action_staff_duties_set,
  "staff.removed": m.log_action_staff_removed,
  "organisation.routine_set": m.log_action_routine_set,
  "log.exported": m.log_action_log_exported,
  "contribution.published": m.log_action_contribution_published,
  "contribution.rejected": m.log_action_contribution_rejected,
  "contribution.redacted": m.log_action_redact,
  "decision.undone": m.log_action_undo,
  "child_worry.handed_over": m.log_action_hand_over,
  "place.viewed": m.log_action_exact_place_viewed,
};

export const actionWord = (action: string): string => ACTIONS[action]?.() ?? action;

export function reasonInWords(reason: string | null): string {
  if (reason === null) return "";
  const rejection = REJECTION_REASONS.find((known) => known === reason);
  if (rejection !== undefined) return reasonWord[rejection]();
  const roles = roleChoices.map(({ value }) => value).filter((role) => reason.split(" ").includes(role));
  return roles.length > 0 && roles.length === reason.split(" ").length ? rolesInWords(roles) : reason;
}
