-- How what planners weigh is kept true: triggers on everything that says something of a contribution write its row in analysis_rows, its words
-- and the numbers of sets, districts and campaigns.

-- What is withdrawn is out; a worry for a child is out until it is decided that everybody may read it.
create function private.is_weighable(status text, restricted boolean, flags text[], kind text) returns boolean
language sql immutable parallel safe
return status <> 'withdrawn' and not restricted and (not flags @> '{child_worry}' or status = 'published' and kind in ('story', 'memory', 'wish', 'like'));
comment on function private.is_weighable(text, boolean, text[], text) is 'True for what planners may weigh.';

create function private.analysis_set(organisation uuid, subject text, members uuid[]) returns integer
language plpgsql set search_path = '' as $$
declare
  found integer;
begin
  if coalesce(members, '{}') = '{}' then return 0; end if;
  select s.code into found from private.analysis_sets s where s.organisation_id = organisation and s.subject = analysis_set.subject and s.members = analysis_set.members;
  if found is not null then return found; end if;
  -- Rare: a combination that never occurred.
  perform pg_advisory_xact_lock(2026112302, hashtext(organisation::text || subject));
  insert into private.analysis_sets (organisation_id, subject, members, code)
  select organisation, analysis_set.subject, analysis_set.members, next.code
  from (select coalesce(max(s.code), 0) + 1 as code from private.analysis_sets s where s.organisation_id = organisation and s.subject = analysis_set.subject) next
  where next.code <= 65535
  on conflict do nothing;
  return coalesce((select s.code from private.analysis_sets s where s.organisation_id = organisation and s.subject = analysis_set.subject and s.members = analysis_set.members), 0);
end
$$;

-- lower() leaves å, ä and ö alone under the C collation, which the embedded database has.
create function private.lexemes(said text) returns tsvector
language sql immutable parallel safe
return setweight(to_tsvector('pg_catalog.swedish', translate(lower(said), 'ÅÄÖÉÜ', 'åäöéü')), 'A') || setweight(to_tsvector('pg_catalog.simple', translate(lower(said), 'ÅÄÖÉÜ', 'åäöéü')), 'D');

create function private.weigh_words(ids uuid[]) returns void
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan set enable_nestloop = on set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into private.analysis_lexemes as l (ordinal, organisation_id, words)
  select r.ordinal, r.organisation_id, private.lexemes(concat_ws(E'\n', c.title, c.text, (
    select string_agg(m.transcript, E'\n') from public.contribution_media m where m.contribution_id = c.id and m.stored_at is not null and m.status <> 'rejected')))
  from unnest(ids) wanted (id) join private.analysis_rows r on r.contribution_id = wanted.id join public.contributions c on c.id = wanted.id
  on conflict (ordinal) do update set words = excluded.words where l.words is distinct from excluded.words;
end
$$;

create function private.unweigh(ids uuid[]) returns void
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan set enable_nestloop = on set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  with gone as (
    delete from private.analysis_rows r where r.contribution_id = any (ids) returning r.organisation_id, r.ordinal
  ), silent as (
    delete from private.analysis_lexemes l using gone g where l.ordinal = g.ordinal
  )
  insert into private.analysis_removals (organisation_id, ordinal) select g.organisation_id, g.ordinal from gone g;
end
$$;

