/**
 * A filter as the register of exports keeps it: as the address has it, but search words (they may be a name) and drawn places (they may be
 * somebody's home) only as that there were any. The database refuses them, too (migration "evidence"). The file's own manifest has them.
 */
import type { AnalysisFilter } from "../../../domain/analysis/filter";
import { USUAL_VIEW, viewQuery } from "../../../domain/analysis/filter-address";

const NOT_KEPT = ["ord", "yta", "linje"] as const;
const LONGEST = 2000;

export const filterQuery = (filter: AnalysisFilter): string => viewQuery({ ...USUAL_VIEW, filter });

export function filterForLog(filter: AnalysisFilter): string {
  const query = new URLSearchParams(filterQuery(filter));
  for (const name of NOT_KEPT) if (query.has(name)) query.set(name, "");
  const written = (): string => query.toString().replace(/%2C/g, ",");
  while (written().length > LONGEST) {
    const [name = "", value = ""] = [...query].reduce((longest, each) => (each[1].length > longest[1].length ? each : longest));
    query.set(name, `${value.split(",").length}-val`);
  }
  return written();
}
