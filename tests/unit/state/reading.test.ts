import { describe, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../../src/backend/memory";
import { Problem } from "../../../src/domain/problem";
import { m } from "../../../src/generated/messages/messages";
import { Campaigns } from "../../../src/state/campaigns.svelte";
import { Preferences, type PreferencesParts } from "../../../src/state/preferences.svelte";
import { SafetyCells } from "../../../src/state/safety-cells.svelte";
import { aCampaign, anId } from "../support/factories";

describe("preferences", () => {
  const memory = (kept: string | null = null): { storage: NonNullable<PreferencesParts["storage"]>; read: () => string | null } => {
    let value = kept;
    return { storage: { getItem: () => value, setItem: (_key, text) => (value = text) }, read: () => value };
  };

  test("the first wanted language that we speak is chosen, else Swedish", () => {
    const language = (languages: string[]) => new Preferences({ storage: null, root: null, languages }).language;
    expect(language(["so", "ar-SY", "sv-SE"])).toBe("ar");
    expect(language(["fi"])).toBe("sv");
  });

  test("words follow the language at once, without a reload", () => {
    const preferences = new Preferences({ storage: null, root: null, languages: ["sv"] });
    expect(m.kind_memory()).toBe("Minne");
    preferences.setLanguage("en");
    expect(m.kind_memory()).toBe("Memory");
    preferences.setLanguage("sv");
  });

  test("the choice is there at the next visit", () => {
    const { storage } = memory();
    const first = new Preferences({ storage, root: null, languages: ["sv"] });
    first.setLanguage("ar");
    first.set({ simple: true, contrast: "high" });
    const next = new Preferences({ storage, root: null, languages: ["sv"] });
    expect([next.language, next.direction, next.simple, next.contrast, next.motion]).toEqual(["ar", "rtl", true, "high", "full"]);
  });

  test.each(["{", "null", '{"language":"tlh","simple":"yes"}'])("what somebody else left in the storage does no harm: %s", (kept) => {
    const preferences = new Preferences({ storage: memory(kept).storage, root: null, languages: ["en"] });
    expect([preferences.language, preferences.simple]).toEqual(["en", false]);
  });

  test("blocked storage costs the memory, not the choice", () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    const preferences = new Preferences({ storage: { getItem: blocked, setItem: blocked }, root: null, languages: ["sv"] });
    preferences.set({ largeText: true });
    expect(preferences.largeText).toBe(true);
  });
});

describe("campaigns", () => {
  test("are told apart by the day where the city is", async () => {
    const open = aCampaign({ id: anId(1), slug: "nu" });
    const over = aCampaign({ id: anId(2), slug: "da", closesOn: "2026-02-01" });
    const campaigns = new Campaigns(Promise.resolve(new MemoryBackend({ campaigns: [open, over] })), () => new Date("2026-05-01T12:00:00Z"));
    await campaigns.load();
    expect([campaigns.open, campaigns.closed]).toEqual([[open], [over]]);
    expect(campaigns.bySlug("nu")).toEqual(open);
  });
  test("once loaded they stay when a later load fails", async () => {
    const backend = new MemoryBackend({ campaigns: [aCampaign()] });
    const campaigns = new Campaigns(Promise.resolve(backend));
    await campaigns.load();
    vi.spyOn(backend, "readCampaigns").mockRejectedValue(new Problem("offline"));
    await campaigns.load();
    expect([campaigns.status, campaigns.all.length]).toEqual(["ready", 1]);
  });
});

describe("safety cells", () => {
  const cell = {
    id: "c1", campaignId: anId(900), time: "night", square: [], sizeMetres: 150, band: "5-9", level: 2, causes: [],
  } as const;

  test("are off until chosen and show one time of day", async () => {
    const cells = new SafetyCells(Promise.resolve(new MemoryBackend({ cells: [cell, { ...cell, id: "c2", time: "day" }] })));
    expect(cells.status).toBe("off");
    await cells.show(anId(900), "night");
    expect(cells.shown).toEqual([cell]);
    cells.hide();
    expect([cells.status, cells.shown]).toEqual(["off", []]);
  });

  test("a late answer to an earlier choice is not shown", async () => {
    let answerNight: (cells: readonly (typeof cell)[]) => void = () => undefined;
    const cells = new SafetyCells(
      Promise.resolve({ readSafetyCells: (_campaign, time) => (time === "night" ? new Promise((resolve) => (answerNight = resolve)) : Promise.resolve([])) }),
    );
    const night = cells.show(anId(900), "night");
    await vi.waitFor(() => expect(cells.status).toBe("loading"));
    await cells.show(anId(900), "day");
    answerNight([cell]);
    await night;
    expect(cells.shown).toEqual([]);
  });
});
