/**
 * The way from the draft into the outbox, and back for what the server refused. Keeps what was sent in this go: several places may be
 * marked one after another.
 *
 *   await sending.send(language)   true when it is safely queued     sending.busy   sending.problem
 *   sending.sent                   readonly Sent[], oldest first     sending.again()     await sending.mend(contributionId)
 */
import type { DraftData } from "../../domain/draft";
import { isCellOnly, type Kind, type Language } from "../../domain/kind";
import type { LonLat } from "../../domain/place";
import { Problem } from "../../domain/problem";
import type { Draft } from "../../state/draft.svelte";
import type { OutboxState } from "../../state/outbox.svelte";

export interface Sent {
  readonly id: string;
  readonly receiptCode: string;
  readonly kind: Kind;
  readonly place: LonLat;
  /** For one that was begun at an exhibition wall and may be shown there at all: whether its author said yes to that. */
  readonly saidYesToWall: boolean | null;
}

export class Sending {
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);
  sent = $state.raw<readonly Sent[]>([]);
  readonly #draft: Draft;
  readonly #outbox: OutboxState;
  #last: DraftData | null = null;

  constructor({ draft, outbox }: { readonly draft: Draft; readonly outbox: OutboxState }) {
    this.#draft = draft;
    this.#outbox = outbox;
  }

  async send(language: Language): Promise<boolean> {
    const { place } = this.#draft.data;
    if (this.busy || place === null) return false;
    this.busy = true;
    this.problem = null;
    try {
      const submission = await this.#draft.toSubmission(language);
      await this.#outbox.submit(submission, this.#draft.mediaToSend);
      const { id, receiptCode, kind, exhibition, wallCode } = submission;
      const saidYesToWall = wallCode === undefined || isCellOnly(kind) ? null : exhibition;
      this.sent = [...this.sent.filter((earlier) => earlier.id !== id), { id, receiptCode, kind, place, saidYesToWall }];
      // It is safely queued; an old draft that cannot be removed would only be sent as the same contribution.
      this.#last = this.#draft.data;
      await this.#draft.clear().catch(() => undefined);
      return true;
    } catch (thrown) {
      this.#say(thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown }));
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Another place, keeping what holds for all of this go. */
  again(): void {
    if (this.#last !== null) this.#draft.startAnother(this.#last);
  }

  /** What the server refused is a draft again under its own id and code: sending it replaces what stands in the queue. */
  async mend(id: string): Promise<boolean> {
    const parked = this.#outbox.parked.find((operation) => operation.contributionId === id);
    if (parked?.type !== "submit") return false;
    this.#draft.resume(parked.submission, this.#outbox.mediaOf(id).map(({ media }) => media));
    await this.#draft.saveNow();
    if (parked.parked !== null) this.#say(new Problem(parked.parked.code, parked.parked.field === undefined ? {} : { field: parked.parked.field }));
    return true;
  }

  #say(problem: Problem): void {
    this.problem = problem;
    if (problem.field !== undefined) this.#draft.showProblem(problem);
  }
}
