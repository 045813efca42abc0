import { configure, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../src/backend/memory";
import type { Campaign } from "../../src/domain/campaign";
import { Problem } from "../../src/domain/problem";
import { formatReceiptCode } from "../../src/domain/receipt-code";
import { m } from "../../src/generated/messages/messages";
import { MemoryStore } from "../../src/outbox/memory-store";
import Harness from "./contribute-harness.svelte";
import { goToPreview, heading, press, sayWhereAndWhat } from "./support/conversation";

// A whole conversation on a busy machine takes its time; these are ceilings, nothing waits that long.
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

function aCampaign(over: Partial<Campaign> = {}): Campaign {
  const words = { sv: "Kvällar på Söder" };
  return {
    id: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10", slug: "kvallar", title: words, question: words, intro: words,
    promise: { canChange: words, cannotChange: words, whoDecides: words, answerBy: null },
    kinds: ["wish", "safety"], status: "open", opensOn: "2020-01-01", closesOn: null, geometryTypes: ["point"], allowsMedia: true, clock: { received: null, answeredShare: null, medianDays: null }, adultsOnly: false, roughOnly: false, precisionDefaults: {},
    organiser: "Helsingborgs stad", controller: "Stadsbyggnadsnämnden", legalBasis: "Uppgift av allmänt intresse", questions: [], area: null, ...over,
  };
}

afterEach(() => history.replaceState(null, "", "/"));

describe("the conversation without a map", () => {
  test("a story goes from the first question to the receipt", async () => {
    const backend = new MemoryBackend();
    render(Harness, { view: "contribute", backend, store: new MemoryStore() });
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("Här lärde jag mig cykla.");
    await goToPreview();
    await press(m.contribute_send());
    await heading(m.contribute_done_title());
    const code = (await screen.findByTestId("receipt-code")).textContent?.replaceAll("-", "") ?? "";
    await screen.findByText(m.contribute_done_sent());
    expect((await backend.readReceipt(code)).text).toBe("Här lärde jag mig cykla.");
  });

  test("nobody goes on without a place, and without a map the page names the list", async () => {
    render(Harness, { view: "contribute", backend: new MemoryBackend(), store: new MemoryStore() });
    await press(new RegExp(`^${m.contribute_kind_like()}`));
    await press(m.contribute_age_no());
    await heading(m.contribute_place_title());
    await screen.findByText(m.contribute_place_no_map());
    await press(m.contribute_next());
    expect((await screen.findByRole("alert")).textContent).toBe(m.contribute_place_text_list());
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(m.contribute_place_title());
  });

  test("going back loses no letter", async () => {
    render(Harness, { view: "contribute", backend: new MemoryBackend(), store: new MemoryStore() });
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("Varje bokstav");
    await press(m.contribute_back());
    await heading(m.contribute_place_title());
    await press(m.contribute_next());
    expect(await screen.findByDisplayValue("Varje bokstav")).toBeTruthy();
  });

  test("a child's place is offered only roughly", async () => {
    const backend = new MemoryBackend();
    const submit = vi.spyOn(backend, "submitContribution");
    render(Harness, { view: "contribute", backend, store: new MemoryStore() });
    await press(new RegExp(`^${m.contribute_kind_like()}`));
    await press(m.contribute_age_yes());
    await heading(m.contribute_place_title());
    await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "Kärnan" } });
    await press(/Kärnan/);
    await press(m.contribute_next());
    await heading(m.contribute_tell_title_like());
    await goToPreview();
    await press(m.contribute_send());
    await waitFor(() => expect(submit).toHaveBeenCalled());
    const sent = submit.mock.calls[0]?.[0];
    expect(sent?.precision).toBe("rough");
    expect(sent?.underThirteen).toBe(true);
  });
});

