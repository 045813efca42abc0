/** The staff's pages in the order they stand in the head, who is offered them, and which other pages belong to them. */
import type { StaffRole } from "../../backend/staff/auth";
import { m } from "../../generated/messages/messages";
import { routeHref } from "../../route";
import { staffPath, type StaffPage } from "./staff-route";

interface StaffLink {
  readonly name: StaffPage["name"] | "plan";
  readonly href: string;
  readonly label: () => string;
  readonly roles: readonly StaffRole[];
  readonly covers: readonly StaffPage["name"][];
}

const at = (page: StaffPage) => ({ name: page.name, href: routeHref({ name: "staff", path: staffPath(page) }) });

export const staffLinks: readonly StaffLink[] = [
  { ...at({ name: "home" }), label: m.staff_home, roles: ["moderator", "planner", "host", "admin"], covers: ["home"] },
  { ...at({ name: "moderate" }), label: m.staff_moderate, roles: ["moderator", "host", "admin"], covers: ["moderate", "floods"] },
  { ...at({ name: "campaigns" }), label: m.staff_campaigns, roles: ["planner", "host", "admin"], covers: ["campaigns", "campaign", "sessions"] },
  { ...at({ name: "contributions", query: "" }), label: m.staff_contributions, roles: ["planner", "admin"], covers: ["contributions"] },
  { ...at({ name: "answers", query: "" }), label: m.staff_answers, roles: ["planner", "admin"], covers: ["answers", "answer"] },
  { name: "plan", href: routeHref({ name: "plan", path: "" }), label: m.shell_plan, roles: ["planner", "admin"], covers: ["gis"] },
  { ...at({ name: "themes" }), label: m.staff_themes, roles: ["planner", "admin"], covers: ["themes"] },
  { ...at({ name: "areas" }), label: m.staff_areas, roles: ["planner", "admin"], covers: ["areas", "area", "import"] },
  { ...at({ name: "walls" }), label: m.staff_walls, roles: ["planner", "host", "admin"], covers: ["walls", "wall", "screens", "wallCard"] },
  { ...at({ name: "records" }), label: m.staff_records, roles: ["planner", "admin"], covers: ["records"] },
  { ...at({ name: "accounts" }), label: m.staff_accounts, roles: ["admin"], covers: ["accounts"] },
  { ...at({ name: "log" }), label: m.staff_log, roles: ["moderator", "admin"], covers: ["log"] },
];
