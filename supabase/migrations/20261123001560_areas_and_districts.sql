-- Development areas and districts as staff keep them: history of every state, phases with their days, and files imported as a whole – tried
-- first without writing, then in one transaction, then undone if need be. Rows of a file are laid aside in parts (so that a person sees how
-- far it has come and may stop), each looked at by PostGIS as it arrives; nothing is an area before import_development_areas says so.

create table private.imports (
  id uuid primary key,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  what text not null check (what in ('areas', 'districts')),
  file_name text not null check (char_length(file_name) between 1 and 255),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  counts jsonb,
  staged_by uuid references auth.users (id) on delete set null,
  staged_at timestamptz not null default now(),
  applied_at timestamptz,
  undone_at timestamptz,
  undone_by uuid references auth.users (id) on delete set null
);
comment on table private.imports is 'Files imported as development areas or districts: which, by whom, what came of it.';
comment on column private.imports.id is 'Made by the device.';
comment on column private.imports.organisation_id is 'Whose areas.';
comment on column private.imports.what is 'areas or districts.';
comment on column private.imports.file_name is 'Name of the file.';
comment on column private.imports.file_hash is 'sha256 of its bytes.';
comment on column private.imports.counts is 'Rows in the file, added, updated, unchanged, refused.';
comment on column private.imports.staged_by is 'Who imported it.';
comment on column private.imports.staged_at is 'When its first rows came.';
comment on column private.imports.applied_at is 'When it was imported; null while it is only tried.';
comment on column private.imports.undone_at is 'When it was undone.';
comment on column private.imports.undone_by is 'Who undid it.';
create index imports_organisation on private.imports (organisation_id, staged_at);

create table private.import_rows (
  import_id uuid not null references private.imports (id) on delete cascade,
  nth integer not null check (nth > 0),
  name text,
  key text,
  phase text,
  phase_from date,
  phase_to date,
  url text,
  population jsonb,
  case_number text,
  boundary extensions.geometry(MultiPolygon, 4326),
  boundary_hash text,
  reason text,
  detail text,
  target_id uuid,
  outcome text check (outcome in ('added', 'updated', 'unchanged', 'refused')),
  refused_for text,
  refused_detail text,
  changed text[],
  primary key (import_id, nth)
);
comment on table private.import_rows is 'Rows of a file while they are tried; gone when it is imported or given up, at the latest a day later.';
comment on column private.import_rows.import_id is 'The import.';
comment on column private.import_rows.nth is 'Row in the file, from 1.';
comment on column private.import_rows.name is 'Name of the area or district.';
comment on column private.import_rows.key is 'What it is found by: case number or code as it is compared.';
comment on column private.import_rows.phase is 'areas: phase.';
comment on column private.import_rows.phase_from is 'areas: first day of the phase.';
comment on column private.import_rows.phase_to is 'areas: last day of the phase.';
comment on column private.import_rows.url is 'areas: page of the plan.';
comment on column private.import_rows.population is 'districts: residents by age group.';
comment on column private.import_rows.case_number is 'Case number, or the district''s code, as written in the file.';
comment on column private.import_rows.boundary is 'The area, WGS 84.';
comment on column private.import_rows.boundary_hash is 'Equal for equal boundaries, wherever their rings begin.';
comment on column private.import_rows.reason is 'Why it cannot be taken, as seen when it came; null when it can.';
comment on column private.import_rows.detail is 'More on that, such as where the ring crosses itself.';
comment on column private.import_rows.target_id is 'The area or district it would change.';
comment on column private.import_rows.outcome is 'What the import would do with it: added, updated, unchanged, refused.';
comment on column private.import_rows.refused_for is 'Why it is refused, also in the light of the other rows.';
comment on column private.import_rows.refused_detail is 'More on that, such as the row it repeats.';
comment on column private.import_rows.changed is 'Which facts would change.';

create table private.development_area_versions (
  area_id uuid not null references public.development_areas (id) on delete cascade,
  revision integer not null,
  name text not null,
  case_number text,
  phase text not null,
  phase_from date,
  phase_to date,
  url text,
  source text,
  boundary extensions.geometry(MultiPolygon, 4326) not null,
  import_id uuid references private.imports (id) on delete set null,
  written_by uuid references auth.users (id) on delete set null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (area_id, revision)
);
comment on table private.development_area_versions is 'Every state a development area has had, the present one too.';
comment on column private.development_area_versions.area_id is 'The area.';
comment on column private.development_area_versions.revision is 'Which state.';
comment on column private.development_area_versions.name is 'As it was.';
comment on column private.development_area_versions.case_number is 'As it was.';
comment on column private.development_area_versions.phase is 'As it was.';
comment on column private.development_area_versions.phase_from is 'As it was.';
comment on column private.development_area_versions.phase_to is 'As it was.';
comment on column private.development_area_versions.url is 'As it was.';
comment on column private.development_area_versions.source is 'As it was.';
comment on column private.development_area_versions.boundary is 'As it was.';
comment on column private.development_area_versions.import_id is 'The import that made this state.';
comment on column private.development_area_versions.written_by is 'Who made this state.';
comment on column private.development_area_versions.valid_from is 'When it began.';
comment on column private.development_area_versions.valid_to is 'When it ended; null for the present state.';
create index development_area_versions_import on private.development_area_versions (import_id);

