import { render, screen } from "@testing-library/svelte";
import jsQR from "jsqr";
import { expect, test, vi } from "vitest";
import type { Era } from "../../src/domain/contribution";
import type { WallAnswer, WallStory } from "../../src/domain/wall/wall";
import { overwriteGetLocale } from "../../src/generated/messages/runtime";
import AnswerScene from "../../src/views/wall/scenes/AnswerScene.svelte";
import DecadeScene from "../../src/views/wall/scenes/DecadeScene.svelte";
import StoryScene from "../../src/views/wall/scenes/StoryScene.svelte";
import VoicesScene from "../../src/views/wall/scenes/VoicesScene.svelte";
import Invitation from "../../src/views/wall/Invitation.svelte";
import WallHead from "../../src/views/wall/WallHead.svelte";
import { aRow } from "../unit/support/factories";

overwriteGetLocale(() => "sv");
const YEAR_1962: Era = { type: "year", from: 1962, to: 1962 };
const aStory = (change: Partial<WallStory> = {}): WallStory => ({ ...aRow(), viaWall: false, ...change });
const mediaUrl = (id: string) => Promise.resolve(`https://example.org/${id}`);
const tell = (story: WallStory, change: { ms?: number; isPaused?: boolean } = {}) => render(StoryScene, { story, language: "sv", ms: 24_000, isPaused: false, hasSound: false, mediaUrl, ...change });
const anAnswer: WallAnswer = {
  id: "a1", stance: "under_way", text: "Vi bygger en ny badplats med ramp.", reason: null, unit: "Park och natur (exempel)", standing: "administration", decidedOn: null, paragraph: null,
  publishedAt: "2026-08-07T08:00:00Z", areaName: "Kajkanten", storyIds: [],
};

test("a memory is told with its year, the author's words and who remembers too", () => {
  tell(aStory({ kind: "memory", era: YEAR_1962, text: "Farfar bar mig på axlarna.", supportCount: 14 }));
  for (const words of ["Ett minne från 1962", "Farfar bar mig på axlarna.", "14 minns också"]) expect(screen.getByText(words)).toBeTruthy();
});
test("a story nobody has joined yet counts nobody", () => {
  tell(aStory({ supportCount: 0 }));
  expect(screen.queryByText(/känner likadant/)).toBeNull();
});
test("a story in Arabic keeps its language and direction on a Swedish wall", () => {
  tell(aStory({ language: "ar", text: "كان البحر أول ما رأيته." }));
  const words = screen.getByText("كان البحر أول ما رأيته.").closest("[lang]");
  expect([words?.getAttribute("lang"), words?.getAttribute("dir")]).toEqual(["ar", "rtl"]);
});
test("a place that is only roughly told is said to be somewhere in its square", () => {
  tell(aStory({ square: [[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.05], [12.69, 56.04]] }));
  expect(screen.getByText("Någonstans i rutan")).toBeTruthy();
});
test("a long story turns its pages, and stands while the loop is paused", async () => {
  vi.useFakeTimers();
  try {
    const text = Array.from({ length: 12 }, (_, number) => `Mening ${number} om hur det var att gå till skolan längs kajen.`).join(" ");
    const { rerender } = tell(aStory({ text }), { ms: 30_000 });
    expect(screen.getByText(/Mening 0 /)).toBeTruthy();
    await rerender({ isPaused: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(screen.getByText(/Mening 0 /)).toBeTruthy();
    await rerender({ isPaused: false });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(screen.queryByText(/Mening 0 /)).toBeNull();
    expect(screen.getByText(/Mening 11 /)).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});
test("a photo has its alternative text, and a recording its words", async () => {
  const media = { width: 4, height: 3, durationMs: null, peaks: [], alternativeText: null, transcript: null };
  tell(aStory({ text: "Se.", media: [{ ...media, id: "p", type: "photo", alternativeText: "Ett äppelträd i blom" }, { ...media, id: "v", type: "voice", durationMs: 9000, transcript: "Vi brukade cykla hit." }] }), { ms: 1 });
  expect(await screen.findByRole("img", { name: "Ett äppelträd i blom" })).toBeTruthy();
  await expect.poll(() => screen.queryByText("Vi brukade cykla hit.")).not.toBeNull();
});
test("the city's answer stands under what was said, with its unit and date", () => {
  render(AnswerScene, { answer: anAnswer, story: aStory({ text: "Ett bad för alla." }), ms: 24_000, isPaused: false });
  for (const words of ["Ni sa", "Ett bad för alla.", "Vi har börjat", "Vi bygger en ny badplats med ramp.", "Park och natur (exempel)", "7 augusti 2026"]) expect(screen.getByText(words)).toBeTruthy();
});
test("an answer to nothing that is on the wall says which area it belongs to", () => {
  render(AnswerScene, { answer: anAnswer, story: undefined, ms: 24_000, isPaused: false });
  expect(screen.getByText("Kajkanten")).toBeTruthy();
  expect(screen.queryByText("Ni sa")).toBeNull();
});
test("a decade says its name and how many remember it", () => {
  render(DecadeScene, { decade: 1960, count: 2 });
  expect(screen.getByRole("heading", { name: "1960-talet" })).toBeTruthy();
  expect(screen.getByText("2 minnen")).toBeTruthy();
});
test("voices are counted with a space for thousands; below five nobody is counted", () => {
  const { unmount } = render(VoicesScene, { voices: 1482 });
  expect(screen.getByRole("heading").textContent).toMatch(/^1\s482 röster$/);
  unmount();
  render(VoicesScene, { voices: null });
  expect(screen.queryByText(/\d/)).toBeNull();
});
test("without a network the wall does not claim to be live", () => {
  const { rerender } = render(WallHead, { voices: null, isLive: true });
  expect(screen.queryByText("Just nu")).not.toBeNull();
  return rerender({ voices: null, isLive: false }).then(() => expect(screen.queryByText("Just nu")).toBeNull());
});

test("the plate leads a camera to the wall's short address, which stands in words beside it", () => {
  const { container } = render(Invitation, { settings: { invitation: { sv: "Vad minns du?" }, shortCode: "K3M7P" }, origin: "https://vart.helsingborg.se" });
  expect(screen.getByText("Vad minns du?")).toBeTruthy();
  expect(container.querySelector("bdi")?.textContent).toBe("vart.helsingborg.se/v/K3M7P");
  const plate = screen.getByRole("img", { name: "QR-kod till vart.helsingborg.se/v/K3M7P" });
  expect(read(plate)).toBe("HTTPS://VART.HELSINGBORG.SE/V/K3M7P");
  // Version 2 and its margin: fewer squares, so larger ones.
  expect(Number(plate.getAttribute("viewBox")?.split(" ")[2])).toBeLessThanOrEqual(31);
});

/** What a camera reads: the path's squares painted four pixels wide. */
function read(plate: Element): string | undefined {
  const squares = Number(plate.getAttribute("viewBox")?.split(" ")[2]);
  const side = squares * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of (plate.querySelector("path")?.getAttribute("d") ?? "").matchAll(/M(\d+) (\d+)h1/g)) {
    for (let row = 0; row < 4; row++) for (let column = 0; column < 4; column++) pixels.fill(0, ((Number(y) * 4 + row) * side + Number(x) * 4 + column) * 4, ((Number(y) * 4 + row) * side + Number(x) * 4 + column) * 4 + 3);
  }
  return jsQR(pixels, side, side)?.data;
}
