/** Reads a file for drawing, off the page's own thread. Rejects with a FileProblem; an abort ends the work at once. */
import { FileProblem } from "./file-problem";
import type { GivenFile } from "./layer";
import type { OverlayLayer } from "./overlay";
import type { Reply } from "./reader-messages";

export type ReadOverlayFiles = (files: readonly GivenFile[], signal: AbortSignal) => Promise<readonly OverlayLayer[]>;

export const readOverlayFiles: ReadOverlayFiles = async (files, signal) => {
  const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<readonly OverlayLayer[]>((done, failed) => {
      signal.addEventListener("abort", () => failed(signal.reason), { once: true });
      worker.onerror = (event) => failed(new Error(event.message));
      worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (!("problem" in data)) done(data.value as readonly OverlayLayer[]);
        else failed(data.problem === null ? new Error(data.message) : new FileProblem(data.problem.code, data.problem.place));
      };
      worker.postMessage({ id: 1, request: { type: "overlay", files } });
    });
  } finally {
    worker.terminate();
  }
};
