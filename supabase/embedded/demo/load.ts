/**
 * Puts the demo city into an empty database: one statement a table, each with one JSON document, so that the first start stays quick.
 * Idempotent: what is there already is left alone. Needs a role that may write the tables (the embedded server's own).
 */
import { CELL_CAMPAIGN, answerRows, areaRows, campaignRows, contributionRows, frameRows, mediaRows, sessionRows, statementRows, themeRows, wallRows } from "./rows";

/** What the loader needs of a database session; the embedded server's `Session` is one. */
export interface DemoSession {
  query(statement: string, parameters?: readonly unknown[]): Promise<unknown>;
}

/** The seed's organisation. */
const CITY = "(select id from public.organisations where slug = 'helsingborg')";

const DISPOSAL = `
  update public.organisations set disposal_number = 'EXEMPEL 2026/001', disposal_decided_on = current_date - 400, disposal_days = 30
  where slug = 'helsingborg' and disposal_number is null`;

const CAMPAIGNS = `
  insert into public.campaigns (id, organisation_id, slug, title, question, intro, promise_can_change, promise_cannot_change, promise_who_decides, answer_by, kinds,
    status, opens_on, closes_on, organiser, controller, legal_basis, questions, geometry_types)
  select r.id, ${CITY}, r.slug, r.title, r.question, r.intro, r.can_change, r.cannot_change, r.who_decides, current_date + r.answer_in,
    array(select jsonb_array_elements_text(r.kinds)), r.status, current_date + r.opens_in, current_date + r.closes_in, r.organiser, r.controller, r.legal_basis, r.questions,
    array(select jsonb_array_elements_text(r.geometry_types))
  from jsonb_to_recordset($1::text::jsonb) as r (id uuid, slug text, title jsonb, question jsonb, intro jsonb, can_change jsonb, cannot_change jsonb, who_decides jsonb,
    kinds jsonb, status text, opens_in integer, closes_in integer, answer_in integer, questions jsonb, organiser text, controller text, legal_basis text, geometry_types jsonb)
  on conflict do nothing`;

const AREAS = `
  insert into public.development_areas (id, organisation_id, name, case_number, phase, phase_from, phase_to, boundary, source)
  select r.id, ${CITY}, r.name, r.case_number, r.phase, current_date + r.from_in, current_date + r.to_in,
    extensions.st_setsrid(extensions.st_geomfromgeojson(r.boundary), 4326), 'Påhittat exempel'
  from jsonb_to_recordset($1::text::jsonb) as r (id uuid, name text, case_number text, phase text, from_in integer, to_in integer, boundary text)
  on conflict do nothing`;

const ROWS = `jsonb_to_recordset($1::text::jsonb) as r (id uuid, contributor text, receipt text, kind text, place text, precision text, title text, text text, language text,
    safety_level smallint, times jsonb, causes jsonb, era_type text, era_from smallint, era_to smallint, audiences jsonb, campaign text, under_thirteen boolean,
    exhibition boolean, flags jsonb, age text, gender text, relations jsonb, says_home boolean, themes jsonb, minutes_ago integer, publish boolean, supports integer, responses jsonb)`;

const CONTRIBUTORS = `
  insert into public.contributors (key_hash, first_seen_at)
  select decode(r.contributor, 'hex'), now() - make_interval(mins => r.minutes_ago) from ${ROWS} on conflict do nothing`;

/** All as submitted: what is to be public becomes so below, when its supports are there to be counted. */
const CONTRIBUTIONS = `
  insert into public.contributions (id, organisation_id, kind, receipt_hash, contributor_id, place, precision, title, text, language, safety_level, times, causes,
    era_type, era_from, era_to, audiences, campaign_id, under_thirteen, exhibition, flags, received_at)
  select r.id, ${CITY}, r.kind, decode(r.receipt, 'hex'), p.id, extensions.st_setsrid(extensions.st_geomfromgeojson(r.place), 4326), r.precision, r.title, r.text, r.language,
    r.safety_level, array(select jsonb_array_elements_text(r.times)), r.causes, r.era_type, r.era_from, r.era_to, array(select jsonb_array_elements_text(r.audiences)),
    c.id, r.under_thirteen, r.exhibition, array(select jsonb_array_elements_text(r.flags)), now() - make_interval(mins => r.minutes_ago)
  from ${ROWS}
  join public.contributors p on p.key_hash = decode(r.contributor, 'hex')
  left join public.campaigns c on c.slug = r.campaign
  on conflict do nothing`;

