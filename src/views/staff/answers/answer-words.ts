/** Words of the planner's answers: what a stance demands, what a draft lacks, in which state it is. */
import type { AnswerState } from "../../../backend/staff/answers";
import type { AnswerField, AnswerTab } from "../../../domain/answer";
import type { Stance } from "../../../domain/contribution";
import { m } from "../../../generated/messages/messages";

const DEMANDS: Readonly<Record<Stance, () => string>> = {
  will_do: m.staff_answer_demand_will_do,
  under_way: m.staff_answer_demand_under_way,
  done: m.staff_answer_demand_done,
  partly: m.staff_answer_demand_partly,
  cannot: m.staff_answer_demand_cannot,
  noted: m.staff_answer_demand_noted,
  forwarded: m.staff_answer_demand_forwarded,
};
const MISSING: Readonly<Record<AnswerField, () => string>> = {
  stance: m.staff_answer_missing_stance,
  text: m.staff_answer_missing_text,
  reason: m.staff_answer_missing_reason,
  unit: m.staff_answer_missing_unit,
  standing: m.staff_answer_missing_standing,
  decidedOn: m.staff_answer_missing_decided_on,
  paragraph: m.staff_answer_missing_paragraph,
  contributions: m.staff_answer_missing_contributions,
};
const STATES: Readonly<Record<AnswerState, () => string>> = {
  draft: m.staff_answer_state_draft,
  to_review: m.staff_answer_state_to_review,
  approved: m.staff_answer_state_approved,
  published: m.staff_answer_state_published,
  withdrawn: m.staff_answer_state_withdrawn,
};
const TABS: Readonly<Record<AnswerTab | "overdue", () => string>> = {
  overdue: m.staff_answers_tab_overdue,
  drafts: m.staff_answers_tab_drafts,
  to_review: m.staff_answers_tab_to_review,
  published: m.staff_answers_tab_published,
  corrected: m.staff_answers_tab_corrected,
  withdrawn: m.staff_answers_tab_withdrawn,
};

export const demandWords = (stance: Stance): string => DEMANDS[stance]();
export const missingWords = (field: AnswerField): string => MISSING[field]();
export const stateWords = (state: AnswerState): string => STATES[state]();
export const tabWords = (tab: AnswerTab | "overdue"): string => TABS[tab]();
