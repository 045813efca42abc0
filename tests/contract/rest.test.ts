/** REST as the app relies on it: caps, timeouts, formats. What PostgREST does too, so that the app need not know which it talks to. */
import { expect, test } from "vitest";
import { describeBackEnds } from "../support/embedded/back-ends";
import { ask, clientOf } from "../support/embedded/clients";
import { smallProject } from "../support/embedded/small-project";

describeBackEnds("rest", { files: smallProject }, ({ kind, get }) => {
  test("no answer has more than 1,000 rows, whatever is asked for", async () => {
    for (const query of ["", "?limit=1000000000", "?limit=100000&offset=0"]) {
      const answer = await ask(get(), `/rest/v1/rpc/many_rows${query}`, { body: {} });
      expect(answer.body).toHaveLength(1_000);
    }
  });

  test("timestamps are ISO 8601 and JSON goes in and out unchanged", async () => {
    await clientOf(get()).rpc("add_note", { words: "dated", mark: null });
    const { data } = await clientOf(get()).from("notes").select("written_at").eq("words", "dated").limit(1).single();
    expect(data).toEqual({ written_at: "2026-11-23T02:19:44+00:00" });
    const document = { a: [1, "två", null, { b: true }], text: 'quotes " and \\ stay' };
    expect((await clientOf(get()).rpc("echo", { document })).data).toEqual({ got: document });
  });

  test("what does not exist is said as PostgREST says it", async () => {
    expect((await clientOf(get()).rpc("no_such_function")).error?.code).toBe("PGRST202");
    expect((await clientOf(get()).from("no_such_table").select("*")).error?.code).toBe("PGRST205");
    expect((await clientOf(get()).schema("private").from("anything").select("*")).error?.code).toBe("PGRST106");
  });

  test("the database goes on answering while it refuses a flood of slow requests", async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, () => ask(get(), "/rest/v1/rpc/echo", { body: { document: { x: 1 } } })));
    for (const { status } of answers) expect([200, 503]).toContain(status);
    expect((await ask(get(), "/rest/v1/rpc/echo", { body: { document: 1 } })).status).toBe(200);
  });

  if (kind === "postgres")
    test("an anonymous statement is stopped after three seconds", async () => {
      const started = performance.now();
      const answer = await ask(get(), "/rest/v1/rpc/sleep_long", { body: {} });
      expect([answer.status, answer.body]).toEqual([500, expect.objectContaining({ code: "57014" })]);
      expect(performance.now() - started).toBeLessThan(8_000);
    });
});
