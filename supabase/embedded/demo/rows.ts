/**
 * The demo as rows: what `load.ts` hands to the database. Ids follow from the words, so that loading twice is loading once; days are
 * spread by rule over the last eighteen months, or over the dialogue's own period.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Place } from "../../../src/domain/place";
import { ANSWERS, AREAS } from "./areas-and-answers";
import { CAMPAIGNS, SESSIONS, CONTROLLER, LEGAL_BASIS, ORGANISER } from "./campaigns";
import { CONTRIBUTIONS } from "./index";
import { MEDIA, fileOf } from "./media";
import { FRAMES, STATEMENTS } from "./plan-cases";
import { pinResponses } from "./responses";
import { safetyPins, type SafetyPin } from "./safety-pins";
import { THEMES, themesOf } from "./themes";
import { WALLS } from "./walls";
import type { CampaignSlug, DemoContribution } from "./write";

const MINUTES_A_DAY = 24 * 60;
/** The dialogue with public safety cells. */
export const CELL_CAMPAIGN: CampaignSlug = "kvallen-ar-din";

export function campaignRows(): readonly object[] {
  return CAMPAIGNS.map((campaign) => ({
    id: idOf(`campaign ${campaign.slug}`), slug: campaign.slug, title: campaign.title, question: campaign.question, intro: campaign.intro,
    can_change: campaign.canChange, cannot_change: campaign.cannotChange, who_decides: campaign.whoDecides, kinds: campaign.kinds, status: campaign.status,
    opens_in: campaign.opensInDays, closes_in: campaign.closesInDays, answer_in: campaign.answerInDays, questions: campaign.questions,
    geometry_types: campaign.geometryTypes, organiser: ORGANISER, controller: CONTROLLER, legal_basis: LEGAL_BASIS,
  }));
}

export function sessionRows(): readonly object[] {
  return SESSIONS.map((session) => ({
    id: idOf(`session ${session.code}`), code: session.code, label: session.label, campaign: session.campaign, for_children: session.forChildren, allows_media: session.allowsMedia,
  }));
}

export function wallRows(): readonly object[] {
  return WALLS.map(({ name, ...wall }) => ({ ...wall, id: idOf(`wall ${name}`), slug: name }));
}

export function areaRows(): readonly object[] {
  return AREAS.map((area) => ({
    id: areaId(area.key), name: area.name, case_number: area.caseNumber, phase: area.phase, from_in: area.fromDays, to_in: area.toDays,
    boundary: JSON.stringify({ type: "MultiPolygon", coordinates: [[area.ring]] }),
  }));
}

export interface ContributionRow {
  readonly id: string;
  readonly contributor: string;
  readonly receipt: string;
  readonly kind: string;
  readonly place: string;
  readonly precision: string;
  readonly minutes_ago: number;
  readonly publish: boolean;
  readonly supports: number;
  readonly [column: string]: unknown;
}

export function contributionRows(): readonly ContributionRow[] {
  return [...CONTRIBUTIONS.map(toldRow), ...safetyPins().map(pinRow)];
}

function toldRow(one: DemoContribution, index: number): ContributionRow {
  const underThirteen = one.age === "under_13";
  const timesAndCauses = one.safety ?? one.avoid;
  return {
    ...commonRow(contributionId(one), one.shape ?? { type: "Point", coordinates: one.at }, one.by),
    kind: one.kind, precision: one.precision ?? usualPrecision(one, underThirteen, index), title: one.title, text: one.text, language: one.language ?? "sv",
    safety_level: one.safety?.level ?? null, times: timesAndCauses?.times ?? [], causes: timesAndCauses?.causes ?? [],
    era_type: one.era?.type ?? null, era_from: one.era?.from ?? null, era_to: one.era?.to ?? null, audiences: one.audiences,
    responses: [], campaign: one.campaign ?? null, under_thirteen: underThirteen, exhibition: one.exhibition ?? saysYesToExhibition(underThirteen, index), flags: one.flags ?? [],
    ...stated({ age: one.age ?? null, gender: one.gender ?? null, relations: one.relations ?? ["live"] }, underThirteen ? 0 : index), themes: themesOf(one, index).map(themeId),
    minutes_ago: one.daysAgo === undefined ? minutesAgo(one.campaign ?? null, one.waiting === true, index) : dayAgo(one.daysAgo, index), publish: one.waiting !== true, supports: one.supports ?? 0,
  };
}

function pinRow(pin: SafetyPin): ContributionRow {
  return {
    ...commonRow(pinId(pin), { type: "Point", coordinates: pin.at }),
    kind: "safety", precision: "exact_for_city", title: null, text: "", language: "sv",
    safety_level: pin.safety.level, times: pin.safety.times, causes: pin.safety.causes, era_type: null, era_from: null, era_to: null, audiences: [],
    responses: pinResponses(pin), campaign: CELL_CAMPAIGN, under_thirteen: false, exhibition: false, flags: [], ...stated({ age: pin.age, gender: null, relations: ["live"] }, pin.order), themes: [],
    minutes_ago: minutesAgo(CELL_CAMPAIGN, false, pin.order), publish: true, supports: 0,
  };
}

