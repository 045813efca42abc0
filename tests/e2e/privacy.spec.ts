import { ContributePage } from "./support/contribute-page";
import { expect, test } from "./support/journey";
import { readingScreens } from "./support/screens";

test("a whole visit asks nobody but the city, leaves no cookie, and puts no receipt code in an address", async ({ visitor }) => {
  const { page, context } = await visitor({ serviceWorkers: "allow" });
  const asked: string[] = [];
  context.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  for (const screen of readingScreens(page, "sv")) await screen.open();
  const conversation = new ContributePage(page);
  await conversation.open();
  await conversation.writeStory(`Ingen annan får veta. ${Date.now()}`);
  await conversation.send();
  const code = await conversation.receiptCode();
  await conversation.expectArrived();
  await page.goto(`/kvitto#${code}`);
  await expect(page.getByText(conversation.words.receipt_status_submitted()).first()).toBeVisible();

  const own = new URL(page.url()).host;
  const strangers = asked.map((line) => new URL(line.slice(line.indexOf(" ") + 1))).filter(({ host, protocol }) => host !== own && protocol.startsWith("http"));
  expect(strangers.map(String)).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  const bare = code.replaceAll("-", "");
  expect(asked.filter((line) => line.replaceAll("-", "").split("#")[0]?.includes(bare))).toEqual([]);
});

test("what people feel unsafe about or avoid is nowhere to be read one by one", async ({ visitor }) => {
  const { page } = await visitor();
  await page.goto("/?vy=lista");
  const kinds = await page.evaluate(async () => {
    const config = (await (await fetch("/config.json")).json()) as Record<string, string>;
    const key = Object.values(config).find((value) => value.startsWith("sb_publishable_")) ?? "";
    const reply = await fetch("/rest/v1/rpc/changes_since", { method: "POST", headers: { apikey: key, "content-type": "application/json" }, body: JSON.stringify({ since: 0, page_size: 500 }) });
    const { changed } = (await reply.json()) as { changed: { kind: string }[] };
    return changed.map(({ kind }) => kind);
  });
  expect(kinds.length).toBeGreaterThan(50);
  expect(kinds.filter((kind) => kind === "safety" || kind === "avoid")).toEqual([]);
});
