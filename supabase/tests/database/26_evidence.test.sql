-- Evidence out: who may take it, that it is said first and never more than was said, and what no file ever holds.
begin;
select plan(40);
select tests.a_full_city();
insert into auth.users (id, email) values (tests.id('colleague'), 'colleague@example.test') on conflict do nothing;
insert into public.staff (user_id, organisation_id, role) values (tests.id('colleague'), tests.id('city'), 'planner');
select tests.sent(tests.a_submission('lamp', '{"kind":"wish","text":"Laga lamporna.","place":{"type":"Point","coordinates":[12.6901234,56.0401234]}}'));
select tests.sent(tests.a_submission('lamp2', jsonb_build_object('text', 'Igen.', 'contributorKey', tests.key('lamp'))));
select tests.sent(tests.a_safety('dark', '{"demographics":{"ageGroup":"13_19","gender":"woman"},"place":{"type":"Point","coordinates":[12.6951234,56.0431234]}}'));
select tests.approve('lamp');

create function pg_temp.request(changes jsonb default '{}', organisation text default 'city') returns jsonb language sql as $$
  select jsonb_build_object('organisationId', tests.id(organisation), 'format', 'csv', 'crs', 'EPSG:3006', 'exactPlaces', true, 'purpose', ' Underlag till samråd ', 'filter', 'typ=wish&ord=', 'contributions', 4) || changes $$;
create function pg_temp.try(changes jsonb default '{}', organisation text default 'city') returns text language sql as $$
  select tests.problem(format('select public.begin_evidence_export(%L::jsonb)', pg_temp.request(changes, organisation))) $$;
create temporary table seen (word text primary key, export uuid);
create function pg_temp.ordinal(word text) returns integer language sql security definer as $$ select r.ordinal from private.analysis_rows r where r.contribution_id = tests.id(word) $$;
create function pg_temp.row(of_export text, word text) returns jsonb language sql as $$
  select public.evidence_rows((select s.export from seen s where s.word = of_export), array[pg_temp.ordinal(row.word)]) -> 0 $$;
create function pg_temp.rows_problem(of_export text, ordinals integer[] default '{1}') returns text language sql as $$
  select tests.problem(format('select public.evidence_rows(%L, %L)', (select s.export from seen s where s.word = of_export), ordinals)) $$;
grant all on seen to public;
grant execute on all functions in schema pg_temp to public;

-- Who may
select tests.act_as('anonymous');
select ok(pg_temp.try() like '42501%', 'nobody signed in does not even reach the function');
select tests.act_as('stranger');
select is(pg_temp.try(), 'PT403 not_allowed', 'a stranger takes nothing out');
select tests.act_as('moderator');
select is(pg_temp.try(), 'PT403 not_allowed', 'a moderator takes nothing out');
select is(tests.problem(format('select public.read_evidence_exports(%L)', tests.id('city'))), 'PT403 not_allowed', 'nor reads what was taken');
select tests.act_as('host');
select is(pg_temp.try(), 'PT403 not_allowed', 'nor does a host');
select tests.act_as('other_admin');
select is(pg_temp.try(), 'PT403 not_allowed', 'the neighbour''s admin takes nothing of the city''s');
select is(tests.problem(format('select public.read_evidence_exports(%L)', tests.id('city'))), 'PT403 not_allowed', 'nor reads the city''s register');
insert into seen select 'other', (public.begin_evidence_export(pg_temp.request('{}', 'other')) ->> 'exportId')::uuid;
select is(public.evidence_rows((select export from seen where word = 'other'), array[pg_temp.ordinal('lamp'), pg_temp.ordinal('dark')]), '[]', 'and with an export of their own no row of the city''s');
select ok(jsonb_array_length(public.evidence_rows((select export from seen where word = 'other'), array[pg_temp.ordinal('other_full')])) = 1, 'but their own');

