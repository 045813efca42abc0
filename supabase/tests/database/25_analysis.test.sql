-- What planners weigh: who may read it, what is never in it, and that it follows every change at once.
begin;
select plan(69);
select tests.a_full_city();
insert into auth.users (id, email) values (tests.id('colleague'), 'colleague@example.test') on conflict do nothing;
insert into public.staff (user_id, organisation_id, role) values (tests.id('colleague'), tests.id('city'), 'planner');

-- The row of one contribution, and what the desk says, seen with the owner's eyes.
create function pg_temp.row_of(word text) returns private.analysis_rows language sql as $$ select r from private.analysis_rows r where r.contribution_id = tests.id(word) $$;
create function pg_temp.found(words text) returns integer language sql as $$ select octet_length(decode(public.analysis_words(tests.id('city'), words) ->> 'ordinals', 'base64')) / 4 $$;
create function pg_temp.read(word text) returns jsonb language sql security definer as $$
  select public.analysis_contributions(tests.id('city'), array(select r.ordinal from private.analysis_rows r where r.contribution_id = tests.id(word))) $$;
create function pg_temp.areas_of(word text) returns text[] language sql as $$
  select array(select a.name from private.analysis_sets s join public.development_areas a on a.id = any (s.members)
    where s.organisation_id = tests.id('city') and s.subject = 'areas' and s.code = (pg_temp.row_of(word)).areas order by a.name) $$;
create temporary table seen (word text, ordinal integer, version text);
grant all on seen to public;
grant execute on all functions in schema pg_temp to public;

select tests.sent(tests.a_submission('lamp', '{"kind":"wish","text":"Laga de trasiga lamporna vid Åhuset.","place":{"type":"Point","coordinates":[12.69,56.04]}}'));
select tests.sent(tests.a_safety('dark', '{"demographics":{"ageGroup":"13_19","gender":"woman","relations":["live","study"]},"safety":{"level":2,"times":["evening","night"],"causes":[{"cause":"lighting","effect":"bad"},{"cause":"overview","effect":"good"}]}}'));
select tests.sent(tests.a_submission('old', '{"kind":"memory","text":"Här stod en kiosk.","era":{"type":"year","from":1957,"to":1957},"place":{"type":"Point","coordinates":[12.80,56.10]}}'));

