import { expect, test } from "vitest";
import { project } from "../../../src/domain/wall/camera";
import { aimAt, aimAtAll } from "../../../src/map/wall/aim";
import { calmStyle } from "../../../src/map/wall/wall-look";
import { embeddedStyle } from "../../../src/map/basemaps/embedded";
import { aRow, KARNAN } from "../support/factories";
import { aimOf } from "../../../src/views/wall/aim";
import type { Scene } from "../../../src/domain/wall/scene";

const SCREEN = { width: 1920, height: 1080 };
/** Where a place is seen, in shares of the screen. */
function seenAt(place: readonly [number, number], view: { centre: readonly [number, number]; zoom: number }): readonly [number, number] {
  const [x, y] = project(place, view.zoom);
  const [middleX, middleY] = project(view.centre, view.zoom);
  return [0.5 + (x - middleX) / SCREEN.width, 0.5 + (y - middleY) / SCREEN.height];
}

test("a place stands in the middle of the room that the words leave", () => {
  const [x, y] = seenAt(KARNAN, aimAt(KARNAN, 15, { left: 0, top: 0.1, width: 0.4, height: 0.5 }, SCREEN));
  expect(x).toBeCloseTo(0.2);
  expect(y).toBeCloseTo(0.35);
});
test("a box fits whole into the room, and two pins on one spot are not flown into the ground", () => {
  const room = { left: 0.1, top: 0.1, width: 0.4, height: 0.6 };
  const view = aimAtAll([12.65, 56.0, 12.75, 56.1], 14, room, SCREEN);
  for (const corner of [[12.65, 56.0], [12.75, 56.1]] as const) {
    const [x, y] = seenAt(corner, view);
    expect(x).toBeGreaterThanOrEqual(0.0999);
    expect(x).toBeLessThanOrEqual(0.5001);
    expect(y).toBeGreaterThanOrEqual(0.0999);
    expect(y).toBeLessThanOrEqual(0.7001);
  }
  expect(aimAtAll([12.7, 56.05, 12.7, 56.05], 13, room, SCREEN).zoom).toBe(13);
});

const story = { ...aRow({ point: KARNAN }), viaWall: false };
const scene: Scene = { type: "story", number: 1, chapter: "stories", ms: 24_000, storyId: story.id, isNew: false };
const stand = { isPortrait: false, isRightToLeft: false, isMapOnly: false };
const find = () => story;

test("the map keeps to the side where reading begins, also from right to left", () => {
  const leftToRight = aimOf(scene, stand, find).room;
  const rightToLeft = aimOf(scene, { ...stand, isRightToLeft: true }, find).room;
  expect(leftToRight.left + leftToRight.width).toBeLessThan(0.48);
  expect(rightToLeft.left).toBeGreaterThan(0.52);
});
test("a rough place is seen from farther away, so that its square is a square", () => {
  const square = [[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.05], [12.69, 56.04]] as const;
  const rough = aimOf(scene, stand, () => ({ ...story, square }));
  const exact = aimOf(scene, stand, find);
  expect(rough.type === "place" && exact.type === "place" && rough.zoom < exact.zoom).toBe(true);
});
test("a story that has been taken back is not flown to", () => {
  const aim = aimOf(scene, stand, () => undefined);
  expect(aim.type === "place" && aim.at).not.toEqual(KARNAN);
});
test("on a model the map lies still, whatever is told", () => {
  expect(aimOf(scene, { ...stand, isMapOnly: true }, find)).toEqual(aimOf(null, { ...stand, isMapOnly: true }, find));
});

test("the layout without words has no names, the others have large ones and no street's", () => {
  const style = embeddedStyle("night", "sv");
  const names = (hasWords: boolean) => calmStyle(style, hasWords).layers.filter(({ type }) => type === "symbol").map(({ id }) => id);
  expect(names(false)).toEqual([]);
  expect(names(true)).toContain("label-city");
  expect(names(true)).not.toContain("label-street");
});
