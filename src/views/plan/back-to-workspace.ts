/** The way from a dossier back to the workspace: as it was left, with the area chosen. */
import { parseView, viewQuery } from "../../domain/analysis/filter-address";
import { routeHref } from "../../route";
import { planPath } from "./plan-route";

export function workspaceAt(query: string, areaId: string): string {
  const view = parseView(query);
  return routeHref({ name: "plan", path: planPath({ name: "workspace", query: viewQuery({ ...view, filter: { ...view.filter, values: { ...view.filter.values, area: [areaId] } } }) }) });
}
