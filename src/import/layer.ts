/** What a file holds before anybody has said what its fields mean. */
import type { RefusalReason } from "../domain/area-import";
import type { SaidCrs } from "./crs";

export type Cell = string | number | boolean | null;
export type Position = readonly [number, number];
/** Polygons of rings of positions, in the file's own coordinates and order; heights left out. */
export type Polygons = readonly (readonly (readonly Position[])[])[];
/** No area, but something to draw. */
export type PathShape = { readonly type: "points"; readonly positions: readonly Position[] } | { readonly type: "lines"; readonly lines: readonly (readonly Position[])[] };
/** An area, or why it is none. `path`: what it is instead, for those who only draw it. */
export type Shape = { readonly polygons: Polygons } | { readonly reason: RefusalReason; readonly detail: string | null; readonly path?: PathShape };

export interface Feature {
  /** From 1, in the file's order. */
  readonly nth: number;
  readonly values: Readonly<Record<string, Cell>>;
  readonly shape: Shape;
}
export interface Layer {
  readonly name: string;
  readonly fields: readonly string[];
  readonly features: readonly Feature[];
  readonly crs: SaidCrs;
  /** How its letters are written, as far as the format leaves that open. */
  readonly encoding: string | null;
}
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A cell as people read it; empty for nothing. */
export function cellText(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell).trim();
}
/** Numbers, words and yes-or-no stay; what is nested in a field is text. */
export function asCell(value: unknown): Cell {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value === null || value === undefined) return null;
  return JSON.stringify(value);
}
