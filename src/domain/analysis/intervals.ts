/**
 * Intervals for shares, so that a small group is not read as more than it is. They say how far a share could be off if those who answered
 * were drawn at random; here they chose to take part, so the words beside them never say "significant".
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
/** `part` of `all`, both counts of respondents. */
export interface Share {
  readonly part: number;
  readonly all: number;
}

/** 95 %: the standard normal distribution's 0.975 quantile. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval without continuity correction: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212; method 3 in R. G. Newcombe,
 * "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857–872. Null of nobody.
 */
export function wilsonInterval({ part, all }: Share, z: number = Z): Interval | null {
  checkShare({ part, all });
  if (all === 0) return null;
  const middle = 2 * part + z * z;
  const spread = z * Math.sqrt(z * z + 4 * part * (1 - part / all));
  const divisor = 2 * (all + z * z);
  // At the ends the formula gives exactly 0 and 1; floating point does not always.
  return { low: part === 0 ? 0 : (middle - spread) / divisor, high: part === all ? 1 : (middle + spread) / divisor };
}

/**
 * Newcombe's hybrid score interval for a − b of two independent shares: method 10 in R. G. Newcombe, "Interval estimation for the
 * difference between independent proportions", Statistics in Medicine 17 (1998) 873–890. Null when either has nobody.
 */
export function differenceInterval(a: Share, b: Share, z: number = Z): (Interval & { readonly difference: number }) | null {
  const [ofA, ofB] = [wilsonInterval(a, z), wilsonInterval(b, z)];
  if (ofA === null || ofB === null) return null;
  const [shareA, shareB] = [a.part / a.all, b.part / b.all];
  const difference = shareA - shareB;
  return {
    difference,
    low: difference - Math.hypot(shareA - ofA.low, ofB.high - shareB),
    high: difference + Math.hypot(ofA.high - shareA, shareB - ofB.low),
  };
}

function checkShare({ part, all }: Share): void {
  if (!(part >= 0 && part <= all)) throw new Error(`interval: ${part} of ${all} is no share`);
}
