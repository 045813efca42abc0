/** The whole way of a campaign into one zip: read page by page, tables and PDFs made, hashed, packed. Told how far; can be stopped anywhere. */
import type { ArchiveCursor, RecordsDesk } from "../../../backend/staff/records";
import { CsvTable } from "../../../export/csv";
import { dictionaryOf, makeManifest, type PackedFile } from "../../../export/manifest";
import type { ExportMaker } from "../../../export/maker";
import { archivePage } from "./archive-pdf";
import { ANSWER_COLUMNS, CONTRIBUTION_COLUMNS, type NumberedAnswer, type NumberedContribution } from "./archive-tables";
import { wordsSv } from "./archive-words";

/** Some 200 pages: opens at once, and no part takes long to set. */
const CONTRIBUTIONS_A_PDF = 1000;

export type ArchiveProgress =
  | { readonly step: "reading"; readonly done: number; readonly total: number }
  | { readonly step: "setting"; readonly done: number; readonly total: number }
  | { readonly step: "packing"; readonly done: number; readonly total: number };

export interface ArchiveRequest {
  readonly campaignId: string;
  readonly exactPlaces: boolean;
  readonly signal: AbortSignal;
  readonly onprogress: (progress: ArchiveProgress) => void;
}
export interface MadeArchive {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contributions: number;
  readonly files: number;
}

export async function makeCampaignArchive(desk: Pick<RecordsDesk, "startCampaignArchive" | "readCampaignArchive">, maker: ExportMaker, { campaignId, exactPlaces, signal, onprogress }: ArchiveRequest): Promise<MadeArchive> {
  const archive = await desk.startCampaignArchive(campaignId, exactPlaces);
  const contributions = new CsvTable<NumberedContribution>(CONTRIBUTION_COLUMNS);
  const answers = new CsvTable<NumberedAnswer>(ANSWER_COLUMNS);
  const pdfs: PackedFile[] = [];
  const parts = Math.max(1, Math.ceil(archive.total / CONTRIBUTIONS_A_PDF));
  let waiting: NumberedContribution[] = [];
  let read = 0;
  const setPdf = async (): Promise<void> => {
    const part = pdfs.length + 1;
    onprogress({ step: "setting", done: pdfs.length, total: parts });
    pdfs.push({ name: `bidrag-och-svar-${String(part).padStart(3, "0")}.pdf`, bytes: await maker.pdf(archivePage(archive, waiting.splice(0, CONTRIBUTIONS_A_PDF), part, parts)) });
    signal.throwIfAborted();
  };

  let after: ArchiveCursor | null = null;
  do {
    onprogress({ step: "reading", done: read, total: archive.total });
    const page = await desk.readCampaignArchive(archive.exportId, after);
    signal.throwIfAborted();
    const numbered = page.contributions.map((contribution): NumberedContribution => ({ number: ++read, contribution }));
    contributions.add(numbered);
    answers.add(numbered.flatMap(({ number, contribution }) => contribution.answers.map((answer) => ({ number, answer }))));
    waiting = [...waiting, ...numbered];
    while (waiting.length >= CONTRIBUTIONS_A_PDF && pdfs.length < parts - 1) await setPdf();
    after = page.next;
  } while (after !== null);
  while (pdfs.length < parts) await setPdf();

  onprogress({ step: "packing", done: parts, total: parts });
  const files: PackedFile[] = [
    { name: "bidrag.csv", bytes: await contributions.bytes(), rows: contributions.rows },
    { name: "svar.csv", bytes: await answers.bytes(), rows: answers.rows },
    ...pdfs,
  ];
  const manifest = await makeManifest(
    {
      title: `${wordsSv(archive.campaign.title)} – ${archive.organisation}`,
      madeAt: archive.madeAt,
      filter: { dialog: archive.campaign.slug, dialog_id: archive.campaign.id, period_fran: archive.campaign.opensOn, period_till: archive.campaign.closesOn, inkomna_till: archive.madeAt, exakta_platser: archive.exactPlaces },
      counts: { bidrag: contributions.rows, svar_pa_bidrag: answers.rows, ...Object.fromEntries(archive.counts.map(({ kind, status, count }) => [`${kind}_${status}`, count])) },
      dictionary: { "bidrag.csv": dictionaryOf(CONTRIBUTION_COLUMNS), "svar.csv": dictionaryOf(ANSWER_COLUMNS) },
    },
    files,
  );
  const bytes = await maker.zip([manifest, ...files].map(({ name, bytes: content }) => ({ name, bytes: content })), archive.madeAt);
  signal.throwIfAborted();
  return { name: `${archive.campaign.slug}-arkiv-${archive.madeAt.slice(0, 10)}.zip`, bytes, contributions: contributions.rows, files: files.length + 1 };
}
