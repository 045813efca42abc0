-- What the pgTAP suites share: a small city, people, and a way to be somebody. Loaded once before the suites; lives in schema tests.

create schema if not exists tests;
grant usage on schema tests to public;

-- Everybody the suites know. Fixed ids, so that a sentence can name them.
create or replace function tests.id(name text) returns uuid language sql immutable as $$
  select md5('test:' || name)::uuid
$$;

-- Acts as somebody signed in ('anonymous' for nobody) until the next call or the end of the transaction.
create or replace function tests.act_as(name text) returns void language plpgsql as $$
begin
  perform set_config('request.jwt.claims', case when name = 'anonymous' then '' else json_build_object('sub', tests.id(name), 'role', 'authenticated')::text end, true);
  perform set_config('request.jwt.claim.sub', case when name = 'anonymous' then '' else tests.id(name)::text end, true);
  perform set_config('role', case name when 'anonymous' then 'anon' when 'service' then 'service_role' else 'authenticated' end, true);
end
$$;
create or replace function tests.act_as_owner() returns void language plpgsql as $$
begin
  perform set_config('role', 'none', true);
end
$$;

-- A receipt code and a contributor key from a word.
create or replace function tests.code(word text) returns text language sql immutable as $$
  select translate(upper(left(md5('code:' || word) || md5(word), 26)), 'ILOU', '1234')
$$;
create or replace function tests.key(word text) returns text language sql immutable as $$
  select md5('key:' || word)
$$;

-- A submission that is right in every way, changed by what is given; null takes a field away.
create or replace function tests.a_submission(word text, changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', tests.id(word), 'receiptCode', tests.code(word), 'contributorKey', tests.key(word), 'kind', 'story',
    'place', '{"type":"Point","coordinates":[12.6945,56.0437]}'::jsonb, 'precision', 'exact', 'text', 'Här lärde jag mig cykla.',
    'language', 'sv', 'underThirteen', false, 'exhibition', false) || changes)
$$;
create or replace function tests.a_safety(word text, changes jsonb default '{}') returns jsonb language sql as $$
  select tests.a_submission(word, jsonb_build_object('kind', 'safety', 'text', '', 'precision', 'exact_for_city', 'campaignId', tests.id('campaign'),
    'safety', '{"level":2,"times":["evening"],"causes":[]}'::jsonb) || changes)
$$;

-- The problem a call raises: 'PT422 text_too_long text', or 'none'. Runs with the rights of whoever asks.
create or replace function tests.problem(call text) returns text language plpgsql as $$
declare
  detail text;
begin
  execute call;
  return 'none';
exception when others then
  get stacked diagnostics detail = pg_exception_detail;
  return btrim(sqlstate || ' ' || sqlerrm || ' ' || coalesce(detail, ''));
end
$$;
create or replace function tests.submit_problem(submission jsonb) returns text language sql as $$
  select tests.problem(format('select public.submit_contribution(%L::jsonb)', submission))
$$;

-- May the current role do this at all? 'denied' when the grant is missing, else 'rows: n'.
create or replace function tests.attempt(statement text) returns text language plpgsql as $$
declare
  touched bigint;
begin
  execute statement;
  get diagnostics touched = row_count;
  return 'rows: ' || touched;
exception
  when insufficient_privilege then
    return case when sqlerrm like '%row-level security%' then 'policy' else 'denied' end;
  when others then
    return sqlstate || ' ' || sqlerrm;
end
$$;

