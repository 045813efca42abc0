import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../src/backend/memory";
import type { Receipt, Submission } from "../../src/domain/contribution";
import { Problem } from "../../src/domain/problem";
import { formatReceiptCode } from "../../src/domain/receipt-code";
import { m } from "../../src/generated/messages/messages";
import { MemoryStore } from "../../src/outbox/memory-store";
import Harness from "./contribute-harness.svelte";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const CODE = "0123456789ABCDEFGHJKMNPQRS";
const ID = "3f2b8c1e-6f0a-4a53-9c7e-0d9b7b1f2a11";

function aReceipt(over: Partial<Receipt> = {}): Receipt {
  return {
    id: ID, kind: "story", status: "submitted", revision: 1, receivedAt: "2026-05-04T10:00:00Z", decidedAt: null, title: null, text: "Vi dansade på Stortorget.", redacted: false, language: "sv",
    precision: "exact", place: { type: "Point", coordinates: [12.694, 56.046] }, era: null, safety: null, avoid: null, media: [], audiences: [], exhibition: false, campaign: null, rejection: null, answers: [],
    disposal: { number: "2026:17", decidedOn: "2026-01-15", days: 30 }, ...over,
  };
}
function aSubmission(): Submission {
  return {
    id: ID, receiptCode: CODE, contributorKey: "0".repeat(32), kind: "story", place: { type: "Point", coordinates: [12.694, 56.046] }, precision: "exact", text: "Vi dansade på Stortorget.",
    language: "sv", underThirteen: false, exhibition: false,
  };
}
function show(receipt: Receipt | Problem, code: string | null = CODE, store = new MemoryStore()) {
  const backend = new MemoryBackend();
  vi.spyOn(backend, "readReceipt").mockImplementation(() => (receipt instanceof Problem ? Promise.reject(receipt) : Promise.resolve(receipt)));
  render(Harness, { view: "receipt", backend, store, code });
  return { backend, store };
}
const current = async () => (await screen.findAllByRole("listitem")).find((step) => step.getAttribute("aria-current") === "step")?.textContent ?? "";

beforeEach(() => history.replaceState(null, "", "/kvitto"));

describe("finding a contribution by its code", () => {
  test("reads the code in small letters, with dashes and O for 0", async () => {
    show(aReceipt(), null);
    await fireEvent.input(screen.getByRole("textbox", { name: m.receipt_find_label() }), { target: { value: formatReceiptCode(CODE).toLowerCase().replace("0", "o") } });
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_find_action() }));
    expect(location.hash).toBe(`#${CODE}`);
  });
  test("says what a code looks like when it is too short, and keeps what was written", async () => {
    show(aReceipt(), null);
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "ABCD" } });
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_find_action() }));
    expect(await screen.findByText(m.receipt_find_invalid())).toBeTruthy();
    expect(screen.getByDisplayValue("ABCD")).toBeTruthy();
  });
  test("an unknown code is told without saying why", async () => {
    show(new Problem("receipt_unknown"));
    expect(await screen.findByText(m.receipt_unknown())).toBeTruthy();
  });
});

