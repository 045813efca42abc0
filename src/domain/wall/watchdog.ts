/**
 * What to do when the wall stops being alive. Judges by what a visitor would see – frames, and how old what is shown is – not by whether
 * code runs. A ladder: make the map anew, twice; load the page anew, at most three times an hour (told apart from this page's memory, so that
 * it also holds over the reload); then the calm picture, and after ten minutes the map once more. Never a loop.
 */
export type Rescue = "nothing" | "rebuild_map" | "reload" | "calm";

export interface Signs {
  readonly now: number;
  /** A frame was drawn since the last look. */
  readonly hasDrawn: boolean;
  /** The wall plays on a visible screen with motion, so frames must come. */
  readonly expectsFrames: boolean;
  /** The graphics went and did not come back. */
  readonly isMapLost: boolean;
  /** A part of the app did not come: its style sheet would not be asked for twice, so only a page begun anew gets all of it. */
  readonly isPartMissing: boolean;
  readonly dataAgeMs: number;
  /** This page's address answers, so that a reload cannot end on the browser's own error page. */
  readonly canReload: boolean;
}
export interface Watch {
  /** When frames were last seen, or when they were last allowed to be missing. */
  readonly seenAt: number;
  /** Times the map was made anew, of late. */
  readonly rebuiltAt: readonly number[];
  readonly reloadedAt: readonly number[];
  /** Since when the calm picture is shown. */
  readonly calmAt: number | null;
}

/** A picture that stands still for eight seconds while it should fly has stopped. */
export const FRAME_SILENCE_MS = 8_000;
/** What a slow machine may need to make a map of 4K. */
const REBUILD_MS = 40_000;
/** A map that lived this long after it was made anew was mended. */
const MENDED_MS = 5 * 60_000;
const REBUILDS = 2;
const HOUR_MS = 3_600_000;
const RELOADS_AN_HOUR = 3;
const CALM_MS = 10 * 60_000;
/** Nobody answered for half an hour though the page's own address does: what holds the line is in this page. */
const STALE_MS = 30 * 60_000;

export function beginWatch(now: number, reloadedAt: readonly number[]): Watch {
  return { seenAt: now + REBUILD_MS, rebuiltAt: [], reloadedAt: reloadedAt.filter((at) => at <= now && now - at < HOUR_MS), calmAt: null };
}

export function look(watch: Watch, signs: Signs): { readonly rescue: Rescue; readonly watch: Watch } {
  const { now } = signs;
  const reloadedAt = watch.reloadedAt.filter((at) => at <= now && now - at < HOUR_MS);
  const rebuiltAt = watch.rebuiltAt.filter((at) => at <= now && now - at < MENDED_MS);
  const known: Watch = { ...watch, reloadedAt, rebuiltAt };
  const reload = () => ({ rescue: "reload" as const, watch: { ...known, seenAt: now + REBUILD_MS, reloadedAt: [...reloadedAt, now] } });

  const mayReload = signs.canReload && reloadedAt.length < RELOADS_AN_HOUR;
  // Until then the calm picture stands, and nothing else would help. A page that was just begun is given time to come.
  const isFresh = reloadedAt.some((at) => now - at < REBUILD_MS);
  if (signs.isPartMissing) return mayReload && !isFresh ? reload() : { rescue: "nothing", watch: known };
  if (known.calmAt !== null) {
    if (now >= known.calmAt && now - known.calmAt < CALM_MS) return { rescue: "nothing", watch: known };
    return { rescue: "rebuild_map", watch: { ...known, calmAt: null, seenAt: now + REBUILD_MS, rebuiltAt: [...rebuiltAt, now] } };
  }
  // The first reload for old data; another one only when the hour is over.
  if (signs.dataAgeMs > STALE_MS && mayReload && reloadedAt.length === 0) return reload();

  // A clock that was set back must not blind the watch.
  const before = Math.min(known.seenAt, now + REBUILD_MS);
  const seenAt = signs.hasDrawn || !signs.expectsFrames ? Math.max(now, before) : before;
  if (!signs.isMapLost && now - seenAt < FRAME_SILENCE_MS) return { rescue: "nothing", watch: { ...known, seenAt } };
  if (rebuiltAt.length < REBUILDS) return { rescue: "rebuild_map", watch: { ...known, seenAt: now + REBUILD_MS, rebuiltAt: [...rebuiltAt, now] } };
  if (mayReload) return reload();
  return { rescue: "calm", watch: { ...known, seenAt: now, rebuiltAt: [], calmAt: now } };
}
