import "fake-indexeddb/auto";
import type { Feature, Geometry } from "geojson";
import { describe, expect, test } from "vitest";
import { overlayStore, type OverlayStore } from "../../../../src/state/plan/overlay-store";
import { OVERLAY_LIMIT, Overlays, POSITION_LIMIT } from "../../../../src/state/plan/overlays.svelte";
import { boundaryOfOverlay } from "../../../../src/views/plan/overlays/overlay-boundary";

const point: Feature<Geometry> = { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [12.7, 56.05] } };
const square = (at: number): Feature<Geometry> => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[[at, 0], [at + 2, 0], [at + 2, 2], [at, 2], [at, 0]]] } });
let databases = 0;
function some(store: OverlayStore = overlayStore(`overlays-${(databases += 1)}`)) {
  let ids = 0;
  return { store, overlays: new Overlays(store, () => `id-${(ids += 1)}`) };
}
const names = ({ list }: Overlays) => list.map(({ name }) => name);

describe("a planner's own layers", () => {
  test("are there again after a reload, in their order and look", async () => {
    const { store, overlays } = some();
    await overlays.add("roads", [point]);
    await overlays.add("plans", [square(0)]);
    await overlays.move("id-1", 1);
    await overlays.restyle("id-2", { lineWidth: 4 });
    await overlays.show("id-1", false);
    const again = some(store).overlays;
    await again.load();
    expect(names(again)).toEqual(["plans", "roads"]);
    expect(again.list.map(({ style, isVisible }) => [style.lineWidth, isVisible])).toEqual([[4, true], [2, false]]);
    await again.remove("id-2");
    expect(names(again)).toEqual(["roads"]);
  });
  test("each gets a colour of its own while there are any", async () => {
    const { overlays } = some();
    for (const name of ["a", "b", "c"]) await overlays.add(name, [point]);
    expect(new Set(overlays.list.map(({ style }) => style.color)).size).toBe(3);
  });
  test("the top cannot go higher", async () => {
    const { overlays } = some();
    await overlays.add("only", [point]);
    await overlays.move("id-1", 1);
    expect(names(overlays)).toEqual(["only"]);
  });
  test("one too many, or too large, is refused in words and what is there stays", async () => {
    const { overlays } = some();
    for (let nth = 0; nth < OVERLAY_LIMIT; nth += 1) await overlays.add(String(nth), [point]);
    expect(await overlays.add("one more", [point])).toBe(false);
    expect(overlays.problem).toBe("too_many");
    expect(overlays.list).toHaveLength(OVERLAY_LIMIT);
    const large = some().overlays;
    const line: Feature<Geometry> = { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: Array.from({ length: POSITION_LIMIT + 1 }, () => [12.7, 56.05]) } };
    expect(await large.add("all of Sweden", [line])).toBe(false);
    expect(large.problem).toBe("too_large");
  });
  test("a full device says so, and the layer is on the map all the same", async () => {
    const { overlays } = some({ load: () => Promise.resolve([]), save: () => Promise.reject(new DOMException("full", "QuotaExceededError")) });
    expect(await overlays.add("roads", [point])).toBe(true);
    expect(overlays.problem).toBe("not_kept");
    expect(names(overlays)).toEqual(["roads"]);
  });
});

describe("a layer as a filter", () => {
  test("areas that overlap become one", () => {
    const boundary = boundaryOfOverlay({ features: [square(0), square(1), point] });
    expect(typeof boundary === "string" ? boundary : boundary.coordinates).toHaveLength(1);
    const apart = boundaryOfOverlay({ features: [square(0), square(10)] });
    expect(typeof apart === "string" ? apart : apart.coordinates).toHaveLength(2);
  });
  test("points are no area, and a coastline in every detail is too fine", () => {
    expect(boundaryOfOverlay({ features: [point] })).toBe("no_area");
    const ring = Array.from({ length: 2_000 }, (_, nth) => [Math.cos((nth * Math.PI) / 1_000), Math.sin((nth * Math.PI) / 1_000)]);
    expect(boundaryOfOverlay({ features: [{ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[...ring, ring[0] as number[]]] } }] })).toBe("too_fine");
  });
});
