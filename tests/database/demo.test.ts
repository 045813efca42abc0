/** The demo city, loaded as the embedded server loads it and read as everyone reads it. */
import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { STANCES } from "../../src/domain/contribution";
import { dossier } from "../../src/backend/staff/dossier-rows";
import { wallPage, wallRead } from "../../src/backend/wall-rows";
import { PUBLIC_KINDS } from "../../src/domain/kind";
import * as reply from "../../src/domain/reply-schema";
import { parseOr } from "../../src/domain/schema-parts";
import { ANSWERS } from "../../supabase/embedded/demo/areas-and-answers";
import { CAMPAIGNS } from "../../supabase/embedded/demo/campaigns";
import { CONTRIBUTIONS } from "../../supabase/embedded/demo/index";
import { loadDemo } from "../../supabase/embedded/demo/load";
import { WALLS } from "../../supabase/embedded/demo/walls";
import { openPglite } from "../support/database/pglite";
import { openPostgres } from "../support/database/postgres";
import type { TestDatabase } from "../support/database/test-database";

const seed = await readFile(new URL("../../supabase/seed.sql", import.meta.url), "utf8");
const databases = [await openPglite(), await openPostgres()].filter((database): database is TestDatabase => database !== null);
afterAll(() => Promise.all(databases.map((database) => database.close())));

