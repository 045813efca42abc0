/** The moderator's vocabulary: flags, reasons, precision and language in words. An unknown flag is shown as it is, never hidden. */
import type { RejectionReason } from "../../domain/contribution";
import type { Language } from "../../domain/kind";
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

const LANGUAGE: Readonly<Record<Language, () => string>> = { sv: m.moderate_language_sv, en: m.moderate_language_en, ar: m.moderate_language_ar };
export const languageWord = (language: Language): string => LANGUAGE[language]();
