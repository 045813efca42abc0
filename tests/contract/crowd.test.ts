/** A school class behind one address, and one device that does not stop: nobody is counted by their network, everybody by their own key. */
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { describeBackEnds } from "../support/embedded/back-ends";
import { aSubmission, submit } from "../support/embedded/submissions";

describeBackEnds("a crowd", {}, ({ get }) => {
  test("31 contributors behind one address in one minute all succeed", async () => {
    const answers = await Promise.all(Array.from({ length: 31 }, () => submit(get(), aSubmission())));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 31 }, () => 200));
  });

  test("one key that sends 2,000 is slowed and told how long to wait; others are served meanwhile", { timeout: 180_000 }, async () => {
    const contributorKey = randomBytes(16).toString("hex");
    const statuses: number[] = [];
    const waits: number[] = [];
    let others = 0;
    for (let sent = 0; sent < 2_000; sent += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => submit(get(), aSubmission({ contributorKey }))));
      for (const { status, body } of answers) {
        statuses.push(status);
        if (status !== 200) {
          expect(body).toMatchObject({ message: "too_many_from_contributor" });
          waits.push((JSON.parse((body as { details: string }).details) as { retryAfterMs: number }).retryAfterMs);
        }
      }
      if (sent % 500 === 0) others += (await submit(get(), aSubmission())).status === 200 ? 1 : 0;
    }
    const kept = statuses.filter((status) => status === 200).length;
    // Thirty in ten minutes; twice that when a window begins while the test runs.
    expect(kept).toBeGreaterThanOrEqual(30);
    expect(kept).toBeLessThanOrEqual(60);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2_000 - kept);
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(600_000);
    expect(others).toBe(4);
    const [stored] = await get().database.query<{ count: number }>(
      "select count(*)::int as count from public.contributions c join public.contributors k on k.id = c.contributor_id where k.key_hash = sha256(convert_to($1, 'UTF8'))",
      [contributorKey],
    );
    expect(stored?.count).toBe(kept);
  });
});
