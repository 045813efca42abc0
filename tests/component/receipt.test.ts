import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
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
    id: ID, kind: "story", status: "submitted", revision: 1, receivedAt: "2026-05-04T10:00:00Z", decidedAt: null, title: null, text: "Vi dansade på Stortorget.", language: "sv",
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
  test("withdrawing asks first, and says what is erased, when and by which decision", async () => {
    const { store } = show(aReceipt());
    await fireEvent.click(await screen.findByRole("button", { name: m.receipt_withdraw() }));
    expect(await screen.findByText(m.receipt_withdraw_erased_later({ count: 30 }))).toBeTruthy();
    expect(screen.getByText(/2026:17/)).toBeTruthy();
    expect(await store.readOperations()).toEqual([]);
    const queue = vi.spyOn(store, "changeQueue");
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_withdraw_yes() }));
    await waitFor(() => expect(queue.mock.calls.map(([change]) => change.add?.type)).toContain("withdraw"));
  });
  test("a changed text goes through the outbox on the revision that was read", async () => {
    const { store } = show(aReceipt({ revision: 3 }));
    const queue = vi.spyOn(store, "changeQueue");
    await fireEvent.click(await screen.findByRole("button", { name: m.receipt_edit() }));
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "Vi dansade hela natten." } });
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_edit_save() }));
    await waitFor(() => expect(queue.mock.calls.map(([change]) => change.add)).toContainEqual(expect.objectContaining({ type: "amend", baseRevision: 3, changes: { text: "Vi dansade hela natten." } })));
  });
  test("a story cannot be emptied; withdrawing is offered instead", async () => {
    show(aReceipt());
    await fireEvent.click(await screen.findByRole("button", { name: m.receipt_edit() }));
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "  " } });
    await fireEvent.click(screen.getByRole("button", { name: m.receipt_edit_save() }));
    expect(await screen.findByText(m.receipt_edit_missing())).toBeTruthy();
  });
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
