/**
 * Everything about where, while it is being chosen and looked at: where the map is sent, the drawing, what stands in the way, and who will
 * see what. The draft stays the owner of what is said; this writes to it through `update`. Made once, by ContributeView.
 */
import { areaOfPark } from "../../city/park-areas";
import { describePlace, isInsideCity, metresBetween, type GazetteerPlace } from "../../city/gazetteer";
import { city } from "../../city";
import type { District } from "../../domain/campaign";
import type { DraftData } from "../../domain/draft";
import { anchorOf, geometryTypeOf, VERTEX_LIMIT, type GeometryType, type LinePlace, type LonLat, type ShapePlace } from "../../domain/place";
import { sourceOf, type GivenShape } from "../../domain/place-choice";
import { Problem, type ProblemCode } from "../../domain/problem";
import type { SeenPlace } from "../../domain/shape";
import { addCorner, emptySketch, finishSketch, shapeOfSketch, sketchOf, type Sketch } from "../../domain/sketch";
import type { MapTarget } from "../../map";
import type { Draft } from "../../state/draft.svelte";
import { placeWords } from "./place-words";

export type PlaceObstacle = ProblemCode | "place_missing" | "shape_unfinished";
/** Metres along it, or square metres within it. */
export interface Measure {
  readonly type: "line" | "area";
  readonly size: number;
}
export interface Seen {
  readonly byCity: SeenPlace;
  readonly byAll: SeenPlace;
  /** Taken off a drawn line before it is sent. */
  readonly trimmed: readonly LinePlace[];
}
type Change = Partial<Pick<DraftData, "place" | "shape" | "shapeSource" | "placeIsAddress" | "placeWords">>;
type Shapes = typeof import("../../domain/shape");

interface DeskParts {
  readonly draft: Draft;
  readonly districts: () => readonly District[];
  readonly update: (change: Change) => void;
}

/** A nudge after choosing a street is still that street. */
const SAME_ADDRESS_METRES = 150;

export class PlaceDesk {
  target = $state.raw<MapTarget | null>(null);
  /** Under the crosshair now. */
  middle = $state.raw<LonLat | null>(null);
  /** Through whose eyes the map is seen before sending. */
  viewer = $state<"city" | "all">("city");
  /** The name of what was picked but is too large to be marked as a whole. */
  tooLarge = $state.raw<string | null>(null);
  #wanted = $state<GeometryType | null>(null);
  /** Kept beside the draft, so that changing one's mind between line, area and point loses nothing drawn. */
  #sketches = $state.raw<Readonly<Record<Sketch["type"], Sketch | null>>>({ line: null, area: null });
  #shapes = $state.raw<Shapes | null>(null);
  /** What came whole and may have been changed since. */
  #given: Readonly<Record<Sketch["type"], GivenShape | null>> = { line: null, area: null };
  #chosenByName: { readonly at: LonLat; readonly isAddress: boolean } | null = null;
  /** What the map told last. */
  #lastMiddle: LonLat | null = null;
  readonly #parts: DeskParts;