-- Writes what follows from the contribution itself; the functions below fill in what others decide. Whoever calls has locked the contributions and
-- looked whether they may be weighed. Everything is spelled out here: a call with a search path of its own costs more than all the rest; and in
-- plpgsql, which keeps its plan from one contribution to the next. One plan for one and for many, and by index, also
-- when it was made while the tables were small.
create function private.weigh(ids uuid[]) returns void
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan set enable_nestloop = on set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into private.analysis_rows as r (contribution_id, organisation_id, east, north, respondent, kind, safety, times, causes, district, campaign, day, decade, status, precision, has_text, areas)
  select c.id, c.organisation_id, round(extensions.st_x(p.metres) * 10), round(extensions.st_y(p.metres) * 10), o.number,
    array_position('{story,memory,wish,like,avoid,safety}', c.kind) - 1,
    coalesce(c.safety_level, 0),
    case when c.times = '{}' then 0 else (select sum(1 << (array_position('{morning,day,evening,night}', t) - 1)) from unnest(c.times) t) end,
    case when c.causes = '[]' then 0 else (
      select sum(1 << (array_position('{lighting,overview,deserted,disturbing_behaviour,traffic,upkeep,noise,other}', k ->> 'cause') - case k ->> 'effect' when 'good' then -7 else 1 end))
      from jsonb_array_elements(c.causes) k) end,
    coalesce(d.code, 0), coalesce(k.code, 0),
    greatest((c.received_at at time zone 'Europe/Stockholm')::date - date '2020-01-01', 0),
    coalesce((c.era_from / 10 * 10 - 1800) / 10 + 1, 0),
    array_position('{submitted,published,rejected}', c.status) - 1,
    array_position('{exact,exact_for_city,rough}', c.precision) - 1,
    btrim(concat(c.title, c.text)) <> '',
    case when a.members is null then 0 else private.analysis_set(c.organisation_id, 'areas', a.members) end
  from unnest(ids) wanted (id)
  join public.contributions c on c.id = wanted.id
  join public.contributors o on o.id = c.contributor_id
  left join private.analysis_codes d on d.id = c.district_id and d.organisation_id = c.organisation_id
  left join private.analysis_codes k on k.id = c.campaign_id and k.organisation_id = c.organisation_id
  cross join lateral (select extensions.st_transform(extensions.st_pointonsurface(c.place), 3006) as metres) p
  cross join lateral (select array_agg(v.id order by v.id) as members from public.development_areas v where v.organisation_id = c.organisation_id and extensions.st_intersects(v.boundary, c.place)) a
  on conflict (contribution_id) do update set version = excluded.version, east = excluded.east, north = excluded.north, respondent = excluded.respondent, kind = excluded.kind, safety = excluded.safety,
    times = excluded.times, causes = excluded.causes, district = excluded.district, campaign = excluded.campaign, day = excluded.day, decade = excluded.decade, status = excluded.status,
    precision = excluded.precision, has_text = excluded.has_text, areas = excluded.areas;
end
$$;
comment on function private.weigh(uuid[]) is 'Writes the rows of contributions after one of their own columns changed.';

-- The other tables change their own columns only, and never bring a row back. Rows are locked in their order first; what is read after that is
-- what whoever held them before has written.
create function private.lock_weighed(ids uuid[]) returns integer[]
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan set enable_nestloop = on set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  return (select coalesce(array_agg(l.ordinal), '{}') from (
    select r.ordinal from private.analysis_rows r where r.contribution_id = any (ids) order by r.organisation_id, r.ordinal for no key update) l);
end
$$;

create function private.weigh_authors(ids uuid[]) returns void
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan set enable_nestloop = on set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if ids = '{}' or private.lock_weighed(ids) = '{}' then return; end if;
  update private.analysis_rows r set version = (pg_current_xact_id()::text)::bigint, age = f.age, gender = f.gender, relations = f.relations, home = f.home
  from (
    select w.id, coalesce(array_position('{under_13,13_19,20_34,35_49,50_64,65_79,80_plus}', d.age_group), 0) as age, coalesce(array_position('{woman,man,other}', d.gender), 0) as gender,
      coalesce((select sum(1 << (array_position('{live,work,study,visit}', s) - 1)) from unnest(d.relations) s), 0) as relations,
      -- Only a district of the organisation itself has a code in its snapshot.
      coalesce(h.code, 0) as home
    from unnest(ids) w (id) join private.analysis_rows k on k.contribution_id = w.id
    left join public.contribution_demographics d on d.contribution_id = w.id
    left join private.analysis_codes h on h.id = d.home_district_id and h.organisation_id = k.organisation_id) f
  where r.contribution_id = f.id and (r.age, r.gender, r.relations, r.home) is distinct from (f.age, f.gender, f.relations, f.home);
end
$$;

create function private.weigh_coding(ids uuid[]) returns void
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan set enable_nestloop = on set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if ids = '{}' or private.lock_weighed(ids) = '{}' then return; end if;
  update private.analysis_rows r set version = (pg_current_xact_id()::text)::bigint, themes = f.code
  from (
    select k.contribution_id as id, case when t.members is null then 0 else private.analysis_set(k.organisation_id, 'themes', t.members) end as code
    from unnest(ids) w (id) join private.analysis_rows k on k.contribution_id = w.id
    cross join lateral (select array_agg(ct.theme_id order by ct.theme_id) as members from public.contribution_themes ct where ct.contribution_id = w.id) t) f
  where r.contribution_id = f.id and r.themes <> f.code;
end
$$;

