import { beforeEach, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../../src/backend/memory";
import { Problem } from "../../../src/domain/problem";
import { StaffSession } from "../../../src/state/staff-session.svelte";
import { ModerationQueue } from "../../../src/state/moderation-queue.svelte";
import { aCode, anId, aSubmission } from "../support/factories";

const member = { userId: anId(70), email: "moderator@example.se", roles: [{ organisationId: anId(80), role: "moderator" as const }] };
let backend: MemoryBackend;
let queue: ModerationQueue;
let session: StaffSession;
beforeEach(async () => {
  backend = new MemoryBackend({ member, password: "hemligt" });
  for (const number of [1, 2, 3]) await backend.submitContribution(aSubmission({ id: anId(number), receiptCode: aCode(number) }));
  session = new StaffSession(backend);
  queue = new ModerationQueue({ backend, session });
});
const shown = () => queue.items.map(({ id }) => id);

/** Signs in and takes up what waits. */
async function begin() {
  await session.signIn(member.email, "hemligt");
  await queue.refresh();
}

test("nobody signed in sees nothing", async () => {
  await session.start();
  expect(session.status).toBe("signed-out");
  expect(await session.signIn(member.email, "fel")).toBe(false);
  expect(session.problem?.code).toBe("sign_in_failed");
  await queue.refresh();
  expect(shown()).toEqual([]);
});

test("approving takes it out, publishes it and brings up the next one", async () => {
  await begin();
  expect(shown()).toEqual([anId(1), anId(2), anId(3)]);
  queue.select(anId(2));
  const item = queue.current;
  if (item === null) throw new Error("nothing is selected");
  expect(await queue.approve(item)).toBe(true);
  expect(shown()).toEqual([anId(1), anId(3)]);
  expect(queue.current?.id).toBe(anId(3));
  expect((await backend.changesSince(0)).changed.map(({ id }) => id)).toEqual([anId(2)]);
});

test("a rejection's reason and words reach the author", async () => {
  await begin();
  const [item] = queue.items;
  if (item === undefined) throw new Error("nothing waits");
  await queue.reject(item, "personal_data", " Ta bort namnet. ");
  expect((await backend.readReceipt(aCode(1))).rejection).toEqual({ reason: "personal_data", words: "Ta bort namnet." });
});

test("one that was amended meanwhile is not decided on, but shown as it is now", async () => {
  await begin();
  const [item] = queue.items;
  if (item === undefined) throw new Error("nothing waits");
  await backend.amendContribution({ operationId: anId(60), id: item.id, receiptCode: aCode(1), baseRevision: 1, changes: { text: "Ändrat" } });
  expect(await queue.approve(item)).toBe(false);
  expect(queue.problem?.code).toBe("revision_conflict");
  expect(queue.items.find(({ id }) => id === item.id)).toMatchObject({ text: "Ändrat", revision: 2 });
});

test("when the session runs out the queue stays, and goes on when the same person is back", async () => {
  await begin();
  vi.spyOn(backend, "readWaiting").mockRejectedValueOnce(new Problem("sign_in_expired"));
  const refreshed = queue.refresh();
  await vi.waitFor(() => expect(session.hasExpired).toBe(true));
  expect(shown()).toHaveLength(3);
  await session.signIn(member.email, "hemligt");
  expect(await refreshed).toBe(true);
});

test("what somebody else began is not done for the next who signs in", async () => {
  await begin();
  const [item] = queue.items;
  if (item === undefined) throw new Error("nothing waits");
  const decide = vi.spyOn(backend, "decide").mockRejectedValueOnce(new Problem("sign_in_expired"));
  const approved = queue.approve(item);
  await vi.waitFor(() => expect(session.hasExpired).toBe(true));
  vi.spyOn(backend, "signIn").mockResolvedValue({ ...member, userId: anId(71) });
  await session.signIn("other@example.se", "hemligt");
  expect(await approved).toBe(false);
  expect(decide).toHaveBeenCalledTimes(1);
});
