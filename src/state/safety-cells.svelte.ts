/**
 * The public safety cells of one campaign and time of day; off until chosen.
 *
 *   cells.shown  SafetyCell[]   cells.status "off" | "loading" | "ready" | "error"   await cells.show(campaignId, time)   cells.hide()
 */
import type { Backend } from "../backend/backend";
import type { SafetyCell } from "../domain/campaign";
import type { TimeOfDay } from "../domain/kind";

export class SafetyCells {
  status = $state<"off" | "loading" | "ready" | "error">("off");
  shown = $state.raw<readonly SafetyCell[]>([]);
  chosen = $state.raw<{ readonly campaignId: string; readonly time: TimeOfDay } | null>(null);
  readonly #backend: Promise<Pick<Backend, "readSafetyCells">>;

  constructor(backend: Promise<Pick<Backend, "readSafetyCells">>) {
    this.#backend = backend;
  }

  async show(campaignId: string, time: TimeOfDay): Promise<void> {
    const choice = { campaignId, time };
    this.chosen = choice;
    this.status = "loading";
    try {
      const cells = await (await this.#backend).readSafetyCells(campaignId, time);
      // Someone chose again while we waited: the late answer is not for this choice.
      if (this.chosen !== choice) return;
      this.shown = cells;
      this.status = "ready";
    } catch {
      if (this.chosen !== choice) return;
      this.shown = [];
      this.status = "error";
    }
  }

  hide(): void {
    this.chosen = null;
    this.shown = [];
    this.status = "off";
  }
}
