import { beforeEach, expect, test, vi } from "vitest";
import { findPart, isPart, keepParts, renewParts, type PartLists } from "../../../src/service-worker/parts";
import { readAsk, type PartsAsk } from "../../../src/service-worker/parts-ask";
import { FakeCaches } from "../../support/fake-caches";

const CITY = "https://hbg.example";
const OLD: PartLists = { wall: ["/assets/main-wall-1.js", "/assets/look-1.css"], staff: ["/assets/queue-1.js"] };
const NEW: PartLists = { wall: ["/assets/main-wall-2.js", "/assets/look-1.css"], staff: ["/assets/queue-2.js"] };
const asking = (runs: string): PartsAsk => ({ type: "KEEP_PARTS", side: "wall", runs: `${CITY}${runs}` });
const isAlone = () => Promise.resolve(true);

let device: FakeCaches;
beforeEach(() => {
  device = new FakeCaches(CITY);
});

test("a wall keeps all of its parts, also those it has not met yet, and finds them without a network", async () => {
  await keepParts(OLD, asking("/assets/main-wall-1.js"), { kept: device, isAlone });
  expect(device.paths("parts-wall")).toEqual(OLD.wall);
  const noNetwork = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));
  const found = await findPart(new Request(`${CITY}/assets/look-1.css`), device, noNetwork);
  expect(await found.text()).toBe("/assets/look-1.css");
  expect(noNetwork).not.toHaveBeenCalled();
});

test("a resident's phone, which never asked, gets no part of walls or staff with a new version", async () => {
  await renewParts(NEW, device);
  expect([device.paths("parts-wall"), device.paths("parts-staff"), device.fetched]).toEqual([[], [], []]);
});

test("a wall gets a new version's parts with the version; the old ones live until it has loaded the new", async () => {
  await keepParts(OLD, asking("/assets/main-wall-1.js"), { kept: device, isAlone });
  device.fetched.length = 0;
  await renewParts(NEW, device);
  expect(device.fetched).toEqual(["/assets/main-wall-2.js"]);
  expect(device.paths("parts-wall")).toEqual([...OLD.wall, "/assets/main-wall-2.js"]);
  expect(device.paths("parts-staff")).toEqual([]);

  // The new version has taken over in another window, and the old page asks again.
  await keepParts(NEW, asking("/assets/main-wall-1.js"), { kept: device, isAlone });
  expect(device.paths("parts-wall")).toContain("/assets/main-wall-1.js");
  // The new page asks while a second screen of the machine still runs the old one.
  await keepParts(NEW, asking("/assets/main-wall-2.js"), { kept: device, isAlone: () => Promise.resolve(false) });
  expect(device.paths("parts-wall")).toContain("/assets/main-wall-1.js");

  await keepParts(NEW, asking("/assets/main-wall-2.js"), { kept: device, isAlone });
  expect(new Set(device.paths("parts-wall"))).toEqual(new Set(NEW.wall));
});

test("a version whose parts cannot all be fetched is not installed, and leaves the old one whole", async () => {
  await keepParts(OLD, asking("/assets/main-wall-1.js"), { kept: device, isAlone });
  device.missing.add("/assets/main-wall-2.js");
  await expect(renewParts(NEW, device)).rejects.toThrow();
  expect(device.paths("parts-wall")).toEqual(OLD.wall);
});

test("a part that is not kept is asked of the network; nothing else is taken from it", async () => {
  const answer = new Response("fresh");
  expect(await findPart(new Request(`${CITY}/assets/queue-1.js`), device, () => Promise.resolve(answer))).toBe(answer);
  expect(isPart(OLD, new Request(`${CITY}/assets/queue-1.js`))).toBe(true);
  expect(isPart(OLD, new Request(`${CITY}/assets/queue-1.js`, { method: "POST" }))).toBe(false);
  expect(isPart(OLD, new Request(`${CITY}/assets/index-1.js`))).toBe(false);
});

test("only a page's ask for a known side is understood", () => {
  const ask = asking("/assets/main-wall-1.js");
  expect(readAsk({ ...ask })).toEqual(ask);
  expect([{ type: "SKIP_WAITING" }, { ...ask, side: "garden" }, { ...ask, runs: 1 }, null, "KEEP_PARTS"].map(readAsk)).toEqual([null, null, null, null, null]);
});
