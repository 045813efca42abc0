/** A city with 100,000 contributions, laid in by SQL past the door and its limits, with staff, districts, areas, answers, themes and logs. */
import { aCity, CITY } from "../support/database/people";

export const PLANNER = "00000000-0000-4000-8000-00000000000b";
export const ADMIN = "00000000-0000-4000-8000-00000000000c";
export const CAMPAIGN = "00000000-0000-4000-8000-0000000000c1";

const staff = `
  insert into auth.users (id, email) values ('${PLANNER}', 'planner@example.test'), ('${ADMIN}', 'admin@example.test');
  insert into public.staff (user_id, organisation_id, role) values ('${PLANNER}', '${CITY}', 'planner'), ('${ADMIN}', '${CITY}', 'admin');`;

/** 40 districts in a grid over the municipality, 60 development areas of 700 metres, and a dialogue that has ended. */
const places = `
  insert into public.districts (organisation_id, slug, name, code, boundary)
  select '${CITY}', 'd-' || n, 'Stadsdel ' || n, 'B' || lpad(n::text, 3, '0'),
    extensions.st_multi(extensions.st_makeenvelope(12.55 + (n % 8) * 0.05, 55.94 + (n / 8) * 0.052, 12.60 + (n % 8) * 0.05, 55.992 + (n / 8) * 0.052, 4326)) from generate_series(0, 39) n;
  insert into public.development_areas (organisation_id, name, case_number, phase, boundary)
  select '${CITY}', 'Plan ' || n, 'SBN 2026/' || n, 'consultation', extensions.st_multi(extensions.st_makeenvelope(x, y, x + 0.011, y + 0.0063, 4326))
  from (select n, 12.56 + (n % 10) * 0.038 as x, 55.95 + (n / 10) * 0.04 as y from generate_series(0, 59) n) p;
  insert into public.campaigns (id, organisation_id, slug, title, question, intro, promise_can_change, promise_cannot_change, promise_who_decides, status, opens_on, closes_on, organiser, controller, legal_basis)
  select '${CAMPAIGN}', '${CITY}', 'bench', w, w, w, w, w, w, 'closed', current_date - 300, current_date - 30, 'Biblioteket', 'Nämnden', 'Allmänt intresse' from (select '{"sv":"Ord"}'::jsonb as w) words;`;

/** 8,000 respondents. Of what they sent 20 % stands in the dialogue, 4 % was withdrawn, 6 % rejected, and \`waiting\` waits. */
const contributions = (waiting: number): string => `
  insert into public.contributors (id, key_hash) select md5('author ' || n)::uuid, sha256(('author ' || n)::bytea) from generate_series(1, 8000) n;
  insert into public.contributions (id, organisation_id, kind, status, receipt_hash, contributor_id, place, precision, title, text, language, safety_level, times, era_type, era_from, era_to,
    campaign_id, rejection_reason, received_at, decided_at, withdrawn_at)
  select md5('contribution ' || n)::uuid, '${CITY}', kind, status, sha256(('receipt ' || n)::bytea), md5('author ' || 1 + n % 8000)::uuid,
    extensions.st_setsrid(extensions.st_makepoint(12.56 + (n::bigint * 7919 % 100000) * 0.0000038, 55.95 + (n::bigint * 104729 % 100000) * 0.0000024), 4326),
    (array['exact', 'exact_for_city', 'rough'])[1 + n % 3], case when n % 4 = 0 then 'Plats ' || n end,
    (array['Här lärde jag mig cykla, varv efter varv runt tornet.', 'Bänkar i solen vid biblioteket, med ryggstöd.', 'Farfar bar mig på axlarna uppför alla trappor.',
      'Lampan vid tunneln är trasig sedan i höstas.', 'Fler träd längs gatan, så att det blir skugga.'])[1 + n % 5] || ' ' || n, 'sv',
    case when kind = 'safety' then 1 + n % 5 end, case when kind in ('safety', 'avoid') then array['evening'] else '{}' end,
    case when kind = 'memory' then 'decade' end, case when kind = 'memory' then 1950 end, case when kind = 'memory' then 1959 end,
    case when n % 5 = 0 then '${CAMPAIGN}'::uuid end, case when status = 'rejected' then 'other' end,
    received_at, case when status in ('published', 'rejected') then received_at + interval '1 day' end, case when status = 'withdrawn' then received_at + interval '2 days' end
  from (select n, (array['story', 'memory', 'wish', 'like', 'avoid', 'safety'])[1 + n % 6] as kind,
      case when n <= ${waiting} then 'submitted' when n % 100 < 4 then 'withdrawn' when n % 100 < 10 then 'rejected' else 'published' end as status,
      now() - n * interval '4 minutes' as received_at
    from generate_series(1, 100000) n) c;`;

const afterwards = `
  insert into public.moderation_decisions (contribution_id, organisation_id, revision, action, reason, previous_status, decided_by, decided_at)
  select c.id, c.organisation_id, 1, case c.status when 'published' then 'approve' else 'reject' end, c.rejection_reason, 'submitted', '${ADMIN}', c.decided_at
  from public.contributions c where c.decided_at is not null order by c.decided_at;
  insert into public.audit_events (organisation_id, at, actor_id, action, subject_id)
  select '${CITY}', now() - n * interval '8 minutes', '${ADMIN}', (array['place.viewed', 'answer.published', 'log.exported'])[1 + n % 3], md5('contribution ' || n)::uuid from generate_series(50000, 1, -1) n;
  insert into public.themes (id, organisation_id, slug, name) select md5('theme ' || n)::uuid, '${CITY}', 'theme-' || n, jsonb_build_object('sv', 'Tema ' || n) from generate_series(1, 12) n;
  insert into public.contribution_themes (contribution_id, theme_id)
  select md5('contribution ' || n)::uuid, md5('theme ' || 1 + (n / 10) % 12)::uuid from generate_series(1, 100000) n where n % 10 < 6;
  insert into public.answers (id, organisation_id, stance, text, unit, published_at)
  select md5('answer ' || n)::uuid, '${CITY}', 'noted', 'Vi har läst och tar det med oss i arbetet.', 'Gatukontoret', case when n % 10 > 0 then now() - n * interval '1 hour' end from generate_series(1, 600) n;
  insert into public.answer_contributions (answer_id, contribution_id)
  select md5('answer ' || 1 + n % 600)::uuid, c.id from (select id, row_number() over (order by received_at desc) as n from public.contributions where status = 'published') c where n % 3 = 0;`;

/** One script after the other, each a transaction of its own. The figures of safety are made once, not 100,000 times. */
export const aBigCity = (waiting: number): readonly string[] => [
  aCity + staff + places,
  `set app.hold_safety_cells = 'on'; ${contributions(waiting)}`,
  "vacuum analyze",
  `reset app.hold_safety_cells; select private.refresh_safety_cells('${CAMPAIGN}')`,
  afterwards,
  "vacuum analyze",
];
