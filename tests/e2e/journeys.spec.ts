/**
 * The same journeys in every way people come: with keys only, without WebGL, in Arabic, in simple mode on the smallest phone, and at 400 %
 * zoom. Each state on the way is looked at with axe.
 */
import { expect, PHONE, test, type Locale, type Visitor, type VisitorOptions } from "./support/journey";
import { escape } from "./support/contribute-page";
import { Person, type Hands } from "./support/person";

interface Way {
  readonly name: string;
  readonly options: VisitorOptions;
  readonly hands: Hands;
  /** Looks at every page for reading on the way; at the other sizes comfort.spec and accessibility.spec do. */
  readonly looksAtEveryPage?: true;
}

const WAYS: readonly Way[] = [
  { name: "with keys only", options: { viewport: { width: 1024, height: 768 } }, hands: "keys" },
  { name: "without WebGL", options: { viewport: PHONE, webgl: false }, hands: "finger", looksAtEveryPage: true },
  { name: "in Arabic", options: { viewport: PHONE, locale: "ar" }, hands: "finger" },
  { name: "in simple mode on 320 px", options: { viewport: { width: 320, height: 568 }, comfort: { simple: true } }, hands: "finger" },
  // 1280 × 1024 at 400 % is 320 × 256 CSS pixels.
  { name: "at 400 % zoom", options: { viewport: { width: 320, height: 256 } }, hands: "finger", looksAtEveryPage: true },
];

const PAGES = [["/svar", "answers"], ["/dialoger", "campaigns"], ["/om/integritet", "privacy"], ["/om/tillganglighet", "accessibility"], ["/om/sa-fungerar-det", "how it works"], ["/kvitto", "find a receipt"]] as const;

async function arrive(visitor: (options: VisitorOptions) => Promise<Visitor>, way: Way): Promise<Person> {
  const { page } = await visitor(way.options);
  const locale: Locale = way.options.locale ?? "sv";
  return new Person(page, locale, way.hands, { isSimple: way.options.comfort?.simple === true });
}

const STORIES = { sv: "Här lärde jag mig att åka skridskor.", en: "Here I learned to skate.", ar: "هنا تعلّمت السباحة مع جدّي." } as const satisfies Record<Locale, string>;

const heading = (person: Person): Promise<string> => person.page.locator("main h1").first().innerText();

/** Answers what is asked, whatever is asked, until it is sent: simple mode asks one thing a screen. */
async function tell(person: Person, text: string): Promise<string> {
  const { page, words } = person;
  const textName = new RegExp(`^${escape(words.contribute_text_label())}`);
  const exact = new RegExp(`^${escape(words.contribute_precision_exact())}`);
  for (let screen = 0; screen < 40; screen += 1) {
    const asked = await heading(person);
    if (asked === words.contribute_done_title()) break;
    if (await person.sees("button", words.contribute_send())) {
      await person.look(`${asked}, before sending`);
      await person.press("button", words.contribute_send());
      await expect(page.getByRole("heading", { level: 1, name: words.contribute_done_title() })).toBeVisible({ timeout: 30_000 });
    } else if (await person.sees("button", new RegExp(`^${escape(words.contribute_kind_story())}`))) {
      await person.look(asked);
      await person.press("button", new RegExp(`^${escape(words.contribute_kind_story())}`));
    } else if (await person.sees("button", words.contribute_age_no())) {
      await person.look(asked);
      await person.press("button", words.contribute_age_no());
    } else if (await person.sees("searchbox", words.contribute_place_search())) {
      await person.write("searchbox", words.contribute_place_search(), person.locale === "ar" ? "Kärnan" : "Stadsparken");
      await expect(page.getByRole("list", { name: words.contribute_place_results() })).toBeVisible();
      await person.look(`${asked}, with places found`);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await expect(page.getByTestId("place-words")).not.toHaveText(words.contribute_place_none());
      await person.press("button", words.contribute_next());
    } else {
      if ((await person.sees("textbox", textName)) && (await page.getByRole("textbox", { name: textName }).first().inputValue()) === "") {
        await person.press("button", words.contribute_next());
        await expect(page.getByText(words.contribute_text_missing()).first()).toBeVisible();
        await person.look(`${asked}, with the words missing`);
        await person.write("textbox", textName, text);
      } else await person.look(asked);
      if (person.hands === "keys" && (await person.sees("radio", exact))) await person.choose("radio", new RegExp(`^${escape(words.contribute_precision_exact_for_city())}`));
      await person.press("button", words.contribute_next());
    }
    await expect.poll(() => heading(person), { message: `something follows on "${asked}"` }).not.toBe(asked);
    await expect(page.locator("main h1").first(), `whoever cannot see hears what follows on "${asked}"`).toBeFocused();
  }
  await person.expectHeading(words.contribute_done_title());
  await expect(page.getByText(words.contribute_done_sent()).first()).toBeVisible();
  await person.look("sent");
  return (await page.getByTestId("receipt-code").first().innerText()).replace(/\s/g, "");
}

