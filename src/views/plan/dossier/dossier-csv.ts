/** The dossier as a table: a row for each contribution and each written statement, with the city's position. */
import type { Dossier, DossierAnswer, DossierContribution, WrittenStatement } from "../../../backend/staff/dossier";
import { CsvTable, type CsvColumn } from "../../../export/csv";
import {
  answersOf, byDay, choicesOf, kindOf, PART_SV, placeSv, receivedSv, STAGE_SV, standingOf, stanceOf, statementNumbers, statusOf, themesOf, wordsOf,
  type DossierFileOptions,
} from "./dossier-file-words";

interface Row {
  readonly contribution: DossierContribution | null;
  readonly statement: WrittenStatement | null;
  readonly number: string;
  readonly themes: readonly string[];
  readonly answers: readonly DossierAnswer[];
}

/** Several answers to one thing stand in one cell each, in the same order. */
const each = (answers: readonly DossierAnswer[], value: (answer: DossierAnswer) => string): string => answers.map(value).join(" | ");

function columns({ area, frame }: Dossier, options: DossierFileOptions): readonly CsvColumn<Row>[] {
  return [
    { name: "del", meaning: "A: inkom i skedets period. B: tidigare eller senare dialog.", value: ({ contribution }) => PART_SV[contribution?.part ?? "received"] },
    { name: "nummer", meaning: "Bidragets nummer, eller Y och löpnummer för ett skriftligt yttrande.", value: ({ number }) => number },
    { name: "inkom", meaning: "Dagen det kom in.", value: ({ contribution, statement }) => (contribution === null ? (statement?.receivedOn ?? "") : receivedSv(contribution)) },
    { name: "typ", meaning: "Bidragets typ, eller Yttrande.", value: ({ contribution }) => (contribution === null ? "Yttrande" : kindOf(contribution)) },
    { name: "tema", meaning: "Teman som personal har satt.", value: ({ themes }) => themes.join(", ") },
    { name: "text", meaning: "Bidragets ord, eller yttrandets sammanfattning.", value: ({ contribution, statement }) => (contribution === null ? (statement?.summary ?? "") : wordsOf(contribution, options)) },
    { name: "val", meaning: "Trygghet och Undviker: hur tryggt, när och varför.", value: ({ contribution }) => (contribution === null ? "" : choicesOf(contribution)) },
    { name: "lage", meaning: "I planområdet eller nära det.", value: ({ contribution }) => (contribution === null ? "" : placeSv(contribution)) },
    { name: "instammer", meaning: "Hur många som instämmer.", value: ({ contribution }) => contribution?.supportCount ?? null },
    { name: "avsandare", meaning: "Yttrandets avsändare.", value: ({ statement }) => statement?.sender ?? "" },
    { name: "handling", meaning: "Yttrandets nummer i stadens diarium.", value: ({ statement }) => statement?.registerNumber ?? "" },
    { name: "besked", meaning: "Stadens besked.", value: ({ answers }) => each(answers, stanceOf) },
    { name: "stallningstagande", meaning: "Stadens svar.", value: ({ answers }) => each(answers, ({ text }) => text) },
    { name: "skal", meaning: "Skäl till det som inte tillgodoses.", value: ({ answers }) => each(answers, ({ reason }) => reason ?? "") },
    { name: "grund", meaning: "Förvaltningens bedömning eller nämndens beslut.", value: ({ answers }) => each(answers, standingOf) },
    { name: "svarets_lage", meaning: "Publicerat eller utkast.", value: ({ answers }) => each(answers, statusOf) },
    { name: "enhet", meaning: "Ansvarig enhet för svaret.", value: ({ answers }) => each(answers, ({ unit }) => unit) },
    { name: "handlaggare", meaning: "Planens handläggare.", value: () => frame.officer },
    { name: "plan", meaning: "Planens namn.", value: () => area.name },
    { name: "diarienummer", meaning: "Planens diarienummer.", value: () => area.caseNumber ?? "" },
    { name: "skede", meaning: "Samråd eller granskning.", value: () => STAGE_SV[frame.stage] },
  ];
}

export function dossierCsv(dossier: Dossier, options: DossierFileOptions): Promise<Uint8Array> {
  const numbers = statementNumbers(dossier);
  const table = new CsvTable<Row>(columns(dossier, options));
  table.add(dossier.contributions.map((contribution) => ({ contribution, statement: null, number: String(contribution.number), themes: themesOf(contribution, dossier), answers: answersOf(contribution, dossier) })));
  table.add(byDay(dossier.statements).map((statement) => ({ contribution: null, statement, number: numbers.get(statement.id) ?? "", themes: themesOf(statement, dossier), answers: answersOf(statement, dossier) })));
  return table.bytes();
}
