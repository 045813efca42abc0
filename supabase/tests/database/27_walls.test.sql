-- Exhibition walls: what they hold, what they tell and to whom, and how their screens are led. The rest goes over HTTP: tests/contract/wall.test.ts.
begin;
select plan(43);
select tests.a_full_city();
create function pg_temp.told(wall text, since bigint default 0) returns text[] language sql as $$
  select coalesce(array_agg(e ->> 'id'), '{}') from jsonb_array_elements(public.wall_changes(wall, since) -> 'changed') e
$$;
create function pg_temp.tells(wall text, word text) returns boolean language sql as $$ select tests.id(word)::text = any (pg_temp.told(wall)) $$;
create function pg_temp.removed_since(wall text, since bigint) returns jsonb language sql as $$ select public.wall_changes(wall, since) -> 'removed' $$;
create function pg_temp.screen_report(changes jsonb default '{}') returns jsonb language sql as $$
  select '{"status":"playing","chapter":"stories","storyId":null,"framesPerSecond":30,"dataAgeSeconds":2,"width":1920,"height":1080,"recoveries":0,"loadedAt":"2026-11-23T08:00:00.000Z","obeyed":null}'::jsonb || changes
$$;
grant execute on function pg_temp.told(text, bigint), pg_temp.tells(text, text), pg_temp.removed_since(text, bigint), pg_temp.screen_report(jsonb) to public;

-- The table's own limits
create function pg_temp.wall_problem(change text) returns text language sql as $$
  select left(tests.problem(format('update public.walls set %s where id = %L', change, tests.id('city_wall'))), 5)
$$;
select is(c.change || ': ' || pg_temp.wall_problem(c.change), c.change || ': 23514', 'a wall does not hold ' || c.change) from unnest(array[
  $$slug = 'Vägg'$$, $$slug = 'a--b'$$, $$title = '{"en":"Only"}'$$, $$kinds = '{safety}'$$, $$languages = '{}'$$, $$languages = '{sv,sv}'$$, 'language_seconds = 5', 'story_seconds = 121',
  $$chapters = '[]'$$, $$chapters = '[{"type":"stories","minutes":61}]'$$, $$chapters = '[{"type":"adverts","minutes":5}]'$$, $$theme = 'pink'$$,
  $$invitation = jsonb_build_object('sv', repeat('x', 61))$$, $$quiet_from = '22:00'$$, $$quiet_from = '22:00', quiet_to = '22:00'$$]) c (change);
select matches((select short_code from public.walls where id = tests.id('city_wall')), '^[BCDFGHJKMNPQRTVWXYZ2346789]{5}$', 'the database makes a code that is not misread');
select is(pg_temp.wall_problem($$short_code = 'BBBBB', revision = 99$$), 'none', 'neither code nor revision are anybody''s to set');
select is((select revision from public.walls where id = tests.id('city_wall')), 1, 'what changes nothing is no new revision');

-- What is told
select tests.act_as('anonymous');
select tests.sent(tests.a_submission('yes', '{"exhibition":true}'));
select tests.sent(tests.a_submission('wish', '{"kind":"wish","exhibition":true}'));
select tests.sent(tests.a_submission('waits', '{"exhibition":true}'));
select tests.sent(tests.a_submission('far', jsonb_build_object('exhibition', true, 'wallCode', 'ingen')));
select tests.sent(tests.a_safety('unsafe', '{"exhibition":true}'));
select tests.act_as_owner();
select tests.approve(w) from unnest(array['yes', 'wish', 'far']) w;
update public.contributions set organisation_id = tests.id('other') where id = tests.id('far');
select tests.act_as('anonymous');
select ok(pg_temp.tells('city-wall', 'yes') and pg_temp.tells('city-wall', 'wish'), 'a wall tells what is published with a yes to exhibition');
select ok(not pg_temp.tells('city-wall', 'full'), 'not what is published without');
select ok(not pg_temp.tells('city-wall', 'waits'), 'not what waits');
select ok(not pg_temp.tells('city-wall', 'unsafe'), 'no pin of safety');
select ok(not pg_temp.tells('city-wall', 'far') and pg_temp.tells('other-wall', 'far'), 'and nothing of a neighbour');
select is(tests.problem('select public.wall_changes(''nothing'', 0)'), 'PT403 refused', 'a wall nobody knows tells nothing');
select is(public.read_wall('nothing'), null, 'and is none');
select is(public.read_wall('city-wall') -> 'voices', 'null', 'fewer than five voices are not counted');

