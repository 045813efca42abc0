/** The same pins on a bare MapLibre page, its heap taken at the same moments. It is loaded anew every night as the wall is, by the driver. */
import type { Browser } from "@playwright/test";
import type { BareRow } from "./bare-page";
import { drive } from "./driver";
import { FakeCity } from "./fake-city";
import type { BareFigures } from "./promises";
import type { Sample } from "./slope";
import { DAY, MINUTE, soakStory, START, type Happening } from "./week";

declare global {
  interface Window {
    readonly openHall: () => void;
    readonly change: (changed: readonly BareRow[], removed: readonly string[]) => void;
  }
}

export async function soakBare(browser: Browser, { dist, port }: { readonly dist: string; readonly port: number }, happenings: readonly Happening[]): Promise<BareFigures> {
  const city = new FakeCity(dist);
  await city.start(port);
  const { page, runTo, heap } = await drive(browser, `http://localhost:${port}/`);
  const samples: Sample[] = [];
  let [cursor, updates, rowBytes] = [0, 0, 0];
  const tell = async () => {
    const { changed, removed, cursor: next, more } = city.changesSince(cursor);
    cursor = next;
    await page.evaluate(([rows, ids]) => window.change(rows, ids), [changed, removed] as const);
    if (more) await tell();
  };
  for (const happening of happenings) {
    const at = START + happening.at;
    await runTo(at);
    switch (happening.type) {
      case "publish": {
        const story = soakStory(happening.nth, at);
        city.publish(story);
        updates += 1;
        rowBytes += JSON.stringify(story).length;
        await tell();
        break;
      }
      case "remove": {
        const gone = city.shown.at(-1);
        if (gone === undefined) break;
        city.remove(gone.id);
        updates += 1;
        rowBytes -= JSON.stringify(gone).length;
        await tell();
        break;
      }
      case "sample":
        await runTo(at + MINUTE);
        samples.push({ updates, bytes: await heap(), life: Math.floor(happening.at / DAY) });
        process.stdout.write(",");
        break;
      case "closing":
        await page.reload();
        await page.waitForFunction(() => "change" in window);
        cursor = 0;
        await tell();
        break;
      case "opening":
        await page.evaluate(() => window.openHall());
        break;
      case "new_version":
      case "fault":
        break;
    }
  }
  await page.context().close();
  city.stop();
  return { samples, rowBytesPerUpdate: rowBytes / updates };
}