/** Approved, and stored where `demoFiles` puts them. */
export function mediaRows(): readonly object[] {
  return CONTRIBUTIONS.flatMap((one) => {
    if (one.media === undefined) return [];
    const { path, type: mimeType, bytes } = fileOf(one.media);
    return [{ ...MEDIA[one.media], id: idOf(`media ${one.media}`), contribution: contributionId(one), path, mimeType, bytes }];
  });
}

interface Stated {
  readonly age: string | null;
  readonly gender: string | null;
  readonly relations: readonly string[];
}
/** As in life: one in five says nothing about themself, and one in four of the others not where they live. */
function stated(asked: Stated, turn: number): Stated & { readonly says_home: boolean } {
  if (turn % 5 === 2) return { age: null, gender: null, relations: [], says_home: false };
  return { ...asked, says_home: turn % 4 !== 1 };
}

const contributionId = (one: DemoContribution): string => idOf(`contribution ${one.kind} ${one.text}`);
const themeId = (key: string): string => idOf(`theme ${key}`);
const areaId = (key: string): string => idOf(`area ${key}`);
const answerId = (key: string): string => idOf(`answer ${key}`);
const pinId = (pin: SafetyPin): string => idOf(`safety pin ${pin.order}`);

function commonRow(id: string, place: Place, by: string = id): { readonly id: string; readonly contributor: string; readonly receipt: string; readonly place: string } {
  return {
    id,
    // Not the hash of a key any device could make (32 hex characters): nobody speaks for an invented contributor.
    contributor: createHash("sha256").update(`demo contributor of ${by}`).digest("hex"),
    // Random: nobody holds a receipt either.
    receipt: randomBytes(32).toString("hex"),
    place: JSON.stringify(place),
  };
}

/** Mostly the suggested one; every sixth author would rather not be so exact, as in life. */
function usualPrecision(one: DemoContribution, underThirteen: boolean, index: number): string {
  if (underThirteen) return "rough";
  if (one.kind === "safety" || one.kind === "avoid") return "exact_for_city";
  return index % 6 === 5 && one.exhibition !== true ? "exact_for_city" : "exact";
}

/** Where nothing else is written: two in three, and no child. */
const saysYesToExhibition = (underThirteen: boolean, index: number): boolean => !underThirteen && index % 3 !== 1;

/** Some time between eight and twenty o'clock or so, as the first start goes. */
const dayAgo = (days: number, index: number): number => Math.round(days * MINUTES_A_DAY + ((index * 89) % 600));

function minutesAgo(slug: CampaignSlug | null, waiting: boolean, index: number): number {
  // A step that shares no factor with 997 visits every place in between before it comes back.
  // Squared: more of it is recent, as in a city that has begun to talk.
  const share = (((index * 389) % 997) / 997) ** 2;
  if (waiting) return Math.round((0.1 + share * 4) * MINUTES_A_DAY);
  const campaign = CAMPAIGNS.find((one) => one.slug === slug);
  const first = campaign === undefined ? 540 : -campaign.opensInDays;
  const last = campaign === undefined ? 3 : Math.max(2, -campaign.closesInDays);
  return Math.round((last + share * (first - last - 1)) * MINUTES_A_DAY);
}

export function answerRows(): readonly object[] {
  const idByKey = new Map(CONTRIBUTIONS.flatMap((one) => (one.key === undefined ? [] : [[one.key, contributionId(one)] as const])));
  return ANSWERS.map((answer) => ({
    id: answerId(answer.key), stance: answer.stance, text: answer.text, reason: answer.reason, unit: answer.unit, standing: answer.standing,
    decided_in: answer.decidedInDays, paragraph: answer.paragraph, published_in: answer.publishedInDays,
    area: answer.area === null ? null : areaId(answer.area),
    contributions: [...answer.to.flatMap((key) => idByKey.get(key) ?? []), ...safetyPins().filter((pin) => answer.toSpots?.includes(pin.spot)).map(pinId)],
  }));
}

export function themeRows(): readonly object[] {
  return THEMES.map(({ key, slug, name }) => ({ id: themeId(key), slug, name }));
}

export function frameRows(): readonly object[] {
  return FRAMES.map((frame) => ({
    area: areaId(frame.area), stage: frame.stage, from_in: frame.fromDays, to_in: frame.toDays, buffer: frame.bufferMetres, officer: frame.officer, unit: frame.unit,
  }));
}

export function statementRows(): readonly object[] {
  return STATEMENTS.map((statement) => ({
    id: idOf(`statement ${statement.key}`), area: areaId(statement.area), stage: statement.stage, received_in: statement.receivedDays, sender: statement.sender,
    register_number: statement.registerNumber, summary: statement.summary, themes: statement.themes.map(themeId), answer: statement.answer === undefined ? null : answerId(statement.answer),
  }));
}

/** A uuid (shape of version 4) that always follows from the same words. */
function idOf(words: string): string {
  const hex = createHash("sha256").update(`vart-helsingborg demo ${words}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
