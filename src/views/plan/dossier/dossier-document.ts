/**
 * The document a planner goes on writing in: underlag till samrådsredogörelse or granskningsutlåtande. It holds what was said and what the city
 * has answered; what only a person can judge is left as a framed place. Pure: a dossier in, a page's blocks out.
 */
import type { Dossier, DossierAnswer, DossierContribution, WrittenStatement } from "../../../backend/staff/dossier";
import { PART_LIMITS, type DossierPart } from "../../../domain/dossier";
import { KINDS } from "../../../domain/kind";
import type { DocxBlock, DocxPage, DocxText } from "../../../export/docx-page";
import { daySv, kindSv, momentSv } from "../../staff/records/archive-words";
import { answersAboutTheWhole, doubledIn, groupsOf, kindCounts, type DossierGroup } from "./dossier-groups";
import {
  answersOf, byDay, campaignSv, choicesOf, DOCUMENT_SV, kindOf, PART_SV, placeSv, receivedSv, STAGE_OF_SV, STAGE_SV, standingOf, stanceOf, statementNumbers, statusOf, themesOf, UNCODED_SV, wordsOf,
  type DossierFileOptions,
} from "./dossier-file-words";

export interface DossierDocumentFacts extends DossierFileOptions {
  readonly now: Date;
}

const METHOD = "De som har svarat har själva valt att delta. Siffrorna beskriver dem, inte alla som bor eller rör sig i området.";
const all = (part: DossierPart) => ({ part, isWaitingOnly: false, words: "", order: "oldest" }) as const;

export function dossierDocument(dossier: Dossier, facts: DossierDocumentFacts): DocxPage {
  const { area, frame } = dossier;
  const title = `${DOCUMENT_SV[frame.stage]} – underlag`;
  return {
    title: `${title}: ${area.name}`, subject: area.caseNumber === null ? area.name : `Diarienummer ${area.caseNumber}`, author: frame.unit === "" ? area.organisationName : frame.unit, language: "sv-SE",
    foot: `${title} · ${area.caseNumber ?? area.name} · sida {page} av {pages}`,
    blocks: [
      ...opening(dossier, title, facts),
      ...summary(dossier),
      ...received(dossier, facts),
      ...background(dossier, facts),
      ...appendix(dossier),
      ...method(dossier, facts),
    ],
  };
}

function opening({ area, frame }: Dossier, title: string, { now }: DossierDocumentFacts): readonly DocxBlock[] {
  return [
    { kind: "title", text: title },
    { kind: "subtitle", text: area.name },
    {
      kind: "facts",
      rows: [
        ["Diarienummer", area.caseNumber ?? "Saknas"],
        ["Skede", STAGE_SV[frame.stage]],
        ["Period", periodSv(frame)],
        ["Område", frame.bufferMetres === 0 ? "Planområdet" : `Planområdet och ${frame.bufferMetres} meter utanför`],
        ["Handläggare", frame.officer === "" ? "[Handläggaren skriver: namn]" : frame.officer],
        ["Enhet", frame.unit === "" ? "[Handläggaren skriver: enhet]" : frame.unit],
        ["Organisation", area.organisationName],
        ["Framtaget", daySv(now.toISOString())],
      ],
    },
    write("Arbetsmaterial. Inramade ställen som det här fyller handläggaren i. Läs igenom allt och ta bort personuppgifter innan handlingen lämnas vidare."),
  ];
}

function summary(dossier: Dossier): readonly DocxBlock[] {
  const { totals, frame, statements } = dossier;
  const groups = groupsOf(dossier, all("received"));
  return [
    heading(1, "Sammanfattning"),
    text(
      `Under ${STAGE_OF_SV[frame.stage]} kom det in ${countSv(totals.received.contributions, "bidrag", "bidrag")} från ${countSv(totals.received.respondents, "svarande", "svarande")} och ${countSv(statements.length, "skriftligt yttrande", "skriftliga yttranden")}. ` +
        `${countSv(totals.received.unanswered, "bidrag", "bidrag")} har inget svar än. Som bakgrund redovisas ${countSv(totals.background.contributions, "bidrag", "bidrag")} från ${countSv(totals.background.respondents, "svarande", "svarande")} i tidigare och senare dialog om platsen.`,
    ),
    text(METHOD),
    ...(groups.length === 0
      ? []
      : [
          {
            kind: "table",
            shares: [4, 2, 2, 2],
            head: ["Tema", "Bidrag", "Yttranden", "Utan svar"],
            rows: groups.map((group) => [nameOf(group), String(group.contributions.length), String(group.statements.length), String([...group.contributions, ...group.statements].filter(({ answerIds }) => answerIds.length === 0).length)]),
          } as const,
        ]),
    ...doubledNote(groups),
    write("Handläggaren skriver: en sammanfattning av synpunkterna och hur de har påverkat förslaget."),
  ];
}

