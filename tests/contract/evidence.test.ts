/** The planner's evidence over HTTP: said first, read in pages, noted; and that the file's counts are those of a plain SQL query. */
import { expect, test } from "vitest";
import WebSocket from "ws";
import { openStaffDoors } from "../../src/backend/staff/doors";
import type { EvidenceRequest, EvidenceRow } from "../../src/backend/staff/evidence";
import { readPage } from "../../src/domain/analysis/read-page";
import { Problem } from "../../src/domain/problem";
import { describeBackEnds } from "../support/embedded/back-ends";
import { aStaffMember, aSubmission } from "../support/embedded/submissions";
import { supabaseWorld } from "../support/embedded/supabase-world";
import type { Embedded } from "../../supabase/embedded/embedded";

async function aMember(embedded: Embedded, role: "planner" | "moderator") {
  const login = await aStaffMember(embedded, role);
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  const { auth, desk } = openStaffDoors({ url: embedded.url, publishableKey: embedded.publishableKey, storage, webSocket: WebSocket as unknown as typeof globalThis.WebSocket });
  const member = await auth.signIn(login.email, login.password);
  return { desk, organisationId: member.roles[0]?.organisationId ?? "", backend: supabaseWorld(embedded, login).backend };
}
const problemOf = (work: Promise<unknown>) => work.then(() => null, (thrown: unknown) => (thrown instanceof Problem ? thrown.code : thrown));
const sha256 = "0a".repeat(32);

describeBackEnds("the planner's evidence", {}, ({ get }) => {
  test("a file has as many contributions and respondents of each kind as the database, and stands in the register", async () => {
    const { desk, organisationId, backend } = await aMember(get(), "planner");
    const first = aSubmission({ kind: "wish", text: "En bänk.", precision: "exact" });
    await backend.submitContribution(first);
    await backend.submitContribution({ ...aSubmission({ kind: "like", text: "Fint här." }), contributorKey: first.contributorKey });
    await backend.submitContribution(aSubmission({ kind: "wish", text: "En lampa." }));

    const start = await desk.analysis.startSnapshot(organisationId);
    const { columns } = readPage((await desk.analysis.readPage(start, null)).bytes, start.dictionaries);
    const request: EvidenceRequest = { organisationId, format: "csv", crs: "EPSG:3006", exactPlaces: true, purpose: "Prov", filter: "", contributions: columns.ordinal.length };
    const { exportId, organisation } = await desk.evidence.begin(request);
    const ordinals = [...columns.ordinal];
    const rows: EvidenceRow[] = [];
    for (let at = 0; at < ordinals.length; at += 2) rows.push(...(await desk.evidence.readRows(exportId, ordinals.slice(at, at + 2))));

    const counted = await get().database.query<{ kind: string; pins: number; respondents: number }>(
      "select kind, count(*)::integer as pins, count(distinct contributor_id)::integer as respondents from public.contributions where organisation_id = $1::uuid and status <> 'withdrawn' group by kind order by kind", [organisationId]);
    const ofFile = [...new Set(rows.map(({ kind }) => kind))].sort().map((kind) => {
      const these = rows.filter((row) => row.kind === kind);
      return { kind, pins: these.length, respondents: new Set(these.map(({ respondent }) => respondent)).size };
    });
    expect(ofFile).toEqual(counted);
    const [{ all } = { all: 0 }] = await get().database.query<{ all: number }>("select count(distinct contributor_id)::integer as all from public.contributions where organisation_id = $1::uuid and status <> 'withdrawn'", [organisationId]);
    expect(new Set(rows.map(({ respondent }) => respondent)).size).toBe(all);
    expect(rows.find(({ id }) => id === first.id)).toMatchObject({ kind: "wish", status: "submitted", text: "", isRough: false });

    await desk.evidence.finish({ exportId, rows: rows.length, respondents: all, sha256 });
    expect(await problemOf(desk.evidence.readRows(exportId, [1]))).toBe("not_allowed");
    expect((await desk.evidence.readExports(organisationId))[0]).toMatchObject({ id: exportId, format: "csv", crs: "EPSG:3006", purpose: "Prov", rows: rows.length, respondents: all, sha256 });
    expect(organisation).not.toBe("");
  });

  test("who does not plan takes nothing out", async () => {
    const { desk, organisationId } = await aMember(get(), "moderator");
    expect(await problemOf(desk.evidence.begin({ organisationId, format: "report", crs: null, exactPlaces: false, purpose: "Prov", filter: "", contributions: 0 }))).toBe("not_allowed");
    expect(await problemOf(desk.evidence.readExports(organisationId))).toBe("not_allowed");
  });
});
