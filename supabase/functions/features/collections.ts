/** What there is to read: one entry a collection, in the order they are listed. The columns are those of the views of the migration "features". */
export interface Collection {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** May stand in the address as ?name=value: exactly this value. */
  readonly queryables: readonly string[];
  /** Has a time of its own, so that ?datetime= means something. */
  readonly hasTime: boolean;
  /** Read with a planner's session or key only. */
  readonly forPlanners: boolean;
}
const open = { hasTime: true, forPlanners: false } as const;

export const COLLECTIONS: readonly Collection[] = [
  { ...open, id: "contributions", title: "Bidrag", description: "Publicerade berättelser, minnen, önskningar och omtyckta platser, som punkter. Utan bilder och röster.", queryables: ["kind", "language", "district", "campaign", "answered"] },
  { ...open, id: "contribution_shapes", title: "Vägar och områden", description: "De publicerade bidrag som är en linje eller en yta, så noga som alla får veta.", queryables: ["kind"] },
  { ...open, id: "safety_cells", hasTime: false, title: "Upplevd trygghet", description: "Rutor med en grupp och ett avrundat läge för minst fem svarande. Aldrig enskilda svar.", queryables: ["campaign", "time_of_day", "band", "level"] },
  { ...open, id: "development_areas", title: "Stadsutvecklingsområden", description: "Områden med diarienummer och skede.", queryables: ["phase", "case_number"] },
  { ...open, id: "districts", hasTime: false, title: "Stadsdelar", description: "Stadsdelarnas gränser.", queryables: ["name"] },
  { ...open, id: "answers", title: "Svar från staden", description: "Publicerade svar, vid platserna för det som besvaras.", queryables: ["stance"] },
  { ...open, id: "planner_contributions", forPlanners: true, title: "Bidrag för planerare", description: "Alla typer, så noga som författaren lät staden veta. Kräver en planerares nyckel eller inloggning, och läsningen loggas.", queryables: ["kind", "status", "language", "safety_level", "district", "campaign"] },
];
