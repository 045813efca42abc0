-- A plan's dossier: who reads it, what is received and what is background, the frame, written statements and what answers them.
begin;
select plan(100);
select tests.a_full_city();
insert into auth.users (id, email) values (tests.id('colleague'), 'colleague@example.test') on conflict do nothing;
insert into public.staff (user_id, organisation_id, role) values (tests.id('colleague'), tests.id('city'), 'planner');
update public.development_areas set phase_from = date '2026-03-02', phase_to = date '2026-03-31' where id = tests.id('area');

create function pg_temp.dossier(changes jsonb default '{}', stage text default 'consultation') returns jsonb language sql as $$
  select public.read_plan_dossier(jsonb_build_object('areaId', tests.id('area'), 'stage', stage) || changes) $$;
create function pg_temp.one(dossier jsonb, word text) returns jsonb language sql as $$
  select c from jsonb_array_elements(dossier -> 'contributions') c where c ->> 'id' = tests.id(word)::text $$;
-- Pins, respondents, unanswered.
create function pg_temp.sums(dossier jsonb, part text) returns text language sql as $$
  select concat_ws(' ', dossier #>> array['totals', part, 'contributions'], dossier #>> array['totals', part, 'respondents'], dossier #>> array['totals', part, 'unanswered']) $$;
create function pg_temp.frame(changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation', 'from', '2026-03-02', 'to', '2026-03-31', 'bufferMetres', 0, 'officer', 'Kim Exempel', 'unit', 'Plan', 'revision', 0) || changes $$;
create function pg_temp.statement(word text, changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('id', tests.id(word), 'areaId', tests.id('area'), 'stage', 'consultation', 'receivedOn', '2026-03-20', 'sender', 'Påhittade myndigheten', 'registerNumber', 'EX 12', 'summary', 'Bullret behöver utredas.',
    'themeIds', jsonb_build_array(tests.id('city_theme'))) || changes $$;
create function pg_temp.problem(name text, document jsonb) returns text language sql as $$ select tests.problem(format('select public.%I(%L::jsonb)', name, document)) $$;
create function pg_temp.sent(word text, at timestamptz, place jsonb, changes jsonb default '{}') returns void language plpgsql as $$
begin
  perform tests.sent(tests.a_submission(word, jsonb_build_object('kind', 'wish', 'place', jsonb_build_object('type', 'Point', 'coordinates', place)) || changes));
  update public.contributions c set received_at = at where c.id = tests.id(word);
end
$$;
create temporary table kept (name text primary key, document jsonb);
grant all on kept to public;
grant execute on all functions in schema pg_temp to public;

-- The area reaches from 12.68 to 12.70 east and from 56.03 to 56.05 north. A second of longitude is 62 metres per thousandth here.
update public.contributions set received_at = '2026-02-01T12:00:00Z' where id = tests.id('full');
select pg_temp.sent('first_second', '2026-03-01T23:00:00Z', '[12.69, 56.04]');
select pg_temp.sent('too_early', '2026-03-01T22:59:59Z', '[12.69, 56.041]');
select pg_temp.sent('last_second', '2026-03-31T21:59:59Z', '[12.69, 56.042]', jsonb_build_object('contributorKey', tests.key('first_second')));
select pg_temp.sent('too_late', '2026-03-31T22:00:00Z', '[12.69, 56.043]');
select pg_temp.sent('beside', '2026-03-10T12:00:00Z', '[12.702, 56.04]');
select pg_temp.sent('far_off', '2026-03-10T12:00:00Z', '[12.75, 56.04]');
select pg_temp.sent('gone', '2026-03-10T12:00:00Z', '[12.69, 56.044]');
select pg_temp.sent('refused', '2026-03-10T12:00:00Z', '[12.69, 56.045]');
select pg_temp.sent('worry', '2026-03-10T12:00:00Z', '[12.69, 56.046]');
select pg_temp.sent('rough', '2026-03-11T12:00:00Z', '[12.69, 56.047]', '{"precision":"rough"}');
select pg_temp.sent('way', '2026-03-12T12:00:00Z', '[12.69, 56.04]', '{"campaignId":null}');
update public.contributions set status = 'withdrawn', withdrawn_at = now() where id = tests.id('gone');
update public.contributions set status = 'rejected', rejection_reason = 'hate' where id = tests.id('refused');
update public.contributions set flags = '{child_worry}' where id = tests.id('worry');
-- A line that only crosses a corner of the area.
update public.contributions set place = extensions.st_setsrid(extensions.st_geomfromtext('LINESTRING(12.699 56.06, 12.6999 56.0499)'), 4326) where id = tests.id('way');
select tests.approve('first_second');
select tests.approve('beside');

-- Who may
select tests.act_as('anonymous');
select ok(pg_temp.problem('read_plan_dossier', '{}') like '42501%', 'nobody signed in does not even reach the function');
select is(tests.problem('select * from private.plan_statements') like '42501%', true, 'nor the table');
select tests.act_as('stranger');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation')), 'PT403 not_allowed', 'a stranger reads no dossier');
select tests.act_as('moderator');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation')), 'PT403 not_allowed', 'nor does a moderator');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s1')), 'PT403 not_allowed', 'who writes in no statement');
select tests.act_as('host');
select is(pg_temp.problem('save_plan_dossier', pg_temp.frame()), 'PT403 not_allowed', 'a host saves no frame');
select tests.act_as('other_admin');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation')), 'PT403 not_allowed', 'the neighbour''s admin does not read the city''s');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('nowhere'), 'stage', 'consultation')), 'PT403 not_allowed', 'which sounds like an area that is not there');
select is(pg_temp.problem('save_plan_dossier', pg_temp.frame()), 'PT403 not_allowed', 'nor saves its frame');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s1')), 'PT403 not_allowed', 'nor adds a statement');
select is(pg_temp.problem('note_plan_dossier_export', jsonb_build_object('areaId', tests.id('area'), 'stage', 'review', 'format', 'csv', 'sha256', repeat('0', 64), 'contributions', 1, 'statements', 0)), 'PT403 not_allowed', 'nor writes in its log');

