/**
 * The planner's map: layers for inside <Map> of "../../map". A chunk of its own, `await import("../../map/plan")`; residents never fetch it.
 * Types may be imported at any time. Colours and classes that legends need too stand in src/domain/analysis (plan-colors, class-breaks).
 *
 *   <PointsLayer columns={PointColumns} verdict={Uint8Array|null} by="kind|safety|group" chosen={ordinals} onpick={(ordinals) => …} />
 *   <HexagonLayer figures={HexagonFigures} chosen hovered onpick={({q, r}) => …} onhover={…} />
 *   <RegionLayer regions={ShownRegion[]} choropleth={Choropleth|null} chosenId hoveredId onhover={(id|null) => …} onpick={(id) => …} />
 *   <HeatLayer places={HexagonPlaces} counts={respondents} />    small hexagons; weight is how many
 *   <FilterOutline boundary={Boundary|null} line={LonLat[]|null} />    what the filter is limited to, its buffer included
 *   <MapExtent onextent={(bounds, isMoving) => …} />    where the map is, for what is drawn beside it
 *   <KeyboardPick />    once, last: Enter presses what lies under the middle of the map
 *   <MapCapture ontaker={(taker|null) => …} />    the map as a picture
 *   <OverlayLayers overlays={Overlay[]} onpick={({overlayId, boundary}) => …} />    bottom first
 *
 * Drawing is a chunk of its own with terra-draw, `import("../../map/plan/FilterDrawing.svelte")`:
 *   <FilterDrawing tool="lasso|polygon|line" onfinish={(drawn: DrawnFilter) => …} oncancel={() => …} />
 */
export { default as FilterOutline } from "./FilterOutline.svelte";
export { default as HeatLayer } from "./HeatLayer.svelte";
export { default as HexagonLayer } from "./HexagonLayer.svelte";
export { default as KeyboardPick } from "./KeyboardPick.svelte";
export { default as MapExtent } from "./MapExtent.svelte";
export { default as MapCapture } from "./MapCapture.svelte";
export { default as OverlayLayers } from "./OverlayLayers.svelte";
export { default as PointsLayer } from "./PointsLayer.svelte";
export { default as RegionLayer } from "./RegionLayer.svelte";
export type { HexagonFigures, HexagonKey, HexagonPlaces } from "./hexagon-features";
export type { DrawingTool, DrawnFilter } from "./drawn-filter";
export type { PickedPolygon } from "./overlay-features";
export type { PointColoring } from "./point-look";
export type { Choropleth, RegionValue, ShownRegion } from "./region-features";
export type { MapTaker, TakenMap } from "./taken-map";
