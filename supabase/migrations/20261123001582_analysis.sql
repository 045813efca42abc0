-- The planner's door for analysis: a snapshot in pages, what changed since, words, single contributions, boundaries and buffers. Planners and
-- admins of the organisation only. Reading a snapshot tells exact places and is written in the log.

create function private.must_weigh_for(organisation uuid) returns void
language plpgsql stable set search_path = '' as $$
begin
  if organisation is null or organisation not in (select private.organisations_as('planner', 'admin')) then perform private.raise_problem('not_allowed'); end if;
end
$$;

-- Whether the caller stands in the log with this, lately.
create function private.has_logged(organisation uuid, action text, period interval) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from public.audit_events e where e.organisation_id = has_logged.organisation and e.action = has_logged.action
    and e.actor_id = (select auth.uid()) and e.at > now() - has_logged.period)
$$;
-- Exact places are told only to who began at analysis_start, which writes it down: nobody reads pages past the log.
create function private.has_begun_weighing(organisation uuid) returns boolean
language sql stable set search_path = '' as $$
  select private.has_logged(organisation, 'analysis.read', interval '24 hours')
$$;

-- '4f1c9a02-7341': whose transaction ids they are, and the oldest that still runs. What is as old or younger is sent again next time.
create function private.analysis_version() returns text
language sql stable set search_path = '' as $$
  select g.id || '-' || pg_snapshot_xmin(pg_current_snapshot())::text from private.analysis_generation g
$$;
-- The number in a version of this database; null when it is another's, from a time that has not come, or from one of which removals are forgotten.
create function private.version_number(version text) returns bigint
language sql stable set search_path = '' as $$
  select case when version ~ '^[0-9a-f]{8}-[0-9]{1,18}$' and split_part(version, '-', 1) = g.id
    and split_part(version, '-', 2)::bigint between g.removals_since and (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint
    then split_part(version, '-', 2)::bigint end
  from private.analysis_generation g
$$;
comment on function private.version_number(text) is 'The transaction a version begins at; null: read the snapshot anew.';

-- Nobody may ask with a version older than the day for which analysis_start lets them: a mark is set once a day, and what lies before the
-- mark of the day before is forgotten.
create function private.forget_removals() returns void
language plpgsql set search_path = '' as $$
declare
  oldest constant bigint := (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint;
begin
  -- A mark from a time that has not come: this is a copy put back into a new server, which counts its transactions from the beginning.
  if exists (select from private.analysis_generation g where g.next_since > (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint) then
    update private.analysis_rows r set version = 0;
    delete from private.analysis_removals;
    update private.analysis_generation g set id = left(gen_random_uuid()::text, 8), removals_since = 0, next_since = oldest, marked_at = now();
  end if;
  update private.analysis_generation g set removals_since = g.next_since, next_since = oldest, marked_at = now() where g.marked_at <= now() - interval '1 day';
  delete from private.analysis_removals r where r.version < (select g.removals_since from private.analysis_generation g);
end
$$;
comment on function private.forget_removals() is 'Part of the daily job: what no planner''s snapshot can still ask for.';

create function private.analysis_dictionaries(organisation uuid) returns jsonb
language sql stable set search_path = '' as $$
  with areas as (
    select a.id, row_number() over (order by a.name, a.id) - 1 as nth, jsonb_build_object('id', a.id, 'name', a.name, 'caseNumber', a.case_number, 'phase', a.phase) as entry
    from public.development_areas a where a.organisation_id = organisation
  ), themes as (
    select t.id, row_number() over (order by t.name ->> 'sv', t.id) - 1 as nth, jsonb_build_object('id', t.id, 'name', t.name ->> 'sv') as entry
    from public.themes t where t.organisation_id = organisation
  ), things as (
    select 'area' as subject, a.id, a.nth from areas a union all select 'theme', t.id, t.nth from themes t
  ), sets as (
    select s.subject, s.code, coalesce(jsonb_agg(t.nth order by t.nth) filter (where t.id is not null), '[]') as members
    from private.analysis_sets s cross join lateral unnest(s.members) m (id) left join things t on t.id = m.id
    where s.organisation_id = organisation group by s.subject, s.code
  )
  select jsonb_build_object(
    'districts', (select '[null]'::jsonb || coalesce(jsonb_agg(case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name, 'population', d.population) end order by n), '[]')
      from generate_series(1, (select max(k.code) from private.analysis_codes k where k.organisation_id = organisation and k.subject = 'district')) n
      left join private.analysis_codes k on k.organisation_id = organisation and k.subject = 'district' and k.code = n left join public.districts d on d.id = k.id),
    'campaigns', (select '[null]'::jsonb || coalesce(jsonb_agg(case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.title ->> 'sv') end order by n), '[]')
      from generate_series(1, (select max(k.code) from private.analysis_codes k where k.organisation_id = organisation and k.subject = 'campaign')) n
      left join private.analysis_codes k on k.organisation_id = organisation and k.subject = 'campaign' and k.code = n left join public.campaigns c on c.id = k.id),
    'areas', (select coalesce(jsonb_agg(a.entry order by a.nth), '[]') from areas a),
    'areaSets', (select '[[]]'::jsonb || coalesce(jsonb_agg(s.members order by s.code), '[]') from sets s where s.subject = 'areas'),
    'themes', (select coalesce(jsonb_agg(t.entry order by t.nth), '[]') from themes t),
    'themeSets', (select '[[]]'::jsonb || coalesce(jsonb_agg(s.members order by s.code), '[]') from sets s where s.subject = 'themes'))
$$;
comment on function private.analysis_dictionaries(uuid) is 'Dictionaries of src/domain/analysis/snapshot.ts; positions are the codes in the rows.';

create function public.analysis_organisations() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name, o.id), '[]')
  from public.organisations o where o.id in (select private.organisations_as('planner', 'admin'))
