-- Keys for QGIS and ArcGIS: worth what their maker may at that moment, and nothing once they are expired, revoked or their maker's role is gone.
begin;
select plan(26);
select tests.a_full_city();
select tests.sent(tests.a_submission('waiting'));

create function pg_temp.made(word text, days integer default 30, organisation text default 'city') returns jsonb language sql as $$
  select public.make_feature_key(jsonb_build_object('organisationId', tests.id(organisation), 'name', ' QGIS ' || word, 'days', days, 'keyHash', encode(sha256(convert_to(word, 'UTF8')), 'hex')))
$$;
create function pg_temp.problem_with(word text) returns text language sql as $$
  select tests.problem(format('select public.read_features_with_key(%L, %L)', word, '{"collection":"planner_contributions","srid":4326,"limit":10}'))
$$;
create function pg_temp.found_with(word text, collection text default 'planner_contributions') returns text[] language sql as $$
  select coalesce(array_agg(f ->> 'id' order by f ->> 'id'), '{}')
  from jsonb_array_elements(public.read_features_with_key(word, jsonb_build_object('collection', collection, 'srid', 4326, 'limit', 1000)) -> 'features') f
$$;
create function pg_temp.own_keys() returns text[] language sql as $$ select coalesce(array_agg(k ->> 'name' order by k ->> 'name'), '{}') from jsonb_array_elements(public.read_feature_keys()) k $$;
create function pg_temp.key_id(word text) returns uuid language sql security definer as $$ select k.id from private.feature_keys k where k.key_hash = sha256(convert_to(word, 'UTF8')) $$;
create function pg_temp.logged(what text) returns integer language sql security definer as $$ select count(*)::integer from public.audit_events e where e.action = what $$;
grant execute on all functions in schema pg_temp to public;

-- Who makes them
select tests.act_as('anonymous');
select ok(tests.problem('select pg_temp.made(''a'')') like '42501%', 'nobody signed in makes no key');
select tests.act_as('moderator');
select is(tests.problem('select pg_temp.made(''a'')'), 'PT403 not_allowed', 'a moderator makes none');
select is(tests.problem('select public.read_feature_keys()'), 'PT403 not_allowed', 'and reads none');
select tests.act_as('other_admin');
select is(tests.problem('select pg_temp.made(''a'')'), 'PT403 not_allowed', 'the neighbour''s admin makes none for the city');
select tests.act_as('planner');
select ok((pg_temp.made('mine') ->> 'expiresAt')::timestamptz = date_trunc('milliseconds', now() + interval '30 days'), 'a planner''s key ends by itself');
select pg_temp.made('soon', 1);
select is(tests.problem('select pg_temp.made(''b'', 91)'), 'PT422 field_invalid days', 'after 90 days at the latest');
select is(tests.problem('select pg_temp.made(''mine'')'), 'PT403 refused', 'no two have the same key');
select is(pg_temp.own_keys(), array['QGIS mine', 'QGIS soon'], 'its maker sees it');
select ok(not public.read_feature_keys()::text ~ encode(sha256(convert_to('mine', 'UTF8')), 'hex'), 'but never its hash again');
select tests.act_as('admin');
select pg_temp.made('admins');
select is(pg_temp.own_keys(), array['QGIS admins', 'QGIS mine', 'QGIS soon'], 'an admin sees everybody''s');
select tests.act_as('other_admin');
select is(pg_temp.own_keys(), '{}', 'the neighbour''s admin sees none of them');
select public.revoke_feature_key(pg_temp.key_id('mine'));
select tests.act_as_owner();
select is((select count(*)::integer from private.feature_keys), 3, 'and revokes none');
select is(pg_temp.logged('feature_key.made'), 3, 'making one stands in the log');

-- What they read
select tests.act_as('anonymous');
select ok(pg_temp.found_with('mine') @> array[tests.id('waiting')::text], 'with the key one reads what its maker may');
select tests.act_as('anonymous');
select ok((public.read_feature_extent_with_key('mine') ->> 'isPlanner')::boolean, 'and is told so');
select tests.act_as('anonymous');
select pg_temp.found_with('mine', 'districts');
select tests.act_as('anonymous');
select is(pg_temp.problem_with('none'), 'PT403 refused', 'what is no key reads nothing');
select tests.act_as('anonymous');
select is(pg_temp.problem_with(encode(sha256(convert_to('mine', 'UTF8')), 'hex')), 'PT403 refused', 'nor does the hash of one');
select is(pg_temp.logged('feature_key.used'), 1, 'the first use of a day stands in the log');
select tests.act_as_owner();
select is((select array_agg(distinct e.actor_id) from public.audit_events e where e.action in ('features.read', 'feature_key.used')), array[tests.id('planner')], 'as its maker''s doing');

-- When they end
update private.feature_keys k set made_at = now() - interval '2 days', expires_at = now() - interval '1 second' where k.id = pg_temp.key_id('soon');
select tests.act_as('anonymous');
select is(pg_temp.problem_with('soon'), 'PT403 refused', 'an expired one reads nothing');
select tests.act_as_owner();
update public.staff set role = 'moderator' where user_id = tests.id('planner') and organisation_id = tests.id('city');
select tests.act_as('anonymous');
select is(pg_temp.problem_with('mine'), 'PT403 refused', 'nor does one whose maker is no planner any more, at once');
select tests.act_as_owner();
update public.staff set role = 'planner' where user_id = tests.id('planner') and organisation_id = tests.id('city');
select tests.act_as('anonymous');
select is(pg_temp.problem_with('mine'), 'none', 'with the role it reads again');
select tests.act_as('admin');
select public.revoke_feature_key(pg_temp.key_id('mine'));
select tests.act_as('anonymous');
select is(pg_temp.problem_with('mine'), 'PT403 refused', 'an admin revokes it, at once');
select is(pg_temp.logged('feature_key.revoked'), 1, 'which stands in the log');
select tests.act_as_owner();
update private.feature_keys k set made_at = now() - interval '80 days', expires_at = now() - interval '31 days' where k.id = pg_temp.key_id('soon');
select public.enforce_retention();
select is(pg_temp.key_id('soon'), null, 'one that expired a month ago is forgotten');
select ok(not exists (select from public.audit_events e where e.action like 'feature_key.%' and e.reason ~ '[^0-9]'), 'the log holds ids and days, never a name');
select * from finish();
rollback;