function received(dossier: Dossier, options: DossierFileOptions): readonly DocxBlock[] {
  const { frame } = dossier;
  const groups = groupsOf(dossier, all("received"));
  return [
    heading(1, `(A) Inkommet under ${STAGE_OF_SV[frame.stage]}`),
    text(`Bidrag som kom in under perioden ${periodSv(frame)}, från platser ${frame.bufferMetres === 0 ? "i planområdet" : `i planområdet eller högst ${frame.bufferMetres} meter utanför`}.`),
    ...(groups.length === 0 ? [text("Inget har kommit in under perioden.")] : groups.flatMap((group) => receivedGroup(dossier, group, options))),
    ...aboutTheWhole(dossier),
    ...statementRows(dossier),
  ];
}

function receivedGroup(dossier: Dossier, group: DossierGroup, options: DossierFileOptions): readonly DocxBlock[] {
  const numbers = statementNumbers(dossier);
  const waiting = group.contributions.filter(({ answerIds }) => answerIds.length === 0).map(({ number }) => String(number));
  const waitingStatements = group.statements.filter(({ answerIds }) => answerIds.length === 0).map(({ id }) => numbers.get(id) ?? "");
  const answers = dossier.answers.filter(({ id }) => [...group.contributions, ...group.statements].some(({ answerIds }) => answerIds.includes(id)));
  return [
    heading(2, nameOf(group)),
    text(countsSv(group)),
    write(`Handläggaren skriver: vad synpunkterna under ”${nameOf(group)}” handlar om.`),
    heading(3, "Vad som har sagts"),
    ...(group.contributions.length === 0 ? [] : [contributionTable(group.contributions, group.themeId, dossier, options)]),
    ...(group.statements.length === 0 ? [] : [text(`Skriftliga yttranden, se tabellen längre fram: ${byDay(group.statements).map(({ id, sender }) => `${numbers.get(id) ?? ""} ${sender}`).join(", ")}.`)]),
    heading(3, "Stadens ställningstagande"),
    ...answers.flatMap((answer) => position(answer, group, dossier)),
    ...(waiting.length + waitingStatements.length === 0
      ? []
      : [write(`Handläggaren skriver: ställningstagande och skäl. ${[waiting.length === 0 ? null : `Bidrag utan svar: ${waiting.join(", ")}.`, waitingStatements.length === 0 ? null : `Yttranden utan svar: ${waitingStatements.join(", ")}.`].filter((part) => part !== null).join(" ")}`)]),
  ];
}

/** What the city says to some of a group: its stance, its words, why not, and to whom. */
function position(answer: DossierAnswer, { contributions, statements }: Pick<DossierGroup, "contributions" | "statements">, dossier: Dossier): readonly DocxBlock[] {
  const numbers = statementNumbers(dossier);
  const ofContributions = contributions.filter(({ answerIds }) => answerIds.includes(answer.id)).map(({ number }) => String(number));
  const ofStatements = statements.filter(({ answerIds }) => answerIds.includes(answer.id)).map(({ id }) => numbers.get(id) ?? "");
  const lacksReason = (answer.stance === "cannot" || answer.stance === "partly") && (answer.reason ?? "") === "";
  return [
    {
      kind: "facts",
      rows: [
        ["Ställningstagande", stanceOf(answer) || "[Handläggaren väljer]"],
        ["Svar", answer.text === "" ? "[Handläggaren skriver: svar]" : answer.text],
        ...(answer.reason === null || answer.reason === "" ? [] : [["Skäl till det som inte tillgodoses", answer.reason] as const]),
        ...(lacksReason ? [["Skäl till det som inte tillgodoses", "[Handläggaren skriver: skäl]"] as const] : []),
        ["Grund", standingOf(answer)],
        ["Enhet", answer.unit],
        ...(dossier.frame.officer === "" ? [] : [["Handläggare", dossier.frame.officer] as const]),
        ["Svarets läge", statusOf(answer)],
        ...(ofContributions.length === 0 ? [] : [["Gäller bidrag", ofContributions.join(", ")] as const]),
        ...(ofStatements.length === 0 ? [] : [["Gäller yttranden", ofStatements.join(", ")] as const]),
      ],
    },
  ];
}

