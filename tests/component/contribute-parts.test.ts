import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import { draftFrom, emptyDraft, submissionFrom } from "../../src/domain/draft";
import { KINDS } from "../../src/domain/kind";
import { m } from "../../src/generated/messages/messages";
import { baseLocale, overwriteGetLocale } from "../../src/generated/messages/runtime";
import CausesPart from "../../src/views/contribute/CausesPart.svelte";
import EraPart from "../../src/views/contribute/EraPart.svelte";
import KindStep from "../../src/views/contribute/KindStep.svelte";
import PlaceSearch from "../../src/views/contribute/PlaceSearch.svelte";
import PrecisionStep from "../../src/views/contribute/PrecisionStep.svelte";
import PreviewStep from "../../src/views/contribute/PreviewStep.svelte";
import TextPart from "../../src/views/contribute/TextPart.svelte";
import { renderView } from "./support/render-view";
import { openingFor } from "../../src/views/contribute/opening";
import { placeWords } from "../../src/views/contribute/place-words";

const KARNAN = [12.698, 56.0477] as const;
/** Before the arithmetic has come, and without a map. */
const unseen = { desk: { geometry: "point" as const, seen: null, viewer: "city" as const }, hasMap: false };
const draft = emptyDraft("3f2b8c1e-6f0a-4a53-9c7e-0d9b7b1f2a11", "0123456789ABCDEFGHJKMNPQRS");

describe("the first question", () => {
  test("offers only the kinds of the campaign and says which was chosen", async () => {
    const onchoose = vi.fn();
    render(KindStep, { kinds: ["memory", "wish"], chosen: null, onchoose });
    expect(screen.getAllByRole("button")).toHaveLength(2);
    await fireEvent.click(screen.getByRole("button", { name: new RegExp(m.contribute_kind_wish()) }));
    expect(onchoose).toHaveBeenCalledWith("wish");
  });
  test("offers all six without one", () => {
    render(KindStep, { kinds: KINDS, chosen: null, onchoose: vi.fn() });
    expect(screen.getAllByRole("button")).toHaveLength(6);
  });
});

describe("finding a place in the list", () => {
  test("Enter takes the first place, and does not send the step on", async () => {
    const onchoose = vi.fn();
    render(PlaceSearch, { language: "sv", chosenId: null, onchoose });
    const field = screen.getByRole("searchbox");
    await fireEvent.input(field, { target: { value: "karnan" } });
    const wentOn = await fireEvent.keyDown(field, { key: "Enter" });
    expect(wentOn).toBe(false);
    expect(onchoose.mock.calls[0]?.[0].names.sv).toBe("Kärnan");
  });
  test("the arrows go into the list and back to the field", async () => {
    render(PlaceSearch, { language: "sv", chosenId: null, onchoose: vi.fn() });
    const field = screen.getByRole("searchbox");
    await fireEvent.input(field, { target: { value: "park" } });
    await fireEvent.keyDown(field, { key: "ArrowDown" });
    const [first, second] = within(screen.getByRole("list")).getAllByRole("button");
    expect(document.activeElement).toBe(first);
    if (first === undefined || second === undefined) throw new Error("the gazetteer lost its parks");
    await fireEvent.keyDown(first, { key: "ArrowDown" });
    expect(document.activeElement).toBe(second);
    await fireEvent.keyDown(second, { key: "ArrowUp" });
    await fireEvent.keyDown(first, { key: "ArrowUp" });
    expect(document.activeElement).toBe(field);
  });
  test("says so when nothing has that name", async () => {
    render(PlaceSearch, { language: "sv", chosenId: null, onchoose: vi.fn() });
    await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "Xyzzyplats" } });
    expect(screen.getAllByText(m.contribute_place_no_hits()).length).toBeGreaterThan(0);
  });
});