create function private.weigh_answered(ids uuid[]) returns void
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan set enable_nestloop = on set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if ids = '{}' or private.lock_weighed(ids) = '{}' then return; end if;
  update private.analysis_rows r set version = (pg_current_xact_id()::text)::bigint, answered = f.code
  from (
    select w.id, coalesce((select max(case when a.published_at is not null then 2 when a.withdrawn_at is null then 1 else 0 end)
      from public.answer_contributions ac join public.answers a on a.id = ac.answer_id where ac.contribution_id = w.id), 0) as code
    from unnest(ids) w (id)) f
  where r.contribution_id = f.id and r.answered <> f.code;
end
$$;

create function private.weigh_new() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  ids uuid[];
  with_words uuid[];
begin
  select array_agg(c.id), array_agg(c.id) filter (where btrim(concat(c.title, c.text)) <> '') into ids, with_words
  from added c where private.is_weighable(c.status, c.restricted, c.flags, c.kind);
  if ids is not null then perform private.weigh(ids); end if;
  if with_words is not null then perform private.weigh_words(with_words); end if;
  return null;
end
$$;
create trigger weigh_new after insert on public.contributions referencing new table as added for each statement execute function private.weigh_new();

-- Transition tables have no index: compared by hash, however many they are.
create function private.weigh_changed() returns trigger
language plpgsql security definer set search_path = '' set enable_nestloop = off as $$
declare
  gone uuid[];
  back uuid[];
  changed uuid[];
  reworded uuid[];
begin
  select array_agg(c.id) filter (where c.was and not c.is),
    array_agg(c.id) filter (where c.is and not c.was),
    array_agg(c.id) filter (where c.is and (not c.was or c.moved)),
    array_agg(c.id) filter (where c.is and (not c.was or c.reworded))
  into gone, back, changed, reworded
  from (
    select n.id, private.is_weighable(o.status, o.restricted, o.flags, o.kind) as was, private.is_weighable(n.status, n.restricted, n.flags, n.kind) as is,
      (n.organisation_id, n.kind, n.status, n.contributor_id, n.place::bytea, n.precision, n.district_id, n.safety_level, n.times, n.causes, n.era_from, n.campaign_id, n.received_at, btrim(concat(n.title, n.text)) = '')
        is distinct from
      (o.organisation_id, o.kind, o.status, o.contributor_id, o.place::bytea, o.precision, o.district_id, o.safety_level, o.times, o.causes, o.era_from, o.campaign_id, o.received_at, btrim(concat(o.title, o.text)) = '') as moved,
      (n.title, n.text) is distinct from (o.title, o.text) as reworded
    from after_change n join before_change o on o.id = n.id) c;
  if gone is not null then perform private.unweigh(gone); end if;
  if changed is not null then perform private.weigh(changed); end if;
  if reworded is not null then perform private.weigh_words(reworded); end if;
  if back is not null then
    perform private.weigh_authors(back);
    perform private.weigh_coding(back);
    perform private.weigh_answered(back);
  end if;
  return null;
end
$$;
create trigger weigh_changed after update on public.contributions referencing old table as before_change new table as after_change
  for each statement execute function private.weigh_changed();

create function private.weigh_deleted() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.unweigh(array(select c.id from removed c));
  return null;
end
$$;
create trigger weigh_deleted after delete on public.contributions referencing old table as removed for each statement execute function private.weigh_deleted();

create function private.weigh_author() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.weigh_authors(array(select distinct c.contribution_id from changed c));
  return null;
end
$$;
create trigger weigh_author_added after insert on public.contribution_demographics referencing new table as changed for each statement execute function private.weigh_author();
create trigger weigh_author_changed after update on public.contribution_demographics referencing new table as changed for each statement execute function private.weigh_author();
create trigger weigh_author_removed after delete on public.contribution_demographics referencing old table as changed for each statement execute function private.weigh_author();

create function private.weigh_themes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.weigh_coding(array(select distinct c.contribution_id from changed c));
  return null;
end
$$;
create trigger weigh_themes_added after insert on public.contribution_themes referencing new table as changed for each statement execute function private.weigh_themes();
create trigger weigh_themes_removed after delete on public.contribution_themes referencing old table as changed for each statement execute function private.weigh_themes();

create function private.weigh_tied() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.weigh_answered(array(select distinct t.contribution_id from tied t));
  return null;