-- Off the wall, however it comes
select set_config('tests.cursor', public.wall_changes('city-wall', 0) ->> 'cursor', true);
select public.report_contribution(jsonb_build_object('id', tests.id('a_report'), 'contributionId', tests.id('wish'), 'reason', 'spam'));
select is(pg_temp.removed_since('city-wall', current_setting('tests.cursor')::bigint), jsonb_build_array(tests.id('wish')), 'a report takes it off, whatever the reason');
select ok(tests.published('wish') is not null, 'though everyone else still reads it');
select tests.act_as_owner();
update public.reports set resolved_at = now() where id = tests.id('a_report');
select tests.act_as('anonymous');
select ok(pg_temp.told('city-wall', current_setting('tests.cursor')::bigint) @> array[tests.id('wish')::text], 'looked at, it comes back');
select public.amend_contribution(jsonb_build_object('operationId', tests.id('op'), 'id', tests.id('yes'), 'receiptCode', tests.code('yes'), 'baseRevision', 1, 'changes', '{"exhibition":false}'::jsonb));
select tests.act_as_owner();
select tests.approve('yes');
select tests.act_as('anonymous');
select is(pg_temp.removed_since('city-wall', current_setting('tests.cursor')::bigint), jsonb_build_array(tests.id('yes')), 'a yes taken back reaches also screens that slept through all of it');
select is(pg_temp.removed_since('city-wall', 0), '[]', 'who starts from nothing has nothing to remove');

-- Hosts save; what they may not say is refused with its field
select tests.act_as('host');
select is(tests.save_wall_problem(tests.a_wall_draft('city_wall', c.change::jsonb)), 'PT422 field_invalid ' || c.field, 'refused: ' || c.change) from (values
  ('{"kinds":["avoid"]}', 'kinds'), ('{"languages":[]}', 'languages'), ('{"chapters":[{"type":"stories","minutes":0.5}]}', 'chapters'), ('{"quietHours":{"from":"24:00","to":"07:00"}}', 'quietHours')) c (change, field);
select is(public.save_wall(tests.a_wall_draft('city_wall', jsonb_build_object('kinds', '["story"]'::jsonb, 'pinnedIds', jsonb_build_array(tests.id('wish'), tests.id('far'), tests.id('nothing'))))) -> 'pinnedIds',
  jsonb_build_array(tests.id('wish')), 'what is not the organisation''s is not pinned');
select ok(not pg_temp.tells('city-wall', 'wish'), 'a kind the host left out is not told');

-- Answers
select tests.act_as_owner();
update public.walls set kinds = '{}' where id = tests.id('city_wall');
insert into public.answers (id, organisation_id, development_area_id, stance, text, unit, published_at) values
  (tests.id('to_story'), tests.id('city'), null, 'noted', 'Till berättelsen.', 'Park', now()),
  (tests.id('to_pin'), tests.id('city'), null, 'noted', 'Till en otrygg.', 'Park', now()),
  (tests.id('to_pin_in_area'), tests.id('city'), tests.id('area'), 'noted', 'Till en otrygg i ett område.', 'Park', now()),
  (tests.id('to_area'), tests.id('city'), tests.id('area'), 'noted', 'Till området.', 'Park', now());
insert into public.answer_contributions (answer_id, contribution_id) values (tests.id('to_story'), tests.id('wish')), (tests.id('to_pin'), tests.id('unsafe')), (tests.id('to_pin_in_area'), tests.id('unsafe'));
select tests.act_as('anonymous');
select set_eq($$ select a ->> 'text' as words, a ->> 'areaName' as area, a -> 'storyIds' as ids from jsonb_array_elements(public.read_wall('city-wall') -> 'answers') a $$,
  format($$ values ('Till berättelsen.', null, %L::jsonb), ('Till området.', 'Hamnen', '[]') $$, jsonb_build_array(tests.id('wish'))), 'answers to what is told or to an area are told; an answer to a single pin of safety is its author''s alone');

-- Screens
select tests.act_as('host');
select public.add_wall_screen(jsonb_build_object('wallId', tests.id('city_wall'), 'name', 'Entrén', 'tokenHash', encode(sha256(convert_to(tests.code('token'), 'UTF8')), 'hex')));
select tests.act_as('anonymous');
select is(public.report_screen(tests.code('token'), pg_temp.screen_report()) ->> 'wallName', 'city-wall', 'a screen with a token reports');
select is(tests.problem(format('select public.report_screen(%L, %L)', tests.code('token'), pg_temp.screen_report('{"words":"hej"}'))), 'PT422 field_not_allowed words', 'in codes and ids only');
select is(tests.problem(format('select public.report_screen(%L, %L)', tests.code('wrong'), pg_temp.screen_report())), 'PT403 refused', 'a wrong token is refused');
select public.begin_pairing(tests.code('secret'));
select is(public.read_pairing(tests.code('secret')), null, 'a screen waits for its code to be typed');
select tests.act_as_owner();
update private.wall_pairings set expires_at = now() - interval '1 second';
select tests.act_as('anonymous');
select is(tests.problem(format('select public.read_pairing(%L)', tests.code('secret'))), 'PT403 refused', 'ten minutes long');
select * from finish();
rollback;
