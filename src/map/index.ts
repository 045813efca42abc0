/**
 * The map for views. Load it with `const map = await import("../../map")` after the first useful screen: it brings MapLibre.
 * Types may be imported at any time (`import type { MapView } from "../../map"`).
 *
 *   <Map {language} {theme} {reducedMotion} basemap={…} bounds|centre+zoom target={{at, zoom}} padding={{bottom: 120}} label="…"
 *        onmove={(view: MapView) => …} onclick={(at: LonLat) => …} onready={() => …} onfailure={(why: MapFailure) => …}>
 *     <OutlineLayer />
 *     <ContributionLayer contributions={PublishedContribution[]} chosenId={string|null} onpick={(id) => …} onpickmany={(ids) => …} />
 *   </Map>
 *
 * What goes with choosing a place is a chunk of its own, `await import("../../map/placing")`, so that readers do not fetch it.
 *
 * Which basemap: `configureBasemap(loadConfig().then((config) => config.basemap))` from "./map/basemap-setting" (no MapLibre in it), once, in main.ts; or the prop `basemap`.
 * Map fills its parent (give that a height). `onclick` is only called where nothing was picked. `onpickmany` is called with pins that lie
 * on one spot and no zooming can part.
 * Drawing is a chunk of its own, `import("../../map/ShapeDrawing.svelte")`, and so are the cells of felt safety, `import("../../map/SafetyCellLayer.svelte")`:
 * both inside <Map> too.
 */
export { default as Map } from "./Map.svelte";
export { default as ContributionLayer } from "./ContributionLayer.svelte";
export { default as OutlineLayer } from "./OutlineLayer.svelte";
export type { BasemapSettings, Bounds, MapFailure, MapPadding, MapTarget, MapTheme, MapView } from "./types";
