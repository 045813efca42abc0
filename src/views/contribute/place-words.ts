/**
 * Says where a point is, as a person would: "Nära Kärnan, Centrum". In the page's language where the place has a name in
 * it, otherwise in Swedish. Used for the read-out, the preview and what screen readers hear.
 */
import { city } from "../../city";
import { describePlace } from "../../city/gazetteer";
import type { LonLat } from "../../domain/place";
import { m } from "../../generated/messages/messages";
import { getLocale } from "../../generated/messages/runtime";

export function placeWords(point: LonLat): string {
  const { near, district } = describePlace(point, getLocale());
  if (near !== null && district !== null && near !== district) return m.contribute_place_near({ name: near, district });
  if (near !== null) return m.contribute_place_near_only({ name: near });
  if (district !== null) return m.contribute_place_in_district({ district });
  return m.contribute_place_in_city({ city: city.name });
}