end
$$;
create trigger weigh_tied after insert on public.answer_contributions referencing new table as tied for each statement execute function private.weigh_tied();
create trigger weigh_untied after delete on public.answer_contributions referencing old table as tied for each statement execute function private.weigh_tied();
create function private.weigh_answer() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.weigh_answered(array(
    select distinct ac.contribution_id from after_change n join before_change o on o.id = n.id join public.answer_contributions ac on ac.answer_id = n.id
    where (n.published_at is null, n.withdrawn_at is null) is distinct from (o.published_at is null, o.withdrawn_at is null)));
  return null;
end
$$;
create trigger weigh_answer after update on public.answers referencing old table as before_change new table as after_change for each statement execute function private.weigh_answer();

create function private.weigh_media() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.weigh_words(array[coalesce(new.contribution_id, old.contribution_id)]);
  return null;
end
$$;
create trigger weigh_media_added after insert on public.contribution_media for each row when (new.transcript is not null) execute function private.weigh_media();
create trigger weigh_media_changed after update of transcript, status, stored_at on public.contribution_media for each row
  when (coalesce(old.transcript, new.transcript) is not null) execute function private.weigh_media();
create trigger weigh_media_removed after delete on public.contribution_media for each row when (old.transcript is not null) execute function private.weigh_media();

-- An area that comes, goes or moves recounts what lies within its old or new boundary.
create function private.weigh_within(organisation uuid, boundary extensions.geometry) returns void
language plpgsql set search_path = '' as $$
declare
  ids uuid[] := array(select c.id from public.contributions c where c.organisation_id = organisation and extensions.st_intersects(c.place, boundary) and c.status <> 'withdrawn');
begin
  if ids = '{}' or private.lock_weighed(ids) = '{}' then return; end if;
  update private.analysis_rows r set version = (pg_current_xact_id()::text)::bigint, areas = f.code
  from (
    select c.id, private.analysis_set(c.organisation_id, 'areas', (
      select array_agg(a.id order by a.id) from public.development_areas a where a.organisation_id = c.organisation_id and extensions.st_intersects(a.boundary, c.place))) as code
    from unnest(ids) w (id) join public.contributions c on c.id = w.id where c.place is not null) f
  where r.contribution_id = f.id and r.areas <> f.code;
end
$$;
create function private.weigh_area() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op <> 'INSERT' then perform private.weigh_within(old.organisation_id, old.boundary); end if;
  if tg_op <> 'DELETE' then perform private.weigh_within(new.organisation_id, new.boundary); end if;
  return null;
end
$$;
create trigger weigh_area after insert or delete on public.development_areas for each row execute function private.weigh_area();
create trigger weigh_moved_area after update of boundary on public.development_areas for each row
  when (old.boundary::bytea is distinct from new.boundary::bytea) execute function private.weigh_area();

-- A district or campaign gets the lowest free number, and gives it back.
create function private.number_region() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  what constant text := tg_argv[0];
begin
  if tg_op = 'DELETE' then
    delete from private.analysis_codes k where k.id = old.id;
    return null;
  end if;
  perform pg_advisory_xact_lock(2026112302, hashtext(new.organisation_id::text || what));
  insert into private.analysis_codes (id, organisation_id, subject, code)
  select new.id, new.organisation_id, what, free.code from (
    select coalesce(min(k.code), 0) + 1 as code from (select 0 as code union all select u.code from private.analysis_codes u where u.organisation_id = new.organisation_id and u.subject = what) k
    where not exists (select from private.analysis_codes n where n.organisation_id = new.organisation_id and n.subject = what and n.code = k.code + 1)) free
  where free.code <= tg_argv[1]::integer on conflict do nothing;
  return null;
end
$$;
create trigger number_district after insert or delete on public.districts for each row execute function private.number_region('district', '255');
create trigger number_campaign after insert or delete on public.campaigns for each row execute function private.number_region('campaign', '65535');

revoke all on function private.is_weighable(text, boolean, text[], text), private.analysis_set(uuid, text, uuid[]), private.lexemes(text), private.weigh_words(uuid[]), private.unweigh(uuid[]),
  private.weigh(uuid[]), private.weigh_authors(uuid[]), private.weigh_coding(uuid[]),
  private.weigh_new(), private.weigh_changed(), private.weigh_deleted(), private.lock_weighed(uuid[]), private.weigh_author(), private.weigh_themes(), private.weigh_answered(uuid[]), private.weigh_tied(),
  private.weigh_answer(), private.weigh_media(), private.weigh_within(uuid, extensions.geometry), private.weigh_area(), private.number_region()
  from public, anon, authenticated, service_role;
