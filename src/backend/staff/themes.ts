/** The desk of themes: a small vocabulary, coded many at a time, each time with a way back. Implemented by `supabase-themes.ts`. */
import type { WordCounts } from "../../domain/theme-suggestions";
import type { Selection, Words } from "./answers";

export interface Theme {
  readonly id: string;
  readonly slug: string;
  readonly name: Words;
  readonly description: string | null;
  /** Nothing more is coded with it; what was coded stays. */
  readonly retiredAt: string | null;
  readonly mergedInto: string | null;
  /** How many contributions. */
  readonly coded: number;
}
export interface Coding {
  /** What to undo it by, within a day; null when nothing was changed. */
  readonly batchId: string | null;
  readonly changed: number;
  readonly selected: number;
}
export interface ThemesDesk {
  read(): Promise<readonly Theme[]>;
  /** Without id a new one. Rejects with field_invalid (name) when another in use has the name. */
  save(theme: { readonly id?: string; readonly name: Words; readonly description: string; readonly isRetired?: boolean }): Promise<Theme>;
  merge(from: string, into: string): Promise<Theme>;
  code(themeId: string, action: "add" | "remove", selection: Selection): Promise<Coding>;
  undo(batchId: string): Promise<void>;
  readWords(): Promise<WordCounts>;
}
