import { fireEvent, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import ReadAloud from "../../src/views/shared/ReadAloud.svelte";
import { readableText } from "../../src/views/shared/readable-text";
import { aVoice, FakeSynthesis } from "../support/fake-synthesis";
import { renderView } from "./support/render-view";

const button = (name: string) => screen.getByRole("button", { name });

test("one listens, pauses, goes on and stops with the same buttons", async () => {
  const synthesis = new FakeSynthesis();
  renderView(ReadAloud, { text: "Här badade vi.", speech: synthesis.speech() });
  const start = button("Läs upp");
  start.focus();
  await fireEvent.click(start);
  expect(synthesis.texts).toEqual(["Här badade vi."]);
  await fireEvent.click(button("Pausa"));
  expect(button("Fortsätt läsa")).toBe(start);
  await fireEvent.click(start);
  await fireEvent.click(button("Sluta läsa"));
  expect(button("Läs upp")).toBe(document.activeElement);
});

test("the voice speaks the text's language, whatever the page is in", async () => {
  const synthesis = new FakeSynthesis();
  renderView(ReadAloud, { text: "سبحنا هنا.", language: "ar" as const, speech: synthesis.speech() });
  await fireEvent.click(button("Läs upp"));
  expect(synthesis.said[0]?.lang).toBe("ar-SA");
});

test("without a voice for the language there is no button", () => {
  renderView(ReadAloud, { text: "Words", language: "en" as const, speech: new FakeSynthesis([aVoice("sv-SE")]).speech() });
  expect(screen.queryByRole("button")).toBeNull();
});

test("a voice that fails takes its button with it", async () => {
  const synthesis = new FakeSynthesis();
  renderView(ReadAloud, { text: "Hej.", speech: synthesis.speech() });
  await fireEvent.click(button("Läs upp"));
  synthesis.failPart();
  await expect.poll(() => screen.queryByRole("button")).toBeNull();
});

test("leaving the page ends the reading", async () => {
  const synthesis = new FakeSynthesis();
  const speech = synthesis.speech();
  const { unmount } = renderView(ReadAloud, { text: "Ett. Två.", speech });
  await fireEvent.click(button("Läs upp"));
  const before = synthesis.cancelled;
  unmount();
  expect(synthesis.cancelled).toBe(before + 1);
});

test("a part of the page is read block by block, as one sees it", () => {
  document.body.innerHTML = `<div id="step"><h1>Var är <bdi>platsen</bdi>?</h1><p hidden>dold</p><p aria-hidden="true">pynt</p>
    <label>Gata <small>frivilligt</small></label><button>Sök</button><div data-not-read><button>Läs upp</button></div></div>`;
  const step = document.querySelector("#step");
  expect(step && readableText(step)).toBe("Var är platsen?\nGata frivilligt.\nSök.");
});
