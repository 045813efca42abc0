-- A planner: campaigns, districts, areas, themes, answers and sessions of their own organisation; no decisions on contributions.
begin;
select plan(tests.tables() + 8);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'a planner', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('planner') r left join (values
  ('answer_contributions', 'S---'), ('answer_versions', 'S---'), ('answers', 'S---'), ('campaigns', 'S---'), ('campaign_question_versions', 'S---'), ('contribution_demographics', 'S---'), ('contribution_media', 'S---'),
  ('contribution_responses', 'S---'), ('contribution_themes', 'S---'), ('contributions', 'S---'), ('development_areas', 'S---'), ('districts', 'S---'),
  ('group_sessions', 'S---'), ('organisations', 'S---'), ('themes', 'S---'), ('walls', 'S---')
) e (table_name, letters) using (table_name);

select tests.act_as('planner');
select is(tests.problem('select public.claim_contributions(''{"count":10}'')'), 'PT403 not_allowed', 'a planner does not moderate');
select is(tests.problem(format('select public.decide_contribution(%L)', jsonb_build_object('contributionId', tests.id('full'), 'revision', 1, 'action', 'reject', 'reason', 'other'))),
  'PT403 not_allowed', 'a planner decides nothing');
select is(tests.gets_through(format('update public.answers set published_at = now() where id = %L', tests.id('city_answer'))), false, 'a planner publishes through the door only, where a second pair of eyes may be asked for');
-- The rules stand also where no door is: what is published, or given to another to read, is whole.
select tests.act_as_owner();
select throws_ok(format('insert into public.answers (organisation_id, stance, text, unit, published_at) values (%L, ''will_do'', ''Vi gör det.'', ''Gata'', now())', tests.id('city')), '23514', null,
  'the administration alone cannot promise');
select throws_ok(format('insert into public.answers (organisation_id, stance, text, unit, published_at) values (%L, ''cannot'', ''Nej.'', ''Gata'', now())', tests.id('city')), '23514', null, 'a no has a reason');
select throws_ok(format('insert into public.answers (organisation_id, stance, text, unit, review_requested_at) values (%L, ''partly'', ''Delvis.'', ''Gata'', now())', tests.id('city')), '23514', null, 'so has half a yes');
select throws_ok(format('insert into public.answers (organisation_id, text, unit, published_at) values (%L, ''Tack.'', ''Gata'', now())', tests.id('city')), '23514', null, 'nothing is published without a stance');
select lives_ok(format('insert into public.answers (organisation_id) values (%L)', tests.id('city')), 'a draft may have holes');

select * from finish();
rollback;
