import { ContributePage } from "./support/contribute-page";
import { ExplorePage } from "./support/explore-page";
import { DESKTOP, expect, test } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";

test("a pin goes from a phone to a moderator and is seen on a third screen within two seconds @smoke", async ({ visitor, server }) => {
  const text = `Här lärde jag mig cykla, varv efter varv runt tornet. ${Date.now()}`;
  const author = await visitor({ serviceWorkers: "allow" });
  const conversation = new ContributePage(author.page);
  await conversation.open();
  await conversation.writeStory(text);
  await conversation.send();
  const code = await conversation.receiptCode();
  await conversation.expectArrived();

  const reader = new ExplorePage((await visitor({ viewport: DESKTOP })).page);
  await reader.openList();
  await expect(reader.contribution(text)).toHaveCount(0);

  const staff = new ModeratePage((await visitor({ viewport: DESKTOP })).page);
  await staff.signIn(server);
  await staff.approveUntil(text);
  // Two seconds from the decision to the reader's list: the promise of the live map.
  await expect(reader.contribution(text)).toBeVisible({ timeout: 2_000 });

  await author.page.goto(`/kvitto#${code}`);
  await expect(author.page.getByText(conversation.words.receipt_status_published()).first()).toBeVisible();
});

test("a contribution that is rejected tells its author why, and is never seen @smoke", async ({ visitor, server }) => {
  const text = `Köp billiga däck hos oss. ${Date.now()}`;
  const author = await visitor({ webgl: false });
  const conversation = new ContributePage(author.page);
  await conversation.open();
  await conversation.writeStory(text);
  await conversation.send();
  const code = await conversation.receiptCode();
  await conversation.expectArrived();

  const staff = new ModeratePage((await visitor({ viewport: DESKTOP })).page);
  await staff.signIn(server);
  await staff.rejectWhenSeen(text, staff.words.moderate_reason_advertising());

  await author.page.goto(`/kvitto#${code}`);
  await expect(author.page.getByText(conversation.words.receipt_reason_advertising())).toBeVisible();
  const reader = new ExplorePage(author.page);
  await reader.openList();
  await expect(reader.contribution(text)).toHaveCount(0);
});
