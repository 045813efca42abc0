/** The moderator's vocabulary: flags, reasons, precision and language in words. An unknown flag is shown as it is, never hidden. */
import type { RejectionReason, ReportReason } from "../../domain/contribution";
import type { Language } from "../../domain/kind";
import type { PersonalDataType } from "../../domain/personal-data";
import type { Precision } from "../../domain/place";
import { m } from "../../generated/messages/messages";

const FLAGS: Readonly<Record<string, (() => string) | undefined>> = {
  personnummer: m.moderate_flag_personnummer,
  samordningsnummer: m.moderate_flag_samordningsnummer,
  phone: m.moderate_flag_phone,
  email: m.moderate_flag_email,
  name: m.moderate_flag_name,
  plate: m.moderate_flag_plate,
  child_worry: m.moderate_flag_child_worry,
  threat: m.moderate_flag_threat,
  reported: m.moderate_flag_reported,
  link: m.moderate_flag_link,
};

export function flagWord(flag: string): string {
  return FLAGS[flag]?.() ?? m.moderate_flag_other({ flag });
}

export const reasonWord: Readonly<Record<RejectionReason, () => string>> = {
  personal_data: m.moderate_reason_personal_data,
  about_a_person: m.moderate_reason_about_a_person,
  hate: m.moderate_reason_hate,
  threat: m.moderate_reason_threat,
  advertising: m.moderate_reason_advertising,
  not_about_a_place: m.moderate_reason_not_about_a_place,
  duplicate: m.moderate_reason_duplicate,
  other: m.moderate_reason_other,
};

const PRECISION: Readonly<Record<Precision, () => string>> = {
  exact: m.moderate_precision_exact,
  exact_for_city: m.moderate_precision_exact_for_city,
  rough: m.moderate_precision_rough,
};
export const precisionFact = (precision: Precision): string => PRECISION[precision]();

const WRITTEN: Readonly<Record<Language, () => string>> = { sv: m.queue_written_sv, en: m.queue_written_en, ar: m.queue_written_ar };
export const writtenIn = (language: Language): string => WRITTEN[language]();

const LANGUAGE: Readonly<Record<Language, () => string>> = { sv: m.reject_language_sv, en: m.reject_language_en, ar: m.reject_language_ar };
export const languageWord = (language: Language): string => LANGUAGE[language]();

const REPORT: Readonly<Record<ReportReason, () => string>> = {
  child: m.report_reason_child,
  personal_data: m.report_reason_personal_data,
  hate: m.report_reason_hate,
  threat: m.report_reason_threat,
  spam: m.report_reason_spam,
  other: m.report_reason_other,
};
export const reportReasonWord = (reason: ReportReason): string => REPORT[reason]();

type InLanguage = (inputs: Record<string, never>, options: { readonly locale: Language }) => string;
const READ_BY_AUTHOR: Readonly<Record<RejectionReason, InLanguage>> = {
  personal_data: m.receipt_reason_personal_data,
  about_a_person: m.receipt_reason_about_a_person,
  hate: m.receipt_reason_hate,
  threat: m.receipt_reason_threat,
  advertising: m.receipt_reason_advertising,
  not_about_a_place: m.receipt_reason_not_about_a_place,
  duplicate: m.receipt_reason_duplicate,
  other: m.receipt_reason_other,
};
/** The reason as it stands on the receipt, in the language its author writes in. */
export const reasonForAuthor = (reason: RejectionReason, locale: Language): string => READ_BY_AUTHOR[reason]({}, { locale });

type TakeAway = (inputs: { words: string }) => string;
const TAKE_AWAY: Readonly<Record<PersonalDataType, TakeAway>> = {
  personnummer: m.redact_take_personnummer,
  samordningsnummer: m.redact_take_samordningsnummer,
  phone: m.redact_take_phone,
  email: m.redact_take_email,
  plate: m.redact_take_plate,
  name: m.redact_take_name,
};
/** The words keep their own direction. */
export const takeAwayWords = (type: PersonalDataType, words: string): string => TAKE_AWAY[type]({ words: `\u2068${words}\u2069` });
