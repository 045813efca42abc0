-- OGC API – Features at its door in the database: who reads what of whom. The edge function has its own tests.
begin;
select plan(13);
select tests.a_full_city();

create function pg_temp.found(request jsonb) returns text[] language sql as $$
  select coalesce(array_agg(f ->> 'id' order by f ->> 'id'), '{}') from jsonb_array_elements(public.read_features('{"srid":4326,"limit":1000}' || request) -> 'features') f
$$;
create function pg_temp.problem(request jsonb) returns text language sql as $$
  select tests.problem(format('select public.read_features(%L)', '{"collection":"contributions","srid":4326,"limit":10}' || request))
$$;
grant execute on function pg_temp.found(jsonb), pg_temp.problem(jsonb) to public;

select tests.act_as('anonymous');
select tests.sent(tests.a_submission('waiting'));
select tests.sent(tests.a_safety('afraid'));
select tests.act_as_owner();
create temp table public_ids as select array_agg(p.id::text order by p.id::text) as ids from public.published_contributions p;
grant select on public_ids to public;
select tests.act_as('anonymous');
select is(pg_temp.found('{"collection":"contributions"}'), (select ids from public_ids), 'everybody reads what is published, and only that');
select is(pg_temp.problem('{"collection":"planner_contributions"}'), 'PT403 not_allowed', 'nobody without a role reads the planners'' collection');
select tests.act_as('moderator');
select is(pg_temp.problem('{"collection":"planner_contributions"}'), 'PT403 not_allowed', 'nor does a moderator');
select tests.act_as('admin');
select pg_temp.found('{"collection":"planner_contributions","after":"00000000-0000-4000-8000-000000000000"}');
select tests.act_as_owner();
select is((select count(*)::integer from public.audit_events e where e.action = 'features.read' and e.actor_id = tests.id('admin')), 1, 'a cursor of one''s own making does not lead past the log');
select tests.act_as('planner');
select ok(pg_temp.found('{"collection":"planner_contributions"}') @> array[tests.id('waiting')::text, tests.id('afraid')::text], 'a planner reads what waits and single safety pins');
select tests.act_as('other_admin');
select ok(not pg_temp.found('{"collection":"planner_contributions"}') && array[tests.id('waiting')::text, tests.id('afraid')::text], 'the neighbour''s admin reads none of them');
select tests.act_as_owner();
select is((select array_agg(distinct e.actor_id order by e.actor_id) from public.audit_events e where e.action = 'features.read'),
  (select array_agg(i order by i) from unnest(array[tests.id('admin'), tests.id('planner'), tests.id('other_admin')]) i), 'who read it stands in the log');
select is((select count(*)::integer from public.audit_events e where e.action = 'features.read' and e.actor_id = tests.id('planner') and e.organisation_id = tests.id('city')), 1, 'once an hour');
update public.contributions set status = 'withdrawn', withdrawn_at = now() where id = tests.id('afraid');
select tests.act_as('planner');
select ok(not pg_temp.found('{"collection":"planner_contributions"}') @> array[tests.id('afraid')::text], 'what is withdrawn is gone for planners at once');
select tests.act_as('anonymous');
select is(pg_temp.problem('{"properties":{"contributor_id":"1"}}'), 'PT422 field_invalid contributor_id', 'only what is listed may be asked for by name');
select is(pg_temp.problem('{"collection":"audit_events"}'), 'PT422 field_invalid collection', 'there are no other collections');
select is(pg_temp.problem('{"bbox":[1,2,3],"bboxSrid":4326}'), 'PT422 field_invalid bbox', 'a box has four numbers');
select is(pg_temp.problem('{"srid":3007}'), 'PT422 field_invalid srid', 'three coordinate systems, no other');
select * from finish();
rollback;
