/**
 * The planner's snapshot against plain SQL over the tables it is made from: every column of every row, and the figures of a filter, with the
 * domain's own reading of the bytes and the engine's own counting. And on PostgreSQL, that a late commit is never missed.
 */
import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytesFromBase64, ordinalsFrom, pageFromRows } from "../../src/backend/staff/analysis-bytes";
import { EVERYTHING, type Facet } from "../../src/domain/analysis/filter";
import { hexagonCorners } from "../../src/domain/analysis/hexagon";
import { readPage } from "../../src/domain/analysis/read-page";
import { AGES, ANSWERED, CAUSES, FIRST_DAY, GENDERS, KINDS, PRECISIONS, RELATIONS, STATUSES, TIMES, type Columns, type Dictionaries } from "../../src/domain/analysis/snapshot";
import { makeEngine } from "../../src/engine/split-engine";
import { loadCrowd } from "../../supabase/embedded/demo-large/load";
import { aSubmission, ask } from "../support/database/people";
import { openPglite } from "../support/database/pglite";
import { CONNECTION, openPostgres, startMigratedPostgres } from "../support/database/postgres";
import type { TestDatabase } from "../support/database/test-database";

const CITY = "00000000-0000-4000-8000-0000000000c1";
const PLANNER = "00000000-0000-4000-8000-0000000000b1";
const aCityToWeigh = `
  insert into auth.users (id, email) values ('${PLANNER}', 'planner@example.test');
  insert into public.organisations (id, slug, name, boundary) values ('${CITY}', 'helsingborg', 'Teststaden', extensions.st_multi(extensions.st_makeenvelope(12.55, 55.94, 12.95, 56.20, 4326)));
  insert into public.staff (user_id, organisation_id, role) values ('${PLANNER}', '${CITY}', 'planner');
  insert into public.districts (organisation_id, slug, name, boundary) select '${CITY}', 'd' || n, 'Stadsdel ' || n, extensions.st_multi(extensions.st_makeenvelope(12.55 + n * 0.04, 55.94, 12.59 + n * 0.04, 56.20, 4326)) from generate_series(0, 6) n;
  insert into public.development_areas (organisation_id, name, phase, boundary) select '${CITY}', 'Område ' || n, 'started', extensions.st_multi(extensions.st_makeenvelope(12.66 + n * 0.01, 56.02, 12.69 + n * 0.01, 56.06, 4326)) from generate_series(0, 3) n;
  update public.organisations set disposal_number = 'TEST', disposal_decided_on = '2026-01-01', disposal_days = 0;
  insert into public.campaigns (organisation_id, slug, title, question, intro, promise_can_change, promise_cannot_change, promise_who_decides, kinds, status, opens_on, closes_on, organiser, controller, legal_basis)
  select '${CITY}', 'kvallen', '{"sv":"Kvällen"}', w, w, w, w, w, '{safety,avoid}', 'closed', current_date - 300, current_date - 3, 'Staden', 'Nämnden', 'Grund' from (select '{"sv":"x"}'::jsonb as w) words;
`;
/** Everything a planner's row says, in words, from the tables themselves. */
const PLAINLY = `
  select r.ordinal, c.kind, c.status, c.precision, c.safety_level as safety, c.contributor_id as respondent, round(extensions.st_x(m.p) * 10)::integer as east, round(extensions.st_y(m.p) * 10)::integer as north,
    to_char(c.received_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as day, c.era_from / 10 * 10 as decade, c.text <> '' as has_text, d.name as district, k.title ->> 'sv' as campaign,
    coalesce(a.age_group, 'not_stated') as age, coalesce(a.gender, 'not_stated') as gender, h.name as home,
    array(select t from unnest(c.times) t order by t) as times,
    array(select concat(j ->> 'effect', '.', j ->> 'cause') from jsonb_array_elements(c.causes) j order by 1) as causes, array(select s from unnest(a.relations) s order by s) as relations,
    array(select v.name from public.development_areas v where extensions.st_intersects(v.boundary, c.place) order by v.name) as areas,
    array(select t.name ->> 'sv' from public.contribution_themes ct join public.themes t on t.id = ct.theme_id where ct.contribution_id = c.id order by 1) as themes,
    case when exists (select from public.answer_contributions ac join public.answers w on w.id = ac.answer_id where ac.contribution_id = c.id and w.published_at is not null) then 'yes'
      when exists (select from public.answer_contributions ac where ac.contribution_id = c.id) then 'draft' else 'no' end as answered
  from public.contributions c join private.analysis_rows r on r.contribution_id = c.id
  cross join lateral (select extensions.st_transform(extensions.st_pointonsurface(c.place), 3006) as p) m
  left join public.districts d on d.id = c.district_id left join public.campaigns k on k.id = c.campaign_id
  left join public.contribution_demographics a on a.contribution_id = c.id left join public.districts h on h.id = a.home_district_id
  order by r.ordinal`;

