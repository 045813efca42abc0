/** The organisation a person plans for: the first, when there are several. */
import type { StaffMember } from "../../../backend/staff/auth";

export function planningOrganisation(member: StaffMember | null): string {
  return member?.roles.find(({ role }) => role === "planner" || role === "admin")?.organisationId ?? "";
}
