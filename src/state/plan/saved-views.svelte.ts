/** Views that planners have given a name. One's own can be replaced and taken away; a colleague's can be opened. */
import type { AnalysisDesk, SavedView } from "../../backend/staff/analysis";
import { Problem } from "../../domain/problem";
import type { Run } from "./snapshot-loading";

export interface SavedViewsParts {
  readonly desk: Pick<AnalysisDesk, "readViews" | "saveView" | "deleteView">;
  readonly run: Run;
  readonly newId: () => string;
}

export class SavedViews {
  views = $state.raw<readonly SavedView[]>([]);
  status = $state<"idle" | "working">("idle");
  problem = $state.raw<Problem | null>(null);
  readonly #parts: SavedViewsParts;

  constructor(parts: SavedViewsParts) {
    this.#parts = parts;
  }

  load(organisationId: string): Promise<boolean> {
    return this.#do(async () => (this.views = await this.#parts.run(() => this.#parts.desk.readViews(organisationId))));
  }

  save(organisationId: string, name: string, query: string): Promise<boolean> {
    const known = this.views.find((view) => view.isMine && view.name === name);
    return this.#do(async () => {
      const saved = await this.#parts.run(() => this.#parts.desk.saveView(organisationId, { id: known?.id ?? this.#parts.newId(), name, query }));
      this.views = [...this.views.filter(({ id }) => id !== saved.id && id !== known?.id), saved].sort((one, other) => one.name.localeCompare(other.name, "sv"));
    });
  }

  remove(id: string): Promise<boolean> {
    return this.#do(async () => {
      await this.#parts.run(() => this.#parts.desk.deleteView(id));
      this.views = this.views.filter((view) => view.id !== id);
    });
  }

  async #do(work: () => Promise<unknown>): Promise<boolean> {
    this.status = "working";
    this.problem = null;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
      return false;
    } finally {
      this.status = "idle";
    }
  }
}
