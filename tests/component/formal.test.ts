import { configure, fireEvent, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { DevelopmentArea } from "../../src/domain/campaign";
import { m } from "../../src/generated/messages/messages";
import FormalNotice from "../../src/views/shared/FormalNotice.svelte";
import { dateWords } from "../../src/views/shared/dates";
import { handToLetter } from "../../src/views/shared/letter-handover";
import LetterPage from "../../src/views/letter/LetterPage.svelte";
import { anArea, anId } from "../unit/support/factories";
import { makeStates, renderView } from "./support/render-view";

// The geometry comes by a dynamic import, which a loaded machine transforms slowly the first time.
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const INSIDE = { type: "Point", coordinates: [12.707, 56.043] } as const;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-01T10:00:00+02:00") });
  return () => vi.useRealTimers();
});
async function statesWith(areas: readonly DevelopmentArea[]) {
  const states = makeStates({ areas });
  await states.facts.load();
  return states;
}

describe("a place inside a plan in consultation or review", () => {
  test("says that this is dialogue, how one keeps the right to appeal, and until when", async () => {
    renderView(FormalNotice, { place: INSIDE }, await statesWith([anArea()]));
    expect(await screen.findByText(m.formal_text({ date: dateWords("2026-06-30") }))).toBeTruthy();
    expect(screen.getByText("2025/101")).toBeTruthy();
    expect(screen.getByRole("link", { name: m.formal_write() }).getAttribute("href")).toBe(`/yttrande/${anId(700)}`);
    expect(screen.getByRole("link", { name: m.formal_plan() }).getAttribute("href")).toBe("https://example.org/kajkanten");
  });
  test("past the last day it says so and offers no letter", async () => {
    renderView(FormalNotice, { place: INSIDE }, await statesWith([anArea({ phaseTo: "2026-05-31" })]));
    expect(await screen.findByText(m.formal_text_past({ date: dateWords("2026-05-31") }))).toBeTruthy();
    expect(screen.queryByRole("link", { name: m.formal_write() })).toBeNull();
  });
  test("nothing is said outside it, nor once the plan is adopted", async () => {
    const inside = anArea({ phase: "adopted" });
    renderView(FormalNotice, { place: INSIDE }, await statesWith([inside, anArea({ id: anId(701), boundary: [[[[12.8, 56.1], [12.81, 56.1], [12.81, 56.11], [12.8, 56.1]]]] })]));
    await vi.dynamicImportSettled();
    expect(screen.queryByText(m.formal_title())).toBeNull();
  });
});

describe("the letter", () => {
  const letter = () => screen.getByTestId("letter").textContent;

  test("is prefilled with the board, the plan, its case number, and the text carried from the receipt", async () => {
    handToLetter("Låt trädet stå kvar.");
    renderView(LetterPage, { areaId: anId(700) }, await statesWith([anArea()]));
    expect(letter()).toContain("Stadsbyggnadsnämnden\n251 89 Helsingborg");
    expect(letter()).toContain("Yttrande om Kajkanten, diarienummer 2025/101");
    expect(letter()).toContain("Låt trädet stå kvar.");
    expect(location.href).not.toContain("tr%C3%A4d");
  });
  test("takes name, address and how one is affected, keeps them nowhere, and gives the carried text only once", async () => {
    const states = await statesWith([anArea()]);
    const kept = vi.spyOn(Storage.prototype, "setItem");
    const first = renderView(LetterPage, { areaId: anId(700) }, states);
    await fireEvent.input(screen.getByRole("textbox", { name: m.letter_name_label() }), { target: { value: "Anna Exempel" } });
    await fireEvent.input(screen.getByRole("textbox", { name: m.letter_affected_label() }), { target: { value: "Jag bor bredvid." } });
    await waitFor(() => expect(letter()).toContain("Anna Exempel"));
    expect(letter()).toContain("Jag bor bredvid.");
    expect(kept).not.toHaveBeenCalled();
    first.unmount();
    renderView(LetterPage, { areaId: anId(700) }, states);
    expect(letter()).not.toContain("Anna Exempel");
    expect(letter()).not.toContain("Låt trädet stå kvar.");
  });
  test("the person's own mail is opened with subject and letter, and no invented address", async () => {
    renderView(LetterPage, { areaId: anId(700) }, await statesWith([anArea()]));
    const href = screen.getByRole("link", { name: m.letter_mail() }).getAttribute("href") ?? "";
    expect(href).toMatch(/^mailto:\?subject=/);
    expect(decodeURIComponent(href)).toContain("diarienummer 2025/101");
  });
  test("past the last day it says so", async () => {
    renderView(LetterPage, { areaId: anId(700) }, await statesWith([anArea({ phaseTo: "2026-05-31" })]));
    expect(screen.getByText(m.letter_past_title({ date: dateWords("2026-05-31") }))).toBeTruthy();
  });
  test("a plan no longer in consultation or review takes no statement", async () => {
    renderView(LetterPage, { areaId: anId(700) }, await statesWith([anArea({ phase: "in_force" })]));
    expect(screen.getByText(m.letter_closed_title())).toBeTruthy();
    expect(screen.queryByTestId("letter")).toBeNull();
  });
  test("an unknown plan is told plainly", async () => {
    renderView(LetterPage, { areaId: anId(799) }, await statesWith([anArea()]));
    expect(screen.getByText(m.letter_missing())).toBeTruthy();
  });
});
