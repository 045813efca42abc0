/** A server whose line can be cut at three moments, over the in-memory back end whose promises the contract suite checks. */
import type { Backend } from "../../../src/backend/backend";
import { MemoryBackend } from "../../../src/backend/memory";
import type { Acknowledgement, Submission } from "../../../src/domain/contribution";
import { Problem, type ProblemCode } from "../../../src/domain/problem";

export type Cut = "before" | "after" | null;

export class FakeServer extends MemoryBackend {
  /** Before: nothing arrives. After: it is committed, but the answer is lost. */
  cut: Cut = null;
  /** Refuse these ids with this problem. */
  readonly refusals = new Map<string, Problem>();
  readonly arrived: string[] = [];
  /** Called between arrival and commit. */
  during: (id: string) => Promise<void> = () => Promise.resolve();
  concurrent = 0;
  mostConcurrent = 0;

  refuse(id: string, code: ProblemCode, options: { field?: string; retryAfterMs?: number } = {}): void {
    this.refusals.set(id, new Problem(code, options));
  }

  override async submitContribution(submission: Submission): Promise<Acknowledgement> {
    return this.#over(submission.id, `submit ${submission.id}`, () => super.submitContribution(submission));
  }
  override async amendContribution(amendment: Parameters<MemoryBackend["amendContribution"]>[0]): Promise<Acknowledgement> {
    return this.#over(amendment.id, `amend ${amendment.id} on ${amendment.baseRevision}`, () => super.amendContribution(amendment));
  }
  override async withdrawContribution(withdrawal: Parameters<MemoryBackend["withdrawContribution"]>[0]): Promise<Acknowledgement> {
    return this.#over(withdrawal.id, `withdraw ${withdrawal.id}`, () => super.withdrawContribution(withdrawal));
  }
  override async supportContribution(change: Parameters<MemoryBackend["supportContribution"]>[0]): ReturnType<MemoryBackend["supportContribution"]> {
    return this.#over(change.contributionId, `support ${change.contributionId} ${change.supported}`, () => super.supportContribution(change));
  }

  /** Runs while the bytes of a photo or recording are on the wire. */
  uploading: (options: NonNullable<Parameters<Backend["sendMedia"]>[2]>) => Promise<void> = () => Promise.resolve();

  override async sendMedia(...[upload, bytes, options]: Parameters<Backend["sendMedia"]>): ReturnType<MemoryBackend["sendMedia"]> {
    return this.#over(upload.media.id, `media ${upload.media.id}`, async () => {
      await this.uploading({ ...options });
      return super.sendMedia(upload, bytes, options);
    });
  }

  async #over<T>(id: string, note: string, commit: () => Promise<T>): Promise<T> {
    if (this.cut === "before") throw new Problem("offline");
    this.arrived.push(note);
    this.concurrent += 1;
    this.mostConcurrent = Math.max(this.mostConcurrent, this.concurrent);
    try {
      await this.during(id);
      const refusal = this.refusals.get(id);
      if (refusal !== undefined) throw refusal;
      const answer = await commit();
      if (this.cut === "after") throw new Problem("offline");
      return answer;
    } finally {
      this.concurrent -= 1;
    }
  }
}
