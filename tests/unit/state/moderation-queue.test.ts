import { beforeEach, describe, expect, test, vi } from "vitest";
import { aPhoto, aQueueItem, StubDesk } from "../../component/support/stub-desk";
import { Problem } from "../../../src/domain/problem";
import { HIDDEN_MS, IDLE_MS, ModerationQueue } from "../../../src/state/moderation-queue.svelte";
import { StaffSession } from "../../../src/state/staff-session.svelte";
import { anId } from "../support/factories";

const member = { userId: anId(70), email: "moderator@example.se", roles: [{ organisationId: anId(80), role: "moderator" as const }] };
const signIn = vi.fn(() => Promise.resolve(member));
let now = 0;
let desk: StubDesk;
let session: StaffSession;
let queue: ModerationQueue;

async function begin(...items: Parameters<typeof aQueueItem>[0][]) {
  desk = new StubDesk(...items.map((over) => aQueueItem(over)));
  session = new StaffSession({ currentStaff: () => Promise.resolve(member), signIn, sendCode: () => Promise.resolve(), signInWithCode: signIn, signOut: () => Promise.resolve() });
  await session.start();
  queue = new ModerationQueue({ desk, session, now: () => now });
  await queue.resume();
}
const shown = () => queue.items.map(({ id }) => id);
function current() {
  if (queue.current === null) throw new Error("nothing is at hand");
  return queue.current;
}
beforeEach(() => {
  now = 1_000_000;
});

describe("holding", () => {
  test("a few are held, however many wait", async () => {
    await begin({}, {}, {}, {}, {});
    expect(queue.items).toHaveLength(3);
    expect(queue.counts?.waiting).toBe(5);
  });
  test("what is held is renewed only when somebody worked since", async () => {
    await begin({});
    now += 15_000;
    await queue.look();
    expect(desk.renew).not.toHaveBeenCalled();
    queue.work();
    now += 15_000;
    await queue.look();
    expect(desk.renew).toHaveBeenCalledExactlyOnceWith(shown());
  });
  test("after five idle minutes all is given back, and what was read comes first again", async () => {
    await begin({}, {});
    const [, second = ""] = shown();
    queue.select(second);
    now += IDLE_MS;
    await queue.look();
    expect(queue.status).toBe("resting");
    expect(desk.held.size).toBe(0);
    await queue.resume();
    expect(desk.claim).toHaveBeenLastCalledWith(expect.objectContaining({ wanted: second }));
    expect(current().id).toBe(second);
    expect(queue.hasLost).toBe(false);
  });
  test("what a colleague took meanwhile is said, and the next one is there", async () => {
    await begin({}, {});
    const [first = "", second] = shown();
    now += IDLE_MS;
    await queue.look();
    desk.giveAway(first);
    await queue.resume();
    expect(queue.hasLost).toBe(true);
    expect(shown()).toEqual([second]);
  });
  test("a claim that was lost while working is taken again when nobody else has it", async () => {
    await begin({});
    const [first = ""] = shown();
    desk.held.delete(first);
    now += 1;
    queue.work();
    await queue.look();
    expect(shown()).toEqual([first]);
    expect(queue.hasLost).toBe(false);
  });
  test("a short look at another tab keeps all, a long one gives it back until one returns", async () => {
    vi.useFakeTimers();
    await begin({});
    queue.hide();
    now += HIDDEN_MS / 2;
    queue.show();
    now += HIDDEN_MS;
    await vi.advanceTimersByTimeAsync(HIDDEN_MS);
    expect(queue.status).toBe("ready");
    queue.hide();
    now += HIDDEN_MS;
    await vi.advanceTimersByTimeAsync(HIDDEN_MS);
    expect(queue.status).toBe("resting");
    expect(desk.held.size).toBe(0);
    queue.show();
    await vi.waitFor(() => expect(queue.items).toHaveLength(1));
    vi.useRealTimers();
  });
  test("leaving gives everything back", async () => {
    await begin({}, {});
    const ids = shown();
    await queue.leave();
    expect(desk.release).toHaveBeenCalledExactlyOnceWith(ids);
  });
  test("what arrives in an empty queue comes up by itself while somebody is there", async () => {
    await begin();
    expect(queue.current).toBeNull();
    desk.waiting = [aQueueItem()];
    await queue.look();
    expect(queue.items).toHaveLength(1);
  });
  test("numbers that cannot be fetched are said to be old, and nothing else is disturbed", async () => {
    await begin({});
    desk.counts.mockRejectedValueOnce(new Problem("offline"));
    await queue.look();
    expect(queue.isConnected).toBe(false);
    expect(queue.problem).toBeNull();
    await queue.look();
    expect(queue.isConnected).toBe(true);
  });
});