$$;
comment on function public.analysis_organisations() is 'Organisations the signed-in person may weigh for, by name.';

create function public.analysis_start(organisation uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  version text;
begin
  perform private.must_weigh_for(organisation);
  -- Before the rest is read: what is written meanwhile is then newer than the version and comes as a change.
  version := private.analysis_version();
  perform private.audit(organisation, 'analysis.read', organisation);
  return jsonb_build_object('organisationId', organisation, 'version', version, 'dictionaries', private.analysis_dictionaries(organisation),
    'total', (select count(*) from private.analysis_rows r where r.organisation_id = organisation));
end
$$;
comment on function public.analysis_start(uuid) is 'SnapshotStart. In the log, since exact places follow.';

create function public.analysis_columns(organisation uuid, version text, after integer default 0, page_size integer default 50000) returns json
language plpgsql stable security definer set search_path = '' as $$
declare
  most constant integer := least(greatest(coalesce(page_size, 50000), 1), 100000);
  since bigint := private.version_number(version);
  bytes bytea;
  rows integer;
  last integer;
begin
  perform private.must_weigh_for(organisation);
  if since is null or not private.has_begun_weighing(organisation) then perform private.raise_problem('revision_conflict', 'version'); end if;
  -- What was written since belongs to the next question, with the dictionaries that know its codes.
  select string_agg(p.packed, ''), count(*), max(p.ordinal) into bytes, rows, last from (
    select r.packed, r.ordinal from private.analysis_rows r
    where r.organisation_id = organisation and r.ordinal > coalesce(after, 0) and r.version < since
    order by r.organisation_id, r.ordinal limit most) p;
  return json_build_object('bytes', translate(encode(coalesce(bytes, ''), 'base64'), E'\n', ''), 'rows', rows, 'next', case when rows = most then last::text end);
end
$$;
comment on function public.analysis_columns(uuid, text, integer, integer) is 'SnapshotPage: rows of 36 bytes, big-endian, in the order of LAYOUT, as base64. What changed since the version is left to analysis_changes.';

create function public.analysis_changes(organisation uuid, version text) returns json
language plpgsql stable security definer set search_path = '' as $$
declare
  since bigint := private.version_number(version);
  until text := private.analysis_version();
  changed bytea;
  removed bytea;
  rows integer := 0;
begin
  perform private.must_weigh_for(organisation);
  -- More than a page: quicker to read anew.
  if since is null or not private.has_begun_weighing(organisation) or (select count(*) from (select from private.analysis_rows r where r.organisation_id = organisation and r.version >= since limit 50001) m) > 50000 then
    return json_build_object('dictionaries', private.analysis_dictionaries(organisation), 'changed', '', 'rows', 0, 'removed', '', 'version', until, 'isTooMuch', true);
  end if;
  select string_agg(r.packed, '' order by r.ordinal), count(*) into changed, rows from private.analysis_rows r where r.organisation_id = organisation and r.version >= since;
  select string_agg(int4send(r.ordinal), '' order by r.ordinal) into removed from private.analysis_removals r where r.organisation_id = organisation and r.version >= since;
  return json_build_object('dictionaries', private.analysis_dictionaries(organisation), 'changed', translate(encode(coalesce(changed, ''), 'base64'), E'\n', ''), 'rows', rows,
    'removed', translate(encode(coalesce(removed, ''), 'base64'), E'\n', ''), 'version', until, 'isTooMuch', false);
end
$$;
comment on function public.analysis_changes(uuid, text) is 'SnapshotChanges since a version. What is newer than the version may come twice, and is never missed.';

-- Words as typed: all of them, "in this order", one or other, -not; the last one may be only begun.
create function private.words_query(words text) returns tsquery
language plpgsql stable set search_path = '' as $$
declare
  low constant text := btrim(translate(lower(words), 'ÅÄÖÉÜ', 'åäöéü'));
  in_quotes constant boolean := char_length(replace(low, '"', '')) % 2 <> char_length(low) % 2;
  begun constant text := case when not in_quotes then substring(low from '(?:^|[[:space:]])([^[:space:]"()&|!:*<>''\\-][^[:space:]"()&|!:*<>''\\]*)$') end;
  ahead constant text := btrim(left(low, char_length(low) - coalesce(char_length(begun), 0)));
  is_or constant boolean := begun is not null and ahead ~ '[[:space:]]or$';
  before constant text := case when is_or then left(ahead, -2) else ahead end;
  said tsquery := websearch_to_tsquery('pg_catalog.swedish', before);
  last tsquery;
begin
  -- Stop words alone mean nothing in the Swedish dictionary.
  if numnode(said) = 0 then said := websearch_to_tsquery('pg_catalog.simple', before); end if;
  select string_agg('(' || concat_ws(' | ', quote_literal(l.lexeme) || ':*D', s.stem) || ')', ' & ')::tsquery into last
  from unnest(to_tsvector('pg_catalog.simple', coalesce(begun, ''))) l
  cross join lateral (select string_agg(quote_literal(k.lexeme) || ':*A', ' | ') as stem from unnest(to_tsvector('pg_catalog.swedish', l.lexeme)) k) s;
  return case when numnode(said) = 0 then last when last is null then said when is_or then said || last else said && last end;
end
$$;

create function public.analysis_words(organisation uuid, words text) returns json
language plpgsql stable security definer set search_path = '' as $$
declare
  query tsquery;
  found bytea;
begin
  perform private.must_weigh_for(organisation);
  if char_length(words) > 200 then perform private.raise_problem('text_too_long', 'words'); end if;
  query := private.words_query(coalesce(words, ''));
  if numnode(query) > 0 then
    select string_agg(int4send(f.ordinal), '') into found from (
      select l.ordinal from private.analysis_lexemes l where l.organisation_id = organisation and l.words @@ query order by l.ordinal) f;
  end if;
  return json_build_object('ordinals', translate(encode(coalesce(found, ''), 'base64'), E'\n', ''));
end
$$;
comment on function public.analysis_words(uuid, text) is 'Ordinals, ascending, as base64 of big-endian int4: Swedish full text in title, text and transcripts; the last word may be only begun.';

create function public.analysis_contributions(organisation uuid, ordinals integer[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_weigh_for(organisation);
  if not private.has_begun_weighing(organisation) then perform private.raise_problem('revision_conflict', 'version'); end if;
  if cardinality(ordinals) > 200 then perform private.raise_problem('field_invalid', 'ordinals'); end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('ordinal', r.ordinal, 'id', c.id, 'kind', c.kind, 'title', c.title, 'text', c.text, 'language', c.language,
      'point', private.lon_lat(extensions.st_pointonsurface(c.place)), 'isRough', c.precision = 'rough', 'safetyLevel', c.safety_level, 'times', to_jsonb(c.times), 'causes', c.causes,
      'districtName', d.name, 'campaignTitle', k.title ->> 'sv',
      'themeIds', to_jsonb(array(select ct.theme_id from public.contribution_themes ct where ct.contribution_id = c.id order by ct.theme_id)),
      'receivedAt', private.iso(c.received_at), 'status', c.status,
      'answers', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'stance', a.stance, 'isPublished', a.published_at is not null) order by a.created_at, a.id), '[]')
        from public.answer_contributions ac join public.answers a on a.id = ac.answer_id where ac.contribution_id = c.id and a.withdrawn_at is null)) order by i.nth), '[]')
    from unnest(ordinals) with ordinality i (ordinal, nth)
    join private.analysis_rows r on r.organisation_id = organisation and r.ordinal = i.ordinal
    join public.contributions c on c.id = r.contribution_id and private.is_weighable(c.status, c.restricted, c.flags, c.kind)
    left join public.districts d on d.id = c.district_id
    left join public.campaigns k on k.id = c.campaign_id);
