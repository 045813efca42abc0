import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../src/backend/memory";
import { city } from "../../src/city";
import { m } from "../../src/generated/messages/messages";
import { MemoryStore } from "../../src/outbox/memory-store";
import { emptySketch, finishSketch, type Sketch } from "../../src/domain/sketch";
import CornerList from "../../src/views/contribute/CornerList.svelte";
import ShapeTools from "../../src/views/contribute/ShapeTools.svelte";
import { sizeWords } from "../../src/views/contribute/place-words";
import { aCampaign } from "../unit/support/factories";
import Harness from "./contribute-harness.svelte";
import { heading, press } from "./support/conversation";

const KARNAN = [12.6976, 56.0474] as const;
const STATION = [12.6945, 56.0437] as const;
const PARK = [12.699, 56.0429] as const;
const area = (isDone = true): Sketch => ({ ...emptySketch("area"), corners: [KARNAN, STATION, PARK], isDone });

async function atThePlace(campaign = aCampaign({ kinds: ["wish", "like"], adultsOnly: true, geometryTypes: ["point", "line", "area"] })) {
  render(Harness, { view: "contribute", backend: new MemoryBackend({ campaigns: [campaign] }), store: new MemoryStore(), campaignSlug: campaign.slug });
  await press(new RegExp(`^${m.contribute_kind_like()}`));
  await heading(m.contribute_place_title());
}
async function pick(name: string) {
  await fireEvent.input(screen.getByRole("searchbox"), { target: { value: name } });
  await fireEvent.click(await within(screen.getByRole("list", { name: m.contribute_place_results() })).findByRole("button", { name: new RegExp(name) }));
}
const readOut = () => screen.getByTestId("place-words").textContent;

describe("choosing a line or an area without a map", () => {
  test("a street picked by its name is that street, said with its length", async () => {
    await atThePlace();
    await fireEvent.click(await screen.findByRole("radio", { name: m.contribute_place_geometry_line() }));
    await pick("Drottninggatan");
    await waitFor(() => expect(readOut()).toMatch(/^Drottninggatan, /), { timeout: 8000 });
    await press(m.contribute_next());
    await heading(m.contribute_tell_title_like());
  }, 20_000);
  test("a park is that park; what is neither street nor park does not pass for one", async () => {
    await atThePlace();
    await fireEvent.click(await screen.findByRole("radio", { name: m.contribute_place_geometry_area() }));
    // The map has given up: the list is the only way.
    await screen.findByText(m.contribute_place_no_map(), {}, { timeout: 8000 });
    await pick("Kärnan");
    await press(m.contribute_next());
    expect((await screen.findByRole("alert")).textContent).toBe(m.contribute_place_draw_text_list());
    await pick("Stadsparken");
    await waitFor(() => expect(readOut()).toMatch(/^Stadsparken, .*(hektar|kvadratmeter)$/), { timeout: 8000 });
  }, 20_000);
  test("changing one's mind to a place and back loses nothing", async () => {
    await atThePlace();
    await fireEvent.click(await screen.findByRole("radio", { name: m.contribute_place_geometry_area() }));
    await pick("Stadsparken");
    await fireEvent.click(screen.getByRole("radio", { name: m.contribute_place_geometry_point() }));
    await waitFor(() => expect(readOut()).not.toMatch(/kvadratmeter|hektar/));
    await fireEvent.click(screen.getByRole("radio", { name: m.contribute_place_geometry_area() }));
    await waitFor(() => expect(readOut()).toMatch(/kvadratmeter|hektar/), { timeout: 8000 });
  }, 20_000);
  test("a street is still that street after changing one's mind to a place and back: nothing is taken off it", async () => {
    await atThePlace();
    await fireEvent.click(await screen.findByRole("radio", { name: m.contribute_place_geometry_line() }));
    await pick("Drottninggatan");
    await fireEvent.click(screen.getByRole("radio", { name: m.contribute_place_geometry_point() }));
    await fireEvent.click(screen.getByRole("radio", { name: m.contribute_place_geometry_line() }));
    await waitFor(() => expect(readOut()).toMatch(/^Drottninggatan, /), { timeout: 8000 });
    expect(screen.queryByText(m.contribute_place_draw_trim({ metres: 150 }))).toBeNull();
  }, 20_000);
  test("without a campaign that asks for them, lines and areas are not offered", async () => {
    await atThePlace(aCampaign({ kinds: ["like"], adultsOnly: true, geometryTypes: ["point"] }));
    expect(screen.queryByRole("radio", { name: m.contribute_place_geometry_line() })).toBeNull();
  });
  test("a place outside the campaign's area is said to be so before anything is sent", async () => {
    const raa = [[12.73, 55.99], [12.75, 55.99], [12.75, 56.0], [12.73, 56.0], [12.73, 55.99]] as const;
    await atThePlace(aCampaign({ kinds: ["like"], adultsOnly: true, geometryTypes: ["point"], area: raa }));
    await pick("Kärnan");
    await waitFor(() => expect(readOut()).toBe(m.problem_place_outside_campaign()), { timeout: 8000 });
    await press(m.contribute_next());
    expect((await screen.findByRole("alert")).textContent).toBe(m.problem_place_outside_campaign());
  }, 20_000);
});

