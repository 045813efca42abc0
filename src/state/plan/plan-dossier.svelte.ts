/**
 * One plan's dossier for one stage: read, tried with another period or buffer, changed here. Every step rejects or keeps a Problem; what was
 * read stays while something is read again.
 *
 *   dossier.content   dossier.problem   dossier.isReading   dossier.trial
 *   await dossier.read()   dossier.tryFrame({ bufferMetres: 200 })   await dossier.saveFrame(frame)
 *   addStatement saveStatement removeStatement tie untie
 */
import type { AnswersDesk, StaffAnswer } from "../../backend/staff/answers";
import type { Dossier, DossierDesk, DossierFrame, NewStatement, WrittenStatement } from "../../backend/staff/dossier";
import { Problem } from "../../domain/problem";
import type { DossierStage } from "../../domain/dossier";
import { withAnswer, withoutStatement, withoutTie, withStatement, type TiedItems } from "./dossier-changes";

export type FrameTrial = Partial<Pick<DossierFrame, "from" | "to" | "bufferMetres">>;
/** As many as the functions of the database take by name at once. */
export const TIED_AT_ONCE = 500;

export interface PlanDossierParts {
  readonly areaId: string;
  readonly stage: DossierStage;
  readonly desk: DossierDesk;
  readonly answers: Pick<AnswersDesk, "begin" | "save" | "tie">;
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly newId: () => string;
}

export class PlanDossier {
  content = $state.raw<Dossier | null>(null);
  /** Of reading; what is done to it tells its own. */
  problem = $state.raw<Problem | null>(null);
  isReading = $state(false);
  /** What is tried without being saved; null: what is saved. */
  trial = $state.raw<FrameTrial | null>(null);
  readonly parts: PlanDossierParts;
  #asked = 0;

  constructor(parts: PlanDossierParts) {
    this.parts = parts;
  }

  /** The last one asked for wins, in whatever order the answers come. */
  async read(): Promise<void> {
    const { desk, areaId, stage, run } = this.parts;
    const asked = (this.#asked += 1);
    const trial = this.trial;
    this.isReading = true;
    this.problem = null;
    try {
      const read = await run(() => (trial === null ? desk.read(areaId, stage) : desk.read(areaId, stage, trial)));
      if (asked === this.#asked) this.content = read;
    } catch (thrown) {
      if (asked === this.#asked) this.problem = problemOf(thrown);
    } finally {
      if (asked === this.#asked) this.isReading = false;
    }
  }
  tryFrame(trial: FrameTrial | null): Promise<void> {
    this.trial = trial;
    return this.read();
  }
  async saveFrame(frame: DossierFrame): Promise<DossierFrame> {
    const saved = await this.parts.run(() => this.parts.desk.saveFrame(frame));
    const { content } = this;
    this.trial = null;
    if (content !== null) this.content = { ...content, frame: saved };
    // Another period or distance holds other contributions.
    if (content === null || content.frame.from !== saved.from || content.frame.to !== saved.to || content.frame.bufferMetres !== saved.bufferMetres) await this.read();
    return saved;
  }

  async addStatement(statement: NewStatement): Promise<WrittenStatement> {
    return this.#put(await this.parts.run(() => this.parts.desk.addStatement(statement)));
  }
  async saveStatement(statement: NewStatement & { readonly revision: number }): Promise<WrittenStatement> {
    return this.#put(await this.parts.run(() => this.parts.desk.saveStatement(statement)));
  }
  async removeStatement(statement: WrittenStatement): Promise<void> {
    await this.parts.run(() => this.parts.desk.removeStatement(statement));
    if (this.content !== null) this.content = withoutStatement(this.content, statement.id);
  }
  /** Back as it was, under an id of its own: the first one is spent. */
  async restoreStatement({ answerIds, ...statement }: WrittenStatement): Promise<void> {
    const added = await this.addStatement({ ...statement, id: this.parts.newId() });
    for (const answerId of answerIds) await this.parts.run(() => this.parts.desk.tieStatements(answerId, { add: [added.id] }));
    this.#put({ ...added, answerIds });
  }

  /** Ties what is chosen to an answer that is there. */
  async tie(answer: StaffAnswer, items: TiedItems): Promise<StaffAnswer> {
    const { answers, desk, run } = this.parts;
    let tied = answer;
    for (let from = 0; from < items.contributionIds.length; from += TIED_AT_ONCE) {
      const ids = items.contributionIds.slice(from, from + TIED_AT_ONCE);
      tied = await run(() => answers.tie(answer.id, { add: { ids } }));
    }
    if (items.statementIds.length > 0) await run(() => desk.tieStatements(answer.id, { add: items.statementIds }));
    if (this.content !== null) this.content = withAnswer(this.content, tied, items);
    return tied;
  }
  /** An answer whose words were saved. */
  show(answer: StaffAnswer): void {
    if (this.content !== null) this.content = withAnswer(this.content, answer, { contributionIds: [], statementIds: [] });
  }
  async untie(answerId: string, items: TiedItems): Promise<void> {
    const { answers, desk, run } = this.parts;
    if (items.contributionIds.length > 0) await run(() => answers.tie(answerId, { remove: { ids: items.contributionIds } }));
    if (items.statementIds.length > 0) await run(() => desk.tieStatements(answerId, { remove: items.statementIds }));
    if (this.content !== null) this.content = withoutTie(this.content, answerId, items);
  }
  /** The undoing of `untie`. */
  async tieAgain(answerId: string, items: TiedItems): Promise<void> {
    const { answers, desk, run } = this.parts;
    if (items.contributionIds.length > 0) await run(() => answers.tie(answerId, { add: { ids: items.contributionIds } }));
    if (items.statementIds.length > 0) await run(() => desk.tieStatements(answerId, { add: items.statementIds }));
    await this.read();
  }

  #put(statement: WrittenStatement): WrittenStatement {
    if (this.content !== null) this.content = withStatement(this.content, statement);
    return statement;
  }
}

export const problemOf = (thrown: unknown): Problem => (thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown }));
