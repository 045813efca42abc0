-- Public safety cells, seen by somebody who wants to know what one person felt: repeated snapshots, four accounts of their own, averaging.
begin;
select plan(35);
select tests.a_city();
update public.settings set value = '100000' where key in ('new_contributors_per_minute', 'contributions_per_contributor_10_min', 'contributions_per_contributor_day');
-- Squares far from each other, each in a 4,800 m square of its own: column and row of the grid, 150 m.
create table pg_temp.spots (name text primary key, x integer, y integer);
insert into pg_temp.spots select name, 32 * (73 + n) + 2, 32 * 1294 + 2 from unnest(array['a', 'b', 'c', 'd']) with ordinality s (name, n);
grant select on pg_temp.spots to public;
create function pg_temp.feels(spot text, who text, level integer, changes jsonb default '{}', dx integer default 0, dy integer default 0) returns text language sql as $$
  select tests.sent(tests.a_safety(spot || '/' || who || '/' || dx || '/' || dy || coalesce(changes ->> 'n', ''), jsonb_build_object(
    'contributorKey', tests.key(who), 'safety', jsonb_build_object('level', level, 'times', coalesce(changes -> 'times', '["evening"]'), 'causes', coalesce(changes -> 'causes', '[]')),
    'place', (select extensions.st_asgeojson(private.grid_centre(x + dx, y + dy), 6)::jsonb from pg_temp.spots where name = spot))
    || (changes - '{n,times,causes}'::text[])))
$$;
create function pg_temp.shown(spot text, time_of_day text default 'evening') returns setof jsonb language sql as $$
  select c from jsonb_array_elements(public.read_safety_cells(tests.id('campaign'), time_of_day)) c, pg_temp.spots s
  where s.name = spot and extensions.st_intersects(private.grid_square(s.x / 32, s.y / 32, 32),
    extensions.st_centroid(extensions.st_geomfromgeojson(jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(c -> 'square')))))
$$;
create function pg_temp.as_anyone(spot text) returns jsonb language sql as $$ select coalesce(jsonb_agg(c order by c ->> 'id'), '[]') from pg_temp.shown(spot) c $$;

-- k
select pg_temp.feels('a', 'p' || n, 2) from generate_series(1, 4) n;
select is(pg_temp.as_anyone('a'), '[]', 'four people are never a figure');
select pg_temp.feels('a', 'p1', 1, jsonb_build_object('n', n)) from generate_series(1, 20) n;
select is(pg_temp.as_anyone('a'), '[]', 'one person with twenty pins is still one person');
select pg_temp.feels('a', 'p5', 4);
select is(jsonb_array_length(pg_temp.as_anyone('a')), 1, 'the fifth person makes a figure');
select is(pg_temp.as_anyone('a') -> 0 ->> 'sizeMetres', '150', 'of the smallest square, when all five were there');
select is(pg_temp.as_anyone('a') -> 0 ->> 'band', '5-9', 'with a band');
select is(pg_temp.as_anyone('a') -> 0 ->> 'level', '2', 'and a rounded class, in which one person with many pins counts once');
select is((select array_agg(k order by k) from jsonb_object_keys(pg_temp.as_anyone('a') -> 0) k), array['band', 'campaignId', 'causes', 'id', 'level', 'sizeMetres', 'square', 'time'], 'and nothing that counts people');
select is((select count(*)::integer from pg_temp.shown('a', 'night')), 0, 'a figure belongs to one time of day');
select is(public.read_safety_cells(tests.id('only_wishes'), 'evening'), '[]', 'and to one campaign');
select tests.sent(tests.a_safety('outside' || n, '{"campaignId":null}')) from generate_series(1, 6) n;
select is(jsonb_array_length(public.read_safety_cells(tests.id('campaign'), 'evening')), 1, 'pins outside every campaign make no figure');

