/**
 * The order in which each respondent's rows stand together, oldest first, so that distinct respondents are counted by comparing with the
 * row before. Least-significant-digit radix sort: linear, stable, no comparisons (Knuth, The Art of Computer Programming 3, 5.2.5).
 */
const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
const FEW = 20_000;

/** Row numbers by respondent, within one by ordinal. A few are compared; a table of digits would cost more than they do. */
export function orderByRespondent(respondent: Uint32Array, ordinal: Uint32Array, rows: number): Uint32Array {
  let order: Uint32Array = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) order[row] = row;
  if (rows < FEW) return order.sort((one, other) => (respondent[one] as number) - (respondent[other] as number) || (ordinal[one] as number) - (ordinal[other] as number));
  if (!isAscending(ordinal, rows)) order = sortedBy(ordinal, order);
  return sortedBy(respondent, order);
}

function isAscending(values: Uint32Array, rows: number): boolean {
  for (let row = 1; row < rows; row += 1) if ((values[row] as number) < (values[row - 1] as number)) return false;
  return true;
}

function sortedBy(keys: Uint32Array, order: Uint32Array): Uint32Array {
  let from = order;
  let to: Uint32Array = new Uint32Array(order.length);
  const starts = new Uint32Array(DIGITS + 1);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    starts.fill(0);
    for (let at = 0; at < from.length; at += 1) {
      const digit = ((keys[from[at] as number] as number) >>> shift) & (DIGITS - 1);
      starts[digit + 1] = (starts[digit + 1] as number) + 1;
    }
    for (let digit = 0; digit < DIGITS; digit += 1) starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
    for (let at = 0; at < from.length; at += 1) {
      const row = from[at] as number;
      const digit = ((keys[row] as number) >>> shift) & (DIGITS - 1);
      const place = starts[digit] as number;
      to[place] = row;
      starts[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  return from;
}