end
$$;
comment on function public.analysis_contributions(uuid, integer[]) is 'WeighedContribution[] in the order asked for, at most 200; what is gone is left out.';

-- For drawing: to two metres. Counting uses the boundaries themselves.
create function private.drawn_boundary(boundary extensions.geometry) returns jsonb
language sql stable set search_path = '' as $$
  select extensions.st_asgeojson(extensions.st_multi(case when extensions.st_isempty(s.simple) then boundary else extensions.st_transform(s.simple, 4326) end), 6)::jsonb
  from (select extensions.st_simplifypreservetopology(extensions.st_transform(boundary, 3006), 2) as simple) s
$$;
create function public.analysis_regions(organisation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_weigh_for(organisation);
  return jsonb_build_object(
    'districts', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'boundary', private.drawn_boundary(d.boundary)) order by d.name, d.id), '[]')
      from public.districts d where d.organisation_id = organisation),
    'areas', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'boundary', private.drawn_boundary(a.boundary)) order by a.name, a.id), '[]')
      from public.development_areas a where a.organisation_id = organisation));
end
$$;
comment on function public.analysis_regions(uuid) is '{districts, areas}: boundaries for drawing.';

create function public.analysis_buffer(organisation uuid, place jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  what text;
  region uuid;
  metres integer;
  shape extensions.geometry;
begin
  perform private.must_weigh_for(organisation);
  perform private.take_long_document(place, '{type,boundary,line,id,bufferMetres}', 500000);
  what := private.take_word(place, 'type', '{drawn,line,district,area}', true);
  metres := private.take_integer(place, 'bufferMetres', 0, 5000);
  if what in ('district', 'area') then
    region := private.take_uuid(place, 'id', true);
    shape := case what when 'district' then (select d.boundary from public.districts d where d.id = region and d.organisation_id = organisation)
      else (select a.boundary from public.development_areas a where a.id = region and a.organisation_id = organisation) end;
    if shape is null then perform private.raise_problem('field_invalid', 'id'); end if;
  else
    begin
      shape := extensions.st_setsrid(extensions.st_force2d(extensions.st_geomfromgeojson(
        (case what when 'drawn' then place -> 'boundary' else jsonb_build_object('type', 'LineString', 'coordinates', place -> 'line') end)::text)), 4326);
    exception when others then
      perform private.raise_problem('place_invalid', case what when 'drawn' then 'boundary' else 'line' end);
    end;
    if shape is null or extensions.st_isempty(shape) or extensions.geometrytype(shape) not in ('POLYGON', 'MULTIPOLYGON', 'LINESTRING') or (what = 'line') <> (extensions.geometrytype(shape) = 'LINESTRING') or extensions.st_npoints(shape) < 2
       or extensions.st_xmin(shape) < -180 or extensions.st_xmax(shape) > 180 or extensions.st_ymin(shape) < -85 or extensions.st_ymax(shape) > 85 then
      perform private.raise_problem('place_invalid', case what when 'drawn' then 'boundary' else 'line' end);
    end if;
    if extensions.st_npoints(shape) > 2000 then perform private.raise_problem('field_invalid', 'boundary'); end if;
    if what = 'line' and metres = 0 then perform private.raise_problem('field_invalid', 'bufferMetres'); end if;
    -- A lasso drawn by hand crosses itself: what it went round is what is meant.
    if what = 'drawn' then shape := extensions.st_collectionextract(extensions.st_makevalid(shape), 3); end if;
  end if;
  if metres > 0 then
    shape := extensions.st_transform(extensions.st_simplifypreservetopology(extensions.st_buffer(extensions.st_transform(shape, 3006), metres, 'quad_segs=16'), least(metres / 200.0, 1)), 4326);
  end if;
  if extensions.st_isempty(shape) then perform private.raise_problem('place_invalid', 'boundary'); end if;
  return extensions.st_asgeojson(extensions.st_multi(shape), 7)::jsonb;
end
$$;
comment on function public.analysis_buffer(uuid, jsonb) is 'Where → Boundary: what lies within so many metres (at most 5,000), counted in EPSG:3006.';

revoke all on function private.must_weigh_for(uuid), private.has_logged(uuid, text, interval), private.has_begun_weighing(uuid), private.analysis_version(), private.version_number(text), private.forget_removals(), private.analysis_dictionaries(uuid), private.words_query(text), private.drawn_boundary(extensions.geometry),
  public.analysis_organisations(), public.analysis_start(uuid), public.analysis_columns(uuid, text, integer, integer), public.analysis_changes(uuid, text), public.analysis_words(uuid, text),
  public.analysis_contributions(uuid, integer[]), public.analysis_regions(uuid), public.analysis_buffer(uuid, jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.analysis_organisations(), public.analysis_start(uuid), public.analysis_columns(uuid, text, integer, integer), public.analysis_changes(uuid, text), public.analysis_words(uuid, text),
  public.analysis_contributions(uuid, integer[]), public.analysis_regions(uuid), public.analysis_buffer(uuid, jsonb) to authenticated;