-- Not all from one group session
select pg_temp.feels('b', 'pupil' || n, 1, '{"sessionCode":"KLASS5B"}') from generate_series(1, 8) n;
select is(pg_temp.as_anyone('b'), '[]', 'one school class alone is never a figure');
select pg_temp.feels('b', 'passer-by', 3);
select is(jsonb_array_length(pg_temp.as_anyone('b')), 1, 'a class and somebody else is');

-- Repeated snapshots
create table pg_temp.snapshot as select pg_temp.as_anyone('a') as cells;
grant select on pg_temp.snapshot to public;
create function pg_temp.unchanged() returns boolean language sql as $$ select pg_temp.as_anyone('a') = cells from pg_temp.snapshot $$;
select pg_temp.feels('a', 'new1', 5);
select ok(pg_temp.unchanged(), 'a sixth person changes nothing that can be seen');
select pg_temp.feels('a', 'new' || n, 5) from generate_series(2, 4) n;
select ok(pg_temp.unchanged(), 'nor do a seventh, eighth and ninth');
select ok(pg_temp.unchanged() and pg_temp.unchanged() and pg_temp.unchanged(), 'asking again and again gives the same: there is no noise to average away');
select pg_temp.feels('a', 'new5', 5);
select ok(not pg_temp.unchanged(), 'five changed together renew the figure');
select is(pg_temp.as_anyone('a') -> 0 ->> 'band', '10-19', 'with the next band');
drop table pg_temp.snapshot;
create table pg_temp.snapshot as select pg_temp.as_anyone('a') as cells;
select public.withdraw_contribution(jsonb_build_object('id', tests.id('a/new1/0/0'), 'receiptCode', tests.code('a/new1/0/0')));
select ok(pg_temp.unchanged(), 'one person''s withdrawal cannot be seen');

-- Four accounts of one attacker
create function pg_temp.amend(who text, revision integer, level integer) returns jsonb language sql as $$
  select public.amend_contribution(jsonb_build_object('operationId', gen_random_uuid(), 'id', tests.id('a/' || who || '/0/0'), 'receiptCode', tests.code('a/' || who || '/0/0'), 'baseRevision', revision,
    'changes', jsonb_build_object('safety', jsonb_build_object('level', level, 'times', '["evening"]'::jsonb, 'causes', '[]'::jsonb))))
$$;
select pg_temp.amend('p' || n, r, 1 + (r % 5)) from generate_series(1, 6) r, generate_series(2, 4) n;
select ok(pg_temp.unchanged(), 'three accounts amending as often as they like, and one withdrawal, change nothing that can be seen');
select pg_temp.feels('c', 'fake' || n, 3) from generate_series(1, 4) n;
select is(pg_temp.as_anyone('c'), '[]', 'four fake accounts around nobody see nothing');

-- For every choice of the attacker's four levels, and every level of the one other person: what is shown?
create function pg_temp.probe(fakes integer[], victim integer) returns text language plpgsql as $$
declare
  seen text;
begin
  begin
    perform pg_temp.feels('d', 'fake' || n, fakes[n], '{"causes":[{"cause":"lighting","effect":"bad"}]}') from generate_series(1, 4) n;
    perform pg_temp.feels('d', 'victim', victim, '{"causes":[{"cause":"lighting","effect":"bad"}]}');
    seen := (select (c ->> 'level') || (c ->> 'causes') from pg_temp.shown('d') c);
    raise exception using errcode = 'TESTS';
  exception when sqlstate 'TESTS' then null;
  end;
  return seen;