/** Answers about the area that answer nothing in the list. */
function aboutTheWhole(dossier: Dossier): readonly DocxBlock[] {
  const answers = answersAboutTheWhole(dossier);
  return answers.length === 0 ? [] : [heading(2, "Svar om området som helhet"), ...answers.flatMap((answer) => position(answer, { contributions: [], statements: [] }, dossier))];
}

function statementRows(dossier: Dossier): readonly DocxBlock[] {
  const numbers = statementNumbers(dossier);
  const positionOf = (statement: WrittenStatement) => {
    const answers = answersOf(statement, dossier);
    if (answers.length === 0) return "[Handläggaren skriver: ställningstagande]";
    return answers.map((answer) => [`${stanceOf(answer) || "Utkast"}.`, answer.text, answer.reason ?? ""].filter((part) => part !== "").join(" ")).join("\n");
  };
  return [
    heading(2, "Skriftliga yttranden"),
    ...(dossier.statements.length === 0
      ? [text("Inga skriftliga yttranden är inlagda.")]
      : [
          {
            kind: "table",
            shares: [0.7, 1.9, 1.4, 1.5, 3.4, 3.1],
            head: ["Nr", "Avsändare", "Handling", "Inkom", "Sammanfattning", "Ställningstagande"],
            rows: byDay(dossier.statements).map((statement) => [numbers.get(statement.id) ?? "", statement.sender, statement.registerNumber, statement.receivedOn, statement.summary, positionOf(statement)]),
          } as const,
        ]),
  ];
}

function background(dossier: Dossier, options: DossierFileOptions): readonly DocxBlock[] {
  const groups = groupsOf(dossier, all("background"));
  return [
    heading(1, "(B) Tidigare dialog som bakgrund"),
    text("Bidrag om samma platser som kom in före eller efter perioden. De är inte en del av svaren på förslaget, men visar vad som har sagts om platsen."),
    ...(groups.length === 0 ? [text("Det finns inga sådana bidrag.")] : []),
    ...groups.flatMap((group): readonly DocxBlock[] => {
      const answers = dossier.answers.filter(({ id }) => group.contributions.some(({ answerIds }) => answerIds.includes(id)));
      return [
        heading(2, nameOf(group)),
        text(countsSv(group)),
        contributionTable(group.contributions, group.themeId, dossier, options),
        ...answers.map((answer) => text(`Stadens svar (${statusOf(answer).toLocaleLowerCase("sv")}) till bidrag ${group.contributions.filter(({ answerIds }) => answerIds.includes(answer.id)).map(({ number }) => number).join(", ")}: ${stanceOf(answer)}. ${answer.text}`)),
      ];
    }),
  ];
}

function contributionTable(contributions: readonly DossierContribution[], themeId: string | null, dossier: Dossier, options: DossierFileOptions): DocxBlock {
  const alsoIn = (each: DossierContribution) => dossier.themes.filter(({ id }) => id !== themeId && each.themeIds.includes(id)).map(({ name }) => name);
  const saidIn = (each: DossierContribution): DocxText => ({ text: wordsOf(each, options), language: each.status === "published" ? each.language : "sv-SE" });
  const about = (each: DossierContribution) =>
    [placeSv(each), choicesOf(each), campaignSv(each), each.supportCount === 0 ? "" : `${each.supportCount} instämmer`, alsoIn(each).length === 0 ? "" : `Står också under: ${alsoIn(each).join(", ")}`].filter((part) => part !== "").join("\n");
  return {
    kind: "table", shares: [0.9, 1.5, 1.5, 4.4, 3.2], head: ["Nr", "Inkom", "Typ", "Bidragets ord", "Om bidraget"],
    rows: contributions.map((each) => [String(each.number), receivedSv(each), kindOf(each), saidIn(each), about(each)]),
  };
}

