/** What a file of evidence tells of the selection as a whole: districts and development areas with their figures, what was marked, who took part. Called in Swedish. */
import type { Region } from "../../../backend/staff/analysis";
import type { FiguresWithPlaces, MeanSafety, RegionFigures } from "../../../domain/analysis/figures";
import { MINIMUM_RESPONDENTS, type AnalysisFilter, type Facet } from "../../../domain/analysis/filter";
import type { Dictionaries } from "../../../domain/analysis/snapshot";
import { KINDS } from "../../../domain/kind";
import { SMALLEST_GROUP, type Shown } from "../../../domain/suppression";
import type { EvidenceCell, EvidenceColumn, EvidenceFeature, EvidenceLayer } from "../../../export/evidence-layer";
import { kindSv } from "../../staff/records/archive-words";
import { facetName, valueName } from "../words/facet-words";
import { gendersAlone, homesAndAges, relationsAlone } from "./group-tables";

export interface Selection {
  readonly figures: FiguresWithPlaces;
  readonly filter: AnalysisFilter;
  readonly dictionaries: Dictionaries;
  readonly regions: { readonly districts: readonly Region[]; readonly areas: readonly Region[] };
}
interface RegionColumn extends EvidenceColumn {
  readonly cell: (figures: RegionFigures) => EvidenceCell;
}
const mean = ({ mean: value, respondents }: MeanSafety): number | null => (value === null || respondents < MINIMUM_RESPONDENTS ? null : Number(value.toFixed(2)));
const plain = (words: string): string => words.toLowerCase().replaceAll("ä", "a").replaceAll("å", "a").replaceAll("ö", "o");
const REGION_COLUMNS: readonly RegionColumn[] = [
  { name: "svarande", type: "integer", meaning: "Svarande med bidrag här. Den som har bidrag på flera ställen räknas på vart och ett.", cell: ({ respondents }) => respondents },
  { name: "bidrag", type: "integer", meaning: "Bidrag här.", cell: ({ pins }) => pins },
  ...KINDS.map((kind, nth): RegionColumn => ({ name: `bidrag_${plain(kindSv(kind))}`, type: "integer", meaning: `Bidrag av typen ${kindSv(kind)}.`, cell: ({ pinsByKind }) => pinsByKind[nth] ?? 0 })),
  { name: "trygghet_dag", type: "real", meaning: `Trygghet i medeltal morgon och dag, 1–5; varje svarande väger ett. Tomt när färre än ${MINIMUM_RESPONDENTS} svarande.`, cell: ({ safetyByDay }) => mean(safetyByDay) },
  { name: "trygghet_dag_svarande", type: "integer", meaning: "Svarande som medeltalet vilar på.", cell: ({ safetyByDay }) => safetyByDay.respondents },
  { name: "trygghet_kvall", type: "real", meaning: "Samma kväll och natt.", cell: ({ safetyByNight }) => mean(safetyByNight) },
  { name: "trygghet_kvall_svarande", type: "integer", meaning: "Svarande som medeltalet vilar på.", cell: ({ safetyByNight }) => safetyByNight.respondents },
  { name: "obesvarade", type: "integer", meaning: "Bidrag som staden inte har svarat på.", cell: ({ unanswered }) => unanswered },
];
const NAME: EvidenceColumn = { name: "namn", type: "text", meaning: "Namn." };
const figureColumns = REGION_COLUMNS.map(({ name, type, meaning }): EvidenceColumn => ({ name, type, meaning }));

const GROUP_COLUMNS: readonly EvidenceColumn[] = [
  { name: "indelning", type: "text", meaning: "Vad svarande är indelade efter. Bor i och Ålder hör ihop och summerar åt båda hållen; Relation kan ha flera svar." },
  { name: "bor_i", type: "text", meaning: "Stadsdel de uppgett att de bor i. Alla: summan." },
  { name: "varde", type: "text", meaning: "Ålder, kön eller relation. Alla: summan." },
  { name: "svarande", type: "integer", meaning: `Antal svarande. Tomt: färre än ${SMALLEST_GROUP}, eller dolt för att annars kunde ett sådant antal räknas fram. 0 är ingen.` },
  { name: "dolt", type: "integer", meaning: "1 när antalet är dolt." },
];
const FACET_COLUMNS: readonly EvidenceColumn[] = [
  { name: "fraga", type: "text", meaning: "Typ, hur tryggt, tid på dygnet, varför, tema, minnets årtionde eller dialog." },
  { name: "varde", type: "text", meaning: "Värde." },
  { name: "svarande", type: "integer", meaning: "Svarande med minst ett sådant bidrag." },
  { name: "bidrag", type: "integer", meaning: "Sådana bidrag." },
];
const COUNTED: readonly Facet[] = ["kind", "safety", "time", "cause", "theme", "decade", "campaign"];
const ALL = "Alla";

