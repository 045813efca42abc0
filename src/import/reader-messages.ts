/** What goes between the page and the worker that reads a file. */
import type { Boundary, ImportKind } from "../domain/area-import";
import type { CrsChoice } from "./crs";
import type { FileProblemCode, FileProblemPlace } from "./file-problem";
import type { Cell, GivenFile } from "./layer";
import type { Mapping } from "./mapping";
import type { CrsFinding } from "./sure-crs";

export interface FoundLayer {
  readonly name: string;
  readonly count: number;
  readonly fields: readonly string[];
  readonly encoding: string | null;
  readonly crs: CrsFinding;
  /** The first three rows, for seeing what a field holds. */
  readonly sample: readonly Readonly<Record<string, Cell>>[];
  readonly guess: Mapping;
  readonly phaseWords: readonly string[];
  /** For each possible reading of its numbers, the first boundaries, for looking at on the map. */
  readonly readings: readonly { readonly choice: CrsChoice; readonly boundaries: readonly Boundary[] }[];
}
export interface FoundFile {
  readonly name: string;
  readonly hash: string;
  readonly layers: readonly FoundLayer[];
}

export type Request =
  | { readonly type: "overlay"; readonly files: readonly GivenFile[] }
  | { readonly type: "open"; readonly files: readonly GivenFile[]; readonly what: ImportKind }
  | { readonly type: "phase-words"; readonly layer: number; readonly field: string }
  | { readonly type: "rows"; readonly layer: number; readonly mapping: Mapping; readonly crs: CrsChoice };
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: { readonly code: FileProblemCode; readonly place: FileProblemPlace } | null; readonly message: string };