describe("where it is", () => {
  test("arrived: somebody reads it on weekdays", async () => {
    show(aReceipt());
    await screen.findByText(m.receipt_status_submitted_text());
    expect(await current()).toContain(m.receipt_step_reading());
  });
  test("published: it shows on the map, with a way there", async () => {
    show(aReceipt({ status: "published", decidedAt: "2026-05-05T08:00:00Z" }));
    const way = await screen.findByRole("link", { name: m.receipt_show_on_map() });
    expect(way.getAttribute("href")).toContain(ID);
    expect(await current()).toContain(m.receipt_status_published());
  });
  test("a published safety answer is never said to show on the map", async () => {
    show(aReceipt({ kind: "safety", status: "published", safety: { level: 2, times: ["night"], causes: [] } }));
    await screen.findByText(m.receipt_status_published_cells_text());
    expect(screen.queryByRole("link", { name: m.receipt_show_on_map() })).toBeNull();
  });
  test("rejected: the reason in the reader's language and the moderator's own words", async () => {
    show(aReceipt({ status: "rejected", rejection: { reason: "personal_data", words: "Ta bort namnet, så går det bra." } }));
    expect(await screen.findByText(m.receipt_reason_personal_data())).toBeTruthy();
    expect(screen.getByText("Ta bort namnet, så går det bra.")).toBeTruthy();
  });
  test("the city's answer stands on the receipt", async () => {
    show(aReceipt({ status: "published", answers: [{ id: "a", stance: "will_do", text: "Bänken kommer i vår.", reason: null, unit: "Stadsmiljö", standing: "administration", decidedOn: null, paragraph: null, publishedAt: "2026-06-01T00:00:00Z" }] }));
    expect(await screen.findByText("Bänken kommer i vår.")).toBeTruthy();
    expect(await current()).toContain(m.receipt_status_answered());
  });
  test("what still waits on this device is told, also when the server knows nothing of it", async () => {
    const store = new MemoryStore();
    const backend = new MemoryBackend();
    vi.spyOn(backend, "submitContribution").mockRejectedValue(new Problem("offline"));
    vi.spyOn(backend, "readReceipt").mockRejectedValue(new Problem("offline"));
    await store.changeQueue({
      add: { version: 1, operationId: ID, contributionId: ID, createdAt: 1, attempts: 1, nextAttemptAt: 0, lastProblem: "offline", parked: null, type: "submit", submission: aSubmission() },
      newReceipt: { contributionId: ID, receiptCode: CODE, kind: "story", createdAt: 1, lastKnownStatus: "waiting", revision: null, campaignClosed: false },
    });
    render(Harness, { view: "receipt", backend, store, code: CODE });
    expect(await screen.findByText(m.receipt_status_waiting_text())).toBeTruthy();
  });
});

describe("changing one's mind", () => {
  test("asked to withdraw before the receipt was there, the question stays open when it arrives", async () => {
    const store = new MemoryStore();
    const backend = new MemoryBackend();
    let arrive = (): void => undefined;
    const arrival = new Promise<Receipt>((resolve) => (arrive = () => resolve(aReceipt())));
    vi.spyOn(backend, "readReceipt").mockReturnValue(arrival);
    // Sent from this device, its words no longer on it.
    await store.changeQueue({ newReceipt: { contributionId: ID, receiptCode: CODE, kind: "story", createdAt: 1, lastKnownStatus: "submitted", revision: 1, campaignClosed: false } });
    render(Harness, { view: "receipt", backend, store, code: CODE });
    await fireEvent.click(await screen.findByRole("button", { name: m.receipt_withdraw() }));
    expect(await screen.findByRole("button", { name: m.receipt_withdraw_yes() })).toBeTruthy();
    arrive();
    await waitFor(() => expect(document.body.textContent).toContain("Vi dansade på Stortorget."));
    expect(screen.getByRole("button", { name: m.receipt_withdraw_yes() })).toBeTruthy();
  });
  test("withdrawing asks first, and says what is erased, when and by which decision", async () => {
    const { store } = show(aReceipt());
    await fireEvent.click(await screen.findByRole("button", { name: m.receipt_withdraw() }));
    expect(await screen.findByText(m.receipt_withdraw_erased_later({ count: 30 }))).toBeTruthy();
    expect(screen.getByText(/2026:17/)).toBeTruthy();
    expect(await store.readOperations()).toEqual([]);
    const queue = vi.spyOn(store, "changeQueue");
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_withdraw_yes() }));
    await waitFor(() => expect(queue.mock.calls.map(([change]) => change.add)).toContainEqual(expect.objectContaining({ type: "withdraw" })));
  });
  test("a changed text goes through the outbox on the revision that was read", async () => {
    const { store } = show(aReceipt({ revision: 3 }));
    const queue = vi.spyOn(store, "changeQueue");
    await fireEvent.click(await screen.findByRole("button", { name: m.receipt_edit() }));
    await fireEvent.input(screen.getByRole("textbox", { name: m.contribute_text_label() }), { target: { value: "Vi dansade hela natten." } });
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_edit_save() }));
    await waitFor(() => expect(queue.mock.calls.map(([change]) => change.add)).toContainEqual(expect.objectContaining({ type: "amend", baseRevision: 3, changes: { text: "Vi dansade hela natten." } })));
  });
  test("a story cannot be emptied; withdrawing is offered instead", async () => {
    show(aReceipt());
    await fireEvent.click(await screen.findByRole("button", { name: m.receipt_edit() }));
    await fireEvent.input(screen.getByRole("textbox", { name: m.contribute_text_label() }), { target: { value: "  " } });
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_edit_save() }));
    expect(await screen.findByText(m.receipt_edit_missing())).toBeTruthy();
  });
});

