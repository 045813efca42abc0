/**
 * Saving a dialogue and changing its status: what the server has, what went wrong, and that nobody overwrites a colleague unasked.
 *
 *   saving.written   saving.isBusy   saving.problem   saving.wrong (fields that stand in the way of saving)
 *   await saving.save(form)   null when it was not saved   await saving.act(work)   undefined when it was not done
 */
import type { CampaignDesk, WrittenCampaign } from "../../../backend/staff/campaigns";
import { openingFieldsFrom, type CampaignForm, type CampaignState, type OpeningField } from "../../../domain/campaign-draft";
import { issuesOfDraft } from "../../../domain/campaign-draft-schema";
import { Problem } from "../../../domain/problem";

interface SavingParts {
  readonly desk: CampaignDesk;
  /** StaffSession.run. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}
type WrongField = OpeningField | "kinds";
const FIELDS: readonly WrongField[] = ["title", "question", "intro", "canChange", "cannotChange", "whoDecides", "closesOn", "answerBy", "kinds", "questions", "organisers", "controller", "legalBasis"];

export class CampaignSaving {
  written: WrittenCampaign;
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);
  wrong = $state.raw<readonly WrongField[]>([]);
  readonly #parts: SavingParts;

  constructor(written: WrittenCampaign, parts: SavingParts) {
    this.written = $state.raw(written);
    this.#parts = parts;
  }

  /** `over`: on top of what a colleague saved meanwhile. */
  async save(form: CampaignForm, over = false): Promise<CampaignState | null> {
    if (this.isBusy) return null;
    const issues = issuesOfDraft(form.draft);
    this.wrong = FIELDS.filter((field) => issues.some((issue) => issue.field.split(".").includes(field)));
    // A field without a name of its own here is the whole form's.
    this.problem = issues.length > 0 && this.wrong.length === 0 ? new Problem("field_invalid") : null;
    if (issues.length > 0) return null;
    const { desk } = this.#parts;
    const { area } = form;
    const saved = await this.act(async ({ id, version }) => {
      const on = over ? (await desk.readOne(id)).state.version : version;
      return desk.save({ id, version: on, draft: form.draft, ...(area === "kept" ? {} : { area }) });
    });
    if (saved === undefined) return null;
    this.written = { ...this.written, state: saved, draft: form.draft };
    return saved;
  }

  /** The area as it was copied, and the wordings as they are numbered now. What cannot be read just now is read with the next page. */
  async refresh(): Promise<void> {
    try {
      this.written = await this.#parts.run(() => this.#parts.desk.readOne(this.written.state.id));
    } catch {
      // Saved it is: an old note beside the map is no reason to say otherwise.
    }
  }

  async act<T>(work: (state: CampaignState) => Promise<T>): Promise<T | undefined> {
    this.isBusy = true;
    this.problem = null;
    try {
      return await this.#parts.run(() => work(this.written.state));
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
      this.problem = problem;
      if (problem.code === "campaign_not_ready") this.wrong = openingFieldsFrom(problem.field);
      return undefined;
    } finally {
      this.isBusy = false;
    }
  }
}