const DEMOGRAPHICS = `
  insert into public.contribution_demographics (contribution_id, age_group, gender, relations, home_district_id)
  select r.id, r.age, r.gender, array(select jsonb_array_elements_text(r.relations)), case when r.says_home and r.relations ? 'live' then c.district_id end
  from ${ROWS} join public.contributions c on c.id = r.id
  where r.age is not null or r.gender is not null or r.relations <> '[]'
  on conflict do nothing`;

const MEDIA = `
  insert into public.contribution_media (id, contribution_id, type, status, storage_path, mime_type, bytes, width, height, duration_ms, peaks, alternative_text, transcript, has_permission,
    received_at, stored_at, decided_at)
  select r.id, r.contribution, r.type, 'published', r.path, r."mimeType", r.bytes, r.width, r.height, r."durationMs",
    array(select peak::smallint from jsonb_array_elements_text(coalesce(r.peaks, '[]')) peak), r."alternativeText", r.transcript, true, c.received_at, c.received_at, c.received_at + interval '20 hours'
  from jsonb_to_recordset($1::text::jsonb) as r (id uuid, contribution uuid, type text, path text, "mimeType" text, bytes integer, width integer, height integer, "durationMs" integer, peaks jsonb,
    "alternativeText" text, transcript text) join public.contributions c on c.id = r.contribution
  on conflict do nothing`;

const RESPONSES = `
  insert into public.contribution_responses (contribution_id, question_id, value)
  select r.id, response ->> 'questionId', response -> 'value' from ${ROWS}, jsonb_array_elements(r.responses) response
  on conflict do nothing`;

const THEMES = `
  insert into public.themes (id, organisation_id, slug, name)
  select r.id, ${CITY}, r.slug, jsonb_build_object('sv', r.name) from jsonb_to_recordset($1::text::jsonb) as r (id uuid, slug text, name text)
  on conflict do nothing`;

const CODING = `
  insert into public.contribution_themes (contribution_id, theme_id, coded_at)
  select r.id, theme::uuid, now() from ${ROWS}, jsonb_array_elements_text(r.themes) theme
  on conflict do nothing`;

/** They run for as long as anyone shows the demo. */
const SESSIONS = `
  insert into public.group_sessions (id, campaign_id, code, label, for_children, allows_media, opens_at, expires_at)
  select r.id, c.id, r.code, r.label, r.for_children, r.allows_media, now() - interval '1 day', now() + interval '10 years'
  from jsonb_to_recordset($1::text::jsonb) as r (id uuid, code text, label text, campaign text, for_children boolean, allows_media boolean)
  join public.campaigns c on c.slug = r.campaign
  on conflict do nothing`;

/** Each supported one gets its number of supporters among the invented contributors, never its own author. */
const SUPPORTS = `
  insert into public.supports (contribution_id, contributor_id)
  select r.id, p.id from ${ROWS}
  cross join lateral (select q.id from public.contributors q where q.key_hash <> decode(r.contributor, 'hex') and length(r.text) > 0
    order by md5(r.id::text || encode(q.key_hash, 'hex')) limit r.supports) p
  where r.supports > 0
  on conflict do nothing`;

/** Decided within a day, once: what a moderator has touched since is left alone. */
const PUBLISH = `
  update public.contributions c set status = 'published', decided_at = c.received_at + interval '20 hours'
  from ${ROWS}
  where c.id = r.id and r.publish and c.status = 'submitted' and c.decided_at is null and c.revision = 1`;

const ANSWERS = `
  insert into public.answers (id, organisation_id, development_area_id, stance, text, reason, unit, standing, decided_on, paragraph, published_at, created_at)
  select r.id, ${CITY}, r.area, r.stance, r.text, r.reason, r.unit, r.standing, current_date + r.decided_in, r.paragraph,
    now() + make_interval(days => r.published_in), now() + make_interval(days => coalesce(r.published_in, 0))
  from jsonb_to_recordset($1::text::jsonb) as r (id uuid, area uuid, stance text, text text, reason text, unit text, standing text, decided_in integer, paragraph text,
    published_in integer)
  on conflict do nothing`;

