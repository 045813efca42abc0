/**
 * One answer for what is chosen in a dossier: contributions and written statements, with the words. Kept on this computer until it is saved;
 * nothing is begun on the server before. Saving again after a failure makes no second answer: the id is made with the draft.
 *
 *   const group = new GroupAnswer({ dossier, userId, key, areaId, unit });   made while a component starts
 *   group.has(id)   group.toggle(item)   group.choose(items)   group.clear()   group.count   await group.save()
 */
import * as z from "zod/mini";
import type { StaffAnswer } from "../../backend/staff/answers";
import type { DossierContribution, WrittenStatement } from "../../backend/staff/dossier";
import { answerWords, type AnswerWords } from "../../domain/answer";
import { StaffDraft } from "../staff-draft.svelte";
import type { PlanDossier } from "./plan-dossier.svelte";
import { idsIn, idsWith, type TiedItems } from "./dossier-changes";

export interface GroupAnswerForm {
  answerId: string;
  contributionIds: string[];
  statementIds: string[];
  words: AnswerWords;
}
const form: z.ZodMiniType<GroupAnswerForm> = z.object({ answerId: z.string(), contributionIds: z.array(z.string()), statementIds: z.array(z.string()), words: answerWords });

export interface GroupAnswerParts {
  readonly dossier: PlanDossier;
  readonly userId: string | undefined;
  readonly key: string;
  /** The unit that handles the case: what the form begins with. */
  readonly unit: string;
}

export class GroupAnswer {
  readonly draft: StaffDraft<GroupAnswerForm>;
  readonly #dossier: PlanDossier;

  constructor({ dossier, userId, key, unit }: GroupAnswerParts) {
    this.#dossier = dossier;
    this.draft = new StaffDraft({ userId, key, schema: form, initial: emptyForm(unit, dossier.parts.areaId) });
    // What may be chosen can have changed since: it is let go, the words stay.
    const { content } = dossier;
    if (content !== null && this.draft.isRestored) {
      const open = idsIn({ contributionIds: content.contributions.filter(({ isAnswerable }) => isAnswerable).map(({ id }) => id), statementIds: content.statements.map(({ id }) => id) });
      this.draft.value.contributionIds = this.draft.value.contributionIds.filter((id) => open.has(id));
      this.draft.value.statementIds = this.draft.value.statementIds.filter((id) => open.has(id));
    }
  }

  readonly items: TiedItems = $derived.by(() => ({ contributionIds: this.draft.value.contributionIds, statementIds: this.draft.value.statementIds }));
  readonly #chosen: ReadonlySet<string> = $derived.by(() => idsIn(this.draft.value));
  readonly count: number = $derived.by(() => this.#chosen.size);

  has(id: string): boolean {
    return this.#chosen.has(id);
  }
  choose(contributions: readonly Pick<DossierContribution, "id">[], statements: readonly Pick<WrittenStatement, "id">[], isChosen = true): void {
    const { value } = this.draft;
    value.contributionIds = idsWith(value.contributionIds, contributions, isChosen);
    value.statementIds = idsWith(value.statementIds, statements, isChosen);
  }
  clear(): void {
    this.draft.value.contributionIds = [];
    this.draft.value.statementIds = [];
  }
  /** Throws the words away too. */
  discard(): void {
    const { words } = this.draft.value;
    this.draft.value = emptyForm(words.unit, this.#dossier.parts.areaId);
    this.draft.clear();
  }

  async save(): Promise<StaffAnswer> {
    const dossier = this.#dossier;
    const { answers, run, newId, areaId } = dossier.parts;
    if (this.draft.value.answerId === "") {
      this.draft.value.answerId = newId();
      this.draft.keepNow();
    }
    const { answerId, contributionIds, statementIds, words } = $state.snapshot(this.draft.value) as GroupAnswerForm;
    const begun = await run(() => answers.begin(answerId, null, areaId));
    const tied = await dossier.tie(begun, { contributionIds, statementIds });
    const saved = await run(() => answers.save(tied, words));
    dossier.show(saved);
    this.discard();
    return saved;
  }
}

function emptyForm(unit: string, areaId: string): GroupAnswerForm {
  return { answerId: "", contributionIds: [], statementIds: [], words: { stance: null, text: "", reason: "", unit, standing: "administration", decidedOn: "", paragraph: "", areaId } };
}
