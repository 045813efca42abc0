/** From a dossier to a file that may leave: set, hashed, written in the log, named. Told how far; can be stopped until it stands in the log. */
import type { Dossier, DossierDesk } from "../../../backend/staff/dossier";
import { fold } from "../../../domain/fold";
import type { DocxMaker } from "../../../export/docx-maker";
import { sha256Hex } from "../../../export/manifest";
import { daySv } from "../../staff/records/archive-words";
import { dossierCsv } from "./dossier-csv";
import { dossierDocument } from "./dossier-document";
import { DOCUMENT_SV, type DossierFileOptions } from "./dossier-file-words";

export interface DossierFileRequest extends DossierFileOptions {
  readonly format: "docx" | "csv";
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onprogress: (progress: { readonly done: number; readonly total: number }) => void;
  readonly maker: DocxMaker;
  readonly noteExport: DossierDesk["noteExport"];
}

export async function makeDossierFile(dossier: Dossier, { format, signal, onprogress, maker, noteExport, ...facts }: DossierFileRequest): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const bytes = format === "csv" ? await dossierCsv(dossier, facts) : await setDocument();
  signal.throwIfAborted();
  const { frame, contributions, statements } = dossier;
  await noteExport(frame, { format, sha256: await sha256Hex(bytes), contributions: contributions.length, statements: statements.length });
  return { name: dossierFileName(dossier, format, facts.now), bytes };

  function setDocument(): Promise<Uint8Array> {
    const page = dossierDocument(dossier, facts);
    const total = page.blocks.length;
    onprogress({ done: 0, total });
    return maker(page, { signal, onblock: (done) => onprogress({ done, total }) });
  }
}

/** samradsredogorelse-underlag-norra-hamnen-2026-11-23.docx */
export function dossierFileName({ area, frame }: Pick<Dossier, "area" | "frame">, format: "docx" | "csv", now: Date): string {
  const NAME_LETTERS = 60;
  const plan = fold(area.name).replace(/[^a-z0-9]+/g, "-").slice(0, NAME_LETTERS).replace(/^-+|-+$/g, "");
  return [fold(DOCUMENT_SV[frame.stage]), "underlag", ...(plan === "" ? [] : [plan]), daySv(now.toISOString())].join("-") + `.${format}`;
}
