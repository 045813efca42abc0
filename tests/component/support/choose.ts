import { fireEvent } from "@testing-library/svelte";
import { vi } from "vitest";

/** Chooses from a native list. happy-dom does not know a chosen option as :checked, by which Svelte finds it. */
export async function choose(list: HTMLElement, value: string): Promise<void> {
  if (!(list instanceof HTMLSelectElement)) throw new Error("not a list to choose from");
  list.value = value;
  vi.spyOn(list, "querySelector").mockImplementation(() => list.selectedOptions[0] ?? null);
  await fireEvent.change(list);
}