end
$$;
create table pg_temp.probes as
select fakes, victim, pg_temp.probe(fakes, victim) as seen
from (values (array[1, 1, 1, 1]), (array[3, 3, 3, 4]), (array[4, 4, 4, 4]), (array[1, 1, 5, 5]), (array[2, 2, 3, 3]), (array[2, 3, 3, 4]), (array[3, 3, 4, 4]), (array[5, 5, 5, 5])) f (fakes), generate_series(1, 5) victim;
select is((select count(*)::integer from pg_temp.probes where seen is null), 0, 'four fake accounts and one person are five contributors: there is a figure');
select ok((select min(possible) >= 2 from (select count(*) as possible from pg_temp.probes group by fakes, seen) p), 'but whatever the attacker chose, it leaves at least two levels possible');
select is_empty('select fakes from pg_temp.probes where victim in (1, 2) group by fakes having count(distinct seen) > 1 union all select fakes from pg_temp.probes where victim in (4, 5) group by fakes having count(distinct seen) > 1',
  'and all attempts together never tell very unsafe from unsafe, or very safe from safe');
select ok(not exists (select from pg_temp.probes where seen not like '%[]'), 'and never says what all five named');

-- Nested squares
select tests.act_as_owner();
select is((select count(*)::integer from public.safety_cells one join public.safety_cells two on one.id < two.id and one.campaign_id = two.campaign_id and one.time_of_day = two.time_of_day
  and extensions.st_area(extensions.st_intersection(one.square, two.square)) > 1e-12), 0, 'no two figures cover the same ground: nothing to subtract');
select pg_temp.feels('c', 'east' || n, 4, '{"times":["day"]}') from generate_series(1, 3) n;
select pg_temp.feels('c', 'west' || n, 4, '{"times":["day"]}', 1) from generate_series(1, 3) n;
select is((select max((c ->> 'sizeMetres')::integer) from pg_temp.shown('c', 'day') c), 300, 'two squares with three people each are shown as the one around both');
select pg_temp.feels('c', 'east' || n, 4, '{"times":["day"]}') from generate_series(4, 6) n;
select pg_temp.feels('c', 'west' || n, 4, '{"times":["day"]}', 1) from generate_series(4, 9) n;
select is((select array_agg((c ->> 'sizeMetres')::integer) from pg_temp.shown('c', 'day') c), array[150, 150], 'and are split when each has five and five have changed');
select pg_temp.feels('c', 'lonely', 1, '{"times":["day"]}', 0, 1);
select is((select array_agg((c ->> 'sizeMetres')::integer) from pg_temp.shown('c', 'day') c), array[150, 150], 'a lonely person beside them cannot be seen, and does not merge them again');
select ok((select bool_and(extensions.st_area(extensions.st_transform(square, 3006)) between 22490 and 22510 * side * side) from public.safety_cells), 'squares are squares of the grid');
select ok(not exists (select from public.safety_cells where side > 32), 'a square is never larger than 4,800 m');

-- Causes, when there are enough people to hide among
select pg_temp.feels('b', 'dark' || n, 2, '{"times":["night"],"causes":[{"cause":"lighting","effect":"bad"}]}') from generate_series(1, 6) n;
select pg_temp.feels('b', 'loud' || n, 2, '{"times":["night"],"causes":[{"cause":"noise","effect":"bad"}]}') from generate_series(1, 4) n;
select is((select c ->> 'band' from pg_temp.shown('b', 'night') c), '10-19', 'ten people are the next band');
select is((select c -> 'causes' from pg_temp.shown('b', 'night') c), '[{"cause":"lighting","effect":"bad"}]', 'a cause is named when five of ten named it, and no sooner');

-- Whole and in order
create table pg_temp.all_cells as select time_of_day, side, cell_x, cell_y, band, level from public.safety_cells;
select private.refresh_safety_cells(tests.id('campaign'));
select is((select count(*)::integer from (select time_of_day, side, cell_x, cell_y, band, level from public.safety_cells except select * from pg_temp.all_cells) d), 0, 'refreshing everything by hand changes nothing: the trigger had done it');
select ok((select bool_and(level between 2 and 4) from public.safety_cells where band = '5-9'), 'below ten people the ends of the scale are folded');
select ok((select bool_and(octet_length(member) = 32 and octet_length(state) = 32) from private.safety_cell_members), 'who stood behind a figure is remembered as hashes only');
select * from finish();
rollback;
