/** Four invented development areas, and the city's invented answers: every stance, both standings, reasons that say why; two still drafts. */
import type { PlanPhase } from "../../../src/domain/campaign";
import type { Stance } from "../../../src/domain/contribution";
import type { LonLat } from "../../../src/domain/place";

export interface DemoArea {
  readonly key: string;
  readonly name: string;
  readonly caseNumber: string;
  readonly phase: PlanPhase;
  readonly fromDays: number;
  readonly toDays: number | null;
  /** Closed ring, corner by corner. */
  readonly ring: readonly LonLat[];
}
export const AREAS: readonly DemoArea[] = [
  {
    key: "kajkanten", name: "Kajkanten (exempel)", caseNumber: "EXEMPEL 2025/101", phase: "review", fromDays: -20, toDays: 12,
    ring: [[12.6903, 56.0424], [12.6921, 56.0418], [12.693, 56.0402], [12.6918, 56.0392], [12.6905, 56.0399], [12.6903, 56.0424]],
  },
  {
    key: "trapphusparken", name: "Trapphusparken i Elineberg (exempel)", caseNumber: "EXEMPEL 2026/014", phase: "consultation", fromDays: -15, toDays: 34,
    ring: [[12.7236, 56.0294], [12.7262, 56.0297], [12.727, 56.028], [12.7256, 56.0268], [12.7238, 56.0272], [12.7236, 56.0294]],
  },
  {
    key: "dammangen", name: "Dammängen vid Maria (exempel)", caseNumber: "EXEMPEL 2024/207", phase: "adopted", fromDays: -48, toDays: null,
    ring: [[12.6955, 56.0836], [12.6992, 56.084], [12.7004, 56.0818], [12.6986, 56.0803], [12.6958, 56.0809], [12.6955, 56.0836]],
  },
  {
    key: "bruksgarden", name: "Bruksgården i Påarp (exempel)", caseNumber: "EXEMPEL 2026/088", phase: "started", fromDays: -70, toDays: null,
    ring: [[12.8134, 56.0332], [12.8168, 56.0336], [12.8179, 56.0316], [12.8158, 56.0305], [12.8136, 56.0311], [12.8134, 56.0332]],
  },
];

export interface DemoAnswer {
  readonly key: string;
  /** Null: nobody has chosen yet; only in a draft. */
  readonly stance: Stance | null;
  readonly text: string;
  readonly reason: string | null;
  readonly unit: string;
  readonly standing: "administration" | "board";
  readonly decidedInDays: number | null;
  readonly paragraph: string | null;
  /** Null for a draft. */
  readonly publishedInDays: number | null;
  /** Keys of contributions. */
  readonly to: readonly string[];
  /** Spots of safety-pins.ts: all that was said there, by five or more, so that the answer is public as a measure. */
  readonly toSpots?: readonly number[];
  readonly area: string | null;
}
const PARK = "Stadsbyggnadsförvaltningen, park och natur (exempel)";
const STREET = "Stadsbyggnadsförvaltningen, gata och ljus (exempel)";
const PLANNING = "Stadsbyggnadsförvaltningen, planavdelningen (exempel)";
const LEISURE = "Skol- och fritidsförvaltningen (exempel)";

