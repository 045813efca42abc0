import { configure, fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../src/backend/memory";
import { m } from "../../src/generated/messages/messages";
import { navigation } from "../../src/navigation.svelte";
import { MemoryStore } from "../../src/outbox/memory-store";
import { ANSWERS, EXPLORE, CONTRIBUTE, routeHref } from "../../src/route";
import Harness from "./contribute-harness.svelte";
import { goToPreview, heading, press, sayWhereAndWhat } from "./support/conversation";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const MAP = EXPLORE;

/** Comes from the page `from` to the conversation, as a link in the app does. */
async function converse({ from = MAP as Parameters<typeof navigation.go>[0], store = new MemoryStore() } = {}) {
  history.pushState(null, "", routeHref(from));
  navigation.go(from, { replace: true });
  navigation.go(CONTRIBUTE);
  return { store, ...render(Harness, { view: "contribute", backend: new MemoryBackend(), store }) };
}

// An entry of no page, so that no test goes back into the one before it.
beforeEach(() => history.pushState(null, "", "/"));

describe("Back in the browser", () => {
  test("goes one step back at the same address, reads its heading first and keeps every letter; Forward goes on again", async () => {
    await converse();
    await sayWhereAndWhat("Varje bokstav");
    expect(location.pathname).toBe("/beratta");
    history.back();
    const place = await heading(m.contribute_place_title());
    await waitFor(() => expect(document.activeElement).toBe(place));
    expect(location.pathname).toBe("/beratta");
    history.forward();
    expect(await screen.findByDisplayValue("Varje bokstav")).toBeTruthy();
  });
  test("and the page's own button are the same: one of each is two steps", async () => {
    await converse();
    await sayWhereAndWhat("Två steg");
    await press(m.contribute_back());
    await heading(m.contribute_place_title());
    history.back();
    await heading(m.contribute_age_title());
    history.back();
    await heading(m.contribute_kind_title());
    expect(navigation.route.name).toBe("contribute");
    history.back();
    await waitFor(() => expect(navigation.route.name).toBe("explore"));
  });
  test("from the first step leads to where one came from", async () => {
    await converse({ from: { name: "campaigns" } });
    await heading(m.contribute_kind_title());
    history.back();
    await waitFor(() => expect(navigation.route.name).toBe("campaigns"));
  });
  test("after a jump from the preview goes to the step before, not to the preview", async () => {
    await converse();
    await sayWhereAndWhat("Ändras");
    await goToPreview();
    await press(m.contribute_preview_change_step({ step: m.contribute_preview_text() }));
    await heading(m.contribute_tell_title_story());
    history.back();
    await heading(m.contribute_place_title());
  });
  test("steps back through a draft that was taken up again", async () => {
    const store = new MemoryStore();
    const first = await converse({ store });
    await sayWhereAndWhat("Halvvägs");
    first.unmount();
    await waitFor(async () => expect(JSON.stringify(await store.readDraft("contribution"))).toContain("Halvvägs"));
    await converse({ store });
    await press(m.contribute_resume_continue());
    await screen.findByDisplayValue("Halvvägs");
    history.back();
    await heading(m.contribute_place_title());
  });
  test("Forward never skips what has to be filled in", async () => {
    await converse();
    await sayWhereAndWhat("Försvinner");
    await press(m.contribute_next());
    await heading(m.contribute_precision_title());
    history.back();
    await heading(m.contribute_tell_title_story());
    await fireEvent.input(screen.getByRole("textbox", { name: m.contribute_text_label() }), { target: { value: "" } });
    history.forward();
    await heading(m.contribute_tell_title_story());
    history.back();
    await heading(m.contribute_place_title());
  });
});

describe("Back after sending", () => {
  test.each([
    ["the map as it was", { ...MAP, kinds: ["story"] } as const, ["story"]],
    ["the map, also for who came from elsewhere", ANSWERS, []],
  ])("leads to %s and never into the sent draft", async (_, from, kinds) => {
    await converse({ from });
    await sayWhereAndWhat("Skickat");
    await goToPreview();
    await press(m.contribute_send());
    await heading(m.contribute_done_title());
    expect(location.pathname).toBe("/beratta");
    history.back();
    await waitFor(() => expect(navigation.route).toEqual({ ...MAP, kinds }));
  });
});
