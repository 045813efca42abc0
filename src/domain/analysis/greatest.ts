/** The greatest of many numbers without sorting them all: counted by their upper half, then only what can be among them is sorted. */
const UPPER = 16;

/** At most `limit`, falling. */
export function greatest(numbers: Uint32Array, limit: number): Uint32Array {
  if (limit <= 0) return new Uint32Array();
  const amounts = new Uint32Array(1 << UPPER);
  for (let nth = 0; nth < numbers.length; nth += 1) {
    const upper = (numbers[nth] as number) >>> UPPER;
    amounts[upper] = (amounts[upper] as number) + 1;
  }
  let [least, found] = [amounts.length, 0];
  while (least > 0 && found < limit) found += amounts[(least -= 1)] as number;
  const candidates = new Uint32Array(found);
  for (let nth = 0, at = 0; nth < numbers.length; nth += 1) if ((numbers[nth] as number) >>> UPPER >= least) candidates[at++] = numbers[nth] as number;
  return candidates.sort().reverse().slice(0, limit);
}
