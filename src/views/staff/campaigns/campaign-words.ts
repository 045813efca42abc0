/** Words of the campaign desk: phases, languages, fields and what is missing. */
import type { CampaignPhase, CampaignState, MissingWords, OpeningField, TranslatedField } from "../../../domain/campaign-draft";
import type { Language } from "../../../domain/kind";
import { m } from "../../../generated/messages/messages";
import { dateWords, listWords } from "../../shared/dates";

const PHASES: Readonly<Record<CampaignPhase, () => string>> = {
  draft: m.staff_campaigns_status_draft,
  planned: m.staff_campaigns_status_planned,
  open: m.staff_campaigns_status_open,
  ended: m.staff_campaigns_status_ended,
  closed: m.staff_campaigns_status_closed,
  archived: m.staff_campaigns_status_archived,
};
export const phaseName = (phase: CampaignPhase): string => PHASES[phase]();

const LANGUAGE_NAMES: Readonly<Record<Language, () => string>> = { sv: m.staff_language_sv, en: m.staff_language_en, ar: m.staff_language_ar };
export const languageName = (language: Language): string => LANGUAGE_NAMES[language]();

const FIELDS: Readonly<Record<OpeningField | "kinds", () => string>> = {
  title: m.campaign_edit_title,
  question: m.campaign_edit_question,
  intro: m.campaign_edit_intro,
  canChange: m.campaign_edit_can_change,
  cannotChange: m.campaign_edit_cannot_change,
  whoDecides: m.campaign_edit_who_decides,
  closesOn: m.campaign_edit_missing_closes_on,
  answerBy: m.campaign_edit_missing_answer_by,
  questions: m.campaign_edit_missing_questions,
  organisers: m.campaign_edit_organiser,
  controller: m.campaign_edit_controller,
  legalBasis: m.campaign_edit_legal_basis,
  disposal: m.campaign_edit_missing_disposal,
  kinds: m.campaign_edit_kinds,
};
export const fieldName = (field: OpeningField | "kinds"): string => FIELDS[field]();

/** "Arabiska saknas för: Vad som kan ändras och fråga 2." */
export function missingWordsText(language: Language, { fields, questions }: MissingWords): string {
  const name = languageName(language);
  const what = [...fields.map((field: TranslatedField) => fieldName(field)), ...questions.map((number) => m.campaign_edit_words_question({ number }))];
  return what.length === 0 ? m.campaign_edit_words_all({ language: name }) : m.campaign_edit_words_missing({ language: name, what: listWords(what) });
}

export function periodText({ opensOn, closesOn }: Pick<CampaignState, "opensOn" | "closesOn">): string {
  return closesOn === null ? m.staff_campaigns_period_open({ from: dateWords(opensOn) }) : m.staff_campaigns_period({ from: dateWords(opensOn), to: dateWords(closesOn) });
}
