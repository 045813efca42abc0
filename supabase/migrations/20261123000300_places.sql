-- Places that are known beforehand: districts with their population, development areas with case number and phase; and the one fixed
-- grid. The grid is EPSG:3006 (SWEREF 99 TM), 150 m, origin 0,0: cell (floor(E/150), floor(N/150)). Never random: averaging undoes noise.

create table public.districts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9-]{1,60}$'),
  name text not null check (char_length(name) between 1 and 120),
  boundary extensions.geometry(MultiPolygon, 4326) not null check (extensions.st_isvalid(boundary)),
  population jsonb not null default '{}' check (jsonb_typeof(population) = 'object'),
  code text check (code = btrim(code) and char_length(code) between 1 and 40),
  source text,
  revision integer not null default 1 check (revision >= 1),
  import_id uuid,
  updated_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (organisation_id, slug)
);
comment on table public.districts is 'Districts (stadsdelar) with population by age group, for saying where a place is and who is missing.';
comment on column public.districts.id is 'Identity.';
comment on column public.districts.organisation_id is 'Whose division of the city this is.';
comment on column public.districts.slug is 'Short name in addresses.';
comment on column public.districts.name is 'Name residents use.';
comment on column public.districts.boundary is 'The area, WGS 84.';
comment on column public.districts.population is 'Residents by age group: {"under_13": n, …, "80_plus": n}.';
comment on column public.districts.code is 'The city''s own code of the statistical area, such as B041; what a new import finds it by.';
comment on column public.districts.revision is 'Grows with every change.';
comment on column public.districts.import_id is 'The import that made it as it is now; null when somebody else did.';
comment on column public.districts.updated_at is 'When it was last changed.';
comment on column public.districts.source is 'Where boundary and figures come from.';
comment on column public.districts.created_at is 'When the row was made.';
create unique index districts_code on public.districts (organisation_id, lower(code));
create index districts_boundary on public.districts using gist (boundary);

create table public.development_areas (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 200),
  case_number text check (case_number = btrim(case_number) and char_length(case_number) between 1 and 60),
  phase text not null check (phase in ('started', 'consultation', 'review', 'adopted', 'appealed', 'supervision', 'in_force', 'repealed', 'closed')),
  phase_from date,
  phase_to date,
  boundary extensions.geometry(MultiPolygon, 4326) not null check (extensions.st_isvalid(boundary)),
  url text check (url is null or url ~ '^https://'),
  source text,
  revision integer not null default 1 check (revision >= 1),
  import_id uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  constraint phase_runs_forward check (phase_to is null or phase_from is null or phase_from <= phase_to)
);
comment on table public.development_areas is 'Areas the city is about to change (stadsutvecklingsområden), often with a legal plan (detaljplan).';
comment on column public.development_areas.id is 'Identity.';
comment on column public.development_areas.organisation_id is 'Who plans it.';
comment on column public.development_areas.name is 'Name of the area or plan.';
comment on column public.development_areas.case_number is 'Case number (diarienummer).';
comment on column public.development_areas.phase is 'Phase of the plan, in the words of the national plan data.';
comment on column public.development_areas.phase_from is 'First day of the phase.';
comment on column public.development_areas.phase_to is 'Last day of the phase.';
comment on column public.development_areas.boundary is 'The area, WGS 84.';
comment on column public.development_areas.url is 'The city''s page on it.';
comment on column public.development_areas.source is 'Where boundary and phase come from; says so when it is an invented example.';
comment on column public.development_areas.revision is 'Grows with every change; whoever saves names the one that was looked at.';
comment on column public.development_areas.import_id is 'The import that made it as it is now; null when a person did.';
comment on column public.development_areas.updated_at is 'When it was last changed.';
comment on column public.development_areas.updated_by is 'Who last changed it.';
comment on column public.development_areas.created_at is 'When the row was made.';
create index development_areas_boundary on public.development_areas using gist (boundary);
create index development_areas_organisation on public.development_areas (organisation_id);
create index development_areas_updated_by on public.development_areas (updated_by);

-- Case numbers are written in many ways: "SBN 2026/12", "sbn  2026/12". One plan has one.
create function private.case_key(case_number text) returns text
language sql immutable parallel safe
return lower(regexp_replace(btrim(case_number), '[[:space:]]+', ' ', 'g'));
create unique index development_areas_case_number on public.development_areas (organisation_id, private.case_key(case_number));
create index development_areas_name on public.development_areas (organisation_id, private.case_key(name)) where case_number is null;

-- Corner ring of a grid square in WGS 84. `side` is in grid steps: 1 for 150 m, 2 for 300 m, …
create function private.grid_square(cell_x integer, cell_y integer, side integer default 1) returns extensions.geometry
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return extensions.st_transform(extensions.st_makeenvelope(
    cell_x * 150.0 * side, cell_y * 150.0 * side, (cell_x + 1) * 150.0 * side, (cell_y + 1) * 150.0 * side, 3006), 4326);
end
$$;
create function private.grid_centre(cell_x integer, cell_y integer) returns extensions.geometry
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return extensions.st_transform(extensions.st_setsrid(extensions.st_makepoint((cell_x + 0.5) * 150, (cell_y + 0.5) * 150), 3006), 4326);
end
$$;

