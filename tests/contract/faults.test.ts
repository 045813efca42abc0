/** The three faults of @supabase/lite 0.10.0 that lite/connection.ts closes. Each of these fails when its fix is taken out. */
import { expect, test } from "vitest";
import { describeBackEnds } from "../support/embedded/back-ends";
import { ask } from "../support/embedded/clients";
import { smallProject } from "../support/embedded/small-project";

describeBackEnds("closed faults", { files: smallProject }, ({ get }) => {
  test("of 200 mixed requests at once each runs as the role of its own key", async () => {
    const embedded = get();
    const keys = { anon: embedded.publishableKey, service_role: embedded.secretKey } as const;
    const roles = Array.from({ length: 200 }, (_, index) => index % 2 === 0 ? ("anon" as const) : ("service_role" as const));
    const answers = await Promise.all(roles.map((role) => ask(embedded, "/rest/v1/rpc/who_am_i", { key: keys[role], body: {} })));
    expect(answers.map(({ body }) => body)).toEqual(roles);
  });

  test("work of our own beside requests never runs as an API role", async () => {
    const embedded = get();
    let going = true;
    const asked = Promise.all(Array.from({ length: 60 }, () => ask(embedded, "/rest/v1/rpc/who_am_i", { body: {} }))).finally(() => (going = false));
    const own = new Set<unknown>();
    while (going) own.add((await embedded.database.query<{ who: string }>("select current_user as who"))[0]?.who);
    await asked;
    expect(own.size).toBe(1);
    expect([...own][0]).not.toMatch(/^(anon|authenticated|service_role)$/);
  });

  test("what a migration revoked stays revoked after the first requests", async () => {
    const embedded = get();
    await ask(embedded, "/rest/v1/notes?select=id");
    const hidden = await ask(embedded, "/rest/v1/hidden?select=*");
    expect([hidden.status, hidden.body]).toEqual([401, expect.objectContaining({ code: "42501" })]);
    const column = await ask(embedded, "/rest/v1/notes?select=secret");
    expect([column.status, column.body]).toEqual([401, expect.objectContaining({ code: "42501" })]);
    const [granted] = await embedded.database.query<{ any: boolean }>("select has_table_privilege('anon', 'public.hidden', 'select') or has_table_privilege('anon', 'public.notes', 'insert') as any");
    expect(granted).toEqual({ any: false });
  });

  test("a refusal keeps its code, detail and hint", async () => {
    const embedded = get();
    const check = await ask(embedded, "/rest/v1/rpc/add_note", { body: { words: "longer than twenty letters" } });
    expect([check.status, check.body]).toEqual([400, expect.objectContaining({ code: "23514" })]);
    const raised = await ask(embedded, "/rest/v1/rpc/raise_plain", { body: {} });
    expect([raised.status, raised.body]).toEqual([400, { code: "P0001", message: "not today", details: "why", hint: "try tomorrow" }]);
    const problem = await ask(embedded, "/rest/v1/rpc/raise_problem", { body: {} });
    expect([problem.status, problem.body]).toEqual([422, expect.objectContaining({ code: "PT422", message: "text_too_long", details: "text" })]);
    await ask(embedded, "/rest/v1/rpc/add_note", { body: { words: "first", mark: "same" } });
    const twice = await ask(embedded, "/rest/v1/rpc/add_note", { body: { words: "second", mark: "same" } });
    expect([twice.status, twice.body]).toEqual([409, expect.objectContaining({ code: "23505" })]);
  });
});