create table private.development_area_phases (
  id bigint generated always as identity primary key,
  area_id uuid not null references public.development_areas (id) on delete cascade,
  phase text not null,
  phase_from date,
  phase_to date,
  import_id uuid references private.imports (id) on delete set null,
  written_at timestamptz not null default now()
);
comment on table private.development_area_phases is 'The phases a plan has gone through, in order, with their days; the last is the present one.';
comment on column private.development_area_phases.id is 'In order.';
comment on column private.development_area_phases.area_id is 'The area.';
comment on column private.development_area_phases.phase is 'The phase.';
comment on column private.development_area_phases.phase_from is 'First day.';
comment on column private.development_area_phases.phase_to is 'Last day.';
comment on column private.development_area_phases.import_id is 'The import that told of it.';
comment on column private.development_area_phases.written_at is 'When it was written.';
create index development_area_phases_area on private.development_area_phases (area_id, id);

create table private.district_versions (
  district_id uuid not null references public.districts (id) on delete cascade,
  revision integer not null,
  name text not null,
  code text,
  population jsonb not null,
  source text,
  boundary extensions.geometry(MultiPolygon, 4326) not null,
  import_id uuid references private.imports (id) on delete set null,
  valid_from timestamptz not null,
  primary key (district_id, revision)
);
comment on table private.district_versions is 'Every state a district has had, the present one too.';
comment on column private.district_versions.district_id is 'The district.';
comment on column private.district_versions.revision is 'Which state.';
comment on column private.district_versions.name is 'As it was.';
comment on column private.district_versions.code is 'As it was.';
comment on column private.district_versions.population is 'As it was.';
comment on column private.district_versions.source is 'As it was.';
comment on column private.district_versions.boundary is 'As it was.';
comment on column private.district_versions.import_id is 'The import that made this state.';
comment on column private.district_versions.valid_from is 'When it began.';
create index district_versions_import on private.district_versions (import_id);

alter table private.imports enable row level security;
alter table private.import_rows enable row level security;
alter table private.development_area_versions enable row level security;
alter table private.development_area_phases enable row level security;
alter table private.district_versions enable row level security;
revoke all on private.imports, private.import_rows, private.development_area_versions, private.development_area_phases, private.district_versions
  from public, anon, authenticated, service_role;

-- History whoever writes.
create function private.count_revision() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new is not distinct from old then return new; end if;
  new.revision := old.revision + 1;
  new.updated_at := now();
  return new;
end
$$;
create trigger count_revision before update on public.development_areas for each row execute function private.count_revision();
create trigger count_revision before update on public.districts for each row execute function private.count_revision();

create function private.keep_area_history() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  latest private.development_area_phases;
begin
  if tg_op = 'UPDATE' and new.revision = old.revision then return null; end if;
  update private.development_area_versions v set valid_to = now() where v.area_id = new.id and v.valid_to is null;
  insert into private.development_area_versions (area_id, revision, name, case_number, phase, phase_from, phase_to, url, source, boundary, import_id, written_by, valid_from)
  values (new.id, new.revision, new.name, new.case_number, new.phase, new.phase_from, new.phase_to, new.url, new.source, new.boundary, new.import_id, new.updated_by, now());
  select * into latest from private.development_area_phases p where p.area_id = new.id order by p.id desc limit 1;
  if latest.phase = new.phase then
    if (latest.phase_from, latest.phase_to) is distinct from (new.phase_from, new.phase_to) then
      update private.development_area_phases p set phase_from = new.phase_from, phase_to = new.phase_to where p.id = latest.id;
    end if;
  else
    -- The phase before ended the day before this one began, if nobody said otherwise.
    update private.development_area_phases p set phase_to = greatest(p.phase_from, coalesce(new.phase_from, private.today()) - 1) where p.id = latest.id and p.phase_to is null;
    insert into private.development_area_phases (area_id, phase, phase_from, phase_to, import_id) values (new.id, new.phase, new.phase_from, new.phase_to, new.import_id);
  end if;
  return null;
end
$$;
create trigger keep_area_history after insert or update on public.development_areas for each row execute function private.keep_area_history();

create function private.keep_district_history() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and new.revision = old.revision then return null; end if;
  insert into private.district_versions (district_id, revision, name, code, population, source, boundary, import_id, valid_from)
  values (new.id, new.revision, new.name, new.code, new.population, new.source, new.boundary, new.import_id, now());
  return null;
end
$$;
create trigger keep_district_history after insert or update on public.districts for each row execute function private.keep_district_history();

-- A document with boundaries in it is longer than others.
create function private.take_long_document(document jsonb, allowed text[], longest integer) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if document is null or jsonb_typeof(document) <> 'object' or octet_length(document::text) > longest then perform private.raise_problem('field_invalid', ''); end if;
  perform private.take_document((select coalesce(jsonb_object_agg(key, null), '{}') from jsonb_object_keys(document) key), allowed);
end
$$;
create function private.take_optional_day(document jsonb, field text) returns date
language plpgsql immutable set search_path = '' as $$
declare
  day text := private.take_text(document, field);
begin
  if day is null then return null; end if;
  if day !~ '^\d{4}-\d\d-\d\d$' then perform private.raise_problem('field_invalid', field); end if;
  return day::date;
exception when datetime_field_overflow or invalid_datetime_format then
  perform private.raise_problem('field_invalid', field);
end
$$;

