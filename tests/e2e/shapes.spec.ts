import { distance } from "@turf/turf";
import type { LonLat } from "../../src/domain/place";
import { DESKTOP, expect, test } from "./support/journey";
import { Keyboard } from "./support/keyboard";
import { ModeratePage } from "./support/moderate-page";
import { publicContribution, ShapePage } from "./support/shape-page";

test("a way is drawn with the keyboard only, and nobody ever gets its ends", async ({ visitor, server }) => {
  const text = `Sänk farten längs hela vägen. ${Date.now()}`;
  const { page } = await visitor({ viewport: DESKTOP });
  const keys = new Keyboard(page);
  const conversation = new ShapePage(page);
  const { words } = conversation;
  await conversation.openCampaign();
  await keys.tabTo("button", new RegExp(`^${words.contribute_kind_wish()}`));
  await keys.press("Enter");
  await keys.tabTo("button", words.contribute_age_no());
  await keys.press("Enter");
  await keys.tabTo("radio", words.contribute_place_geometry_point());
  await keys.press("ArrowRight");
  await expect(conversation.geometry("line")).toBeChecked();

  await keys.tabTo("application", words.map_picker_name());
  await keys.press("Enter");
  for (let corner = 2; corner <= 3; corner += 1) {
    await keys.press("Shift+ArrowRight");
    await keys.press("Enter");
  }
  await keys.tabTo("button", words.contribute_place_draw_done());
  await keys.press("Enter");
  await expect(page.getByRole("list", { name: words.contribute_place_corners() }).getByRole("listitem")).toHaveCount(3);
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");

  await keys.tabTo("textbox", new RegExp(`^${words.contribute_text_label()}`));
  await keys.type(text);
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");
  await expect(conversation.heading(words.contribute_questions_title())).toBeFocused();
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");
  await expect(conversation.heading(words.contribute_precision_title())).toBeFocused();
  await expect(conversation.trimNote).toBeVisible();
  const drawn = await conversation.drawnShape();
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");
  await expect(conversation.heading(words.contribute_about_title())).toBeFocused();
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");
  await expect(conversation.heading(words.contribute_preview_title())).toBeFocused();
  await expect(conversation.trimNote).toBeVisible();
  await keys.tabTo("button", words.contribute_send());
  await keys.press("Enter");
  await conversation.receiptCode();
  await conversation.expectArrived();
  expect(await publicContribution(server, page, text), "before anybody has read it").toBeNull();

  const staff = new ModeratePage((await visitor({ viewport: DESKTOP })).page);
  await staff.signIn(server);
  await staff.approveUntil(text);
  await expect.poll(() => publicContribution(server, page, text)).not.toBeNull();
  const shape = (await publicContribution(server, page, text))?.shape;
  if (shape?.type !== "LineString" || drawn.type !== "LineString") throw new Error("A line was drawn, and a line is public.");
  const ends = [drawn.coordinates[0], drawn.coordinates.at(-1)].filter((end): end is LonLat => end !== undefined);
  expect(ends).toHaveLength(2);
  const distances = shape.coordinates.flatMap((corner) => ends.map((end) => 1000 * distance([...corner], [...end])));
  expect(Math.min(...distances)).toBeGreaterThan(140);
  expect(Math.min(...distances)).toBeLessThan(160);
});

test("an area that crosses itself is refused with words, keeps what was drawn, and is sent when it is mended", async ({ visitor }) => {
  const { page } = await visitor({ viewport: { width: 390, height: 844 } });
  const conversation = new ShapePage(page);
  const { words } = conversation;
  await conversation.goToPlace();
  await conversation.geometry("area").check();
  await conversation.addPoint();
  for (const [right, down] of [[90, 90], [0, -90], [-90, 90]] as const) {
    await conversation.moveCrosshair(right, down);
    await conversation.addPoint();
  }
  await expect(conversation.placeWords).toHaveText(words.problem_place_crosses_itself());
  await conversation.button(words.contribute_place_draw_done()).click();
  await conversation.next();
  await expect(conversation.heading(words.contribute_place_title())).toBeVisible();
  const corners = page.getByRole("list", { name: words.contribute_place_corners() }).getByRole("listitem");
  await expect(corners).toHaveCount(4);

  await conversation.button(words.contribute_place_draw_undo()).click();
  await expect(corners).toHaveCount(3);
  await expect(conversation.placeWords).not.toHaveText(words.problem_place_crosses_itself());
  await conversation.tellAndGoToPrecision(`Plantera träd här. ${Date.now()}`);
  await expect(conversation.trimNote).toHaveCount(0);
  const drawn = await conversation.drawnShape();
  await conversation.goToPreview();
  expect(await conversation.sendAndCatchPlace()).toEqual(drawn);
});

test("a street picked by its name is a way from end to end", async ({ visitor }) => {
  const { page } = await visitor();
  const conversation = new ShapePage(page);
  const { words } = conversation;
  await conversation.goToPlace();
  await conversation.geometry("line").check();
  await page.getByRole("searchbox", { name: words.contribute_place_search() }).fill("Järnvägsgatan");
  await page.getByRole("list", { name: words.contribute_place_results() }).getByRole("button").first().click();
  await expect(conversation.placeWords).toContainText("Järnvägsgatan");
  await conversation.tellAndGoToPrecision(`Bredare trottoar, tack. ${Date.now()}`);
  await expect(conversation.trimNote).toHaveCount(0);
  const picked = await conversation.drawnShape();
  await conversation.goToPreview();
  expect(await conversation.sendAndCatchPlace()).toEqual(picked);
});

test("a child is asked for a point, never for a way", async ({ visitor }) => {
  const { page } = await visitor();
  const conversation = new ShapePage(page);
  const { words } = conversation;
  await conversation.openCampaign();
  await conversation.chooseKind("wish");
  await conversation.button(words.contribute_age_yes()).click();
  await expect(conversation.heading(words.contribute_place_title())).toBeVisible();
  await expect(conversation.placeWords).toBeVisible();
  await expect(conversation.geometry("line")).toHaveCount(0);
  await expect(conversation.geometry("area")).toHaveCount(0);
});

test("the drawing tools are fetched by those who draw, when they begin", async ({ visitor }) => {
  const { page } = await visitor();
  const tools: string[] = [];
  page.on("request", (request) => {
    if (/\/ShapeDrawing-[^/]*\.js$/.test(request.url())) tools.push(request.url());
  });
  const conversation = new ShapePage(page);
  await conversation.goToPlace();
  await expect(page.getByRole("application", { name: conversation.words.map_picker_name() })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(tools).toEqual([]);
  await conversation.geometry("line").check();
  await expect.poll(() => tools.length).toBe(1);
});
