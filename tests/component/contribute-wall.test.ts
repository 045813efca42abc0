import { configure, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../src/backend/memory";
import type { Campaign } from "../../src/domain/campaign";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import { MemoryStore } from "../../src/outbox/memory-store";
import Harness from "./contribute-harness.svelte";
import { goToPreview, heading, press, sayWhereAndWhat } from "./support/conversation";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const words = { sv: "Minnen av hamnen" };
const campaign: Campaign = {
  id: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10", slug: "hamnen", title: words, question: words, intro: words,
  promise: { canChange: words, cannotChange: words, whoDecides: words, answerBy: null },
  kinds: ["story", "memory"], status: "open", opensOn: "2020-01-01", closesOn: null, geometryTypes: ["point"], allowsMedia: true, clock: { received: null, answeredShare: null, medianDays: null }, adultsOnly: false, roughOnly: false, precisionDefaults: {},
  organiser: "Dunkers kulturhus", controller: "Kulturnämnden", legalBasis: "Uppgift av allmänt intresse", questions: [], area: null,
};

/** A person who has scanned the wall's QR. */
function scan({ wallCode = "BCD23", resolveWall = vi.fn(() => Promise.resolve<{ campaignSlug: string | null } | null>({ campaignSlug: "hamnen" })), store = new MemoryStore() } = {}) {
  const backend = new MemoryBackend({ campaigns: [campaign] });
  const submit = vi.spyOn(backend, "submitContribution");
  return { submit, store, resolveWall, ...render(Harness, { view: "contribute", backend, store, wallCode, resolveWall }) };
}
async function tellAndSend({ isForWall }: { readonly isForWall: boolean }) {
  await heading(m.contribute_kind_title());
  await sayWhereAndWhat("Färjan lät som en val");
  const asked = screen.getByRole("checkbox", { name: new RegExp(`^${m.contribute_exhibition()}`) });
  expect(asked).toHaveProperty("checked", false);
  expect(screen.getByText(m.contribute_exhibition_hint_wall())).toBeTruthy();
  if (isForWall) await fireEvent.click(asked);
  await goToPreview();
  await press(m.contribute_send());
  await heading(m.contribute_done_title());
}

describe("the wall's QR", () => {
  test("opens its campaign, and what is told carries its code and says when it is shown there", async () => {
    const { submit } = scan();
    await screen.findByText(m.contribute_campaign_for({ title: "Minnen av hamnen" }));
    await tellAndSend({ isForWall: true });
    expect(screen.getByText(m.contribute_done_wall())).toBeTruthy();
    await waitFor(() => expect(submit.mock.calls[0]?.[0]).toMatchObject({ wallCode: "BCD23", campaignId: campaign.id, exhibition: true }));
  });
  test("without a yes to exhibition the receipt says why it is not shown there", async () => {
    scan();
    await tellAndSend({ isForWall: false });
    expect(screen.getByText(m.contribute_done_wall_declined())).toBeTruthy();
  });
  test("typed in small letters is the same code", async () => {
    const { resolveWall } = scan({ wallCode: "bcd23" });
    await heading(m.contribute_kind_title());
    expect(resolveWall).toHaveBeenCalledWith("BCD23");
  });
  test("with an unknown code is told kindly, and one may tell all the same, without a code", async () => {
    const { submit } = scan({ resolveWall: vi.fn(() => Promise.resolve(null)) });
    await screen.findByText(m.contribute_wall_unknown_text());
    await press(m.contribute_campaign_go_on());
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("Ändå");
    await goToPreview();
    await press(m.contribute_send());
    await heading(m.contribute_done_title());
    expect(screen.queryByText(m.contribute_done_wall_declined())).toBeNull();
    await waitFor(() => expect(submit).toHaveBeenCalled());
    expect(submit.mock.calls[0]?.[0]).not.toHaveProperty("wallCode");
  });
  test("with what cannot be a code nobody is asked", async () => {
    const { resolveWall } = scan({ wallCode: "<script>" });
    await screen.findByText(m.contribute_wall_unknown_text());
    expect(resolveWall).not.toHaveBeenCalled();
  });
  test("without a network begins without the campaign, and the code goes along", async () => {
    const { submit } = scan({ resolveWall: vi.fn(() => Promise.reject(new Problem("offline"))) });
    await tellAndSend({ isForWall: true });
    await waitFor(() => expect(submit.mock.calls[0]?.[0]).toMatchObject({ wallCode: "BCD23" }));
  });
  test("a draft begun at the wall is still the wall's when it is taken up elsewhere", async () => {
    const { store, unmount } = scan();
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("Halvvägs hem");
    unmount();
    await waitFor(async () => expect(JSON.stringify(await store.readDraft("contribution"))).toContain("Halvvägs hem"));
    const backend = new MemoryBackend({ campaigns: [campaign] });
    const submit = vi.spyOn(backend, "submitContribution");
    render(Harness, { view: "contribute", backend, store });
    await press(m.contribute_resume_continue());
    await screen.findByDisplayValue("Halvvägs hem");
    await goToPreview();
    await press(m.contribute_send());
    await waitFor(() => expect(submit.mock.calls[0]?.[0]).toMatchObject({ wallCode: "BCD23", text: "Halvvägs hem" }));
  });
});
