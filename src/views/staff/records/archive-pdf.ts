/** A closed campaign as pages to read: its facts and sums first, then its contributions with their answers, a thousand a file. */
import type { CampaignArchive } from "../../../backend/staff/records";
import type { Question } from "../../../domain/campaign";
import { KINDS } from "../../../domain/kind";
import type { PdfBlock, PdfPage } from "../../../export/pdf-page";
import type { NumberedContribution } from "./archive-tables";
import { audienceSv, causeSv, daySv, eraSv, kindSv, levelSv, momentSv, precisionSv, reasonSv, stanceSv, standingSv, statusSv, timeSv, wordsSv } from "./archive-words";
import { midpoint } from "./midpoint";

const STATUSES = ["published", "submitted", "rejected", "withdrawn"] as const;

/** @param part from 1; the first tells of the campaign too. */
export function archivePage(archive: CampaignArchive, contributions: readonly NumberedContribution[], part: number, parts: number): PdfPage {
  const title = `${wordsSv(archive.campaign.title)} – bidrag och svar`;
  const blocks: PdfBlock[] = [
    { kind: "title", text: title },
    { kind: "quiet", text: `${archive.organisation}. Uttag ur Vårt Helsingborg ${momentSv(archive.madeAt)}. Del ${part} av ${parts}. Hela uttaget beskrivs i manifest.json.` },
    ...(part === 1 ? campaignBlocks(archive) : []),
    { kind: part === 1 ? "chapter" : "heading", text: "Bidragen i den ordning de kom in" },
    ...(contributions.length === 0 ? [{ kind: "text" as const, text: "Inga bidrag kom in." }] : contributions.flatMap(contributionBlocks)),
  ];
  return { title: parts === 1 ? title : `${title}, del ${part} av ${parts}`, subject: archive.campaign.slug, author: archive.campaign.controller || archive.organisation, language: "sv", madeAt: archive.madeAt, foot: `${wordsSv(archive.campaign.title)} · del ${part} av ${parts} · sida {page} av {pages}`, blocks };
}

function campaignBlocks({ campaign, counts, total, results, disposal, exactPlaces }: CampaignArchive): PdfBlock[] {
  const facts: [string, string][] = [
    ["Fråga", wordsSv(campaign.question)],
    ["Inledning", wordsSv(campaign.intro)],
    ["Period", `${campaign.opensOn} – ${campaign.closesOn ?? "stängd i förtid"}`],
    ["Arrangör", campaign.organiser],
    ["Personuppgiftsansvarig", campaign.controller],
    ["Rättslig grund", campaign.legalBasis],
    ["Gallring", disposal === null ? "Inget gallringsbeslut. Tillbakataget innehåll sparas." : `Gallringsbeslut ${disposal.number}, ${disposal.decidedOn}: innehållet i tillbakatagna bidrag raderas efter ${disposal.days} dagar.`],
    ["Platser", exactPlaces ? "Exakta platser, så som de lämnades. Omfattas av sekretessprövning." : "Så som allmänheten får se dem. Trygghet och Undviker alltid som ruta på 150 meter."],
  ];
  return [
    { kind: "heading", text: "Dialogen" },
    { kind: "facts", rows: facts.filter(([, value]) => value !== "") },
    { kind: "heading", text: "Löftet" },
    {
      kind: "facts",
      rows: [
        ["Det här kan ändras", wordsSv(campaign.canChange)],
        ["Det här kan inte ändras", wordsSv(campaign.cannotChange)],
        ["Den här bestämmer", wordsSv(campaign.whoDecides)],
        ["Svar senast", daySv(campaign.answerBy)],
      ],
    },
    { kind: "heading", text: "Resultat" },
    { kind: "text", text: `${total} bidrag${results.respondents === null ? "" : ` från ${results.respondents} svarande`}. En svarande är en enhet, eller en tur på en delad enhet.` },
    {
      kind: "table",
      head: ["Typ", ...STATUSES.map(statusSv)],
      rows: KINDS.map((kind) => [kindSv(kind), ...STATUSES.map((status) => String(counts.find((one) => one.kind === kind && one.status === status)?.count ?? 0))]),
    },
    ...results.questions.flatMap((result) => {
      const question = campaign.questions.find(({ id }) => id === result.questionId);
      return question === undefined ? [] : questionBlocks(question, result);
    }),
  ];
}

function questionBlocks(question: Question, result: CampaignArchive["results"]["questions"][number]): PdfBlock[] {
  const label = (id: string): string => wordsSv(question.options.find((option) => option.id === id)?.label ?? null) || id;
  return [
    { kind: "subheading", text: wordsSv(question.label) },
    { kind: "table", head: ["Svarsalternativ", "Svarande"], rows: result.options.map(({ id, count }) => [label(id), count === null ? "färre än fem, eller dolt" : String(count)]) },
    { kind: "quiet", text: `${result.respondents} svarande. Grupper under fem visas inte.` },
  ];
}

function contributionBlocks({ number, contribution: c }: NumberedContribution): PdfBlock[] {
  const where = midpoint(c.place);
  const facts = [
    [`Inkom ${momentSv(c.receivedAt)}`, statusSv(c.status), ...(c.rejectionReason === null ? [] : [`skäl: ${reasonSv(c.rejectionReason)}`]), ...(c.decidedAt === null ? [] : [`beslut ${momentSv(c.decidedAt)}`]), ...(c.withdrawnAt === null ? [] : [momentSv(c.withdrawnAt)])].join(" · "),
    [c.districtName ?? "", where === null ? "" : `${where[1].toFixed(5)} N ${where[0].toFixed(5)} O`, precisionSv(c.precision)].filter(Boolean).join(" · "),
    [eraSv(c.era), c.safetyLevel === null ? "" : `${c.safetyLevel} av 5: ${levelSv(c.safetyLevel)}`, c.times.map(timeSv).join(", "), c.causes.map(causeSv).join(", "), c.audiences.length === 0 ? "" : `för ${c.audiences.map(audienceSv).join(", ")}`].filter(Boolean).join(" · "),
  ].filter(Boolean);
  return [
    { kind: "entry", head: `${number}. ${kindSv(c.kind)}${c.title === null ? "" : ` – ${c.title}`}`, facts },
    ...(c.text === "" ? [] : [{ kind: "text" as const, text: c.text }]),
    ...c.media.map(({ type, alternativeText, transcript }): PdfBlock => ({ kind: "quiet", text: type === "photo" ? `Bild: ${alternativeText ?? "utan beskrivning"}` : `Inspelning: ${transcript ?? "utan text"}` })),
    ...c.answers.flatMap((answer): PdfBlock[] => [
      { kind: "quiet", text: `Svar ${daySv(answer.publishedAt)} · ${stanceSv(answer.stance)} · ${answer.unit} · ${standingSv(answer.standing)}${answer.decidedOn === null ? "" : ` ${answer.decidedOn} § ${answer.paragraph ?? ""}`}` },
      { kind: "text", text: answer.reason === null ? answer.text : `${answer.text}\n${answer.reason}` },
    ]),
  ];
}