describe("several versions", () => {
  const offline = () => {
    const store = new MemoryStore();
    const backend = new MemoryBackend();
    vi.spyOn(backend, "readReceipt").mockResolvedValue(aReceipt({ revision: 3 }));
    const amend = vi.spyOn(backend, "amendContribution").mockRejectedValue(new Problem("offline"));
    return { store, backend, amend };
  };
  const edit = async (field: string, words: string) => {
    await fireEvent.click(await screen.findByRole("button", { name: m.receipt_edit() }));
    await fireEvent.input(screen.getByRole("textbox", { name: field }), { target: { value: words } });
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_edit_save() }));
    await screen.findByText(m.receipt_content_waiting());
  };

  test("edits made offline follow each other, and the latest is shown as waiting", async () => {
    const { store, backend } = offline();
    await store.changeQueue({ newReceipt: { contributionId: ID, receiptCode: CODE, kind: "story", createdAt: 1, lastKnownStatus: "submitted", revision: 3, campaignClosed: false } });
    render(Harness, { view: "receipt", backend, store, code: CODE });
    await edit(m.contribute_text_label(), "Vi dansade hela natten.");
    await edit(m.contribute_title_label(), "Natten på torget");
    expect(screen.getByText("Vi dansade hela natten.")).toBeTruthy();
    expect(screen.getByText("Natten på torget")).toBeTruthy();
    const queued = await store.readOperations();
    expect(queued.map((operation) => operation.type === "amend" && [operation.baseRevision, operation.changes])).toEqual([
      [3, { text: "Vi dansade hela natten." }],
      [null, { title: "Natten på torget" }],
    ]);
  });

  test("a receipt opened by its code alone counts the revisions itself", async () => {
    const { store, backend } = offline();
    render(Harness, { view: "receipt", backend, store, code: CODE });
    await edit(m.contribute_text_label(), "Ett.");
    await edit(m.contribute_text_label(), "Två.");
    expect((await store.readOperations()).map((operation) => operation.type === "amend" && operation.baseRevision)).toEqual([3, 4]);
  });

  test("changed elsewhere: both versions stand side by side until the author chooses, and the choice goes on the city's revision", async () => {
    const { store, backend, amend } = offline();
    vi.spyOn(backend, "readReceipt").mockResolvedValueOnce(aReceipt({ revision: 1 })).mockResolvedValue(aReceipt({ revision: 2, text: "Ändrat på surfplattan." }));
    amend.mockRejectedValueOnce(new Problem("revision_conflict"));
    render(Harness, { view: "receipt", backend, store, code: CODE });
    await screen.findByText("Vi dansade på Stortorget.");
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_edit() }));
    await fireEvent.input(screen.getByRole("textbox", { name: m.contribute_text_label() }), { target: { value: "Ändrat på telefonen." } });
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_edit_save() }));
    const conflict = await screen.findByRole("region", { name: m.receipt_conflict_title() });
    await within(conflict).findByText("Ändrat på surfplattan.");
    expect(within(conflict).getByText("Ändrat på telefonen.")).toBeTruthy();
    await fireEvent.click(within(conflict).getByRole("button", { name: m.receipt_conflict_use_mine() }));
    await waitFor(async () => expect(await store.readOperations()).toMatchObject([{ type: "amend", baseRevision: 2, parked: null, changes: { text: "Ändrat på telefonen." } }]));
  });

  test("what is still unsent can be changed; the change follows it", async () => {
    const store = new MemoryStore();
    const backend = new MemoryBackend();
    vi.spyOn(backend, "submitContribution").mockRejectedValue(new Problem("offline"));
    vi.spyOn(backend, "readReceipt").mockRejectedValue(new Problem("offline"));
    await store.changeQueue({
      add: { version: 1, operationId: ID, contributionId: ID, createdAt: 1, attempts: 1, nextAttemptAt: 0, lastProblem: "offline", parked: null, type: "submit", submission: aSubmission() },
      newReceipt: { contributionId: ID, receiptCode: CODE, kind: "story", createdAt: 1, lastKnownStatus: "waiting", revision: null, campaignClosed: false },
    });
    render(Harness, { view: "receipt", backend, store, code: CODE });
    await edit(m.contribute_text_label(), "Bättre så.");
    expect((await store.readOperations()).map((operation) => operation.type)).toEqual(["submit", "amend"]);
    expect(await store.readOperations()).toMatchObject([{ submission: { text: "Vi dansade på Stortorget." } }, { baseRevision: null, changes: { text: "Bättre så." } }]);
  });

  test("a kept receipt is read and changed without a network, from the copy of its last reading", async () => {
    const store = new MemoryStore();
    const kept = { contributionId: ID, receiptCode: CODE, kind: "story", createdAt: 1, lastKnownStatus: "submitted", revision: 1, campaignClosed: false } as const;
    await store.changeQueue({ newReceipt: kept });
    const first = show(aReceipt(), CODE, store);
    await screen.findByText("Vi dansade på Stortorget.");
    await waitFor(async () => expect(await first.store.readDraft(`receipt ${ID}`)).toMatchObject({ text: "Vi dansade på Stortorget." }));
    cleanup();
    show(new Problem("offline"), CODE, store);
    expect(await screen.findByText("Vi dansade på Stortorget.")).toBeTruthy();
    expect(screen.getByRole("button", { name: m.receipt_edit() })).toBeTruthy();
  });

  test("a code typed in on somebody else's device leaves no copy of the words there", async () => {
    const { store } = show(aReceipt());
    await screen.findByText("Vi dansade på Stortorget.");
    expect(await store.readDraft(`receipt ${ID}`)).toBeUndefined();
  });
});

