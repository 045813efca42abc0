import { fireEvent, screen, within } from "@testing-library/svelte";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { PublishedMedia } from "../../src/domain/media";
import MediaGallery from "../../src/views/shared/MediaGallery.svelte";
import { renderView } from "./support/render-view";

const aPhoto = (change: Partial<PublishedMedia> = {}): PublishedMedia => ({
  id: "p1", type: "photo", width: 1200, height: 800, durationMs: null, peaks: [], alternativeText: "Bänken under linden", transcript: null, ...change,
});
const aVoice = (change: Partial<PublishedMedia> = {}): PublishedMedia => ({
  id: "v1", type: "voice", width: null, height: null, durationMs: 65_000, peaks: [0, 128, 255], alternativeText: null, transcript: "Här lärde jag mig simma.", ...change,
});

describe("photos", () => {
  test("are described, keep their room before they have come, and wait until they are near", async () => {
    renderView(MediaGallery, { media: [aPhoto()] });
    const image = await screen.findByRole("img", { name: "Bänken under linden" });
    expect(image.getAttribute("src")).toBe("/functions/v1/media?id=p1");
    expect([image.getAttribute("width"), image.getAttribute("height"), image.getAttribute("loading")]).toEqual(["1200", "800", "lazy"]);
  });
  test("that cannot be fetched say so with their description, and come when tried again", async () => {
    renderView(MediaGallery, { media: [aPhoto()] });
    await fireEvent.error(await screen.findByRole("img", { name: "Bänken under linden" }));
    const failure = screen.getByRole("alert");
    expect(failure.textContent).toContain("Bilden gick inte att hämta.");
    expect(failure.textContent).toContain("Bänken under linden");
    await fireEvent.click(within(failure).getByRole("button", { name: "Försök igen" }));
    expect(await screen.findByRole("img", { name: "Bänken under linden" })).toBeTruthy();
  });
  test("that cannot be fetched as large as the screen say so there, and come when tried again", async () => {
    renderView(MediaGallery, { media: [aPhoto()] });
    await fireEvent.click(await screen.findByRole("button", { name: /Bänken under linden/ }));
    const viewer = within(await screen.findByRole("dialog"));
    await fireEvent.error(await viewer.findByRole("img", { name: "Bänken under linden" }));
    expect(viewer.getByRole("alert").textContent).toContain("Bilden gick inte att hämta.");
    await fireEvent.click(viewer.getByRole("button", { name: "Försök igen" }));
    expect(await viewer.findByRole("img", { name: "Bänken under linden" })).toBeTruthy();
  });
  test("are looked at one after another by buttons and arrow keys", async () => {
    renderView(MediaGallery, { media: [aPhoto(), aPhoto({ id: "p2", alternativeText: "Lekplatsen" })] });
    await fireEvent.click(await screen.findByRole("button", { name: /Bänken under linden/ }));
    const viewer = within(await screen.findByRole("dialog"));
    expect(viewer.getByText("Bild 1 av 2")).toBeTruthy();
    await fireEvent.click(viewer.getByRole("button", { name: "Nästa bild" }));
    expect(viewer.getByText("Bild 2 av 2")).toBeTruthy();
    expect(viewer.getByRole("button", { name: "Nästa bild" })).toHaveProperty("disabled", true);
    await fireEvent.keyDown(screen.getByRole("dialog"), { key: "ArrowLeft" });
    expect(viewer.getByText("Bild 1 av 2")).toBeTruthy();
    expect(await viewer.findByRole("img", { name: "Bänken under linden" })).toBeTruthy();
  });
});

describe("recordings", () => {
  const played: HTMLMediaElement[] = [];
  const paused: HTMLMediaElement[] = [];
  beforeAll(() => {
    vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(function (this: HTMLMediaElement) {
      played.push(this);
      this.dispatchEvent(new Event("playing"));
      return Promise.resolve();
    });
    vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(function (this: HTMLMediaElement) {
      paused.push(this);
      this.dispatchEvent(new Event("pause"));
    });
  });

  test("have what is said beneath them, and tell where in them one is", () => {
    renderView(MediaGallery, { media: [aVoice()] });
    expect(screen.getByText("Här lärde jag mig simma.")).toBeTruthy();
    const slider = screen.getByRole("slider", { name: "Plats i inspelningen" });
    expect(slider.getAttribute("aria-valuetext")).toMatch(/^0 sekunder av 1 minut,? (och )?5 sekunder$/);
  });
  test("are silent and unfetched until asked, and only one plays at a time", async () => {
    const { container } = renderView(MediaGallery, { media: [aVoice(), aVoice({ id: "v2" })] });
    const [first, second] = [...container.querySelectorAll("audio")];
    expect([first?.getAttribute("src"), first?.autoplay, first?.getAttribute("preload")]).toEqual([null, false, "none"]);
    const [playFirst, playSecond] = screen.getAllByRole("button", { name: "Lyssna" });
    if (playFirst === undefined || playSecond === undefined) throw new Error("two players expected");
    await fireEvent.click(playFirst);
    await expect.poll(() => played.at(-1)).toBe(first);
    expect(await screen.findByRole("button", { name: "Pausa" })).toBeTruthy();
    await fireEvent.click(playSecond);
    await expect.poll(() => played.at(-1)).toBe(second);
    expect(paused).toContain(first);
    expect(screen.getAllByRole("button", { name: "Pausa" })).toHaveLength(1);
  });
});
