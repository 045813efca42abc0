/** The desk for a plan's dossier over HTTP: what is received and what is background, the frame, statements and one answer to many, by whom that may. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Dossier, DossierFrame, NewStatement } from "../../src/backend/staff/dossier";
import { STATEMENT_SUMMARY_LIMIT } from "../../src/domain/dossier";
import { describeBackEnds } from "../support/embedded/back-ends";
import { aDesk, aNeighbour, problemOf, type StaffWorld } from "../support/embedded/staff-world";

/** Some 1,200 metres wide, in the middle of the crowd below. */
const BOUNDARY = { type: "MultiPolygon", coordinates: [[[[12.69, 56.04], [12.709, 56.042], [12.707, 56.049], [12.692, 56.047], [12.69, 56.04]]]] } as const;
const PERIOD = { from: "2026-03-02", to: "2026-03-31" };

/** 180 pins of 23 respondents on a spiral around the area, a tenth of them rough, over the period and a month on either side; every ninth rejected. */
const CROWD = `
  with city as (select id from public.organisations order by created_at, id limit 1), people as (
    insert into public.contributors (id, key_hash) select md5('dossier ' || n)::uuid, sha256(convert_to('dossier ' || n, 'UTF8')) from generate_series(0, 22) n returning id)
  insert into public.contributions (id, organisation_id, kind, status, receipt_hash, contributor_id, place, precision, text, language, received_at, decided_at, rejection_reason)
  select md5('pin ' || n)::uuid, city.id, 'wish', case n % 9 when 0 then 'rejected' when 1 then 'submitted' else 'published' end, sha256(convert_to('pin ' || n, 'UTF8')), md5('dossier ' || n % 23)::uuid,
    extensions.st_setsrid(extensions.st_makepoint(12.7 + 0.00025 * (n * 37 % 180) * cos(n * 2.4), 56.0445 + 0.00014 * (n * 37 % 180) * sin(n * 2.4)), 4326), case n % 10 when 0 then 'rough' else 'exact' end, 'Önskan ' || n, 'sv',
    timestamptz '2026-02-01 06:30Z' + make_interval(hours => n * 11), timestamptz '2026-05-01 00:00Z', case n % 9 when 0 then 'hate' end
  from generate_series(0, 179) n, city where exists (select from (select count(*) from people) p)`;
/** The same question in other words: distance in metres, days as Stockholm has them, answers counted one by one. */
const PLAINLY = `
  select count(*)::int as contributions, count(distinct c.contributor_id)::int as respondents,
    (count(*) filter (where not exists (select from public.answer_contributions ac join public.answers w on w.id = ac.answer_id where ac.contribution_id = c.id and w.withdrawn_at is null)))::int as unanswered
  from public.contributions c join public.development_areas a on a.organisation_id = c.organisation_id
  where a.id = $1::uuid and c.status in ('submitted', 'published') and extensions.st_distance(extensions.st_transform(c.place, 3006), extensions.st_transform(a.boundary, 3006)) <= $2::float8
    and ((c.received_at at time zone 'Europe/Stockholm')::date between $3::date and $4::date) = $5::boolean`;

