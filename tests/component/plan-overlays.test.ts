import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import { FileProblem } from "../../src/import/file-problem";
import type { OverlayLayer } from "../../src/import/overlay";
import type { ReadOverlayFiles } from "../../src/import/overlay-reader";
import { setLocale } from "../../src/generated/messages/runtime";
import { Overlays } from "../../src/state/plan/overlays.svelte";
import OverlayPanel from "../../src/views/plan/overlays/OverlayPanel.svelte";

const area: OverlayLayer["features"][number] = { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[[12, 56], [13, 56], [13, 57], [12, 56]]] } };
const layer = (name: string, change: Partial<OverlayLayer> = {}): OverlayLayer => ({ name, features: [area], skipped: 0, crs: { said: { type: "silent" }, choice: { code: "EPSG:4326", isSwapped: false }, how: "guessed", possible: [] }, ...change });

function panel(read: ReadOverlayFiles) {
  void setLocale("sv", { reload: false });
  let ids = 0;
  const overlays = new Overlays({ load: () => Promise.resolve([]), save: () => Promise.resolve() }, () => `id-${(ids += 1)}`);
  const onfilter = vi.fn();
  const { container } = render(OverlayPanel, { overlays, onfilter, read });
  const drop = async () => {
    const input = container.querySelector<HTMLInputElement>("input[type=file]");
    if (input === null) throw new Error("no file field");
    Object.defineProperty(input, "files", { configurable: true, value: [new File(["{}"], "planer.geojson")] });
    await fireEvent.change(input);
  };
  return { overlays, onfilter, drop };
}
afterEach(cleanup);

describe("a planner's own files", () => {
  test("a file becomes a layer, and is used as a filter", async () => {
    const { drop, onfilter } = panel(() => Promise.resolve([layer("Planer", { skipped: 2 })]));
    await drop();
    await waitFor(() => expect(screen.getByText("Planer ligger på kartan: 1 form.")).toBeTruthy());
    expect(screen.getByText("2 rader hade ingen form att rita.")).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: "Använd som filter" }));
    await waitFor(() => expect(onfilter).toHaveBeenCalledWith({ type: "MultiPolygon", coordinates: [area.geometry.type === "Polygon" ? area.geometry.coordinates : []] }), { timeout: 15_000 });
  });
  test("the order is changed by buttons, the top first", async () => {
    const { drop, overlays } = panel(() => Promise.resolve([layer("Vägar"), layer("Planer")]));
    await drop();
    await waitFor(() => expect(screen.getAllByRole("checkbox")).toHaveLength(2));
    expect(overlays.list.map(({ name }) => name)).toEqual(["Vägar", "Planer"]);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Flytta upp Planer" }).disabled).toBe(true);
    await fireEvent.click(screen.getByRole("button", { name: "Flytta upp Vägar" }));
    expect(overlays.list.map(({ name }) => name)).toEqual(["Planer", "Vägar"]);
    await fireEvent.click(screen.getByRole("button", { name: "Ta bort Planer" }));
    expect(overlays.list.map(({ name }) => name)).toEqual(["Vägar"]);
  });
  test("a broken file is told in words, and nothing is added", async () => {
    const { drop, overlays } = panel(() => Promise.reject(new FileProblem("not_json", { line: 7 })));
    await drop();
    expect((await screen.findByRole("alert")).textContent).toContain("7");
    expect(overlays.list).toEqual([]);
  });
  test("a file from elsewhere says that it does not lie on the city's map", async () => {
    const { drop, overlays } = panel(() => Promise.resolve([layer("Texas", { features: [], crs: { said: { type: "silent" }, choice: null, how: "nowhere", possible: [] } })]));
    await drop();
    expect((await screen.findByRole("alert")).textContent).toContain("Texas:");
    expect(overlays.list).toEqual([]);
  });
});
