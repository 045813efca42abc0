/** Says where a point is, as a person would: "Nära Kärnan, Centrum". Used for the read-out, the preview and what screen readers hear. */
import { city } from "../../city";
import { describePlace } from "../../city/gazetteer";
import type { LonLat } from "../../domain/place";
import { m } from "../../generated/messages/messages";

export function placeWords(point: LonLat): string {
  const { near, district } = describePlace(point);
  if (near !== null && district !== null && near !== district) return m.contribute_place_near({ name: near, district });
  if (near !== null) return m.contribute_place_near_only({ name: near });
  if (district !== null) return m.contribute_place_in_district({ district });
  return m.contribute_place_in_city({ city: city.name });
}
