import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { WallView } from "../../src/domain/wall/view";
import { m } from "../../src/generated/messages/messages";
import Browse from "../../src/views/wall/browse/Browse.svelte";
import { aWallStory } from "../unit/support/wall";
import Frame from "./support/wall-frame.svelte";

const VIEW: WallView = { centre: [12.694, 56.046], zoom: 13 };
const STORIES = [aWallStory({ id: "a", text: "Farfar bar mig." }), aWallStory({ id: "b", kind: "wish", era: null, text: "En bänk vid stranden.", point: [12.72, 56.04] })];

beforeEach(() => Object.assign(window, { innerWidth: 1920, innerHeight: 1080 }));

function aVisit(change: Record<string, unknown> = {}) {
  const calls = { onview: vi.fn(), onchoose: vi.fn(), onstir: vi.fn(), onleave: vi.fn() };
  const props = { stories: STORIES, view: VIEW, chosenId: null, secondsLeft: null, mediaUrl: () => Promise.reject(new Error("none")), ...calls, ...change };
  const view = render(Frame, { props: { part: Browse, props } });
  return { ...calls, ...view };
}
const surface = () => screen.getByRole("application", { name: m.wall_browse_map() });

describe("a visitor at the map", () => {
  test("reads the story of the pin they press", async () => {
    const { onchoose, onview } = aVisit();
    await fireEvent.pointerDown(surface(), { pointerId: 1, clientX: 965, clientY: 545 });
    await fireEvent.pointerUp(surface(), { pointerId: 1, clientX: 965, clientY: 545 });
    expect(onchoose).toHaveBeenCalledExactlyOnceWith("a");
    expect(onview).toHaveBeenCalledOnce();
  });
  test("drags without pressing what lies under the finger", async () => {
    const { onchoose, onview } = aVisit();
    await fireEvent.pointerDown(surface(), { pointerId: 1, clientX: 965, clientY: 545 });
    await fireEvent.pointerMove(surface(), { pointerId: 1, clientX: 1065, clientY: 545 });
    await fireEvent.pointerUp(surface(), { pointerId: 1, clientX: 1065, clientY: 545 });
    expect(onchoose).not.toHaveBeenCalled();
    const view = onview.mock.lastCall?.[0] as WallView;
    expect(view.centre[0]).toBeLessThan(VIEW.centre[0]);
    expect(view.zoom).toBe(13);
  });
  test("pinches nearer", async () => {
    const { onview } = aVisit();
    await fireEvent.pointerDown(surface(), { pointerId: 1, clientX: 900, clientY: 540 });
    await fireEvent.pointerDown(surface(), { pointerId: 2, clientX: 1000, clientY: 540 });
    await fireEvent.pointerMove(surface(), { pointerId: 2, clientX: 1100, clientY: 540 });
    expect((onview.mock.lastCall?.[0] as WallView).zoom).toBeCloseTo(14, 6);
  });
  test("goes everywhere by keys", async () => {
    const { onview, onchoose, onleave, onstir } = aVisit();
    expect(document.activeElement).toBe(surface());
    await fireEvent.keyDown(surface(), { key: "ArrowRight" });
    expect((onview.mock.lastCall?.[0] as WallView).centre[0]).toBeGreaterThan(VIEW.centre[0]);
    await fireEvent.keyDown(surface(), { key: "+" });
    expect((onview.mock.lastCall?.[0] as WallView).zoom).toBe(13.5);
    await fireEvent.keyDown(surface(), { key: "PageDown" });
    expect(onchoose).toHaveBeenLastCalledWith("a");
    await fireEvent.keyDown(surface(), { key: "PageUp" });
    expect(onchoose).toHaveBeenLastCalledWith("b");
    await fireEvent.keyDown(surface(), { key: "Escape" });
    expect(onleave).toHaveBeenCalledOnce();
    expect(onstir).toHaveBeenCalled();
  });
  test("lies still while the screen's own menu is over it", async () => {
    const { container, onview, onleave } = aVisit();
    container.setAttribute("inert", "");
    await fireEvent.keyDown(document.body, { key: "ArrowRight" });
    await fireEvent.keyDown(document.body, { key: "Escape" });
    expect([onview.mock.calls.length, onleave.mock.calls.length]).toEqual([0, 0]);
  });
  test("closes a story before leaving", async () => {
    const { onchoose, onleave } = aVisit({ chosenId: "a" });
    expect(screen.getByText("Farfar bar mig.")).toBeTruthy();
    await fireEvent.keyDown(surface(), { key: "Escape" });
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(null);
    expect(onleave).not.toHaveBeenCalled();
  });
  test("does not go on reading what was taken off the wall", () => {
    const { onchoose } = aVisit({ chosenId: "gone" });
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(null);
  });
  test("finds no way off the wall", () => {
    const { container } = aVisit({ chosenId: "b" });
    expect(container.querySelectorAll("a, iframe, form")).toHaveLength(0);
  });
  test("is asked before the wall goes on, and can answer", async () => {
    const { onstir } = aVisit({ secondsLeft: 7 });
    const warning = screen.getByRole("alertdialog", { name: m.wall_idle_title() });
    expect(warning.textContent).toContain(m.wall_idle_seconds({ count: 7 }));
    await fireEvent.click(screen.getByRole("button", { name: m.wall_idle_stay() }));
    expect(onstir).toHaveBeenCalledOnce();
  });
});
