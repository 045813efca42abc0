/** Files, coordinate systems, rows and what becomes of them, in words. */
import type { ChangedFact, Outcome, RefusalReason } from "../../../domain/area-import";
import { m } from "../../../generated/messages/messages";
import type { CrsCode } from "../../../domain/crs";
import type { CrsChoice } from "../../../import/crs";
import type { FileProblem } from "../../../import/file-problem";
import type { CrsFinding } from "../../../import/sure-crs";

const CRS: Readonly<Record<CrsCode, () => string>> = { "EPSG:4326": m.import_crs_4326, "EPSG:3006": m.import_crs_3006, "EPSG:3008": m.import_crs_3008 };
export function crsWords({ code, isSwapped }: CrsChoice): string {
  return isSwapped ? m.import_crs_turned({ name: CRS[code]() }) : CRS[code]();
}
export function findingWords({ how, said }: CrsFinding): string {
  switch (how) {
    case "said":
      return m.import_crs_said();
    case "turned":
      return m.import_crs_said_turned();
    case "guessed":
      return m.import_crs_guessed();
    case "contradicted":
      return m.import_crs_contradicted();
    case "nowhere":
      return said.type === "other" ? m.import_crs_other({ name: said.name }) : m.import_crs_nowhere();
  }
}

const OUTCOME: Readonly<Record<Outcome, () => string>> = { added: m.import_outcome_added, updated: m.import_outcome_updated, unchanged: m.import_outcome_unchanged, refused: m.import_outcome_refused };
export function outcomeWords(outcome: Outcome): string {
  return OUTCOME[outcome]();
}
const CHANGED: Readonly<Record<ChangedFact, () => string>> = {
  name: m.import_changed_name, phase: m.import_changed_phase, days: m.import_changed_days, url: m.import_changed_url, boundary: m.import_changed_boundary, code: m.import_changed_code, population: m.import_changed_population,
};
export function changedWords(changed: readonly ChangedFact[]): string {
  return changed.map((fact) => CHANGED[fact]()).join(", ");
}

const REFUSED: Readonly<Record<RefusalReason, (words: { detail: string }) => string>> = {
  geometry_missing: () => m.import_refusal_geometry_missing(),
  geometry_empty: () => m.import_refusal_geometry_empty(),
  geometry_kind: m.import_refusal_geometry_kind,
  geometry_curve: () => m.import_refusal_geometry_curve(),
  geometry_broken: () => m.import_refusal_geometry_broken(),
  geometry_invalid: m.import_refusal_geometry_invalid,
  ring_unclosed: m.import_refusal_ring_unclosed,
  ring_too_short: m.import_refusal_ring_too_short,
  ring_crosses: m.import_refusal_ring_crosses,
  outside_municipality: () => m.import_refusal_outside(),
  duplicate_key: m.import_refusal_duplicate_key,
  duplicate_name: m.import_refusal_duplicate_name,
  duplicate_boundary: m.import_refusal_duplicate_boundary,
  name_missing: () => m.import_refusal_name_missing(),
  name_too_long: () => m.import_refusal_name_too_long(),
  key_too_long: () => m.import_refusal_key_too_long(),
  phase_unknown: m.import_refusal_phase_unknown,
  day_unreadable: m.import_refusal_day_unreadable,
  days_backwards: () => m.import_refusal_days_backwards(),
  url_invalid: () => m.import_refusal_url_invalid(),
  number_unreadable: m.import_refusal_number_unreadable,
};
export function refusalWords(reason: RefusalReason | null, detail: string | null): string {
  return reason === null ? "" : REFUSED[reason]({ detail: detail ?? "" });
}

export function fileProblemWords({ code, place }: FileProblem): string {
  switch (code) {
    case "too_large":
      return m.import_file_too_large();
    case "too_many_features":
      return m.import_file_too_many();
    case "empty":
      return m.import_file_empty();
    case "format_unknown":
      return m.import_file_unknown();
    case "truncated":
      return place.row === undefined ? m.import_file_truncated({ byte: place.byte ?? 0 }) : m.import_file_truncated_row({ row: place.row, byte: place.byte ?? 0 });
    case "broken":
      return place.row === undefined ? m.import_file_broken({ detail: place.what ?? "" }) : m.import_file_broken_row({ row: place.row });
    case "not_json":
      return m.import_file_not_json({ line: place.line ?? 0 });
    case "not_a_collection":
      return m.import_file_not_collection();
    case "no_layers":
      return m.import_file_no_layers();
    case "part_missing":
      return m.import_file_part_missing({ name: place.what ?? "" });
  }
}
