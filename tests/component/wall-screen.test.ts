import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { UNCALIBRATED } from "../../src/domain/wall/calibration";
import { m } from "../../src/generated/messages/messages";
import { ScreenStore } from "../../src/state/wall/screen-store";
import Screen from "./support/wall-screen.svelte";

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(window, { innerWidth: 1000, innerHeight: 500 });
});
afterEach(() => vi.useRealTimers());

function aScreen() {
  const store = new ScreenStore(null);
  const calls = { onstir: vi.fn(), onunpair: vi.fn() };
  const view = render(Screen, { store, ...calls });
  return { store, ...calls, ...view };
}
const press = (key: string, init: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
const button = (name: string) => screen.getByRole("button", { name });
async function calibrate() {
  const made = aScreen();
  await press("m");
  await fireEvent.click(button(m.wall_calibrate_title()));
  return made;
}

describe("the screen's own menu", () => {
  test("opens with M, holds the focus, and closes with Escape", async () => {
    const { onstir } = aScreen();
    await press("m");
    const menu = screen.getByRole("dialog", { name: m.wall_menu_title() });
    expect(menu.contains(document.activeElement)).toBe(true);
    for (let times = 0; times < 8; times += 1) {
      await press("Tab");
      expect(menu.contains(document.activeElement)).toBe(true);
    }
    await press("Escape");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(onstir).not.toHaveBeenCalled();
  });
  test("opens for a finger held in a corner, and not for a touch in the middle", async () => {
    const { onstir } = aScreen();
    await fireEvent.pointerDown(window, { clientX: 500, clientY: 250 });
    await vi.advanceTimersByTimeAsync(3000);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(onstir).toHaveBeenCalledOnce();
    await fireEvent.pointerUp(window);
    await fireEvent.pointerDown(window, { clientX: 20, clientY: 480 });
    await vi.advanceTimersByTimeAsync(1300);
    expect(screen.getByRole("dialog")).toBeTruthy();
  });
  test("a finger that leaves the corner at once opens nothing", async () => {
    aScreen();
    await fireEvent.pointerDown(window, { clientX: 990, clientY: 10 });
    await vi.advanceTimersByTimeAsync(400);
    await fireEvent.pointerUp(window);
    await vi.advanceTimersByTimeAsync(3000);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
  test("closes by itself when nobody is there", async () => {
    aScreen();
    await press("m");
    await vi.advanceTimersByTimeAsync(29_000);
    await press("Tab");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(screen.getByRole("dialog")).toBeTruthy();
    await vi.advanceTimersByTimeAsync(1100);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
  test("asks before it leaves the wall", async () => {
    const { onunpair } = aScreen();
    await press("m");
    await fireEvent.click(button(m.wall_unpair()));
    expect(onunpair).not.toHaveBeenCalled();
    await fireEvent.click(button(m.wall_unpair_yes()));
    expect(onunpair).toHaveBeenCalledOnce();
  });
  test("shows the test pattern until somebody presses anything", async () => {
    aScreen();
    await press("m");
    await fireEvent.click(button(m.wall_test_pattern()));
    expect(screen.getByRole("img", { name: m.wall_test_pattern() })).toBeTruthy();
    await press(" ");
    expect(screen.queryByRole("img", { name: m.wall_test_pattern() })).toBeNull();
  });
});

describe("laying out the picture", () => {
  const topLeft = (store: ScreenStore) => store.calibration.corners[0];

  test("by keys: choose a corner with its number, move it a pixel, ten with Shift, and it is kept", async () => {
    const { store, container } = await calibrate();
    await press("1");
    expect(document.activeElement).toBe(button(m.wall_corner_1()));
    await press("ArrowRight");
    await press("ArrowDown", { shiftKey: true });
    expect(topLeft(store)).toEqual({ x: 1 / 1000, y: 10 / 500 });
    expect(container.querySelector<HTMLElement>("[data-stage]")?.style.transform).toMatch(/^matrix3d\(/);
    await press("3");
    await press("ArrowLeft");
    expect(store.calibration.corners[2]).toEqual({ x: 0.999, y: 1 });
  });
  test("by hand: a drag moves the corner and is one step back", async () => {
    const { store } = await calibrate();
    const corner = button(m.wall_corner_1());
    await fireEvent.pointerDown(corner, { pointerId: 1, clientX: 10, clientY: 10 });
    await fireEvent.pointerMove(corner, { pointerId: 1, clientX: 60, clientY: 35 });
    await fireEvent.pointerMove(corner, { pointerId: 1, clientX: 110, clientY: 60 });
    await fireEvent.pointerUp(corner, { pointerId: 1 });
    await fireEvent.pointerMove(corner, { pointerId: 1, clientX: 400, clientY: 400 });
    expect(topLeft(store).x).toBeCloseTo(0.1, 9);
    expect(topLeft(store).y).toBeCloseTo(0.1, 9);
    await press("z", { ctrlKey: true });
    expect(store.calibration).toEqual(UNCALIBRATED);
  });
  test("what would fold the picture is refused, in words", async () => {
    const { store } = await calibrate();
    const corner = button(m.wall_corner_1());
    await fireEvent.pointerDown(corner, { pointerId: 1, clientX: 0, clientY: 0 });
    await fireEvent.pointerMove(corner, { pointerId: 1, clientX: 980, clientY: 480 });
    expect(screen.getByRole("status").textContent).toBe(m.wall_calibrate_refused());
    expect(store.calibration).toEqual(UNCALIBRATED);
  });
  test("turning, margin, beginning again and undoing that", async () => {
    const { store } = await calibrate();
    const panel = within(screen.getByRole("region", { name: m.wall_calibrate_title() }));
    await fireEvent.click(panel.getByRole("button", { name: m.wall_calibrate_rotate({ degrees: 0 }) }));
    await fireEvent.click(panel.getByRole("button", { name: m.wall_calibrate_margin_more() }));
    expect([store.calibration.rotation, store.calibration.overscan]).toEqual([90, 0.5]);
    await fireEvent.click(panel.getByRole("button", { name: m.wall_calibrate_reset() }));
    expect(store.calibration).toEqual(UNCALIBRATED);
    await fireEvent.click(panel.getByRole("button", { name: m.wall_calibrate_undo() }));
    expect(store.calibration.rotation).toBe(90);
    await press("Escape");
    expect(screen.queryByRole("region", { name: m.wall_calibrate_title() })).toBeNull();
  });
});

test("nothing of a browser shows: no context menu, no zoom by keys or wheel", () => {
  aScreen();
  for (const event of [
    new MouseEvent("contextmenu", { cancelable: true, bubbles: true }),
    new KeyboardEvent("keydown", { key: "+", ctrlKey: true, cancelable: true, bubbles: true }),
    Object.assign(new WheelEvent("wheel", { cancelable: true, bubbles: true }), { ctrlKey: true }),
  ]) {
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  }
});