for (const database of databases) {
  await database.script(seed);
  await load(database);

  describe(`${database.name}: the demo city`, () => {
    test("everyone reads what is approved, and neither what waits nor a single pin of safety or avoid", async () => {
      const open = CONTRIBUTIONS.filter((one) => one.waiting !== true && one.kind !== "safety" && one.kind !== "avoid");
      expect(await count(database, "public.published_contributions")).toBe(open.length);
      expect(await count(database, "public.published_contributions where district_id is null")).toBe(0);
    });

    test("every supported one has its supporters", async () => {
      const told = CONTRIBUTIONS.reduce((sum, one) => sum + (one.supports ?? 0), 0);
      expect(await count(database, "public.supports")).toBe(told);
      expect(Number((await database.query("select sum(support_count)::int as n from public.published_contributions"))[0]?.["n"])).toBe(told);
    });

    test("the open dialogue on safety shows cells for every time of day", async () => {
      const rows = await database.query("select distinct time_of_day from public.safety_cells order by 1");
      expect(rows.map((row) => row["time_of_day"])).toEqual(["day", "evening", "morning", "night"]);
    });

    test("moderators find something flagged, something in Arabic, and what has waited longest is older than today", async () => {
      expect(await count(database, "public.contributions where status = 'submitted' and 'phone' = any (flags)")).toBe(1);
      expect(await count(database, "public.contributions where status = 'submitted' and language = 'ar'")).toBe(1);
      expect(await count(database, "public.contributions where status = 'submitted' and received_at < now() - interval '1 day'")).toBeGreaterThan(0);
    });

    test("each dialogue got its contributions while it was open", async () => {
      for (const { slug } of CAMPAIGNS) {
        const during = `public.contributions c join public.campaigns d on d.id = c.campaign_id and d.slug = '${slug}'`;
        expect(await count(database, during), slug).toBeGreaterThan(10);
        expect(await count(database, `${during} where c.received_at::date not between d.opens_on and d.closes_on`), slug).toBe(0);
      }
    });

    test("lines and areas are on the map, and those of places somebody avoids are not", async () => {
      const shown = CONTRIBUTIONS.filter(({ shape, kind }) => shape !== undefined && kind !== "avoid");
      expect(await count(database, "public.published_contributions where shape is not null")).toBe(shown.length);
    });

    test("the city's answers are read, with measures on safety that stand on five or more", async () => {
      const [row] = await database.query("select public.read_answers() as answers");
      const answers = parseOr(reply.answerDetails, row?.["answers"]);
      expect(answers).toHaveLength(ANSWERS.filter(({ publishedInDays }) => publishedInDays !== null).length);
      expect(new Set(answers.flatMap(({ districtIds }) => districtIds)).size).toBeGreaterThan(9);
      expect(new Set(answers.map(({ stance }) => stance))).toEqual(new Set(STANCES));
      expect(answers.filter(({ isMeasure }) => isMeasure).map(({ contributionCount }) => contributionCount ?? 0).every((told) => told >= 5)).toBe(true);
      expect(answers.filter(({ isMeasure }) => isMeasure).length).toBeGreaterThanOrEqual(4);
    });

    test("the dialogue with all four types of question has results, some of them hidden", async () => {
      const [row] = await database.query("select public.read_campaign_results(id) as results from public.campaigns where slug = 'kvallen-ar-din'");
      const { respondents, questions } = parseOr(reply.campaignResults, row?.["results"]);
      expect(respondents).toBeGreaterThan(30);
      expect(questions.map(({ questionId }) => questionId)).toEqual(["walk", "helps", "overall"]);
      for (const { options } of questions) expect(options.filter(({ count }) => count !== null).length).toBeGreaterThan(1);
      expect(questions.some(({ options }) => options.some(({ count }) => count === null))).toBe(true);
    });

    test("both walls have stories of every kind, decades, three languages and answers to tell", async () => {
      for (const { name } of WALLS) {
        const [row] = await database.query("select public.read_wall($1) as wall, public.wall_changes($1, 0) as page", [name]);
        const wall = parseOr(wallRead, row?.["wall"]);
        const { changed, more } = parseOr(wallPage, row?.["page"]);
        expect(more).toBe(false);
        expect(new Set(changed.map(({ kind }) => kind))).toEqual(new Set(PUBLIC_KINDS));
        expect(new Set(changed.map(({ language }) => language))).toEqual(new Set(["sv", "en", "ar"]));
        expect(new Set(changed.flatMap(({ era }) => (era === null ? [] : [Math.floor(era.from / 10)]))).size).toBeGreaterThan(5);
        expect(wall?.answers.filter(({ storyIds }) => storyIds.length > 0).length).toBeGreaterThan(5);
        expect(wall?.voices).toBeGreaterThan(20);
      }
    });

    test("walls tell drawings with words for who does not see them, and sounds with their words", async () => {
      const [row] = await database.query("select public.wall_changes('stadsmuseet', 0) as page");
      const told = parseOr(wallPage, row?.["page"]).changed.flatMap(({ media }) => media);
      expect(told.map(({ type }) => type).sort()).toEqual(["photo", "photo", "photo", "photo", "photo", "voice", "voice"]);
      expect(told.filter(({ alternativeText, transcript }) => (alternativeText ?? transcript ?? "") === "")).toEqual([]);
    });

    test("a class and a meeting place join with their codes for years", async () => {
      const rows = await database.query("select public.join_session(code) as session from public.group_sessions order by code");
      const sessions = rows.map((row) => parseOr(reply.groupSession, row["session"]));
      expect(sessions.map(({ code, forChildren, allowsMedia }) => [code, forChildren, allowsMedia])).toEqual([["DEMO-5B", true, false], ["DEMO-TRAFF", false, true]]);
      for (const { endsAt } of sessions) expect(Date.parse(endsAt)).toBeGreaterThan(Date.now() + 5 * 365 * 24 * 60 * 60 * 1000);
      expect(await count(database, "public.campaigns c join public.group_sessions s on s.campaign_id = c.id where c.closes_on > current_date + 1400")).toBe(2);
    });

    test("one plan is in consultation and one in review, and both have days left", async () => {
      const rows = await database.query("select phase from public.development_areas where phase in ('consultation', 'review') and phase_to > current_date + 7 order by phase");
      expect(rows.map((row) => row["phase"])).toEqual(["consultation", "review"]);
    });

    test("a plan's dossier has received and background, drafts and answers, statements and what nobody has looked at", async () => {
      const user = "11111111-1111-4111-8111-111111111111";
      await database.query("insert into auth.users (id, email) values ($1::uuid, 'planner@example.test') on conflict do nothing", [user]);
      await database.query("insert into public.staff (user_id, organisation_id, role) select $1::uuid, id, 'planner' from public.organisations where slug = 'helsingborg' on conflict do nothing", [user]);
      await database.query("select set_config('request.jwt.claim.sub', $1, false), set_config('request.jwt.claims', $2, false)", [user, JSON.stringify({ sub: user })]);
      const [row] = await database.query("select public.read_plan_dossier(jsonb_build_object('areaId', id, 'stage', 'consultation')) as dossier from public.development_areas where case_number = 'EXEMPEL 2026/014'");
      const { frame, totals, contributions, statements, answers } = parseOr(dossier, row?.["dossier"]);
      expect(frame).toMatchObject({ revision: 1, bufferMetres: 150 });
      expect(totals.received.contributions).toBeGreaterThan(totals.received.respondents);
      expect(totals.received.unanswered).toBeGreaterThan(5);
      expect(totals.background.contributions).toBeGreaterThanOrEqual(5);
      expect(contributions.filter(({ isAnswerable }) => !isAnswerable).length).toBeGreaterThan(0);
      expect(contributions.some(({ isInside }) => !isInside)).toBe(true);
      const told = contributions.filter(({ text }) => text !== "");
      expect(told.filter(({ themeIds }) => themeIds.length > 0).length).toBeGreaterThan(told.length / 2);
      expect(statements.map(({ answerIds }) => answerIds.length).sort()).toEqual([0, 0, 0, 1, 1]);
      expect(answers.filter(({ isPublished }) => !isPublished)).toHaveLength(2);
      expect(answers.some(({ isPublished }) => isPublished)).toBe(true);
    });

    test("some say nothing about themselves, and some not where they live", async () => {
      const all = await count(database, "public.contributions");
      const silent = all - (await count(database, "public.contribution_demographics"));
      expect(silent / all).toBeGreaterThan(0.1);
      expect(silent / all).toBeLessThan(0.3);
      expect(await count(database, "public.contribution_demographics where home_district_id is null")).toBeGreaterThan(all / 10);
    });

    test("loading it again changes nothing", async () => {
      const state = (): Promise<unknown> =>
        database.query(`select (select count(*) from public.contributions)::int as contributions, (select count(*) from public.contributors)::int as contributors,
          (select count(*) from public.supports)::int as supports, (select count(*) from public.safety_cells)::int as cells,
          (select count(*) from public.answer_contributions)::int as answers, (select count(*) from public.contribution_responses)::int as responses, (select count(*) from public.group_sessions)::int as sessions, (select max(change_seq) from public.published_contributions)::int as changes`);
      const before = await state();
      await load(database);
      expect(await state()).toEqual(before);
    });
  });
}

async function load(database: TestDatabase): Promise<void> {
  await database.script("begin");
  await loadDemo(database);
  await database.script("commit");
}
async function count(database: TestDatabase, from: string): Promise<number> {
  return Number((await database.query(`select count(*)::int as n from ${from}`))[0]?.["n"]);
}
