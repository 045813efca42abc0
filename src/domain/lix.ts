/**
 * LIX, the Swedish measure of how heavy a text reads (C. H. Björnsson, Läsbarhet, 1968): words per sentence + the share of words longer
 * than six letters, in per cent. Under 30: children's books; 30–40: fiction, easy news; 40–50: ordinary news; above 60: officialese.
 */
export function lix(text: string): number {
  const words = text.match(/[\p{L}\p{N}]+(?:[-’'.][\p{L}\p{N}]+)*/gu) ?? [];
  const sentences = text.match(/[^.!?:…\n]*[\p{L}\p{N}][^.!?:…\n]*(?:[.!?:…\n]|$)+/gu) ?? [];
  if (words.length === 0) return 0;
  const long = words.filter((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, "").length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}