const bits = (code: number, words: readonly string[]): string[] => words.filter((_, bit) => code & (1 << bit)).sort();
function inWords(columns: Columns, row: number, dictionaries: Dictionaries): Record<string, unknown> {
  const at = (name: keyof Columns): number => columns[name][row] ?? -1;
  const state = at("state");
  return {
    ordinal: at("ordinal"), kind: KINDS[at("kind")], status: STATUSES[state & 3], precision: PRECISIONS[(state >> 4) & 3], safety: at("safety") || null, east: at("east"), north: at("north"),
    day: new Date(Date.parse(FIRST_DAY) + at("day") * 86_400_000).toISOString().slice(0, 10), decade: at("decade") === 0 ? null : 1790 + 10 * at("decade"), has_text: (state & 64) !== 0,
    district: dictionaries.districts[at("district")]?.name ?? null, campaign: dictionaries.campaigns[at("campaign")]?.name ?? null, age: AGES[at("age")], gender: GENDERS[at("gender")],
    home: dictionaries.districts[at("home")]?.name ?? null, times: bits(at("times"), TIMES), causes: bits(at("causes"), (["bad", "good"] as const).flatMap((effect) => CAUSES.map((cause) => `${effect}.${cause}`))),
    relations: bits(at("relations"), RELATIONS), areas: (dictionaries.areaSets[at("areas")] ?? []).map((nth) => dictionaries.areas[nth]?.name).sort(),
    themes: (dictionaries.themeSets[at("themes")] ?? []).map((nth) => dictionaries.themes[nth]?.name).sort(), answered: ANSWERED[(state >> 2) & 3],
  };
}

const PINS = 700;
const databases = [await openPglite(), await openPostgres()].filter((database): database is TestDatabase => database !== null);
afterAll(() => Promise.all(databases.map((database) => database.close())));

