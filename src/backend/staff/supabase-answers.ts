/** The planner's desk over the database's functions. */
import type { AnswerWords } from "../../domain/answer";
import { filterDocument } from "../../domain/contribution-filter";
import { parseOr } from "../../domain/schema-parts";
import * as rows from "./answer-rows";
import type { AnswersDesk, Selection } from "./answers";
import type { StaffClient } from "./client";

const PAGE_SIZE = 50;

export function selectionDocument(selection: Selection) {
  return "ids" in selection ? { ids: selection.ids } : { filter: filterDocument(selection.filter), except: selection.except };
}
/** Fields without anything in them are left out: the database reads a missing field as empty. */
function wordsDocument(words: AnswerWords) {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== null && value !== ""));
}

export function answersDesk({ call }: StaffClient): AnswersDesk {
  return {
    readContributions: async (filter, { after = null, newestFirst = false } = {}) =>
      parseOr(rows.contributionsPage, await call("read_contributions_to_answer", { filter: filterDocument(filter), after, page_size: PAGE_SIZE, newest_first: newestFirst })),
    readAnswered: async (answerId, after = null) =>
      parseOr(rows.contributionsPage, await call("read_contributions_to_answer", { filter: { answerId }, after, page_size: PAGE_SIZE, newest_first: false })),
    readOverdue: async () => parseOr(rows.overduePage, await call("read_overdue", { page_size: PAGE_SIZE })),
    readChoices: async () => parseOr(rows.answerChoices, await call("read_answer_choices")),
    readDesk: async (tab) => parseOr(rows.answerDesk, await call("read_answer_desk", { tab, page_size: 200 })),
    readAnswer: async (id) => parseOr(rows.wholeAnswer, await call("read_answer", { answer: id })),
    begin: async (id, selection, areaId = null) => {
      const answer = { id, ...(selection === null ? {} : { selection: selectionDocument(selection) }), ...(areaId === null ? {} : { areaId }) };
      return parseOr(rows.staffAnswer, await call("save_answer", { answer }));
    },
    save: async ({ id, revision }, words) => parseOr(rows.staffAnswer, await call("save_answer", { answer: { id, revision, ...wordsDocument(words) } })),
    tie: async (id, change) => {
      const tie = { id, ...("add" in change ? { add: selectionDocument(change.add) } : { remove: selectionDocument(change.remove) }) };
      return parseOr(rows.staffAnswer, await call("tie_answer", { tie }));
    },
    requestReview: async ({ id, revision }) => parseOr(rows.staffAnswer, await call("request_review", { review: { id, revision } })),
    approve: async ({ id, revision }) => parseOr(rows.staffAnswer, await call("approve_answer", { review: { id, revision } })),
    sendBack: async ({ id, revision }, note) => parseOr(rows.staffAnswer, await call("return_answer", { review: { id, revision, note } })),
    publish: async ({ id, revision }) => parseOr(rows.staffAnswer, await call("publish_answer", { review: { id, revision } })),
    // A correction is of the words; the area stays.
    correct: async ({ id, revision }, words, why) => parseOr(rows.staffAnswer, await call("correct_answer", { correction: { id, revision, ...wordsDocument({ ...words, areaId: null }), why } })),
    unpublish: async ({ id, revision }, why) => parseOr(rows.staffAnswer, await call("unpublish_answer", { withdrawal: { id, revision, why } })),
    remove: async (id) => {
      await call("delete_answer", { answer: id });
    },
    saveSettings: async (settings) => {
      await call("save_answer_settings", { settings });
    },
  };
}