test("after taking it back the page says what is erased by which decision, and the words are gone from the device", async () => {
  const store = new MemoryStore();
  await store.changeQueue({ newReceipt: { contributionId: ID, receiptCode: CODE, kind: "story", createdAt: 1, lastKnownStatus: "submitted", revision: 1, campaignClosed: false } });
  const { backend } = show(aReceipt(), CODE, store);
  vi.spyOn(backend, "withdrawContribution").mockRejectedValue(new Problem("offline"));
  await fireEvent.click(await screen.findByRole("button", { name: m.receipt_withdraw() }));
  await fireEvent.click(await screen.findByRole("button", { name: m.receipt_withdraw_yes() }));
  const note = await screen.findByRole("region", { name: m.receipt_withdrawn_title() });
  expect(within(note).getByText(m.receipt_withdraw_erased_later({ count: 30 }))).toBeTruthy();
  expect(within(note).getByText(/2026:17/)).toBeTruthy();
  expect(screen.getByText(m.receipt_withdraw_queued())).toBeTruthy();
  expect(screen.queryByText("Vi dansade på Stortorget.")).toBeNull();
  await waitFor(async () => expect(await store.readDraft(`receipt ${ID}`)).toBeUndefined());
});

test("a photo can be taken away by itself", async () => {
  const photo = { id: "3f2b8c1e-6f0a-4a53-9c7e-0d9b7b1f2a12", type: "photo", width: 800, height: 600, durationMs: null, peaks: [], alternativeText: "Torget i sol", transcript: null, status: "submitted" } as const;
  const { backend, store } = show(aReceipt({ media: [photo] }));
  vi.spyOn(backend, "amendContribution").mockRejectedValue(new Problem("offline"));
  await fireEvent.click(await screen.findByRole("button", { name: new RegExp(`^${m.receipt_media_remove()}`) }));
  await fireEvent.click(screen.getByRole("button", { name: m.receipt_media_remove_yes() }));
  expect(await screen.findByText(m.receipt_media_removing())).toBeTruthy();
  expect(await store.readOperations()).toMatchObject([{ type: "amend", changes: { removeMedia: [photo.id] } }]);
});

test("the list of one's own can be erased from the device, after a question", async () => {
  const store = new MemoryStore();
  await store.changeQueue({ newReceipt: { contributionId: ID, receiptCode: CODE, kind: "story", createdAt: 1, lastKnownStatus: "submitted", revision: 1, campaignClosed: false } });
  show(aReceipt(), null, store);
  const mine = await screen.findByRole("region", { name: m.receipt_mine_title() });
  await within(mine).findByRole("link", { name: new RegExp(m.kind_story()) });
  await fireEvent.click(within(mine).getByRole("button", { name: m.receipt_mine_erase() }));
  await fireEvent.click(await screen.findByRole("button", { name: m.receipt_mine_erase_yes() }));
  expect(await screen.findByText(m.receipt_mine_empty())).toBeTruthy();
  expect(await store.readReceipts()).toEqual([]);
});