function appendix(dossier: Dossier): readonly DocxBlock[] {
  const { contributions } = dossier;
  return [
    heading(1, "Bilaga: alla bidrag i nummerordning"),
    contributions.length === 0
      ? text("Det finns inga bidrag.")
      : {
          kind: "table", shares: [1, 0.8, 1.6, 1.6, 3, 3], head: ["Nr", "Del", "Inkom", "Typ", "Tema", "Svar"],
          rows: contributions.toSorted((one, other) => one.number - other.number).map((each) => [
            String(each.number), PART_SV[each.part], receivedSv(each), kindOf(each), themesOf(each, dossier).join(", "),
            answersOf(each, dossier).map((answer) => `${stanceOf(answer) || "Inget besked än"} (${statusOf(answer).toLocaleLowerCase("sv")})`).join("\n") || "Inget svar än",
          ]),
        },
  ];
}

function method(dossier: Dossier, { withSafetyWords, now }: DossierDocumentFacts): readonly DocxBlock[] {
  const { area, frame, totals, statements, contributions, isCut } = dossier;
  const unread = contributions.filter(({ status }) => status !== "published").length;
  return [
    heading(1, "Så är underlaget gjort"),
    {
      kind: "facts",
      rows: [
        ["Urval", `Bidrag vars plats ligger i ”${area.name}”${frame.bufferMetres === 0 ? "" : ` eller högst ${frame.bufferMetres} meter utanför gränsen (mätt i SWEREF 99 TM)`}. Period för (A): ${periodSv(frame)}.`],
        ["Antal", `(A) ${totals.received.contributions} bidrag från ${totals.received.respondents} svarande och ${statements.length} yttranden. (B) ${totals.background.contributions} bidrag från ${totals.background.respondents} svarande.`],
        ["En svarande", "En enhet, eller en tur på en delad enhet. Den som har lämnat flera bidrag räknas en gång."],
        ["Teman", "Satta av personal. Ett bidrag med två teman står under båda men räknas en gång."],
        ["Platser", "Inga platser står i underlaget. Ungefärliga platser är kända på 150 meter när."],
        ...(unread === 0 ? [] : [["Inte lästa", `${unread} bidrag har ingen moderator läst än. De står med nummer, men utan ord.`] as const]),
        ...(withSafetyWords ? [] : [["Trygghet", "Ord i Trygghet och Undviker är utelämnade. De visas aldrig offentligt var för sig."] as const]),
        ...(isCut ? [["Avkortat", `Underlaget visar ${contributions.length} bidrag: högst ${PART_LIMITS.received} i (A) och de ${PART_LIMITS.background} senaste i (B). Siffrorna gäller alla.`] as const] : []),
        ["Om dem som svarat", METHOD],
        ["Framtaget", `${momentSv(now.toISOString())} i Vårt Helsingborg`],
      ],
    },
  ];
}

const heading = (level: 1 | 2 | 3, words: string): DocxBlock => ({ kind: "heading", level, text: words });
const text = (words: string): DocxBlock => ({ kind: "text", text: words });
const write = (words: string): DocxBlock => ({ kind: "write", text: `[${words}]` });
const nameOf = ({ name }: DossierGroup): string => name ?? UNCODED_SV;
const countSv = (count: number, one: string, other: string): string => `${new Intl.NumberFormat("sv-SE").format(count)} ${count === 1 ? one : other}`;
const periodSv = ({ from, to }: Dossier["frame"]): string => (from === null ? "inte angiven" : to === null ? `från ${from}, pågår` : `${from} till ${to}`);

function countsSv(group: DossierGroup): string {
  const kinds = kindCounts(group.contributions).flatMap((count, nth) => {
    const kind = KINDS[nth];
    return count === 0 || kind === undefined ? [] : [`${kindSv(kind)} ${count}`];
  });
  const statements = group.statements.length === 0 ? "" : ` och ${countSv(group.statements.length, "yttrande", "yttranden")}`;
  return `${countSv(group.contributions.length, "bidrag", "bidrag")}${statements}.${kinds.length === 0 ? "" : ` ${kinds.join(", ")}.`}`;
}
function doubledNote(groups: readonly DossierGroup[]): readonly DocxBlock[] {
  const doubled = doubledIn(groups);
  return doubled === 0 ? [] : [{ kind: "quiet", text: `${doubled} står under mer än ett tema, men räknas en gång i summorna.` }];
}
