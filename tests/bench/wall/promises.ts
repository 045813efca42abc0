/** What the week must have shown: every promise of the wall that its figures break, in words. None: the week was good. */
import { slopeOf, type Sample, type Slope } from "./slope";

export const RECOVERY_MS = 10_000;
export const PROMPT_MS = 2_000;
export const HEAP_RATIO = 2;

export interface Recovery {
  readonly what: string;
  readonly day: number;
  /** Simulated or real, whichever was longer; null: never. */
  readonly ms: number | null;
}
export interface Night {
  readonly day: number;
  readonly reloads: number;
  readonly hadNewVersion: boolean;
  readonly hasTakenOver: boolean;
}
export interface WallFigures {
  readonly pins: number;
  readonly countings: number;
  readonly missed: number;
  readonly doubled: number;
  readonly leftOver: number;
  readonly announceable: number;
  readonly unannounced: number;
  /** Of each pin that was: when, milliseconds of the week. */
  readonly announcedTwice: readonly (readonly number[])[];
  readonly withdrawn: number;
  readonly stillShown: number;
  /** Milliseconds, the slowest while nothing was broken. */
  readonly slowestShown: number;
  readonly slowestGone: number;
  readonly recoveries: readonly Recovery[];
  readonly nights: readonly Night[];
  /** Loaded anew by itself while the hall was open. */
  readonly reloadsWhileOpen: number;
  readonly inputs: number;
  /** Navigations that the page did not ask for itself, after the first. */
  readonly outsideNavigations: number;
  readonly samples: readonly Sample[];
  readonly errors: readonly string[];
}
export interface BareFigures {
  readonly samples: readonly Sample[];
  /** Bytes of the rows that came to stay, as they were sent, an update. */
  readonly rowBytesPerUpdate: number;
}

export interface HeapVerdict {
  readonly wall: Slope;
  readonly bare: Slope;
  /**
   * What the wall is measured against. A bare page whose heap happens to stand still or to shrink says nothing, so it is never less than the
   * words that came to stay: nobody can show them and not hold them.
   */
  readonly yardstick: number;
  readonly ratio: number;
  /** Also when the wall's slope is taken a standard error higher than it was measured. */
  readonly isKept: boolean;
}
export function judgeHeap(wall: readonly Sample[], bare: BareFigures): HeapVerdict {
  const [own, others] = [slopeOf(wall), slopeOf(bare.samples)];
  const yardstick = Math.max(others.perUpdate, bare.rowBytesPerUpdate);
  return { wall: own, bare: others, yardstick, ratio: own.perUpdate / yardstick, isKept: own.perUpdate + own.error <= HEAP_RATIO * yardstick };
}

export function brokenPromises(wall: WallFigures, bare: BareFigures): readonly string[] {
  const broken: string[] = [];
  const mustBe = (isKept: boolean, words: string) => {
    if (!isKept) broken.push(words);
  };
  mustBe(wall.countings > 0, "Nothing was counted.");
  mustBe(wall.missed + wall.doubled + wall.leftOver === 0, "A pin was missed, doubled or left over.");
  mustBe(wall.unannounced === 0, "An arrival was not announced.");
  mustBe(wall.announcedTwice.length === 0, "An arrival was announced twice.");
  mustBe(wall.stillShown === 0, "A pin was shown after it was taken back.");
  mustBe(wall.slowestShown <= PROMPT_MS, "A pin came later than two seconds after its approval.");
  mustBe(wall.slowestGone <= PROMPT_MS, "A pin went later than two seconds after it was taken back.");
  for (const { what, day, ms } of wall.recoveries) mustBe(ms !== null && ms <= RECOVERY_MS, `Day ${day}, ${what}: ${ms === null ? "never recovered from" : "not recovered from within ten seconds"}.`);
  for (const { day, reloads, hadNewVersion, hasTakenOver } of wall.nights) {
    mustBe(reloads === 1, `Night ${day}: loaded anew ${reloads} times instead of once.`);
    mustBe(hadNewVersion === hasTakenOver, `Night ${day}: ${hadNewVersion ? "the new version did not take over" : "a version took over though none was new"}.`);
  }
  mustBe(wall.reloadsWhileOpen === 0, "It loaded itself anew while the hall was open.");
  mustBe(wall.inputs + wall.outsideNavigations === 0, "Somebody had to do something.");
  mustBe(wall.errors.length === 0, "There were errors on the page.");
  mustBe(judgeHeap(wall.samples, bare).isKept, `The heap grew more than ${HEAP_RATIO} times as fast as a bare MapLibre page's.`);
  return broken;
}
