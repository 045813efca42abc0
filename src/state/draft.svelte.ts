/**
 * The conversation: what has been said so far, on which step one is, saved at every pause. Belongs to the contribute view's bundle (it
 * brings zod); the shell only imports its type.
 *
 *   await draft.restore()          → true when an earlier draft came back        draft.begin({ campaign, session, wallCode })
 *   draft.layOut({ simple, asksHome })   one question a screen, or one step a screen
 *   draft.data   draft.update({ text: "…" })   draft.step   draft.screens   draft.screen {step, part}   draft.progress {index, count}
 *   draft.next()  draft.back()  draft.goTo(step, part?)   draft.missing (FieldIssue[] of this screen)   draft.precision   draft.precisions
 *   draft.stage                    discriminated by step, carrying exactly what the step needs
 *   draft.isChild   draft.allowsMedia   draft.mediaToSend
 *   draft.resume(parked.submission)      a refused one again, under its own id and code
 *   await draft.toSubmission(language)   rejects with the first Problem   → outbox.submit(submission, draft.mediaToSend) → await draft.clear(), or
 *   draft.startAnother(sent)                for the next place in the same go
 *   draft.saved "clean" | "dirty" | "failed"      (failed: the device is full; the words are still here on the screen)
 *   await draft.saveNow()          on pagehide and before leaving
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- a clock read once, nothing follows it */
import { city } from "../city";
import type { Campaign, GroupSession, Question } from "../domain/campaign";
import { offeredKinds } from "../domain/campaign-time";
import { parseSubmission } from "../domain/contribution-schema";
import type { Submission } from "../domain/contribution";
import { afterSending, draftFrom, emptyDraft, isChild, isUntouched, precisionOf, stepOfField, submissionFrom, type DraftData, type Step } from "../domain/draft";
import { yearBy } from "../domain/era";
import { KINDS, type Kind, type Language } from "../domain/kind";
import type { DraftMedia } from "../domain/media";
import { newId } from "../domain/new-id";
import type { LonLat, Place, Precision } from "../domain/place";
import { offeredGeometries, placeChoiceOf, type PlaceChoice } from "../domain/place-choice";
import { allowedPrecisions } from "../domain/precision";
import { Problem } from "../domain/problem";
import { fittingResponses } from "../domain/questions";
import { makeReceiptCode } from "../domain/receipt-code";
import { missingOn, partOfField, screenAt, screensFor, type Part, type Screen } from "../domain/screens";
import type { FieldIssue } from "../domain/schema-parts";
import { tidy } from "../domain/tidy";
import type { DeviceStore } from "../outbox/device-store";
import { DRAFT_NAME } from "./draft-name";
import { readDraft } from "./draft-schema";
import { placeToSend } from "./place-to-send";

/** A pause in typing. Short enough that a dead battery costs a word, long enough not to write at every letter. */
const PAUSE_MS = 400;

export type DraftStage =
  | { readonly step: "kind" }
  | { readonly step: "age"; readonly kind: Kind }
  | { readonly step: "place"; readonly kind: Kind }
  | { readonly step: "tell" | "questions" | "precision" | "about_you" | "preview"; readonly kind: Kind; readonly place: LonLat };

export interface DraftParts {
  readonly store: Promise<DeviceStore>;
  readonly now?: () => Date;
  /** What leaves the device of a place. */
  readonly placeToSend?: (choice: PlaceChoice, campaignArea: readonly LonLat[] | null) => Promise<Place>;
}


export class Draft {
  data = $state.raw<DraftData>(emptyDraft(newId(), makeReceiptCode()));
  saved = $state<"clean" | "dirty" | "failed">("clean");
  problem = $state.raw<Problem | null>(null);
  #campaign = $state.raw<Campaign | null>(null);

  #session = $state.raw<GroupSession | null>(null);
  #layout = $state.raw({ simple: false, asksHome: false });

