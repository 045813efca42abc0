/** Short messages at the foot of the page, one list per tab. A message with an action stays until it is answered. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "info" | "success" | "error";
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

// 6 s is about twice what the longest of our lines takes to read aloud.
const READING_MS = 6000;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  show(text: string, options: { tone?: Toast["tone"]; action?: { label: string; run: () => void } } = {}): number {
    const id = this.#next++;
    this.list = [...this.list.slice(-2), { id, text, tone: options.tone ?? "info", action: options.action ?? null }];
    if (options.action === undefined && options.tone !== "error") setTimeout(() => this.dismiss(id), READING_MS);
    return id;
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
