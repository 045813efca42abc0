import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test, vi } from "vitest";
import { chooseBasemap } from "../../../src/map/basemaps/choose";
import { embeddedStyle } from "../../../src/map/basemaps/embedded";
import { inLanguage, rasterStyle, sampleTile } from "../../../src/map/basemaps/online";
import { PALETTES } from "../../../src/map/basemaps/palette";
import { parseSpriteId } from "../../../src/map/sprites";
import { LANGUAGES } from "../../../src/domain/kind";
import type { BasemapSettings } from "../../../src/map/types";
import { contrast } from "./contrast";

const look = { theme: "day", language: "sv" } as const;
const answer = (body: BodyInit | null, init?: ResponseInit): typeof fetch => vi.fn(async () => new Response(body, init));
const openFreeMap = { type: "openfreemap", url: "https://tiles.example/styles/liberty" } as const satisfies BasemapSettings;
const raster = { type: "raster", template: "https://tiles.example/{z}/{x}/{y}.png", attribution: "© Stadsbyggnad" } as const satisfies BasemapSettings;

describe("the embedded map", () => {
  test.each((["day", "night", "contrast"] as const).flatMap((theme) => LANGUAGES.map((language) => [theme, language] as const)))("is a valid style by %s in %s", (theme, language) => {
    expect(validateStyleMin(embeddedStyle(theme, language))).toEqual([]);
  });
  test("asks nobody but our own server for anything", () => {
    const style = JSON.stringify(embeddedStyle("day", "ar"));
    expect(style).not.toMatch(/https?:\/\/(?!localhost)/);
    expect(style).not.toContain('"glyphs"');
    expect(style).not.toContain('"sprite"');
  });
  test("names places in the reader's script, and in Swedish where there is no other name", () => {
    const city = embeddedStyle("day", "ar").layers.find((layer) => layer.id === "label-city");
    expect(city?.type === "symbol" && city.layout?.["text-field"]).toEqual(["coalesce", ["get", "name_ar"], ["get", "name"]]);
  });
  test("every sign it asks for is one we can draw", () => {
    const asked = [...JSON.stringify(embeddedStyle("day", "sv")).matchAll(/"(place-[a-z]+)"/g)].map((match) => match[1] ?? "");
    expect(asked.length).toBeGreaterThan(0);
    for (const id of asked) expect(parseSpriteId(id)).not.toBeNull();
  });
  test.each([["day", 4.5], ["night", 4.5], ["contrast", 7]] as const)("its names can be read by %s: %f:1 on the ground they stand on", (theme, ratio) => {
    const p = PALETTES[theme];
    for (const [ink, ground] of [[p.labelLand, p.land], [p.labelLand, p.urban], [p.labelStrong, p.urban], [p.labelQuiet, p.urban], [p.labelQuiet, p.industry], [p.labelWater, p.water], [p.labelGreen, p.park], [p.labelGreen, p.wood]] as const) {
      expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(ratio);
    }
  });
  test("in high contrast the shore, streets, houses, rails and borders stand out 3:1 from what they lie on", () => {
    const p = PALETTES.contrast;
    for (const [line, ground] of [[p.shallows, p.land], [p.shallows, p.water], [p.quay, p.land], [p.quay, p.water], [p.casing, p.urban], [p.casing, p.street], [p.casing, p.wood], [p.motorwayCasing, p.land], [p.buildingEdge, p.urban], [p.buildingEdge, p.building], [p.rail, p.urban], [p.ferry, p.water], [p.border, p.land], [p.border, p.water]] as const) {
      expect(contrast(line, ground), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("choosing a basemap", () => {
  test("without a choice and without an archive it is the embedded one", async () => {
    const basemap = await chooseBasemap({ type: "auto" }, { ...look, fetch: answer("not found", { status: 404 }) });
    expect(basemap).toMatchObject({ id: "embedded", isSchematic: true });
    expect(basemap.attribution).toContain("OpenStreetMap");
  });
  test("a server that answers every address with its front page has no archive", async () => {
    expect((await chooseBasemap({ type: "auto" }, { ...look, fetch: answer("<!doctype html><title>Vårt Helsingborg</title>") })).id).toBe("embedded");
  });
  test("embedded means embedded: nothing is asked", async () => {
    const fetch = answer(null);
    await chooseBasemap({ type: "embedded" }, { ...look, fetch });
    expect(fetch).not.toHaveBeenCalled();
  });
  test.each([openFreeMap, raster])("when $type is offline, failing or slow the embedded one is drawn", async (settings) => {
    const offline: typeof fetch = () => Promise.reject(new TypeError("fetch failed"));
    const failing = answer("busy", { status: 503 });
    const slow: typeof fetch = (_url, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("timed out"))));
    for (const fetch of [offline, failing, slow]) expect((await chooseBasemap(settings, { ...look, fetch, answerWithinMs: 20 })).id).toBe("embedded");
  });
  test("something that is no style, or no picture, is not drawn", async () => {
    expect((await chooseBasemap(openFreeMap, { ...look, fetch: answer('{"version":7}') })).id).toBe("embedded");
    expect((await chooseBasemap(raster, { ...look, fetch: answer("<html>", { headers: { "content-type": "text/html" } }) })).id).toBe("embedded");
  });
  test("an OpenFreeMap style that answers is drawn, in the reader's language and with its makers named", async () => {
    const style = { version: 8, sources: { openmaptiles: { type: "vector", url: "https://tiles.example/planet", attribution: '<a href="https://x.example">© OpenMapTiles</a> © OpenStreetMap contributors' } }, layers: [{ id: "place", type: "symbol", source: "openmaptiles", "source-layer": "place", layout: { "text-field": ["get", "name_en"] } }, { id: "shield", type: "symbol", source: "openmaptiles", "source-layer": "road", layout: { "text-field": "{ref}" } }] };
    const basemap = await chooseBasemap(openFreeMap, { theme: "day", language: "ar", fetch: answer(JSON.stringify(style)) });
    expect(basemap).toMatchObject({ id: "openfreemap", isSchematic: false, attribution: "© OpenMapTiles © OpenStreetMap contributors" });
    const [place, shield] = basemap.style.layers;
    expect(place?.type === "symbol" && place.layout?.["text-field"]).toEqual(["coalesce", ["get", "name:ar"], ["get", "name"]]);
    expect(shield?.type === "symbol" && shield.layout?.["text-field"]).toBe("{ref}");
    expect(inLanguage(basemap.style, "ar")).toEqual(basemap.style);
  });
  test("a raster template that answers with a picture is drawn", async () => {
    const fetch = answer("png", { headers: { "content-type": "image/png" } });
    const basemap = await chooseBasemap(raster, { ...look, fetch });
    expect(basemap).toMatchObject({ id: "raster", attribution: "© Stadsbyggnad" });
    expect(validateStyleMin(rasterStyle(raster.template, "night"))).toEqual([]);
    // Zoom 12 at 12.694 E 56.046 N, by the slippy map formula.
    expect(fetch).toHaveBeenCalledWith("https://tiles.example/12/2192/1274.png", expect.anything());
    expect(sampleTile("{z}/{x}/{y}", [0, 0], 1)).toBe("1/1/1");
  });
});
