-- An exhibition host: walls and group sessions. Of contributions only what 22_moderation_queue gives them through the queue.
begin;
select plan(tests.tables() + 1);
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

select * from finish();
rollback;
