/** What the demo's planner has said about two plans – their periods, buffer and officer – and invented written statements. No sender is real. */
import type { DossierStage } from "../../../src/domain/dossier";

export interface DemoFrame {
  /** Key of an area. */
  readonly area: string;
  readonly stage: DossierStage;
  readonly fromDays: number;
  readonly toDays: number;
  readonly bufferMetres: number;
  readonly officer: string;
  readonly unit: string;
}
const PLANNING = "Stadsbyggnadsförvaltningen, planavdelningen (exempel)";
export const FRAMES: readonly DemoFrame[] = [
  { area: "trapphusparken", stage: "consultation", fromDays: -15, toDays: 34, bufferMetres: 150, officer: "Kim Exempel, planarkitekt", unit: PLANNING },
  { area: "kajkanten", stage: "review", fromDays: -20, toDays: 12, bufferMetres: 100, officer: "Kim Exempel, planarkitekt", unit: PLANNING },
];

export interface DemoStatement {
  readonly key: string;
  readonly area: string;
  readonly stage: DossierStage;
  readonly receivedDays: number;
  readonly sender: string;
  readonly registerNumber: string;
  readonly summary: string;
  /** Keys of themes. */
  readonly themes: readonly string[];
  /** Key of the answer it has. */
  readonly answer?: string;
}
export const STATEMENTS: readonly DemoStatement[] = [
  {
    key: "lansstyrelsen", area: "trapphusparken", stage: "consultation", receivedDays: -10, sender: "Exempellänsstyrelsen (påhittad)", registerNumber: "EXEMPEL 2026/014-12",
    summary: "Ser positivt på fler bostäder nära buss. Planen behöver visa hur dagvattnet tas om hand vid skyfall, hur bullret från leden klaras på de översta planen och varför parken tål att bli mindre. Frågan om strandskydd och riksintressen berörs inte.",
    themes: ["green", "traffic"],
  },
  {
    key: "tillganglighet", area: "trapphusparken", stage: "consultation", receivedDays: -9, sender: "Exempelrådet för tillgänglighet (påhittat)", registerNumber: "EXEMPEL 2026/014-14",
    summary: "Trapporna stänger ute den som inte kan gå i dem. Rådet vill se en väg utan trappsteg med högst fem procents lutning, vilplan och ledstång på båda sidor.", themes: ["accessibility"], answer: "trapphus-vag",
  },
  {
    key: "forening", area: "trapphusparken", stage: "consultation", receivedDays: -6, sender: "Bostadsrättsföreningen Exemplet (påhittad)", registerNumber: "EXEMPEL 2026/014-19",
    summary: "Motsätter sig att parkeringen minskas innan det finns en lösning för hemtjänst, besökande och boende med behov av bil. Vill ta över skötseln av odlingslådorna.", themes: ["traffic", "green"], answer: "trapphus-bilar",
  },
  {
    key: "elnat", area: "trapphusparken", stage: "consultation", receivedDays: -4, sender: "Exempel Elnät AB (påhittat)", registerNumber: "EXEMPEL 2026/014-23",
    summary: "En nätstation och två ledningar ligger inom området och behöver ett markreservat (E-område) på 10 gånger 10 meter. Flytt bekostas av den som begär den.", themes: [],
  },
  {
    key: "granne", area: "trapphusparken", stage: "consultation", receivedDays: -2, sender: "Sakägare, fastigheten Exemplet 3 (påhittad)", registerNumber: "",
    summary: "Fem våningar skymmer solen på uteplatsen från klockan tre. Föreslår att det norra huset blir två våningar lägre.", themes: [],
  },
  {
    key: "hamn", area: "kajkanten", stage: "review", receivedDays: -12, sender: "Exempelhamnen AB (påhittad)", registerNumber: "EXEMPEL 2025/101-41",
    summary: "Har inget att invända mot den ändrade planen, om kajkanten får bära fordon för räddning och underhåll.", themes: ["traffic"],
  },
];