-- The square that a point lies in.
create function private.square_around(point extensions.geometry) returns extensions.geometry
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  metres constant extensions.geometry := extensions.st_transform(point, 3006);
begin
  return private.grid_square(floor(extensions.st_x(metres) / 150)::integer, floor(extensions.st_y(metres) / 150)::integer);
end
$$;

-- One point to stand for a place, as src/domain/place.ts has it: the point, the line's middle corner, the mean of the ring's corners.
create function private.middle_of(place extensions.geometry) returns extensions.geometry
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return case extensions.geometrytype(place)
    when 'POINT' then place
    when 'LINESTRING' then extensions.st_pointn(place, extensions.st_npoints(place) / 2 + 1)
    else (select extensions.st_setsrid(extensions.st_makepoint(avg(extensions.st_x(d.geom)), avg(extensions.st_y(d.geom))), extensions.st_srid(place))
      from extensions.st_dumppoints(place) d where d.path[2] < extensions.st_npoints(place)) end;
end
$$;

-- A place as it is kept and shown roughly, the same as src/domain/shape.ts: every corner in the middle of its square, neighbours that fall
-- together counted once. What is no line or area any more becomes the middle of the square its own middle lies in. Whether an area still is
-- one is counted in whole squares, where three in a row lie exactly in a row.
create function private.rough_shape(place extensions.geometry) returns extensions.geometry
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  return (with corners as (
    select d.path[cardinality(d.path)] as nth, floor(extensions.st_x(d.geom) / 150)::integer as x, floor(extensions.st_y(d.geom) / 150)::integer as y
    from extensions.st_dumppoints(extensions.st_transform(place, 3006)) d
  ), steps as (
    select c.nth, c.x, c.y, lag(c.x) over (order by c.nth) as last_x, lag(c.y) over (order by c.nth) as last_y from corners c
  ), rough as (
    select count(*) as corners,
      extensions.st_makeline(extensions.st_makepoint(s.x, s.y) order by s.nth) as squares,
      extensions.st_makeline(private.grid_centre(s.x, s.y) order by s.nth) as line
    from steps s where (s.last_x, s.last_y) is distinct from (s.x, s.y)
  )
  select case
    when extensions.geometrytype(place) = 'LINESTRING' and r.corners >= 2 then r.line
    when extensions.geometrytype(place) = 'POLYGON' and r.corners >= 4 and extensions.st_isvalid(extensions.st_makepolygon(case when r.corners >= 4 then r.squares end))
      then extensions.st_makepolygon(r.line)
    else (select private.grid_centre(floor(extensions.st_x(m.metres) / 150)::integer, floor(extensions.st_y(m.metres) / 150)::integer)
      from (select extensions.st_transform(private.middle_of(place), 3006) as metres) m) end
  from rough r);
end
$$;

-- Nearly every place is a point, and there are very many of them: they go the short way.
create function private.rough_place(place extensions.geometry) returns extensions.geometry
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  metres extensions.geometry;
begin
  if extensions.geometrytype(place) <> 'POINT' then return private.rough_shape(place); end if;
  metres := extensions.st_transform(place, 3006);
  return private.grid_centre(floor(extensions.st_x(metres) / 150)::integer, floor(extensions.st_y(metres) / 150)::integer);
end
$$;

-- What everyone may know of where a place is: a campaign's area is checked against it.
create function private.seen_by_all(place extensions.geometry, how_exactly text) returns extensions.geometry
language plpgsql immutable parallel safe set search_path = '' as $$
declare
  rough extensions.geometry;
begin
  if how_exactly = 'exact' then return place; end if;
  rough := private.rough_place(place);
  return case when extensions.geometrytype(rough) = 'POINT' then private.square_around(rough) else rough end;
end
$$;

-- The district of a point: the one that covers it, else the nearest within a grid square's width (a square's centre may lie in the water).
create function private.district_at(place extensions.geometry, organisation uuid) returns uuid
language plpgsql stable set search_path = '' as $$
begin
  return coalesce(
    (select d.id from public.districts d where d.organisation_id = organisation and extensions.st_covers(d.boundary, place) order by d.id limit 1),
    -- Metres on the globe are dear: asked only where nothing covers it.
    (select d.id from public.districts d
      where d.organisation_id = organisation
        and extensions.st_intersects(d.boundary, extensions.st_expand(place, 0.003, 0.002))
        and extensions.st_dwithin(d.boundary::extensions.geography, place::extensions.geography, 150)
      order by extensions.st_distance(d.boundary, place), d.id
      limit 1));
end
$$;

-- GeoJSON parts as the app's types want them.
create function private.lon_lat(point extensions.geometry) returns jsonb
language sql stable parallel safe
return jsonb_build_array(round(extensions.st_x(point)::numeric, 6), round(extensions.st_y(point)::numeric, 6));
create function private.outer_ring(area extensions.geometry) returns jsonb
language sql immutable parallel safe
return extensions.st_asgeojson(extensions.st_geometryn(area, 1), 6)::jsonb -> 'coordinates' -> 0;

alter table public.districts enable row level security;
alter table public.development_areas enable row level security;
revoke all on public.districts, public.development_areas from public, anon, authenticated, service_role;
revoke all on all functions in schema private from public, anon, service_role;
-- Staff write through the functions of "area import" and "area desk", which keep history and the log.
grant select on public.districts, public.development_areas to authenticated;
grant select, insert, update, delete on public.districts, public.development_areas to service_role;

create policy "Staff read their districts" on public.districts for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Staff read their development areas" on public.development_areas for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
