import { describe, expect, test } from "vitest";
import { UNCALIBRATED } from "../../../src/domain/wall/calibration";
import { parseWallAddress, type WallAddress } from "../../../src/domain/wall/wall-address";
import { ScreenStore } from "../../../src/state/wall/screen-store";

const TOKEN = "0123456789ABCDEFGHJKMNPQRS";
function aStorage(kept: Record<string, string> = {}) {
  const held = new Map(Object.entries(kept));
  return { held, getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
}
const at = (path: string) => parseWallAddress(new URL(path, "https://exempel.se")) as WallAddress;

describe("which wall a screen opens", () => {
  test("a link's token is kept and used from then on", () => {
    const storage = aStorage();
    expect(new ScreenStore(storage).open(at(`/vagg/dunkers#${TOKEN}`))).toEqual({ name: "dunkers", token: TOKEN });
    expect(new ScreenStore(storage).open(at("/vagg/dunkers"))).toEqual({ name: "dunkers", token: TOKEN });
    expect(new ScreenStore(storage).open(at("/vagg"))).toEqual({ name: "dunkers", token: TOKEN });
  });
  test("another wall may be looked at, but not with this one's token", () => {
    const store = new ScreenStore(aStorage());
    store.pair({ wallName: "dunkers", token: TOKEN });
    expect(store.open(at("/vagg/museet"))).toEqual({ name: "museet", token: null });
    expect(store.paired?.wallName).toBe("dunkers");
  });
  test("an unpaired screen waits to be paired", () => {
    const store = new ScreenStore(aStorage());
    expect(store.open(at("/vagg"))).toBeNull();
    store.pair({ wallName: "dunkers", token: TOKEN });
    store.unpair();
    expect(store.open(at("/vagg"))).toBeNull();
  });
  test.each(["x", "Ä ö", "%%%"])("nonsense after the # (%s) is no token", (words) => {
    expect(new ScreenStore(aStorage()).open({ name: "dunkers", token: words })).toEqual({ name: "dunkers", token: null });
  });
});

describe("a token that was taken back", () => {
  test("is forgotten; a screen that a code made has nothing left to show, one that its address leads goes on", () => {
    const storage = aStorage();
    const store = new ScreenStore(storage);
    store.pair({ wallName: "dunkers", token: TOKEN, byCode: true });
    expect(new ScreenStore(storage).forget(TOKEN)).toBe("nothing");
    expect(new ScreenStore(storage).open(at("/vagg"))).toBeNull();
    store.open(at(`/vagg/dunkers#${TOKEN}`));
    expect(store.forget(TOKEN)).toBe("wall");
    expect(store.open(at("/vagg/dunkers"))).toEqual({ name: "dunkers", token: null });
  });
  test("does not take another pairing with it", () => {
    const store = new ScreenStore(aStorage());
    store.pair({ wallName: "dunkers", token: TOKEN, byCode: true });
    expect(store.forget("ANOTHERTOKEN")).toBe("wall");
    expect(store.paired?.token).toBe(TOKEN);
  });
});

describe("what is kept on the device", () => {
  test("the picture's corners, over a reload", () => {
    const storage = aStorage();
    const kept = { ...UNCALIBRATED, rotation: 90 as const, overscan: 2.5 };
    new ScreenStore(storage).keepCalibration(kept);
    expect(new ScreenStore(storage).calibration).toEqual(kept);
  });
  test.each(["{", "null", '{"corners":[],"rotation":0,"overscan":0}', '{"corners":[{"x":0,"y":0},{"x":1,"y":1},{"x":1,"y":0},{"x":0,"y":1}],"rotation":0,"overscan":0}', '{"rotation":45}'])("what makes no picture (%s) is as if untouched", (kept) => {
    expect(new ScreenStore(aStorage({ "vart-helsingborg.wall-calibration": kept })).calibration).toEqual(UNCALIBRATED);
  });
  test("storage that throws costs nobody the wall", () => {
    const refuse = () => {
      throw new Error("QuotaExceededError");
    };
    const store = new ScreenStore({ getItem: refuse, setItem: refuse, removeItem: refuse });
    expect(store.open(at(`/vagg/dunkers#${TOKEN}`))).toEqual({ name: "dunkers", token: TOKEN });
    expect(store.paired?.token).toBe(TOKEN);
    store.unpair();
    expect(store.paired).toBeNull();
  });
});
