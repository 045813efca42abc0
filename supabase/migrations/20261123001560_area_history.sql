-- Development areas and districts as staff keep them: history of every state, with the file it came from, phases with their days; and what
-- both an import and the desk for areas look at a document with.

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

revoke all on function private.count_revision(), private.keep_area_history(), private.keep_district_history(), private.take_long_document(jsonb, text[], integer), private.take_optional_day(jsonb, text),
  private.planning_organisation(jsonb), private.boundary_of(jsonb, uuid), private.slug_of(text)
  from public, anon, authenticated, service_role;
