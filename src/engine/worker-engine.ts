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
import type { AnalysisEngine } from "./analysis-engine";
import { WorkerCalls, type EngineWorker } from "./worker-calls";

interface Question {
  readonly query: AnalysisQuery;
  readonly done: (result: AnalysisResult) => void;
  readonly failed: (cause: unknown) => void;
}

const overtaken = (): DOMException => new DOMException("a later question overtook this one", "AbortError");

export function startWorkerEngine(startWorker: () => EngineWorker = () => new Worker(new URL("./analysis-worker.ts", import.meta.url), { type: "module" })): AnalysisEngine {
  /** The question whose promise is still open, and the one the worker has; they differ while the newest waits for its turn. */
  let newest: Question | null = null;
  let asked: Question | null = null;
  const worker = new WorkerCalls<AnalysisEngine>(startWorker(), (cause) => {
    newest?.failed(cause);
    newest = null;
  });

  function sendNewest(): void {
    if (asked !== null || newest === null) return;
    const question = newest;
    asked = question;
    void worker
      .call<"ask", AnalysisResult>("ask", [question.query])
      .then(question.done, question.failed)
      .finally(() => {
        asked = null;
        if (newest === question) newest = null;
        sendNewest();
      });
  }

  return {
    begin: (...args) => worker.call("begin", args),
    addPage: (page) => worker.call("addPage", [page], [page]),
    finish: (...args) => worker.call("finish", args),
    applyChanges: (changes) => worker.call("applyChanges", [changes], [changes.changed]),
    setFound: (...args) => worker.call("setFound", args),
    setBoundary: (...args) => worker.call("setBoundary", args),
    ask: (query) =>
      new Promise<AnalysisResult>((done, failed) => {
        newest?.failed(overtaken());
        newest = { query, done, failed };
        sendNewest();
      }),
    points: (...args) => worker.call("points", args),
    ordinals: (...args) => worker.call("ordinals", args),
    close: () => worker.close(),
  };
}
