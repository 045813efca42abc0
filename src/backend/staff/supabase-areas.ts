/** The areas desk over the database's functions. */
import { parseOr } from "../../domain/schema-parts";
import * as rows from "./area-rows";
import type { AreasDesk } from "./areas";
import type { StaffClient } from "./client";

export function areasDesk({ call }: StaffClient): AreasDesk {
  return {
    list: async () => parseOr(rows.areaRows, await call("read_area_list")),
    read: async (id) => parseOr(rows.staffArea, await call("read_area", { area: id })),
    create: async (area) => parseOr(rows.staffArea, await call("save_development_area", { document: { ...area, revision: 0 } })),
    save: async (change) => parseOr(rows.staffArea, await call("save_development_area", { document: change })),
    changePhase: async (change) => parseOr(rows.staffArea, await call("change_phase", { document: change })),
    remove: async (area) => parseOr(rows.removal, await call("remove_development_area", { document: area })),
    stage: async (part) => parseOr(rows.staged, await call("stage_import", { document: part })).staged,
    run: async (what, run) => parseOr(rows.importReport, await call(what === "areas" ? "import_development_areas" : "import_districts", { document: run })),
    giveUp: async (importId) => {
      await call("give_up_import", { import: importId });
    },
    undo: async (importId) => parseOr(rows.undoing, await call("undo_import", { import: importId })),
    pastImports: async () => parseOr(rows.pastImports, await call("read_imports")),
  };
}