const ANSWERED = `
  insert into public.answer_contributions (answer_id, contribution_id)
  select r.id, answered.id::uuid
  from jsonb_to_recordset($1::text::jsonb) as r (id uuid, contributions jsonb), jsonb_array_elements_text(r.contributions) as answered (id)
  on conflict do nothing`;

const FRAMES = `
  insert into private.plan_dossiers (area_id, stage, day_from, day_to, buffer_metres, officer, unit)
  select r.area, r.stage, current_date + r.from_in, current_date + r.to_in, r.buffer, r.officer, r.unit
  from jsonb_to_recordset($1::text::jsonb) as r (area uuid, stage text, from_in integer, to_in integer, buffer integer, officer text, unit text)
  on conflict do nothing`;

const STATEMENT_ROWS = "jsonb_to_recordset($1::text::jsonb) as r (id uuid, area uuid, stage text, received_in integer, sender text, register_number text, summary text, themes jsonb, answer uuid)";
const STATEMENTS = `
  insert into private.plan_statements (id, area_id, stage, received_on, sender, register_number, summary)
  select r.id, r.area, r.stage, current_date + r.received_in, r.sender, r.register_number, r.summary from ${STATEMENT_ROWS}
  on conflict do nothing`;
const STATEMENT_CODING = `
  insert into private.plan_statement_themes (statement_id, theme_id) select r.id, theme::uuid from ${STATEMENT_ROWS}, jsonb_array_elements_text(r.themes) theme
  on conflict do nothing`;
const STATEMENT_ANSWERS = `
  insert into private.answer_statements (answer_id, statement_id) select r.answer, r.id from ${STATEMENT_ROWS} where r.answer is not null
  on conflict do nothing`;

const WALLS = `
  insert into public.walls (id, organisation_id, slug, title, campaign_id, languages, chapters, theme, invitation)
  select r.id, ${CITY}, r.slug, r.title, c.id, array(select jsonb_array_elements_text(r.languages)), r.chapters, r.theme, r.invitation
  from jsonb_to_recordset($1::text::jsonb) as r (id uuid, slug text, title jsonb, campaign text, languages jsonb, chapters jsonb, theme text, invitation jsonb)
  left join public.campaigns c on c.slug = r.campaign
  on conflict do nothing`;

/**
 * The safety cells look after themselves five contributors at a time; for some two hundred at once that would be slow and leave the
 * squares as coarse as the first five made them. So: hold them back, then make them once.
 */
const HOLD_CELLS = "select set_config('app.hold_safety_cells', 'on', true)";
const MAKE_CELLS = "select private.refresh_safety_cells(id) from public.campaigns where slug = $1";

/** Run it inside one transaction, so that a killed start begins anew. */
export async function loadDemo(session: DemoSession): Promise<void> {
  const contributions = JSON.stringify(contributionRows());
  const answers = JSON.stringify(answerRows());
  const statements = JSON.stringify(statementRows());
  await session.query(DISPOSAL);
  await session.query(CAMPAIGNS, [JSON.stringify(campaignRows())]);
  await session.query(SESSIONS, [JSON.stringify(sessionRows())]);
  await session.query(AREAS, [JSON.stringify(areaRows())]);
  await session.query(THEMES, [JSON.stringify(themeRows())]);
  await session.query(HOLD_CELLS);
  for (const statement of [CONTRIBUTORS, CONTRIBUTIONS, DEMOGRAPHICS, RESPONSES, CODING, SUPPORTS]) await session.query(statement, [contributions]);
  await session.query(MEDIA, [JSON.stringify(mediaRows())]);
  await session.query(ANSWERS, [answers]);
  await session.query(ANSWERED, [answers]);
  await session.query(PUBLISH, [contributions]);
  await session.query(FRAMES, [JSON.stringify(frameRows())]);
  for (const statement of [STATEMENTS, STATEMENT_CODING, STATEMENT_ANSWERS]) await session.query(statement, [statements]);
  await session.query(WALLS, [JSON.stringify(wallRows())]);
  await session.query(MAKE_CELLS, [CELL_CAMPAIGN]);
}
