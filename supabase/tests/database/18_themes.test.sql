-- Themes: a vocabulary per organisation, coded many at a time, each time with a way back.
begin;
select plan(33);
select tests.a_full_city();
select tests.sent(tests.a_submission('w' || n, jsonb_build_object('text', case when n < 4 then 'Lampan är trasig och det är mörkt.' else 'Fin gräsmatta med träd.' end))) from generate_series(1, 6) n;
select tests.approve('w' || n) from generate_series(1, 6) n;
create function pg_temp.coded(theme uuid) returns integer language sql as $$ select (t ->> 'coded')::integer from jsonb_array_elements(public.read_themes()) t where t ->> 'id' = theme::text $$;
create function pg_temp.coding(theme uuid, what text, variadic words text[]) returns jsonb language sql as $$
  select jsonb_build_object('themeId', theme, 'action', what, 'selection', jsonb_build_object('ids', (select jsonb_agg(tests.id(w)) from unnest(words) w))) $$;
grant execute on all functions in schema pg_temp to public;
create temporary table made (name text, id uuid);
grant all on made to public;

select tests.act_as('moderator');
select is(tests.problem('select public.read_themes()'), 'PT403 not_allowed', 'a moderator does not code');
select is(tests.problem(format('select public.code_themes(%L)', pg_temp.coding(tests.id('city_theme'), 'add', 'w1'))), 'PT403 not_allowed', 'in any way');
select tests.act_as('host');
select is(tests.problem($$select public.save_theme('{"name":{"sv":"x"}}')$$), 'PT403 not_allowed', 'nor a host');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.code_themes(%L)', pg_temp.coding(tests.id('city_theme'), 'add', 'other_full'))), 'PT403 not_allowed', 'the neighbour does not use the city''s themes');
select is(public.code_themes(pg_temp.coding(tests.id('other_theme'), 'add', 'w1')) - 'batchId', '{"changed":0,"selected":0}', 'nor codes the city''s contributions');
select is(tests.problem(format('select public.merge_themes(%L)', jsonb_build_object('from', tests.id('city_theme'), 'into', tests.id('other_theme')))), 'PT403 not_allowed', 'nor takes its themes over');
select is((select array_agg(t ->> 'id') from jsonb_array_elements(public.read_themes()) t), array[tests.id('other_theme')::text], 'nor reads them');

select tests.act_as('planner');
insert into made select 'light', (public.save_theme('{"name":{"sv":"Ljus på väg","en":"Light"},"description":"Lampor och mörker."}') ->> 'id')::uuid;
insert into made select 'green', (public.save_theme('{"name":{"sv":"Grönt"}}') ->> 'id')::uuid;
select is((select t - 'id' from jsonb_array_elements(public.read_themes()) t where t ->> 'id' = (select id::text from made where name = 'light')),
  '{"slug":"ljus-pa-vag","name":{"sv":"Ljus på väg","en":"Light"},"description":"Lampor och mörker.","retiredAt":null,"mergedInto":null,"coded":0}'::jsonb, 'a theme has a name by language and makes its own short one');
select is(tests.problem($$select public.save_theme('{"name":{"sv":"ljus på väg"}}')$$), 'PT422 field_invalid name', 'one name is one theme');
select is(tests.problem($$select public.save_theme('{"name":{"en":"Light"}}')$$), 'PT422 field_invalid name', 'and has Swedish');

