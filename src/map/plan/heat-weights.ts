/** How strongly each cell glows: 0–1, by its count against the largest twentieth. One full square must not leave the rest of the city dark. Pure. */
export function heatWeights(counts: ArrayLike<number>): readonly number[] {
  const sorted = Array.from(counts).filter((count) => count > 0).sort((a, b) => a - b);
  const strong = sorted[Math.floor(sorted.length * 0.95)] ?? 1;
  return Array.from(counts, (count) => Math.min(1, count / strong));
}