for (const database of databases) {
  describe(database.name, () => {
    type Start = { dictionaries: Dictionaries; version: string; total: number };
    const said = async <T>(call: string, ...parameters: unknown[]): Promise<T> => (await database.query(`select public.${call} as said`, parameters))[0]?.["said"] as T;
    const startAndPages = async (): Promise<{ start: Start; pages: ArrayBuffer[] }> => {
      const start = await said<Start>("analysis_start($1)", CITY);
      const pages: ArrayBuffer[] = [];
      for (let after: string | null = "0"; after !== null; ) {
        const page: { bytes: string; next: string | null } = await said("analysis_columns($1, $2, $3, 300)", CITY, start.version, Number(after));
        pages.push(pageFromRows(bytesFromBase64(page.bytes)));
        after = page.next;
      }
      return { start, pages };
    };
    beforeAll(async () => {
      await database.script(aCityToWeigh);
      const execute = async (script: string): Promise<void> => void (await database.script(script));
      await loadCrowd({ query: async <T>(statement: string, parameters?: readonly unknown[]) => (await database.query(statement, parameters)) as T[], execute, transaction: async (work) => {
        await execute("begin");
        const done = await work({ query: async <T>(statement: string, parameters?: readonly unknown[]) => (await database.query(statement, parameters)) as T[], execute });
        await execute("commit");
        return done;
      } }, PINS, () => undefined);
      await database.query("select set_config('request.jwt.claims', $1, false)", [JSON.stringify({ sub: PLANNER, role: "authenticated" })]);
    });

    test("every column of every row says what the tables say", async () => {
      const { start, pages } = await startAndPages();
      expect([start.total, pages.length]).toEqual([PINS, 3]);
      const rows: Record<string, unknown>[] = [];
      const numbers: number[] = [];
      for (const page of pages) {
        const { columns, rows: count } = readPage(page, start.dictionaries);
        for (let row = 0; row < count; row += 1) rows.push(inWords(columns, row, start.dictionaries));
        numbers.push(...columns.respondent);
      }
      const plain = await database.query(PLAINLY);
      expect(rows).toEqual(plain.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== "respondent"))));
      // A respondent's number means nothing; that it is one respondent's does.
      const respondents = plain.map(({ respondent }) => String(respondent));
      expect(new Set(numbers).size).toBe(new Set(respondents).size);
      expect(new Set(numbers.map((number, row) => `${number} ${respondents[row] ?? ""}`)).size).toBe(new Set(respondents).size);
      for (const name of ["district", "campaign", "areas", "themes", "causes", "home", "decade"]) expect(new Set(plain.map((row) => JSON.stringify(row[name]))).size, name).toBeGreaterThan(1);
    });

    test("facets under the other filters, hexagons and mean safety are those of plain queries", async () => {
      const { start, pages } = await startAndPages();
      const engine = makeEngine();
      await engine.begin(start);
      for (const page of pages) await engine.addPage(page);
      await engine.finish();
      const filter = { ...EVERYTHING, values: { kind: ["safety", "avoid"], age: ["20_34", "35_49", "not_stated"], status: ["submitted", "published"] } };
      const { a } = await engine.ask({ filter, compare: null, hexagonMetres: 500 });
      const [kind, age, status] = ["c.kind in ('safety', 'avoid')", "coalesce(d.age_group, 'not_stated') in ('20_34', '35_49', 'not_stated')", "c.status in ('submitted', 'published')"];
      const from = "from public.contributions c left join public.contribution_demographics d on d.contribution_id = c.id cross join lateral (select extensions.st_transform(extensions.st_pointonsurface(c.place), 3006) as place) m";

      const counted = async (value: string, where: readonly string[]) =>
        Object.fromEntries((await database.query(`select ${value} as value, count(*)::integer as pins, count(distinct c.contributor_id)::integer as respondents ${from} where ${where.join(" and ")} group by 1`)).map(({ value: of, pins, respondents }) => [String(of), { respondents, pins }]));
      const ofFacet = (facet: Facet) => Object.fromEntries(a.facets[facet].filter(({ pins }) => pins > 0).map(({ value, ...amount }) => [value, amount]));
      expect(ofFacet("kind")).toEqual(await counted("c.kind", [age, status]));
      expect(ofFacet("age")).toEqual(await counted("coalesce(d.age_group, 'not_stated')", [kind, status]));
      expect(ofFacet("status")).toEqual(await counted("c.status", [kind, age, "c.status <> 'withdrawn'"]));
      expect({ "1": a.wholes.age }).toEqual(await counted("1", [kind, status]));
      expect(Object.keys(ofFacet("age")).length).toBeGreaterThan(3);

      // By geometry here, by rounding coordinates there.
      const { cells } = a;
      if (cells === null) throw new Error("no hexagons");
      const polygons = Array.from(cells.q, (q, nth) => {
        const corners = hexagonCorners(q, cells.r[nth] ?? 0, 500);
        return `POLYGON((${[...corners, ...corners.slice(0, 1)].map(([east, north]) => `${east} ${north}`).join(", ")}))`;
      });
      const inside = await database.query(
        `with shapes as (select nth, extensions.st_geomfromtext(shape, 3006) as shape from unnest($1::text[]) with ordinality as u (shape, nth)),
          pins as (select h.nth, c.contributor_id, c.kind, c.safety_level ${from} join shapes h on extensions.st_covers(h.shape, m.place) where ${[kind, age, status].join(" and ")}),
          means as (select nth, contributor_id, avg(safety_level) as own from pins where safety_level is not null group by nth, contributor_id)
        select p.nth::integer, count(*)::integer as pins, count(distinct contributor_id)::integer as respondents, count(distinct contributor_id) filter (where kind = 'avoid' or safety_level <= 2)::integer as uneasy,
          (select count(*)::integer from means where means.nth = p.nth) as marked, (select avg(own)::float8 from means where means.nth = p.nth) as mean
        from pins p group by p.nth order by p.nth`,
        [polygons],
      );
      expect(cells.q.length).toBeGreaterThan(10);
      expect(inside.map(({ pins, respondents, uneasy, marked }) => [pins, respondents, uneasy, marked])).toEqual(Array.from(cells.q, (_, nth) => [cells.pins[nth], cells.respondents[nth], cells.uneasyRespondents[nth], cells.safetyRespondents[nth]]));
      // Single precision there. Where nobody marked safety there is no mean on either side.
      const rounded = (mean: number | undefined) => (mean === undefined || Number.isNaN(mean) ? null : Math.round(mean * 10_000));
      expect(Array.from(cells.meanSafety, rounded)).toEqual(inside.map(({ mean }) => rounded(mean === null ? undefined : Number(mean))));

      const nights = await database.query(
        `with own as (select c.district_id, c.contributor_id, avg(c.safety_level) as mean ${from} where ${[kind, age, status].join(" and ")} and c.safety_level is not null and c.times && '{evening,night}' group by 1, 2)
        select district_id::text as id, count(*)::integer as respondents, avg(mean)::float8 as mean from own where district_id is not null group by 1 order by 1`,
      );
      const byNight = (a.districts ?? []).filter(({ safetyByNight }) => safetyByNight.respondents > 0).map(({ id, safetyByNight: { respondents, mean } }) => ({ id, respondents, mean: mean?.toFixed(9) }));
      expect(byNight.sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(nights.map(({ id, respondents, mean }) => ({ id, respondents, mean: Number(mean).toFixed(9) })));
      expect(nights.length).toBeGreaterThan(2);
    });

    test("the engine's figures are those of a plain query, and stay so after changes", async () => {
      const { start, pages } = await startAndPages();
      const engine = makeEngine();
      await engine.begin(start);
      for (const page of pages) await engine.addPage(page);
      await engine.finish();
      const filter = { ...EVERYTHING, values: { kind: ["safety"], time: ["evening", "night"], age: ["20_34", "35_49"], status: ["published"] } };
      const figures = async () => {
        const { a } = await engine.ask({ filter, compare: null, hexagonMetres: null });
        return { ...a.total, districts: a.districts?.filter(({ pins }) => pins > 0).map(({ id, pins, respondents }) => `${id} ${pins} ${respondents}`).sort(), bad: a.facets.cause.find(({ value }) => value === "bad.lighting")?.pins };
      };
      const plainly = async () => {
        const where = "c.kind = 'safety' and c.times && '{evening,night}' and c.status = 'published' and d.age_group in ('20_34', '35_49')";
        const from = "from public.contributions c join public.contribution_demographics d on d.contribution_id = c.id";
        const [all] = await database.query(`select count(*)::integer as pins, count(distinct c.contributor_id)::integer as respondents, count(*) filter (where c.causes @> '[{"cause":"lighting","effect":"bad"}]')::integer as bad ${from} where ${where}`);
        const districts = await database.query(`select c.district_id::text || ' ' || count(*) || ' ' || count(distinct c.contributor_id) as said ${from} where ${where} and c.district_id is not null group by c.district_id`);
        return { ...all, districts: districts.map(({ said: line }) => String(line)).sort() };
      };
      const before = await plainly();
      expect(await figures()).toEqual(before);
      await database.query("update public.contributions set status = 'rejected', rejection_reason = 'other' where kind = 'safety' and status = 'published' and right(id::text, 1) in ('1', '5', 'a')");
      await database.query("update public.contributions set status = 'withdrawn', withdrawn_at = now() where kind = 'safety' and right(id::text, 1) = '3'");
      const changes = await said<{ dictionaries: Dictionaries; changed: string; removed: string; version: string; isTooMuch: boolean }>("analysis_changes($1, $2)", CITY, start.version);
      expect(changes.isTooMuch).toBe(false);
      await engine.applyChanges({ ...changes, changed: pageFromRows(bytesFromBase64(changes.changed)), removed: ordinalsFrom(bytesFromBase64(changes.removed)) });
      expect(await plainly()).not.toEqual(before);
      expect(await figures()).toEqual(await plainly());
    });
  });
}

