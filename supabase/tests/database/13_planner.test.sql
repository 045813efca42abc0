-- A planner: campaigns, districts, areas, themes, answers and sessions of their own organisation; no decisions on contributions.
begin;
select plan(tests.tables() + 13);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'a planner', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('planner') r left join (values
  ('answer_contributions', 'SI-D'), ('answers', 'SIUD'), ('campaigns', 'S---'), ('campaign_question_versions', 'S---'), ('contribution_demographics', 'S---'), ('contribution_media', 'S---'),
  ('contribution_responses', 'S---'), ('contribution_themes', 'S--D'), ('contributions', 'S---'), ('development_areas', 'S---'), ('districts', 'S---'),
  ('group_sessions', 'SIU-'), ('organisations', 'S---'), ('themes', 'SIUD'), ('walls', 'S---')
) e (table_name, letters) using (table_name);

select tests.act_as('planner');
select is(tests.problem('select public.read_waiting(10)'), 'PT403 not_allowed', 'a planner does not moderate');
select is(tests.problem(format('select public.moderate_contribution(%L)', jsonb_build_object('contributionId', tests.id('full'), 'revision', 1, 'action', 'reject', 'reason', 'other'))),
  'PT403 not_allowed', 'a planner decides nothing');
select is(tests.gets_through(format('insert into public.contribution_themes (contribution_id, theme_id, coded_by) values (%L, %L, %L)', tests.id('full'), tests.id('city_theme'), tests.id('planner'))), true,
  'a planner codes with themes, as themself');
select is(tests.gets_through(format('insert into public.contribution_themes (contribution_id, theme_id, coded_by) values (%L, %L, %L)', tests.id('full'), tests.id('city_theme'), tests.id('admin'))), false,
  'but not in a colleague''s name');
select is(tests.gets_through(format('insert into public.answer_contributions values (%L, %L)', tests.id('city_answer'), tests.id('other_full'))), false, 'an answer is not tied to the neighbour''s contribution');
select is(tests.gets_through(format('update public.answers set organisation_id = %L where id = %L', tests.id('other'), tests.id('city_answer'))), false, 'an answer is not slipped into the neighbour''s name');
select throws_ok(format('insert into public.answers (organisation_id, stance, text, unit) values (%L, ''will_do'', ''Vi gör det.'', ''Gata'')', tests.id('city')), '23514', null,
  'the administration alone cannot promise');
select lives_ok(format('insert into public.answers (id, organisation_id, stance, text, unit, standing, decided_on, paragraph) values (%L, %L, ''will_do'', ''Vi gör det.'', ''Gata'', ''board'', ''2026-10-01'', ''§ 12'')',
  tests.id('promise'), tests.id('city')), 'a board can, with date and paragraph');
select lives_ok(format('insert into public.answer_contributions values (%L, %L)', tests.id('promise'), tests.id('full')), 'a planner answers a contribution');
select is(jsonb_array_length(tests.published('full') -> 'answers'), 0, 'a draft of an answer is not shown');
select tests.act_as_owner();
create temporary table before as select public.changes_since(0) ->> 'cursor' as cursor;
grant select on before to public;
select tests.act_as('planner');
update public.answers set published_at = now() where id = tests.id('promise');
select is(tests.published('full') -> 'answers' -> 0 ->> 'paragraph', '§ 12', 'a published answer reaches the map');
select is(public.read_receipt(tests.code('full')) -> 'answers' -> 0 ->> 'stance', 'will_do', 'and the receipt');
select ok((public.changes_since((select cursor::bigint from before)) -> 'changed')::text like '%' || tests.id('full')::text || '%', 'and counts as a change');

select * from finish();
rollback;