for (const way of WAYS) {
  test.describe(way.name, () => {
    test("somebody tells of a place, follows it and takes it back", async ({ visitor }) => {
      test.slow();
      const person = await arrive(visitor, way);
      const { page, words } = person;
      const story = STORIES[person.locale];
      if (way.hands === "finger") await page.goto("/beratta");
      else {
        await page.goto("/?vy=lista");
        await person.press("link", words.shell_contribute());
        await person.expectHeading(words.contribute_kind_title());
      }
      const code = await tell(person, story);
      await page.goto(`/kvitto#${code}`);
      await expect(page.getByText(story).first()).toBeVisible();
      await person.look("receipt");
      await person.press("button", words.receipt_withdraw());
      await expect(page.getByRole("dialog")).toBeVisible();
      await person.look("before taking it back");
      await person.press("button", words.receipt_withdraw_yes());
      await expect(page.getByText(story)).toHaveCount(0);
      await person.look("taken back");
    });

    test("somebody reads, feels the same, reports, and sees what the city answered", async ({ visitor }) => {
      test.slow();
      const person = await arrive(visitor, way);
      const { page, words } = person;
      await page.goto("/?vy=lista");
      const list = page.getByRole("list", { name: words.explore_list_label() });
      await expect(list.getByRole("listitem").first()).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", person.locale);
      await expect(page.locator("html")).toHaveAttribute("dir", person.locale === "ar" ? "rtl" : "ltr");
      await person.look("list");
      const first = list.getByRole("link").first();
      if (way.hands === "finger") await first.click();
      else {
        for (let stop = 0; stop < 120 && !(await first.evaluate((link) => link === document.activeElement)); stop += 1) await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
      }
      await expect(page).toHaveURL(/bidrag=/);
      await expect(page.getByRole("button", { name: words.report_open() }).first()).toBeVisible();
      await person.look("card");
      await person.press("button", words.report_open());
      await expect(page.getByRole("dialog")).toBeVisible();
      await person.press("button", words.report_send());
      await expect(page.getByText(words.report_choose_reason())).toBeVisible();
      await person.look("reporting, with no reason chosen");
      await person.press("button", words.report_cancel());
      await expect(page.getByRole("dialog")).toBeHidden();

      const pages = way.looksAtEveryPage === true ? PAGES : [];
      for (const [address, name] of pages) {
        await page.goto(address);
        await expect(page.locator("main h1").first()).toBeVisible();
        await person.look(name);
      }
      await page.goto("/dialoger");
      await person.page.getByRole("main").getByRole("link").first().waitFor();
      const campaign = page.getByRole("main").getByRole("link").and(page.locator("[href^='/dialoger/']")).first();
      if (way.hands === "finger") await campaign.click();
      else {
        for (let stop = 0; stop < 120 && !(await campaign.evaluate((link) => link === document.activeElement)); stop += 1) await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
      }
      await expect(page).toHaveURL(/\/dialoger\/.+/);
      await person.look("campaign");
    });
  });
}
