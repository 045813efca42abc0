/**
 * How large words are set, so that every page fills its place: by the letters of the longest page. In --u, a hundredth of the wall's shorter
 * side. Measured by eye on a panel of 82 × 62 --u; the smallest is still over a thirtieth of the height.
 */
const SIZES: readonly (readonly [letters: number, size: number])[] = [[60, 8.6], [110, 7], [170, 5.9], [240, 5.1]];
const SIZES_WITH_PICTURE: readonly (readonly [letters: number, size: number])[] = [[50, 5.8], [90, 4.9], [140, 4.2]];
const ANSWER_SIZES: readonly (readonly [letters: number, size: number])[] = [[90, 5.4], [180, 4.5], [230, 4.1]];

const last = (sizes: typeof SIZES): readonly [number, number] => sizes[sizes.length - 1] ?? [200, 5];
const sizeIn = (sizes: typeof SIZES, letters: number): string => `calc(${String((sizes.find(([most]) => letters <= most) ?? last(sizes))[1])} * var(--u))`;

/** Shared with a photo or a waveform the words have half the room. */
export function lettersAPage(isShared: boolean): number {
  return last(isShared ? SIZES_WITH_PICTURE : SIZES)[0];
}
export function quoteSize(longestPage: number, isShared: boolean): string {
  return sizeIn(isShared ? SIZES_WITH_PICTURE : SIZES, longestPage);
}
export const answerLetters = last(ANSWER_SIZES)[0];
export function answerSize(longestPage: number): string {
  return sizeIn(ANSWER_SIZES, longestPage);
}
