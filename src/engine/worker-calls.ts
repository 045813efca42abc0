/**
 * Calls of a door that stands in a worker. When the worker fails, everything waiting and everything called later rejects with a Problem
 * ("unexpected"), and the worker is let go.
 */
import { Problem } from "../domain/problem";
import type { ArgumentsOf, CallName, Reply, Request } from "./engine-messages";

/** What is needed of a Worker. */
export type EngineWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror">;

interface Waiting {
  readonly done: (value: never) => void;
  readonly failed: (cause: unknown) => void;
}

export class WorkerCalls<Door> {
  readonly #worker: EngineWorker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onfailure: (cause: unknown) => void;
  #next = 1;
  #failure: unknown = null;

  constructor(worker: EngineWorker, onfailure: (cause: unknown) => void = () => undefined) {
    this.#worker = worker;
    this.#onfailure = onfailure;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const caller = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (caller === undefined) return;
      if ("failure" in data) caller.failed(new Problem("unexpected", { cause: new Error(data.failure) }));
      else caller.done(data.value as never);
    };
    worker.onerror = (event) => this.fail(new Problem("unexpected", { cause: new Error(event.message) }));
    worker.onmessageerror = () => this.fail(new Problem("unexpected", { cause: new Error("a message to or from an analysis worker could not be read") }));
  }

  fail(cause: unknown): void {
    this.#failure ??= cause;
    for (const { failed } of this.#waiting.values()) failed(this.#failure);
    this.#waiting.clear();
    this.#onfailure(this.#failure);
    this.#worker.terminate();
  }
  close(): void {
    this.fail(new DOMException("the engine was closed", "AbortError"));
  }

  call<Name extends CallName<Door>, T>(name: Name, args: ArgumentsOf<Door, Name>, handedOver: Transferable[] = []): Promise<T> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise<T>((done, failed) => {
      const request: Request = { id: this.#next++, name, args };
      this.#waiting.set(request.id, { done, failed });
      this.#worker.postMessage(request, handedOver);
    });
  }
}
