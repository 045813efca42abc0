/** The themes that the demo's staff code with, and which of them they have put on what is told: by the words in it, and not on everything. */
import type { DemoContribution } from "./write";

export interface DemoTheme {
  readonly key: string;
  readonly slug: string;
  readonly name: string;
  readonly words: RegExp;
}
/** Words that begin so. */
const words = (...beginnings: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(${beginnings.join("|")})`, "u");

export const THEMES: readonly DemoTheme[] = [
  { key: "lighting", slug: "belysning", name: "Belysning", words: words("lamp", "ljus", "mörk", "lyser") },
  { key: "traffic", slug: "trafik", name: "Trafik och parkering", words: words("bil(ar|arna|en)?(?!\\p{L})", "cyk", "lådcykl", "trafik", "övergång", "parkering", "bussen", "utfart", "korsning", "trottoar") },
  { key: "green", slug: "gronska", name: "Grönska", words: words("träd", "gräs", "bokar", "odling", "plantera", "skugga", "blom", "kastanj", "rowan") },
  { key: "meeting", slug: "motesplatser", name: "Mötesplatser", words: words("bänk", "mötas", "mötesplats", "samlas", "grann", "långbord", "tak när") },
  { key: "play", slug: "lek", name: "Lek och idrott", words: words("lek", "pulka", "klätter", "boule", "fotboll", "barnen", "spela", "koja") },
  { key: "upkeep", slug: "skotsel", name: "Skötsel", words: words("trasig", "häck", "busk", "skräp", "städ", "sköt", "klipp") },
  { key: "accessibility", slug: "tillganglighet", name: "Tillgänglighet", words: words("rullstol", "trappsteg", "trapporna", "rullator", "armstöd", "ramp(?!\\p{L})", "hiss") },
  { key: "culture", slug: "kultur", name: "Kultur och historia", words: words("gamla", "förr(?!\\p{L})", "på den tiden", "när husen var nya", "lucia") },
];

/** Keys of the themes of one contribution. Every seventh is left for whoever tries the coding. */
export function themesOf(one: DemoContribution, index: number): readonly string[] {
  if (one.waiting === true || index % 7 === 3) return [];
  const told = `${one.title ?? ""} ${one.text}`.toLowerCase();
  const causes = [...(one.safety?.causes ?? []), ...(one.avoid?.causes ?? [])].map(({ cause }) => cause);
  return THEMES.filter(({ key, words }) => words.test(told) || causes.some((cause) => cause === key) || (key === "culture" && one.kind === "memory")).map(({ key }) => key);
}
