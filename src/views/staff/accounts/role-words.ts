/** Roles in words, in the order they stand everywhere. */
import type { StaffRole } from "../../../backend/staff/auth";
import { m } from "../../../generated/messages/messages";
import { listWords } from "../../shared/dates";

export const roleChoices: readonly { readonly value: StaffRole; readonly label: () => string; readonly hint: () => string }[] = [
  { value: "moderator", label: m.role_moderator, hint: m.role_moderator_hint },
  { value: "planner", label: m.role_planner, hint: m.role_planner_hint },
  { value: "host", label: m.role_host, hint: m.role_host_hint },
  { value: "admin", label: m.role_admin, hint: m.role_admin_hint },
];
export function rolesInWords(roles: readonly StaffRole[]): string {
  return listWords(roleChoices.filter(({ value }) => roles.includes(value)).map(({ label }) => label()));
}