-- What is received, and what is background
select tests.act_as('planner');
insert into kept select 'plain', pg_temp.dossier();
select is(document -> 'frame', pg_temp.frame('{"officer":"","unit":""}'), 'the period is the phase''s until somebody says otherwise') from kept where name = 'plain';
select is(pg_temp.one(document, 'first_second') ->> 'part', 'received', 'the first second of the first day in Stockholm is in the period') from kept where name = 'plain';
select is(pg_temp.one(document, 'too_early') ->> 'part', 'background', 'the second before is not') from kept where name = 'plain';
select is(pg_temp.one(document, 'last_second') ->> 'part', 'received', 'the last second of the last day is, in summer time') from kept where name = 'plain';
select is(pg_temp.one(document, 'too_late') ->> 'part', 'background', 'the one after is not') from kept where name = 'plain';
select is(pg_temp.one(document, 'full') ->> 'part', 'background', 'what was said long before is background') from kept where name = 'plain';
select is(pg_temp.one(document, 'way') ->> 'isInside', 'true', 'a line that only touches the area belongs to it') from kept where name = 'plain';
select is(pg_temp.one(document, 'beside'), null, 'what lies beside it does not, without a buffer') from kept where name = 'plain';
select is(array[pg_temp.one(document, 'gone'), pg_temp.one(document, 'refused'), pg_temp.one(document, 'worry')], array[null, null, null]::jsonb[], 'withdrawn, rejected and a worry for a child are not in it') from kept where name = 'plain';
select is(pg_temp.sums(document, 'received'), '4 3 4', 'four received of three respondents, none answered') from kept where name = 'plain';
select is(pg_temp.sums(document, 'background'), '3 3 2', 'three of background, one of them answered') from kept where name = 'plain';
select is(jsonb_path_query_array(document, '$.contributions[*].receivedAt') #>> '{0}', '2026-02-01T12:00:00.000Z', 'oldest first') from kept where name = 'plain';
select is(pg_temp.one(document, 'first_second') ->> 'isAnswerable', 'true', 'what a moderator let through may be answered') from kept where name = 'plain';
select is(pg_temp.one(document, 'last_second') ->> 'isAnswerable', 'false', 'what nobody has looked at may not') from kept where name = 'plain';
select is(pg_temp.one(document, 'full') -> 'answerIds', jsonb_build_array(tests.id('city_answer')), 'with its answers') from kept where name = 'plain';
select is(jsonb_path_query_array(document, '$.answers[*].text'), '["Tack."]', 'and what they say') from kept where name = 'plain';
select is(pg_temp.one(document, 'full') -> 'themeIds', jsonb_build_array(tests.id('city_theme')), 'and its themes') from kept where name = 'plain';
select is(pg_temp.one(document, 'full') ->> 'supportCount', '1', 'and its support') from kept where name = 'plain';
select is(pg_temp.one(document, 'rough') ->> 'isRough', 'true', 'what is known only roughly says so') from kept where name = 'plain';
select is(document -> 'themes', jsonb_build_array(jsonb_build_object('id', tests.id('city_theme'), 'name', 'Ljus', 'isRetired', false)), 'themes are the organisation''s own') from kept where name = 'plain';
select is(document #>> '{area,name}' || ' ' || (document #>> '{area,caseNumber}') || ' ' || (document #>> '{area,organisationName}'), 'Hamnen SBN 2026/1 Teststaden', 'the area says whose it is and its case number') from kept where name = 'plain';
select is(document #> '{area,reach}', document #> '{area,boundary}', 'without a buffer it reaches as far as its boundary') from kept where name = 'plain';
select is(pg_temp.dossier('{"bufferMetres":100}') -> 'isCut', 'false', 'nothing was cut off');
select is(pg_temp.one(pg_temp.dossier('{"bufferMetres":130}'), 'beside') ->> 'isInside', 'false', 'within the buffer is not inside');
select is(pg_temp.one(pg_temp.dossier('{"bufferMetres":110}'), 'beside'), null, 'the buffer is counted in metres');
select is(pg_temp.sums(pg_temp.dossier('{"bufferMetres":2000}'), 'received'), '5 4 5', 'two kilometres do not reach across town');
select is(pg_temp.sums(pg_temp.dossier('{"from":"2026-03-02","to":null}'), 'received'), '5 4 5', 'a period without a last day still runs');
select is(pg_temp.dossier('{"from":null,"to":null}') -> 'frame', (select document -> 'frame' from kept where name = 'plain'), 'no days are the phase''s days');
select is(pg_temp.sums(pg_temp.dossier('{}', 'review'), 'received'), '0 0 0', 'a stage that has not been has received nothing');
select is(pg_temp.sums(pg_temp.dossier('{}', 'review'), 'background'), '7 6 6', 'and all is background');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation', 'from', '2026-04-01', 'to', '2026-03-01')), 'PT422 field_invalid to', 'a period that runs backwards is refused');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation', 'from', '2026-02-30')), 'PT422 field_invalid from', 'as is a day that is none');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation', 'bufferMetres', 2001)), 'PT422 field_invalid bufferMetres', 'and more than two kilometres');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation', 'bufferMetres', null)), 'PT422 field_invalid bufferMetres', 'and what is no number');
select is(pg_temp.problem('read_plan_dossier', jsonb_build_object('areaId', tests.id('area'), 'stage', 'adopted')), 'PT422 field_invalid stage', 'and a stage that has no dossier');
select tests.act_as_owner();
select is((select count(*)::integer from public.audit_events where action = 'dossier.read' and subject_id = tests.id('area') and actor_id = tests.id('planner')), 1, 'reading is in the log, once an hour');
select is((pg_temp.one(document, 'first_second') ->> 'number')::integer, (select r.ordinal from private.analysis_rows r where r.contribution_id = tests.id('first_second')), 'the number is the snapshot''s') from kept where name = 'plain';

