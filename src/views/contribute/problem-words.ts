/** What a problem means for the person: what happened, what is safe, what to do. */
import { city } from "../../city";
import { TEXT_LIMIT } from "../../domain/contribution";
import type { ProblemCode } from "../../domain/problem";
import { m } from "../../generated/messages/messages";

export function problemWords(code: ProblemCode): string {
  switch (code) {
    case "place_outside_city":
      return m.contribute_place_outside_city({ city: city.name });
    case "place_invalid":
      return m.contribute_place_required();
    case "place_outside_campaign":
      return m.problem_place_outside_campaign();
    case "place_too_many_points":
      return m.problem_place_too_many_points();
    case "place_too_large":
      return m.problem_place_too_large();
    case "place_too_short":
      return m.problem_place_too_short();
    case "place_crosses_itself":
      return m.problem_place_crosses_itself();
    case "geometry_not_offered":
      return m.problem_geometry_not_offered();
    case "media_not_allowed":
      return m.problem_media_not_allowed();
    case "media_too_large":
      return m.problem_media_too_large();
    case "media_type_not_allowed":
      return m.problem_media_type_not_allowed();
    case "media_unreadable":
      return m.problem_media_unreadable();
    case "media_too_many":
      return m.problem_media_too_many();
    case "text_missing":
      return m.contribute_text_missing();
    case "text_too_long":
      return m.receipt_edit_too_long({ limit: TEXT_LIMIT });
    case "storage_full":
      return m.contribute_problem_storage_full();
    case "kind_not_offered":
      return m.contribute_problem_kind_not_offered();
    case "session_ended":
    case "session_unknown":
      return m.contribute_problem_session_ended();
    case "revision_conflict":
      return m.receipt_problem_conflict();
    case "withdrawn":
      return m.receipt_status_withdrawn_text();
    case "too_many_from_contributor":
    case "too_many_from_session":
    case "too_many_new_contributors":
      return m.contribute_problem_too_many();
    case "field_invalid":
    case "field_not_allowed":
    case "precision_not_allowed":
      return m.contribute_problem_field();
    case "offline":
      return m.contribute_done_waiting();
    default:
      return m.contribute_problem_unexpected();
  }
}
