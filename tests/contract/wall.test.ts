/** The wall's door and the host's desk over HTTP: what is told and told no more, how screens are paired and led, and that nobody else can. */
import { afterEach, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import type { Backend } from "../../src/backend/backend";
import type { Wall, WallDraft } from "../../src/backend/staff/walls";
import { createSupabaseBackend } from "../../src/backend/supabase";
import { openWallDoor } from "../../src/backend/supabase-wall";
import type { WallDoor, WallListener } from "../../src/backend/wall";
import type { Submission } from "../../src/domain/contribution";
import type { Problem } from "../../src/domain/problem";
import type { ScreenReport } from "../../src/domain/wall/wall";
import { describeBackEnds } from "../support/embedded/back-ends";
import { ask, clientOf } from "../support/embedded/clients";
import { aCampaign, aDesk, aNeighbour, problemOf, type StaffWorld } from "../support/embedded/staff-world";
import { aReceiptCode, aSubmission, liftLimits } from "../support/embedded/submissions";

/** A busy machine is slow, not wrong. */
const PATIENT = { timeout: 20_000 };

const REPORT: ScreenReport = {
  status: "playing", chapter: "stories", storyId: null, framesPerSecond: 29.7, dataAgeSeconds: 3, width: 3840, height: 2160, recoveries: 0, loadedAt: "2026-11-23T08:00:00.000Z", obeyed: null,
};

const codeOf = (problem: unknown): string => (problem as Problem).code;

describeBackEnds("the exhibition wall", {}, ({ get }) => {
  let host: StaffWorld;
  let moderator: StaffWorld;
  let admin: StaffWorld;
  let door: WallDoor;
  let resident: Backend;
  let names = 0;
  const quiet: (() => void)[] = [];
  beforeAll(async () => {
    await liftLimits(get());
    [host, moderator, admin] = await Promise.all([aDesk(get(), "host"), aDesk(get(), "moderator"), aDesk(get(), "admin")]);
    const parts = { url: get().url, publishableKey: get().publishableKey, webSocket: WebSocket as unknown as typeof globalThis.WebSocket };
    door = openWallDoor(parts);
    resident = createSupabaseBackend(parts);
  });
  afterEach(() => {
    for (const stop of quiet.splice(0)) stop();
  });

  function aDraft(changes: Partial<WallDraft> = {}): WallDraft {
    names += 1;
    return {
      id: null, organisationId: host.organisationId, revision: 0, name: `vagg-${String(names)}`, title: { sv: "Vägg" }, kinds: [], districtIds: [], onlyCampaign: false, storyLanguages: [], languages: ["sv", "ar"],
      languageSeconds: 300, chapters: [{ type: "stories", minutes: 10 }], storySeconds: 24, theme: "night", layout: "full", invitation: { sv: "Berätta!" }, hasSound: false, allowsBrowse: true,
      quietHours: { from: "22:00", to: "07:30" }, pinnedIds: [], hiddenIds: [], ...changes,
    };
  }
  const aWall = (changes: Partial<WallDraft> = {}): Promise<Wall> => host.desk.walls.save(aDraft(changes));
  const decide = (id: string) => moderator.desk.moderation.decide({ contributionId: id, revision: 1, action: "approve" });
  async function published(changes: Partial<Submission> = {}): Promise<Submission> {
    const sent = aSubmission({ exhibition: true, ...changes });
    await resident.submitContribution(sent);
    await decide(sent.id);
    return sent;
  }
  /** Reads on until there is no more. */
  async function since(name: string, from: number): Promise<{ changed: Map<string, boolean>; removed: string[]; cursor: number; revision: number }> {
    const changed = new Map<string, boolean>();
    const removed: string[] = [];
    for (let cursor = from; ; ) {
      const page = await door.changes(name, cursor);
      for (const { id, viaWall } of page.changed) changed.set(id, viaWall);
      removed.push(...page.removed);
      cursor = page.cursor;
      if (!page.more) return { changed, removed, cursor, revision: page.revision };
    }
  }
  function listening(name: string): { heard: { published: number; wall: number } } {
    const heard = { published: 0, wall: 0 };
    const listener: WallListener = { onPublished: () => (heard.published += 1), onWall: () => (heard.wall += 1), onState: () => undefined };
    quiet.push(door.listen(name, listener));
    return { heard };
  }

  test("tells what was approved for exhibition, and no more what was withdrawn, reported, hidden or refused to it", async () => {
    const wall = await aWall();
    const [kept, withdrawn, reported, hidden] = [await published(), await published(), await published(), await published()];
    const modest = await published({ exhibition: false });
    const unsafe = await published({ kind: "safety", safety: { level: 1, times: ["night"], causes: [] }, precision: "exact_for_city" });
    const first = await since(wall.name, 0);
    expect([...first.changed.keys()]).toEqual(expect.arrayContaining([kept.id, withdrawn.id, reported.id, hidden.id]));
    for (const never of [modest.id, unsafe.id]) expect(first.changed.has(never)).toBe(false);
    expect(first).toMatchObject({ removed: [], revision: wall.revision });

    const { heard } = listening(wall.name);
    await expect.poll(() => heard.published, PATIENT).toBe(1);
    await resident.withdrawContribution({ id: withdrawn.id, receiptCode: withdrawn.receiptCode });
    // Not one of the reasons that hide it from the map.
    await resident.reportContribution({ id: crypto.randomUUID(), contributionId: reported.id, reason: "other" });
    await expect.poll(() => heard.published, PATIENT).toBeGreaterThanOrEqual(3);
    const second = await since(wall.name, first.cursor);
    expect(new Set(second.removed)).toEqual(new Set([withdrawn.id, reported.id]));
    expect((await resident.changesSince(0)).changed.some(({ id }) => id === reported.id)).toBe(true);

    const saved = await host.desk.walls.save({ ...wall, hiddenIds: [hidden.id] });
    expect(saved.revision).toBe(wall.revision + 1);
    const anew = await since(wall.name, 0);
    expect(anew.revision).toBe(saved.revision);
    for (const gone of [hidden, withdrawn, reported]) expect(anew.changed.has(gone.id)).toBe(false);
    expect(anew.changed.has(kept.id)).toBe(true);

    // Looked at and kept: it is told again.
    await moderator.desk.moderation.claim({ count: 1, skipped: [], wanted: reported.id });
    await decide(reported.id);
    expect((await since(wall.name, second.cursor)).changed.has(reported.id)).toBe(true);
  });

  test("a new revision, a wall of the same name and a name nobody has", async () => {
    const wall = await aWall({ theme: "by_sun", layout: "map_only" });
    expect(await door.read(wall.name)).toMatchObject({ settings: { name: wall.name, revision: 1, theme: "by_sun", layout: "map_only", quietHours: { from: "22:00", to: "07:30" }, campaign: null } });
    const { heard } = listening(wall.name);
    await expect.poll(() => heard.wall, PATIENT).toBe(1);
    await host.desk.walls.save({ ...wall, storySeconds: 40 });
    await expect.poll(() => heard.wall, PATIENT).toBe(2);
    expect(await problemOf(host.desk.walls.save({ ...wall, storySeconds: 50 }))).toMatchObject({ code: "revision_conflict" });
    expect(await problemOf(aWall({ name: wall.name }))).toMatchObject({ code: "field_invalid", field: "name" });
    expect(await door.read("finns-inte")).toBeNull();
    expect(await problemOf(door.changes("finns-inte", 0))).toMatchObject({ code: "refused" });
  });

  test("what comes through its code is told as its own, and an unknown code stops nobody", async () => {
    const wall = await aWall();
    const campaign = await aCampaign(get(), host.organisationId);
    const other = await aCampaign(get(), host.organisationId);
    await admin.desk.walls.setCampaign(wall.id, campaign.id);
    const through = await published({ wallCode: wall.shortCode, campaignId: campaign.id });
    const past = await published({ wallCode: "AAAAA", campaignId: campaign.id });
    const elsewhere = await published({ wallCode: wall.shortCode, campaignId: other.id });
    const { changed } = await since(wall.name, 0);
    expect([through, past, elsewhere].map(({ id }) => changed.get(id))).toEqual([true, false, false]);
    const resolve = (code: string) => ask(get(), "/rest/v1/rpc/resolve_wall_code", { body: { code } }).then(({ body }) => body);
    expect(await resolve(wall.shortCode.toLowerCase())).toEqual({ campaignSlug: campaign.slug });
    expect(await resolve("AAAAA")).toBeNull();
    expect(JSON.stringify((await resident.changesSince(0)).changed)).not.toContain(wall.id);
  });

  test("a screen is paired with the code it shows, obeys each command once, and is refused when taken away", async () => {
    const wall = await aWall();
    const secret = aReceiptCode();
    const { code } = await door.beginPairing(secret);
    expect(await door.readPairing(secret)).toBeNull();
    expect(await problemOf(host.desk.walls.pair(wall.id, "AAAAAA", "Entrén"))).toMatchObject({ code: "field_invalid", field: "code" });
    const screen = await host.desk.walls.pair(wall.id, ` ${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`, "Entrén");
    expect(screen).toMatchObject({ name: "Entrén", seenAt: null, report: null });
    expect(await door.readPairing(secret)).toEqual({ wallName: wall.name });
    expect(await problemOf(host.desk.walls.pair(wall.id, code, "Igen"))).toMatchObject({ code: "field_invalid", field: "code" });

    await host.desk.walls.command(wall.id, null, "next", null);
    const begun = await door.report(secret, REPORT);
    expect(begun).toMatchObject({ wallName: wall.name, screenName: "Entrén", revision: 1, commands: [] });
    const { screen: second, token } = await host.desk.walls.addScreen(wall.id, "Trappan");
    const number = await host.desk.walls.command(wall.id, screen.id, "message", "Strax fikar vi");
    const told = { ...REPORT, obeyed: begun.lastCommand };
    expect((await door.report(secret, told)).commands).toMatchObject([{ number, type: "message", text: "Strax fikar vi" }]);
    expect((await door.report(secret, { ...told, obeyed: number })).commands).toEqual([]);
    expect(await door.report(token, told)).toMatchObject({ screenName: "Trappan", commands: [], lastCommand: number });
    const seen = (await host.desk.walls.read()).find(({ id }) => id === wall.id);
    expect(seen?.screens.find(({ id }) => id === screen.id)?.report).toMatchObject({ status: "playing", framesPerSecond: 30, obeyed: number });

    const { heard } = listening(wall.name);
    await expect.poll(() => heard.wall, PATIENT).toBe(1);
    await host.desk.walls.revokeScreen(second.id);
    await expect.poll(() => heard.wall, PATIENT).toBe(2);
    for (const wrong of [token, aReceiptCode(), "", "' or true --"]) {
      expect(await problemOf(door.report(wrong, REPORT))).toMatchObject({ code: "refused" });
      expect(await problemOf(door.readPairing(wrong))).toMatchObject({ code: "refused" });
    }
    expect(await problemOf(door.beginPairing(secret))).toMatchObject({ code: "refused" });
  });

  test("codes are not guessed: ten wrong ones, and then not even a right one", async () => {
    const guesser = await aDesk(get(), "host");
    const wall = await guesser.desk.walls.save(aDraft());
    const { code } = await door.beginPairing(aReceiptCode());
    // A window of ten minutes may end meanwhile: whoever then has ten more has twenty.
    const answers = new Set<string>();
    for (let tries = 0; tries < 21 && !answers.has("too_many_from_contributor"); tries += 1) answers.add(codeOf(await problemOf(guesser.desk.walls.pair(wall.id, "AAAAAA", "Gissad"))));
    expect(answers).toEqual(new Set(["field_invalid", "too_many_from_contributor"]));
    expect(await problemOf(guesser.desk.walls.pair(wall.id, code, "Gissad"))).toMatchObject({ code: "too_many_from_contributor" });
  });

  test("a host changes walls of their own only, and a neighbour none", async () => {
    const wall = await aWall();
    const others = [await aDesk(get(), "host"), await aDesk(get(), "planner"), await aDesk(get(), "moderator"), await aNeighbour(get(), "admin")];
    for (const { desk } of others) {
      const { walls } = desk;
      const attempts = [
        () => walls.save({ ...wall, storySeconds: 99 }), () => walls.delete(wall.id), () => walls.command(wall.id, null, "pause", null), () => walls.readCandidates(wall.id, "", null), () => walls.addScreen(wall.id, "Min"),
        () => walls.setHosts(wall.id, []),
      ];
      for (const attempt of attempts) expect(await problemOf(attempt())).toMatchObject({ code: "not_allowed" });
    }
    expect((await admin.desk.walls.read()).find(({ id }) => id === wall.id)).toMatchObject({ mayEdit: true, mayChooseCampaign: true, mayChooseHosts: true, hosts: [expect.anything()] });
    await admin.desk.walls.setHosts(wall.id, []);
    expect((await host.desk.walls.read()).some(({ id }) => id === wall.id)).toBe(false);
    await admin.desk.walls.delete(wall.id);
    expect(await door.read(wall.name)).toBeNull();
  });

  test("candidates are found by any of their words, also with å, ä and ö, page by page", async () => {
    const wall = await aWall();
    const found = await published({ title: "ÅNGBÅTEN vid Rååns mynning", text: "Den gick till Köpenhamn." });
    expect((await host.desk.walls.readCandidates(wall.id, "ångbåten köpenhamn", null)).items.map(({ id }) => id)).toEqual([found.id]);
    expect((await host.desk.walls.readCandidates(wall.id, "ångbåten stockholm", null)).items).toEqual([]);
    expect((await host.desk.walls.readStories(wall.id, [found.id, crypto.randomUUID()])).map(({ id }) => id)).toEqual([found.id]);
    for (let more = 0; more < 31; more += 1) await published();
    const first = await host.desk.walls.readCandidates(wall.id, "", null);
    expect(first.items).toHaveLength(30);
    const rest = await host.desk.walls.readCandidates(wall.id, "", first.next);
    expect(rest.items.map(({ id }) => id)).toContain(found.id);
    expect(rest.items.some(({ id }) => first.items.some((one) => one.id === id))).toBe(false);
  });

  test("nobody sends on a wall's topic", async () => {
    const wall = await aWall();
    const client = clientOf(get());
    const channel = client.channel(`wall:${wall.name}`, { config: { private: true, broadcast: { ack: true } } });
    await expect(new Promise((resolve) => channel.subscribe((status) => resolve(status)))).resolves.toBe("SUBSCRIBED");
    expect(await channel.send({ type: "broadcast", event: "changed", payload: {} })).toBe("error");
    await client.removeAllChannels();
    await client.realtime.disconnect();
    expect((await ask(get(), "/realtime/v1/api/broadcast", { body: { messages: [{ topic: `wall:${wall.name}`, event: "changed", payload: {}, private: true }] } })).status).toBe(403);
  });
});