  readonly geometry = $derived.by<GeometryType>(() => {
    const { data, geometries } = this.#parts.draft;
    const wanted = this.#wanted ?? (data.shape === null ? "point" : geometryTypeOf(data.shape));
    return geometries.includes(wanted) ? wanted : "point";
  });
  readonly sketch = $derived.by<Sketch | null>(() => {
    const { geometry } = this;
    if (geometry === "point") return null;
    const { shape } = this.#parts.draft.data;
    return this.#sketches[geometry] ?? (shape !== null && geometryTypeOf(shape) === geometry ? sketchOf(shape) : emptySketch(geometry));
  });
  readonly #shape = $derived(this.sketch === null ? null : shapeOfSketch(this.sketch));
  readonly measure = $derived.by<Measure | null>(() => {
    const [shape, shapes] = [this.#shape, this.#shapes];
    if (shape === null || shapes === null) return null;
    return shape.type === "LineString" ? { type: "line", size: shapes.lineMetres(shape) } : { type: "area", size: shapes.areaSquareMetres(shape) };
  });
  /** Where an area's edge meets itself. */
  readonly crossings = $derived(this.#shape?.type === "Polygon" && this.#shapes !== null && this.#shape.coordinates.flat().length <= VERTEX_LIMIT + 1 ? this.#shapes.crossings(this.#shape) : []);
  readonly obstacle = $derived.by<PlaceObstacle | null>(() => this.#obstacle());
  readonly seen = $derived.by<Seen | null>(() => this.#seen());

  constructor(parts: DeskParts) {
    this.#parts = parts;
    $effect(() => {
      const { draft } = parts;
      if (this.geometry !== "point" || (draft.campaign?.area ?? null) !== null || draft.step === "precision" || draft.step === "preview") void this.#loadShapes();
    });
  }

  /** Begins anew, with another contribution. */
  clear(): void {
    this.target = null;
    this.tooLarge = null;
    this.viewer = "city";
    this.#wanted = null;
    this.#sketches = { line: null, area: null };
    this.#given = { line: null, area: null };
    this.#chosenByName = null;
    this.#lastMiddle = null;
  }

  chooseGeometry(type: GeometryType): void {
    this.#rememberGiven();
    const { sketch } = this;
    if (sketch !== null) this.#sketches = { ...this.#sketches, [sketch.type]: sketch };
    this.#wanted = type;
    this.tooLarge = null;
    this.#setSketch(type === "point" ? null : this.#sketches[type]);
  }

  /** The drawing has changed, by map, list or key. */
  draw(next: Sketch): void {
    this.#rememberGiven();
    const before = this.sketch;
    this.#sketches = { ...this.#sketches, [next.type]: next };
    // Choosing a corner draws nothing.
    if (before?.corners !== next.corners) this.#setSketch(next);
  }

  /** Under the crosshair. */
  addCorner(): void {
    if (this.sketch !== null && this.middle !== null) this.draw(addCorner(this.sketch, this.middle));
  }

  /** From the list. In a line or an area a street, a park or a district is that line or area; anything else is only shown on the map. */
  choose(hit: GazetteerPlace): void {
    this.tooLarge = null;
    const { geometry } = this;
    const shape = geometry === "point" ? null : this.#shapeOf(hit, geometry);
    if (shape !== null && geometry !== "point") {
      const sketch = sketchOf(shape);
      this.#sketches = { ...this.#sketches, [geometry]: sketch };
      this.#given = { ...this.#given, [geometry]: { corners: sketch.corners, source: "gazetteer", name: hit.names.sv } };
      this.#setSketch(sketch);
      this.target = null;
      return;
    }
    if (geometry === "point") this.#setPoint(hit.at, hit.type === "street");
    this.target = { at: hit.at, zoom: 16 };
  }
  /** A press on the map: the crosshair goes there. */
  aim(at: LonLat): void {
    this.#setPoint(at, false);
    this.target = { at };
  }
  /** "Här är jag": where one stands may well be at home. */
  stand(at: LonLat): void {
    if (this.geometry === "point") this.#setPoint(at, true);
    this.target = { at, zoom: 16 };
  }

  /** The map has come to rest. */
  point(at: LonLat): void {
    const before = this.#lastMiddle;
    this.#lastMiddle = at;
    this.middle = at;
    // The map also tells its middle when it opens and when it is resized: only a move is somebody's choice.
    if (this.geometry !== "point" || before === null || metresBetween(before, at) < 1) return;
    const isAddress = this.#chosenByName !== null && this.#chosenByName.isAddress && metresBetween(this.#chosenByName.at, at) < SAME_ADDRESS_METRES;
    this.#setPlace(at, isAddress);
  }

  #setPoint(at: LonLat, isAddress: boolean): void {
    this.#chosenByName = { at, isAddress };
    this.#setPlace(at, isAddress);
  }
  #setPlace(place: LonLat, isAddress: boolean): void {
    this.#parts.update({ place, shape: null, shapeSource: null, placeIsAddress: isAddress, placeWords: isInsideCity(place) ? placeWords(place) : "" });
  }
  #setSketch(sketch: Sketch | null): void {
    const shape = sketch === null ? null : shapeOfSketch(sketch);
    if (sketch === null || shape === null) {
      this.#parts.update({ shape: null, shapeSource: null });
      return;
    }
    const given = this.#given[sketch.type];
    const [at, shapeSource] = [anchorOf(shape), sourceOf(sketch.corners, given)];
    const name = shapeSource === "gazetteer" ? given?.name : describePlace(at).near;
    this.#parts.update({ place: at, shape, shapeSource, placeIsAddress: false, placeWords: name ?? "" });
  }
  /** From a draft that was kept, or came back from the server. */
  #rememberGiven(): void {
    const { shape, shapeSource: source, placeWords: name } = this.#parts.draft.data;
    if (shape === null || source === null || source === "drawn") return;
    const { type, corners } = sketchOf(shape);
    if (this.#given[type] === null) this.#given = { ...this.#given, [type]: { corners, source, name } };
  }

  #shapeOf(hit: GazetteerPlace, type: "line" | "area"): ShapePlace | null {
    if (type === "line") return hit.line === undefined ? null : { type: "LineString", coordinates: hit.line };
    const corners = areaOfPark(hit) ?? this.#boundaryOf(hit);
    const shape = corners === undefined ? null : shapeOfSketch(finishSketch({ ...emptySketch("area"), corners }));
    if (shape === null) return null;
    const [problem] = this.#shapes?.checkShape(shape, { isDrawn: false, isInside: isInBounds }) ?? [];
    if (problem === undefined) return shape;
    this.tooLarge = hit.names.sv;
    return null;
  }
  /** A district's largest part. */
  #boundaryOf(hit: GazetteerPlace): readonly LonLat[] | undefined {
    const parts = this.#parts.districts().find(({ name }) => name === hit.names.sv)?.boundary ?? [];
    const rings = parts.flatMap(([outer]) => (outer === undefined ? [] : [outer])).sort((one, other) => other.length - one.length);
    return rings[0]?.slice(0, -1);
  }

  async #loadShapes(): Promise<void> {
    if (this.#shapes !== null) return;
    try {
      this.#shapes = await import("../../domain/shape");
    } catch {
      // Offline before it was kept: sending asks for it again, and waits.
    }
  }

  #obstacle(): PlaceObstacle | null {
    const { draft } = this.#parts;
    const { place } = draft.data;
    if (this.geometry !== "point") {
      const shape = this.#shape;
      if (shape === null) return "shape_unfinished";
      const isDrawn = draft.data.shapeSource === "drawn";
      const [problem] = this.#shapes?.checkShape(shape, { isDrawn, isInside: isDrawn ? isInsideCity : isInBounds }) ?? [];
      return problem ?? this.#outsideCampaign();
    }
    if (place === null) return "place_missing";
    return isInsideCity(place) ? this.#outsideCampaign() : "place_outside_city";
  }
  #outsideCampaign(): PlaceObstacle | null {
    const area = this.#parts.draft.campaign?.area ?? null;
    const { seen } = this;
    return area !== null && seen !== null && this.#shapes?.touchesArea(seen.byAll, area) === false ? "place_outside_campaign" : null;
  }

  #seen(): Seen | null {
    const { placeChoice: choice } = this.#parts.draft;
    const shapes = this.#shapes;
    if (choice === null || shapes === null) return null;
    try {
      const sent = shapes.submittedPlace(choice, isInBounds);
      const trimmed = choice.isDrawn && choice.shape?.type === "LineString" ? shapes.trimmedEnds(choice.shape) : [];
      return { byCity: shapes.seenByCity(sent, choice.precision), byAll: shapes.seenByAll(sent, choice.precision), trimmed };
    } catch (thrown) {
      // What may not be sent is nothing to be seen; `obstacle` says why.
      if (thrown instanceof Problem) return null;
      throw thrown;
    }
  }
}

const [west, south, east, north] = city.bounds;
function isInBounds([lon, lat]: LonLat): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
