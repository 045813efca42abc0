/** The planner's desk for analysis over HTTP: a snapshot in pages, what changed since, words, single ones, boundaries and views, as the port promises. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import WebSocket from "ws";
import { openStaffDoors } from "../../src/backend/staff/doors";
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
  const webSocket = WebSocket as unknown as typeof globalThis.WebSocket;
  const { auth, desk } = openStaffDoors({ url: embedded.url, publishableKey: embedded.publishableKey, storage, webSocket });
  const member = await auth.signIn(login.email, login.password);
  return { desk: desk.analysis, organisationId: member.roles[0]?.organisationId ?? "", backend: supabaseWorld(embedded, login).backend };
}
const problemOf = (work: Promise<unknown>) => work.then(() => null, (thrown: unknown) => (thrown instanceof Problem ? thrown.code : thrown));

describeBackEnds("the planner's desk for analysis", {}, ({ get }) => {
  test("a snapshot is read, followed, searched and looked into", async () => {
    const { desk, backend } = await aMember(get(), "planner");
    const [organisation] = await desk.readOrganisations();
    const id = organisation?.id ?? "";
    const sent = aSubmission({ text: "Laga de trasiga lamporna.", kind: "wish", place: { type: "Point", coordinates: [12.6945, 56.0437] }, precision: "exact" });
    await backend.submitContribution(sent);

    const start = await desk.startSnapshot(id);
    const page = await desk.readPage(start, null);
    expect(page).toMatchObject({ rows: start.total, next: null });
    const { columns, rows } = readPage(page.bytes, start.dictionaries);
    expect(rows).toBe(start.total);
    const found = await desk.findWords(id, "trasig lamp");
    expect([...columns.ordinal].filter((ordinal) => found.includes(ordinal))).toEqual([...found]);
    const [read, ...others] = await desk.readContributions(id, [...found]);
    expect(others).toEqual([]);
    expect(read).toMatchObject({ id: sent.id, text: "Laga de trasiga lamporna.", point: [12.6945, 56.0437], status: "submitted", answers: [] });

    expect(await desk.readChanges(start)).toMatchObject({ isTooMuch: false, removed: new Uint32Array() });
    await backend.withdrawContribution({ id: sent.id, receiptCode: sent.receiptCode });
    const changes = await desk.readChanges(start);
    expect([...changes.removed]).toEqual([...found]);
    expect(await desk.findWords(id, "trasig lamp")).toHaveLength(0);
    expect(await desk.readContributions(id, [...found])).toEqual([]);
    expect(await problemOf(desk.readPage({ ...start, version: "00000000-5" }, null))).toBe("revision_conflict");

    const { districts } = await desk.readRegions(id);
    expect(districts.length).toBe(start.dictionaries.districts.filter((district) => district !== null).length);
    const district = districts[0]?.id ?? "";
    expect(await desk.buffer(id, { type: "district", id: district, bufferMetres: 250 })).toMatchObject({ type: "MultiPolygon" });
    // Drawn by hand, across itself.
    const bow = [[[[12.69, 56.04], [12.7, 56.05], [12.7, 56.04], [12.69, 56.05], [12.69, 56.04]]]] as const;
    expect((await desk.buffer(id, { type: "drawn", boundary: { type: "MultiPolygon", coordinates: bow }, bufferMetres: 0 })).coordinates).toHaveLength(2);
    expect(await problemOf(desk.buffer(id, { type: "line", line: [[12.69, 56.04]], bufferMetres: 50 }))).toBe("place_invalid");

    const view = await desk.saveView(id, { id: randomUUID(), name: "Kvällar", query: "time=night" });
    expect(view).toMatchObject({ name: "Kvällar", isMine: true });
    expect(await desk.readViews(id)).toEqual([view]);
    await desk.deleteView(view.id);
    expect(await desk.readViews(id)).toEqual([]);
  });

  test("a moderator weighs nothing", async () => {
    const { desk, organisationId } = await aMember(get(), "moderator");
    expect(await desk.readOrganisations()).toEqual([]);
    expect(await problemOf(desk.startSnapshot(organisationId))).toBe("not_allowed");
    expect(await problemOf(desk.readRegions(organisationId))).toBe("not_allowed");
  });
});
