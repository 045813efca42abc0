/** The door to the export's worker. Made when an export begins, ended when it is done or cancelled: then every promise rejects. */
import type { EvidenceFacts, EvidenceFeature, EvidenceSpec } from "./evidence-layer";
import type { ExportAnswer, ExportJob } from "./export-worker";
import type { PdfFonts, PdfPage } from "./pdf-page";
import type { ZipEntry } from "./zip";

export interface ExportMaker {
  pdf(page: PdfPage): Promise<Uint8Array>;
  zip(entries: readonly ZipEntry[], madeAt: string): Promise<Uint8Array>;
  end(): void;
}
export interface EvidenceMaker extends ExportMaker {
  /** One file at a time: begun, filled, finished. */
  beginEvidence(spec: EvidenceSpec): Promise<unknown>;
  addEvidence(layer: string, features: readonly EvidenceFeature[]): Promise<unknown>;
  finishEvidence(facts: EvidenceFacts): Promise<Uint8Array>;
}

export function startMaker(): EvidenceMaker {
  const worker = new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });
  const waiting: { readonly done: (bytes: Uint8Array) => void; readonly failed: (error: Error) => void }[] = [];
  const fail = (error: Error): void => waiting.splice(0).forEach(({ failed }) => failed(error));
  worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => {
    const first = waiting.shift();
    if ("error" in data) first?.failed(new Error(data.error));
    else first?.done(data.bytes);
  };
  worker.onerror = (event) => fail(new Error(event.message || "the export's worker stopped"));
  const ask = (job: ExportJob): Promise<Uint8Array> =>
    new Promise((done, failed) => {
      waiting.push({ done, failed });
      worker.postMessage(job);
    });
  let ready: Promise<unknown> | null = null;
  return {
    pdf: async (page) => {
      ready ??= loadFonts().then((fonts) => ask({ kind: "fonts", fonts }));
      await ready;
      return ask({ kind: "pdf", page });
    },
    zip: (entries, madeAt) => ask({ kind: "zip", entries, madeAt }),
    beginEvidence: (spec) => ask({ kind: "evidence-begin", spec }),
    addEvidence: (layer, features) => ask({ kind: "evidence-rows", layer, features }),
    finishEvidence: (facts) => ask({ kind: "evidence-end", facts }),
    end: () => {
      worker.terminate();
      fail(new DOMException("cancelled", "AbortError"));
    },
  };
}

async function loadFonts(): Promise<PdfFonts> {
  const urls = await import("./pdf-fonts");
  const bytes = async (url: string): Promise<Uint8Array> => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`font not found: ${url}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const [regular, bold, arabic, arabicBold] = await Promise.all([bytes(urls.regular), bytes(urls.bold), bytes(urls.arabic), bytes(urls.arabicBold)]);
  return { regular, bold, arabic, arabicBold };
}