/** Boundaries only where they can be drawn: a table of corners helps nobody. */
export function figureLayers(hasBoundaries: boolean): readonly EvidenceLayer[] {
  const geometry = hasBoundaries ? "MULTIPOLYGON" : null;
  return [
    { name: "stadsdelar", title: "Stadsdelar med siffror", meaning: "Stadsdelar med siffror för urvalet.", geometry, columns: [NAME, { name: "invanare", type: "integer", meaning: "Invånare, där staden har lagt in folkmängd." }, ...figureColumns] },
    { name: "stadsutvecklingsomraden", title: "Stadsutvecklingsområden med siffror", meaning: "Stadsutvecklingsområden med siffror för urvalet.", geometry, columns: [NAME, { name: "diarienummer", type: "text", meaning: "Detaljplanens diarienummer." }, ...figureColumns] },
    { name: "sammanstallning", title: "Sammanställning", meaning: "Hur många svarande och bidrag som har valt vad, i urvalet.", geometry: null, columns: FACET_COLUMNS },
    { name: "svarande_grupper", title: "Svarande efter uppgiven bakgrund", meaning: "Svarande efter vad de har uppgett om sig själva. Finns aldrig per bidrag. Små grupper är dolda.", geometry: null, columns: GROUP_COLUMNS },
  ];
}

export function figureFeatures({ figures, filter, dictionaries, regions }: Selection): Readonly<Record<string, readonly EvidenceFeature[]>> {
  const boundaryOf = (id: string) => [...regions.districts, ...regions.areas].find((region) => region.id === id)?.boundary ?? null;
  const cellsOf = (of: RegionFigures) => REGION_COLUMNS.map(({ cell }) => cell(of));
  return {
    stadsdelar: figures.districts.flatMap((of) => {
      const district = dictionaries.districts.find((each) => each?.id === of.id);
      if (district == null) return [];
      const residents = Object.values(district.population);
      return [{ cells: [district.name, residents.length === 0 ? null : residents.reduce((sum, each) => sum + each, 0), ...cellsOf(of)], place: boundaryOf(of.id) }];
    }),
    stadsutvecklingsomraden: figures.areas.flatMap((of) => {
      const area = dictionaries.areas.find(({ id }) => id === of.id);
      return area === undefined ? [] : [{ cells: [area.name, area.caseNumber, ...cellsOf(of)], place: boundaryOf(of.id) }];
    }),
    sammanstallning: COUNTED.flatMap((facet) => {
      const chosen = filter.values[facet] ?? [];
      return figures.facets[facet]
        .filter(({ value, pins }) => pins > 0 && (chosen.length === 0 || chosen.includes(value)))
        .map(({ value, respondents, pins }): EvidenceFeature => ({ cells: [facetName(facet), valueName(facet, value, dictionaries), respondents, pins], place: null }));
    }),
    svarande_grupper: groupRows({ figures, filter, dictionaries }),
  };
}

function groupRows({ figures, filter, dictionaries }: Pick<Selection, "figures" | "filter" | "dictionaries">): readonly EvidenceFeature[] {
  const row = (by: string, home: string, value: string, respondents: Shown): EvidenceFeature => ({ cells: [by, home, value, respondents, respondents === null ? 1 : 0], place: null });
  const both = homesAndAges(figures, dictionaries);
  const byBoth = `${facetName("home")} × ${facetName("age")}`;
  const age = (value: string) => valueName("age", value, dictionaries);
  const crossed =
    both === null
      ? []
      : [
          ...both.districts.flatMap((district, nth) => {
            const home = valueName("home", district, dictionaries);
            return [...both.ages.map((value, column) => row(byBoth, home, age(value), both.table.cells[nth]?.[column] ?? null)), row(byBoth, home, ALL, both.table.rowTotals[nth] ?? null)];
          }),
          ...both.ages.map((value, column) => row(byBoth, ALL, age(value), both.table.columnTotals[column] ?? null)),
          row(byBoth, ALL, ALL, both.table.total),
        ];
  const alone = (facet: "gender" | "relation", counts: readonly { readonly value: string; readonly respondents: Shown }[] | null) =>
    (counts ?? []).map(({ value, respondents }) => row(facetName(facet), ALL, valueName(facet, value, dictionaries), respondents));
  // Of fewer than five in all nothing is told.
  return both === null ? [] : [...crossed, ...alone("gender", gendersAlone(figures, filter)), ...alone("relation", relationsAlone(figures, filter))];
}
