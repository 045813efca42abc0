/**
 * Reading a file off the page's own thread, so that the page never freezes: what the wizard talks to. One reader a file; `close` ends all work
 * at once, which is also how reading is cancelled.
 *
 *   const reader = startReader();
 *   const found = await reader.open(files, "areas");    rejects with a FileProblem
 *   await reader.rows(layer, mapping, crs)
 */
import type { ImportKind } from "../domain/area-import";
import { FileProblem } from "./file-problem";
import type { CrsChoice } from "./crs";
import type { GivenFile } from "./layer";
import type { Mapping } from "./mapping";
import type { FoundFile, Reply, Request } from "./reader-messages";
import type { ReadRows } from "./rows";

export interface ImportReader {
  open(files: readonly GivenFile[], what: ImportKind): Promise<FoundFile>;
  /** `layer`: its place in `FoundFile.layers`. */
  phaseWords(layer: number, field: string): Promise<{ readonly words: readonly string[]; readonly phases: Mapping["phases"] }>;
  rows(layer: number, mapping: Mapping, crs: CrsChoice): Promise<ReadRows>;
  close(): void;
}

export function startReader(): ImportReader {
  const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, { readonly done: (value: never) => void; readonly failed: (cause: unknown) => void }>();
  let next = 1;
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if (asker === undefined) return;
    if ("problem" in data) asker.failed(data.problem === null ? new Error(data.message) : new FileProblem(data.problem.code, data.problem.place));
    else asker.done(data.value as never);
  };
  worker.onerror = (event) => {
    for (const { failed } of waiting.values()) failed(new Error(event.message));
    waiting.clear();
  };
  const ask = <T>(request: Request): Promise<T> =>
    new Promise<T>((done, failed) => {
      const id = next++;
      waiting.set(id, { done, failed });
      worker.postMessage({ id, request });
    });
  return {
    open: (files, what) => ask<FoundFile>({ type: "open", files, what }),
    phaseWords: (layer, field) => ask({ type: "phase-words", layer, field }),
    rows: (layer, mapping, crs) => ask<ReadRows>({ type: "rows", layer, mapping, crs }),
    close: () => worker.terminate(),
  };
}
