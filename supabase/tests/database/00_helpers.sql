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
    '[{"id":"often","type":"single","label":{"sv":"Hur ofta?"},"options":[{"id":"daily","label":{"sv":"Varje dag"}},{"id":"weekly","label":{"sv":"Varje vecka"}}],"required":false}]'
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

-- A wall as a host saves it, right in every way and at the revision it has now; null for a new one.
create or replace function tests.a_wall_draft(word text, changes jsonb default '{}') returns jsonb language sql security definer as $$
  select jsonb_build_object('id', tests.id(word), 'organisationId', tests.id('city'), 'revision', coalesce((select revision from public.walls where id = tests.id(word)), 0),
    'name', coalesce((select slug from public.walls where id = tests.id(word)), 'en-ny-vagg'), 'title', '{"sv":"Vägg"}'::jsonb, 'kinds', '[]'::jsonb, 'districtIds', '[]'::jsonb,
    'onlyCampaign', false, 'storyLanguages', '[]'::jsonb, 'languages', '["sv","ar"]'::jsonb, 'languageSeconds', 300, 'chapters', '[{"type":"stories","minutes":5}]'::jsonb,
    'storySeconds', 24, 'theme', 'night', 'layout', 'full', 'invitation', '{"sv":"Berätta!"}'::jsonb, 'hasSound', false, 'allowsBrowse', true, 'quietHours', null,
    'pinnedIds', '[]'::jsonb, 'hiddenIds', '[]'::jsonb) || changes
$$;
create or replace function tests.save_wall_problem(draft jsonb) returns text language sql as $$
  select tests.problem(format('select public.save_wall(%L::jsonb)', draft))
$$;

-- Sends as anyone, past the limits of one key (every word is its own key), and says the status.
create or replace function tests.sent(submission jsonb) returns text language sql as $$
  select public.submit_contribution(submission) ->> 'status'
$$;
create or replace function tests.approve(word text) returns void language sql as $$
  update public.contributions set status = 'published', decided_at = now() where id = tests.id(word)
$$;

-- One row of every table for the city and one for its neighbour, so that every right can be tried on both.
create table if not exists tests.samples (table_name text primary key, key_column text not null, update_column text not null, own jsonb, other jsonb);

create or replace function tests.a_full_city() returns void language plpgsql as $$
declare
  place constant text := '{"type":"Point","coordinates":[13.2,55.7]}';
  one record;
