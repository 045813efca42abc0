/** Sets PDFs, packs zips and writes evidence beside the page, so that it never freezes. One job at a time; whoever cancels ends the worker. */
import type { EvidenceFacts, EvidenceFeature, EvidenceSpec, EvidenceWriter } from "./evidence-layer";
import { startEvidence } from "./start-evidence";
import { makePdf } from "./pdf";
import type { PdfFonts, PdfPage } from "./pdf-page";
import { packZip, type ZipEntry } from "./zip";

export type ExportJob =
  | { readonly kind: "fonts"; readonly fonts: PdfFonts }
  | { readonly kind: "pdf"; readonly page: PdfPage }
  | { readonly kind: "zip"; readonly entries: readonly ZipEntry[]; readonly madeAt: string }
  | { readonly kind: "evidence-begin"; readonly spec: EvidenceSpec }
  | { readonly kind: "evidence-rows"; readonly layer: string; readonly features: readonly EvidenceFeature[] }
  | { readonly kind: "evidence-end"; readonly facts: EvidenceFacts };
export type ExportAnswer = { readonly bytes: Uint8Array } | { readonly error: string };

let fonts: PdfFonts | null = null;
let evidence: EvidenceWriter | null = null;

self.onmessage = (event: MessageEvent<ExportJob>) => {
  void answer(event.data).then(
    (bytes) => self.postMessage({ bytes } satisfies ExportAnswer, { transfer: [bytes.buffer as ArrayBuffer] }),
    (error: unknown) => self.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies ExportAnswer),
  );
};

async function answer(job: ExportJob): Promise<Uint8Array> {
  switch (job.kind) {
    case "fonts":
      fonts = job.fonts;
      return new Uint8Array();
    case "pdf":
      if (fonts === null) throw new Error("no fonts yet");
      return makePdf(job.page, fonts);
    case "zip":
      return packZip(job.entries, new Date(job.madeAt));
    case "evidence-begin":
      evidence = await startEvidence(job.spec);
      return new Uint8Array();
    case "evidence-rows":
      begun().add(job.layer, job.features);
      return new Uint8Array();
    case "evidence-end": {
      const bytes = await begun().finish(job.facts);
      evidence = null;
      return bytes;
    }
  }
}

function begun(): EvidenceWriter {
  if (evidence === null) throw new Error("no evidence begun");
  return evidence;
}
