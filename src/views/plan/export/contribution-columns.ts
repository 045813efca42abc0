/**
 * What a file of evidence tells of one contribution. Swedish whatever language the planner reads in: it is a Swedish authority's record. Nothing
 * that respondents said of themselves; that stands in `svarande_grupper`, counted.
 */
import type { EvidenceRow } from "../../../backend/staff/evidence";
import type { EvidenceCell, EvidenceColumn, EvidenceFeature, EvidenceLayer } from "../../../export/evidence-layer";
import { audienceSv, causeSv, eraSv, kindSv, levelSv, timeSv } from "../../staff/records/archive-words";

interface ContributionColumn extends EvidenceColumn {
  readonly cell: (row: EvidenceRow) => EvidenceCell;
}
const STATUS = { submitted: "Väntar på moderering", published: "Publicerat", rejected: "Avslaget" } as const;
const ANSWERED = { no: "Nej", draft: "Utkast", yes: "Ja" } as const;
const SHAPES = { Point: "Punkt", LineString: "Linje", Polygon: "Yta" } as const;
const list = (words: readonly string[]): string => words.join(", ");

const COLUMNS: readonly ContributionColumn[] = [
  { name: "id", type: "text", meaning: "Bidragets identitet i Vårt Helsingborg (UUID). Behövs om någon tar tillbaka sitt bidrag.", cell: ({ id }) => id },
  { name: "svarande", type: "text", meaning: "Samma tecken: samma svarande (en enhet, eller en tur på en delad). Slumpas om för varje uttag och kan inte kopplas till ett annat.", cell: ({ respondent }) => respondent },
  { name: "typ", type: "text", meaning: "Berättelse, Minne, Önskan, Gillar, Undviker eller Trygghet.", cell: ({ kind }) => kindSv(kind) },
  { name: "inkom", type: "date", meaning: "Dag då bidraget kom in, svensk tid.", cell: ({ receivedOn }) => receivedOn },
  { name: "moderering", type: "text", meaning: "Publicerat, Väntar på moderering eller Avslaget.", cell: ({ status }) => STATUS[status] },
  { name: "besvarat", type: "text", meaning: "Om staden har svarat: Nej, Utkast eller Ja.", cell: ({ answered }) => ANSWERED[answered] },
  { name: "rubrik", type: "text", meaning: "Rubriken så som den publicerades. Tom när bidraget inte är publicerat.", cell: ({ title }) => title },
  { name: "text", type: "text", meaning: "Texten så som den publicerades. Tom när bidraget inte är publicerat.", cell: ({ text }) => text },
  { name: "sprak", type: "text", meaning: "Språket det är skrivet på (ISO 639-1).", cell: ({ language }) => language },
  { name: "minnets_tid", type: "text", meaning: "Minne: år, årtionde eller period.", cell: ({ era }) => eraSv(era) },
  { name: "trygghet", type: "integer", meaning: "Trygghet: 1 mycket otryggt till 5 mycket tryggt.", cell: ({ safetyLevel }) => safetyLevel },
  { name: "trygghet_ord", type: "text", meaning: "Samma i ord.", cell: ({ safetyLevel }) => (safetyLevel === null ? "" : levelSv(safetyLevel)) },
  { name: "tider", type: "text", meaning: "Trygghet och Undviker: tider på dygnet.", cell: ({ times }) => list(times.map(timeSv)) },
  { name: "orsaker", type: "text", meaning: "Trygghet och Undviker: vad som påverkar, och om det är bra eller dåligt.", cell: ({ causes }) => list(causes.map(causeSv)) },
  { name: "for_vem", type: "text", meaning: "Önskan: för vem.", cell: ({ audiences }) => list(audiences.map(audienceSv)) },
  { name: "teman", type: "text", meaning: "Teman som staden har satt.", cell: ({ themeNames }) => list(themeNames) },
  { name: "dialog", type: "text", meaning: "Dialog som bidraget lämnades i.", cell: ({ campaignTitle }) => campaignTitle },
  { name: "stadsdel", type: "text", meaning: "Stadsdel som platsen ligger i, så som arbetsytan räknar: efter platsen så noga som staden fick veta den.", cell: ({ districtName }) => districtName },
  { name: "omraden", type: "text", meaning: "Stadsutvecklingsområden som platsen rör, räknade på samma sätt.", cell: ({ areaNames }) => list(areaNames) },
  { name: "form", type: "text", meaning: "Punkt, Linje eller Yta. För linjer och ytor är punkten en punkt på formen.", cell: ({ place }) => SHAPES[place.type] },
  { name: "noggrannhet", type: "text", meaning: "Exakt, eller Ruta 150 m: platsen är mitten av en fast ruta på 150 meter i SWEREF 99 TM, inte där den svarande satte den.", cell: ({ isRough }) => (isRough ? "Ruta 150 m" : "Exakt") },
];
const columns = COLUMNS.map(({ name, type, meaning }): EvidenceColumn => ({ name, type, meaning }));
const SHAPE_COLUMNS = ["id", "svarande", "typ", "noggrannhet"];

const POINTS: EvidenceLayer = { name: "bidrag", title: "Bidrag", meaning: "Ett bidrag per rad, med en punkt för varje.", geometry: "POINT", columns };
const LINES: EvidenceLayer = { name: "bidrag_linjer", title: "Bidrag: ritade linjer", meaning: "Hela linjen för de bidrag som är linjer. Samma id som i bidrag.", geometry: "LINESTRING", columns: columns.filter(({ name }) => SHAPE_COLUMNS.includes(name)) };
const AREAS: EvidenceLayer = { ...LINES, name: "bidrag_ytor", title: "Bidrag: ritade ytor", meaning: "Hela ytan för de bidrag som är ytor. Samma id som i bidrag.", geometry: "POLYGON" };

/** In GeoJSON a feature has the shape that was drawn; tables and GeoPackages hold one sort of shape each. */
export const contributionLayers = (format: "csv" | "geojson" | "geopackage"): readonly EvidenceLayer[] => (format === "geojson" ? [{ ...POINTS, meaning: "Ett bidrag per rad, med den form som ritades.", geometry: "GEOMETRY" }] : [POINTS, LINES, AREAS]);

export function contributionFeatures(format: "csv" | "geojson" | "geopackage", rows: readonly EvidenceRow[]): Readonly<Record<string, readonly EvidenceFeature[]>> {
  const cellsOf = (row: EvidenceRow) => COLUMNS.map(({ cell }) => cell(row));
  if (format === "geojson") return { bidrag: rows.map((row) => ({ cells: cellsOf(row), place: row.place })) };
  const shapes = (type: "LineString" | "Polygon"): readonly EvidenceFeature[] =>
    rows.filter(({ place }) => place.type === type).map((row) => ({ cells: COLUMNS.filter(({ name }) => SHAPE_COLUMNS.includes(name)).map(({ cell }) => cell(row)), place: row.place }));
  return { bidrag: rows.map((row) => ({ cells: cellsOf(row), place: { type: "Point", coordinates: row.point } })), bidrag_linjer: shapes("LineString"), bidrag_ytor: shapes("Polygon") };
}
