/**
 * The planner's map: layers for inside <Map> of "../../map". A chunk of its own, `await import("../../map/plan")`; residents never fetch it.
 * Types may be imported at any time. Colours and classes that legends need too stand in src/domain/analysis (plan-colors, class-breaks).
 *
 *   <PointsLayer columns={PointColumns} verdict={Uint8Array|null} by="kind|safety|group" chosen={ordinals} onpick={(ordinals) => …} />
 *   <HexagonLayer figures={HexagonFigures} {corners} chosen hovered onpick={({q, r}) => …} onhover={…} />
 *   <RegionLayer regions={ShownRegion[]} choropleth={Choropleth|null} chosenId hoveredId onhover={(id|null) => …} onpick={(id) => …} />
 */
export { default as HexagonLayer } from "./HexagonLayer.svelte";
export { default as PointsLayer } from "./PointsLayer.svelte";
export { default as RegionLayer } from "./RegionLayer.svelte";
export type { HexagonFigures, HexagonKey, HexagonPlaces } from "./hexagon-features";
export type { PointColoring } from "./point-look";
export type { Choropleth, RegionValue, ShownRegion } from "./region-features";