describe("deciding", () => {
  test("the next one is at hand at once, and the hand is filled", async () => {
    await begin({}, {}, {}, {});
    const [first, second, third] = shown();
    expect(await queue.approve(current())).toBe(true);
    expect(current().id).toBe(second);
    await vi.waitFor(() => expect(shown()).toEqual([second, third, expect.not.stringMatching(String(first))]));
    expect(queue.decidedCount).toBe(1);
  });
  test("a reason and trimmed words go with a rejection, and no empty ones", async () => {
    await begin({}, {});
    const item = current();
    await queue.reject(item, "hate", "  Skriv om platsen. ");
    expect(desk.decide).toHaveBeenLastCalledWith({ contributionId: item.id, revision: 1, action: "reject", reason: "hate", words: "Skriv om platsen." });
    await queue.reject(current(), "other", "  ");
    expect(desk.decide).toHaveBeenLastCalledWith(expect.not.objectContaining({ words: expect.anything() }));
  });
  test("without a line nothing is decided, it is said, and trying again does the same", async () => {
    await begin({});
    const item = current();
    desk.decide.mockRejectedValueOnce(new Problem("offline"));
    expect(await queue.approve(item)).toBe(false);
    expect(queue.problem?.code).toBe("offline");
    expect(shown()).toEqual([item.id]);
    expect(queue.steps).toEqual([]);
    expect(await queue.tryAgain()).toBe(true);
    expect(desk.decide).toHaveBeenLastCalledWith({ contributionId: item.id, revision: 1, action: "approve" });
    expect(queue.problem).toBeNull();
  });
  test("what the author changed meanwhile is shown anew and not decided on", async () => {
    await begin({});
    const item = current();
    desk.waiting = [{ ...item, revision: 2, text: "Ändrad" }];
    desk.decide.mockRejectedValueOnce(new Problem("revision_conflict"));
    expect(await queue.approve(item)).toBe(false);
    expect(current().text).toBe("Ändrad");
    expect(queue.problem?.code).toBe("revision_conflict");
  });
  test("what a colleague has goes out of the hand", async () => {
    await begin({}, {});
    const [first = "", second] = shown();
    desk.giveAway(first);
    desk.decide.mockRejectedValueOnce(new Problem("claimed_by_colleague"));
    await queue.approve(current());
    expect(current().id).toBe(second);
    expect(queue.problem?.code).toBe("claimed_by_colleague");
  });
  test("two presses are one decision", async () => {
    await begin({}, {});
    const item = current();
    await Promise.all([queue.approve(item), queue.approve(item)]);
    expect(desk.decide).toHaveBeenCalledTimes(1);
  });
  test("what is skipped goes to others and comes last", async () => {
    await begin({}, {}, {}, {});
    const [first = ""] = shown();
    await queue.skip(current());
    expect(desk.release).toHaveBeenCalledWith([first]);
    expect(shown()).not.toContain(first);
  });
  test("a photo keeps approved words in hand until it is decided on, too", async () => {
    await begin({ media: [aPhoto()] });
    const item = current();
    await queue.approve(item);
    expect(current().status).toBe("published");
    await queue.decideMedia(item.id, { mediaId: aPhoto().id, status: "published" });
    await vi.waitFor(() => expect(queue.current).toBeNull());
  });
});

