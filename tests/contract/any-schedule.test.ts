/**
 * The promise of the outbox, held against a thousand random lives: the real sender, the real store, the real back end; the line, the disk
 * and the life of the tab are the worst that fast-check can think of. What is acknowledged is stored, nothing is there twice, nothing
 * that was withdrawn comes back, and the last words stand. Clients with naive habits fail under the same schedules: the test can fail.
 */
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createSupabaseBackend } from "../../src/backend/supabase";
import type { Embedded } from "../../supabase/embedded/embedded";
import { startForTest } from "../support/embedded/back-ends";
import { liftLimits } from "../support/embedded/submissions";
import { BadLine } from "../support/faults/bad-line";
import type { Client } from "../support/faults/client";
import { aDisk, type Disk } from "../support/faults/full-disk";
import { NaiveClient, type Habits } from "../support/faults/naive-client";
import { Phone } from "../support/faults/phone";
import { play } from "../support/faults/play";
import { schedule, type Happening } from "../support/faults/schedule";

const RUNS = 1_000;
// On two busy cores; it takes a fifth of this on quiet ones.
const TIMEOUT_MS = 900_000;

let embedded: Embedded;
let stop: () => Promise<void>;
let disk: Disk;
beforeAll(async () => {
  ({ embedded, stop } = await startForTest("pglite", {}));
  await liftLimits(embedded);
  disk = aDisk();
  // One tab a phone; what tabs tell each other is tested with the state.
  vi.stubGlobal("BroadcastChannel", undefined);
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await stop();
});

async function live(happenings: readonly Happening[], clientOn: (line: BadLine) => Promise<Client>): Promise<string> {
  globalThis.indexedDB = new IDBFactory();
  const line = new BadLine(createSupabaseBackend(embedded));
  const client = await clientOn(line);
  try {
    return await play(happenings, { embedded, disk, line, client });
  } finally {
    disk.isFull = false;
    client.close();
  }
}

test(`in ${RUNS} random lives nothing acknowledged is lost, nothing is there twice, nothing comes back`, { timeout: TIMEOUT_MS }, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(schedule, async (happenings) => {
      for (const it of happenings) seen.add(it.type === "line" ? it.line : it.type);
      expect(await live(happenings, (line) => Phone.open(line, randomUUID()))).toBe("");
    }),
    { numRuns: RUNS },
  );
  expect([...seen].sort()).toEqual(["answer-lost", "arrive", "cut", "disk", "edit", "kill", "late", "look", "server-error", "silent", "twice", "up", "wait", "withdraw", "write"]);
});

const NAIVE: readonly (readonly [string, Habits, string])[] = [
  ["takes things off its list when it sends them", { forgetsWhenSending: true }, "lost"],
  ["lets each try have an id of its own", { makesAnIdEachTry: true }, "twice"],
  ["only crosses off what it has not heard of", { crossesOffTheUnsent: true }, "resurrected"],
];
test.each(NAIVE)("a client that %s is found out", { timeout: TIMEOUT_MS }, async (_habit, habits, broken) => {
  const verdicts = new Set<string>();
  const result = await fc.check(
    fc.asyncProperty(schedule, async (happenings) => {
      const verdict = await live(happenings, (line) => Promise.resolve(new NaiveClient(line, habits)));
      verdicts.add(verdict);
      return verdict !== broken;
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect([result.failed, verdicts.has(broken)]).toEqual([true, true]);
});
