import { render, waitFor } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import Map from "../../src/map/Map.svelte";

describe("a browser without WebGL", () => {
  test("is told once, so that the list takes over, and nothing breaks when the map leaves", async () => {
    const onfailure = vi.fn();
    const { unmount, container } = render(Map, { language: "sv", basemap: { type: "embedded" }, onfailure });
    await waitFor(() => expect(onfailure).toHaveBeenCalledWith("webgl-missing"));
    expect(onfailure).toHaveBeenCalledTimes(1);
    expect(container.querySelector("canvas")).toBeNull();
    unmount();
  });
});
