/** The staff's pages in the order they stand in the head, who is offered them, and which other pages belong to them. */
import type { StaffRole } from "../../backend/staff/auth";
import { m } from "../../generated/messages/messages";
import type { StaffPage } from "./staff-route";

interface StaffLink {
  readonly page: StaffPage;
  readonly label: () => string;
  readonly roles: readonly StaffRole[];
  readonly covers: readonly StaffPage["name"][];
}

export const staffLinks: readonly StaffLink[] = [
  { page: { name: "home" }, label: m.staff_home, roles: ["moderator", "planner", "host", "admin"], covers: ["home"] },
  { page: { name: "moderate" }, label: m.staff_moderate, roles: ["moderator", "host", "admin"], covers: ["moderate", "floods"] },
  { page: { name: "campaigns" }, label: m.staff_campaigns, roles: ["planner", "host", "admin"], covers: ["campaigns", "campaign", "sessions"] },
  { page: { name: "contributions", query: "" }, label: m.staff_contributions, roles: ["planner", "admin"], covers: ["contributions"] },
  { page: { name: "answers", query: "" }, label: m.staff_answers, roles: ["planner", "admin"], covers: ["answers", "answer"] },
  { page: { name: "themes" }, label: m.staff_themes, roles: ["planner", "admin"], covers: ["themes"] },
  { page: { name: "areas" }, label: m.staff_areas, roles: ["planner", "admin"], covers: ["areas", "area", "import"] },
  { page: { name: "records" }, label: m.staff_records, roles: ["planner", "admin"], covers: ["records"] },
  { page: { name: "accounts" }, label: m.staff_accounts, roles: ["admin"], covers: ["accounts"] },
  { page: { name: "log" }, label: m.staff_log, roles: ["moderator", "admin"], covers: ["log"] },
];
