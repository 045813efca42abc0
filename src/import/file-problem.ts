/** Why a whole file cannot be read, and where. Nothing of it is imported. */
export type FileProblemCode =
  | "too_large"
  | "too_many_features"
  | "empty"
  | "format_unknown"
  | "truncated"
  | "broken"
  | "not_json"
  | "not_a_collection"
  | "no_layers"
  | "part_missing";

export interface FileProblemPlace {
  readonly line?: number;
  readonly byte?: number;
  readonly row?: number;
  /** Bytes there are and should be, or features. */
  readonly found?: number;
  readonly expected?: number;
  /** The part, the coordinate system, the limit. */
  readonly what?: string;
}

export class FileProblem extends Error {
  readonly code: FileProblemCode;
  readonly place: FileProblemPlace;

  constructor(code: FileProblemCode, place: FileProblemPlace = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = "FileProblem";
    this.code = code;
    this.place = place;
  }
}
