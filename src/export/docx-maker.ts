/** The door to the Word document's worker: one page in, one document out. Cancelling ends the worker and rejects with an AbortError. */
import type { DocxPage } from "./docx-page";
import type { DocxAnswer } from "./docx-worker";

export interface DocxWork {
  readonly signal: AbortSignal;
  readonly onblock: (done: number) => void;
}
export type DocxMaker = (page: DocxPage, work: DocxWork) => Promise<Uint8Array>;

export const makeDocxBeside: DocxMaker = (page, { signal, onblock }) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(new URL("./docx-worker.ts", import.meta.url), { type: "module" });
    const end = (): void => {
      worker.terminate();
      signal.removeEventListener("abort", cancel);
    };
    const cancel = (): void => {
      end();
      reject(new DOMException("cancelled", "AbortError"));
    };
    signal.addEventListener("abort", cancel);
    worker.onmessage = ({ data }: MessageEvent<DocxAnswer>) => {
      if ("done" in data) return onblock(data.done);
      end();
      if ("error" in data) reject(new Error(data.error));
      else resolve(data.bytes);
    };
    worker.onerror = (event) => {
      end();
      reject(new Error(event.message || "the document's worker stopped"));
    };
    worker.postMessage(page);
  });
