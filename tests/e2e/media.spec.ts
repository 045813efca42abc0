import exifr from "exifr";
import { imageSize } from "image-size";
import type { Page } from "@playwright/test";
import { PHOTO_PICK_LIMIT_BYTES, PHOTO_SENT_PIXELS } from "../../src/domain/media";
import { anSvg } from "../support/media/pictures";
import { expectAccessible } from "./support/axe";
import { ContributePage } from "./support/contribute-page";
import { ExplorePage } from "./support/explore-page";
import { DESKTOP, expect, test } from "./support/journey";
import { MediaStep, photoFromAPhone } from "./support/media-step";
import { ModeratePage } from "./support/moderate-page";
import { filesSince, readStored, storedFiles, webpChunks } from "./support/stored-files";

const DESCRIPTION = "Ett rött torn vid vattnet.";

const conversationOn = (page: Page): { conversation: ContributePage; media: MediaStep } => {
  const conversation = new ContributePage(page);
  return { conversation, media: new MediaStep(page, conversation.words) };
};

test("a photo reaches the server upright, smaller, and without place or camera", async ({ visitor, server }) => {
  const before = storedFiles(server.files);
  const { page } = await visitor({ webgl: false });
  const { conversation, media } = conversationOn(page);
  await conversation.open();
  await conversation.tellStory(`Utsikten från färjeläget. ${Date.now()}`);
  const photo = await photoFromAPhone(page, { width: 3000, height: 2250 });
  // Otherwise nothing would be proved below.
  expect((await exifr.gps(photo.buffer)).latitude).toBeCloseTo(56.05, 2);
  expect(await exifr.orientation(photo.buffer)).toBe(6);
  await media.addPhoto(photo, DESCRIPTION);
  await conversation.next();
  await conversation.goToPreview();
  await expect(page.getByRole("img", { name: DESCRIPTION })).toBeVisible();
  await conversation.send();
  await conversation.receiptCode();

  await expect.poll(() => filesSince(server.files, before).length).toBe(1);
  const bytes = readStored(server.files, filesSince(server.files, before)[0] ?? "");
  const scaled = Math.round((2250 / 3000) * PHOTO_SENT_PIXELS);
  expect(imageSize(bytes)).toMatchObject({ width: scaled, height: PHOTO_SENT_PIXELS });
  // exifr reads no WebP; there, EXIF and XMP would be chunks of their own. The colour profile is the canvas's, not the camera's.
  const chunks = webpChunks(bytes);
  if (chunks === null) expect(await exifr.parse(bytes, true)).toBeUndefined();
  else expect(chunks.filter((name) => !["VP8X", "ICCP", "VP8 "].includes(name))).toEqual([]);
  expect(Buffer.from(bytes).includes("Exif")).toBe(false);
});

test("a photo and a voice told offline arrive, are looked at, are seen and heard, and are gone when taken back", async ({ visitor, server }) => {
  test.setTimeout(180_000);
  const before = storedFiles(server.files);
  const text = `Där tornet speglar sig. ${Date.now()}`;
  const said = "Här badade vi varje kväll.";
  const author = await visitor({ serviceWorkers: "allow", webgl: false });
  const { conversation, media } = conversationOn(author.page);
  const { words } = conversation;
  await author.context.grantPermissions(["microphone"]);
  await author.page.goto("/");
  await conversation.expectReadyForOffline();

  await author.context.setOffline(true);
  await conversation.open();
  await conversation.tellStory(text);
  await media.addPhoto(await photoFromAPhone(author.page, { width: 1600, height: 1200 }), DESCRIPTION);
  await media.record(2_000);
  await expectAccessible(author.page, "tell, with a photo and a voice");
  // The conversation scrolls within itself, never the page behind it.
  expect(await author.page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
  await conversation.next();
  await conversation.goToPreview();
  await conversation.send();
  const code = await conversation.receiptCode();
  await expect(author.page.getByText(words.contribute_done_waiting())).toBeVisible();
  expect(filesSince(server.files, before)).toEqual([]);
  await author.context.setOffline(false);
  await conversation.expectArrived();
  await expect.poll(() => filesSince(server.files, before).length).toBe(2);

  const staff = new ModeratePage((await visitor({ viewport: DESKTOP })).page);
  await staff.signIn(server);
  await staff.showInTurn(text);
  await expect(staff.card.getByRole("img", { name: DESCRIPTION })).toBeVisible();
  await expectAccessible(staff.page, "a card with a photo and a voice to decide on");
  await staff.approvePhoto();
  await staff.approveVoice(said);
  await staff.approve.click();

  const reader = new ExplorePage((await visitor({ viewport: DESKTOP })).page);
  await reader.openList();
  await reader.contribution(text).click();
  const card = reader.page;
  const photo = card.getByRole("img", { name: DESCRIPTION });
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200);
  const voice = card.getByRole("group", { name: words.voice_group() });
  await expect(voice.getByText(said)).toBeVisible();
  await voice.getByRole("button", { name: words.voice_play() }).click();
  await expect.poll(() => voice.locator("audio").evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0.5);
  await expectAccessible(card, "a card with a photo and a voice");
  await photo.click();
  const viewer = card.getByRole("dialog", { name: words.photo_viewer() });
  await expect(viewer.getByRole("img", { name: DESCRIPTION })).toBeVisible();
  await expectAccessible(card, "a photo as large as the screen");
  await card.keyboard.press("Escape");
  await expect(viewer).toHaveCount(0);
  const shown = card.url();

  await author.page.goto(`/kvitto#${code}`);
  await author.page.getByRole("button", { name: words.receipt_withdraw(), exact: true }).click();
  await author.page.getByRole("button", { name: words.receipt_withdraw_yes(), exact: true }).click();
  await expect(author.page.getByText(words.receipt_status_withdrawn()).first()).toBeVisible();
  await expect.poll(() => filesSince(server.files, before), { timeout: 30_000 }).toEqual([]);
  await card.goto(shown);
  await expect(card.getByText(text)).toHaveCount(0);
  await expect(photo).toHaveCount(0);
});

test("what is no photo, or too heavy, is refused with words, and what was written stays", async ({ visitor }) => {
  const { page } = await visitor({ webgl: false });
  const { conversation, media } = conversationOn(page);
  const { words } = conversation;
  const text = `Bilden ville inte. ${Date.now()}`;
  await conversation.open();
  await conversation.tellStory(text);
  await media.pick({ name: "bild.jpg", mimeType: "image/jpeg", buffer: Buffer.from(anSvg()) });
  await expect(page.getByText(words.media_trouble_type())).toBeVisible();
  await expectAccessible(page, "tell, with a photo that was refused");
  await page.getByRole("button", { name: words.photo_skip() }).click();
  await expect(page.getByText(words.media_trouble_type())).toHaveCount(0);

  const photo = await photoFromAPhone(page, { width: 40, height: 30 });
  await media.pick({ ...photo, buffer: Buffer.concat([photo.buffer, Buffer.alloc(PHOTO_PICK_LIMIT_BYTES)]) });
  await expect(page.getByText(words.media_trouble_too_heavy({ megabytes: PHOTO_PICK_LIMIT_BYTES / 1024 / 1024 }))).toBeVisible();
  await expect(conversation.text).toHaveValue(text);
  await expect(media.photo).toHaveCount(0);
});