describe("when a memory happened", () => {
  const show = () => {
    const onchange = vi.fn();
    render(EraPart, { era: null, thisYear: 2026, onchange });
    return onchange;
  };
  test("a decade is chosen by its name", async () => {
    const onchange = show();
    await fireEvent.click(screen.getByRole("radio", { name: m.contribute_era_decade_name({ year: "1950" }) }));
    expect(onchange).toHaveBeenLastCalledWith({ type: "decade", from: 1950, to: 1959 });
  });
  test("a half-written year is no year yet, and no error", async () => {
    const onchange = show();
    await fireEvent.click(screen.getByRole("radio", { name: m.contribute_era_year() }));
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "195" } });
    expect(onchange).toHaveBeenLastCalledWith(null);
    expect(screen.queryByText(m.contribute_era_invalid({ first: 1800, last: 2026 }))).toBeNull();
  });
  test("a year may be written in Arabic digits", async () => {
    const onchange = show();
    await fireEvent.click(screen.getByRole("radio", { name: m.contribute_era_year() }));
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "١٩٥٧" } });
    expect(onchange).toHaveBeenLastCalledWith({ type: "year", from: 1957, to: 1957 });
  });
  test("a year to come is refused in words", async () => {
    show();
    await fireEvent.click(screen.getByRole("radio", { name: m.contribute_era_year() }));
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "2099" } });
    expect(screen.getByText(m.contribute_era_invalid({ first: 1800, last: 2026 }))).toBeTruthy();
  });
});

test("a cause is good or bad, never both, and can be taken back", async () => {
  const oncauses = vi.fn();
  const { rerender } = render(CausesPart, { causes: [], onchange: oncauses });
  const lighting = () => within(screen.getByRole("group", { name: m.contribute_cause_lighting() }));
  await fireEvent.click(lighting().getByRole("button", { name: m.contribute_cause_good() }));
  expect(oncauses).toHaveBeenLastCalledWith([{ cause: "lighting", effect: "good" }]);
  await rerender({ causes: [{ cause: "lighting", effect: "good" }] });
  await fireEvent.click(lighting().getByRole("button", { name: m.contribute_cause_bad() }));
  expect(oncauses).toHaveBeenLastCalledWith([{ cause: "lighting", effect: "bad" }]);
  await rerender({ causes: [{ cause: "lighting", effect: "bad" }] });
  await fireEvent.click(lighting().getByRole("button", { name: m.contribute_cause_bad() }));
  expect(oncauses).toHaveBeenLastCalledWith([]);
});

describe("the words", () => {
  const base = { isTextOptional: false, ontext: vi.fn(), onpause: vi.fn() };
  test("a phone number is marked where it stands, while writing", () => {
    const { container } = render(TextPart, { ...base, text: "Ring mig på 070-123 45 67 i kväll" });
    expect(screen.getByText(m.contribute_personal_hint())).toBeTruthy();
    expect(container.querySelector(".mirror mark")?.textContent).toBe("070-123 45 67");
    expect(container.querySelector(".mirror")?.textContent).toBe("Ring mig på 070-123 45 67");
  });
  test("ordinary words are left in peace", () => {
    render(TextPart, { ...base, text: "Här åkte vi kana 1957, linje 22 gick förbi." });
    expect(screen.queryByText(m.contribute_personal_hint())).toBeNull();
  });
  test("over the limit every letter stays and the excess is counted", () => {
    const text = "a".repeat(2003);
    render(TextPart, { ...base, text });
    expect(screen.getByDisplayValue(text)).toBeTruthy();
    expect(screen.getByText(m.contribute_text_too_long({ count: 3 }))).toBeTruthy();
  });
});

describe("how exactly", () => {
  const place = KARNAN;
  test("a child is offered only roughly", () => {
    render(PrecisionStep, { kind: "story", underThirteen: true, place, precision: "rough", mayBeHome: false, ...unseen, onchange: vi.fn() });
    expect(screen.getAllByRole("radio")).toHaveLength(1);
    expect(screen.getByText(m.contribute_precision_child())).toBeTruthy();
  });
  test("safety is never offered exactly for everyone", () => {
    render(PrecisionStep, { kind: "safety", underThirteen: false, place, precision: "exact_for_city", mayBeHome: false, ...unseen, onchange: vi.fn() });
    expect(screen.queryByRole("radio", { name: new RegExp(`^${m.contribute_precision_exact()}`) })).toBeNull();
  });
  test("of a way it says what is seen of the way, not of a point or a square", () => {
    render(PrecisionStep, { kind: "story", underThirteen: false, place, precision: "exact", mayBeHome: false, ...unseen, desk: { ...unseen.desk, geometry: "line" }, onchange: vi.fn() });
    expect(screen.getByText(m.contribute_precision_exact_for_city_hint_line())).toBeTruthy();
    expect(screen.queryByText(m.contribute_precision_exact_hint())).toBeNull();
  });
  test("a street may be home: yes makes it rough", async () => {
    const onchange = vi.fn();
    render(PrecisionStep, { kind: "story", underThirteen: false, place, precision: "exact", mayBeHome: true, ...unseen, onchange });
    await fireEvent.click(screen.getByRole("button", { name: m.contribute_precision_home_yes() }));
    expect(onchange).toHaveBeenCalledWith("rough");
  });
});