const server = await startMigratedPostgres();
if (server !== null) {
  describe("PostgreSQL, many at once", () => {
    let sql: Sql;
    beforeAll(async () => {
      sql = postgres(server.url, { max: 12, ...CONNECTION });
      await sql.unsafe(aCityToWeigh).simple();
      await sql`update public.settings set value = '1000000' where key like '%contribut%'`;
    });
    afterAll(async () => {
      await sql.end();
      await server.stop();
    });
    type Changes = { changed: string; removed: string; version: string };
    const asPlanner = async <T>(statement: string, parameters: unknown[]): Promise<T> =>
      (await sql.begin(async (tx) => {
        await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: PLANNER })}, true)`;
        return (await tx.unsafe(statement, parameters as never[]))[0]?.["said"] as T;
      })) as T;

    test("a change that is committed late is never missed, however often one looks", async () => {
      const seen = new Map<number, number>();
      let { version } = await asPlanner<{ version: string }>("select public.analysis_start($1) as said", [CITY]);
      const look = async (): Promise<void> => {
        const changes = await asPlanner<Changes>("select public.analysis_changes($1, $2) as said", [CITY, version]);
        const page = new DataView(pageFromRows(bytesFromBase64(changes.changed)));
        const rows = page.byteLength / 36;
        for (let row = 0; row < rows; row += 1) seen.set(page.getUint32(row * 4, true), page.getUint8(rows * 35 + row) & 3);
        for (const ordinal of ordinalsFrom(bytesFromBase64(changes.removed))) seen.delete(ordinal);
        version = changes.version;
      };
      const ids = Array.from({ length: 40 }, () => randomUUID());
      const write = async (part: readonly string[]): Promise<void> => {
        for (const [nth, id] of part.entries()) {
          await ask(sql, "submit_contribution", aSubmission({ id }));
          // It waits between its number and its commit, so that others overtake it.
          await sql.begin(async (tx) => {
            await (nth % 3 === 0
              ? tx`update public.contributions set status = 'withdrawn', withdrawn_at = now() where id = ${id}`
              : tx`update public.contributions set status = 'published', decided_at = now() where id = ${id}`);
            await tx`select pg_sleep(random() * 0.02)`;
          });
        }
      };
      let writing = true;
      const reading = (async () => {
        while (writing) await look();
      })();
      await Promise.all([0, 1, 2, 3].map((nth) => write(ids.slice(nth * 10, nth * 10 + 10))));
      writing = false;
      await reading;
      await look();
      const rows = await sql<{ ordinal: number; status: number }[]>`select ordinal, status from private.analysis_rows order by ordinal`;
      expect([...seen].sort(([a], [b]) => a - b)).toEqual(rows.map(({ ordinal, status }) => [ordinal, status]));
      expect(rows).toHaveLength(24);
    });

    test("residents who submit at once do not wait for one another's number", async () => {
      const held = sql.begin(async (tx) => {
        await tx`select set_config('role', 'anon', true)`;
        await tx.unsafe("select public.submit_contribution($1::text::jsonb)", [JSON.stringify(aSubmission({ contributorKey: "0".repeat(32) }))]);
        await tx`select pg_sleep(1.5)`;
        return "held";
      });
      await sql`select pg_sleep(0.3)`;
      // Known already, so that the brake on new respondents is not what they would wait for.
      const other = (async () => {
        await sql`insert into public.contributors (key_hash) values (sha256(${"1".repeat(32)}::bytea)) on conflict do nothing`;
        await ask(sql, "submit_contribution", aSubmission({ contributorKey: "1".repeat(32) }));
        return "other";
      })();
      expect(await Promise.race([held, other])).toBe("other");
      await held;
    });
  });
}