  readonly kinds = $derived(offeredKinds(this.#campaign));
  readonly isChild = $derived(isChild(this.data));
  /** Children only where the session's leader has arranged for it. */
  readonly allowsMedia = $derived(this.#campaign?.allowsMedia !== false && (!this.isChild || this.#session?.allowsMedia === true));
  /** What was added before it was no longer allowed stays on the device and is not sent. */
  readonly mediaToSend: readonly DraftMedia[] = $derived(
    this.allowsMedia ? this.data.media.map((media) => ({ ...media, alternativeText: tidy(media.alternativeText), transcript: tidy(media.transcript) })) : [],
  );
  readonly screens: readonly Screen[] = $derived(
    screensFor({
      kind: this.data.kind,
      asksAge: this.#campaign?.adultsOnly !== true && !this.data.childrensSession,
      questions: this.questions,
      allowsMedia: this.allowsMedia,
      ...this.#layout,
    }),
  );
  readonly #index = $derived(screenAt(this.screens, { step: this.data.step, part: this.data.part }));
  readonly screen: Screen = $derived(this.screens[this.#index] ?? { step: "kind", part: null });
  readonly step = $derived(this.screen.step);
  readonly progress = $derived({ index: this.#index, count: this.screens.length });
  readonly missing = $derived.by(() => this.#missingOn(this.screen));
  readonly precision = $derived<Precision>(precisionOf(this.data));
  readonly precisions = $derived(allowedPrecisions({ kind: this.data.kind ?? "story", underThirteen: this.isChild, roughOnly: this.data.roughOnly }));
  /** What may be marked here: a point, and where the campaign allows it a line or an area. */
  readonly geometries = $derived(offeredGeometries(this.#campaign?.geometryTypes, this.isChild));
  readonly placeChoice = $derived(placeChoiceOf(this.data, { precision: this.precision, geometries: this.geometries }));
  readonly stage = $derived<DraftStage>(stageOf(this.step, this.data));

  readonly #store: Promise<DeviceStore>;
  readonly #now: () => Date;
  readonly #placeToSend: NonNullable<DraftParts["placeToSend"]>;
  readonly #channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("vart-helsingborg-draft");
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Writes one after another, so that an older state never lands on a newer one. */
  #writing: Promise<void> = Promise.resolve();

  constructor({ store, now = () => new Date(), placeToSend: toSend = placeToSend }: DraftParts) {
    this.#store = store;
    this.#now = now;
    this.#placeToSend = toSend;
    if (this.#channel !== null) this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#partFrom(data);
  }

  get campaign(): Campaign | null {
    return this.#campaign;
  }
  get questions(): readonly Question[] {
    return this.#campaign?.questions ?? [];
  }
  get session(): GroupSession | null {
    return this.#session;
  }
  get thisYear(): number {
    return yearBy(this.#now());
  }

  layOut(layout: { readonly simple: boolean; readonly asksHome: boolean }): void {
    this.#layout = layout;
  }

  /** What an earlier visit left, if anything was said in it. What has been typed meanwhile is not overwritten. */
  async restore(): Promise<boolean> {
    try {
      const store = await this.#store;
      const kept = readDraft(await store.readDraft(DRAFT_NAME), this.data);
      if (kept === null || isUntouched(kept) || !isUntouched(this.data)) return false;
      if (await isOnItsWay(store, kept.id)) {
        // Killed between queueing and clearing: it is on its way already, and under this id nothing else would ever arrive.
        await store.deleteDraft(DRAFT_NAME);
        return false;
      }
      this.data = kept;
      return true;
    } catch {
      return false;
    }
  }

  /** Takes up what the server refused, under its own id and code; `outbox.submit` then replaces the parked one. */
  resume(submission: Submission, media: readonly DraftMedia[] = []): void {
    this.data = { ...draftFrom(submission), media };
    this.problem = null;
    this.#saveSoon();
  }

  /** Ties the draft to a campaign, a group session and a wall (or none); an offered kind, fitting responses and everything said stay. */
  begin({ campaign = null, session = null, wallCode = null }: { campaign?: Campaign | null; session?: GroupSession | null; wallCode?: string | null } = {}): void {
    this.#campaign = campaign;
    this.#session = session;
    const { kind, underThirteen, responses } = this.data;
    const keepsKind = kind === null || offeredKinds(campaign).includes(kind);
    this.#set({
      campaignId: campaign?.id ?? null,
      sessionCode: session?.code ?? null,
      wallCode,
      childrensSession: session?.forChildren === true,
      roughOnly: campaign?.roughOnly === true,
      precisionDefaults: campaign?.precisionDefaults ?? {},
      responses: fittingResponses(campaign?.questions ?? [], responses),
      ...(keepsKind ? {} : { kind: null, step: "kind" as const }),
      ...(campaign?.adultsOnly === true ? { underThirteen: false } : { underThirteen }),
    });
  }

  update(change: Partial<Omit<DraftData, "version" | "id" | "receiptCode" | "step">>): void {
    this.#set(change);
    this.#saveSoon();
  }

  /** One screen on, when nothing is missing here. */
  next(): boolean {
    if (this.missing.length > 0) return false;
    return this.#go(this.screens[this.#index + 1]);
  }
  back(): boolean {
    return this.#go(this.screens[this.#index - 1]);
  }
  /** Any screen whose predecessors are complete; without a part the first of its step. */
  goTo(step: Step, part: Part | null = null): boolean {
    const wanted = screenAt(this.screens, { step, part });
    const held = this.screens.slice(0, wanted).find((earlier) => this.#missingOn(earlier).length > 0);
    return this.#go(held ?? this.screens[wanted]) && held === undefined;
  }

  async toSubmission(language: Language): Promise<Submission> {
    const { placeChoice } = this;
    if (placeChoice === null) throw new Problem("place_invalid", { field: "place" });
    const store = await this.#store;
    const place = await this.#placeToSend(placeChoice, this.#campaign?.area ?? null);
    const document = submissionFrom(this.data, { contributorKey: await store.contributorKey(), language, place });
    if (document === null) throw new Problem("field_invalid", { field: "kind" });
    const [west, south, east, north] = city.bounds;
    return parseSubmission(document, { thisYear: this.thisYear, bounds: [west, south, east, north], kinds: this.#campaign === null ? KINDS : this.kinds, geometryTypes: this.geometries });
  }

  /** Brings up the screen with the field a problem points at. */
  showProblem(problem: Problem): void {
    this.problem = problem;
    if (problem.field === undefined) return;
    this.#go(this.screens[screenAt(this.screens, { step: stepOfField(problem.field), part: partOfField(problem.field) })]);
  }

  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.saved === "clean") return;
    this.#writing = this.#writing.then(() => this.#save());
    await this.#writing;
  }

  /** After it is safely in the outbox, or on the person's word. A new draft begins with a new id and code. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    this.#channel?.postMessage(this.data.id);
    this.data = emptyDraft(newId(), makeReceiptCode());
    this.problem = null;
    this.saved = "clean";
    await this.#writing;
    await (await this.#store).deleteDraft(DRAFT_NAME);
  }

  /** Nobody wants it any more: photos and recordings, which the outbox has not taken over, go with it. */
  async forget(): Promise<void> {
    const { media } = this.data;
    await this.clear();
    const store = await this.#store;
    for (const { id } of media) await store.deleteMedia(id);
  }

  /** The next place in the same go: what holds for all of them is not asked again. */
  startAnother(sent: DraftData): void {
    this.data = afterSending(sent, this.data);
    this.problem = null;
  }

  /** Another tab restored the same draft and has sent it: what is written here is another contribution from now on. */
  #partFrom(sentId: unknown): void {
    if (sentId !== this.data.id) return;
    this.data = { ...this.data, id: newId(), receiptCode: makeReceiptCode() };
    if (!isUntouched(this.data)) this.#saveSoon();
  }

  #set(change: Partial<DraftData>): void {
    this.data = { ...this.data, ...change };
    this.problem = null;
  }

  #missingOn(screen: Screen): readonly FieldIssue[] {
    return missingOn(screen, { ...this.data, media: this.mediaToSend }, { thisYear: this.thisYear, questions: this.questions });
  }

  #go(screen: Screen | undefined): boolean {
    if (screen === undefined) return false;
    this.data = { ...this.data, ...screen };
    this.#saveSoon();
    return true;
  }

  #saveSoon(): void {
    this.saved = "dirty";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.saveNow(), PAUSE_MS);
  }

  async #save(): Promise<void> {
    const written = this.data;
    try {
      await (await this.#store).saveDraft(DRAFT_NAME, written);
      if (this.data === written) this.saved = "clean";
    } catch (thrown) {
      this.saved = "failed";
      this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
    }
  }
}

/** Queued or sent, and not parked for mending. */
async function isOnItsWay(store: DeviceStore, id: string): Promise<boolean> {
  if ((await store.readReceipt(id)) === null) return false;
  return !(await store.readOperations()).some((operation) => operation.type === "submit" && operation.contributionId === id && operation.parked !== null);
}

function stageOf(step: Step, { kind, place }: DraftData): DraftStage {
  if (step === "kind" || kind === null) return { step: "kind" };
  if (step === "age") return { step, kind };
  if (step === "place" || place === null) return { step: "place", kind };
  return { step, kind, place };
}
