/** What was just changed can be taken back, until the next change, until it is saved, or until the editor is left: one offer at a time. */
import { m } from "../../../generated/messages/messages";
import { toasts } from "../../../ui";

export class UndoOffer {
  #toast: number | null = null;

  make(words: string, run: () => void, label = m.campaign_edit_undo()): void {
    this.withdraw();
    this.#toast = toasts.show(words, { action: { label, run } });
  }
  withdraw(): void {
    if (this.#toast !== null) toasts.dismiss(this.#toast);
    this.#toast = null;
  }
}
