/** What every part of a wall's editor gets. */
import type { Language } from "../../../domain/kind";
import type { WallForm } from "../../../domain/wall/draft";
import type { WallErrors } from "./wall-saving.svelte";

export interface WallSectionProps {
  readonly form: WallForm;
  readonly language: Language;
  readonly errors: WallErrors;
  readonly onchange: (change: Partial<WallForm>) => void;
}
