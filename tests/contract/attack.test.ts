/**
 * Somebody with curl and the publishable key, which everyone has: what may they learn, change or break? Nothing but what the
 * doors in docs/database-api.md give. Every relation and every function of the schema is tried, so that a new one is tried too.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Submission } from "../../src/domain/contribution";
import type { Embedded } from "../../supabase/embedded/embedded";
import { describeBackEnds } from "../support/embedded/back-ends";
import { anAccount, ask, clientOf, signedIn, type Answer } from "../support/embedded/clients";
import { aReceiptCode, aStaffMember, aSubmission, submit } from "../support/embedded/submissions";

/** docs/database-api.md, "who": anon. */
const DOORS = [
  "amend_contribution", "begin_pairing", "changes_since", "close_session", "join_session", "lead_session", "read_answer_versions", "read_answers", "read_campaign_results", "read_campaigns", "read_development_areas", "read_districts", "read_feature_extent", "read_feature_extent_with_key", "read_features", "read_features_with_key", "read_pairing", "read_receipt", "read_safety_cells", "read_session_report", "read_wall", "report_contribution", "report_screen",
  "resolve_wall_code", "start_session", "submit_contribution", "support_contribution", "wall_changes", "withdraw_contribution",
];
const REFUSED = [401, 403, 404];
const SECRET_TEXT = "HEMLIGHETEN-som-ingen-har-godkant";

function secretSubmission(): Submission {
  return aSubmission({
    text: SECRET_TEXT,
    precision: "exact_for_city",
    place: { type: "Point", coordinates: [12.701234, 56.051234] },
    demographics: { ageGroup: "80_plus", gender: "other", relations: ["live"] },
  });
}

/** Everything in an answer that somebody could read. */
const readable = ({ body, headers }: Answer): string => JSON.stringify(body) + JSON.stringify([...headers]);

async function relations(embedded: Embedded): Promise<string[]> {
  const rows = await embedded.database.query<{ name: string }>(
    "select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p', 'f') order by 1",
  );
  return rows.map(({ name }) => name);
}

async function rowCounts(embedded: Embedded, names: readonly string[]): Promise<Record<string, unknown>> {
  const counts: Record<string, unknown> = {};
  for (const name of names) counts[name] = (await embedded.database.query(`select count(*) as n, md5(string_agg(t::text, '' order by t::text)) as digest from public."${name}" t`))[0];
  return counts;
}