create or replace function private.dossier_limit(part text) returns integer language sql immutable return case part when 'received' then 3 else 2 end;
select tests.act_as('planner');
insert into kept select 'cut', pg_temp.dossier();
select is((select array_agg(c ->> 'id' order by n) from jsonb_array_elements(document -> 'contributions') with ordinality x (c, n) where c ->> 'part' = 'background'), array[tests.id('too_early'), tests.id('too_late')]::text[], 'of a long background the latest are told') from kept where name = 'cut';
select is((select array_agg(c ->> 'id' order by n) from jsonb_array_elements(document -> 'contributions') with ordinality x (c, n) where c ->> 'part' = 'received'), array[tests.id('first_second'), tests.id('rough'), tests.id('way')]::text[], 'of what was received the first') from kept where name = 'cut';
select is(document -> 'isCut', 'true', 'it says that there were more') from kept where name = 'cut';
select is(document -> 'totals', (select k.document -> 'totals' from kept k where k.name = 'plain'), 'and counts them all') from kept where name = 'cut';
select tests.act_as_owner();
create or replace function private.dossier_limit(part text) returns integer language sql immutable return 1000;

-- The frame
select tests.act_as('planner');
select is(public.save_plan_dossier(pg_temp.frame('{"bufferMetres":130}')), pg_temp.frame('{"bufferMetres":130,"revision":1}'), 'a frame is saved');
select is(pg_temp.problem('save_plan_dossier', pg_temp.frame()), 'PT409 revision_conflict revision', 'not twice for the first time');
select is(public.save_plan_dossier(pg_temp.frame('{"revision":1,"bufferMetres":130,"from":null,"to":null}')) ->> 'from', '2026-03-02', 'without days it follows the phase');
select is(pg_temp.problem('save_plan_dossier', pg_temp.frame('{"revision":1}')), 'PT409 revision_conflict revision', 'who looked at an earlier one is told');
select is(pg_temp.problem('save_plan_dossier', pg_temp.frame('{"revision":2,"to":"2026-01-01"}')), 'PT422 field_invalid to', 'backwards is refused');
select is(pg_temp.problem('save_plan_dossier', pg_temp.frame(jsonb_build_object('revision', 2, 'officer', repeat('x', 201)))), 'PT422 text_too_long officer', 'as is a name too long');
select is(pg_temp.problem('save_plan_dossier', pg_temp.frame('{"revision":2,"bufferMetres":12.5}')), 'PT422 field_invalid bufferMetres', 'and half a metre');
select is(pg_temp.sums(pg_temp.dossier(), 'received'), '5 4 5', 'what is saved holds when it is read');
update kept set document = pg_temp.dossier() where name = 'plain';

