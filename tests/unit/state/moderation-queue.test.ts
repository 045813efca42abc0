import { beforeEach, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../../src/backend/memory";
import { Problem } from "../../../src/domain/problem";
import { ModerationQueue } from "../../../src/state/moderation-queue.svelte";
import { aCode, anId, aSubmission } from "../support/factories";

const member = { userId: anId(70), email: "moderator@example.se", roles: [{ organisationId: anId(80), role: "moderator" as const }] };
let backend: MemoryBackend;
let queue: ModerationQueue;
beforeEach(async () => {
  backend = new MemoryBackend({ member, password: "hemligt" });
  for (const number of [1, 2, 3]) await backend.submitContribution(aSubmission({ id: anId(number), receiptCode: aCode(number) }));
  queue = new ModerationQueue(backend);
});
const shown = () => queue.items.map(({ id }) => id);

test("nobody signed in sees nothing", async () => {
  await queue.start();
  expect(queue.status).toBe("signed-out");
  expect(await queue.signIn(member.email, "fel")).toBe(false);
  expect(queue.problem?.code).toBe("sign_in_failed");
  expect(shown()).toEqual([]);
});

test("approving takes it out, publishes it and brings up the next one", async () => {
  await queue.signIn(member.email, "hemligt");
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
  await queue.signIn(member.email, "hemligt");
  const [item] = queue.items;
  if (item === undefined) throw new Error("nothing waits");
  await queue.reject(item, "personal_data", " Ta bort namnet. ");
  expect((await backend.readReceipt(aCode(1))).rejection).toEqual({ reason: "personal_data", words: "Ta bort namnet." });
});

test("one that was amended meanwhile is not decided on, but shown as it is now", async () => {
  await queue.signIn(member.email, "hemligt");
  const [item] = queue.items;
  if (item === undefined) throw new Error("nothing waits");
  await backend.amendContribution({ operationId: anId(60), id: item.id, receiptCode: aCode(1), baseRevision: 1, changes: { text: "Ändrat" } });
  expect(await queue.approve(item)).toBe(false);
  expect(queue.problem?.code).toBe("revision_conflict");
  expect(queue.items.find(({ id }) => id === item.id)).toMatchObject({ text: "Ändrat", revision: 2 });
});

test("an expired sign-in clears the screen", async () => {
  await queue.signIn(member.email, "hemligt");
  vi.spyOn(backend, "readWaiting").mockRejectedValue(new Problem("sign_in_expired"));
  await queue.refresh();
  expect(queue.status).toBe("signed-out");
  expect(shown()).toEqual([]);
});

test("the screen is empty after signing out", async () => {
  await queue.signIn(member.email, "hemligt");
  await queue.signOut();
  expect([queue.member, queue.status, queue.total]).toEqual([null, "signed-out", 0]);
  expect(shown()).toEqual([]);
});