begin
  perform tests.a_city();
  -- The city's contributions come through the door, the neighbour's are laid in.
  perform tests.sent(tests.a_submission('full', jsonb_build_object('kind', 'story', 'demographics', '{"ageGroup":"13_19"}'::jsonb,
    'campaignId', tests.id('campaign'), 'responses', '[{"questionId":"often","value":"daily"}]'::jsonb)));
  insert into public.contributors (id, key_hash) values (tests.id('neighbour'), sha256('neighbour'));
  insert into public.campaigns (id, organisation_id, slug, title, question, intro, status, opens_on, questions)
  values (tests.id('other_campaign'), tests.id('other'), 'other', '{"sv":"x"}', '{"sv":"x"}', '{"sv":"x"}', 'draft', current_date, '[{"id":"often","type":"text","label":{"sv":"x"},"options":[],"required":false}]');
  insert into public.contributions (id, organisation_id, kind, receipt_hash, contributor_id, place, precision, text, language)
  values (tests.id('other_full'), tests.id('other'), 'story', sha256('other_full'), tests.id('neighbour'), place::extensions.geometry, 'exact', 'Hos grannen.', 'sv');
  insert into public.contribution_demographics (contribution_id, age_group) values (tests.id('other_full'), '20_34');
  insert into public.contribution_responses (contribution_id, question_id, value) values (tests.id('other_full'), 'often', '"daily"');
  insert into public.group_sessions (id, campaign_id, code, expires_at) values (tests.id('other_session'), tests.id('other_campaign'), 'OTHER1', now() + interval '1 hour');
  insert into public.development_areas (id, organisation_id, name, phase, boundary)
  values (tests.id('other_area'), tests.id('other'), 'Där', 'started', extensions.st_multi(extensions.st_makeenvelope(13.1, 55.6, 13.2, 55.7, 4326)));
  for one in select w as who, tests.id(w) as organisation, tests.id(case w when 'city' then 'full' else 'other_full' end) as contribution from unnest(array['city', 'other']) w loop
    insert into public.themes (id, organisation_id, slug, name) values (tests.id(one.who || '_theme'), one.organisation, 'lights', '{"sv":"Ljus"}');
    insert into public.contribution_themes (contribution_id, theme_id) values (one.contribution, tests.id(one.who || '_theme'));
    insert into public.answers (id, organisation_id, stance, text, unit) values (tests.id(one.who || '_answer'), one.organisation, 'noted', 'Tack.', 'Park');
    insert into public.answer_contributions (answer_id, contribution_id) values (tests.id(one.who || '_answer'), one.contribution);
    insert into public.answer_versions (answer_id, organisation_id, how, stance, text, unit, standing, published_at, why)
    values (tests.id(one.who || '_answer'), one.organisation, 'corrected', 'noted', 'Tak.', 'Park', 'administration', now(), 'Ett stavfel.');
    insert into public.walls (id, organisation_id, slug, title) values (tests.id(one.who || '_wall'), one.organisation, one.who || '-wall', '{"sv":"Vägg"}');
    insert into public.wall_hosts (wall_id, user_id) values (tests.id(one.who || '_wall'), tests.id(case one.who when 'city' then 'host' else 'other_admin' end));
    insert into public.moderation_bulks (id, organisation_id, reason, decided) values (tests.id(one.who || '_bulk'), one.organisation, 'advertising', 1);
    insert into public.moderation_decisions (contribution_id, organisation_id, revision, action) values (one.contribution, one.organisation, 1, 'approve');
    insert into public.redacted_originals (contribution_id, revision, text) values (one.contribution, 1, 'Före.');
    insert into public.reports (id, contribution_id, reason) values (tests.id(one.who || '_report'), one.contribution, 'spam');
    insert into public.audit_events (organisation_id, action, subject_id) values (one.organisation, 'contribution.published', one.contribution);
    insert into public.contribution_media (id, contribution_id, type, storage_path, mime_type, bytes, width, height, has_permission, stored_at, status)
    values (tests.id(one.who || '_photo'), one.contribution, 'photo', md5(one.who) || '.webp', 'image/webp', 10, 4, 3, true, now(), 'rejected');
    insert into public.staff_invitations (organisation_id, email, roles) values (one.organisation, one.who || '@example.test', '{moderator}');
    insert into public.media_originals (media_id, contribution_id, storage_path) values (tests.id(one.who || '_photo'), one.contribution, 'first-' || one.who);
    insert into public.staff_duties (user_id, organisation_id, duty) values (tests.id(case one.who when 'city' then 'admin' else 'other_admin' end), one.organisation, 'child_worry');
    insert into public.retention_rules (organisation_id, subject, days, decision) values (one.organisation, 'audit_events', 730, 'TEST');
    insert into public.retention_runs (organisation_id) values (one.organisation);
    insert into public.group_session_links (session_id, token_hash, expires_at)
    values (tests.id(case one.who when 'city' then 'session' else 'other_session' end), sha256(convert_to(tests.code(one.who || '_link'), 'UTF8')), now() + interval '1 day');
    insert into public.media_deletions (storage_path) values (one.who);
    insert into public.removed_media (id) values (tests.id(one.who || '_removed_photo'));
    insert into public.contribution_operations (operation_id, contribution_id, revision) values (tests.id(one.who || '_operation'), one.contribution, 1);
    insert into public.supports (contribution_id, contributor_id) values (one.contribution, tests.id('neighbour'));
    insert into public.published_removals (id, change_seq) values (tests.id(one.who || '_removal'), nextval('private.change_seq'));
    insert into public.safety_cells (campaign_id, time_of_day, side, cell_x, cell_y, square, band, level)
    values (tests.id(case one.who when 'city' then 'campaign' else 'other_campaign' end), 'night', 1, 1, 1, private.grid_square(2375, 41422), '5-9', 3);
  end loop;
  perform tests.approve('full');
  perform tests.approve('other_full');

  delete from tests.samples;
  for one in
    select c.relname as name, (array_agg(a.attname order by array_position(i.indkey::smallint[], a.attnum)))[1] as key_column
    from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::smallint[])
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname
  loop
    execute format($f$
      insert into tests.samples select %1$L, %2$L, %3$L,
        (select to_jsonb(t) from public.%1$I t where %4$s order by to_jsonb(t)::text limit 1), (select to_jsonb(t) from public.%1$I t where %5$s order by to_jsonb(t)::text limit 1) $f$,
      one.name, one.key_column, case one.name when 'organisations' then 'name' when 'audit_events' then 'action' when 'moderation_decisions' then 'action' when 'answer_versions' then 'text' when 'redacted_originals' then 'text' when 'retention_runs' then 'more' else one.key_column end,
      tests.whose(one.name, 'city'), tests.whose(one.name, 'other'));
  end loop;
end
$$;

