import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import { Problem } from "../../../src/domain/problem";
import { makeRunAlone } from "../../../src/outbox/run-alone";
import { aCode, anId, aRow, aSubmission } from "../support/factories";
import { Device, freshIndexedDb } from "./a-device";
import { FakeServer } from "./fake-server";

const first = aSubmission({ id: anId(1), receiptCode: aCode(1) });
const second = aSubmission({ id: anId(2), receiptCode: aCode(2), text: "Här luktar det kaffe." });

let server: FakeServer;
let phone: Device;
beforeEach(async () => {
  freshIndexedDb();
  server = new FakeServer();
  phone = await Device.open(server);
});

async function rowsOnServer(): Promise<number> {
  const receipts = await Promise.allSettled([first, second].map(({ receiptCode }) => server.readReceipt(receiptCode)));
  return receipts.filter(({ status }) => status === "fulfilled").length;
}

describe("the network is cut", () => {
  test("before the server hears it: it stays queued and goes when the phone comes back", async () => {
    server.cut = "before";
    await phone.queue(first);
    await phone.sender.wake("new");
    expect(await phone.left()).toHaveLength(1);
    expect(await rowsOnServer()).toBe(0);
    server.cut = null;
    await phone.sender.wake("online");
    expect(await phone.left()).toEqual([]);
    expect(await rowsOnServer()).toBe(1);
  });

  test("after the server committed: sent twice is once, and the receipt code shown works", async () => {
    server.cut = "after";
    await phone.queue(first);
    await phone.sender.wake("new");
    expect(await phone.left()).toHaveLength(1);
    server.cut = null;
    await phone.waitForAlarm();
    expect(server.arrived).toEqual([`submit ${first.id}`, `submit ${first.id}`]);
    expect(await rowsOnServer()).toBe(1);
    expect(await phone.left()).toEqual([]);
    expect((await server.readReceipt(first.receiptCode)).text).toBe(first.text);
  });

  test("a back-off is waited out by the clock, but not when the network comes back", async () => {
    server.cut = "before";
    await phone.queue(first);
    await phone.sender.wake("new");
    server.cut = null;
    await phone.sender.wake("timer");
    expect(server.arrived).toEqual([]);
    await phone.sender.wake("online");
    expect(server.arrived).toHaveLength(1);
  });

  test("while the line is down one knock is enough for the whole queue", async () => {
    let knocks = 0;
    server.submitContribution = async () => {
      knocks += 1;
      throw new Problem("offline");
    };
    await phone.queue(first);
    await phone.queue(second);
    await phone.sender.wake("new");
    expect(knocks).toBe(1);
  });
});

test("the tab is killed between the server's answer and the removal: the next visit ends with one row and an empty queue", async () => {
  await phone.queue(first);
  const write = phone.store.changeQueue.bind(phone.store);
  phone.store.changeQueue = (change) => (change.remove === undefined ? write(change) : Promise.reject(new Problem("unexpected")));
  await phone.sender.wake("new");
  expect(await rowsOnServer()).toBe(1);
  expect(await phone.left()).toHaveLength(1);

  const nextVisit = await Device.open(server);
  await nextVisit.sender.wake("visible");
  expect(await rowsOnServer()).toBe(1);
  expect(await nextVisit.left()).toEqual([]);
  expect(await nextVisit.store.readReceipt(first.id)).toMatchObject({ lastKnownStatus: "submitted", revision: 1 });
});

test("the receipt learns what the server said in the same step as the queue empties", async () => {
  await phone.queue(first);
  expect(await phone.store.readReceipt(first.id)).toMatchObject({ lastKnownStatus: "waiting", revision: null });
  await phone.sender.wake("new");
  expect(await phone.store.readReceipt(first.id)).toMatchObject({ lastKnownStatus: "submitted", revision: 1 });
  expect(phone.events.map(({ type }) => type)).toEqual(["sending", "acknowledged", "sending"]);
});

test("oldest first, and an amendment only after its submit, on the revision the server gave", async () => {
  await phone.queue(first);
  await phone.queue(second);
  await phone.queueAmendment(first, "Ändrat");
  await phone.queueAmendment(first, "Ändrat igen");
  await phone.sender.wake("new");
  const ofFirst = server.arrived.filter((note) => note.includes(first.id));
  expect(server.arrived[0]).toBe(`submit ${first.id}`);
  expect(ofFirst).toEqual([`submit ${first.id}`, `amend ${first.id} on 1`, `amend ${first.id} on 2`]);
  expect((await server.readReceipt(first.receiptCode)).text).toBe("Ändrat igen");
});

test("an attempted submit is sent again exactly as it was, the amendment follows it", async () => {
  server.cut = "after";
  await phone.queue(first);
  await phone.sender.wake("new");
  await phone.queueAmendment(first, "Ändrat");
  const [attempted] = await phone.left();
  expect(attempted).toMatchObject({ type: "submit", attempts: 1, submission: first });
  server.cut = null;
  await phone.sender.wake("online");
  expect((await server.readReceipt(first.receiptCode)).text).toBe("Ändrat");
});

