/** Invented Swedish sentences from a small grammar: who reads them should see at once that nobody wrote them, and search should find its words. */
import type { Kind } from "../../../src/domain/kind";
import type { Chance } from "./chance";

export const SUBJECTS = ["lighting", "traffic", "green", "meeting", "play", "upkeep", "culture", "safety"] as const;
export type Subject = (typeof SUBJECTS)[number];

type List = readonly [string, ...string[]];
const THINGS: Readonly<Record<Subject, List>> = {
  lighting: ["belysningen", "gatlyktorna", "lamporna längs gången", "ljuset under bron"],
  traffic: ["övergångsstället", "cykelbanan", "bilarnas fart", "den trånga korsningen", "busshållplatsen"],
  green: ["de gamla träden", "gräsmattan", "planteringarna", "skuggan under ekarna", "odlingslådorna"],
  meeting: ["bänkarna", "det lilla torget", "grillplatsen", "bordet under taket"],
  play: ["lekplatsen", "gungorna", "bollplanen", "skateparken"],
  upkeep: ["papperskorgarna", "det trasiga staketet", "den spruckna asfalten", "klottret på väggen"],
  culture: ["den gamla fasaden", "väggmålningen", "utomhusscenen", "statyn"],
  safety: ["den täta häcken", "gångtunneln", "den tomma parkeringen", "sikten runt hörnet"],
};
const WISHES: List = ["Jag önskar att ni rustar upp", "Det vore fint om ni ser över", "Kan ni laga", "Tänk om det fanns mer av", "Bygg gärna vidare på"];
const LIKES: List = ["Jag tycker om", "Här är det lugnt, mest tack vare", "Vi kommer hit för", "Det bästa är"];
const AVOIDS: List = ["Jag går hellre en annan väg, för", "Det känns öde vid", "På kvällen undviker jag", "Jag skyndar mig förbi"];
const MEMORIES: List = ["Här träffades vi om somrarna vid", "När jag var liten lekte vi vid", "Jag minns hur det såg ut före", "Min mormor berättade om"];
const STORIES: List = ["En morgon stannade jag länge vid", "Varje vecka möts vi vid", "Det var här vi först lade märke till", "Grannarna hjälptes åt med"];
const OPENINGS: Readonly<Record<Kind, List>> = { wish: WISHES, like: LIKES, avoid: AVOIDS, safety: AVOIDS, memory: MEMORIES, story: STORIES };
const WHEN: List = ["på vintern", "efter skolan", "när det regnar", "på helgerna", "tidigt på morgonen", "sent på kvällen"];
const WHY: List = ["Det gör skillnad för barnen.", "Flera av oss säger samma sak.", "Så har det varit länge.", "Det skulle inte kosta mycket.", "Jag går här nästan varje dag.", ""];
const ENGLISH: List = ["I often walk here with my children and think about", "We would come more often if somebody looked after", "My favourite thing here is"];
const ARABIC: List = ["أمشي هنا كل يوم تقريباً مع أطفالي.", "أتمنى أن يكون هنا مقاعد أكثر.", "هذا المكان هادئ وجميل في المساء."];

export function sentence(chance: Chance, kind: Kind, subject: Subject, place: string, language: "sv" | "en" | "ar"): string {
  if (language === "ar") return `${chance.of(ARABIC)} (${place})`;
  const thing = chance.of(THINGS[subject]);
  if (language === "en") return `${chance.of(ENGLISH)} ${place}.`;
  const when = chance.is(0.4) ? ` ${chance.of(WHEN)}` : "";
  return `${chance.of(OPENINGS[kind])} ${thing} vid ${place}${when}. ${chance.of(WHY)}`.trim();
}
