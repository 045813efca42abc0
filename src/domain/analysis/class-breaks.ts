/** Into which classes a map divides its numbers: by quantiles, so that each class holds about as many cells. Used by map and legend alike. */

/**
 * The lower bounds of every class but the first, rising, at most `classes − 1` of them; fewer where the values are few. Numbers that are not
 * finite are left out. Bounds are values that occur (`wholes`) or rounded to two figures that mean something.
 */
export function quantileBreaks(values: ArrayLike<number>, classes: number, wholes: boolean): readonly number[] {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const lowest = sorted[0];
  if (lowest === undefined) return [];
  const breaks: number[] = [];
  for (let nth = 1; nth < classes; nth += 1) {
    const value = sorted[Math.floor((nth * sorted.length) / classes)] ?? lowest;
    const bound = wholes ? value : Number(value.toPrecision(2));
    if (bound > (breaks.at(-1) ?? lowest)) breaks.push(bound);
  }
  return breaks;
}

/** 0 for the lowest class. */
export function classOf(value: number, breaks: readonly number[]): number {
  let nth = 0;
  while (nth < breaks.length && value >= (breaks[nth] ?? Infinity)) nth += 1;
  return nth;
}