describe("undoing", () => {
  test("a decision on a photo is a step of its own and is taken back as such", async () => {
    await begin({ media: [aPhoto()] });
    const item = current();
    await queue.approve(item);
    await queue.decideMedia(item.id, { mediaId: aPhoto().id, status: "rejected" });
    await vi.waitFor(() => expect(queue.current).toBeNull());
    expect(queue.steps.map(({ action }) => action)).toEqual(["hide_media", "approve"]);
    expect(await queue.undo()).toBe(true);
    expect(desk.undoMedia).toHaveBeenCalledWith(aPhoto().id);
    expect(desk.undo).not.toHaveBeenCalled();
    expect(current()).toMatchObject({ id: item.id, status: "published", media: [{ status: "submitted" }] });
    expect(queue.decidedCount).toBe(1);
    expect(await queue.undo()).toBe(true);
    expect(queue.decidedCount).toBe(0);
  });
  test("goes back step by step, the last first, and brings each one to hand", async () => {
    await begin({}, {});
    const [first, second] = shown();
    await queue.approve(current());
    await queue.reject(current(), "other");
    expect(queue.steps.map(({ action }) => action)).toEqual(["reject", "approve"]);
    expect(await queue.undo()).toBe(true);
    expect(current().id).toBe(second);
    expect(await queue.undo()).toBe(true);
    expect(current().id).toBe(first);
    expect(queue.decidedCount).toBe(0);
    expect(await queue.undo()).toBe(false);
  });
  test("brings back what was skipped, without asking for any decision to be undone", async () => {
    await begin({}, {}, {}, {});
    const [first] = shown();
    await queue.skip(current());
    expect(await queue.undo()).toBe(true);
    expect(current().id).toBe(first);
    expect(desk.undo).not.toHaveBeenCalled();
  });
  test("that is refused for good is not offered again", async () => {
    await begin({}, {});
    await queue.approve(current());
    desk.undo.mockRejectedValueOnce(new Problem("not_allowed"));
    expect(await queue.undo()).toBe(false);
    expect(queue.steps).toEqual([]);
  });
  test("that fails without a line is offered again", async () => {
    await begin({}, {});
    await queue.approve(current());
    desk.undo.mockRejectedValueOnce(new Problem("offline"));
    expect(await queue.undo()).toBe(false);
    expect(queue.steps).toHaveLength(1);
  });
});

test("the exact place is asked for once, because each look is written in the audit", async () => {
  await begin({ hasExactPlace: true });
  await queue.viewExactPlace(current());
  await queue.viewExactPlace(current());
  expect(desk.viewExactPlace).toHaveBeenCalledTimes(1);
  expect(queue.exactPlaces.get(current().id)?.type).toBe("Point");
});

describe("signing out", () => {
  test("gives back what is held while one still may", async () => {
    await begin({}, {});
    const ids = shown();
    session.beforeSignOut(() => queue.leave());
    await session.signOut();
    expect(desk.release).toHaveBeenCalledExactlyOnceWith(ids);
    expect(session.status).toBe("signed-out");
  });
  test("is not held up by a server that does not answer", async () => {
    vi.useFakeTimers();
    await begin({});
    desk.release.mockReturnValueOnce(new Promise(() => undefined));
    session.beforeSignOut(() => queue.leave());
    const left = session.signOut();
    await vi.advanceTimersByTimeAsync(2_000);
    await left;
    expect(session.status).toBe("signed-out");
    vi.useRealTimers();
  });
});

describe("a session that runs out", () => {
  test("lets the queue stay, and the decision is taken when the same person is back", async () => {
    await begin({}, {});
    const item = current();
    desk.decide.mockRejectedValueOnce(new Problem("sign_in_expired"));
    const approved = queue.approve(item);
    await vi.waitFor(() => expect(session.hasExpired).toBe(true));
    expect(current().id).toBe(item.id);
    await session.signIn(member.email, "hemligt");
    expect(await approved).toBe(true);
  });
  test("takes no decision for the next who signs in", async () => {
    await begin({}, {});
    desk.decide.mockRejectedValueOnce(new Problem("sign_in_expired"));
    const approved = queue.approve(current());
    await vi.waitFor(() => expect(session.hasExpired).toBe(true));
    signIn.mockResolvedValueOnce({ ...member, userId: anId(71) });
    await session.signIn("other@example.se", "hemligt");
    expect(await approved).toBe(false);
    expect(desk.decide).toHaveBeenCalledTimes(1);
  });
});
