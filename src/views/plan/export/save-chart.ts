/** One chart as a file, from the button beside it. The same picture as in the export of all. */
import { chartSvg } from "../../../export/chart-svg";
import { downloadFile } from "../../shared/download";
import type { PlanTools } from "../parts/context";
import type { ChartName } from "./chart-names";
import { chartPicture } from "./chart-pictures";
import { chartFacts, chartPng } from "./make-print";

/** False: there is nothing that may be told. */
export async function saveChart(name: ChartName, format: "svg" | "png", plan: PlanTools): Promise<boolean> {
  const facts = chartFacts(plan);
  const picture = facts === null ? null : chartPicture(name, facts);
  if (picture === null) return false;
  const drawn = chartSvg(picture);
  if (format === "svg") downloadFile(`${picture.name}.svg`, new Blob([drawn.svg], { type: "image/svg+xml" }));
  else downloadFile(`${picture.name}.png`, new Blob([(await chartPng(drawn)) as BlobPart], { type: "image/png" }));
  return true;
}