-- Many at a time, and back
create temporary table pressed as select public.code_themes(pg_temp.coding((select id from made where name = 'light'), 'add', 'w1', 'w2', 'w3', 'other_full')) as said;
grant select on pressed to public;
select is((select said - 'batchId' from pressed), '{"changed":3,"selected":3}', 'a selection is coded at once');
select is(public.code_themes(pg_temp.coding((select id from made where name = 'light'), 'add', 'w3', 'w4')) -> 'changed', '1', 'what is coded already stays');
select is(pg_temp.coded((select id from made where name = 'light')), 4, 'each once');
select is(public.undo_coding((select (said ->> 'batchId')::uuid from pressed)), '{"changed":3}', 'one press takes one press back');
select is(pg_temp.coded((select id from made where name = 'light')), 1, 'and nothing else');
select is(tests.problem(format('select public.undo_coding(%L)', (select said ->> 'batchId' from pressed))), 'PT403 not_allowed', 'once');
select is(public.code_themes(jsonb_build_object('themeId', (select id from made where name = 'light'), 'action', 'add', 'selection', '{"filter":{"words":"lampan"}}'::jsonb)) -> 'changed', '3', 'everything a filter finds is coded');
create temporary table taken as select public.code_themes(pg_temp.coding((select id from made where name = 'light'), 'remove', 'w1', 'w2')) as said;
grant select on taken to public;
select is((select said -> 'changed' from taken), '2', 'coding can be taken away');
select tests.act_as('admin');
select is(tests.problem(format('select public.undo_coding(%L)', (select said ->> 'batchId' from taken))), 'PT403 not_allowed', 'a colleague does not undo it');
select tests.act_as('planner');
select public.undo_coding((select (said ->> 'batchId')::uuid from taken));
select is(pg_temp.coded((select id from made where name = 'light')), 4, 'who did it does');
select is(tests.problem(format('select public.code_themes(%L)', pg_temp.coding((select id from made where name = 'light'), 'add', 'w1') - 'selection')), 'PT422 field_invalid', 'coding nothing is refused');
select is(tests.problem(format('select public.code_themes(%L)', jsonb_build_object('themeId', tests.id('city_theme'), 'action', 'add', 'selection', '{"ids":["x"]}'::jsonb))), 'PT422 field_invalid selection', 'and what is no id');

-- Words
select public.code_themes(pg_temp.coding((select id from made where name = 'green'), 'add', 'w5', 'w6'));
select is(public.read_theme_words() -> 'coded', '7', 'the words are those of what is coded');
select is((select t -> 'words' ->> 'lampan' from jsonb_array_elements(public.read_theme_words() -> 'themes') t where t ->> 'id' = (select id::text from made where name = 'light')), '3', 'counted by contribution and theme');
select is(public.read_theme_words() -> 'words' ->> 'träd', '3', 'and in all');
select ok(not (public.read_theme_words() -> 'words') ? 'cykla', 'a word of one contribution is not told');

-- Merged, retired
select is(public.merge_themes(jsonb_build_object('from', (select id from made where name = 'green'), 'into', (select id from made where name = 'light'))) -> 'coded', '6', 'two themes become one');
select is((select (t ->> 'coded') || ' ' || (t ->> 'mergedInto') from jsonb_array_elements(public.read_themes()) t where t ->> 'id' = (select id::text from made where name = 'green')),
  '0 ' || (select id from made where name = 'light'), 'the other is retired and says where to');
select is(tests.problem(format('select public.code_themes(%L)', pg_temp.coding((select id from made where name = 'green'), 'add', 'w1'))), 'PT422 field_invalid themeId', 'nothing is coded with it');
select is(tests.problem(format('select public.merge_themes(%L)', jsonb_build_object('from', (select id from made where name = 'light'), 'into', (select id from made where name = 'green')))), 'PT422 field_invalid into', 'nor merged into it');
select ok((public.save_theme(jsonb_build_object('id', (select id from made where name = 'green'), 'name', '{"sv":"Grönt"}'::jsonb, 'isRetired', false)) ->> 'retiredAt') is null, 'it can be taken into use again');
select tests.act_as('admin');
select bag_eq(format('select action || coalesce('' '' || reason, '''') from public.audit_events where subject_id = %L', (select id from made where name = 'light')),
  array['theme.added', 'theme.coded 3', 'theme.coded 1', 'theme.coding_undone 3', 'theme.coded 3', 'theme.uncoded 2', 'theme.coding_undone 2'], 'the log counts, it does not quote');
select is((select count(*)::integer from public.audit_events where action = 'theme.merged'), 1, 'and names the merging');
select * from finish();
rollback;
