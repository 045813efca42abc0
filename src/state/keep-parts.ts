/**
 * Asks the service worker to keep what a wall or staff need on this device (service-worker/parts.ts), and asks again now and then: the
 * network may have been gone, and a browser short of room may have thrown away what was kept.
 */
import type { PartsAsk, Side } from "../service-worker/parts-ask";

const ASK_AGAIN_MS = 10 * 60_000;

/** `runs` is the `import.meta.url` of the asking side's own code. Returns its undoing; where there is no service worker nothing happens. */
export function keepPartsOf(side: Side, runs: string, workers: Pick<ServiceWorkerContainer, "ready"> | undefined = navigator.serviceWorker): () => void {
  const ask: PartsAsk = { type: "KEEP_PARTS", side, runs };
  const askNow = () => void workers?.ready.then(({ active }) => active?.postMessage(ask));
  askNow();
  const timer = setInterval(askNow, ASK_AGAIN_MS);
  return () => clearInterval(timer);
}
