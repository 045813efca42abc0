/** The whole way of a selection into one file: said first, read page by page, written in a worker, hashed, and only then given out. Can be stopped anywhere. */
import type { EvidenceDesk, EvidenceRequest, EvidenceRow } from "../../../backend/staff/evidence";
import type { AnalysisQuery } from "../../../domain/analysis/figures";
import type { AnalysisEngine } from "../../../engine/analysis-engine";
import type { EvidenceFacts } from "../../../export/evidence-layer";
import { sha256Hex } from "../../../export/manifest";
import type { EvidenceMaker } from "../../../export/maker";
import { momentSv } from "../../staff/records/archive-words";
import { filterWords } from "../words/filter-words";
import { contributionFeatures, contributionLayers } from "./contribution-columns";
import { figureFeatures, figureLayers, type Selection } from "./figure-layers";
import { filterForLog, filterQuery } from "./filter-for-log";
import { inSwedish } from "./in-swedish";

/** The database gives 2,000 at most; with long words these are a few hundred kilobytes. */
const ROWS_A_PAGE = 1000;

export interface EvidenceOrder extends Pick<EvidenceRequest, "organisationId" | "exactPlaces" | "purpose"> {
  readonly format: "csv" | "geojson" | "geopackage";
  readonly crs: NonNullable<EvidenceRequest["crs"]>;
  readonly query: AnalysisQuery;
  readonly selection: Selection;
  readonly signal: AbortSignal;
  readonly onprogress: (progress: EvidenceProgress) => void;
}
export type EvidenceProgress = { readonly step: "reading"; readonly done: number; readonly total: number } | { readonly step: "writing" };
export interface MadeEvidence {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly contributions: number;
  readonly respondents: number;
  /** Withdrawn since the selection was counted. */
  readonly leftOut: number;
  readonly sha256: string;
}

export async function makeEvidence(desk: Pick<EvidenceDesk, "begin" | "readRows" | "finish">, maker: EvidenceMaker, engine: Pick<AnalysisEngine, "ordinals">, order: EvidenceOrder): Promise<MadeEvidence> {
  const { organisationId, format, crs, exactPlaces, purpose, query, selection, signal, onprogress } = order;
  const ordinals = [...(await engine.ordinals({ ...query, compare: null }, { limit: Number.MAX_SAFE_INTEGER }))].sort((one, other) => one - other);
  const total = ordinals.length;
  onprogress({ step: "reading", done: 0, total });
  const start = await desk.begin({ organisationId, format, crs, exactPlaces, purpose, filter: filterForLog(selection.filter), contributions: total });
  signal.throwIfAborted();
  await maker.beginEvidence({ format, crs, layers: [...contributionLayers(format), ...figureLayers(format !== "csv")] });

  const respondents = new Set<string>();
  let contributions = 0;
  for (let at = 0; at < total; at += ROWS_A_PAGE) {
    const rows: readonly EvidenceRow[] = await desk.readRows(start.exportId, ordinals.slice(at, at + ROWS_A_PAGE));
    signal.throwIfAborted();
    for (const [layer, features] of Object.entries(contributionFeatures(format, rows))) if (features.length > 0) await maker.addEvidence(layer, features);
    for (const { respondent } of rows) respondents.add(respondent);
    contributions += rows.length;
    onprogress({ step: "reading", done: Math.min(total, at + ROWS_A_PAGE), total });
  }
  onprogress({ step: "writing" });
  for (const [layer, features] of Object.entries(inSwedish(() => figureFeatures(selection)))) await maker.addEvidence(layer, features);
  const outcome = { contributions, respondents: respondents.size, leftOut: total - contributions };
  const bytes = await maker.finishEvidence(inSwedish(() => factsOf(order, start, outcome)));
  const sha256 = await sha256Hex(bytes);
  signal.throwIfAborted();
  await desk.finish({ exportId: start.exportId, rows: contributions, respondents: respondents.size, sha256 });
  const [ending, type] = format === "geopackage" ? ["gpkg", "application/geopackage+sqlite3"] : ["zip", "application/zip"];
  return { name: `bidrag-${start.madeAt.slice(0, 10)}-${start.exportId.slice(0, 4)}.${ending}`, type, bytes, sha256, ...outcome };
}

function factsOf({ selection: { filter, figures, dictionaries }, crs, exactPlaces, purpose, format }: EvidenceOrder, { exportId, madeAt, organisation }: { exportId: string; madeAt: string; organisation: string }, { contributions, respondents, leftOut }: Pick<MadeEvidence, "contributions" | "respondents" | "leftOut">): EvidenceFacts {
  const inWords = filterWords(filter, dictionaries);
  const code = format === "geojson" ? "EPSG:4326" : crs;
  return {
    title: `Bidrag ur Vårt Helsingborg – ${organisation}`,
    madeAt,
    filter: { i_ord: inWords, adress: filterQuery(filter), andamal: purpose, koordinater: code, exakta_platser: exactPlaces, uttag: exportId },
    counts: { bidrag: contributions, svarande: respondents, tillbakatagna_under_uttaget: leftOut, svarande_i_siffrorna: figures.total.respondents, bidrag_i_siffrorna: figures.total.pins },
    readMe: [
      `Uttag ${exportId}, ${momentSv(madeAt)}, svensk tid.`,
      `Urval: ${inWords}.`,
      `${contributions} bidrag från ${respondents} svarande.${leftOut === 0 ? "" : ` ${leftOut} bidrag togs tillbaka under uttaget och är inte med i raderna.`}`,
      `Ändamål: ${purpose}.`,
      "De som svarat har själva valt att delta. Siffrorna säger vad de har berättat, inte vad alla invånare tycker.",
      "En svarande är en enhet, eller en tur på en delad enhet. Tecknen i kolumnen svarande slumpas om för varje uttag.",
      exactPlaces ? "Platserna är så exakta som de svarande har låtit staden veta. Lämna inte ut filen utan prövning." : "Platserna är de som alla får se. Trygghet, Undviker och det som är ungefärligt är mitten av en ruta på 150 meter.",
      "Vad svarande har uppgett om sig själva finns aldrig per bidrag, bara räknat i svarande_grupper. Grupper med färre än fem är dolda, och så många andra att de inte kan räknas fram.",
      "Texter finns bara för det som är publicerat, så som det är publicerat. Bilder och inspelningar är inte med.",
      `Koordinater: ${code}, öst före nord.`,
    ],
  };
}