describe("what is written is safe", () => {
  test("an earlier draft comes back where one was", async () => {
    const store = new MemoryStore();
    const first = render(Harness, { view: "contribute", backend: new MemoryBackend(), store });
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("Halvvägs");
    // Leaving the page saves at once.
    first.unmount();
    await waitFor(async () => expect(JSON.stringify(await store.readDraft("contribution"))).toContain("Halvvägs"));
    render(Harness, { view: "contribute", backend: new MemoryBackend(), store });
    await heading(m.contribute_resume_title());
    await press(m.contribute_resume_continue());
    expect(await screen.findByDisplayValue("Halvvägs")).toBeTruthy();
  });

  test("with the storage full the person is told, the text is still there, and trying again works", async () => {
    const store = new MemoryStore();
    const full = vi.spyOn(store, "changeQueue").mockRejectedValueOnce(new Problem("storage_full"));
    render(Harness, { view: "contribute", backend: new MemoryBackend(), store });
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("Finns kvar");
    await goToPreview();
    await press(m.contribute_send());
    await screen.findByText(m.contribute_problem_storage_full());
    expect(full).toHaveBeenCalled();
    expect(screen.getByText("Finns kvar")).toBeTruthy();
    expect(screen.getByRole("button", { name: m.contribute_problem_copy_text() })).toBeTruthy();
    await press(m.contribute_problem_try_again());
    await heading(m.contribute_done_title());
  });

  test("offline it waits on the device and says so", async () => {
    const backend = new MemoryBackend();
    vi.spyOn(backend, "submitContribution").mockRejectedValue(new Problem("offline"));
    render(Harness, { view: "contribute", backend, store: new MemoryStore() });
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("I källaren");
    await goToPreview();
    await press(m.contribute_send());
    expect(await screen.findByText(m.contribute_done_waiting())).toBeTruthy();
  });

  test("what the server refused comes back as a draft to mend", async () => {
    const backend = new MemoryBackend();
    vi.spyOn(backend, "submitContribution").mockRejectedValueOnce(new Problem("place_outside_city", { field: "place" }));
    const store = new MemoryStore();
    render(Harness, { view: "contribute", backend, store });
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("På gränsen");
    await goToPreview();
    await press(m.contribute_send());
    await press(m.contribute_done_mend());
    await heading(m.contribute_place_title());
    expect(JSON.stringify(await store.readDraft("contribution"))).toContain("På gränsen");
    const [refused] = await store.readOperations();
    await press(m.contribute_next());
    await heading(m.contribute_tell_title_story());
    await goToPreview();
    await press(m.contribute_send());
    await screen.findByText(m.contribute_done_sent());
    // Under its own id and code: the receipt that was shown is still the right one.
    expect((await backend.readReceipt(refused?.type === "submit" ? refused.submission.receiptCode : "")).text).toBe("På gränsen");
    expect(await store.readOperations()).toEqual([]);
  });
});

describe("several places in one go", () => {
  test("the next begins at its place, keeps what holds for all, and every code is listed", async () => {
    const backend = new MemoryBackend();
    const submit = vi.spyOn(backend, "submitContribution");
    render(Harness, { view: "contribute", backend, store: new MemoryStore() });
    await heading(m.contribute_kind_title());
    await sayWhereAndWhat("Den första platsen");
    await goToPreview();
    await press(m.contribute_send());
    await heading(m.contribute_done_title());
    await press(m.contribute_done_another());
    await heading(m.contribute_place_title());
    await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "Slottshagen" } });
    await fireEvent.click(screen.getAllByRole("button", { name: /Slottshagen/ })[0] ?? document.body);
    await press(m.contribute_next());
    await heading(m.contribute_tell_title_story());
    const text = screen.getByRole("textbox", { name: m.contribute_text_label() });
    expect(text).toHaveProperty("value", "");
    await fireEvent.input(text, { target: { value: "Den andra platsen" } });
    await goToPreview();
    await press(m.contribute_send());
    await screen.findByText(m.contribute_done_count({ count: 2 }));
    expect(submit.mock.calls.map(([sent]) => sent.text)).toEqual(["Den första platsen", "Den andra platsen"]);
    const [first, second] = submit.mock.calls.map(([sent]) => sent.receiptCode);
    expect(first).not.toBe(second);
    expect(screen.getByText(formatReceiptCode(first ?? ""))).toBeTruthy();
    expect((await screen.findByTestId("receipt-code")).textContent).toBe(formatReceiptCode(second ?? ""));
  });
});

describe("in a campaign", () => {
  test("only its kinds are offered", async () => {
    render(Harness, { view: "contribute", backend: new MemoryBackend({ campaigns: [aCampaign()] }), store: new MemoryStore(), campaignSlug: "kvallar" });
    await heading(m.contribute_kind_title());
    expect(screen.queryByRole("button", { name: new RegExp(`^${m.contribute_kind_story()}`) })).toBeNull();
    expect(screen.getByRole("button", { name: new RegExp(`^${m.contribute_kind_safety()}`) })).toBeTruthy();
  });
  test("a closed one is told, and one may tell all the same", async () => {
    render(Harness, { view: "contribute", backend: new MemoryBackend({ campaigns: [aCampaign({ status: "closed" })] }), store: new MemoryStore(), campaignSlug: "kvallar" });
    await heading(m.contribute_campaign_closed_title());
    await press(m.contribute_campaign_go_on());
    await heading(m.contribute_kind_title());
    expect(screen.getByRole("button", { name: new RegExp(`^${m.contribute_kind_story()}`) })).toBeTruthy();
  });
  test("adults are not asked whether they are children", async () => {
    render(Harness, { view: "contribute", backend: new MemoryBackend({ campaigns: [aCampaign({ adultsOnly: true })] }), store: new MemoryStore(), campaignSlug: "kvallar" });
    await press(new RegExp(`^${m.contribute_kind_wish()}`));
    await heading(m.contribute_place_title());
  });
});