-- How to find a table's row of the city or of its neighbour.
create or replace function tests.whose(table_name text, who text) returns text language sql as $$
  select format(case
    when table_name = 'organisations' then 'id = %1$L'
    when table_name = 'group_sessions' then 'id = %3$L'
    when table_name = 'group_session_links' then 'session_id = %3$L'
    when table_name in ('contributions', 'published_contributions') then 'id = %2$L'
    when table_name = 'staff' then 'organisation_id = %1$L and role = ''admin'''
    when table_name in ('settings', 'media_deletions', 'removed_media', 'contributors', 'published_removals') then 'true'
    when table_name = 'wall_hosts' then 'wall_id = %5$L'
    when table_name in ('safety_cells', 'campaign_question_versions') then 'campaign_id = %4$L'
    when table_name in ('districts', 'development_areas', 'campaigns', 'moderation_bulks', 'themes', 'answers', 'answer_versions', 'walls', 'moderation_decisions', 'audit_events', 'staff_duties', 'staff_invitations', 'retention_rules', 'retention_runs') then 'organisation_id = %1$L'
    else 'contribution_id = %2$L' end,
    tests.id(who), tests.id(case who when 'city' then 'full' else 'other_full' end), tests.id(case who when 'city' then 'session' else 'other_session' end),
    tests.id(case who when 'city' then 'campaign' else 'other_campaign' end), tests.id(who || '_wall'))
$$;

-- True when the current role gets through with it. A constraint that complains proves that the rights were there. Nothing remains of it.
create or replace function tests.gets_through(statement text) returns boolean language plpgsql as $$
declare
  touched bigint;
begin
  begin
    execute statement;
    get diagnostics touched = row_count;
    raise exception using errcode = 'TESTS';
  exception
    when sqlstate 'TESTS' then return touched > 0;
    when integrity_constraint_violation then return true;
    when sqlstate 'PT403' then return false; -- append-only
  end;
exception when insufficient_privilege then
  return false;
end
$$;

-- Every right of one role: table, and SIUD letters for the city's row and for the neighbour's.
create or replace function tests.rights(who text) returns table (table_name text, own text, other text) language plpgsql as $$
declare
  all_samples tests.samples[] := array(select s from tests.samples s order by s.table_name);
  s tests.samples;
  one jsonb;
  letters text[];
  spelled text;
  fresh jsonb;
begin
  perform tests.act_as(who);
  foreach s in array all_samples loop
    letters := '{}';
    foreach one in array array[s.own, s.other] loop
      fresh := one || case when s.key_column = 'id' then jsonb_build_object('id', gen_random_uuid()) else '{}' end
        || case when one ? 'slug' then '{"slug":"fresh"}'::jsonb else '{}' end || case when one ? 'code' then '{"code":"FRESH1"}'::jsonb else '{}' end
        || case when one ? 'case_number' then '{"case_number":"FRESH 1"}'::jsonb else '{}' end;
      if jsonb_typeof(one -> 'id') = 'number' then fresh := fresh || '{"id":999999}'; end if;
      spelled := case when tests.gets_through(format('select %1$I from public.%2$I where %1$I::text = %3$L', s.key_column, s.table_name, one ->> s.key_column)) then 'S' else '-' end
        || case when tests.gets_through(format('insert into public.%1$I overriding user value select (jsonb_populate_record(null::public.%1$I, %2$L::jsonb)).*', s.table_name, fresh)) then 'I' else '-' end
        || case when tests.gets_through(format('update public.%1$I set %2$I = %2$I where %3$I::text = %4$L', s.table_name, s.update_column, s.key_column, one ->> s.key_column)) then 'U' else '-' end
        || case when tests.gets_through(format('delete from public.%1$I where %2$I::text = %3$L', s.table_name, s.key_column, one ->> s.key_column)) then 'D' else '-' end;
      letters := letters || spelled;
    end loop;
    table_name := s.table_name; own := letters[1]; other := letters[2];
    return next;
  end loop;
  perform tests.act_as_owner();
end
$$;

-- How many sentences a role's rights are: one a table.
create or replace function tests.tables() returns integer language sql stable as $$
  select count(*)::integer from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
$$;

-- SIUD letters as words.
create or replace function tests.spell(letters text) returns text language sql immutable as $$
  select coalesce(nullif(concat_ws(', ', case when letters like '%S%' then 'read' end, case when letters like '%I%' then 'add' end,
    case when letters like '%U%' then 'change' end, case when letters like '%D%' then 'remove' end), ''), 'do nothing')
$$;

-- One contribution as changes_since shows it, or null.
create or replace function tests.published(word text) returns jsonb language sql as $$
  select found from jsonb_array_elements(public.changes_since(0, 1000) -> 'changed') found where found ->> 'id' = tests.id(word)::text
$$;

grant execute on all functions in schema tests to public;