-- What must be said first
select tests.act_as('planner');
select is(pg_temp.try('{"purpose":" x "}'), 'PT422 text_missing purpose', 'what it is for must be said');
select is(pg_temp.try(jsonb_build_object('purpose', repeat('x', 121))), 'PT422 text_too_long purpose', 'in a line');
select is(pg_temp.try('{"format":"xlsx"}'), 'PT422 field_invalid format', 'formats are the known ones');
select is(pg_temp.try('{"crs":"EPSG:3857"}'), 'PT422 field_invalid crs', 'as are coordinates');
select is(pg_temp.try('{"filter":"typ=wish&ord=Kalle"}'), 'PT422 field_invalid filter', 'words searched for are not kept: they may be a name');
select is(pg_temp.try('{"filter":"yta=12.69_56.04"}'), 'PT422 field_invalid filter', 'nor is a place somebody drew');
select is(pg_temp.try('{"filter":"mot=b&b.ord=Kalle"}'), 'PT422 field_invalid filter', 'nor those of the other group');
insert into seen select 'exact', (public.begin_evidence_export(pg_temp.request()) ->> 'exportId')::uuid;
insert into seen select 'public', (public.begin_evidence_export(pg_temp.request('{"exactPlaces":false}')) ->> 'exportId')::uuid;
insert into seen select 'picture', (public.begin_evidence_export(pg_temp.request('{"format":"map_png"}') - 'crs') ->> 'exportId')::uuid;
select tests.act_as('admin');
select is((select reason from public.audit_events where action = 'evidence.begun' and subject_id = (select export from seen where word = 'exact') and actor_id = tests.id('planner')), 'csv 4 exact_places', 'the log has it before a row is out');
select tests.act_as('colleague');
select is(pg_temp.rows_problem('exact'), 'PT403 not_allowed', 'a colleague does not read on in another''s export');

-- What is in it
select tests.act_as('planner');
select is(pg_temp.row('exact', 'lamp') ->> 'text', 'Laga lamporna.', 'published words are in it');
select is(pg_temp.row('exact', 'lamp2') ->> 'text', '', 'words that wait for moderation are not');
select is(pg_temp.row('exact', 'lamp') -> 'point', '[12.690123, 56.040123]', 'places as they are kept, as the author allowed the city');
select is(pg_temp.row('exact', 'dark') ->> 'isRough', 'false', 'exactly for the city is exact here');
select is(pg_temp.row('public', 'dark') ->> 'isRough', 'true', 'and a square where exact places were not asked for');
select isnt(pg_temp.row('public', 'dark') -> 'point', pg_temp.row('exact', 'dark') -> 'point', 'whose middle is its place');
select is(pg_temp.row('public', 'lamp') ->> 'isRough', 'false', 'what everybody may know exactly is exact');
select is((select array_agg(k order by k) from jsonb_object_keys(pg_temp.row('exact', 'dark')) k where k ~* '^age|gender|home|relation|contributor|demographic'), null, 'of what the author said of themselves no row tells');
select is(pg_temp.row('exact', 'lamp') ->> 'respondent', pg_temp.row('exact', 'lamp2') ->> 'respondent', 'a respondent has one number in a file');
select isnt(pg_temp.row('exact', 'dark') ->> 'respondent', pg_temp.row('exact', 'lamp') ->> 'respondent', 'two have two');
select isnt(pg_temp.row('public', 'lamp') ->> 'respondent', pg_temp.row('exact', 'lamp') ->> 'respondent', 'and another one in another file');
select is(pg_temp.rows_problem('picture'), 'PT422 field_invalid ordinals', 'a picture has no rows');
select is(pg_temp.rows_problem('exact', array(select generate_series(1, 2001))), 'PT422 field_invalid ordinals', 'pages are small');

-- Never more than was said
select is(pg_temp.rows_problem('exact', array(select generate_series(1, 1990))), 'none', 'a page may be asked for again');
select is(pg_temp.rows_problem('exact', array(select generate_series(1, 20))), 'PT403 not_allowed', 'but not for ever');
select tests.act_as('anonymous');
select public.withdraw_contribution(jsonb_build_object('id', tests.id('lamp2'), 'receiptCode', tests.code('lamp2')));
select tests.act_as('planner');
select is(pg_temp.row('public', 'lamp2'), null, 'what was withdrawn meanwhile is left out');

-- Finished
select is(tests.problem(format('select public.finish_evidence_export(%L)', jsonb_build_object('exportId', (select export from seen where word = 'public'), 'rows', 3, 'respondents', 3, 'sha256', 'x'))), 'PT422 field_invalid sha256', 'a hash is a hash');
select public.finish_evidence_export(jsonb_build_object('exportId', (select export from seen where word = 'public'), 'rows', 3, 'respondents', 3, 'sha256', repeat('0a', 32)));
select is(pg_temp.rows_problem('public'), 'PT403 not_allowed', 'nothing is handed out of a finished export');
select is(jsonb_path_query_array(public.read_evidence_exports(tests.id('city')), '$[*].purpose'), '["Underlag till samråd"]', 'the register has what was finished');
select is(public.read_evidence_exports(tests.id('city')) -> 0 ->> 'rows', '3', 'with what it came to');
select tests.act_as('admin');
select is((select reason from public.audit_events where action = 'evidence.exported'), 'csv 3 0a0a0a0a0a0a0a0a', 'and the log its hash, no words and no place');
select tests.act_as_owner();
select is((select salt from private.evidence_exports where id = (select export from seen where word = 'public')), null, 'what numbered the respondents is forgotten');
select * from finish();
rollback;