describe("where one stands", () => {
  test("is asked for on a tap only; a no is answered in words", async () => {
    const getCurrentPosition = vi.fn((_ok: PositionCallback, refuse?: PositionErrorCallback | null) => refuse?.({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError));
    const geolocation = vi.spyOn(navigator, "geolocation", "get").mockReturnValue({ getCurrentPosition, watchPosition: vi.fn(), clearWatch: vi.fn() });
    try {
      await atThePlace();
      expect(getCurrentPosition).not.toHaveBeenCalled();
      await press(m.contribute_place_here());
      expect(await screen.findByText(m.contribute_place_denied())).toBeTruthy();
    } finally {
      geolocation.mockRestore();
    }
  });
  test("in Denmark it says that the map is for Helsingborg", async () => {
    const getCurrentPosition = vi.fn((found: PositionCallback) => found({ coords: { longitude: 12.59, latitude: 56.03 } } as GeolocationPosition));
    const geolocation = vi.spyOn(navigator, "geolocation", "get").mockReturnValue({ getCurrentPosition, watchPosition: vi.fn(), clearWatch: vi.fn() });
    try {
      await atThePlace();
      await press(m.contribute_place_here());
      await waitFor(() => expect(readOut()).toBe(m.contribute_place_outside_city({ city: city.name })));
    } finally {
      geolocation.mockRestore();
    }
  });
});

describe("the tools of drawing", () => {
  test("Ctrl+Z takes the last change back, Ctrl+Y makes it again", async () => {
    const ondraw = vi.fn<(next: Sketch) => void>();
    const sketch: Sketch = { ...area(false), past: [[KARNAN, STATION]], future: [[KARNAN]] };
    render(ShapeTools, { sketch, canAdd: true, onadd: vi.fn(), ondraw });
    await fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    expect(ondraw.mock.lastCall?.[0].corners).toEqual([KARNAN, STATION]);
    await fireEvent.keyDown(document.body, { key: "y", ctrlKey: true });
    expect(ondraw.mock.lastCall?.[0].corners).toEqual([KARNAN]);
  });
  test("it is not done before there is something", () => {
    render(ShapeTools, { sketch: { ...emptySketch("line"), corners: [KARNAN] }, canAdd: true, onadd: vi.fn(), ondraw: vi.fn() });
    expect(screen.getByRole("button", { name: m.contribute_place_draw_done() }).hasAttribute("disabled")).toBe(true);
  });
  test("the chosen point is moved by an arrow key and by a button, five metres each", async () => {
    const ondraw = vi.fn<(next: Sketch) => void>();
    render(CornerList, { sketch: { ...finishSketch(area()), chosen: 1 }, ondraw });
    const points = within(screen.getByRole("list", { name: m.contribute_place_corners() }));
    await fireEvent.keyDown(points.getByRole("button", { pressed: true }), { key: "ArrowUp" });
    const byKey = ondraw.mock.lastCall?.[0].corners[1];
    await fireEvent.click(points.getByRole("button", { name: m.contribute_place_corner_north() }));
    expect(ondraw.mock.lastCall?.[0].corners[1]).toEqual(byKey);
    expect(((byKey?.[1] ?? 0) - STATION[1]) * 111_195).toBeCloseTo(5, 1);
  });
});

test("sizes are said as one would say them", () => {
  expect(sizeWords({ type: "line", size: 847 })).toBe("850 meter");
  expect(sizeWords({ type: "line", size: 1234 })).toBe("1,2 km");
  expect(sizeWords({ type: "area", size: 1234 })).toBe("1\u00a0230 kvadratmeter");
  expect(sizeWords({ type: "area", size: 34_500 })).toBe("3,5 hektar");
});
