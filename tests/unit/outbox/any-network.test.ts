import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aCode, anId, aSubmission } from "../support/factories";
import { Device, freshIndexedDb } from "./a-device";
import { FakeServer, type Cut } from "./fake-server";

type Happening =
  | { readonly type: "write"; readonly who: number }
  | { readonly type: "amend"; readonly who: number }
  | { readonly type: "network"; readonly cut: Cut }
  | { readonly type: "wait" }
  | { readonly type: "look" }
  | { readonly type: "kill" };

const who = fc.integer({ min: 1, max: 3 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ type: fc.constant("write" as const), who }),
  fc.record({ type: fc.constant("amend" as const), who }),
  fc.record({ type: fc.constant("network" as const), cut: fc.constantFrom<Cut>("before", "after", null) }),
  fc.constantFrom<Happening>({ type: "wait" }, { type: "look" }, { type: "kill" }),
);

test("whatever the network does and however often the tab is killed: each contribution arrives once, with the last words, in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
      freshIndexedDb();
      const server = new FakeServer();
      let phone = await Device.open(server);
      const lastWords = new Map<number, string>();
      for (const [index, it] of happenings.entries()) {
        if (it.type === "write" && !lastWords.has(it.who)) {
          lastWords.set(it.who, `ord ${index}`);
          await phone.queue(aSubmission({ id: anId(it.who), receiptCode: aCode(it.who), text: `ord ${index}` }));
          await phone.sender.wake("new");
        } else if (it.type === "amend" && lastWords.has(it.who)) {
          lastWords.set(it.who, `ändrat ${index}`);
          await phone.queueAmendment(aSubmission({ id: anId(it.who), receiptCode: aCode(it.who) }), `ändrat ${index}`);
          await phone.sender.wake("new");
        } else if (it.type === "network") server.cut = it.cut;
        else if (it.type === "wait" && phone.alarm !== null) await phone.waitForAlarm();
        else if (it.type === "look") await phone.sender.wake("visible");
        else if (it.type === "kill") {
          const { now } = phone;
          phone.sender.stop();
          phone.store.close();
          phone = await Device.open(server);
          phone.now = now;
        }
      }
      server.cut = null;
      for (let round = 0; round < 40 && (await phone.left()).length > 0; round += 1) {
        if (phone.alarm === null) await phone.sender.wake("visible");
        else await phone.waitForAlarm();
      }
      expect(await phone.left()).toEqual([]);
      for (const [number, words] of lastWords) {
        expect((await server.readReceipt(aCode(number))).text).toBe(words);
        expect(await phone.store.readReceipt(anId(number))).toMatchObject({ lastKnownStatus: "submitted" });
      }
    }),
    { numRuns: 150 },
  );
});
