/** Words for a plan's phase as the national plan data, the city's registers and people write them. What is not known is asked, never guessed. */
import type { PlanPhase } from "../domain/campaign";
import { fold } from "../domain/fold";

const WORDS: Readonly<Record<PlanPhase, readonly string[]>> = {
  started: ["påbörjad", "påbörjat", "pågående", "uppdrag", "planuppdrag", "planbesked", "started"],
  consultation: ["samråd", "plansamråd", "programsamråd", "under samråd", "consultation"],
  // Utställning is what granskning was called until 2011.
  review: ["granskning", "under granskning", "utställning", "utställd", "review"],
  adopted: ["antagen", "antagande", "antaget", "antagen ej laga kraft", "adopted"],
  appealed: ["överklagad", "överklagat", "överklagande", "under överprövning", "appealed"],
  supervision: ["tillsyn", "tillsynsprövning", "supervision"],
  in_force: ["laga kraft", "lagakraft", "laga kraftvunnen", "lagakraftvunnen", "vunnit laga kraft", "gällande", "gällande plan", "in force"],
  repealed: ["upphävd", "upphävt", "upphävande", "repealed"],
  closed: ["avslutad", "avslutat", "avbruten", "avbrutet", "nedlagd", "closed"],
};
const PHASES = new Map((Object.entries(WORDS) as [PlanPhase, readonly string[]][]).flatMap(([phase, words]) => words.map((word) => [fold(word), phase] as const)));

export function guessPhase(word: string): PlanPhase | null {
  return PHASES.get(fold(word)) ?? null;
}
