/** Drawing a line or an area in the conversation, and what becomes of it: in the draft, on its way, and for everyone. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { ChangePage, PublishedContribution } from "../../../src/domain/contribution";
import { TRIM_METRES, type Place, type ShapePlace } from "../../../src/domain/place";
import { ContributePage, escape } from "./contribute-page";
import { rowsOnDevice } from "./device-rows";
import type { ServerState } from "./servers";

/** The demo's dialogue where ways and areas may be drawn. */
const CAMPAIGN = "vagen-till-skolan";

export class ShapePage extends ContributePage {
  async openCampaign(): Promise<void> {
    await this.page.goto(`/beratta?dialog=${CAMPAIGN}`);
    await expect(this.heading(this.words.contribute_kind_title())).toBeVisible();
  }

  /** A wish, up to the place. */
  async goToPlace(): Promise<void> {
    await this.openCampaign();
    await this.chooseKind("wish");
    await this.sayOver13();
    await expect(this.heading(this.words.contribute_place_title())).toBeVisible();
  }

  geometry(type: "point" | "line" | "area"): Locator {
    const names = { point: this.words.contribute_place_geometry_point, line: this.words.contribute_place_geometry_line, area: this.words.contribute_place_geometry_area };
    return this.page.getByRole("radio", { name: names[type](), exact: true });
  }

  get placeWords(): Locator {
    return this.page.getByTestId("place-words");
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Set under the crosshair. */
  async addPoint(): Promise<void> {
    await this.button(this.words.contribute_place_draw_add()).click();
  }

  /** Takes hold of the ground and moves it: the crosshair then points so much farther to the right and down. */
  async moveCrosshair(right: number, down: number): Promise<void> {
    const map = this.page.locator("canvas.maplibregl-canvas");
    await map.scrollIntoViewIfNeeded();
    const box = await map.boundingBox();
    if (box === null) throw new Error("There is no map to move.");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.page.mouse.move(x + right / 2, y + down / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x - right / 2, y - down / 2, { steps: 8 });
    await this.page.mouse.up();
  }

  async tellAndGoToPrecision(text: string): Promise<void> {
    await this.next();
    await expect(this.heading(this.words.contribute_tell_title_wish())).toBeVisible();
    await this.text.fill(text);
    await this.next();
    await expect(this.heading(this.words.contribute_questions_title())).toBeVisible();
    await this.next();
    await expect(this.heading(this.words.contribute_precision_title())).toBeVisible();
  }

  /** As it was drawn: on the device, before anything is taken off. */
  async drawnShape(): Promise<ShapePlace> {
    const found = async () => (await this.page.evaluate(rowsOnDevice)).flatMap((row) => /"shape":(\{"type":"(?:LineString|Polygon)","coordinates":[^}]*\})/.exec(row)?.[1] ?? [])[0];
    await expect.poll(found, "the drawing is kept on the device").toBeDefined();
    return JSON.parse((await found()) ?? "null") as ShapePlace;
  }

  get trimNote(): Locator {
    return this.page.getByText(new RegExp(`^${escape(this.words.contribute_seen_trimmed({ metres: TRIM_METRES }))}`));
  }

  /** Sends from the preview; gives the place as it left the device. */
  async sendAndCatchPlace(): Promise<Place> {
    const leaving = this.page.waitForRequest((request) => request.url().endsWith("/rpc/submit_contribution"));
    await this.send();
    const { submission } = (await leaving).postDataJSON() as { submission: { place: Place } };
    await this.expectArrived();
    return submission.place;
  }
}

/** As everybody's app hears of it: asked past the app, with the key that everybody has. */
export async function publicContribution(server: ServerState, page: Page, text: string): Promise<PublishedContribution | null> {
  for (let since = 0; ; ) {
    const reply = await fetch(new URL("/rest/v1/rpc/changes_since", page.url()), {
      method: "POST",
      headers: { apikey: server.publishableKey, "content-type": "application/json" },
      body: JSON.stringify({ since, page_size: 500 }),
    });
    const { changed, cursor, more } = (await reply.json()) as ChangePage;
    const found = changed.find((contribution) => contribution.text === text);
    if (found !== undefined) return found;
    if (!more) return null;
    since = cursor;
  }
}
