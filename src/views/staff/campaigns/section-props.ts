/** What every part of the editor gets: what is written, the language it is written in, and how to change it. */
import type { Language } from "../../../domain/kind";

export interface SectionProps<Draft> {
  readonly draft: Draft;
  readonly language: Language;
  readonly onchange: (change: Partial<Draft>) => void;
}
