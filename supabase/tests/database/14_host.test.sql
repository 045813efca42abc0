-- An exhibition host: walls and group sessions. Of contributions only what 22_moderation_queue gives them through the queue.
begin;
select plan(tests.tables() + 12);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'a host', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('host') r left join (values
  ('wall_hosts', 'S---'),
  ('campaigns', 'S---'), ('campaign_question_versions', 'S---'), ('development_areas', 'S---'), ('districts', 'S---'), ('group_sessions',
  'S---'), ('organisations', 'S---'), ('themes', 'S---'), ('walls', 'S---')
) e (table_name, letters) using (table_name);

select tests.act_as('host');
select is(public.read_staff_member() -> 'roles' -> 0 ->> 'role', 'host', 'a host is known as such');

-- A wall's campaign decides what its hosts moderate.
select is(tests.save_wall_problem(tests.a_wall_draft('city_wall', jsonb_build_object('campaignId', tests.id('campaign')))), 'PT422 field_not_allowed campaignId', 'a host does not choose what they moderate');
select is(tests.save_wall_problem(tests.a_wall_draft(null, jsonb_build_object('campaignId', tests.id('campaign')))), 'PT422 field_not_allowed campaignId', 'nor by a wall of their own');
select is(tests.problem(format('select public.set_wall_campaign(%L)', jsonb_build_object('wallId', tests.id('city_wall'), 'campaignId', tests.id('campaign')))), 'PT403 not_allowed', 'nor through the planner''s door');
select is(tests.save_wall_problem(tests.a_wall_draft('city_wall', '{"title":{"sv":"Ny"},"quietHours":{"from":"22:00","to":"07:00"}}')), 'none', 'the rest of a wall is theirs');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.set_wall_campaign(%L)', jsonb_build_object('wallId', tests.id('city_wall'), 'campaignId', tests.id('campaign')))), 'PT403 not_allowed', 'an admin of the neighbour sets nothing here');
select is(tests.problem(format('select public.set_wall_campaign(%L)', jsonb_build_object('wallId', tests.id('other_wall'), 'campaignId', tests.id('campaign')))), 'PT422 field_invalid campaignId', 'and at home only a campaign of home');
select tests.act_as('planner');
select is(public.set_wall_campaign(jsonb_build_object('wallId', tests.id('city_wall'), 'campaignId', tests.id('campaign'))), null, 'a planner gives a wall its campaign');
select tests.act_as('host');
select is((select campaign_id from public.walls where id = tests.id('city_wall')), tests.id('campaign'), 'the host reads it');
select is(tests.save_wall_problem(tests.a_wall_draft('city_wall', '{"name":"entren"}')), 'none', 'and goes on with the wall');
select tests.act_as_owner();
select is((select actor_id from public.audit_events where action = 'wall.campaign_set' and subject_id = tests.id('city_wall')), tests.id('planner'), 'the log says who did it');
select tests.act_as('admin');
select is(tests.problem(format('select public.set_wall_campaign(%L)', jsonb_build_object('wallId', tests.id('city_wall'), 'campaignId', null))), 'none', 'an admin changes it as any of a wall''s facts');

select * from finish();
rollback;
