/** From how loud it was, moment by moment, to the bars of a waveform. */

/** Loudness of one moment, 0 to 1, from the samples of an AnalyserNode (bytes around 128): root mean square, drawn out so that speech fills the meter. */
export function loudnessOf(samples: Uint8Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += ((sample - 128) / 128) ** 2;
  // Speech into a phone lies around 0.05 to 0.25 RMS.
  return Math.min(1, Math.sqrt(sum / samples.length) * 4);
}

/** `count` whole numbers 0–255. The loudest of each part counts, and the loudest of all reaches the top unless all was silence. */
export function peaksFrom(levels: readonly number[], count: number): number[] {
  if (levels.length === 0) return Array.from({ length: count }, () => 0);
  const parts = Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * levels.length) / count);
    const to = Math.max(from + 1, Math.floor(((index + 1) * levels.length) / count));
    return Math.max(...levels.slice(from, to));
  });
  const top = Math.max(...parts);
  // Below this it is the room's hiss, which must not look like speech.
  const full = Math.max(top, 0.08);
  return parts.map((level) => Math.round((level / full) * 255));
}
