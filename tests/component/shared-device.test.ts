import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { m } from "../../src/generated/messages/messages";
import { newOperationBase } from "../../src/outbox/operation";
import SharedDevice from "../../src/views/shell/SharedDevice.svelte";
import { anId, aSubmission } from "../unit/support/factories";
import { makeStates, renderView } from "./support/render-view";

async function shared() {
  const states = makeStates();
  await states.turn.share();
  return states;
}

describe("the line above every page of a shared device", () => {
  test("leads to the next person", async () => {
    const states = await shared();
    const forget = vi.fn();
    states.turn.onNext(forget);
    renderView(SharedDevice, {}, states);
    await fireEvent.click(screen.getByRole("button", { name: m.contribute_done_next_person() }));
    await waitFor(() => expect(forget).toHaveBeenCalledOnce());
  });
  test("counts what waits and shows none of its words", async () => {
    const states = await shared();
    await states.outbox.submit(aSubmission({ text: "Hemliga ord" }));
    const { container } = renderView(SharedDevice, {}, states);
    expect(await screen.findByText(m.shared_waiting({ count: 1 }))).toBeTruthy();
    expect(container.textContent).not.toContain("Hemliga ord");
  });
  test("what came too late for its group is sent without the group's code, unread", async () => {
    const states = await shared();
    const submission = aSubmission({ text: "Hemliga ord", sessionCode: "HAV-482" });
    const store = await states.store;
    await store.changeQueue({ add: { ...newOperationBase(anId(50), submission.id, 1), type: "submit", submission, parked: { code: "session_ended", field: "sessionCode" } } });
    // Any change makes the queue be read again.
    await states.outbox.submit(aSubmission({ id: anId(2), text: "Annat" }));
    renderView(SharedDevice, {}, states);
    await fireEvent.click(await screen.findByRole("button", { name: m.shared_parked({ count: 1 }) }));
    expect(document.body.textContent).not.toContain("Hemliga ord");
    await fireEvent.click(screen.getByRole("button", { name: m.shared_parked_send() }));
    await waitFor(() => expect(states.outbox.parked).toHaveLength(0));
    const sent = states.outbox.operations.find((operation) => operation.contributionId === submission.id);
    expect(sent?.type === "submit" && sent.submission).toEqual({ ...submission, sessionCode: undefined });
  });
});

describe("when nobody touches it", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  test("it asks, counts down for eyes and ears, and any key goes on", async () => {
    const states = await shared();
    renderView(SharedDevice, {}, states);
    await fireEvent.pointerDown(document.body);
    await vi.advanceTimersByTimeAsync(91_000);
    expect(screen.getByRole("dialog", { name: m.shared_idle_title() })).toBeTruthy();
    expect(screen.getByText("19")).toBeTruthy();
    expect(screen.getByRole("alert").textContent).toBe(m.shared_idle_seconds({ count: 20 }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(screen.getByRole("alert").textContent).toBe(m.shared_idle_seconds({ count: 10 }));
    await fireEvent.keyDown(document.body, { key: "a" });
    expect(screen.queryByRole("dialog", { name: m.shared_idle_title() })).toBeNull();
  });
  test("nobody there: the next turn begins by itself", async () => {
    const states = await shared();
    const { mark } = states.turn;
    renderView(SharedDevice, {}, states);
    await fireEvent.pointerDown(document.body);
    await vi.advanceTimersByTimeAsync(111_000);
    expect(states.turn.mark).not.toBe(mark);
    expect(screen.queryByRole("dialog", { name: m.shared_idle_title() })).toBeNull();
  });
  test("when everything has been taken away it asks nobody again until somebody touches it", async () => {
    const states = await shared();
    renderView(SharedDevice, {}, states);
    await fireEvent.pointerDown(document.body);
    await vi.advanceTimersByTimeAsync(111_000);
    const { mark } = states.turn;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(states.turn.mark).toBe(mark);
  });
  test("being told late that the last question was closed is no sign of somebody who stays", async () => {
    const states = await shared();
    const { mark } = states.turn;
    renderView(SharedDevice, {}, states);
    await fireEvent.pointerDown(document.body);
    await vi.advanceTimersByTimeAsync(91_000);
    await fireEvent(screen.getByRole("dialog"), new Event("close"));
    expect(screen.getByRole("dialog", { name: m.shared_idle_title() })).toBeTruthy();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(states.turn.mark).not.toBe(mark);
  });
});
