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
  const facts = { isPaired: true, screenName: "Foajén, vänster", dataAgeMs: 3_000, isLineUp: false, loadedAt: Date.parse("2026-11-24T06:30:00Z") };
  const calls = { onstir: vi.fn(), onunpair: vi.fn(), onattend: vi.fn(), facts: () => facts };
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
  test("opens on keyboards that write other alphabets", async () => {
    aScreen();
    await press("ة", { code: "KeyM" });
    expect(screen.getByRole("dialog", { name: m.wall_menu_title() })).toBeTruthy();
  });
  test("gives the focus back to what had it", async () => {
    aScreen();
    button("Bilden").focus();
    await press("m");
    expect(document.activeElement).not.toBe(button("Bilden"));
    await press("Escape");
    expect(document.activeElement).toBe(button("Bilden"));
  });
  test("keeps the focus when it asks, on what changes nothing", async () => {
    aScreen();
    await press("m");
    await fireEvent.click(button(m.wall_unpair()));
    expect(document.activeElement).toBe(button(m.wall_unpair_no()));
    await press("Escape");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
  test("tells what runs here: wall, screen, how fresh, the line, the version", async () => {
    const { onattend } = aScreen();
    await press("m");
    const words = screen.getByRole("dialog").textContent;
    for (const part of ["Dunkers kulturhus", "/vagg/dunkers", "Foajén, vänster", m.wall_menu_paired(), m.wall_menu_data_read({ ago: "3 seconds ago" }), m.wall_menu_line_down(), "1.2.3 (abc1234)", "1000 × 500"]) expect(words).toContain(part);
    expect(onattend).toHaveBeenLastCalledWith(true);
    await press("Escape");
    expect(onattend).toHaveBeenLastCalledWith(false);
  });
  test.each([m.wall_test_pattern, m.wall_calibrate_title])("a forgotten tool goes away by itself", async (name) => {
    aScreen();
    await press("m");
    await fireEvent.click(button(name()));
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(screen.getByRole("img", { name: m.wall_test_pattern() })).toBeTruthy();
    await vi.advanceTimersByTimeAsync(2 * 60_000);
    expect(screen.queryByRole("img", { name: m.wall_test_pattern() })).toBeNull();
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
  test("begins at the first corner", async () => {
    await calibrate();
    expect(document.activeElement).toBe(button(m.wall_corner_1()));
  });
  test("in a turned picture the numbers and the arrows are the picture's, as its reader stands", async () => {
    const { store } = await calibrate();
    await fireEvent.click(button(m.wall_calibrate_rotate({ degrees: 0 })));
    await press("١", { code: "Digit1" });
    expect(document.activeElement).toBe(button(m.wall_corner_1()));
    // The picture's top left is the window's top right, and its "right" the window's "down".
    await press("ArrowRight", { shiftKey: true });
    expect(store.calibration.corners[1]).toEqual({ x: 1, y: 10 / 500 });
    expect(topLeft(store)).toEqual({ x: 0, y: 0 });
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
