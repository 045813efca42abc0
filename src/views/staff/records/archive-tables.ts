/** The archive's tables: one row a contribution, one row an answer to one. The meanings become the data dictionary. */
import type { ArchivedContribution } from "../../../backend/staff/records";
import type { PublishedAnswer } from "../../../domain/contribution";
import type { CsvColumn } from "../../../export/csv";
import { audienceSv, causeSv, daySv, eraSv, kindSv, levelSv, momentSv, precisionSv, reasonSv, stanceSv, standingSv, statusSv, timeSv } from "./archive-words";
import { midpoint } from "./midpoint";

export interface NumberedContribution {
  readonly number: number;
  readonly contribution: ArchivedContribution;
}
export interface NumberedAnswer {
  readonly number: number;
  readonly answer: PublishedAnswer;
}

const list = (words: readonly string[]): string => words.join(", ");

export const CONTRIBUTION_COLUMNS: readonly CsvColumn<NumberedContribution>[] = [
  { name: "nummer", meaning: "Löpnummer i den ordning bidragen kom in, från 1. Samma i alla filer.", value: ({ number }) => number },
  { name: "id", meaning: "Bidragets identitet i systemet (UUID).", value: ({ contribution }) => contribution.id },
  { name: "inkom", meaning: "När servern tog emot bidraget, svensk tid.", value: ({ contribution }) => momentSv(contribution.receivedAt) },
  { name: "inkom_utc", meaning: "Samma tidpunkt, ISO 8601 i UTC.", value: ({ contribution }) => contribution.receivedAt },
  { name: "typ", meaning: "Berättelse, Minne, Önskan, Gillar, Undviker eller Trygghet.", value: ({ contribution }) => kindSv(contribution.kind) },
  { name: "status", meaning: "Publicerad, Inte publicerad, Tillbakatagen, eller Inkommen när modereringen inte är klar.", value: ({ contribution }) => statusSv(contribution.status) },
  { name: "beslut", meaning: "När modereringen senast beslutade, svensk tid.", value: ({ contribution }) => momentSv(contribution.decidedAt) },
  { name: "skal", meaning: "Skälet när bidraget inte publicerades.", value: ({ contribution }) => (contribution.rejectionReason === null ? "" : reasonSv(contribution.rejectionReason)) },
  { name: "tillbakatagen", meaning: "När den som skrev tog tillbaka bidraget, svensk tid.", value: ({ contribution }) => momentSv(contribution.withdrawnAt) },
  { name: "rubrik", meaning: "Rubriken så som den publicerades. Tom för det som inte är publicerat.", value: ({ contribution }) => contribution.title },
  { name: "text", meaning: "Texten så som den publicerades. Tom för det som inte är publicerat.", value: ({ contribution }) => contribution.text },
  { name: "sprak", meaning: "Språket bidraget är skrivet på (ISO 639-1).", value: ({ contribution }) => contribution.language },
  { name: "tid", meaning: "Minne: år, årtionde eller period.", value: ({ contribution }) => eraSv(contribution.era) },
  { name: "trygghet", meaning: "Trygghet: 1 mycket otryggt till 5 mycket tryggt.", value: ({ contribution }) => contribution.safetyLevel },
  { name: "trygghet_ord", meaning: "Samma i ord.", value: ({ contribution }) => (contribution.safetyLevel === null ? "" : levelSv(contribution.safetyLevel)) },
  { name: "tider", meaning: "Trygghet och Undviker: tider på dygnet.", value: ({ contribution }) => list(contribution.times.map(timeSv)) },
  { name: "orsaker", meaning: "Trygghet och Undviker: vad som påverkar, och om det är bra eller dåligt.", value: ({ contribution }) => list(contribution.causes.map(causeSv)) },
  { name: "for_vem", meaning: "Önskan: för vem.", value: ({ contribution }) => list(contribution.audiences.map(audienceSv)) },
  { name: "platsens_noggrannhet", meaning: "Exakt, eller Ruta: en fast ruta på 150 meter (SWEREF 99 TM) där platsen är rutans mitt.", value: ({ contribution }) => precisionSv(contribution.precision) },
  { name: "longitud", meaning: "Grader öst, WGS 84. För linjer och ytor ungefär mitten.", value: ({ contribution }) => midpoint(contribution.place)?.[0] ?? null },
  { name: "latitud", meaning: "Grader nord, WGS 84.", value: ({ contribution }) => midpoint(contribution.place)?.[1] ?? null },
  { name: "geometri", meaning: "Hela platsen som GeoJSON, WGS 84.", value: ({ contribution }) => (contribution.place === null ? "" : JSON.stringify(contribution.place)) },
  { name: "stadsdel", meaning: "Stadsdel som platsen ligger i.", value: ({ contribution }) => contribution.districtName },
  { name: "bilder", meaning: "Antal publicerade bilder.", value: ({ contribution }) => contribution.media.filter(({ type }) => type === "photo").length },
  { name: "bilder_i_ord", meaning: "Vad bilderna visar.", value: ({ contribution }) => contribution.media.flatMap(({ type, alternativeText }) => (type === "photo" && alternativeText !== null ? [alternativeText] : [])).join(" | ") },
  { name: "rost_i_ord", meaning: "Vad som sägs i inspelningen.", value: ({ contribution }) => contribution.media.flatMap(({ type, transcript }) => (type === "voice" && transcript !== null ? [transcript] : [])).join(" | ") },
  { name: "antal_svar", meaning: "Hur många av stadens svar som gäller bidraget.", value: ({ contribution }) => contribution.answers.length },
];

export const ANSWER_COLUMNS: readonly CsvColumn<NumberedAnswer>[] = [
  { name: "nummer", meaning: "Bidragets löpnummer i bidrag.csv.", value: ({ number }) => number },
  { name: "svar_id", meaning: "Svarets identitet i systemet (UUID). Ett svar kan gälla många bidrag.", value: ({ answer }) => answer.id },
  { name: "publicerat", meaning: "När svaret publicerades, svensk tid.", value: ({ answer }) => momentSv(answer.publishedAt) },
  { name: "besked", meaning: "Stadens besked.", value: ({ answer }) => stanceSv(answer.stance) },
  { name: "svar", meaning: "Svaret.", value: ({ answer }) => answer.text },
  { name: "motivering", meaning: "Varför.", value: ({ answer }) => answer.reason },
  { name: "ansvarig", meaning: "Ansvarig enhet.", value: ({ answer }) => answer.unit },
  { name: "stallning", meaning: "Förvaltningens bedömning eller nämndens beslut.", value: ({ answer }) => standingSv(answer.standing) },
  { name: "beslutsdag", meaning: "Dag för nämndens beslut.", value: ({ answer }) => daySv(answer.decidedOn) },
  { name: "paragraf", meaning: "Paragraf i nämndens protokoll.", value: ({ answer }) => answer.paragraph },
];
