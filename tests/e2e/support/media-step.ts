/** Photos and voice on the step where one tells: picked and recorded as a person does it. */
import { expect, type Locator, type Page } from "@playwright/test";
import { withGpsExif } from "../../support/media/pictures";
import type { Words } from "./words";

export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export class MediaStep {
  constructor(
    readonly page: Page,
    readonly words: Words,
  ) {}

  async pick(...files: PickedFile[]): Promise<void> {
    await this.page.locator("input[data-photo=pick]").setInputFiles(files);
  }

  get photo(): Locator {
    return this.page.getByRole("group", { name: this.words.photo_number({ number: 1 }) });
  }

  async expectPhotoReady(): Promise<void> {
    await expect(this.photo.getByRole("img")).toBeVisible({ timeout: 30_000 });
  }

  async describe(text: string): Promise<void> {
    await this.photo.getByRole("textbox", { name: this.words.photo_text_label() }).fill(text);
  }

  async permit(): Promise<void> {
    await this.photo.getByRole("checkbox", { name: this.words.photo_permission() }).check();
  }

  async addPhoto(file: PickedFile, description: string): Promise<void> {
    await this.pick(file);
    await this.expectPhotoReady();
    await this.describe(description);
    await this.permit();
  }

  /** What the browser's own microphone gives: a beep a second. */
  async record(milliseconds: number): Promise<void> {
    await this.page.getByRole("button", { name: this.words.voice_record() }).click();
    const stop = this.page.getByRole("button", { name: this.words.voice_stop() });
    await expect(stop).toBeVisible();
    // How long somebody speaks is what is tried here.
    await this.page.waitForTimeout(milliseconds);
    await stop.click();
    await expect(this.page.getByRole("group", { name: this.words.voice_group() })).toBeVisible();
  }
}

/** A photo as a phone on its side takes it: lying pixels to be turned upright, and a place in its EXIF. Drawn by the page's browser. */
export async function photoFromAPhone(page: Page, { width, height }: { readonly width: number; readonly height: number }): Promise<PickedFile> {
  const drawn = await page.evaluate(drawJpeg, { width, height });
  return { name: "IMG_2041.jpg", mimeType: "image/jpeg", buffer: Buffer.from(withGpsExif(new Uint8Array(drawn))) };
}

/** Runs in the page. */
async function drawJpeg({ width, height }: { readonly width: number; readonly height: number }): Promise<number[]> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  // Upright: sky above, sea beneath, a tower. The sensor lay on its side, so it is drawn turned.
  context.translate(0, height);
  context.rotate(-Math.PI / 2);
  const sky = context.createLinearGradient(0, 0, 0, width);
  sky.addColorStop(0, "#7fb2d9");
  sky.addColorStop(0.65, "#f6d9c4");
  sky.addColorStop(0.66, "#2c5d73");
  sky.addColorStop(1, "#173a4a");
  context.fillStyle = sky;
  context.fillRect(0, 0, height, width);
  context.fillStyle = "#8a3b2e";
  context.fillRect(height * 0.4, width * 0.3, height * 0.2, width * 0.45);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
  return [...new Uint8Array(await blob.arrayBuffer())];
}
