/** The heading of a screen: the question it asks. */
import type { Question } from "../../domain/campaign";
import { wordsIn } from "../../domain/campaign-time";
import { isCellOnly, type Kind, type Language } from "../../domain/kind";
import type { Screen } from "../../domain/screens";
import { m } from "../../generated/messages/messages";
import { kindCard } from "./words";

export function screenTitle({ step, part }: Screen, { kind, questions, language }: { readonly kind: Kind; readonly questions: readonly Question[]; readonly language: Language }): string {
  switch (step) {
    case "kind":
      return m.contribute_kind_title();
    case "age":
      return m.contribute_age_title();
    case "place":
      return m.contribute_place_title();
    case "tell":
      return tellTitle(part, kind);
    case "questions": {
      const question = questions.find(({ id }) => id === part);
      return question === undefined ? m.contribute_questions_title() : wordsIn(question.label, language);
    }
    case "precision":
      return m.contribute_precision_title();
    case "about_you":
      return aboutTitle(part);
    case "preview":
      return m.contribute_preview_title();
  }
}

function tellTitle(part: Screen["part"], kind: Kind): string {
  switch (part) {
    case "level":
      return m.contribute_safety_legend();
    case "era":
      return m.contribute_era_legend();
    case "times":
      return kind === "safety" ? m.contribute_times_legend() : m.contribute_times_legend_avoid();
    case "causes":
      return m.contribute_causes_legend();
    case "audiences":
      return m.contribute_wish_legend();
    case "text":
      return isCellOnly(kind) ? m.contribute_text_question_more() : kindCard[kind].tell();
    case "title":
      return m.contribute_title_question();
    case "photo":
      return m.contribute_photo_question();
    case "voice":
      return m.contribute_voice_question();
    case "exhibition":
      return m.contribute_exhibition_question();
    default:
      return kindCard[kind].tell();
  }
}

function aboutTitle(part: Screen["part"]): string {
  switch (part) {
    case "age_group":
      return m.contribute_about_age();
    case "gender":
      return m.contribute_about_gender_question();
    case "relations":
      return m.contribute_about_relation();
    case "home":
      return m.contribute_about_district();
    default:
      return m.contribute_about_title();
  }
}
