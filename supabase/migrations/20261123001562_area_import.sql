-- Files imported as development areas or districts: tried first without writing, then in one transaction, then undone if need be. Rows of a
-- file are laid aside in parts (so that a person sees how far it has come and may stop), each looked at by PostGIS as it arrives; nothing is
-- an area before import_development_areas says so.

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

revoke all on function private.stage_row(private.imports, jsonb), private.are_residents(jsonb), private.same_boundary(extensions.geometry, extensions.geometry), private.plan_import(private.imports),
  private.find_districts_again(uuid), private.run_import(jsonb, text), public.stage_import(jsonb), public.give_up_import(uuid), public.import_development_areas(jsonb), public.import_districts(jsonb),
  public.undo_import(uuid), public.read_imports()
  from public, anon, authenticated, service_role;
grant execute on function public.stage_import(jsonb), public.give_up_import(uuid), public.import_development_areas(jsonb), public.import_districts(jsonb), public.undo_import(uuid), public.read_imports()
  to authenticated;