-- Statements
select is(public.add_plan_statement(pg_temp.statement('s1')), pg_temp.statement('s1') || '{"revision":1,"answerIds":[]}', 'a statement is written in');
select is(public.add_plan_statement(pg_temp.statement('s1', '{"sender":"En annan"}')) ->> 'sender', 'Påhittade myndigheten', 'sent twice is added once');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s2', jsonb_build_object('summary', repeat('å', 4001)))), 'PT422 text_too_long summary', 'too long is refused with its field');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s2', '{"summary":" "}')), 'PT422 text_missing summary', 'so is an empty one');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s2', '{"sender":""}')), 'PT422 text_missing sender', 'and one of nobody');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s2', '{"receivedOn":"2999-01-01"}')), 'PT422 field_invalid receivedOn', 'and one that has not come yet');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s2', jsonb_build_object('themeIds', jsonb_build_array(tests.id('other_theme'))))), 'PT422 field_invalid themeIds', 'and a theme of the neighbour''s');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s2', jsonb_build_object('areaId', tests.id('other_area')))), 'PT403 not_allowed', 'and a plan of the neighbour''s');
select is(public.add_plan_statement(pg_temp.statement('later', '{"stage":"review"}')) ->> 'stage', 'review', 'another stage has its own');
select is(jsonb_path_query_array(pg_temp.dossier(), '$.statements[*].id'), jsonb_build_array(tests.id('s1')), 'a dossier has those of its stage');
select tests.act_as('colleague');
select is(public.save_plan_statement(pg_temp.statement('s1', '{"revision":1,"sender":"Påhittade verket"}')) ->> 'revision', '2', 'a colleague changes it');
select tests.act_as('planner');
select is(pg_temp.problem('save_plan_statement', pg_temp.statement('s1', '{"revision":1}')), 'PT409 revision_conflict revision', 'and is not overwritten unseen');
select tests.act_as('other_admin');
select is(pg_temp.problem('save_plan_statement', pg_temp.statement('s1', '{"revision":2}')), 'PT403 not_allowed', 'the neighbour changes none');
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s1', jsonb_build_object('areaId', tests.id('other_area'), 'themeIds', '[]'::jsonb))), 'PT403 not_allowed', 'nor learns what it says by adding it again');
select is(pg_temp.problem('remove_plan_statement', jsonb_build_object('id', tests.id('s1'), 'revision', 2)), 'PT403 not_allowed', 'nor removes one');
select is(pg_temp.problem('tie_plan_statements', jsonb_build_object('answerId', tests.id('other_answer'), 'add', jsonb_build_array(tests.id('s1')))), 'PT409 revision_conflict add', 'nor ties one to an answer of their own');
select is(pg_temp.problem('tie_plan_statements', jsonb_build_object('answerId', tests.id('city_answer'), 'add', '[]'::jsonb)), 'PT403 not_allowed', 'nor to one of ours');