-- The organisation whose areas are meant: named, or the only one the person plans for.
create function private.planning_organisation(document jsonb) returns uuid
language plpgsql stable set search_path = '' as $$
declare
  named uuid := private.take_uuid(document, 'organisationId');
  theirs uuid[] := array(select private.organisations_as('planner', 'admin'));
begin
  if cardinality(theirs) = 0 or named <> all (theirs) then perform private.raise_problem('not_allowed'); end if;
  if named is null and cardinality(theirs) > 1 then perform private.raise_problem('field_invalid', 'organisationId'); end if;
  return coalesce(named, theirs[1]);
end
$$;

-- GeoJSON Polygon or MultiPolygon in WGS 84 as a boundary, or why it is none. Never raises: a file's other rows go on.
create function private.boundary_of(given jsonb, organisation uuid, out boundary extensions.geometry, out reason text, out detail text)
language plpgsql stable set search_path = '' as $$
declare
  city extensions.geometry := (select o.boundary from public.organisations o where o.id = organisation);
begin
  if jsonb_typeof(given) is distinct from 'object' or coalesce(given ->> 'type', '') not in ('Polygon', 'MultiPolygon') then
    reason := 'geometry_missing';
    return;
  end if;
  begin
    boundary := extensions.st_multi(extensions.st_setsrid(extensions.st_force2d(extensions.st_geomfromgeojson(given::text)), 4326));
  exception when others then
    reason := 'geometry_invalid'; detail := left(sqlerrm, 200); boundary := null;
    return;
  end;
  if extensions.st_isempty(boundary) then
    reason := 'geometry_empty';
  elsif not extensions.st_isvalid(boundary) then
    reason := 'geometry_invalid'; detail := extensions.st_isvalidreason(boundary);
  elsif extensions.st_xmin(boundary) < -180 or extensions.st_xmax(boundary) > 180 or extensions.st_ymin(boundary) < -90 or extensions.st_ymax(boundary) > 90
    or city is not null and not extensions.st_intersects(city, boundary) then
    reason := 'outside_municipality';
  end if;
  if reason is not null then boundary := null; end if;
end
$$;

-- "Södra Ramlösa" becomes sodra-ramlosa.
create function private.slug_of(name text) returns text
language sql immutable
return nullif(left(btrim(regexp_replace(translate(lower(name), 'åäáàâöøóôéèêëüúíïñç', 'aaaaaooooeeeeuuiinc'), '[^a-z0-9]+', '-', 'g'), '-'), 60), '');

-- One row as it was read on the device, looked at again: what is wrong in it is the row's reason, not the file's end.
create function private.stage_row(import private.imports, given jsonb) returns void
language plpgsql set search_path = '' as $$
declare
  r private.import_rows;
  b record;
begin
  perform private.take_long_document(given, case import.what when 'areas' then '{nth,name,caseNumber,phase,phaseFrom,phaseTo,url,boundary}'::text[] else '{nth,name,code,population,boundary}' end, 6000000);
  r.import_id := import.id;
  r.nth := private.take_integer(given, 'nth', 1, 1000000);
  r.name := nullif(btrim(private.take_text(given, 'name')), '');
  r.case_number := nullif(btrim(private.take_text(given, case import.what when 'areas' then 'caseNumber' else 'code' end)), '');
  r.key := private.case_key(r.case_number);
  if import.what = 'areas' then
    r.phase := private.take_word(given, 'phase', '{started,consultation,review,adopted,appealed,supervision,in_force,repealed,closed}');
    r.phase_from := private.take_optional_day(given, 'phaseFrom');
    r.phase_to := private.take_optional_day(given, 'phaseTo');
    r.url := nullif(btrim(private.take_text(given, 'url')), '');
  else
    r.population := coalesce(given -> 'population', '{}');
    if not private.are_residents(r.population) then perform private.raise_problem('field_invalid', 'population'); end if;
  end if;
  select * into b from private.boundary_of(given -> 'boundary', import.organisation_id);
  r.boundary := b.boundary;
  r.boundary_hash := md5(extensions.st_asbinary(extensions.st_normalize(r.boundary)));
  r.reason := case
    when r.name is null then 'name_missing'
    when char_length(r.name) > case import.what when 'areas' then 200 else 120 end then 'name_too_long'
    when char_length(r.case_number) > case import.what when 'areas' then 60 else 40 end then 'key_too_long'
    when import.what = 'districts' and private.slug_of(r.name) is null then 'name_missing'
    when r.phase_from > r.phase_to then 'days_backwards'
    when r.url is not null and (r.url !~ '^https://[^[:space:]]+$' or char_length(r.url) > 500) then 'url_invalid'
    else b.reason end;
  r.detail := case when r.reason = b.reason then b.detail end;
  insert into private.import_rows select (r).* on conflict (import_id, nth) do update set name = excluded.name, key = excluded.key, phase = excluded.phase, phase_from = excluded.phase_from,
    phase_to = excluded.phase_to, url = excluded.url, population = excluded.population, case_number = excluded.case_number, boundary = excluded.boundary, boundary_hash = excluded.boundary_hash,
    reason = excluded.reason, detail = excluded.detail;
end
$$;

create function private.are_residents(population jsonb) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return jsonb_typeof(population) = 'object' and not exists (
    select from jsonb_each(population) g
    where g.key not in ('under_13', '13_19', '20_34', '35_49', '50_64', '65_79', '80_plus')
      or not case when jsonb_typeof(g.value) = 'number' then (g.value)::numeric between 0 and 10000000 and (g.value)::numeric % 1 = 0 else false end);
