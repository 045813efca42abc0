-- An exhibition host: walls and group sessions. Of contributions only what 22_moderation_queue gives them through the queue.
begin;
select plan(tests.tables() + 12);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'a host', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('host') r left join (values
  ('wall_hosts', 'S---'),
  ('campaigns', 'S---'), ('campaign_question_versions', 'S---'), ('development_areas', 'S---'), ('districts', 'S---'), ('group_sessions',
  'S---'), ('organisations', 'S---'), ('themes', 'S---'), ('walls', 'SIUD')
) e (table_name, letters) using (table_name);

select tests.act_as('host');
select is(public.read_staff_member() -> 'roles' -> 0 ->> 'role', 'host', 'a host is known as such');

-- A wall's campaign decides what its hosts moderate.
select is(tests.problem(format('update public.walls set campaign_id = %L where id = %L', tests.id('campaign'), tests.id('city_wall'))), 'PT403 not_allowed campaignId', 'a host does not choose what they moderate');
select is(tests.problem(format($$insert into public.walls (organisation_id, slug, title, campaign_id) values (%L, 'egen', '{"sv":"Egen"}', %L)$$, tests.id('city'), tests.id('campaign'))),
  'PT403 not_allowed campaignId', 'nor by a wall of their own');
select is(tests.problem(format('select public.set_wall_campaign(%L)', jsonb_build_object('wallId', tests.id('city_wall'), 'campaignId', tests.id('campaign')))), 'PT403 not_allowed', 'nor through the planner''s door');
select is(tests.problem(format($$update public.walls set title = '{"sv":"Ny"}', quiet_from = '22:00', quiet_to = '07:00' where id = %L$$, tests.id('city_wall'))), 'none', 'the rest of a wall is theirs');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.set_wall_campaign(%L)', jsonb_build_object('wallId', tests.id('city_wall'), 'campaignId', tests.id('campaign')))), 'PT403 not_allowed', 'an admin of the neighbour sets nothing here');
select is(tests.problem(format('select public.set_wall_campaign(%L)', jsonb_build_object('wallId', tests.id('other_wall'), 'campaignId', tests.id('campaign')))), 'PT422 field_invalid campaignId', 'and at home only a campaign of home');
select tests.act_as('planner');
select is(public.set_wall_campaign(jsonb_build_object('wallId', tests.id('city_wall'), 'campaignId', tests.id('campaign'))), null, 'a planner gives a wall its campaign');
select tests.act_as('host');
select is((select campaign_id from public.walls where id = tests.id('city_wall')), tests.id('campaign'), 'the host reads it');
select is(tests.problem(format($$update public.walls set slug = 'entren' where id = %L$$, tests.id('city_wall'))), 'none', 'and goes on with the wall');
select tests.act_as_owner();
select is((select actor_id from public.audit_events where action = 'wall.campaign_set' and subject_id = tests.id('city_wall')), tests.id('planner'), 'the log says who did it');
select tests.act_as('admin');
select is(tests.problem(format('update public.walls set campaign_id = null where id = %L; update public.walls set campaign_id = %L where id = %L', tests.id('city_wall'), tests.id('campaign'), tests.id('city_wall'))), 'none', 'an admin changes it as any of a wall''s facts');

select * from finish();
rollback;
