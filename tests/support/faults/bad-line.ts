/** The line between a phone and a back end, which does to every request what `line` says. */
import type { Backend } from "../../../src/backend/backend";
import { Problem } from "../../../src/domain/problem";
import type { Line } from "./schedule";

export type Sending = Pick<Backend, "submitContribution" | "amendContribution" | "withdrawContribution">;

export class BadLine implements Sending {
  line: Line = "up";
  /** Set while a request hangs for ever: only killing the tab helps. */
  hangs = false;
  #onHang: () => void = () => undefined;
  readonly #late: (() => Promise<unknown>)[] = [];
  readonly #backend: Sending;

  constructor(backend: Sending) {
    this.#backend = backend;
  }

  readonly submitContribution: Sending["submitContribution"] = (submission) => this.#carry(() => this.#backend.submitContribution(submission));
  readonly amendContribution: Sending["amendContribution"] = (amendment) => this.#carry(() => this.#backend.amendContribution(amendment));
  readonly withdrawContribution: Sending["withdrawContribution"] = (withdrawal) => this.#carry(() => this.#backend.withdrawContribution(withdrawal));

  /** Resolves when a request hangs. */
  hung(): Promise<void> {
    return this.hangs ? Promise.resolve() : new Promise((resolve) => (this.#onHang = resolve));
  }

  /** A late copy arrives; what the server says to it is heard by nobody. */
  async arrive(which: number): Promise<void> {
    const [copy] = this.#late.splice(which % Math.max(1, this.#late.length), 1);
    await copy?.().catch(() => undefined);
  }
  async arriveAll(): Promise<void> {
    // Newest first: the order a bad line would choose.
    while (this.#late.length > 0) await this.arrive(this.#late.length - 1);
  }

  async #carry<T>(deliver: () => Promise<T>): Promise<T> {
    switch (this.line) {
      case "up":
        return deliver();
      case "cut":
        throw new Problem("offline");
      case "server-error":
        throw new Problem("server_unavailable");
      case "answer-lost":
        await deliver();
        throw new Problem("offline");
      case "late":
        this.#late.push(deliver);
        throw new Problem("offline");
      case "twice":
        await deliver();
        return deliver();
      case "silent":
        await deliver().catch(() => undefined);
        this.hangs = true;
        this.#onHang();
        return new Promise<never>(() => undefined);
    }
  }
}
