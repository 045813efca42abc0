/** The desk of themes over the database's functions. */
import { parseOr } from "../../domain/schema-parts";
import * as rows from "./answer-rows";
import type { StaffClient } from "./client";
import { selectionDocument } from "./supabase-answers";
import type { ThemesDesk } from "./themes";

export function themesDesk({ call }: StaffClient): ThemesDesk {
  return {
    read: async () => parseOr(rows.themes, await call("read_themes")),
    save: async (theme) => parseOr(rows.theme, await call("save_theme", { theme })),
    merge: async (from, into) => parseOr(rows.theme, await call("merge_themes", { merge: { from, into } })),
    code: async (themeId, action, selection) => parseOr(rows.coding, await call("code_themes", { coding: { themeId, action, selection: selectionDocument(selection) } })),
    undo: async (batchId) => {
      await call("undo_coding", { batch: batchId });
    },
    readWords: async () => parseOr(rows.wordCounts, await call("read_theme_words")),
  };
}