describeBackEnds("an attacker with the publishable key", {}, ({ get }) => {
  const secret = secretSubmission();
  beforeAll(async () => {
    expect((await submit(get(), secret)).status).toBe(200);
  });

  test("reads no table and counts no rows, however asked", async () => {
    const names = await relations(get());
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      for (const path of [`${name}?select=*`, `${name}?select=count`, `${name}?limit=1000000000`, `${name}?or=(id.not.is.null,id.is.null)`]) {
        const answer = await ask(get(), `/rest/v1/${path}`, { headers: { prefer: "count=exact" } });
        // 400: the table has no such column, which PostgreSQL notices before the missing right.
        expect([path, [400, ...REFUSED].includes(answer.status)]).toEqual([path, true]);
        expect(answer.headers.get("content-range") ?? "").not.toMatch(/\/\d/);
      }
      const head = await ask(get(), `/rest/v1/${name}?select=*`, { method: "HEAD", headers: { prefer: "count=exact" } });
      expect([name, REFUSED.includes(head.status), head.headers.get("content-range") ?? ""]).toEqual([name, true, expect.not.stringMatching(/\/\d/)]);
    }
  });

  test("writes no table", async () => {
    const names = await relations(get());
    const before = await rowCounts(get(), names);
    for (const name of names) {
      for (const [method, query, body] of [["POST", "", { id: randomUUID() }], ["POST", "?on_conflict=id", [{ id: secret.id, status: "published" }]], ["PATCH", "?id=not.is.null", { status: "published" }], ["DELETE", "?id=not.is.null", undefined], ["PUT", `?id=eq.${secret.id}`, { id: secret.id }]] as const) {
        const answer = await ask(get(), `/rest/v1/${name}${query}`, { method, body, headers: { prefer: "resolution=merge-duplicates" } });
        // 400: a column it does not have is noticed first.
        expect([name, method, answer.status]).toEqual([name, method, expect.toSatisfy((status: number) => [400, 405, ...REFUSED].includes(status))]);
      }
    }
    expect(await rowCounts(get(), names)).toEqual(before);
  });

  test("calls only the functions that are residents' doors", async () => {
    const rows = await get().database.query<{ name: string }>("select distinct proname::text as name from pg_proc where pronamespace = 'public'::regnamespace order by 1");
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(DOORS));
    const [granted] = await get().database.query<{ names: string[] }>(
      "select array_agg(distinct proname::text order by proname::text) as names from pg_proc where pronamespace = 'public'::regnamespace and has_function_privilege('anon', oid, 'execute')",
    );
    expect(granted?.names).toEqual(DOORS);
    for (const name of names.filter((each) => !DOORS.includes(each))) {
      const answer = await ask(get(), `/rest/v1/rpc/${name}`, { body: {} });
      expect([name, REFUSED.includes(answer.status)]).toEqual([name, true]);
    }
    const decision = { contributionId: secret.id, revision: 1, action: "approve" };
    expect((await ask(get(), "/rest/v1/rpc/decide_contribution", { body: { decision } })).status).toBe(401);
  });

  test("reaches no other schema", async () => {
    for (const schema of ["private", "auth", "storage", "realtime", "extensions", "supabase_migrations", "pg_catalog", "information_schema"]) {
      for (const headers of [{ "accept-profile": schema }, { "content-profile": schema, "accept-profile": schema }]) {
        const answer = await ask(get(), "/rest/v1/users?select=*", { headers });
        expect([schema, answer.status, answer.body]).toEqual([schema, 406, expect.objectContaining({ code: "PGRST106" })]);
      }
    }
    for (const name of ["pg_read_file", "version", "st_asgeojson", "set_config", "refresh_safety_cells", "pg_sleep"]) expect((await ask(get(), `/rest/v1/rpc/${name}`, { body: {} })).status).toBe(404);
  });

  test("no filter, embed, order or plan shows what was not published", async () => {
    const paths = [
      "rpc/changes_since?since=0&select=*",
      "rpc/changes_since?since=0&select=*,contributions(*)",
      "rpc/changes_since?since=0&order=contributor_id.asc",
      "rpc/changes_since?since=0&limit=1000000000",
      "rpc/changes_since?since=0&page_size=1000000000",
      "rpc/changes_since?since=-1",
      "rpc/changes_since?since=0&or=(status.eq.submitted,id.not.is.null)",
      "rpc/read_campaigns?select=*,contributions(*,contributors(*))",
      "rpc/read_campaigns?contributions.text=like.*HEM*",
      "rpc/read_districts?select=*,contribution_demographics(*)",
      `rpc/read_receipt?receipt_code=${aReceiptCode()}`,
      "published_contributions?select=*,contributions(text,place)",
      "published_contributions?order=contributions(place).asc",
      "campaigns?select=contributions(text)&contributions.order=contributor_id",
      "contributions?select=text&text=like.HEM*",
      "contributions?select=id&contributor_id=not.is.null&order=place",
      "contributors?select=key_hash",
      "contribution_demographics?select=*",
    ];
    const keyHash = (await get().database.query<{ hash: string }>("select encode(sha256(convert_to($1, 'UTF8')), 'hex') as hash", [secret.contributorKey]))[0]?.hash ?? "";
    for (const path of paths) {
      for (const headers of [{}, { prefer: "count=exact" }, { accept: "application/vnd.pgrst.plan+json" }, { accept: "text/csv" }, { prefer: "tx=rollback" }] as Record<string, string>[]) {
        const seen = readable(await ask(get(), `/rest/v1/${path}`, { headers }));
        for (const hidden of [SECRET_TEXT, secret.id, secret.receiptCode, secret.contributorKey, keyHash, "12.701234", "56.051234", "80_plus\":1"]) expect([path, seen.includes(hidden)]).toEqual([path, false]);
        expect([path, /"Plan"|Seq Scan/.test(seen)]).toEqual([path, false]);
      }
    }
  });

  test("a page of changes is bounded however large it is asked for", async () => {
    const { body } = await ask(get(), "/rest/v1/rpc/changes_since", { body: { since: 0, page_size: 1_000_000_000 } });
    expect((body as { changed: unknown[] }).changed.length).toBeLessThanOrEqual(1_000);
  });

  test("somebody else's receipt stays closed, and a guess learns nothing", async () => {
    const guess = await ask(get(), "/rest/v1/rpc/read_receipt", { body: { receipt_code: aReceiptCode() } });
    expect([guess.status, guess.body]).toEqual([404, expect.objectContaining({ message: "receipt_unknown" })]);
    for (const code of ["", "%", "' or true --", secret.id, secret.receiptCode.slice(0, 25)]) {
      const answer = await ask(get(), "/rest/v1/rpc/read_receipt", { body: { receipt_code: code } });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(readable(answer)).not.toContain(SECRET_TEXT);
    }
    // With the id but not the code: sending again, amending and withdrawing are one and the same refusal.
    const other = aReceiptCode();
    const attempts = await Promise.all([
      submit(get(), { ...secret, receiptCode: other }),
      submit(get(), { ...aSubmission(), id: secret.id, receiptCode: other }),
      ask(get(), "/rest/v1/rpc/amend_contribution", { body: { amendment: { operationId: randomUUID(), id: secret.id, receiptCode: other, baseRevision: 1, changes: { text: "mine" } } } }),
      ask(get(), "/rest/v1/rpc/withdraw_contribution", { body: { withdrawal: { id: secret.id, receiptCode: other } } }),
    ]);
    for (const answer of attempts) expect([answer.status, answer.body]).toEqual([403, expect.objectContaining({ message: "refused" })]);
  });

  test("a device sets no status, time, district, cell or hash of its own", async () => {
    for (const extra of [{ status: "published" }, { receivedAt: "2001-01-01T00:00:00Z" }, { publishedAt: "2001-01-01T00:00:00Z" }, { districtId: randomUUID() }, { cellX: 1 }, { contributorId: randomUUID() }, { receiptHash: "00" }, { revision: 9 }, { flags: [] }, { organisationId: randomUUID() }]) {
      const answer = await submit(get(), { ...aSubmission(), ...extra });
      expect([extra, answer.status, answer.body]).toEqual([extra, 422, expect.objectContaining({ message: "field_not_allowed" })]);
    }
    for (const changes of [{ status: "published" }, { place: secret.place }, { kind: "story" }, { precision: "exact" }]) {
      const answer = await ask(get(), "/rest/v1/rpc/amend_contribution", { body: { amendment: { operationId: randomUUID(), id: secret.id, receiptCode: secret.receiptCode, baseRevision: 1, changes } } });
      expect([changes, answer.status]).toEqual([changes, 422]);
    }
    const [row] = await get().database.query("select status, revision from public.contributions where id = $1::uuid", [secret.id]);
    expect(row).toEqual({ status: "submitted", revision: 1 });
  });

  test("what is published shows the square, not the place its author kept for the city", async () => {
    const kept = secretSubmission();
    await submit(get(), { ...kept, text: "Får synas." });
    const moderator = await signedIn(get(), await aStaffMember(get(), "moderator"));
    expect((await moderator.rpc("decide_contribution", { decision: { contributionId: kept.id, revision: 1, action: "approve" } })).error).toBeNull();
    const seen = await ask(get(), "/rest/v1/rpc/changes_since", { body: { since: 0 } });
    const shown = (seen.body as { changed: { id: string; square: unknown[] | null; point: number[] }[] }).changed.find(({ id }) => id === kept.id);
    expect(shown?.square).not.toBeNull();
    expect(shown?.point).not.toEqual(kept.place.coordinates);
    expect(readable(seen)).not.toContain("12.701234");
  });

  test("sends nothing on the topic everybody listens to", async () => {
    const client = clientOf(get());
    const channel = client.channel("published", { config: { private: true, broadcast: { ack: true } } });
    await expect(new Promise((resolve) => channel.subscribe((status) => resolve(status)))).resolves.toBe("SUBSCRIBED");
    expect(await channel.send({ type: "broadcast", event: "changed", payload: { cursor: 1e9 } })).toBe("error");
    await client.removeAllChannels();
    expect((await ask(get(), "/realtime/v1/api/broadcast", { body: { messages: [{ topic: "published", event: "changed", payload: {}, private: true }] } })).status).toBe(403);
    // Nor by writing the table that broadcasts come from.
    expect((await ask(get(), "/rest/v1/messages", { body: { topic: "published", extension: "broadcast" }, headers: { "content-profile": "realtime" } })).status).toBe(406);
  });

  describe("who has an account but is nobody's staff", () => {
    test("reads nothing, writes nothing, and does not become staff", async () => {
      const account = await anAccount(get());
      const token = (await (await signedIn(get(), account)).auth.getSession()).data.session?.access_token ?? "";
      const names = await relations(get());
      const before = await rowCounts(get(), names);
      for (const name of names) {
        const read = await ask(get(), `/rest/v1/${name}?select=*`, { token, headers: { prefer: "count=exact" } });
        expect([name, read.status === 200 ? read.body : []]).toEqual([name, []]);
        expect([name, read.headers.get("content-range") ?? ""]).toEqual([name, expect.not.stringMatching(/\/[1-9]/)]);
        for (const [method, query, body] of [["POST", "", { id: randomUUID() }], ["PATCH", "?id=not.is.null", { status: "published" }], ["DELETE", "?id=not.is.null", undefined]] as const) await ask(get(), `/rest/v1/${name}${query}`, { token, method, body });
      }
      const [city] = await get().database.query<{ id: string }>("select id::text from public.organisations limit 1");
      const staff = await ask(get(), "/rest/v1/staff", { token, body: { user_id: account.id, organisation_id: city?.id, role: "admin" } });
      expect([staff.status, staff.body]).toEqual([403, expect.objectContaining({ code: "42501" })]);
      const client = await signedIn(get(), account);
      await client.auth.updateUser({ data: { role: "admin", app_metadata: { role: "admin" } } });
      await client.auth.refreshSession();
      expect((await client.rpc("claim_contributions", { request: { count: 10 } })).error?.code).toBe("PT403");
      expect((await client.rpc("decide_contribution", { decision: { contributionId: secret.id, revision: 1, action: "approve" } })).error?.code).toBe("PT403");
      expect(await rowCounts(get(), names)).toEqual(before);
    });
  });

  // Last: it uses up this server's allowance.
  test("a flood meets its limits: one device, and many new ones, while known devices go on", async () => {
    const known = aSubmission();
    expect((await submit(get(), known)).status).toBe(200);
    await get().database.query("update public.settings set value = '5'::jsonb where key = 'contributions_per_contributor_10_min'");
    const mine = randomBytes(16).toString("hex");
    const [one, tenMinutes] = await countingWindows(600_000, async () => {
      const answers = [];
      for (let sent = 0; sent < 15; sent += 1) answers.push(await submit(get(), aSubmission({ contributorKey: mine })));
      return answers;
    });
    expect(one.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(5 * tenMinutes);
    expect(one.find(({ status }) => status === 429)?.body).toEqual(expect.objectContaining({ message: "too_many_from_contributor", details: expect.stringMatching(/"retryAfterMs"\s*:\s*\d+/) }));

    await get().database.query("update public.settings set value = '20'::jsonb where key = 'new_contributors_per_minute'");
    const [many, minutes] = await countingWindows(60_000, () => Promise.all(Array.from({ length: 60 }, () => submit(get(), aSubmission()))));
    expect(many.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(20 * minutes);
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(60 - 20 * minutes);
    expect((await submit(get(), aSubmission({ contributorKey: known.contributorKey }))).status).toBe(200);
  });
});

/** Limits count in fixed windows of the clock: work that lasts from one into the next has the allowance of both. */
async function countingWindows<T>(windowMs: number, work: () => Promise<T>): Promise<readonly [T, number]> {
  const nth = (): number => Math.floor(Date.now() / windowMs);
  const first = nth();
  const done = await work();
  return [done, nth() - first + 1];
}
