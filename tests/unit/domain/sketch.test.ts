import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LonLat } from "../../../src/domain/place";
import { addCorner, chooseCorner, clearCorners, continueSketch, emptySketch, finishSketch, insertCornerAfter, moveCorner, redo, removeCorner, removeLastCorner, replaceCorners, shapeOfSketch, sketchOf, undo, type Sketch } from "../../../src/domain/sketch";

const A: LonLat = [12.69, 56.04];
const B: LonLat = [12.7, 56.04];
const C: LonLat = [12.7, 56.05];
const through = (type: Sketch["type"], ...corners: readonly LonLat[]): Sketch => corners.reduce(addCorner, emptySketch(type));

describe("a sketch", () => {
  test("is a line from its second corner, an area from its third, closed", () => {
    expect(shapeOfSketch(through("line", A))).toBeNull();
    expect(shapeOfSketch(through("line", A, B))).toEqual({ type: "LineString", coordinates: [A, B] });
    expect(shapeOfSketch(through("area", A, B))).toBeNull();
    expect(shapeOfSketch(through("area", A, B, C))).toEqual({ type: "Polygon", coordinates: [[A, B, C, A]] });
  });
  test("comes back from what was kept, ready to be changed", () => {
    for (const type of ["line", "area"] as const) {
      const shape = shapeOfSketch(through(type, A, B, C));
      if (shape === null) throw new Error("three corners are enough");
      expect(sketchOf(shape)).toEqual({ ...through(type, A, B, C), past: [], isDone: true });
    }
  });
  test("pressing twice on one spot sets one corner", () => {
    expect(through("line", A, A, B).corners).toEqual([A, B]);
  });
  test("is not done before there is a shape", () => {
    expect(finishSketch(through("area", A, B)).isDone).toBe(false);
    expect(finishSketch(through("area", A, B, C)).isDone).toBe(true);
  });
});

describe("changing it afterwards", () => {
  const done = finishSketch(through("area", A, B, C));
  test("a corner is moved and stays the chosen one", () => {
    expect(moveCorner(done, 1, [12.71, 56.04])).toMatchObject({ corners: [A, [12.71, 56.04], C], chosen: 1 });
  });
  test("a corner is put midway, also between an area's last and its first", () => {
    expect(insertCornerAfter(done, 0).corners[1]).toEqual([12.695, 56.04]);
    expect(insertCornerAfter(done, 2)).toMatchObject({ chosen: 3 });
    expect(insertCornerAfter(finishSketch(through("line", A, B)), 1).corners).toEqual([A, B]);
  });
  test("with too few corners left, one sets corners again", () => {
    expect(removeCorner(done, 0)).toMatchObject({ corners: [B, C], isDone: false, chosen: 0 });
  });
  test("what was dragged replaces the corners and keeps the chosen one", () => {
    expect(replaceCorners(chooseCorner(done, 2), [B, A, C])).toMatchObject({ corners: [B, A, C], chosen: 2, isDone: true });
  });
  test("one can go on drawing", () => {
    expect(addCorner(continueSketch(done), [12.68, 56.05])).toMatchObject({ isDone: false, corners: { length: 4 } });
  });
});

describe("nothing drawn is lost", () => {
  const place = fc.tuple(fc.double({ min: 12.6, max: 12.8, noNaN: true }), fc.double({ min: 56, max: 56.1, noNaN: true }));
  const change = fc.oneof(
    place.map((at) => (sketch: Sketch) => addCorner(sketch, at)),
    fc.constant(removeLastCorner),
    fc.constant(clearCorners),
    fc.nat(6).map((index) => (sketch: Sketch) => removeCorner(sketch, index)),
    fc.tuple(fc.nat(6), place).map(([index, to]) => (sketch: Sketch) => moveCorner(sketch, index, to)),
    fc.nat(6).map((index) => (sketch: Sketch) => insertCornerAfter(sketch, index)),
  );
  test("every change can be undone and done again", () => {
    fc.assert(fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const states = changes.reduce<readonly Sketch[]>((all, make) => {
        const next = make(all.at(-1) ?? emptySketch("area"));
        return next === all.at(-1) ? all : [...all, next];
      }, [emptySketch("area")]);
      const last = states.at(-1) ?? emptySketch("area");
      let back = last;
      for (const state of [...states].reverse()) {
        expect(back.corners).toEqual(state.corners);
        back = undo(back);
      }
      for (let step = 0; step < states.length; step++) back = redo(back);
      expect(back.corners).toEqual(last.corners);
    }));
  });
  test("a new change after an undo begins a new way", () => {
    expect(redo(addCorner(undo(through("line", A, B)), C)).corners).toEqual([A, C]);
  });
});
