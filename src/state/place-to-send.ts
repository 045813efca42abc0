/** From the chosen place to what leaves the device. A plain point needs no arithmetic; the rest brings the projection and turf. */
import { city } from "../city";
import type { LonLat, Place } from "../domain/place";
import type { PlaceChoice } from "../domain/place-choice";
import { Problem } from "../domain/problem";

const [west, south, east, north] = city.bounds;
/** A first sieve, as in the schema; the true boundary is the database's. */
const isInside = ([lon, lat]: LonLat): boolean => lon >= west && lon <= east && lat >= south && lat <= north;

export async function placeToSend(choice: PlaceChoice, campaignArea: readonly LonLat[] | null): Promise<Place> {
  if (choice.shape === null && choice.precision !== "rough" && campaignArea === null) return { type: "Point", coordinates: choice.at };
  const { seenByAll, submittedPlace, touchesArea } = await import("../domain/shape");
  const place = submittedPlace(choice, isInside);
  if (campaignArea !== null && !touchesArea(seenByAll(place, choice.precision), campaignArea)) throw new Problem("place_outside_campaign", { field: "place" });
  return place;
}
