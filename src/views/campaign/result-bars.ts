/** Results as bars with words: of kinds the published contributions, of questions those who answered. Nothing of fewer than five people. */
import type { CampaignResults, Question, QuestionResult } from "../../domain/campaign";
import { m } from "../../generated/messages/messages";
import { kindName } from "../shared/kind-words";
import { percentWords } from "../shared/numbers";
import { wordsIn } from "../shared/words-in";
import type { Bar } from "./ShareBars.svelte";

export function kindBars(kinds: CampaignResults["kinds"]): readonly Bar[] {
  return kinds.filter(({ count }) => count > 0).map(({ kind, count }) => ({ id: kind, label: kindName(kind), count, words: m.explore_count({ count }) }));
}

export interface QuestionBars {
  readonly id: string;
  /** Asked in other words before. */
  readonly isEarlier: boolean;
  readonly title: { readonly text: string; readonly lang: string };
  readonly respondents: number;
  readonly bars: readonly Bar[];
}

/** In the order the results come, each wording by itself; one that asks for text, or that nobody has the words of, is left out. */
export function questionBars(questions: readonly Question[], results: readonly QuestionResult[]): readonly QuestionBars[] {
  return results.flatMap((result, index) => {
    const question = result.earlier ?? questions.find(({ id }) => id === result.questionId);
    if (question === undefined || result.options.length === 0) return [];
    const bars = result.options.map(({ id, count }) => {
      const label = question.options.find((option) => option.id === id)?.label;
      const words = label === undefined ? { text: id } : wordsIn(label);
      return {
        id, count, label: words.text, ...("lang" in words ? { lang: words.lang } : {}),
        words: count === null ? m.campaign_results_few() : m.campaign_results_share({ count, percent: percentWords(count / result.respondents) }),
      };
    });
    return [{ id: `${result.questionId}-${index}`, isEarlier: result.earlier !== undefined, title: wordsIn(question.label), respondents: result.respondents, bars }];
  });
}
