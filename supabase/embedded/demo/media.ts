/** The pictures and sounds of the demo, drawn and computed for it (media/make.ts). No photo of a place, no voice of a person. */
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";

interface DemoPhoto {
  readonly type: "photo";
  readonly width: number;
  readonly height: number;
  readonly alternativeText: string;
}
interface DemoSound {
  readonly type: "voice";
  readonly durationMs: number;
  readonly peaks: readonly number[];
  readonly transcript: string;
}
const lying = { type: "photo", width: 1200, height: 900 } as const;

export const MEDIA = {
  tram: { ...lying, alternativeText: "Teckning: en röd spårvagn med tända fönster i kvällen. Längs gatan står folk på rad." },
  window: { ...lying, alternativeText: "Teckning: ett litet rum med symaskin och säng. Genom fönstret syns sundet och en segelbåt." },
  square: { ...lying, alternativeText: "Teckning: två herrar spelar backgammon på ett torg medan några ser på." },
  chairs: { ...lying, alternativeText: "Teckning: två stolar utanför ett vitt hus vid havet. Den ena har röd kudde, den andra gul." },
  tower: { type: "photo", width: 900, height: 1200, alternativeText: "Drawing: a brick tower under the stars. In a lit window below, somebody waves." },
  bell: {
    type: "voice",
    durationMs: 22_000,
    peaks: [213, 201, 125, 84, 236, 161, 104, 254, 199, 130, 255, 219, 142, 253, 255, 163, 109, 255, 180, 120, 255, 202, 133, 255, 233, 150, 101, 255, 163, 110, 255, 188, 124, 255, 209, 137, 255, 242, 153, 103, 255, 175, 115, 79, 57, 41, 30, 19],
    transcript: "[En kyrkklocka slår.] Ett, två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv – och så ett slag till. [Klangen dör bort.]",
  },
  whistle: {
    type: "voice",
    durationMs: 9_000,
    peaks: [0, 0, 45, 92, 149, 187, 241, 253, 253, 255, 253, 253, 255, 253, 253, 254, 254, 253, 254, 254, 254, 254, 254, 252, 254, 255, 254, 254, 254, 250, 255, 254, 254, 252, 254, 246, 215, 191, 155, 115, 87, 49, 21, 0, 0, 0, 0, 0],
    transcript: "[En ångvissla stiger, håller tonen och sjunker.] Klockan är fyra.",
  },
} as const satisfies Readonly<Record<string, DemoPhoto | DemoSound>>;

export type DemoMedia = keyof typeof MEDIA;

/** What has to lie in the bucket `media`. */
export interface DemoFile {
  /** On this disk. */
  readonly file: string;
  /** In the bucket. */
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
}

export function fileOf(name: DemoMedia): DemoFile {
  const [ending, type] = MEDIA[name].type === "photo" ? ["webp", "image/webp"] : ["webm", "audio/webm"];
  const file = join(import.meta.dirname, "media", `${name}.${ending}`);
  return { file, path: `${createHash("sha256").update(`demo media ${name}`).digest("hex").slice(0, 32)}.${ending}`, type, bytes: statSync(file).size };
}

export function demoFiles(): readonly DemoFile[] {
  return (Object.keys(MEDIA) as DemoMedia[]).map(fileOf);
}
