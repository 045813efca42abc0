import { describe, expect, test, vi } from "vitest";
import { configureBasemap, configuredBasemap, LOCAL_ARCHIVE, parseBasemapSetting } from "../../../src/map/basemap-setting";

describe("the operator's words for a basemap", () => {
  test.each([
    [null, { type: "auto" }],
    ["", { type: "auto" }],
    ["embedded", { type: "embedded" }],
    ["pmtiles", { type: "pmtiles", url: LOCAL_ARCHIVE }],
    ["https://files.example/skane.pmtiles", { type: "pmtiles", url: "https://files.example/skane.pmtiles" }],
    ["openfreemap", { type: "openfreemap", url: "https://tiles.openfreemap.org/styles/positron" }],
    ["https://tiles.openfreemap.org/styles/liberty", { type: "openfreemap", url: "https://tiles.openfreemap.org/styles/liberty" }],
    ["https://karta.example/{z}/{x}/{y}.png | © Stadsbyggnadsförvaltningen", { type: "raster", template: "https://karta.example/{z}/{x}/{y}.png", attribution: "© Stadsbyggnadsförvaltningen" }],
  ])("%s", (words, settings) => {
    expect(parseBasemapSetting(words)).toEqual(settings);
  });
  test.each(["openstretmap", "http://unsafe.example/{z}/{x}/{y}.png", "javascript:alert(1)"])("%s is refused by name", (words) => {
    expect(() => parseBasemapSetting(words)).toThrow(words.slice(0, 20));
  });
  test("the map waits for what main sets", async () => {
    expect(await configuredBasemap()).toEqual({ type: "auto" });
    configureBasemap(Promise.resolve("embedded"));
    expect(await configuredBasemap()).toEqual({ type: "embedded" });
    configureBasemap(null);
    expect(await configuredBasemap()).toEqual({ type: "auto" });
  });
  test.each<[string, () => string | Promise<string>]>([["a slip of the pen", () => "openstretmap"], ["a configuration that never came", () => Promise.reject(new Error("offline"))]])("%s is told to the operator and the city keeps its map", async (_what, words) => {
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    configureBasemap(words());
    expect(await configuredBasemap()).toEqual({ type: "auto" });
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});
