import { expect, test } from "vitest";
import type { District } from "../../src/domain/campaign";
import { splitMessages } from "../../src/messages/one-message-at-a-time";
import { nearestLevel, nextLevel } from "../../src/ui/sheet-level";
import { cellsText, parseCells } from "../../src/views/explore/cells-choice";
import { districtAt, listContributions, metresBetween, nearbyContributions } from "../../src/views/explore/listing";
import { anId, aRow } from "../unit/support/factories";

const karnan = aRow({ id: anId(1), kind: "memory", point: [12.6973, 56.0483] });
const stortorget = aRow({ id: anId(2), kind: "wish", point: [12.6946, 56.0467] });
const raa = aRow({ id: anId(3), kind: "memory", point: [12.744, 55.9945] });
const centrum = [12.68, 56.04, 12.71, 56.055] as const;

test("the list holds what the map's picture holds, and counts the rest", () => {
  expect(listContributions([karnan, stortorget, raa], centrum)).toEqual({ here: [karnan, stortorget], elsewhere: 1 });
});

test("without a map the list is the whole city", () => {
  expect(listContributions([karnan, stortorget, raa], null)).toEqual({ here: [karnan, stortorget, raa], elsewhere: 0 });
});

test("nearby means walking distance, nearest first, never oneself", () => {
  expect(nearbyContributions([karnan, stortorget, raa], karnan).map(({ row }) => row.id)).toEqual([stortorget.id]);
  expect(metresBetween(karnan.point, stortorget.point)).toBeGreaterThan(200);
  expect(metresBetween(karnan.point, stortorget.point)).toBeLessThan(300);
});

test("a point lies in the district around it, and not in the hole of one", () => {
  const square = (west: number, south: number, side: number) => [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]] as const;
  const district: District = { id: "d", slug: "d", name: "Ringen", boundary: [[square(0, 0, 10), square(4, 4, 2)]], population: {} };
  expect(districtAt([district], [1, 1])?.name).toBe("Ringen");
  expect(districtAt([district], [5, 5])).toBeUndefined();
  expect(districtAt([district], [11, 1])).toBeUndefined();
});

test("the chosen safety squares survive the way through the address, and nonsense shows none", () => {
  const choice = { slug: "kvallen-ar-din", time: "evening" } as const;
  expect(parseCells(cellsText(choice))).toEqual(choice);
  expect([null, "", "kvallen-ar-din", ".evening", "kvallen-ar-din.noon"].map(parseCells)).toEqual([null, null, null, null, null]);
});

test("a sheet settles at the nearest of its three heights and never leaves them", () => {
  expect([0.1, 0.35, 0.45, 0.7, 0.9, 1.4].map(nearestLevel)).toEqual(["peek", "peek", "half", "half", "full", "full"]);
  expect([nextLevel("peek", -1), nextLevel("peek", 1), nextLevel("full", 1)]).toEqual(["peek", "half", "full"]);
});

test("a page imports the messages it says and no others", () => {
  const code = 'import { m } from "../../generated/messages/messages";\nconst words = [m.kind_story(), form.m.kind_wish, m.kind_story];';
  expect(splitMessages(code)?.code).toBe('import { kind_story as m_kind_story } from "../../generated/messages/messages/kind_story.js";\n\nconst words = [m_kind_story(), form.m.kind_wish, m_kind_story];');
  expect(splitMessages("const m = 1;")).toBeNull();
  expect(() => splitMessages('import { m } from "./generated/messages/messages"; say(m);')).toThrow(/never passed on/);
});
