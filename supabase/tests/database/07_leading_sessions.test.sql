-- Leading a group session: staff make it and its links; a link is enough to start, watch and close it, and shows nothing about anybody.
begin;
select plan(52);
select tests.a_city();
-- One transaction is one moment: these were made before.
update public.group_sessions set created_at = now() - interval '1 day';
-- As if the minute had just begun: what a sequence counted, no rollback takes back.
select setval('private.unknown_session_codes', floor(extract(epoch from now()) / 60)::bigint * 1000000);

create function pg_temp.iso(moment timestamptz) returns text language sql as $$ select to_json(moment) #>> '{}' $$;
create function pg_temp.draft(changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('campaignId', tests.id('campaign'), 'label', ' Klass 4A ', 'forChildren', true, 'allowsMedia', false,
    'opensAt', null, 'expiresAt', pg_temp.iso(now() + interval '8 hours')) || changes
$$;
create function pg_temp.save_problem(changes jsonb) returns text language sql as $$ select tests.problem(format('select public.save_session(%L)', pg_temp.draft(changes))) $$;
create function pg_temp.link(word text, session uuid, until interval default '7 days') returns jsonb language sql as $$
  select jsonb_build_object('sessionId', session, 'tokenHash', encode(sha256(convert_to(tests.code(word), 'UTF8')), 'hex'), 'expiresAt', pg_temp.iso(now() + until))
$$;
create function pg_temp.link_problem(link jsonb) returns text language sql as $$ select tests.problem(format('select public.make_session_link(%L)', link)) $$;
create function pg_temp.lead_problem(word text) returns text language sql as $$ select tests.problem(format('select public.lead_session(%L)', tests.code(word))) $$;
create temporary table made (name text, id uuid);
grant all on made to public;
grant execute on function pg_temp.iso(timestamptz), pg_temp.draft(jsonb), pg_temp.save_problem(jsonb), pg_temp.link(text, uuid, interval), pg_temp.link_problem(jsonb), pg_temp.lead_problem(text) to public;

-- Staff
select tests.act_as('planner');
insert into made select 'session', (public.save_session(pg_temp.draft()) ->> 'id')::uuid;
select matches(public.read_sessions(tests.id('campaign')) -> 'sessions' -> 0 ->> 'code', '^[BCDFGHJKMNPQRTVWXYZ2346789]{6}$', 'a new session gets a code that can be read aloud');
select is((public.read_sessions(tests.id('campaign')) -> 'sessions' -> 0) - 'code' - 'id' - 'expiresAt',
  '{"label": "Klass 4A", "forChildren": true, "allowsMedia": false, "opensAt": null, "endedAt": null, "state": "not_started", "contributions": 0, "respondents": 0, "lastAt": null, "links": []}',
  'and waits for its facilitator');
select is((public.read_sessions(tests.id('campaign'))) - 'sessions', jsonb_build_object('campaignTitle', '{"sv":"Ord","en":"Words"}'::jsonb, 'campaignSlug', 'test-campaign', 'campaignIsOpen', true),
  'the list says which campaign it is');
select is(jsonb_array_length(public.read_sessions(tests.id('campaign')) -> 'sessions'), 4, 'and has all of its sessions');
select is(public.save_session(pg_temp.draft(jsonb_build_object('id', (select id from made), 'label', 'Klass 4B', 'forChildren', false))) ->> 'id', (select id::text from made), 'a session is changed');
select is((public.read_sessions(tests.id('campaign')) -> 'sessions' -> 0) ->> 'label', 'Klass 4B', 'and keeps what was changed');
select is(pg_temp.save_problem('{"expiresAt":"igår"}'), 'PT422 field_invalid expiresAt', 'an end must be a moment');
select is(pg_temp.save_problem('{"expiresAt":"2026-02-31T10:00:00Z"}'), 'PT422 field_invalid expiresAt', 'that exists');
select is(pg_temp.save_problem(jsonb_build_object('expiresAt', pg_temp.iso(now()))), 'PT422 field_invalid expiresAt', 'ahead of now');
select is(pg_temp.save_problem(jsonb_build_object('opensAt', pg_temp.iso(now() + interval '9 hours'))), 'PT422 field_invalid expiresAt', 'after the beginning');
select is(pg_temp.save_problem(jsonb_build_object('expiresAt', pg_temp.iso(now() + interval '367 days'))), 'PT422 field_invalid expiresAt', 'and within a year');
select is(pg_temp.save_problem(jsonb_build_object('label', repeat('x', 121))), 'PT422 text_too_long label', 'a label is short');
select is(pg_temp.save_problem('{"code":"MITT"}'), 'PT422 field_not_allowed code', 'nobody chooses a code');
select is(pg_temp.save_problem(jsonb_build_object('id', tests.id('ended_session'))), 'PT422 session_ended', 'an ended session is not changed');
select is(pg_temp.save_problem(jsonb_build_object('id', (select id from made), 'campaignId', tests.id('only_wishes'))), 'PT422 field_invalid campaignId', 'a session stays in its campaign');

select is(pg_temp.link_problem(pg_temp.link('leader', (select id from made), '91 days')), 'PT422 field_invalid expiresAt', 'a link lives ninety days at most');
select is(pg_temp.link_problem(pg_temp.link('leader', (select id from made), '-1 day')), 'PT422 field_invalid expiresAt', 'and not in the past');
select is(pg_temp.link_problem(pg_temp.link('leader', (select id from made)) || '{"tokenHash":"abc"}'), 'PT422 field_invalid tokenHash', 'it needs a whole hash');
insert into made select 'link', (public.make_session_link(pg_temp.link('leader', (select id from made where name = 'session'))) ->> 'id')::uuid;
insert into made select 'other link', (public.make_session_link(pg_temp.link('substitute', (select id from made where name = 'session'))) ->> 'id')::uuid;
select is(pg_temp.link_problem(pg_temp.link('leader', (select id from made where name = 'session'))), 'PT403 refused', 'the same token is not used twice');
select is(jsonb_array_length(public.read_sessions(tests.id('campaign')) -> 'sessions' -> 0 -> 'links'), 2, 'links stand with their session');
select is(public.read_sessions(tests.id('campaign')) -> 'sessions' -> 0 -> 'links' -> 0 ->> 'lastUsedAt', null, 'unused');

select tests.act_as('moderator');
select is(tests.problem(format('select public.read_sessions(%L)', tests.id('campaign'))), 'PT403 not_allowed', 'moderators have no part in sessions');
select is(pg_temp.save_problem('{}'), 'PT403 not_allowed', 'and make none');
select tests.act_as('host');
select is(jsonb_array_length(public.read_sessions(tests.id('campaign')) -> 'sessions'), 4, 'hosts have');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.read_sessions(%L)', tests.id('campaign'))), 'PT403 not_allowed', 'another organisation reads no sessions');
select is(pg_temp.save_problem('{}'), 'PT403 not_allowed', 'makes none');
select is(pg_temp.save_problem(jsonb_build_object('id', (select id from made where name = 'session'))), 'PT403 not_allowed', 'changes none');
select is(tests.problem(format('select public.end_session(%L)', (select id from made where name = 'session'))), 'PT403 not_allowed', 'ends none');
select is(pg_temp.link_problem(pg_temp.link('thief', (select id from made where name = 'session'))), 'PT403 not_allowed', 'makes no link');
select is(tests.problem(format('select public.revoke_session_link(%L)', (select id from made where name = 'link'))), 'PT403 not_allowed', 'revokes no link');
select is(tests.problem(format('select public.read_session_report_for_staff(%L)', (select id from made where name = 'session'))), 'PT403 not_allowed', 'and reads no report');

-- The facilitator
select tests.act_as('anonymous');
select is((public.lead_session(tests.code('leader')) ->> 'state'), 'not_started', 'a link shows its session before it begins');
select is(public.start_session(tests.code('leader')) ->> 'state', 'open', 'and starts it');
select is(public.start_session(tests.code('leader')) ->> 'state', 'open', 'starting twice is starting once');
select is(tests.sent(tests.a_submission('pupil', jsonb_build_object('sessionCode', public.lead_session(tests.code('leader')) ->> 'code', 'text', 'Vi åker pulka här.',
  'demographics', '{"ageGroup":"under_13"}'::jsonb))), 'submitted', 'now the code works');
select is(tests.sent(tests.a_safety('another', jsonb_build_object('sessionCode', public.lead_session(tests.code('leader')) ->> 'code'))), 'published', 'also for how safe a place feels');
select is((select jsonb_object_agg(key, value) from jsonb_each(public.lead_session(tests.code('leader'))) where key in ('contributions', 'respondents', 'label', 'campaignIsOpen')),
  '{"contributions": 2, "respondents": 2, "label": "Klass 4B", "campaignIsOpen": true}', 'the facilitator sees the figures grow');
select is(public.read_session_report(tests.code('leader')) -> 'words', '[]', 'what waits is read by nobody in the report');
select tests.act_as_owner();
select tests.approve('pupil');
insert into public.answers (id, organisation_id, stance, text, unit, published_at) values (tests.id('answer'), tests.id('city'), 'noted', 'Tack, vi tar det med oss.', 'Park', now());
insert into public.answer_contributions (answer_id, contribution_id) values (tests.id('answer'), tests.id('pupil')), (tests.id('answer'), tests.id('another'));
select tests.act_as('anonymous');
select is((select jsonb_object_agg(key, value) from jsonb_each(public.read_session_report(tests.code('leader'))) where key in ('contributions', 'waiting', 'published', 'kinds', 'districts', 'words')),
  jsonb_build_object('contributions', 2, 'waiting', 0, 'published', 1, 'kinds', '[{"kind":"safety","count":1},{"kind":"story","count":1}]'::jsonb, 'districts', '[{"name":"Väster","count":2}]'::jsonb,
    'words', jsonb_build_array(jsonb_build_object('id', tests.id('pupil'), 'kind', 'story', 'title', null, 'text', 'Vi åker pulka här.', 'language', 'sv', 'districtName', 'Väster'))),
  'the report has figures, districts and what everyone may read');
select is(jsonb_array_length(public.read_session_report(tests.code('leader')) -> 'answers'), 1, 'and each answer once');
select ok(public.read_session_report(tests.code('leader'))::text !~ '12\.69|56\.04|under_13|13_19|revision|contributor', 'but no place, no age and no author');
select is(public.close_session(tests.code('leader')) ->> 'state', 'ended', 'the facilitator closes it');
select is(tests.problem(format('select public.join_session(%L)', public.lead_session(tests.code('leader')) ->> 'code')), 'PT422 session_ended sessionCode', 'then nobody joins any more');
select is(public.start_session(tests.code('leader')) ->> 'endedAt', null, 'closed too early it is opened again');
select is(pg_temp.lead_problem('nobody'), 'PT403 refused', 'a wrong link is refused');
select tests.act_as_owner();
update public.group_session_links set expires_at = now() - interval '1 second' where id = (select id from made where name = 'other link');
select tests.act_as('planner');
select ok(public.read_sessions(tests.id('campaign')) -> 'sessions' -> 0 -> 'links' -> 0 ->> 'lastUsedAt' is not null and jsonb_array_length(public.read_sessions(tests.id('campaign')) -> 'sessions' -> 0 -> 'links') = 1,
  'staff see that a link was used, and only those that work');
select is(public.revoke_session_link((select id from made where name = 'link')), null, 'staff take a link back');
select is(public.read_session_report_for_staff((select id from made where name = 'session')) -> 'contributions', '2', 'and read the report themselves');
select tests.act_as('anonymous');
select is(pg_temp.lead_problem('substitute') || ' ' || pg_temp.lead_problem('leader'), 'PT403 refused PT403 refused', 'an expired and a revoked link are refused alike');
select tests.act_as_owner();
update public.settings set value = '0' where key = 'unknown_session_codes_per_minute';
select tests.act_as('anonymous');
select matches(pg_temp.lead_problem('nobody'), '^PT429 too_many_from_session', 'trying links in bulk must wait');
select tests.act_as_owner();
select results_eq($$ select action, count(*) from public.audit_events where action like 'session%' group by action order by action $$,
  $$ values ('session.changed', 1::bigint), ('session.ended', 1), ('session.made', 1), ('session.started', 2), ('session_link.made', 2), ('session_link.revoked', 1) $$, 'all of it is in the log');
select throws_ok(format('insert into public.group_session_links (session_id, token_hash, expires_at) values (%L, sha256(''x''), now() + interval ''100 days'')', tests.id('session')), '23514', null, 'no link lives longer, whoever makes it');
select * from finish();
rollback;