end
$$;

create function public.stage_import(document jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid := private.planning_organisation(document);
  import private.imports;
  given jsonb;
begin
  perform private.take_long_document(document, '{importId,organisationId,what,fileName,fileHash,rows}', 8000000);
  delete from private.imports i where i.applied_at is null and i.staged_at < now() - interval '1 day';
  insert into private.imports (id, organisation_id, what, file_name, file_hash, staged_by)
  values (private.take_uuid(document, 'importId', true), organisation, private.take_word(document, 'what', '{areas,districts}', true),
    left(coalesce(nullif(btrim(private.take_text(document, 'fileName', true)), ''), '?'), 255), lower(private.take_text(document, 'fileHash', true)), (select auth.uid()))
  on conflict (id) do nothing;
  select * into import from private.imports i where i.id = (document ->> 'importId')::uuid for update;
  if import.organisation_id <> organisation or import.staged_by is distinct from (select auth.uid()) then perform private.raise_problem('not_allowed'); end if;
  if import.applied_at is not null or import.what <> document ->> 'what' then perform private.raise_problem('revision_conflict', 'importId'); end if;
  if jsonb_typeof(document -> 'rows') is distinct from 'array' then perform private.raise_problem('field_invalid', 'rows'); end if;
  for given in select * from jsonb_array_elements(document -> 'rows') loop perform private.stage_row(import, given); end loop;
  -- FEATURE_LIMIT of src/import/limits.ts.
  if (select count(*) from private.import_rows r where r.import_id = import.id) > 20000 then perform private.raise_problem('field_invalid', 'rows'); end if;
  return jsonb_build_object('staged', (select count(*) from private.import_rows r where r.import_id = import.id));
exception when check_violation then
  perform private.raise_problem('field_invalid', 'fileHash');
end
$$;
comment on function public.stage_import(jsonb) is 'StagedRows → {staged}. Lays rows of a file aside, looked at by PostGIS; nothing is written yet. The same row again replaces it.';

create function public.give_up_import(import uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'admin');
  delete from private.imports i where i.id = import and i.applied_at is null and i.staged_by = (select auth.uid());
  return null;
end
$$;
comment on function public.give_up_import(uuid) is 'Forgets the rows of an import that was only tried.';

-- The same boundary: to the centimetre, wherever its rings begin.
create function private.same_boundary(one extensions.geometry, other extensions.geometry) returns boolean
language sql immutable set search_path = '' as $$
  select one operator(extensions.~=) other and extensions.st_orderingequals(extensions.st_normalize(one), extensions.st_normalize(other))
    or extensions.st_npoints(one) = extensions.st_npoints(other) and extensions.st_expand(one, 1e-7) operator(extensions.~) other
      and extensions.st_hausdorffdistance(one, other) < 1e-7
$$;

-- What an import would do, row by row, written beside the rows. Blank never erases: what the file does not say stays. Each way a row is
-- found again is a question of its own, so that each has its index: 20,000 rows meet 20,000 areas.
create function private.plan_import(import private.imports) returns void
language sql set search_path = '' as $$
  with usable as (
    select r.*, coalesce(r.key, 'name:' || private.case_key(r.name)) as found_by from private.import_rows r where r.import_id = import.id and r.reason is null
  ), matched as (
    select u.*, t.id as target, t.changed as changes, t.is_backwards,
      min(u.nth) over (partition by u.found_by) as first_key, min(u.nth) over (partition by u.boundary_hash) as first_boundary, min(u.nth) over (partition by coalesce(t.id::text, u.nth::text)) as first_target
    from usable u left join lateral (
      select o.* from (
        select a.id, array_remove(array[
          case when u.name <> a.name then 'name' end,
          case when u.phase <> a.phase then 'phase' end,
          case when (d.day_from, d.day_to) is distinct from (a.phase_from, a.phase_to) then 'days' end,
          case when u.url <> coalesce(a.url, '') then 'url' end,
          case when not private.same_boundary(u.boundary, a.boundary) then 'boundary' end], null) as changed, d.day_from > d.day_to as is_backwards
        from public.development_areas a, lateral (select case when u.phase <> a.phase then u.phase_from else coalesce(u.phase_from, a.phase_from) end as day_from,
          case when u.phase <> a.phase then u.phase_to else coalesce(u.phase_to, a.phase_to) end as day_to) d
        where import.what = 'areas' and a.id = any (array(
          select k.id from public.development_areas k where k.organisation_id = import.organisation_id and private.case_key(k.case_number) = u.key
          union all
          select k.id from public.development_areas k where u.key is null and k.organisation_id = import.organisation_id and k.case_number is null and private.case_key(k.name) = private.case_key(u.name)))
        union all
        select d.id, array_remove(array[
          case when u.name <> d.name then 'name' end,
          case when u.case_number <> coalesce(d.code, '') then 'code' end,
          case when u.population <> '{}' and u.population <> d.population then 'population' end,
          case when not private.same_boundary(u.boundary, d.boundary) then 'boundary' end], null), false
        from public.districts d
        where import.what = 'districts' and d.id = any (array(
          select k.id from public.districts k where k.organisation_id = import.organisation_id and lower(k.code) = u.key
          union all
          select k.id from public.districts k where k.organisation_id = import.organisation_id and (u.key is null or k.code is null) and k.slug = private.slug_of(u.name)))) o
      order by o.id limit 1) t on true
  ), decided as (
    select m.nth, m.target, m.changes, case
      when m.nth <> m.first_key then case when m.key is null then 'duplicate_name' else 'duplicate_key' end
      when m.nth <> m.first_boundary then 'duplicate_boundary'
      when m.nth <> m.first_target then 'duplicate_name'
      when m.is_backwards then 'days_backwards' end as reason,
      case when m.nth <> m.first_key then m.first_key when m.nth <> m.first_boundary then m.first_boundary when m.nth <> m.first_target then m.first_target end as like_row
    from matched m
  )
  update private.import_rows r set
    target_id = case when d.reason is null then d.target end,
    outcome = case when r.reason is not null or d.reason is not null then 'refused' when d.target is null then 'added' when d.changes = '{}' then 'unchanged' else 'updated' end,
    refused_for = coalesce(r.reason, d.reason), refused_detail = coalesce(r.detail, d.like_row::text),
    changed = case when d.reason is null then coalesce(d.changes, '{}') else '{}' end
  from private.import_rows own left join decided d on d.nth = own.nth
  where own.import_id = import.id and r.import_id = own.import_id and r.nth = own.nth
$$;

-- District of everything that has a place, after the districts changed. What is public has the district of its public place.
create function private.find_districts_again(organisation uuid) returns void
language plpgsql set search_path = '' as $$
begin
  -- As private.publish_contribution: this lock before any row's.
  perform pg_advisory_xact_lock(2026112300);
  update public.contributions c set district_id = f.found
  from (select k.id, private.district_at(extensions.st_pointonsurface(k.place), k.organisation_id) as found from public.contributions k where k.organisation_id = organisation and k.place is not null) f
  where c.id = f.id and c.district_id is distinct from f.found;
  update public.published_contributions p set district_id = f.found, change_seq = private.next_change()
  from (select q.id, private.district_at(q.point, organisation) as found from public.published_contributions q
    join public.contributions k on k.id = q.id and k.organisation_id = organisation order by q.id) f
  where p.id = f.id and p.district_id is distinct from f.found;
end
$$;

create function private.run_import(document jsonb, kind text) returns jsonb
language plpgsql set search_path = '' as $$
declare
  organisation uuid := private.planning_organisation(document);
  new_phase text;
  is_trial boolean;
  import private.imports;
  report jsonb;
begin
  perform private.take_document(document, '{importId,organisationId,dryRun,newPhase}');
  is_trial := private.take_flag(document, 'dryRun', true);
  new_phase := coalesce(private.take_word(document, 'newPhase', '{started,consultation,review,adopted,appealed,supervision,in_force,repealed,closed}'), 'started');
  -- One import at a time: what was planned is what is done.
  perform pg_advisory_xact_lock(2026112301, hashtext(organisation::text));
  select * into import from private.imports i where i.id = private.take_uuid(document, 'importId', true) and i.organisation_id = organisation and i.what = kind for update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  if import.applied_at is not null then perform private.raise_problem('revision_conflict', 'importId'); end if;

  perform private.plan_import(import);
  report := (
    select jsonb_build_object('importId', import.id, 'dryRun', is_trial, 'total', count(*), 'added', count(*) filter (where r.outcome = 'added'), 'updated', count(*) filter (where r.outcome = 'updated'),
      'unchanged', count(*) filter (where r.outcome = 'unchanged'), 'refused', count(*) filter (where r.outcome = 'refused'),
      'rows', coalesce(jsonb_agg(jsonb_build_object('nth', r.nth, 'outcome', r.outcome, 'reason', r.refused_for, 'detail', r.refused_detail, 'changed', to_jsonb(r.changed)) order by r.nth), '[]'),
      'missing', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'key', t.key) order by t.name, t.id), '[]') from (
        select a.id, a.name, a.case_number as key from public.development_areas a where kind = 'areas' and a.organisation_id = organisation
        union all select d.id, d.name, d.code from public.districts d where kind = 'districts' and d.organisation_id = organisation) t
        where not exists (select from private.import_rows q where q.import_id = import.id and q.target_id = t.id)))
    from private.import_rows r where r.import_id = import.id);
  if is_trial then return report; end if;

  update private.imports i set applied_at = now(), counts = report - 'rows' - 'missing' - 'importId' - 'dryRun' where i.id = import.id;
  if kind = 'areas' then
    insert into public.development_areas (organisation_id, name, case_number, phase, phase_from, phase_to, boundary, url, source, import_id, updated_by)
    select organisation, r.name, r.case_number, coalesce(r.phase, new_phase), r.phase_from, r.phase_to, r.boundary, r.url, import.file_name, import.id, (select auth.uid())
    from private.import_rows r where r.import_id = import.id and r.outcome = 'added' order by r.nth;
    update public.development_areas a set name = r.name, case_number = coalesce(a.case_number, r.case_number), phase = coalesce(r.phase, a.phase),
      phase_from = case when r.phase <> a.phase then r.phase_from else coalesce(r.phase_from, a.phase_from) end,
      phase_to = case when r.phase <> a.phase then r.phase_to else coalesce(r.phase_to, a.phase_to) end,
      boundary = r.boundary, url = coalesce(r.url, a.url), source = import.file_name, import_id = import.id, updated_by = (select auth.uid())
    from private.import_rows r where r.import_id = import.id and r.outcome = 'updated' and a.id = r.target_id;
  else
    insert into public.districts (organisation_id, slug, name, code, boundary, population, source, import_id)
    select organisation, case when r.nth_of_name > 1 or exists (select from public.districts d where d.organisation_id = organisation and d.slug = r.slug) then left(r.slug, 52) || '-' || r.nth else r.slug end, r.name, r.case_number, r.boundary, r.population, import.file_name, import.id
    -- The first of a name has the bare address, another one its row's number behind it.
    from (select k.*, private.slug_of(k.name) as slug, row_number() over (partition by private.slug_of(k.name) order by k.nth) as nth_of_name
      from private.import_rows k where k.import_id = import.id and k.outcome = 'added') r order by r.nth;
    update public.districts d set name = r.name, code = coalesce(r.case_number, d.code), boundary = r.boundary, population = case when r.population = '{}' then d.population else r.population end,
      source = import.file_name, import_id = import.id
    from private.import_rows r where r.import_id = import.id and r.outcome = 'updated' and d.id = r.target_id;
    perform private.find_districts_again(organisation);
  end if;
  delete from private.import_rows r where r.import_id = import.id;
  perform private.audit(organisation, case kind when 'areas' then 'development_areas.imported' else 'districts.imported' end, import.id);
  return report;
