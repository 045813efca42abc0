/**
 * Says where something is, as a person would: "Nära Kärnan, Centrum", "En väg från nära Kärnan till nära Knutpunkten, 1,2 km". In the page's
 * language where the place has a name in it, otherwise in Swedish. Used for the read-out, the preview and what screen readers hear.
 */
import { city } from "../../city";
import { describePlace, nameIn } from "../../city/gazetteer";
import { anchorOf, type GeometryType, type LonLat, type ShapePlace } from "../../domain/place";
import { fewestCorners } from "../../domain/sketch";
import { m } from "../../generated/messages/messages";
import { getLocale } from "../../generated/messages/runtime";
import type { Measure, PlaceObstacle } from "./place-desk.svelte";
import { problemWords } from "./problem-words";

export function placeWords(point: LonLat): string {
  const found = describePlace(point, getLocale());
  const [near, district] = [inItsDirection(found.near), inItsDirection(found.district)];
  if (near !== null && district !== null && near !== district) return m.contribute_place_near({ name: near, district });
  if (near !== null) return m.contribute_place_near_only({ name: near });
  if (district !== null) return m.contribute_place_in_district({ district });
  return m.contribute_place_in_city({ city: city.name });
}

/** `name`: how it was called in Swedish when it was picked by its name, else "". */
export function shapeWords(shape: ShapePlace, measure: Measure, name = ""): string {
  const size = sizeWords(measure);
  if (name !== "") return m.contribute_place_named_words({ name: inItsDirection(nameIn(name, getLocale())), size });
  if (shape.type === "Polygon") return m.contribute_place_area_words({ where: spotWords(anchorOf(shape), true), size });
  const [first, last] = [shape.coordinates[0], shape.coordinates.at(-1)];
  return m.contribute_place_line_words({ from: spotWords(first ?? anchorOf(shape), false), to: spotWords(last ?? anchorOf(shape), false), size });
}
function spotWords(at: LonLat, isWhere: boolean): string {
  const { near, district } = describePlace(at, getLocale());
  if (near !== null) return m.contribute_place_spot_near({ name: inItsDirection(near) });
  const name = inItsDirection(district ?? city.name);
  return isWhere ? m.contribute_place_spot_in({ name }) : name;
}
/** Among Arabic words a Swedish name would pull the number after it to its other side. */
function inItsDirection<Name extends string | null>(name: Name): Name | string {
  return name === null || getLocale() !== "ar" ? name : `\u2068${name}\u2069`;
}

/** Rounded as one would say it: "850 meter", "1,2 km", "3,4 hektar". */
export function sizeWords({ type, size }: Measure): string {
  const count = (value: number, digits: number): string => new Intl.NumberFormat(getLocale() === "ar" ? "ar-u-nu-latn" : getLocale(), { maximumFractionDigits: digits }).format(value);
  if (type === "line") return size < 995 ? m.contribute_place_size_metres({ count: count(Math.round(size / 10) * 10, 0) }) : m.contribute_place_size_kilometres({ count: count(size / 1000, 1) });
  return size < 5000 ? m.contribute_place_size_square_metres({ count: count(Math.round(size / 10) * 10, 0) }) : m.contribute_place_size_hectares({ count: count(size / 10_000, 1) });
}

/** What stands in the way of going on from the place. */
export function obstacleWords(obstacle: PlaceObstacle, { geometry, hasMap }: { readonly geometry: GeometryType; readonly hasMap: boolean }): string {
  switch (obstacle) {
    case "place_missing":
      return hasMap ? m.contribute_place_required() : m.contribute_place_text_list();
    case "shape_unfinished":
    case "place_invalid":
      if (!hasMap) return m.contribute_place_draw_text_list();
      return geometry === "line" ? m.contribute_place_draw_required_line() : m.contribute_place_draw_required_area();
    default:
      return problemWords(obstacle);
  }
}
/** How many corners are still needed. */
export function cornersMissing(type: "line" | "area", count: number): number {
  return Math.max(0, fewestCorners(type) - count);
}
