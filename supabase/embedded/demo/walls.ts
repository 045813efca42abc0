/** The demo's exhibition walls: one that asks the dialogue about memories, hosted by the demo's host, and a quieter one that asks nothing in particular. */
import type { Words } from "../../../src/domain/campaign";
import type { Language } from "../../../src/domain/kind";
import type { WallChapter, WallTheme } from "../../../src/domain/wall/wall";
import type { CampaignSlug } from "./write";

export interface DemoWall {
  readonly name: string;
  readonly title: Words;
  readonly campaign: CampaignSlug | null;
  readonly languages: readonly Language[];
  readonly chapters: readonly WallChapter[];
  readonly theme: WallTheme;
  readonly invitation: Words;
}

/** Of the account host@demo.invalid. */
export const HOSTED_WALL = "dunkers";

export const WALLS: readonly DemoWall[] = [
  {
    name: HOSTED_WALL,
    title: { sv: "Dunkers kulturhus (exempel)", en: "Dunkers arts centre (example)", ar: "دونكرس، بيت الثقافة (مثال)" },
    campaign: "helsingborg-minns",
    languages: ["sv", "en", "ar"],
    chapters: [{ type: "stories", minutes: 10 }, { type: "memories", minutes: 6 }, { type: "answers", minutes: 3 }, { type: "voices", minutes: 1 }, { type: "map", minutes: 1 }],
    theme: "night",
    invitation: { sv: "Vilken plats minns du?", en: "Which place do you remember?", ar: "أي مكان تتذكر؟" },
  },
  {
    name: "stadsmuseet",
    title: { sv: "Stadsmuseet (exempel)", en: "The city museum (example)", ar: "متحف المدينة (مثال)" },
    campaign: null,
    languages: ["sv"],
    chapters: [{ type: "memories", minutes: 10 }, { type: "stories", minutes: 8 }, { type: "map", minutes: 2 }],
    theme: "day",
    invitation: { sv: "Berätta om din plats", en: "Tell us about your place", ar: "احكِ لنا عن مكانك" },
  },
];
