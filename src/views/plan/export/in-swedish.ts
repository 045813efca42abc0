/** Words of the interface for a Swedish authority's record, whatever language the planner reads in. For what is said at once, never across an await. */
import { getLocale, overwriteGetLocale } from "../../../generated/messages/runtime";

export function inSwedish<T>(say: () => T): T {
  const before = getLocale;
  overwriteGetLocale(() => "sv");
  try {
    return say();
  } finally {
    overwriteGetLocale(before);
  }
}