end
$$;

create function public.import_development_areas(document jsonb) returns jsonb
language sql security definer set search_path = '' as $$ select private.run_import(document, 'areas') $$;
comment on function public.import_development_areas(jsonb) is 'ImportRun → ImportReport: adds and updates (by case number) in one transaction what was laid aside; with dryRun only the report.';
create function public.import_districts(document jsonb) returns jsonb
language sql security definer set search_path = '' as $$ select private.run_import(document, 'districts') $$;
comment on function public.import_districts(jsonb) is 'ImportRun → ImportReport, as import_development_areas, by code, else by name; contributions get the district they now lie in.';

create function public.undo_import(import uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  i private.imports;
  in_the_way jsonb;
begin
  perform private.must_be_staff('planner', 'admin');
  select * into i from private.imports k where k.id = import and k.applied_at is not null and k.organisation_id in (select private.organisations_as('planner', 'admin')) for update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  if i.undone_at is not null then return jsonb_build_object('undone', true, 'inTheWay', '[]'::jsonb); end if;
  perform pg_advisory_xact_lock(2026112301, hashtext(i.organisation_id::text));
  -- Changed again since, or already answered or lived in: then undoing would destroy somebody's work.
  in_the_way := case i.what when 'areas' then (
    select jsonb_agg(a.name order by a.name) from private.development_area_versions v join public.development_areas a on a.id = v.area_id
    where v.import_id = i.id and (a.revision <> v.revision or v.revision = 1 and (exists (select from public.answers w where w.development_area_id = a.id) or exists (select from private.plan_statements s where s.area_id = a.id))))
  else (
    select jsonb_agg(d.name order by d.name) from private.district_versions v join public.districts d on d.id = v.district_id
    where v.import_id = i.id and (d.revision <> v.revision or v.revision = 1 and exists (select from public.contribution_demographics c where c.home_district_id = d.id))) end;
  if in_the_way is not null then return jsonb_build_object('undone', false, 'inTheWay', in_the_way); end if;
  if i.what = 'areas' then
    delete from public.development_areas a using private.development_area_versions v where v.area_id = a.id and v.import_id = i.id and v.revision = 1;
    -- The phases it told of go too; the one before is then the last again and takes its days back.
    delete from private.development_area_phases p where p.import_id = i.id;
    update public.development_areas a set name = b.name, case_number = b.case_number, phase = b.phase, phase_from = b.phase_from, phase_to = b.phase_to, url = b.url, source = b.source, boundary = b.boundary,
      import_id = null, updated_by = (select auth.uid())
    from private.development_area_versions v join private.development_area_versions b on b.area_id = v.area_id and b.revision = v.revision - 1 where v.import_id = i.id and a.id = v.area_id;
  else
    delete from public.districts d using private.district_versions v where v.district_id = d.id and v.import_id = i.id and v.revision = 1;
    update public.districts d set name = b.name, code = b.code, population = b.population, source = b.source, boundary = b.boundary, import_id = null
    from private.district_versions v join private.district_versions b on b.district_id = v.district_id and b.revision = v.revision - 1 where v.import_id = i.id and d.id = v.district_id;
    perform private.find_districts_again(i.organisation_id);
  end if;
  update private.imports k set undone_at = now(), undone_by = (select auth.uid()) where k.id = i.id;
  perform private.audit(i.organisation_id, case i.what when 'areas' then 'development_areas.import_undone' else 'districts.import_undone' end, i.id);
  return jsonb_build_object('undone', true, 'inTheWay', '[]'::jsonb);
end
$$;
comment on function public.undo_import(uuid) is 'Takes a whole import back → {undone, inTheWay}: names of what has changed or been answered since, and then nothing is undone.';

create function public.read_imports() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'admin');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'what', i.what, 'fileName', i.file_name, 'total', i.counts -> 'total', 'added', i.counts -> 'added', 'updated', i.counts -> 'updated',
      'unchanged', i.counts -> 'unchanged', 'refused', i.counts -> 'refused', 'by', u.email, 'at', private.iso(i.applied_at), 'undoneAt', private.iso(i.undone_at)) order by i.applied_at desc, i.id), '[]')
    from (select * from private.imports k where k.applied_at is not null and k.organisation_id in (select private.organisations_as('planner', 'admin')) order by k.applied_at desc, k.id limit 20) i
    left join auth.users u on u.id = i.staged_by);
