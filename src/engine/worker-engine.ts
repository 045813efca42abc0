/**
 * The engine as the page sees it: in a worker, so that a slider never waits for it. While one question is being answered only the newest
 * other one is kept; those in between are never worked on, and their promises reject with an AbortError. When the worker fails, everything
 * waiting and everything asked later rejects with a Problem ("unexpected"): start anew with another engine.
 *
 *   const engine = startWorkerEngine();
 *   await engine.begin(…); await engine.addPage(bytes); await engine.finish();
 *   const result = await engine.ask(query);
 */
import type { AnalysisQuery, AnalysisResult } from "../domain/analysis/figures";
import { Problem } from "../domain/problem";
import type { AnalysisEngine } from "./analysis-engine";
import type { Call, Reply, Request } from "./engine-messages";

/** What is needed of a Worker. */
export type EngineWorker = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror" | "onmessageerror">;

interface Waiting {
  readonly done: (value: never) => void;
  readonly failed: (cause: unknown) => void;
}
interface Question extends Waiting {
  readonly query: AnalysisQuery;
}

const overtaken = (): DOMException => new DOMException("a later question overtook this one", "AbortError");

export function startWorkerEngine(startWorker: () => EngineWorker = () => new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" })): AnalysisEngine {
  const worker = startWorker();
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let failure: unknown = null;
  /** The question whose promise is still open, and the one the worker has; they differ while the newest waits for its turn. */
  let newest: Question | null = null;
  let asked: Question | null = null;

  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const caller = waiting.get(data.id);
    waiting.delete(data.id);
    if (caller === undefined) return;
    if ("failure" in data) caller.failed(new Problem("unexpected", { cause: new Error(data.failure) }));
    else caller.done(data.value as never);
  };
  worker.onerror = (event) => failAll(new Problem("unexpected", { cause: new Error(event.message) }));
  worker.onmessageerror = () => failAll(new Problem("unexpected", { cause: new Error("a message to or from the analysis worker could not be read") }));

  function failAll(cause: unknown): void {
    failure ??= cause;
    for (const { failed } of waiting.values()) failed(failure);
    waiting.clear();
    newest?.failed(failure);
    newest = null;
    worker.terminate();
  }

  function send<T>(call: Call, handedOver: Transferable[] = []): Promise<T> {
    if (failure !== null) return Promise.reject(failure);
    return new Promise<T>((done, failed) => {
      const request: Request = { ...call, id: next++ };
      waiting.set(request.id, { done, failed });
      worker.postMessage(request, handedOver);
    });
  }

  function sendNewest(): void {
    if (asked !== null || newest === null) return;
    const question = newest;
    asked = question;
    void send<AnalysisResult>({ name: "ask", args: [question.query] })
      .then((result) => question.done(result as never), question.failed)
      .finally(() => {
        asked = null;
        if (newest === question) newest = null;
        sendNewest();
      });
  }

  return {
    begin: (parts) => send({ name: "begin", args: [parts] }),
    addPage: (page) => send({ name: "addPage", args: [page] }, [page]),
    finish: () => send({ name: "finish", args: [] }),
    applyChanges: (changes) => send({ name: "applyChanges", args: [changes] }, [changes.changed]),
    setFound: (words, ordinals) => send({ name: "setFound", args: [words, ordinals] }),
    setBoundary: (where, boundary) => send({ name: "setBoundary", args: [where, boundary] }),
    ask: (query) =>
      new Promise<AnalysisResult>((done, failed) => {
        newest?.failed(overtaken());
        newest = { query, done, failed };
        sendNewest();
      }),
    points: () => send({ name: "points", args: [] }),
    ordinals: (query, options) => send({ name: "ordinals", args: [query, options] }),
    close: () => failAll(new DOMException("the engine was closed", "AbortError")),
  };
}