describe("what only the person can mend", () => {
  test("is parked with its field and holds up nobody else, and is not sent again by itself", async () => {
    server.refuse(first.id, "place_outside_city", { field: "place" });
    await phone.queue(first);
    await phone.queue(second);
    await phone.queueAmendment(first, "Ändrat");
    await phone.sender.wake("new");
    expect(server.arrived).toEqual([`submit ${first.id}`, `submit ${second.id}`]);
    const left = await phone.left();
    expect(left.map(({ type }) => type)).toEqual(["submit", "amend"]);
    expect(left[0]).toMatchObject({ parked: { code: "place_outside_city", field: "place" }, submission: first });
    expect(phone.alarm).toBeNull();
    await phone.sender.wake("online");
    expect(server.arrived).toHaveLength(2);
  });

  test("a refusal for ever is parked too: words are never thrown away", async () => {
    server.refuse(first.id, "refused");
    await phone.queue(first);
    await phone.sender.wake("new");
    expect(await phone.left()).toMatchObject([{ parked: { code: "refused" } }]);
  });
});

describe("waiting", () => {
  test("as long as the server asks for, if that is longer", async () => {
    server.refuse(first.id, "too_many_from_contributor", { retryAfterMs: 600_000 });
    await phone.queue(first);
    await phone.sender.wake("new");
    expect(phone.alarm?.at).toBe(phone.now + 600_000);
    await phone.sender.wake("online");
    expect(server.arrived).toHaveLength(1);
  });

  test("longer after each failure", async () => {
    server.refuse(first.id, "unexpected");
    await phone.queue(first);
    await phone.sender.wake("new");
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      waits.push((phone.alarm?.at ?? 0) - phone.now);
      await phone.waitForAlarm();
    }
    expect(waits).toEqual([1_500, 3_000, 6_000, 12_000]);
  });

  test("one that always fails does not keep the others from going", async () => {
    server.refuse(first.id, "server_unavailable");
    await phone.queue(first);
    await phone.queue(second);
    await phone.sender.wake("new");
    await phone.waitForAlarm();
    if (phone.alarm !== null) await phone.waitForAlarm();
    expect((await phone.left()).map(({ contributionId }) => contributionId)).toEqual([first.id]);
  });
});

describe("withdrawing", () => {
  test("while the submit is on the wire: the late acknowledgement does not bring it back", async () => {
    await phone.queue(first);
    server.during = async () => {
      const [submit] = await phone.left();
      await phone.store.changeQueue({
        remove: submit === undefined ? [] : [submit.sequence],
        receipt: { contributionId: first.id, change: (kept) => ({ ...kept, lastKnownStatus: "withdrawn" }) },
      });
      server.during = () => Promise.resolve();
    };
    await phone.sender.wake("new");
    expect(await phone.left()).toEqual([]);
    expect(await phone.store.readReceipt(first.id)).toMatchObject({ lastKnownStatus: "withdrawn" });
  });

  test("a submit that meets its own tombstone is over", async () => {
    await server.withdrawContribution({ id: first.id, receiptCode: first.receiptCode });
    await phone.queue(first);
    await phone.sender.wake("new");
    expect(await phone.left()).toEqual([]);
    expect(await phone.store.readReceipt(first.id)).toMatchObject({ lastKnownStatus: "withdrawn" });
  });
});

test("a support for what is gone is dropped and told", async () => {
  await phone.queueSupport(anId(40), true);
  await phone.sender.wake("new");
  expect(await phone.left()).toEqual([]);
  expect(phone.events).toContainEqual(expect.objectContaining({ type: "dropped" }));
});

test("a support is answered with the new count", async () => {
  server.publish(aRow({ id: anId(40), supportCount: 13 }));
  await phone.queueSupport(anId(40), true);
  await phone.sender.wake("new");
  expect(phone.events).toContainEqual({ type: "supported", answer: { contributionId: anId(40), supported: true, supportCount: 14 } });
});

describe("two tabs, one lock", () => {
  /** Web Locks as two tabs of one browser see them. */
  function sharedLocks(): LockManager {
    const queues = new Map<string, Promise<unknown>>();
    const request = async (name: string, work: () => Promise<unknown>): Promise<unknown> => {
      const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
      queues.set(name, turn);
      return turn;
    };
    return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
  }

  test("one sends at a time, and everything is sent once", async () => {
    const locks = sharedLocks();
    const tabs = await Promise.all([Device.open(server, { runAlone: makeRunAlone(locks) }), Device.open(server, { runAlone: makeRunAlone(locks) })]);
    await phone.queue(first);
    await phone.queue(second);
    await Promise.all(tabs.map((tab) => tab.sender.wake("visible")));
    expect(server.arrived).toEqual([`submit ${first.id}`, `submit ${second.id}`]);
    expect(server.mostConcurrent).toBe(1);
  });

  test("calls during a round lead to one more round, not to a second sender", async () => {
    await phone.queue(first);
    server.during = async (id) => {
      if (id === first.id) {
        await phone.queue(second);
        void phone.sender.wake("new");
      }
    };
    await phone.sender.wake("new");
    expect(await phone.left()).toEqual([]);
    expect(server.mostConcurrent).toBe(1);
  });
});

test("a full disk does not stop the sending that would empty it", async () => {
  await phone.queue(first);
  const write = phone.store.changeQueue.bind(phone.store);
  phone.store.changeQueue = (change) => (change.replace === undefined ? write(change) : Promise.reject(new Problem("storage_full")));
  await phone.sender.wake("new");
  expect(await phone.left()).toEqual([]);
  expect(await rowsOnServer()).toBe(1);
});

test("a stopped sender sends nothing more and sets no alarm", async () => {
  server.cut = "before";
  await phone.queue(first);
  await phone.sender.wake("new");
  phone.sender.stop();
  server.cut = null;
  await phone.sender.wake("online");
  expect(server.arrived).toEqual([]);
  expect(phone.alarm).toBeNull();
});
