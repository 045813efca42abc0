/** Everything about one receipt code as its author takes it home: to read (PDF), to keep in another system (JSON), and their own photos and recordings. */
import type { ContributionRecord, ReceiptExport, RecordsDesk } from "../../../backend/staff/records";
import { makeManifest, type PackedFile } from "../../../export/manifest";
import type { ExportMaker } from "../../../export/maker";
import type { PdfBlock, PdfPage } from "../../../export/pdf-page";
import { audienceSv, causeSv, daySv, eraSv, kindSv, levelSv, momentSv, reasonSv, stanceSv, statusSv, timeSv, wordsSv } from "./archive-words";
import { demographicsSv, logSv } from "./receipt-words";

export interface ReceiptPackage {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly found: ReceiptExport;
  /** How many photos and recordings could not be read. */
  readonly missing: number;
}

const ENDINGS: Readonly<Record<string, string>> = { "image/webp": "webp", "image/jpeg": "jpg", "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg" };

/** A blurred photo may have another format than the first one: WebP says so in its ninth byte. */
const pictureEnding = (bytes: Uint8Array | null): string => (bytes?.[8] === 0x57 ? "webp" : "jpg");

export async function makeReceiptPackage(desk: Pick<RecordsDesk, "readMedia" | "readOriginalPhoto">, maker: ExportMaker, found: ReceiptExport): Promise<ReceiptPackage> {
  const all = [found.contribution, ...found.others];
  const wanted = all.flatMap(({ media }) => media);
  const shown = wanted.map(async ({ id, mimeType }) => ({ name: `media/${id}.${ENDINGS[mimeType] ?? "bin"}`, bytes: await desk.readMedia(id) }));
  const asTheyCame = wanted.filter(({ hasOriginal }) => hasOriginal).map(async ({ id }) => ({ id, bytes: await desk.readOriginalPhoto(id) }));
  const originals = (await Promise.all(asTheyCame)).map(({ id, bytes }) => ({ name: `media/${id}-fore-maskning.${pictureEnding(bytes)}`, bytes }));
  const media = [...(await Promise.all(shown)), ...originals];
  const there = media.flatMap(({ name, bytes }): PackedFile[] => (bytes === null ? [] : [{ name, bytes }]));
  const files: PackedFile[] = [
    { name: "registerutdrag.pdf", bytes: await maker.pdf(receiptPage(found)) },
    { name: "registerutdrag.json", bytes: new TextEncoder().encode(`${JSON.stringify(found, null, 2)}\n`) },
    ...there,
  ];
  const manifest = await makeManifest(
    { title: `Registerutdrag – ${found.organisation}`, madeAt: found.madeAt, filter: { bidrag: found.contribution.id, andra_bidrag_fran_samma_enhet: found.others.length > 0 }, counts: { bidrag: all.length, media: there.length }, dictionary: {} },
    files,
  );
  const bytes = await maker.zip([manifest, ...files].map((file) => ({ name: file.name, bytes: file.bytes })), found.madeAt);
  return { name: `registerutdrag-${found.madeAt.slice(0, 10)}.zip`, bytes, found, missing: media.length - there.length };
}

export function receiptPage(found: ReceiptExport): PdfPage {
  const title = "Registerutdrag för ett kvitto";
  return {
    title,
    subject: "Allt som finns om bidraget",
    author: found.organisation,
    language: "sv",
    madeAt: found.madeAt,
    foot: "Registerutdrag · sida {page} av {pages}",
    blocks: [
      { kind: "title", text: title },
      { kind: "quiet", text: `${found.organisation}, ${momentSv(found.madeAt)}. Här står allt som finns sparat om bidraget. Namn på personal och ord från andra som har anmält bidraget står inte med.` },
      ...recordBlocks(found.contribution, "Bidraget"),
      ...found.others.flatMap((other, index) => recordBlocks(other, `Bidrag ${index + 2} från samma enhet`)),
    ],
  };
}

function recordBlocks(c: ContributionRecord, head: string): PdfBlock[] {
  const rows: [string, string][] = [
    ["Nummer i systemet", c.id],
    ["Typ", c.kind === null ? "" : kindSv(c.kind)],
    ["Status", statusSv(c.status)],
    ["Inkom", momentSv(c.receivedAt)],
    ["Ändrades senast", momentSv(c.amendedAt)],
    ["Beslut", momentSv(c.decidedAt)],
    ["Togs tillbaka", momentSv(c.withdrawnAt)],
    ["Innehållet raderades", momentSv(c.erasedAt)],
    ["Rubrik", c.title ?? ""],
    ["Text", c.text],
    ["Språk", c.language ?? ""],
    ["Plats", c.place === null ? "" : `${JSON.stringify(c.place.coordinates)} (longitud, latitud, WGS 84)`],
    ["Stadsdel", c.districtName ?? ""],
    ["Tid", eraSv(c.era)],
    ["Trygghet", c.safetyLevel === null ? "" : levelSv(c.safetyLevel)],
    ["Tider på dygnet", c.times.map(timeSv).join(", ")],
    ["Orsaker", c.causes.map(causeSv).join(", ")],
    ["För vem", c.audiences.map(audienceSv).join(", ")],
    ["Dialog", wordsSv(c.campaignTitle)],
    ["I gruppsession", c.inGroupSession ? "Ja" : ""],
    ["Genom utställningsvägg", wordsSv(c.throughWall)],
    ["Under 13 år", c.underThirteen ? "Ja" : ""],
    ["Får visas på utställning", c.exhibition ? "Ja" : "Nej"],
    ["Skäl att inte publicera", c.rejectionReason === null ? "" : reasonSv(c.rejectionReason)],
    ["Moderatorns ord", c.rejectionWords ?? ""],
    ...demographicsSv(c.demographics),
    ...c.responses.map(({ question, value }): [string, string] => [wordsSv(question), Array.isArray(value) ? value.join(", ") : String(value)]),
    ["Andra som känner likadant", c.supports === 0 ? "" : String(c.supports)],
  ];
  return [
    { kind: "heading", text: head },
    { kind: "facts", rows: rows.filter(([, value]) => value !== "") },
    ...section("Före maskning", c.originals.map(({ at, title, text }) => `${momentSv(at)}: ${title === null ? "" : `${title}. `}${text}`)),
    ...section("Bilder och inspelningar", c.media.map((one) => `${one.type === "photo" ? "Bild" : "Inspelning"}, ${momentSv(one.receivedAt)}. ${one.alternativeText ?? one.transcript ?? ""}${one.hasOriginal ? " Finns också före maskning." : ""}`)),
    ...section("Svar från staden", c.answers.map((answer) => `${daySv(answer.publishedAt)} ${stanceSv(answer.stance)}: ${answer.text}${answer.reason === null ? "" : ` ${answer.reason}`} (${answer.unit})`)),
    ...section("Anmälningar", c.reports.map(({ at }) => momentSv(at))),
    ...section("Händelser", c.log.map(({ at, action, reason }) => `${momentSv(at)} ${logSv(action)}${reason === null ? "" : ` (${reason})`}`)),
  ];
}

function section(heading: string, lines: readonly string[]): PdfBlock[] {
  return lines.length === 0 ? [] : [{ kind: "subheading", text: heading }, ...lines.map((text): PdfBlock => ({ kind: "text", text }))];
}
