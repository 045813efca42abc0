/**
 * The planner's desk for taking evidence out. Implemented by `supabase-evidence.ts` over the functions of the migration "evidence". Every call
 * rejects with a Problem: not_allowed for who is neither planner nor admin, and for an export that is finished, another's or older than twelve
 * hours. What is taken is said before it begins, stands in the log and in a register, and never has what respondents said of themselves in a row.
 */
import type { CauseMark, Era } from "../../domain/contribution";
import type { CrsCode } from "../../domain/crs";
import type { Kind, Language, TimeOfDay, WishAudience } from "../../domain/kind";
import type { LonLat, Place } from "../../domain/place";

export const EVIDENCE_FORMATS = ["csv", "geojson", "geopackage", "map_png", "charts", "report"] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

export interface EvidenceRequest {
  readonly organisationId: string;
  readonly format: EvidenceFormat;
  /** Null: no coordinates in it. */
  readonly crs: CrsCode | null;
  /** As precise as the authors allowed the city; else as everybody may know them. */
  readonly exactPlaces: boolean;
  /** 3–120 characters. */
  readonly purpose: string;
  /** The selection without search words and drawn places: `filterForLog`. */
  readonly filter: string;
  readonly contributions: number;
}
export interface EvidenceStart {
  readonly exportId: string;
  readonly madeAt: string;
  readonly organisation: string;
}
export interface EvidenceRow {
  readonly id: string;
  readonly kind: Kind;
  readonly status: "submitted" | "published" | "rejected";
  /** YYYY-MM-DD in Stockholm. */
  readonly receivedOn: string;
  /** Random for each export. */
  readonly respondent: string;
  /** Words only of what is published, as it was published. */
  readonly title: string | null;
  readonly text: string;
  readonly language: Language;
  readonly era: Era | null;
  readonly safetyLevel: number | null;
  readonly times: readonly TimeOfDay[];
  readonly causes: readonly CauseMark[];
  readonly audiences: readonly WishAudience[];
  /** `point` is the middle of its 150 m square, a shape is made rough. */
  readonly isRough: boolean;
  readonly place: Place;
  readonly point: LonLat;
  readonly districtName: string | null;
  readonly campaignTitle: string | null;
  readonly areaNames: readonly string[];
  readonly themeNames: readonly string[];
  readonly answered: "no" | "draft" | "yes";
}
export interface PastExport {
  readonly id: string;
  readonly at: string;
  /** Null: no longer here. */
  readonly by: string | null;
  readonly format: EvidenceFormat;
  readonly crs: CrsCode | null;
  readonly exactPlaces: boolean;
  readonly purpose: string;
  readonly filter: string;
  readonly rows: number;
  readonly respondents: number;
  readonly sha256: string;
}

export interface EvidenceDesk {
  begin(request: EvidenceRequest): Promise<EvidenceStart>;
  /** In the order asked for; what was withdrawn since is left out. At most 2,000 at a time. */
  readRows(exportId: string, ordinals: readonly number[]): Promise<readonly EvidenceRow[]>;
  finish(outcome: { readonly exportId: string; readonly rows: number; readonly respondents: number; readonly sha256: string }): Promise<void>;
  /** The fifty latest, newest first. */
  readExports(organisationId: string): Promise<readonly PastExport[]>;
}
