/**
 * The city's published answers, read when first asked for.
 *
 *   answers.status "idle" | "loading" | "ready" | "error"   answers.all   newest first
 *   answers.measuresFor(campaignId)   what is done about safety there      await answers.load()   (again after an error)
 */
import type { Backend } from "../backend/backend";
import type { AnswerDetail } from "../domain/contribution";

export class Answers {
  status = $state<"idle" | "loading" | "ready" | "error">("idle");
  all = $state.raw<readonly AnswerDetail[]>([]);
  readonly #backend: Promise<Pick<Backend, "readAnswers">>;

  constructor(backend: Promise<Pick<Backend, "readAnswers">>) {
    this.#backend = backend;
  }

  measuresFor(campaignId: string): readonly AnswerDetail[] {
    return this.all.filter((answer) => answer.isMeasure && answer.campaignId === campaignId);
  }

  async load(): Promise<void> {
    if (this.status === "loading") return;
    if (this.all.length === 0) this.status = "loading";
    try {
      this.all = await (await this.#backend).readAnswers();
      this.status = "ready";
    } catch {
      // What was read before still holds.
      this.status = this.all.length === 0 ? "error" : "ready";
    }
  }
}