-- Answers to them
select tests.act_as('planner');
select is(public.tie_plan_statements(jsonb_build_object('answerId', tests.id('city_answer'), 'add', jsonb_build_array(tests.id('s1'), tests.id('s1')))), null, 'an answer to contributions also answers a statement');
select is(pg_temp.dossier() #> '{statements,0,answerIds}', jsonb_build_array(tests.id('city_answer')), 'which says so');
select is(pg_temp.problem('tie_plan_statements', jsonb_build_object('answerId', tests.id('city_answer'), 'add', jsonb_build_array(tests.id('unknown')))), 'PT409 revision_conflict add', 'one that is gone is not passed over');
select is(pg_temp.problem('tie_plan_statements', jsonb_build_object('answerId', tests.id('city_answer'), 'add', '["x"]'::jsonb)), 'PT422 field_invalid add', 'nor what is no id');
select public.save_theme('{"name":{"sv":"Belysning"}}');
select public.merge_themes(jsonb_build_object('from', tests.id('city_theme'), 'into', (select t.id from public.themes t where t.slug = 'belysning')));
select is(pg_temp.dossier() #>> '{statements,0,themeIds,0}', (select t.id::text from public.themes t where t.slug = 'belysning'), 'what was coded with a merged theme follows it');
select is(public.remove_development_area(jsonb_build_object('id', tests.id('area'), 'revision', 2)), '{"removed":false,"answers":0,"statements":2}', 'an area with statements stays, and says how many it has');
select is((public.read_area(tests.id('area')) ->> 'statements')::integer, 2, 'which stands on its page');
select public.publish_answer(jsonb_build_object('id', tests.id('city_answer'), 'revision', 1));
select is(pg_temp.problem('remove_plan_statement', jsonb_build_object('id', tests.id('s1'), 'revision', 2)), 'PT403 not_allowed published', 'what has been answered in public is not removed');
select is(public.tie_plan_statements(jsonb_build_object('answerId', tests.id('city_answer'), 'remove', jsonb_build_array(tests.id('s1')))), null, 'until it is untied');
select is(public.remove_plan_statement(jsonb_build_object('id', tests.id('s1'), 'revision', 2)), null, 'then it is');

select public.save_theme(jsonb_build_object('id', t.id, 'name', t.name, 'isRetired', true)) from public.themes t where t.slug = 'belysning';
select is(pg_temp.problem('add_plan_statement', pg_temp.statement('s3', jsonb_build_object('themeIds', jsonb_build_array((select t.id from public.themes t where t.slug = 'belysning'))))), 'PT422 field_invalid themeIds',
  'a retired theme is put on nothing new');
select is(public.save_plan_statement(pg_temp.statement('later', jsonb_build_object('revision', 1, 'stage', 'review', 'summary', 'Rättat.', 'themeIds', jsonb_build_array((select t.id from public.themes t where t.slug = 'belysning'))))) ->> 'summary', 'Rättat.',
  'and stays where it was');
select is(jsonb_path_query_first(pg_temp.dossier('{}', 'review'), '$.themes[*] ? (@.name == "Belysning").isRetired'), 'true', 'where it says that it is retired');
select public.save_development_area(jsonb_build_object('id', tests.id('next_area'), 'revision', 0, 'name', 'Intill', 'phase', 'review', 'boundary',
  '{"type":"MultiPolygon","coordinates":[[[[12.72,56.03],[12.73,56.03],[12.73,56.04],[12.72,56.04],[12.72,56.03]]]]}'::jsonb));
select is(public.save_plan_statement(pg_temp.statement('later', jsonb_build_object('revision', 2, 'areaId', tests.id('next_area'), 'stage', 'review', 'themeIds', '[]'::jsonb))) ->> 'areaId', tests.id('next_area')::text,
  'what was written in for the wrong plan is moved');
select is(pg_temp.dossier('{}', 'review') -> 'statements', '[]', 'and stands there no longer');
select is(pg_temp.problem('save_plan_statement', pg_temp.statement('later', jsonb_build_object('revision', 3, 'areaId', tests.id('other_area')))), 'PT403 not_allowed', 'never to the neighbour''s');

-- An import is not undone over what was sent to the city
select public.stage_import(jsonb_build_object('importId', tests.id('file'), 'what', 'areas', 'fileName', 'planer.gpkg', 'fileHash', repeat('0', 64), 'rows', '[{"nth":1,"name":"Inläst","caseNumber":"IN 1","boundary":{"type":"MultiPolygon","coordinates":[[[[12.74,56.03],[12.75,56.03],[12.75,56.04],[12.74,56.04],[12.74,56.03]]]]}}]'::jsonb));
select public.import_development_areas(jsonb_build_object('importId', tests.id('file'), 'dryRun', false));
select public.add_plan_statement(pg_temp.statement('in_import', jsonb_build_object('themeIds', '[]'::jsonb, 'areaId', (select a.id from public.development_areas a where a.case_number = 'IN 1'))));
select is(public.undo_import(tests.id('file')), '{"undone":false,"inTheWay":["Inläst"]}', 'an import is not undone while a statement stands in one of its areas');

-- The file, and the log
select is(public.note_plan_dossier_export(jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation', 'format', 'docx', 'sha256', repeat('AB', 32), 'contributions', 12, 'statements', 3)), null, 'a file that leaves is noted');
select is(pg_temp.problem('note_plan_dossier_export', jsonb_build_object('areaId', tests.id('area'), 'stage', 'consultation', 'format', 'docx', 'sha256', 'kort', 'contributions', 12, 'statements', 3)), 'PT422 field_invalid sha256', 'with its SHA-256');
select tests.act_as_owner();
select is((select reason from public.audit_events where action = 'dossier.exported'), 'consultation docx 12 3 ' || repeat('ab', 32), 'the log has stage, format, counts and SHA-256');
select set_eq($$ select distinct action from public.audit_events where action ~ '^(dossier|statement)\.' or action like 'answer.statements%' $$,
  array['dossier.read', 'dossier.changed', 'dossier.exported', 'statement.added', 'statement.changed', 'statement.removed', 'answer.statements_tied', 'answer.statements_untied'], 'all that was done is in the log');
select is_empty($$ select reason from public.audit_events where reason ~ 'Påhittade|Bullret|EX 12' $$, 'and nothing of what they say');
select throws_ok(format('delete from public.development_areas where id = %L', tests.id('next_area')), '23503', null, 'nor does anybody else delete an area with statements');
select * from finish();
rollback;