-- A small city: one municipality with two districts, a neighbour organisation, staff of every role, a campaign, a session.
create or replace function tests.a_city() returns void language plpgsql as $$
begin
  insert into auth.users (id, email) select tests.id(name), name || '@example.test'
  from unnest(array['moderator', 'planner', 'host', 'admin', 'stranger', 'other_admin']) name on conflict do nothing;
  insert into public.organisations (id, slug, name, boundary, disposal_number, disposal_decided_on, disposal_days) values
    (tests.id('city'), 'test-city', 'Teststaden', extensions.st_multi(extensions.st_makeenvelope(12.55, 55.94, 12.95, 56.20, 4326)), 'TEST 1', '2026-01-01', 0),
    (tests.id('other'), 'other-city', 'Grannstaden', extensions.st_multi(extensions.st_makeenvelope(13.10, 55.60, 13.30, 55.80, 4326)), 'TEST 2', '2026-01-01', 30);
  insert into public.staff (user_id, organisation_id, role) values
    (tests.id('moderator'), tests.id('city'), 'moderator'), (tests.id('planner'), tests.id('city'), 'planner'), (tests.id('host'), tests.id('city'), 'host'),
    (tests.id('admin'), tests.id('city'), 'admin'), (tests.id('other_admin'), tests.id('other'), 'admin');
  insert into public.districts (id, organisation_id, slug, name, boundary, population) values
    (tests.id('west'), tests.id('city'), 'west', 'Väster', extensions.st_multi(extensions.st_makeenvelope(12.55, 55.94, 12.70, 56.20, 4326)), '{"13_19": 900}'),
    (tests.id('east'), tests.id('city'), 'east', 'Öster', extensions.st_multi(extensions.st_makeenvelope(12.70, 55.94, 12.95, 56.20, 4326)), '{"13_19": 1100}'),
    (tests.id('far'), tests.id('other'), 'far', 'Fjärran', extensions.st_multi(extensions.st_makeenvelope(13.10, 55.60, 13.30, 55.80, 4326)), '{}');
  insert into public.development_areas (id, organisation_id, name, case_number, phase, boundary) values
    (tests.id('area'), tests.id('city'), 'Hamnen', 'SBN 2026/1', 'consultation', extensions.st_multi(extensions.st_makeenvelope(12.68, 56.03, 12.70, 56.05, 4326)));
  insert into public.campaigns (id, organisation_id, slug, title, question, intro, promise_can_change, promise_cannot_change, promise_who_decides, kinds, status,
    opens_on, closes_on, organiser, controller, legal_basis, questions)
  select tests.id(c.name), tests.id('city'), 'test-' || replace(c.name, '_', '-'), w, w, w, w, w, w, c.kinds::text[], c.status, c.opens_on, c.closes_on, 'Biblioteket', 'Nämnden', 'Allmänt intresse',
    '[{"id":"often","type":"single","label":{"sv":"Hur ofta?"},"options":[{"id":"daily","label":{"sv":"Varje dag"}}],"required":false}]'
  from (values
    ('campaign', '{story,memory,wish,like,avoid,safety}', 'open', current_date - 30, null::date),
    ('only_wishes', '{wish}', 'open', current_date - 30, current_date + 30),
    ('closed_campaign', '{story,safety}', 'closed', current_date - 300, current_date - 200),
    ('past_campaign', '{story,safety}', 'open', current_date - 300, current_date - 200),
    ('draft_campaign', '{story}', 'draft', current_date - 3, null)
  ) c (name, kinds, status, opens_on, closes_on), (select '{"sv":"Ord","en":"Words"}'::jsonb as w) words;
  insert into public.group_sessions (id, campaign_id, code, label, for_children, opens_at, expires_at) values
    (tests.id('session'), tests.id('campaign'), 'KLASS5B', '5B', false, now() - interval '1 hour', now() + interval '1 hour'),
    (tests.id('childrens_session'), tests.id('campaign'), 'BARN1', 'Barn', true, now() - interval '1 hour', now() + interval '1 hour'),
    (tests.id('ended_session'), tests.id('campaign'), 'SLUT1', 'Slut', false, now() - interval '9 days', now() - interval '8 days');
end
$$;

-- Sends as anyone, past the limits of one key (every word is its own key), and says the status.
create or replace function tests.sent(submission jsonb) returns text language sql as $$
  select public.submit_contribution(submission) ->> 'status'
$$;
create or replace function tests.approve(word text) returns void language sql as $$
  update public.contributions set status = 'published', decided_at = now() where id = tests.id(word)
$$;

grant execute on all functions in schema tests to public;