end
$$;
comment on function public.read_imports() is 'PastImport[]: the latest 20, newest first.';

-- What lies inside: not what was withdrawn.
create function private.contributions_inside(area public.development_areas) returns bigint
language sql stable set search_path = '' as $$
  select count(*) from public.contributions c
  where c.organisation_id = area.organisation_id and c.status in ('submitted', 'published') and extensions.st_intersects(c.place, area.boundary)
$$;

create function public.read_area_list() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'admin');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'organisationId', a.organisation_id, 'name', a.name, 'caseNumber', a.case_number, 'phase', a.phase, 'phaseFrom', a.phase_from, 'phaseTo', a.phase_to,
      'url', a.url, 'contributions', private.contributions_inside(a), 'revision', a.revision, 'updatedAt', private.iso(a.updated_at)) order by a.name, a.id), '[]')
    from public.development_areas a where a.organisation_id in (select private.organisations_as('planner', 'admin')));
end
$$;
comment on function public.read_area_list() is 'AreaRow[] of the person''s organisations, with how many contributions lie inside.';

create function private.area_document(a public.development_areas) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', a.id, 'organisationId', a.organisation_id, 'name', a.name, 'caseNumber', a.case_number, 'phase', a.phase, 'phaseFrom', a.phase_from, 'phaseTo', a.phase_to, 'url', a.url,
    'source', a.source, 'contributions', private.contributions_inside(a), 'answers', (select count(*) from public.answers w where w.development_area_id = a.id), 'statements', (select count(*) from private.plan_statements s where s.area_id = a.id),
    'revision', a.revision, 'updatedAt', private.iso(a.updated_at), 'boundary', extensions.st_asgeojson(a.boundary, 9)::jsonb,
    'hectares', round((extensions.st_area(extensions.st_transform(a.boundary, 3006)) / 10000)::numeric, 1),
    'phases', (select coalesce(jsonb_agg(jsonb_build_object('phase', p.phase, 'from', p.phase_from, 'to', p.phase_to) order by p.id desc), '[]') from private.development_area_phases p where p.area_id = a.id),
    'versions', (select coalesce(jsonb_agg(jsonb_build_object('revision', v.revision, 'from', private.iso(v.valid_from), 'to', private.iso(v.valid_to), 'name', v.name, 'caseNumber', v.case_number, 'phase', v.phase,
      'by', u.email, 'fileName', i.file_name, 'boundary', extensions.st_asgeojson(v.boundary, 6)::jsonb) order by v.revision desc), '[]')
      from (select * from private.development_area_versions k where k.area_id = a.id order by k.revision desc limit 50) v left join auth.users u on u.id = v.written_by left join private.imports i on i.id = v.import_id))
