/** Words of the dossier's page: stages, orders, what a contribution says without words, where it lies. */
import type { DossierContribution, DossierAnswer } from "../../../backend/staff/dossier";
import type { DossierPart, DossierStage } from "../../../domain/dossier";
import type { Dictionaries } from "../../../domain/analysis/snapshot";
import { m } from "../../../generated/messages/messages";
import { stanceWords } from "../../shared/stance-words";
import { valueName } from "../words/facet-words";
import type { DossierOrder } from "./dossier-groups";

/** Times and causes have fixed names. */
const NO_NAMES: Dictionaries = { districts: [], campaigns: [], areas: [], areaSets: [], themes: [], themeSets: [] };
const STAGES: Readonly<Record<DossierStage, () => string>> = { consultation: m.dossier_stage_consultation, review: m.dossier_stage_review };
const PARTS: Readonly<Record<DossierPart, () => string>> = { received: m.dossier_part_received, background: m.dossier_part_background };
const ORDERS: Readonly<Record<DossierOrder, () => string>> = { oldest: m.dossier_order_oldest, newest: m.dossier_order_newest, support: m.dossier_order_support };

export const stageName = (stage: DossierStage): string => STAGES[stage]();
export const partName = (part: DossierPart): string => PARTS[part]();
export const orderName = (order: DossierOrder): string => ORDERS[order]();
export const placeWords = ({ isInside, isRough }: Pick<DossierContribution, "isInside" | "isRough">): string =>
  isInside ? (isRough ? m.dossier_place_inside_rough() : m.dossier_place_inside()) : isRough ? m.dossier_place_near_rough() : m.dossier_place_near();
/** What was said in choices, besides how safe: when and why. */
export const choiceWords = ({ times, causes }: Pick<DossierContribution, "times" | "causes">): string =>
  [...times.map((time) => valueName("time", time, NO_NAMES)), ...causes.map(({ cause, effect }) => valueName("cause", `${effect}.${cause}`, NO_NAMES))].join(" · ");
export const answerName = ({ stance, isPublished }: Pick<DossierAnswer, "stance" | "isPublished">): string =>
  stance === null ? m.dossier_answer_unwritten() : isPublished ? stanceWords(stance) : m.dossier_answer_draft({ stance: stanceWords(stance) });
