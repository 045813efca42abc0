/** The areas' desk over HTTP: a file's rows laid aside, tried, imported and taken back, by whom that may, and what is no such document. */
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { AreaImportRow, DistrictImportRow } from "../../src/domain/area-import";
import { describeBackEnds } from "../support/embedded/back-ends";
import { ask } from "../support/embedded/clients";
import { aDesk, aNeighbour, problemOf, type StaffWorld } from "../support/embedded/staff-world";

/** A square of some 200 metres. */
const square = (west: number, south: number) =>
  ({ type: "MultiPolygon", coordinates: [[[[west, south], [west + 0.003, south], [west + 0.003, south + 0.002], [west, south + 0.002], [west, south]]]] }) as const;
const anArea = (nth: number, changes: Partial<AreaImportRow> = {}): AreaImportRow => ({ nth, name: `Kvarteret ${nth}`, caseNumber: `SBN 2026/${nth}`, boundary: square(12.69 + nth / 100, 56.04), ...changes });
const FILE = { fileName: "planer.gpkg", fileHash: "0f".repeat(32) };

describeBackEnds("the areas' desk", {}, ({ get }) => {
  let planner: StaffWorld;
  let neighbour: StaffWorld;
  beforeAll(async () => {
    planner = await aDesk(get(), "planner");
    neighbour = await aNeighbour(get(), "admin");
  });
  const stage = (what: "areas" | "districts", rows: readonly (AreaImportRow | DistrictImportRow)[], importId = randomUUID()) =>
    planner.desk.areas.stage({ importId, organisationId: planner.organisationId, what, ...FILE, rows }).then(() => importId);
  const run = (importId: string, dryRun: boolean) => ({ importId, organisationId: planner.organisationId, dryRun });

  test("a file is tried without a trace, imported, found again, changed and taken back", async () => {
    const { areas } = planner.desk;
    const rows = [anArea(1), anArea(2, { phase: "consultation", phaseFrom: "2026-11-01", phaseTo: "2026-12-01", url: "https://example.test/2" }), anArea(3, { boundary: square(13.5, 57) })];
    const importId = await stage("areas", rows);
    expect(await areas.run("areas", run(importId, true))).toMatchObject({ dryRun: true, total: 3, added: 2, refused: 1, rows: [{ outcome: "added" }, { outcome: "added" }, { nth: 3, reason: "outside_municipality" }] });
    expect(await areas.list()).toEqual([]);
    expect(await areas.pastImports()).toEqual([]);

    expect(await areas.run("areas", { ...run(importId, false), newPhase: "started" })).toMatchObject({ dryRun: false, added: 2, refused: 1 });
    const [one, two] = await areas.list();
    expect([one, two]).toMatchObject([{ caseNumber: "SBN 2026/1", phase: "started", revision: 1 }, { phase: "consultation", phaseFrom: "2026-11-01", phaseTo: "2026-12-01", url: "https://example.test/2" }]);
    expect(await problemOf(areas.run("areas", run(importId, false)))).toEqual({ code: "revision_conflict", field: "importId" });

    const again = await stage("areas", [anArea(1, { name: "Kvarteret Ett", caseNumber: " sbn  2026/1 " }), anArea(2)]);
    expect(await areas.run("areas", run(again, false))).toMatchObject({ added: 0, updated: 1, unchanged: 1, rows: [{ changed: ["name"] }, { changed: [] }] });
    expect(await areas.read(one?.id ?? "")).toMatchObject({ name: "Kvarteret Ett", revision: 2, source: FILE.fileName, versions: [{ revision: 2 }, { revision: 1, name: "Kvarteret 1" }] });
    expect(await areas.undo(importId)).toEqual({ undone: false, inTheWay: ["Kvarteret Ett"] });
    expect(await areas.undo(again)).toEqual({ undone: true, inTheWay: [] });
    expect((await areas.pastImports()).map(({ updated, undoneAt }) => [updated, undoneAt !== null])).toEqual([[1, true], [0, false]]);
  });

  test("districts come with who lives there, and go again", async () => {
    const { areas } = planner.desk;
    const importId = await stage("districts", [{ nth: 1, name: "Nya hamnen", code: "B901", population: { "13_19": 40, "80_plus": 12 }, boundary: square(12.68, 56.03) }]);
    expect(await areas.run("areas", run(importId, false)).then(() => null, (thrown: unknown) => thrown)).toMatchObject({ code: "not_allowed" });
    expect(await areas.run("districts", run(importId, false))).toMatchObject({ added: 1 });
    const district = () => get().database.query("select name, population from public.districts where code = 'B901'");
    expect(await district()).toEqual([{ name: "Nya hamnen", population: { "13_19": 40, "80_plus": 12 } }]);
    expect(await areas.undo(importId)).toEqual({ undone: true, inTheWay: [] });
    expect(await district()).toEqual([]);
  });

  describe("nobody else", () => {
    test.each(["moderator", "host"] as const)("a %s neither reads areas nor imports", async (role) => {
      const { desk, organisationId } = await aDesk(get(), role);
      expect(await problemOf(desk.areas.list())).toMatchObject({ code: "not_allowed" });
      expect(await problemOf(desk.areas.stage({ importId: randomUUID(), organisationId, what: "areas", ...FILE, rows: [anArea(1)] }))).toMatchObject({ code: "not_allowed" });
    });

    test("another organisation's admin sees none of it and ends none of it", async () => {
      const importId = await stage("areas", [anArea(7)]);
      const { areas } = neighbour.desk;
      const { organisationId } = planner;
      expect(await problemOf(areas.stage({ importId, organisationId: neighbour.organisationId, what: "areas", ...FILE, rows: [anArea(8)] }))).toMatchObject({ code: "not_allowed" });
      expect(await problemOf(areas.run("areas", { importId, organisationId, dryRun: false }))).toMatchObject({ code: "not_allowed" });
      expect(await problemOf(areas.run("areas", { importId, organisationId: neighbour.organisationId, dryRun: false }))).toMatchObject({ code: "not_allowed" });
      await areas.giveUp(importId);
      expect(await planner.desk.areas.run("areas", run(importId, false))).toMatchObject({ added: 1 });
      expect(await problemOf(areas.undo(importId))).toMatchObject({ code: "not_allowed" });
      expect(await areas.list()).toEqual([]);
      expect(await areas.pastImports()).toEqual([]);
      const area = (await planner.desk.areas.list()).find(({ caseNumber }) => caseNumber === "SBN 2026/7");
      expect(await problemOf(areas.read(area?.id ?? ""))).toMatchObject({ code: "not_allowed" });
      expect(await problemOf(areas.remove({ id: area?.id ?? "", revision: 1 }))).toMatchObject({ code: "not_allowed" });
    });

    test("without an account the doors are shut", async () => {
      for (const name of ["stage_import", "import_development_areas", "import_districts"]) {
        expect(await ask(get(), `/rest/v1/rpc/${name}`, { body: { document: {} } })).toMatchObject({ status: 401 });
      }
    });
  });

  test.each([
    ["rows that are none", { rows: "alla" }, "rows"],
    ["a hash that is none", { fileHash: "abc" }, "fileHash"],
    ["a kind nobody knows", { what: "tunnels" }, "what"],
    ["an unknown field", { secret: 1 }, "secret"],
    ["no name of the file", { fileName: null }, "fileName"],
  ])("%s: refused, naming the field, and nothing lies there", async (_, changes, field) => {
    const importId = randomUUID();
    const document = { importId, organisationId: planner.organisationId, what: "areas", ...FILE, rows: [anArea(1)], ...changes };
    const answer = await ask(get(), "/rest/v1/rpc/stage_import", { token: planner.token, body: { document } });
    expect(answer).toMatchObject({ status: 422, body: { details: expect.stringContaining(field) as string } });
    expect(await get().database.query("select 1 from private.imports where id = $1::uuid", [importId])).toEqual([]);
  });
});
