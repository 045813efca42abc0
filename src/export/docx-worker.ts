/** Sets a Word document beside the page, so that it never freezes. One document a worker; whoever cancels ends it. */
import { makeDocx } from "./docx";
import type { DocxPage } from "./docx-page";

export type DocxAnswer = { readonly done: number } | { readonly bytes: Uint8Array } | { readonly error: string };

/** Blocks between two tellings. */
const TOLD_EVERY = 10;

self.onmessage = ({ data }: MessageEvent<DocxPage>) => {
  const tell = (done: number): void => {
    if (done % TOLD_EVERY === 0) self.postMessage({ done } satisfies DocxAnswer);
  };
  void makeDocx(data, tell).then(
    (bytes) => self.postMessage({ bytes } satisfies DocxAnswer, { transfer: [bytes.buffer as ArrayBuffer] }),
    (error: unknown) => self.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies DocxAnswer),
  );
};
