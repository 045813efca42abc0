import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { parseRoute, type Route } from "../../src/route";
import ComfortMenu from "../../src/views/shell/ComfortMenu.svelte";
import Header from "../../src/views/shell/Header.svelte";
import Notices from "../../src/views/shell/Notices.svelte";
import Lazy from "../../src/views/shell/Lazy.svelte";
import Unknown from "../../src/views/shell/Unknown.svelte";
import StaffOffline from "../../src/views/staff/StaffOffline.svelte";
import { aVoice, FakeSynthesis } from "../support/fake-synthesis";
import { makeStates, renderView } from "./support/render-view";

const routeAt = (path: string): Route => parseRoute(new URL(path, "https://example.test"));

test("languages are listed by their own names, and choosing one turns the page", async () => {
  const { states } = renderView(Header, { route: routeAt("/") });
  await fireEvent.click(screen.getByRole("button", { name: "Meny" }));
  const own = screen.getAllByRole("button", { name: /^(Svenska|English|العربية)$/ });
  expect(own.map((button) => [button.textContent?.trim(), button.lang])).toEqual([["Svenska", "sv"], ["English", "en"], ["العربية", "ar"]]);
  await fireEvent.click(screen.getByRole("button", { name: "العربية" }));
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["ar", "rtl"]);
  expect(screen.getByRole("link", { name: "خريطة" })).toBeTruthy();
  states.preferences.setLanguage("sv");
});

test("Karta and Lista keep the filter and say which of them is shown", () => {
  renderView(Header, { route: routeAt("/?typ=memory&vy=lista") });
  const [map, list] = [screen.getByRole("link", { name: "Karta" }), screen.getByRole("link", { name: "Lista" })];
  expect([map.getAttribute("href"), map.getAttribute("aria-current")]).toEqual(["/?typ=memory", null]);
  expect([list.getAttribute("href"), list.getAttribute("aria-current")]).toEqual(["/?typ=memory&vy=lista", "page"]);
});

test("simple mode and high contrast hold at once and can be taken back", async () => {
  renderView(Header, { route: routeAt("/") });
  await fireEvent.click(screen.getByRole("button", { name: "Läsbarhet" }));
  const [simple, contrast] = [screen.getByRole("switch", { name: /^Enkelt läge/ }), screen.getByRole("switch", { name: /^Hög kontrast/ })];
  await fireEvent.click(simple);
  await fireEvent.click(contrast);
  expect([document.documentElement.hasAttribute("data-simple"), document.documentElement.dataset["contrast"]]).toEqual([true, "high"]);
  await fireEvent.click(simple);
  await fireEvent.click(contrast);
  expect([document.documentElement.hasAttribute("data-simple"), document.documentElement.dataset["contrast"]]).toEqual([false, undefined]);
});

test("one press takes every choice back, and the focus stays in the menu", async () => {
  const { states } = renderView(Header, { route: routeAt("/") });
  await fireEvent.click(screen.getByRole("button", { name: "Läsbarhet" }));
  expect(screen.queryByRole("button", { name: "Återställ" })).toBeNull();
  await fireEvent.click(screen.getByRole("switch", { name: /^Mindre rörelse/ }));
  await fireEvent.click(screen.getByRole("switch", { name: /^Större text/ }));
  expect([document.documentElement.hasAttribute("data-large"), document.documentElement.dataset["motion"]]).toEqual([true, "reduced"]);
  await fireEvent.click(screen.getByRole("button", { name: "Återställ" }));
  expect([document.documentElement.hasAttribute("data-large"), document.documentElement.dataset["motion"], states.preferences.isChanged]).toEqual([false, undefined, false]);
  expect(document.activeElement).toBe(screen.getByRole("switch", { name: /^Enkelt läge/ }));
});

test("whoever wants things read aloud hears at once how it sounds, where the device has a voice", async () => {
  const synthesis = new FakeSynthesis([aVoice("sv-SE")]);
  const { states } = renderView(ComfortMenu, { speech: synthesis.speech() });
  await fireEvent.click(screen.getByRole("switch", { name: /^Läs upp/ }));
  expect(synthesis.texts).toEqual(["Så här låter rösten."]);
  expect(states.preferences.readAloud).toBe(true);
  states.preferences.setLanguage("en");
  await expect.poll(() => screen.queryByRole("switch", { name: /^Read aloud/ })).toBeNull();
  states.preferences.setLanguage("sv");
});

test("a menu closes with Escape and gives the focus back", async () => {
  renderView(Header, { route: routeAt("/") });
  const menu = screen.getByRole("button", { name: "Meny" });
  await fireEvent.click(menu);
  expect(menu.getAttribute("aria-expanded")).toBe("true");
  await fireEvent.keyDown(window, { key: "Escape" });
  expect(menu.getAttribute("aria-expanded")).toBe("false");
  expect(document.activeElement).toBe(menu);
});

test("without a network the page says that what is written is kept", async () => {
  const states = makeStates();
  renderView(Notices, { updateReady: false, onupdate: () => undefined }, states);
  expect(screen.queryByText(/Du är inte uppkopplad/)).toBeNull();
  states.outbox.online = false;
  expect(await screen.findByText(/Det du skriver sparas här/)).toBeTruthy();
});

test("a new version waits for a yes and can be put off", async () => {
  const asked: string[] = [];
  renderView(Notices, { updateReady: true, onupdate: () => asked.push("update") });
  expect(asked).toEqual([]);
  await fireEvent.click(screen.getByRole("button", { name: "Uppdatera" }));
  expect(asked).toEqual(["update"]);
  await fireEvent.click(screen.getByRole("button", { name: "Senare" }));
  expect(screen.queryByText("Det finns en ny version av sidan.")).toBeNull();
});

test("a page whose code did not come says that nothing is lost and can be tried again", async () => {
  let tries = 0;
  const load = () => (++tries === 1 ? Promise.reject(new TypeError("no network")) : Promise.resolve({ default: Unknown }));
  render(Lazy, { props: { load, props: {}, onready: () => undefined } });
  expect(await screen.findByText("Sidan kunde inte hämtas")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Sidan finns inte" })).toBeTruthy();
});

test("a page of staff tells for itself what being offline means: nothing is sent later by itself", async () => {
  const states = makeStates();
  states.outbox.online = false;
  renderView(Notices, { hasOwnOffline: true, updateReady: false, onupdate: () => undefined }, states);
  renderView(StaffOffline, {}, states);
  expect(await screen.findByText(/inget är sparat hos oss/)).toBeTruthy();
  expect(screen.queryByText(/skickas sedan/)).toBeNull();
});
