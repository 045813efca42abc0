import { MercatorCoordinate } from "maplibre-gl";
import { describe, expect, test } from "vitest";
import { KINDS } from "../../../../src/domain/kind";
import { KIND_MARKS } from "../../../../src/domain/kind-marks";
import { channels } from "../../../../src/domain/analysis/plan-colors";
import { lonLatOf, mercatorOf, pixelInMercator } from "../../../../src/map/plan/mercator";
import { looksOf, lookTable, outlineColor, pointSize, SHAPES } from "../../../../src/map/plan/point-look";
import { movedTo } from "../../../../src/map/plan/points-painter";
import { contrast } from "../contrast";
import { PALETTES } from "../../../../src/map/basemaps/palette";

const KARNAN = [12.69776, 56.04771] as const;

describe("where a point is drawn", () => {
  test("as MapLibre counts, and back again to the millimetre", () => {
    const [x, y] = mercatorOf(KARNAN);
    const theirs = MercatorCoordinate.fromLngLat([...KARNAN]);
    expect(x).toBeCloseTo(theirs.x, 12);
    expect(y).toBeCloseTo(theirs.y, 12);
    const origin = [0.5352, 0.3125] as const;
    const [lon, lat] = lonLatOf({ origin, mercator: Float32Array.from([x - origin[0], y - origin[1]]) }, 0);
    // 1e-7 degrees are a centimetre.
    expect(lon).toBeCloseTo(KARNAN[0], 7);
    expect(lat).toBeCloseTo(KARNAN[1], 7);
  });
  test("offsets from an origin keep centimetres where 32 bits of the world would lose metres", () => {
    const scale = 2 ** 18 * 512;
    // A map at zoom 18, its middle on Kärnan: clip space is pixels here.
    const [cx, cy] = mercatorOf(KARNAN);
    const matrix = Float64Array.from([scale, 0, 0, 0, 0, -scale, 0, 0, 0, 0, 1, 0, -cx * scale, cy * scale, 0, 1]);
    const origin = [cx - 0.0004, cy + 0.0003] as const;
    const moved = movedTo(matrix, origin);
    const at = Float32Array.from([cx + 10 / scale - origin[0], cy - 20 / scale - origin[1]]);
    const [px, py] = [Math.fround((moved[0] as number) * (at[0] as number)) + (moved[12] as number), Math.fround((moved[5] as number) * (at[1] as number)) + (moved[13] as number)];
    // A tenth of a pixel at zoom 18 is 3 cm.
    expect(Math.abs(px - 10)).toBeLessThan(0.1);
    expect(Math.abs(py - 20)).toBeLessThan(0.1);
    expect(Math.abs(Math.fround(scale) * Math.fround(cx + 10 / scale) - Math.fround(scale * cx) - 10)).toBeGreaterThan(0.5);
  });
  test("twelve pixels are twelve pixels at any zoom", () => {
    expect(pixelInMercator(0)).toBe(1 / 512);
    expect(pixelInMercator(10) / pixelInMercator(12)).toBe(4);
  });
});

describe("what a point looks like", () => {
  test("each kind has its own colour and its own shape, in the order of the codes", () => {
    const looks = looksOf("kind");
    expect(looks.map(({ color }) => color)).toEqual(KINDS.map((kind) => KIND_MARKS[kind].color));
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(KINDS.length);
  });
  test("unsafe and safe differ in shape, and so do the groups", () => {
    const [worst, , middle, , best] = looksOf("safety").map(({ shape }) => shape);
    expect(new Set([worst, middle, best]).size).toBe(3);
    expect(new Set(looksOf("group").map(({ shape }) => shape)).size).toBe(3);
  });
  test("the shader's table holds colour and shape, four numbers each", () => {
    const table = lookTable("kind");
    const nth = KINDS.indexOf("avoid");
    expect([...table.slice(nth * 4, nth * 4 + 3)].map((each) => Math.round(each * 255))).toEqual([...channels(KIND_MARKS.avoid.color)]);
    expect(table[nth * 4 + 3]).toBe(SHAPES.octagon);
    expect(table).toHaveLength(32);
  });
  test("points grow with the zoom and never jump", () => {
    const sizes = Array.from({ length: 100 }, (_, nth) => pointSize(8 + nth / 9, 1, "day"));
    for (let nth = 1; nth < sizes.length; nth += 1) {
      expect(sizes[nth]).toBeGreaterThanOrEqual(sizes[nth - 1] as number);
      expect((sizes[nth] as number) - (sizes[nth - 1] as number)).toBeLessThan(0.5);
    }
    expect(pointSize(14, 1.375, "day")).toBeCloseTo(pointSize(14, 1, "day") * 1.375);
  });
  test("each point stands 3:1 off the ground by its fill or by its outline", () => {
    for (const by of ["kind", "safety", "group"] as const) {
      for (const { color } of looksOf(by)) {
        for (const theme of ["day", "contrast"] as const) {
          const { land, urban, park, water } = PALETTES[theme];
          for (const ground of [land, urban, park, water]) expect(Math.max(contrast(color, ground), contrast(outlineColor(by, theme), ground))).toBeGreaterThanOrEqual(3);
        }
      }
    }
  });
});
