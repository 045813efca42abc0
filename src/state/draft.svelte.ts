/**
 * The conversation: what has been said so far, on which step one is, saved at every pause. Belongs to the contribute view's bundle (it
 * brings zod); the shell only imports its type.
 *
 *   await draft.restore()          → true when an earlier draft came back        draft.begin({ campaign, sessionCode })
 *   draft.data   draft.update({ text: "…" })   draft.step   draft.steps   draft.progress {index, count}
 *   draft.next()  draft.back()  draft.goTo(step)   draft.missing (FieldIssue[] of this step)   draft.precision   draft.precisions
 *   draft.stage                    discriminated by step, carrying exactly what the step needs
 *   draft.hints                    personal data found in { title, text }
 *   draft.resume(parked.submission)      a refused one again, under its own id and code
 *   await draft.toSubmission(language)   rejects with the first Problem   → outbox.submit(submission) → await draft.clear()
 *   draft.saved "clean" | "dirty" | "failed"      (failed: the device is full; the words are still here on the screen)
 *   await draft.saveNow()          on pagehide and before leaving
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- a clock read once, nothing follows it */
import { city } from "../city";
import type { Campaign } from "../domain/campaign";
import { offeredKinds } from "../domain/campaign-time";
import { parseSubmission } from "../domain/contribution-schema";
import type { Submission } from "../domain/contribution";
import { draftFrom, emptyDraft, isUntouched, missingAt, precisionOf, stepOfField, stepsFor, submissionFrom, type DraftData, type Step } from "../domain/draft";
import { KINDS, type Kind, type Language } from "../domain/kind";
import { newId } from "../domain/new-id";
import { findPersonalData } from "../domain/personal-data";
import type { LonLat, Place, Precision } from "../domain/place";
import { offeredGeometries, placeChoiceOf, type PlaceChoice } from "../domain/place-choice";
import { allowedPrecisions } from "../domain/precision";
import { Problem } from "../domain/problem";
import { makeReceiptCode } from "../domain/receipt-code";
import type { DeviceStore } from "../outbox/device-store";
import { readDraft } from "./draft-schema";
import { placeToSend } from "./place-to-send";

/** A pause in typing. Short enough that a dead battery costs a word, long enough not to write at every letter. */
const PAUSE_MS = 400;
const NAME = "contribution";

export type DraftStage =
  | { readonly step: "kind" }
  | { readonly step: "age"; readonly kind: Kind }
  | { readonly step: "place"; readonly kind: Kind }
  | { readonly step: "tell" | "precision" | "about_you" | "preview"; readonly kind: Kind; readonly place: LonLat };

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

  readonly steps = $derived(stepsFor(this.#campaign?.adultsOnly !== true));
  readonly step = $derived(this.data.step);
  readonly progress = $derived({ index: Math.max(0, this.steps.indexOf(this.step)), count: this.steps.length });
  readonly kinds = $derived(offeredKinds(this.#campaign));
  readonly missing = $derived.by(() => missingAt(this.step, this.data, this.#now().getFullYear()));
  readonly precision = $derived<Precision>(precisionOf(this.data));
  readonly precisions = $derived(allowedPrecisions({ kind: this.data.kind ?? "story", underThirteen: this.data.underThirteen === true }));
  /** What may be marked here: a point, and where the campaign allows it a line or an area. */
  readonly geometries = $derived(offeredGeometries(this.#campaign?.geometryTypes, this.data.underThirteen === true));
  readonly placeChoice = $derived(placeChoiceOf(this.data, { precision: this.precision, geometries: this.geometries }));
  readonly hints = $derived({ title: findPersonalData(this.data.title), text: findPersonalData(this.data.text) });
  readonly stage = $derived<DraftStage>(stageOf(this.data));

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

  /** What an earlier visit left, if anything was said in it. What has been typed meanwhile is not overwritten. */
  async restore(): Promise<boolean> {
    try {
      const store = await this.#store;
      const kept = readDraft(await store.readDraft(NAME), this.data);
      if (kept === null || isUntouched(kept) || !isUntouched(this.data)) return false;
      if (await isOnItsWay(store, kept.id)) {
        // Killed between queueing and clearing: it is on its way already, and under this id nothing else would ever arrive.
        await store.deleteDraft(NAME);
        return false;
      }
      this.data = kept;
      return true;
    } catch {
      return false;
    }
  }

  /** Takes up what the server refused, under its own id and code; `outbox.submit` then replaces the parked one. */
  resume(submission: Submission): void {
    this.data = draftFrom(submission);
    this.problem = null;
    this.#saveSoon();
  }

  /** Ties the draft to a campaign (or none); an offered kind and everything said stay. */
  begin({ campaign = null, sessionCode = null }: { campaign?: Campaign | null; sessionCode?: string | null } = {}): void {
    this.#campaign = campaign;
    const { kind, underThirteen } = this.data;
    const keepsKind = kind === null || offeredKinds(campaign).includes(kind);
    this.#set({
      campaignId: campaign?.id ?? null,
      sessionCode,
      ...(keepsKind ? {} : { kind: null, step: "kind" as const }),
      ...(campaign?.adultsOnly === true ? { underThirteen: false } : { underThirteen }),
    });
  }

  update(change: Partial<Omit<DraftData, "version" | "id" | "receiptCode" | "step">>): void {
    this.#set(change);
    this.#saveSoon();
  }

  /** One step on, when nothing is missing here. */
  next(): boolean {
    if (this.missing.length > 0) return false;
    return this.#go(this.steps[this.steps.indexOf(this.step) + 1]);
  }
  back(): boolean {
    return this.#go(this.steps[this.steps.indexOf(this.step) - 1]);
  }
  /** Any step whose predecessors are complete. */
  goTo(step: Step): boolean {
    const before = this.steps.slice(0, this.steps.indexOf(step));
    const year = this.#now().getFullYear();
    const held = before.find((earlier) => missingAt(earlier, this.data, year).length > 0);
    return this.#go(held ?? step) && held === undefined;
  }

  async toSubmission(language: Language): Promise<Submission> {
    const { placeChoice } = this;
    if (placeChoice === null) throw new Problem("place_invalid", { field: "place" });
    const store = await this.#store;
    const place = await this.#placeToSend(placeChoice, this.#campaign?.area ?? null);
    const document = submissionFrom(this.data, { contributorKey: await store.contributorKey(), language, place });
    if (document === null) throw new Problem("field_invalid", { field: "kind" });
    const [west, south, east, north] = city.bounds;
    return parseSubmission(document, { thisYear: this.#now().getFullYear(), bounds: [west, south, east, north], kinds: this.#campaign === null ? KINDS : this.kinds, geometryTypes: this.geometries });
  }

  /** Brings the step to the field a problem points at. */
  showProblem(problem: Problem): void {
    this.problem = problem;
    if (problem.field !== undefined) this.#go(stepOfField(problem.field));
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
    await (await this.#store).deleteDraft(NAME);
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

  #go(step: Step | undefined): boolean {
    if (step === undefined) return false;
    this.data = { ...this.data, step };
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
      await (await this.#store).saveDraft(NAME, written);
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

function stageOf({ step, kind, place }: DraftData): DraftStage {
  if (step === "kind" || kind === null) return { step: "kind" };
  if (step === "age") return { step, kind };
  if (step === "place" || place === null) return { step: "place", kind };
  return { step, kind, place };
}
