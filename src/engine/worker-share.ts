/** A share of the respondents in a worker of its own, as the worker beside it sees it. Pages are copied: the others read them too. */
import type { Share } from "./analysis-engine";
import { WorkerCalls, type EngineWorker } from "./worker-calls";

export function startWorkerShare(startWorker: () => EngineWorker = () => new Worker(new URL("./share-worker.ts", import.meta.url), { type: "module" })): Share {
  const worker = new WorkerCalls<Share>(startWorker());
  return {
    begin: (...args) => worker.call("begin", args),
    addPage: (...args) => worker.call("addPage", args),
    finish: (...args) => worker.call("finish", args),
    applyChanges: (...args) => worker.call("applyChanges", args),
    setFound: (...args) => worker.call("setFound", args),
    setBoundary: (...args) => worker.call("setBoundary", args),
    ask: (...args) => worker.call("ask", args),
    points: (...args) => worker.call("points", args),
    ordinals: (...args) => worker.call("ordinals", args),
    close: () => worker.close(),
  };
}
