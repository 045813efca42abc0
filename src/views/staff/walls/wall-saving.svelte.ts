/**
 * Saving a wall: what the server has, what is wrong with which field, and that nobody overwrites a colleague unasked.
 *
 *   saving.wall (null: never saved)   saving.isBusy   saving.problem   saving.errors[field]
 *   await saving.save(form)   the wall as it stands now, or null when it was not saved
 */
import type { Wall, WallDesk } from "../../../backend/staff/walls";
import { Problem } from "../../../domain/problem";
import { wallFormOf, type WallForm } from "../../../domain/wall/draft";
import { issuesOfWall, wallFieldOf, type WallField } from "../../../domain/wall/draft-schema";
import { m } from "../../../generated/messages/messages";
import { staffProblemWords } from "../staff-problem-words";
import { wallIssueWords } from "./wall-words";

interface SavingParts {
  readonly desk: WallDesk;
  /** StaffSession.run. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}
export type WallErrors = Readonly<Partial<Record<WallField, string>>>;

export class WallSaving {
  wall: Wall | null;
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);
  errors = $state.raw<WallErrors>({});
  readonly #parts: SavingParts;

  constructor(wall: Wall | null, parts: SavingParts) {
    this.wall = $state.raw(wall);
    this.#parts = parts;
  }

  /** `over`: on top of what a colleague saved meanwhile. */
  async save(form: WallForm, over = false): Promise<Wall | null> {
    if (this.isBusy) return null;
    this.problem = null;
    this.errors = Object.fromEntries(issuesOfWall(form).map((issue) => [issue.field, wallIssueWords(issue)]));
    if (Object.keys(this.errors).length > 0) return null;
    this.isBusy = true;
    try {
      this.wall = await this.#parts.run(() => this.#write(form, over));
      return this.wall;
    } catch (thrown) {
      this.#blame(thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown }));
      return null;
    } finally {
      this.isBusy = false;
    }
  }

  async #write(form: WallForm, over: boolean): Promise<Wall> {
    const { desk } = this.#parts;
    const { campaignId, hostIds, ...settings } = form;
    const id = this.wall?.id ?? null;
    const onto = over && id !== null ? ((await this.#read(id)) ?? this.wall) : this.wall;
    const mayEdit = onto?.mayEdit ?? true;
    let saved = mayEdit ? await desk.save({ ...settings, id, revision: onto?.revision ?? 0 }) : onto;
    if (saved === null) throw new Problem("not_allowed");
    // Saved it is, whatever becomes of the rest: trying again must build on it.
    this.wall = saved;
    const before = wallFormOf(saved);
    const isNewCampaign = saved.mayChooseCampaign && campaignId !== before.campaignId;
    const areNewHosts = saved.mayChooseHosts && [...hostIds].sort().join() !== [...before.hostIds].sort().join();
    if (isNewCampaign) await desk.setCampaign(saved.id, campaignId);
    if (areNewHosts) await desk.setHosts(saved.id, hostIds);
    if (isNewCampaign || areNewHosts) saved = (await this.#read(saved.id)) ?? saved;
    return saved;
  }
  async #read(id: string): Promise<Wall | null> {
    return (await this.#parts.desk.read()).find((wall) => wall.id === id) ?? null;
  }

  #blame(problem: Problem): void {
    const field = problem.field === undefined ? null : wallFieldOf(problem.field);
    if (field === null || problem.code === "revision_conflict") this.problem = problem;
    // Our own rules have passed the name: another wall has it.
    else this.errors = { [field]: field === "name" && problem.code === "field_invalid" ? m.wall_desk_name_taken() : staffProblemWords(problem.code) };
  }
}
