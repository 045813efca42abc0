/**
 * The planner's desk for analysis. Implemented by `supabase-analysis.ts` over the functions of the migration "analysis". Every call rejects
 * with a Problem: not_allowed for who is neither planner nor admin. Reading a snapshot is written in the log, since it holds exact places.
 */
import type { Boundary } from "../../domain/area-import";
import type { Where } from "../../domain/analysis/filter";
import type { Dictionaries } from "../../domain/analysis/snapshot";
import type { CauseMark, Stance } from "../../domain/contribution";
import type { Kind, Language } from "../../domain/kind";
import type { LonLat } from "../../domain/place";

export interface SnapshotStart {
  readonly organisationId: string;
  readonly dictionaries: Dictionaries;
  readonly total: number;
  readonly version: string;
}
/** Bytes in LAYOUT (domain/analysis/snapshot.ts). */
export interface SnapshotPage {
  readonly bytes: ArrayBuffer;
  readonly rows: number;
  /** Null: that was the last. */
  readonly next: string | null;
}
export interface SnapshotChanges {
  readonly dictionaries: Dictionaries;
  readonly changed: ArrayBuffer;
  readonly removed: Uint32Array;
  readonly version: string;
  /** True: too much has changed, or too long ago: read the snapshot anew. */
  readonly isTooMuch: boolean;
}
/** One contribution as a planner reads it. */
export interface WeighedContribution {
  readonly ordinal: number;
  readonly id: string;
  readonly kind: Kind;
  readonly title: string | null;
  readonly text: string;
  readonly language: Language;
  /** As precise as the author allowed the city; rough ones are the middle of their square. */
  readonly point: LonLat;
  readonly isRough: boolean;
  readonly safetyLevel: number | null;
  readonly times: readonly string[];
  readonly causes: readonly CauseMark[];
  readonly districtName: string | null;
  readonly campaignTitle: string | null;
  readonly themeIds: readonly string[];
  readonly receivedAt: string;
  readonly status: "submitted" | "published" | "rejected";
  readonly answers: readonly { readonly id: string; readonly stance: Stance | null; readonly isPublished: boolean }[];
}
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** What stands after /planera? in the address. */
  readonly query: string;
  readonly isMine: boolean;
  readonly updatedAt: string;
}

export interface AnalysisDesk {
  /** Organisations that the person may weigh for, the first one is opened. */
  readOrganisations(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  startSnapshot(organisationId: string): Promise<SnapshotStart>;
  readPage(start: Pick<SnapshotStart, "organisationId" | "version">, after: string | null): Promise<SnapshotPage>;
  readChanges(start: Pick<SnapshotStart, "organisationId" | "version">): Promise<SnapshotChanges>;
  /** Swedish full text in title and text (and transcripts); ordinals ascending. */
  findWords(organisationId: string, words: string): Promise<Uint32Array>;
  /** At most 200 at a time, in the order asked for. */
  readContributions(organisationId: string, ordinals: readonly number[]): Promise<readonly WeighedContribution[]>;
  /** Boundaries of districts and development areas for drawing. */
  readRegions(organisationId: string): Promise<{ readonly districts: readonly Region[]; readonly areas: readonly Region[] }>;
  /** A boundary in WGS 84 of what is within so many metres, counted by PostGIS in EPSG:3006. */
  buffer(organisationId: string, where: Where): Promise<Boundary>;
  readViews(organisationId: string): Promise<readonly SavedView[]>;
  /** The same name again replaces one's own. */
  saveView(organisationId: string, view: Pick<SavedView, "id" | "name" | "query">): Promise<SavedView>;
  deleteView(id: string): Promise<void>;
}
export interface Region {
  readonly id: string;
  readonly name: string;
  readonly boundary: Boundary;
}
