import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../../src/backend/memory";
import type { GroupSession } from "../../../src/domain/campaign";
import { isContributorKey } from "../../../src/domain/contributor-key";
import { MemoryStore } from "../../../src/outbox/memory-store";
import { IDLE_MS, Turn, WARNING_MS } from "../../../src/state/turn.svelte";
import { anId } from "../support/factories";

const START = Date.parse("2026-05-01T12:00:00Z");
const SESSION: GroupSession = { code: "HAV-482", campaignId: anId(900), campaignSlug: "trygg-kvall", forChildren: false, allowsMedia: true, opensAt: "2026-05-01T08:00:00Z", endsAt: "2026-05-01T15:00:00Z" };

function aMemory() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
}
let store: MemoryStore;
let storage: ReturnType<typeof aMemory>;
let tabStorage: ReturnType<typeof aMemory>;
const open = (now: () => number = Date.now) => new Turn({ storage, tabStorage, store: Promise.resolve(store), backend: Promise.resolve(new MemoryBackend({ sessions: [SESSION] })), now });

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  store = new MemoryStore();
  storage = aMemory();
  tabStorage = aMemory();
});
afterEach(() => vi.useRealTimers());

describe("a group session", () => {
  test("is joined by its code, and is still joined at the next visit", async () => {
    const turn = open();
    await turn.join("hav-482");
    await turn.countSent();
    const later = open();
    await later.ready;
    expect(later.session).toEqual(SESSION);
    expect(later.count).toBe(1);
  });
  test("an unknown code changes nothing", async () => {
    const turn = open();
    await turn.join("hav-482");
    await expect(turn.join("finns-ej")).rejects.toMatchObject({ code: "session_unknown" });
    expect(turn.session?.code).toBe("HAV-482");
  });
  test("is forgotten when it ends, also while nobody looks", async () => {
    const turn = open();
    await turn.join("hav-482");
    await vi.advanceTimersByTimeAsync(3 * 3_600_000);
    expect(turn.session).toBeNull();
    expect(turn.ended).toBe(true);
    await turn.join("hav-482");
    vi.setSystemTime(START + 24 * 3_600_000);
    const tomorrow = open();
    await tomorrow.ready;
    expect(tomorrow.session).toBeNull();
    expect(await store.readTurn()).toBeNull();
  });
  test.each([["ten years ahead", 10], ["ten years behind", -10]])("keeps its length on a device whose clock is %s", async (_name, years) => {
    const now = () => Date.now() + years * 365 * 86_400_000;
    const turn = open(now);
    await turn.join("hav-482");
    await vi.advanceTimersByTimeAsync(6 * 3_600_000);
    expect(turn.session?.code).toBe("HAV-482");
    await vi.advanceTimersByTimeAsync(2 * 3_600_000);
    expect(turn.session).toBeNull();
  });
  test("joining it again keeps the count, another one begins at nothing", async () => {
    const turn = open();
    await turn.join("hav-482");
    await turn.countSent();
    await turn.join("hav-482");
    expect(turn.count).toBe(1);
    await turn.leave();
    await turn.join("hav-482");
    expect(turn.count).toBe(0);
  });
  test("nothing anybody else wrote there is taken for one", async () => {
    await store.saveTurn({ session: { code: 1 }, endsAt: "soon" });
    const turn = open();
    await turn.ready;
    expect(turn.session).toBeNull();
  });
});

describe("a shared device", () => {
  test("gives every respondent a contributor key of their own", async () => {
    const turn = open();
    const own = await store.contributorKey();
    await turn.share();
    const first = await store.contributorKey();
    await turn.next();
    const second = await store.contributorKey();
    expect(new Set([own, first, second]).size).toBe(3);
    expect(isContributorKey(second)).toBe(true);
  });
  test("at each turn everybody who keeps something forgets it, even when one of them cannot", async () => {
    const turn = open();
    const forget = vi.fn();
    turn.onNext(() => Promise.reject(new Error("full")));
    turn.onNext(forget);
    await turn.share();
    await turn.next();
    expect(forget).toHaveBeenCalledTimes(2);
  });
  test("stays shared over a restart, and what lay there is somebody else's", async () => {
    const first = open();
    await first.share();
    const { mark } = first;
    const later = open();
    const forget = vi.fn();
    later.onNext(forget);
    await later.ready;
    expect(later.isShared).toBe(true);
    expect(later.mark).not.toBe(mark);
    expect(forget).toHaveBeenCalledOnce();
  });
  test("a reload in the middle of writing is the same person, a tablet left lying is not", async () => {
    const first = open();
    await first.share();
    first.stir();
    const { mark } = first;
    vi.setSystemTime(START + IDLE_MS);
    const reloaded = open();
    expect(reloaded.mark).toBe(mark);
    vi.setSystemTime(START + IDLE_MS + WARNING_MS);
    expect(open().mark).not.toBe(mark);
  });
  test("given back to its owner it is as any other, and keeps its group", async () => {
    const turn = open();
    await turn.join("hav-482");
    await turn.share();
    await turn.unshare();
    expect(turn.isShared).toBe(false);
    const later = open();
    await later.ready;
    expect(later.isShared).toBe(false);
    expect(later.session?.code).toBe("HAV-482");
  });
  test("beside an exhibition wall begins each turn at the wall's form, also after a restart, until its owner has it back", async () => {
    const turn = open();
    turn.startAtWall("BCD23");
    expect(turn.wallCode).toBeNull();
    await turn.share();
    turn.startAtWall("BCD23");
    await turn.next();
    const later = open();
    expect(later.wallCode).toBe("BCD23");
    await later.ready;
    await later.unshare();
    expect([later.wallCode, open().wallCode]).toEqual([null, null]);
  });
  test("remembers since when, so that its owner's receipts are told from the others'", async () => {
    const turn = open();
    await turn.share();
    vi.setSystemTime(START + 3_600_000);
    await turn.next();
    expect(open().since).toBe(START);
  });
});
