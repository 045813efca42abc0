import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import type { FeatureCollection } from "geojson";
import { PMTiles, type RangeResponse, type Source } from "pmtiles";
import { describe, expect, test, vi } from "vitest";
import { chooseBasemap } from "../../../src/map/basemaps/choose";
import { PALETTES } from "../../../src/map/basemaps/palette";
import labels from "../../../src/map/embedded/labels.geojson?raw";
import shapes from "../../../src/map/embedded/shapes.geojson?raw";
import { ARCHIVE_ZOOM, smallArchive } from "../../fixtures/map/small-archive";

const archive = smallArchive(JSON.parse(shapes) as FeatureCollection, JSON.parse(labels) as FeatureCollection);

class InMemory implements Source {
  getKey(): string {
    return "small";
  }
  getBytes(offset: number, length: number): Promise<RangeResponse> {
    return Promise.resolve({ data: archive.slice(offset, offset + length).buffer });
  }
}
/** Answers range requests as the server does. */
const served: typeof fetch = vi.fn(async (_url, init) => {
  const [, from = "0", to = "0"] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get("range") ?? "") ?? [];
  return new Response(archive.slice(Number(from), Number(to) + 1), { status: 206 });
});

describe("a helsingborg.pmtiles in the data folder", () => {
  test("the tests' small archive is one that the PMTiles library reads", async () => {
    const file = new PMTiles(new InMemory());
    expect(await file.getHeader()).toMatchObject({ specVersion: 3, minZoom: ARCHIVE_ZOOM, maxZoom: ARCHIVE_ZOOM });
    // The tile with the city in it: zoom 10, 12.694 E 56.046 N.
    const tile = await file.getZxy(ARCHIVE_ZOOM, 548, 318);
    expect(new TextDecoder().decode(tile?.data)).toContain("Helsingborg");
    expect(await file.getZxy(ARCHIVE_ZOOM, 1, 1)).toBeUndefined();
  });
  test("is drawn where it exists, without having been chosen", async () => {
    const basemap = await chooseBasemap({ type: "auto" }, { theme: "day", language: "sv", fetch: served });
    expect(basemap).toMatchObject({ id: "pmtiles", isSchematic: false });
    expect(basemap.attribution).toContain("OpenStreetMap");
    expect(served).toHaveBeenCalledWith(expect.stringContaining("/basemap/helsingborg.pmtiles"), expect.anything());
  });
  test.each([["day", "sv"], ["night", "ar"]] as const)("is drawn by %s in %s in our colours and fonts, asking no one else", async (theme, language) => {
    const { style } = await chooseBasemap({ type: "pmtiles", url: "/basemap/helsingborg.pmtiles" }, { theme, language, fetch: served });
    expect(validateStyleMin(style)).toEqual([]);
    const text = JSON.stringify(style);
    expect(text).toContain(PALETTES[theme].water);
    expect(text).not.toContain("protomaps.github.io");
    expect(text).not.toContain('"icon-image"');
    const fonts = new Set(style.layers.flatMap((layer) => (layer.type === "symbol" ? [JSON.stringify(layer.layout?.["text-font"])] : [])));
    const known = Object.keys(style["font-faces"] ?? {});
    const asked = [...[...fonts].join().matchAll(/"(Noto [^"]+)"/g)].map((match) => match[1] ?? "");
    expect(asked.length).toBeGreaterThan(0);
    for (const font of asked) expect(known).toContain(font);
  });
});
