/** How memory grows with the updates: least squares in which every life of a page has its own level, so that the nightly reload hides nothing. */

export interface Sample {
  /** Pins that came or went since the week began. */
  readonly updates: number;
  readonly bytes: number;
  /** Which loading of the page it was taken in. */
  readonly life: number;
}
/** Bytes an update. `error`: one standard error; infinite when there are too few samples to tell. */
export interface Slope {
  readonly perUpdate: number;
  readonly error: number;
}

export function slopeOf(samples: readonly Sample[]): Slope {
  const lives = [...new Set(samples.map(({ life }) => life))].map((life) => centred(samples.filter((sample) => sample.life === life)));
  const points = lives.flat();
  const square = points.reduce((sum, { x }) => sum + x * x, 0);
  if (square === 0) return { perUpdate: 0, error: Infinity };
  const perUpdate = points.reduce((sum, { x, y }) => sum + x * y, 0) / square;
  const rest = points.reduce((sum, { x, y }) => sum + (y - perUpdate * x) ** 2, 0);
  const freedom = points.length - lives.length - 1;
  return { perUpdate, error: freedom > 0 ? Math.sqrt(rest / freedom / square) : Infinity };
}

function centred(samples: readonly Sample[]): readonly { readonly x: number; readonly y: number }[] {
  const [updates, bytes] = [mean(samples.map((sample) => sample.updates)), mean(samples.map((sample) => sample.bytes))];
  return samples.map((sample) => ({ x: sample.updates - updates, y: sample.bytes - bytes }));
}
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