$$;

create function public.read_area(area uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  found_area public.development_areas;
begin
  perform private.must_be_staff('planner', 'admin');
  select * into found_area from public.development_areas a where a.id = area and a.organisation_id in (select private.organisations_as('planner', 'admin'));
  if not found then perform private.raise_problem('not_allowed'); end if;
  return private.area_document(found_area);
end
$$;
comment on function public.read_area(uuid) is 'StaffArea: one area with its boundary, phases and versions.';

-- The area to change, at the revision that was looked at, locked.
create function private.area_to_change(document jsonb) returns public.development_areas
language plpgsql set search_path = '' as $$
declare
  found_area public.development_areas;
begin
  select * into found_area from public.development_areas a
  where a.id = private.take_uuid(document, 'id', true) and a.organisation_id in (select private.organisations_as('planner', 'admin')) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  if found_area.revision <> private.take_integer(document, 'revision', 1, 1000000) then perform private.raise_problem('revision_conflict', 'revision'); end if;
  return found_area;
end
$$;

create function public.save_development_area(document jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid := private.planning_organisation(document);
  a public.development_areas;
  b record;
  is_new boolean;
begin
  perform private.take_long_document(document, '{id,organisationId,revision,name,caseNumber,url,phase,phaseFrom,phaseTo,boundary}', 6000000);
  is_new := private.take_integer(document, 'revision', 0, 1000000) = 0;
  if is_new then
    a.id := private.take_uuid(document, 'id', true);
    a.organisation_id := organisation;
    a.phase := private.take_word(document, 'phase', '{started,consultation,review,adopted,appealed,supervision,in_force,repealed,closed}', true);
    a.phase_from := private.take_optional_day(document, 'phaseFrom');
    a.phase_to := private.take_optional_day(document, 'phaseTo');
    if a.phase_from > a.phase_to then perform private.raise_problem('field_invalid', 'phaseTo'); end if;
  else
    if document ?| '{phase,phaseFrom,phaseTo}'::text[] then perform private.raise_problem('field_not_allowed', 'phase'); end if;
    a := private.area_to_change(document);
  end if;
  a.name := nullif(btrim(private.take_text(document, 'name', true)), '');
  if a.name is null then perform private.raise_problem('text_missing', 'name'); end if;
  if char_length(a.name) > 200 then perform private.raise_problem('text_too_long', 'name'); end if;
  a.case_number := nullif(btrim(private.take_text(document, 'caseNumber')), '');
  if char_length(a.case_number) > 60 then perform private.raise_problem('text_too_long', 'caseNumber'); end if;
  a.url := nullif(btrim(private.take_text(document, 'url')), '');
  if a.url !~ '^https://[^[:space:]]+$' or char_length(a.url) > 500 then perform private.raise_problem('field_invalid', 'url'); end if;
  if is_new or document ? 'boundary' then
    select * into b from private.boundary_of(document -> 'boundary', a.organisation_id);
    if b.reason = 'outside_municipality' then perform private.raise_problem('place_outside_city', 'boundary'); end if;
    if b.reason = 'geometry_invalid' then perform private.raise_problem('place_crosses_itself', 'boundary'); end if;
    if b.reason is not null then perform private.raise_problem('place_invalid', 'boundary'); end if;
    a.boundary := b.boundary;
  end if;
  begin
    if is_new then
      insert into public.development_areas (id, organisation_id, name, case_number, phase, phase_from, phase_to, boundary, url, updated_by)
      values (a.id, a.organisation_id, a.name, a.case_number, a.phase, a.phase_from, a.phase_to, a.boundary, a.url, (select auth.uid()));
    else
      update public.development_areas d set name = a.name, case_number = a.case_number, url = a.url, boundary = a.boundary, import_id = null, updated_by = (select auth.uid()) where d.id = a.id;
    end if;
  exception when unique_violation then
    -- Sent twice is saved once; else the case number is another area's.
    perform private.raise_problem(case when exists (select from public.development_areas d where d.id = a.id) and is_new then 'revision_conflict' else 'field_invalid' end, 'caseNumber');
  end;
  perform private.audit(a.organisation_id, case when is_new then 'development_area.created' else 'development_area.changed' end, a.id);
  return (select private.area_document(d) from public.development_areas d where d.id = a.id);
end
$$;
comment on function public.save_development_area(jsonb) is 'AreaToSave → StaffArea. Revision 0 makes a new one; else the revision that was looked at, and the boundary only when it changed.';

create function public.change_phase(document jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.development_areas;
  day_from date;
  day_to date;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(document, '{id,revision,phase,from,to}');
  a := private.area_to_change(document);
  day_from := private.take_optional_day(document, 'from');
  day_to := private.take_optional_day(document, 'to');
  if day_from > day_to then perform private.raise_problem('field_invalid', 'to'); end if;
  update public.development_areas d set phase = private.take_word(document, 'phase', '{started,consultation,review,adopted,appealed,supervision,in_force,repealed,closed}', true),
    phase_from = day_from, phase_to = day_to, import_id = null, updated_by = (select auth.uid()) where d.id = a.id;
  perform private.audit(a.organisation_id, 'development_area.phase_changed', a.id, document ->> 'phase');
  return (select private.area_document(d) from public.development_areas d where d.id = a.id);
end
$$;
comment on function public.change_phase(jsonb) is 'PhaseChange → StaffArea. The same phase again corrects its days; another one is added to the history.';

create function public.remove_development_area(document jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.development_areas;
  answered bigint;
  stated bigint;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(document, '{id,revision}');
  a := private.area_to_change(document);
  answered := (select count(*) from public.answers w where w.development_area_id = a.id);
  stated := (select count(*) from private.plan_statements s where s.area_id = a.id);
  if answered = 0 and stated = 0 then
    delete from public.development_areas d where d.id = a.id;
    perform private.audit(a.organisation_id, 'development_area.removed', a.id);
  end if;
  return jsonb_build_object('removed', answered = 0 and stated = 0, 'answers', answered, 'statements', stated);
end
$$;
comment on function public.remove_development_area(jsonb) is '{id, revision} → {removed, answers, statements}. What has been answered, or has written statements, stays: close it instead.';

revoke all on all functions in schema private from public, anon;
revoke all on function private.count_revision(), private.keep_area_history(), private.keep_district_history(), private.take_long_document(jsonb, text[], integer), private.take_optional_day(jsonb, text),
  private.planning_organisation(jsonb), private.boundary_of(jsonb, uuid), private.slug_of(text), private.stage_row(private.imports, jsonb), private.are_residents(jsonb),
  private.same_boundary(extensions.geometry, extensions.geometry), private.plan_import(private.imports), private.find_districts_again(uuid), private.run_import(jsonb, text),
  private.contributions_inside(public.development_areas), private.area_document(public.development_areas), private.area_to_change(jsonb),
  public.stage_import(jsonb), public.give_up_import(uuid), public.import_development_areas(jsonb), public.import_districts(jsonb), public.undo_import(uuid), public.read_imports(), public.read_area_list(),
  public.read_area(uuid), public.save_development_area(jsonb), public.change_phase(jsonb), public.remove_development_area(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.stage_import(jsonb), public.give_up_import(uuid), public.import_development_areas(jsonb), public.import_districts(jsonb), public.undo_import(uuid), public.read_imports(),
  public.read_area_list(), public.read_area(uuid), public.save_development_area(jsonb), public.change_phase(jsonb), public.remove_development_area(jsonb) to authenticated;
-- The unique index on case numbers asks it with the writer's rights.
grant execute on function private.case_key(text) to service_role;