describe("the preview", () => {
  test("shows a story as others will read it, and that it becomes a public record", () => {
    renderView(PreviewStep, { data: { ...draft, kind: "story", text: "Vi dansade här." }, kind: "story", place: KARNAN, precision: "exact", homeDistrict: undefined, ...unseen, ongoto: vi.fn() });
    expect(within(screen.getByRole("article")).getByText("Vi dansade här.")).toBeTruthy();
    expect(screen.getByText(m.contribute_preview_public())).toBeTruthy();
  });
  test("shows no card for safety: others see only squares", () => {
    renderView(PreviewStep, { data: { ...draft, kind: "safety", level: 2, text: "Mörkt i tunneln." }, kind: "safety", place: KARNAN, precision: "exact_for_city", homeDistrict: undefined, ...unseen, ongoto: vi.fn() });
    expect(screen.queryByRole("article")).toBeNull();
    expect(screen.getByText(m.contribute_preview_cells())).toBeTruthy();
  });
});

describe("what one meets first", () => {
  const facts = { campaignSlug: null, campaign: null, isWallUnknown: false, campaignsKnown: true, isOpen: false, hasDraft: false };
  test("nothing stands before a first contribution", () => {
    expect(openingFor(facts).name).toBe("talk");
  });
  test("an earlier draft is offered, not imposed", () => {
    expect(openingFor({ ...facts, hasDraft: true }).name).toBe("resume");
  });
  test("an unknown campaign is told, but nobody is turned away offline", () => {
    expect(openingFor({ ...facts, campaignSlug: "finns-inte" }).name).toBe("campaign-unknown");
    expect(openingFor({ ...facts, campaignSlug: "vet-ej", campaignsKnown: false }).name).toBe("talk");
  });
  test("a code that no wall has is told before an earlier draft is offered", () => {
    expect(openingFor({ ...facts, isWallUnknown: true, hasDraft: true }).name).toBe("wall-unknown");
  });
});

test("a refused submission becomes a draft that would send the same again", () => {
  const said = { ...draft, kind: "memory" as const, underThirteen: false, place: KARNAN, text: "Kana på kartong", era: { type: "decade", from: 1970, to: 1979 } as const, precision: "exact" as const, exhibition: true };
  const context = { contributorKey: "0".repeat(32), language: "sv" as const, place: { type: "Point", coordinates: KARNAN } as const };
  const sent = submissionFrom(said, context);
  if (sent === null) throw new Error("the draft was not complete");
  expect(submissionFrom(draftFrom(sent), context)).toEqual(sent);
});

/** U+2068 … U+2069: a name keeps its own direction. */
const own = (name: string) => `\u2068${name}\u2069`;
test("where a point is, is said in Arabic to who reads Arabic, with Swedish names only where there are no others", () => {
  overwriteGetLocale(() => "ar");
  try {
    expect(placeWords([12.6973, 56.0482])).toBe(`بالقرب من ${own("برج كيرنان")}، ${own("وسط المدينة")}`);
    expect(placeWords([12.7196, 56.0326])).toBe(`بالقرب من ${own("Närlundavägen")}، ${own("نيرلوندا")}`);
  } finally {
    overwriteGetLocale(() => baseLocale);
  }
  expect(placeWords([12.6973, 56.0482])).toBe("Nära Kärnan, Centrum");
});
