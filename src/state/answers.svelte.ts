/**
 * The city's published answers, read when first asked for.
 *
 *   answers.status "idle" | "loading" | "ready" | "error"   answers.all   newest first
 *   answers.measuresFor(campaignId)   what is done about safety there      await answers.load()   (again after an error)
 *   await answers.versions(id)   what it said before it was corrected
 */
import type { Backend } from "../backend/backend";
import type { AnswerDetail, EarlierWording } from "../domain/contribution";

export class Answers {
  status = $state<"idle" | "loading" | "ready" | "error">("idle");
  all = $state.raw<readonly AnswerDetail[]>([]);
  readonly #backend: Promise<Pick<Backend, "readAnswers" | "readAnswerVersions">>;
  #loading: Promise<void> | null = null;
  #again = false;

  constructor(backend: Promise<Pick<Backend, "readAnswers" | "readAnswerVersions">>) {
    this.#backend = backend;
  }

  measuresFor(campaignId: string): readonly AnswerDetail[] {
    return this.all.filter((answer) => answer.isMeasure && answer.campaignId === campaignId);
  }

  async versions(answerId: string): Promise<readonly EarlierWording[]> {
    return (await this.#backend).readAnswerVersions(answerId);
  }

  /** Asked for while it is loading, it loads once more: what was asked about may have come after the first answer was made. */
  load(): Promise<void> {
    if (this.#loading !== null) {
      this.#again = true;
      return this.#loading;
    }
    this.#loading = this.#loadUntilQuiet().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #loadUntilQuiet(): Promise<void> {
    do {
      this.#again = false;
      await this.#loadOnce();
    } while (this.#again && this.status === "ready");
  }

  async #loadOnce(): Promise<void> {
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
