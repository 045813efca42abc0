-- The planner's desk for development areas: the list with what lies inside, one with its history, changed at the revision that was looked at.

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
revoke all on function private.contributions_inside(public.development_areas), private.area_document(public.development_areas), private.area_to_change(jsonb), public.read_area_list(),
  public.read_area(uuid), public.save_development_area(jsonb), public.change_phase(jsonb), public.remove_development_area(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.read_area_list(), public.read_area(uuid), public.save_development_area(jsonb), public.change_phase(jsonb), public.remove_development_area(jsonb) to authenticated;
-- The unique index on case numbers asks it with the writer's rights.
grant execute on function private.case_key(text) to service_role;