describeBackEnds("the desk for a plan's dossier", {}, ({ get }) => {
  let planner: StaffWorld;
  let areaId: string;
  beforeAll(async () => {
    planner = await aDesk(get(), "planner");
    await get().database.query(CROWD);
    const area = { id: randomUUID(), organisationId: planner.organisationId, name: "Exempelkvarteret", caseNumber: "EX 1", phase: "consultation", phaseFrom: PERIOD.from, phaseTo: PERIOD.to, boundary: BOUNDARY } as const;
    areaId = (await planner.desk.areas.create(area)).id;
  });
  const counted = async (bufferMetres: number, isReceived: boolean) => (await get().database.query(PLAINLY, [areaId, bufferMetres, PERIOD.from, PERIOD.to, isReceived]))[0];
  const listed = ({ contributions }: Dossier, part: "received" | "background") => contributions.filter((one) => one.part === part);
  const aStatement = (change: Partial<NewStatement> = {}): NewStatement =>
    ({ id: randomUUID(), areaId, stage: "consultation", receivedOn: "2026-03-20", sender: "Påhittade verket", registerNumber: "", summary: "Bullret behöver utredas.", themeIds: [], ...change });

  test.each([0, 40, 250, 2000])("totals within %i metres are those of a plain count, and so is the list", async (bufferMetres) => {
    const dossier = await planner.desk.dossier.read(areaId, "consultation", { bufferMetres });
    expect(dossier.frame).toMatchObject({ ...PERIOD, bufferMetres, revision: 0 });
    expect(dossier.totals).toEqual({ received: await counted(bufferMetres, true), background: await counted(bufferMetres, false) });
    for (const part of ["received", "background"] as const) expect(listed(dossier, part)).toHaveLength(dossier.totals[part].contributions);
    expect(dossier.totals.received.contributions).toBeGreaterThan(5);
    expect(dossier.totals.background.respondents).toBeLessThan(dossier.totals.background.contributions);
    const times = dossier.contributions.map(({ receivedAt }) => receivedAt);
    expect(times).toEqual([...times].sort());
    expect(dossier.contributions.every(({ isInside }) => isInside)).toBe(bufferMetres === 0);
  });

  test("a frame is saved once, and who saves over another one is told", async () => {
    const { desk } = planner;
    const frame: DossierFrame = { areaId, stage: "review", from: "2026-04-01", to: null, bufferMetres: 100, officer: " Kim Exempel ", unit: "Plan", revision: 0 };
    expect(await desk.dossier.saveFrame(frame)).toEqual({ ...frame, officer: "Kim Exempel", revision: 1 });
    expect(await problemOf(desk.dossier.saveFrame(frame))).toEqual({ code: "revision_conflict", field: "revision" });
    expect((await desk.dossier.read(areaId, "review")).frame).toEqual({ ...frame, officer: "Kim Exempel", revision: 1 });
    expect((await desk.dossier.read(areaId, "review", { from: "2026-02-10", to: "2026-02-20" })).frame).toMatchObject({ from: "2026-02-10", to: "2026-02-20", bufferMetres: 100, revision: 1 });
  });

  test("one answer for pins and a statement counts them all as answered, and the statement is there once", async () => {
    const { desk } = planner;
    const before = await desk.dossier.read(areaId, "consultation");
    const pins = listed(before, "received").filter(({ isAnswerable }) => isAnswerable).slice(0, 3).map(({ id }) => id);
    const statement = aStatement();
    const added = await desk.dossier.addStatement(statement);
    expect(added).toEqual({ ...statement, revision: 1, answerIds: [] });
    expect(await desk.dossier.addStatement(statement)).toEqual(added);
    const answer = await desk.answers.begin(randomUUID(), { ids: pins }, areaId);
    await desk.dossier.tieStatements(answer.id, { add: [added.id] });
    await desk.dossier.tieStatements(answer.id, { add: [added.id] });

    const after = await desk.dossier.read(areaId, "consultation");
    expect(after.totals.received).toEqual({ ...before.totals.received, unanswered: before.totals.received.unanswered - pins.length });
    expect(after.totals.received).toEqual(await counted(0, true));
    expect(after.contributions.filter(({ answerIds }) => answerIds.length > 0).map(({ id }) => id).sort()).toEqual([...pins].sort());
    expect(after.statements).toEqual([{ ...added, answerIds: [answer.id] }]);
    expect(after.answers).toMatchObject([{ id: answer.id, stance: null, isPublished: false }]);
    expect(await desk.areas.remove({ id: areaId, revision: 1 })).toEqual({ removed: false, answers: 1, statements: 1 });

    const changed = await desk.dossier.saveStatement({ ...statement, revision: 1, summary: "Bullret är utrett." });
    expect(changed).toMatchObject({ revision: 2, summary: "Bullret är utrett.", answerIds: [answer.id] });
    expect(await problemOf(desk.dossier.saveStatement({ ...statement, revision: 1 }))).toEqual({ code: "revision_conflict", field: "revision" });
    await desk.dossier.tieStatements(answer.id, { remove: [added.id] });
    await desk.dossier.removeStatement(changed);
    expect((await desk.dossier.read(areaId, "consultation")).statements).toEqual([]);
  });

  test("two who add the same statement at once, and two who save one frame, are one", async () => {
    const colleague = await aDesk(get(), "planner");
    const statement = aStatement({ stage: "review" });
    const both = await Promise.all([planner.desk.dossier.addStatement(statement), colleague.desk.dossier.addStatement({ ...statement, summary: "Något annat." })]);
    expect(both[0]).toEqual(both[1]);
    const { frame } = await planner.desk.dossier.read(areaId, "consultation");
    const saved = await Promise.all([planner, colleague].map(({ desk }) => problemOf(desk.dossier.saveFrame({ ...frame, unit: "Plan" }))));
    expect(saved.filter((problem) => problem === null)).toHaveLength(1);
    expect(saved).toContainEqual({ code: "revision_conflict", field: "revision" });
  });

  test("what is no frame or statement is refused with its field", async () => {
    const { dossier } = planner.desk;
    const { frame } = await dossier.read(areaId, "consultation");
    const invalid = (field: string) => ({ code: "field_invalid", field });
    for (const bufferMetres of [-1, 2001, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(await problemOf(dossier.read(areaId, "consultation", { bufferMetres })), String(bufferMetres)).toEqual(invalid("bufferMetres"));
      expect(await problemOf(dossier.saveFrame({ ...frame, bufferMetres })), String(bufferMetres)).toEqual(invalid("bufferMetres"));
    }
    expect(await problemOf(dossier.saveFrame({ ...frame, from: "2026-04-01", to: "2026-03-01" }))).toEqual(invalid("to"));
    expect(await problemOf(dossier.read(areaId, "consultation", { from: "i går" }))).toEqual(invalid("from"));
    expect(await problemOf(dossier.addStatement(aStatement({ summary: "x".repeat(STATEMENT_SUMMARY_LIMIT + 1000) })))).toEqual({ code: "text_too_long", field: "summary" });
    expect(await problemOf(dossier.addStatement(aStatement({ summary: "å".repeat(STATEMENT_SUMMARY_LIMIT), stage: "review" })))).toBeNull();
    expect(await problemOf(dossier.addStatement(aStatement({ receivedOn: "2026-02-30" })))).toEqual(invalid("receivedOn"));
    expect(await problemOf(dossier.read(randomUUID(), "consultation"))).toMatchObject({ code: "not_allowed" });
  });

  test("nobody else reads or changes it, and an export is in the log before it leaves", async () => {
    const file = { format: "docx", sha256: "0f".repeat(32), contributions: 12, statements: 1 } as const;
    const others = [await aNeighbour(get(), "admin"), await aDesk(get(), "moderator"), await aDesk(get(), "host")];
    for (const { desk } of others) {
      const { dossier } = desk;
      const tries = [dossier.read(areaId, "consultation"), dossier.addStatement(aStatement()), dossier.noteExport({ areaId, stage: "consultation" }, file), dossier.saveFrame({ areaId, stage: "review", from: null, to: null, bufferMetres: 0, officer: "", unit: "", revision: 1 })];
      expect(await Promise.all(tries.map((work) => problemOf(work)))).toEqual(tries.map(() => expect.objectContaining({ code: "not_allowed" }) as unknown));
    }
    await planner.desk.dossier.noteExport({ areaId, stage: "consultation" }, file);
    const log = await get().database.query("select action, reason from public.audit_events where subject_id = $1::uuid and action ~ '^dossier.(exported|read)' order by id", [areaId]);
    expect(log.at(-1)).toEqual({ action: "dossier.exported", reason: `consultation docx 12 1 ${file.sha256}` });
    expect(log.filter(({ action }) => action === "dossier.read").length).toBeLessThanOrEqual(2);
  });
});