export const ANSWERS: readonly DemoAnswer[] = [
  {
    key: "bankar", stance: "will_do", text: "Vi sätter ut tolv bänkar med rygg- och armstöd, två och två, längs vattnet. De första står på plats till våren.",
    reason: "Många har bett om samma sak, och det gör att fler kan vara ute längre.", unit: PARK, standing: "board", decidedInDays: -112, paragraph: "§ 84", publishedInDays: -108, to: ["groningen-bankar"], area: null,
  },
  {
    key: "pratbank", stance: "done", text: "Bänken står där nu, med din skylt. Kom och sitt!",
    reason: "Den rymdes i årets skötsel och kunde göras direkt.", unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -90, to: ["hogaborg-pratbank"], area: null,
  },
  {
    key: "langbord", stance: "under_way", text: "Långbordet är beställt. Vi provar tre platser med er i april och låter det stå där det används mest.",
    reason: null, unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -76, to: ["drottninghog-langbord"], area: null,
  },
  {
    key: "kaj", stance: "partly", text: "Livbojar och en stege kommer. Duschen får vänta.",
    reason: "Det finns ingen vattenledning på den delen av kajen. Frågan följer med i planen för området.", unit: STREET, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -64, to: ["kaj-stege"], area: "kajkanten",
  },
  {
    key: "bro", stance: "cannot", text: "Vi bygger ingen gångbro över spåren just nu.",
    reason: "Spåren hör till staten och bron skulle kräva en ny järnvägsplan. Vi tar upp er önskan i nästa samtal om hamnens framtid.", unit: STREET, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -60, to: ["planteringen-bro"], area: null,
  },
  {
    key: "gard", stance: "forwarded", text: "Gården tillhör en fastighetsägare. Kontaktcenter lämnar ert förslag dit, med ritningen på hur fyra träd får plats.",
    reason: "Staden kan inte plantera på mark den inte äger.", unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -58, to: ["soder-gard"], area: null,
  },
  {
    key: "inomhus", stance: "will_do", text: "Lokalen öppnar på vardagar mellan klockan 14 och 19. Ungdomar från området är med och inreder den.",
    reason: "Trettioen andra ville samma sak, och det saknas en mötesplats inomhus.", unit: LEISURE, standing: "board", decidedInDays: -96, paragraph: "§ 57", publishedInDays: -92, to: ["maria-inomhus"], area: "dammangen",
  },
  {
    key: "stock", stance: "done", text: "En ek som blåste ned i vintras ligger nu tvärs över gräset. Den har provats av en förskola.",
    reason: null, unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -83, to: ["fredriksdal-stock"], area: null,
  },
  {
    key: "ravin", stance: "noted", text: "Tack! Det du skriver om stillheten tar vi med när vi sköter ravinen: vi lägger inte till något där.",
    reason: "Flera skriver att det tomma är det fina.", unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -55, to: ["ravinen", "brygga-sol"], area: null,
  },
  {
    key: "kaffe", stance: "under_way", text: "Vi söker någon som vill köra en kaffevagn tre eftermiddagar i veckan. Platsen får el till sommaren.",
    reason: null, unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -41, to: ["ramlosa-kaffe"], area: null,
  },
  {
    key: "boule", stance: "partly", text: "Det blir en boulebana, men i söderläge.",
    reason: "Under de stora träden skulle rötterna skadas.", unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -39, to: ["rosengarden-boule"], area: null,
  },
  {
    key: "tunnel", stance: "done", text: "Lamporna i tunneln, i trappan och längs vägen från stationen är bytta till starkare som lyser nedåt. Säg till igen om någon slocknar.",
    reason: "Det kunde göras inom årets skötsel, så vi väntade inte tills dialogen stänger.", unit: STREET, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -1, to: ["dalhem-tunnel", "slottshojden-trappa", "ramlosa-lampor"], toSpots: [2], area: null,
  },
  {
    key: "gangljus", stance: "under_way", text: "Vi sätter tätare och varmare lampor längs gångvägarna här. Hälften lyser redan, resten kommer före vintern.",
    reason: "Många skrev om ljuset på samma platser.", unit: STREET, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -1, to: [], toSpots: [8, 14], area: null,
  },
  {
    key: "buskar", stance: "done", text: "Buskarna är klippta till under en meter, så att man ser hela vägen fram. Vi klipper igen varje höst.",
    reason: null, unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -1, to: [], toSpots: [1, 7, 13], area: null,
  },
  {
    key: "overgangar", stance: "partly", text: "Två övergångsställen blir upphöjda. Farthinder längs hela gatan blir det inte.",
    reason: "Bussarna behöver komma fram, men vid övergångarna ska bilarna sakta in.", unit: STREET, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -1, to: [], toSpots: [5, 11, 17], area: null,
  },
  {
    key: "skolvag", stance: "under_way", text: "Vi ritar en trygg överfart där er väg korsar gatan. Skolan provar den med konor i mars.",
    reason: "Flera skolor har bett om samma sak.", unit: STREET, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -6, to: ["skolvag-elineberg", "skolvag-dalhem"], area: null,
  },
  {
    key: "skolgard", stance: "noted", text: "Tack! Vi tar med kullen och träden när vi planerar för hur parken ska skötas.",
    reason: null, unit: PARK, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -4, to: ["skolvag-fredriksdal"], area: null,
  },
  {
    key: "trapphus-vag", stance: "under_way", text: "Vi ritar en väg upp utan trappsteg, med vilplan och bänk halvvägs, och ljus i varje trappsteg. Den kommer med i nästa förslag.",
    reason: "Parken ska gå att ta sig igenom för alla, också när det är mörkt.", unit: PLANNING, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: -1, to: ["park-ramp", "park-trappor"], area: "trapphusparken",
  },
  {
    key: "trapphus-bokar", stance: "partly", text: "Två av bokarna och hela pulkabacken blir kvar. Det östra huset flyttas sex meter.",
    reason: "Den tredje boken är angripen av svamp och klarar inte ett bygge intill.", unit: PLANNING, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: null, to: ["park-bokar", "park-pulka"], area: "trapphusparken",
  },
  {
    key: "trapphus-bilar", stance: null, text: "Vi räknar om parkeringen med plats för hemtjänst, lådcyklar och bilpool.",
    reason: null, unit: PLANNING, standing: "administration", decidedInDays: null, paragraph: null, publishedInDays: null, to: ["park-bilar", "park-cyklar", "park-asfalt"], area: "trapphusparken",
  },
];