-- Who may
select tests.act_as('anonymous');
select ok(tests.problem(format('select public.analysis_start(%L)', tests.id('city'))) like '42501%', 'nobody signed in does not even reach the function');
select tests.act_as('stranger');
select is(tests.problem(format('select public.analysis_start(%L)', tests.id('city'))), 'PT403 not_allowed', 'a stranger weighs nothing');
select tests.act_as('moderator');
select is(tests.problem(format('select public.analysis_start(%L)', tests.id('city'))), 'PT403 not_allowed', 'a moderator weighs nothing');
select is(tests.problem(format('select public.analysis_words(%L, %L)', tests.id('city'), 'lampa')), 'PT403 not_allowed', 'and searches nothing');
select tests.act_as('host');
select is(tests.problem(format('select public.analysis_columns(%L, %L)', tests.id('city'), '00000000-1')), 'PT403 not_allowed', 'nor does a host');
select is(tests.problem(format('select public.read_views(%L)', tests.id('city'))), 'PT403 not_allowed', 'or read views');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.analysis_start(%L)', tests.id('city'))), 'PT403 not_allowed', 'the neighbour''s admin does not weigh for the city');
select is(tests.problem(format('select public.analysis_changes(%L, %L)', tests.id('city'), '00000000-1')), 'PT403 not_allowed', 'nor follows its changes');
select is(tests.problem(format('select public.analysis_contributions(%L, array[1])', tests.id('city'))), 'PT403 not_allowed', 'nor reads its words');
select is(tests.problem(format('select public.analysis_regions(%L)', tests.id('city'))), 'PT403 not_allowed', 'nor its boundaries here');
select is(tests.problem(format('select public.analysis_buffer(%L, %L)', tests.id('city'), '{"type":"district","id":"00000000-0000-4000-8000-000000000001","bufferMetres":1}')), 'PT403 not_allowed', 'nor buffers in its name');
select is(public.analysis_organisations() -> 0 ->> 'name', 'Grannstaden', 'but weighs for their own');
select is((public.analysis_start(tests.id('other')) ->> 'total')::integer, 1, 'with what is theirs');
select is(public.analysis_start(tests.id('other')) #>> '{dictionaries,districts,1,name}', 'Fjärran', 'in their own words');
select is(public.analysis_contributions(tests.id('other'), array[1, 2, 3, 4, 5])::text like '%kiosk%', false, 'whatever numbers they ask for');

-- What is in it
select tests.act_as_owner();
select is((pg_temp.row_of('dark')).age, 2::smallint, 'the age stated is in it');
select is((r).gender * 100 + (r).relations, 105, 'with gender and relations') from (select pg_temp.row_of('dark') as r) x;
select is(array[(r).kind, (r).safety, (r).times, (r).precision]::integer[], array[5, 2, 12, 1], 'kind, level, times and precision') from (select pg_temp.row_of('dark') as r) x;
select is((pg_temp.row_of('dark')).causes, 1 + 512, 'causes: bad ones below, good ones above');
select is((pg_temp.row_of('old')).decade, 16::smallint, 'a memory''s first decade');
select is(pg_temp.areas_of('lamp'), '{Hamnen}', 'the areas it lies in are decided as it comes');
select is((pg_temp.row_of('old')).areas, 0, 'none is none');
select is((pg_temp.row_of('lamp')).day, (now() at time zone 'Europe/Stockholm')::date - date '2020-01-01', 'its day is Stockholm''s');
update public.contributions set received_at = '2026-06-30T22:30:00Z' where id = tests.id('lamp');
select is((pg_temp.row_of('lamp')).day, date '2026-07-01' - date '2020-01-01', 'also shortly after midnight there');

insert into seen select 'early', null, private.analysis_version();
select tests.act_as('planner');
select is(tests.problem(format('select public.analysis_contributions(%L, array[1])', tests.id('city'))), 'PT409 revision_conflict version', 'no place is told to a planner who has not begun where it is written down');
select is(tests.problem(format('select public.analysis_columns(%L, %L)', tests.id('city'), (select version from seen where word = 'early'))), 'PT409 revision_conflict version', 'nor in a page');
select is(public.analysis_changes(tests.id('city'), (select version from seen where word = 'early')) ->> 'isTooMuch', 'true', 'nor as a change');
insert into seen select 'start', null, public.analysis_start(tests.id('city')) ->> 'version';
select is((select count(*)::integer from public.audit_events), 0, 'a planner does not read the log');
select tests.act_as('admin');
select is((select count(*)::integer from public.audit_events where action = 'analysis.read' and actor_id = tests.id('planner') and subject_id = tests.id('city')), 1, 'but stands in it, once a snapshot');
select tests.act_as('planner');
select is(pg_temp.found('lampa'), 1, 'a word is found in another form');
select is(pg_temp.found('trasiga lampo'), 1, 'the last one also when only begun');
select is(pg_temp.found('ÅHUSET'), 1, 'in capitals with rings, too');
select is(pg_temp.found('"trasiga lamporna"'), 1, 'in their order');
select is(pg_temp.found('"lamporna trasiga"'), 0, 'and no other');
select is(pg_temp.found('lampa -trasiga'), 0, 'without');
select is(pg_temp.found('kiosk or lampa'), 2, 'one or other');
select is(tests.problem(format('select public.analysis_words(%L, %L)', tests.id('city'), E'''&|!:*(\\ "')), 'none', 'signs are no language to speak to the database in');
select is(pg_temp.read('dark') -> 0 ->> 'safetyLevel', '2', 'one is read on a click');

-- What may not be seen
select tests.act_as('anonymous');
select public.withdraw_contribution(jsonb_build_object('id', tests.id('old'), 'receiptCode', tests.code('old')));
select tests.sent(tests.a_submission('worry', '{"text":"Pappa slår mig varje kväll i köket."}'));
select tests.act_as_owner();
select ok(pg_temp.row_of('old') is null, 'withdrawn is out at once');
select is((select count(*)::integer from private.analysis_removals where organisation_id = tests.id('city')), 1, 'and leaves a number');
select ok(pg_temp.row_of('worry') is null, 'a worry for a child never comes in');
select tests.act_as('planner');
select is(pg_temp.found('kiosk'), 0, 'withdrawn words are not found');
select is(pg_temp.found('köket'), 0, 'nor a child''s');
select tests.act_as_owner();
select tests.approve('worry');
select ok(pg_temp.row_of('worry') is not null, 'until it is decided that everybody may read it');
update public.contributions set title = 'Ljus', text = '[…] lyser inte.' where id = tests.id('lamp');
select tests.act_as('planner');
select is(pg_temp.found('Åhuset'), 0, 'redacted words are not found');
select is(pg_temp.found('ljus'), 1, 'those in their place are');

-- What changes
select tests.act_as_owner();
insert into public.contribution_themes (contribution_id, theme_id) values (tests.id('dark'), tests.id('city_theme'));
select is((pg_temp.row_of('dark')).themes, (pg_temp.row_of('full')).themes, 'coding it the same gives it the same set');
delete from public.contribution_themes where contribution_id = tests.id('dark');
select is((pg_temp.row_of('dark')).themes, 0, 'and taking it back gives it none');
select is((pg_temp.row_of('full')).answered, 1::smallint, 'an answer being written is a draft');
update public.answers set published_at = now() where id = tests.id('city_answer');
select is((pg_temp.row_of('full')).answered, 2::smallint, 'published it is an answer');
update public.answers set published_at = null, withdrawn_at = now(), withdrawn_reason = 'x' where id = tests.id('city_answer');
select is((pg_temp.row_of('full')).answered, 0::smallint, 'and withdrawn it is none');
update public.development_areas set boundary = extensions.st_multi(extensions.st_makeenvelope(12.60, 56.00, 12.62, 56.01, 4326)) where id = tests.id('area');
select is(pg_temp.areas_of('lamp'), '{}', 'a boundary that moves away recounts what it leaves');
update public.development_areas set boundary = extensions.st_multi(extensions.st_makeenvelope(12.68, 56.03, 12.70, 56.05, 4326)) where id = tests.id('area');
insert into public.development_areas (id, organisation_id, name, phase, boundary) values (tests.id('second'), tests.id('city'), 'Kajen', 'started', extensions.st_multi(extensions.st_makeenvelope(12.685, 56.03, 12.70, 56.05, 4326)));
select is(pg_temp.areas_of('lamp'), '{Hamnen,Kajen}', 'and one that comes what it reaches');
delete from public.development_areas where id = tests.id('area');
select is(pg_temp.areas_of('lamp'), '{Kajen}', 'as one that goes');
delete from public.contribution_demographics where contribution_id = tests.id('dark');
select is((pg_temp.row_of('dark')).age, 0::smallint, 'what was said of oneself goes with it');

select tests.act_as('planner');
select is(tests.problem(format('select public.analysis_columns(%L, %L)', tests.id('city'), '00000000-1')), 'PT409 revision_conflict version', 'a version of another database has no pages');
select is((public.analysis_changes(tests.id('city'), '00000000-1') ->> 'isTooMuch')::boolean, true, 'and no changes');
select is((public.analysis_changes(tests.id('city'), version) ->> 'isTooMuch')::boolean, false, 'this one''s has') from seen;

-- What nobody can still ask for is forgotten by the daily job
select tests.act_as_owner();
insert into private.analysis_removals (organisation_id, version, ordinal) values (tests.id('city'), 1, 1000001), (tests.id('city'), 900000000000000000, 1000002);
update private.analysis_generation set next_since = 2;
select private.forget_removals();
select is((select count(*)::integer from private.analysis_removals where ordinal > 1000000), 2, 'a mark that is younger than a day forgets nothing');
update private.analysis_generation set marked_at = now() - interval '25 hours';
select private.forget_removals();
select set_eq('select ordinal from private.analysis_removals where ordinal > 1000000', array[1000002], 'a day later what was removed before the mark is forgotten, and nothing else');
update private.analysis_generation set removals_since = split_part((select version from seen where word = 'start'), '-', 2)::bigint + 1;
select tests.act_as('planner');
select is((public.analysis_changes(tests.id('city'), (select version from seen where word = 'start')) ->> 'isTooMuch')::boolean, true, 'whoever has an older version reads anew');
select tests.act_as_owner();
update private.analysis_generation set removals_since = 0, next_since = 900000000000000000;
select private.forget_removals();
select is((select max(r.version)::integer from private.analysis_rows r), 0, 'in a copy put back into a new server every row is old');
select tests.act_as('planner');
select is((public.analysis_changes(tests.id('city'), (select version from seen where word = 'start')) ->> 'isTooMuch')::boolean, true, 'and versions of the server before mean nothing');
select tests.act_as_owner();
update private.analysis_generation set id = split_part((select version from seen where word = 'start'), '-', 1);
select tests.act_as('planner');

-- Buffers and views
select ok((select extensions.st_area(extensions.st_transform(extensions.st_setsrid(extensions.st_geomfromgeojson(public.analysis_buffer(tests.id('city'),
  '{"type":"line","line":[[12.69,56.04],[12.70,56.04]],"bufferMetres":100}')::text), 4326), 3006)) between 150000 and 157000), 'a buffer is counted in metres');
select is(tests.problem(format('select public.analysis_buffer(%L, %L)', tests.id('city'), '{"type":"line","line":[[12.69,56.04],[12.70,56.04]],"bufferMetres":5001}')), 'PT422 field_invalid bufferMetres', 'five kilometres at most');
select is(public.save_view(tests.id('city'), jsonb_build_object('id', tests.id('view'), 'name', ' Kvällar ', 'query', 'time=night')) ->> 'name', 'Kvällar', 'a view has a name');
select public.save_view(tests.id('city'), jsonb_build_object('id', tests.id('view2'), 'name', 'Kvällar', 'query', 'time=evening'));
select is(jsonb_path_query_array(public.read_views(tests.id('city')), '$.query'), '["time=evening"]', 'the same name again replaces one''s own');
select tests.act_as('colleague');
select is(tests.problem(format('select public.save_view(%L, %L)', tests.id('city'), jsonb_build_object('id', tests.id('view2'), 'name', 'Kapad', 'query', ''))), 'PT403 not_allowed', 'a colleague opens it, but does not change it');
select * from finish();
rollback;
