import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import { m } from "../../src/generated/messages/messages";
import PersonalDataHints from "../../src/views/shared/PersonalDataHints.svelte";

/** As a form does: what it is told becomes its text. */
function show(text: string) {
  const onchange = vi.fn((next: string) => void rerender({ text: next }));
  const { rerender } = render(PersonalDataHints, { text, onchange });
  return { onchange, rerender };
}
const remove = (words: string) => fireEvent.click(screen.getByRole("button", { name: m.contribute_personal_remove_words({ words }) }));

describe("personal data in a text", () => {
  test("is shown among its neighbours with a reason, each with its own button", () => {
    show("Jag heter Anna och nås på anna@example.com");
    expect(screen.getAllByRole("button")).toHaveLength(2);
    expect(screen.getByText(m.contribute_personal_email_why())).toBeTruthy();
    expect(screen.getByText(m.contribute_personal_name_why())).toBeTruthy();
  });
  test("goes with one tap, without a gap, and comes back with another", async () => {
    const { onchange } = show("Ring 070-123 45 67 i kväll.");
    await remove("070-123 45 67");
    expect(onchange).toHaveBeenLastCalledWith("Ring i kväll.");
    await fireEvent.click(screen.getByRole("button", { name: m.contribute_personal_undo() }));
    expect(onchange).toHaveBeenLastCalledWith("Ring 070-123 45 67 i kväll.");
  });
  test("is not put back into what has been written since", async () => {
    const { rerender } = show("Ring 070-123 45 67 i kväll.");
    await remove("070-123 45 67");
    await rerender({ text: "Ring i kväll. Eller skriv." });
    expect(screen.queryByRole("button", { name: m.contribute_personal_undo() })).toBeNull();
  });
  test("after the tap the finger stands on Undo", async () => {
    show("Ring 070-123 45 67");
    await remove("070-123 45 67");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: m.contribute_personal_undo() })));
  });
  test("is told after a pause in writing, and then once", async () => {
    vi.useFakeTimers();
    try {
      const { rerender } = show("Ring 070-123 45 67");
      const status = screen.getByRole("status");
      expect(status.textContent).toBe("");
      await rerender({ text: "Ring 070-123 45 67 i" });
      await vi.advanceTimersByTimeAsync(1200);
      expect(status.textContent).toBe(m.contribute_personal_count({ count: 1 }));
    } finally {
      vi.useRealTimers();
    }
  });
  test("is nothing to speak of in ordinary words", () => {
    show("Här åkte vi kana 1957, linje 22 gick förbi.");
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.queryByText(m.contribute_personal_hint())).toBeNull();
  });
});
