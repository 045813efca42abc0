-- The open data door behind the edge function `features` (OGC API – Features): one view a collection, one function that reads a page of it.
-- Every view has key, place, starts and ends (null: outside of time), the columns that may be asked for by name, and the properties.
-- What residents may read comes from what is published already; nothing here looks behind it. The planners' own view has exact places, is
-- read with a member of staff's session only, and reading it is written down.

create view private.features_contributions as
  select p.id as key, p.point as place, p.published_at as starts, p.published_at as ends, p.kind, p.language, d.name as district, k.slug as campaign,
    exists (select from public.answer_contributions ac join public.answers a on a.id = ac.answer_id and a.published_at <= now() where ac.contribution_id = p.id) as answered,
    jsonb_build_object('kind', p.kind, 'title', p.title, 'text', p.text, 'language', p.language, 'district', d.name, 'campaign', k.slug, 'era_from', p.era_from, 'era_to', p.era_to,
      'audiences', array_to_string(p.audiences, ' '), 'support_count', p.support_count, 'published_at', private.iso(p.published_at),
      'place_known_as', case when p.square is not null then 'square_150_m' when p.shape is not null then lower(extensions.geometrytype(p.shape)) else 'point' end,
      'answer_ids', (select string_agg(a.id::text, ' ' order by a.published_at, a.id) from public.answer_contributions ac
        join public.answers a on a.id = ac.answer_id and a.published_at <= now() where ac.contribution_id = p.id)) as properties
  from public.published_contributions p
  left join public.districts d on d.id = p.district_id
  left join public.campaigns k on k.id = p.campaign_id and k.status <> 'draft';
comment on view private.features_contributions is 'Published contributions without media, as points: the exact place, or the middle of the square or shape the public may know.';

create view private.features_contribution_shapes as
  select p.id as key, p.shape as place, p.published_at as starts, p.published_at as ends, p.kind,
    jsonb_build_object('kind', p.kind, 'title', p.title, 'text', p.text, 'published_at', private.iso(p.published_at)) as properties
  from public.published_contributions p where p.shape is not null;
comment on view private.features_contribution_shapes is 'The lines and areas among the published contributions, as the public may know them.';

create view private.features_safety_cells as
  select s.id as key, s.square as place, null::timestamptz as starts, null::timestamptz as ends, k.slug as campaign, s.time_of_day, s.band, s.level,
    jsonb_build_object('campaign', k.slug, 'time_of_day', s.time_of_day, 'size_metres', s.side * 150, 'band', s.band, 'level', s.level,
      'causes', (select string_agg((c ->> 'effect') || '.' || (c ->> 'cause'), ' ') from jsonb_array_elements(s.causes) c)) as properties
  from public.safety_cells s join public.campaigns k on k.id = s.campaign_id and k.status <> 'draft';
comment on view private.features_safety_cells is 'Felt safety in squares: bands and rounded classes, never counts.';

create view private.features_development_areas as
  select a.id as key, a.boundary as place, a.phase_from::timestamptz as starts, a.phase_to::timestamptz as ends, a.phase, a.case_number,
    jsonb_build_object('name', a.name, 'case_number', a.case_number, 'phase', a.phase, 'phase_from', a.phase_from, 'phase_to', a.phase_to, 'url', a.url) as properties
  from public.development_areas a;
comment on view private.features_development_areas is 'Development areas with case number and phase.';

create view private.features_districts as
  select d.id as key, d.boundary as place, null::timestamptz as starts, null::timestamptz as ends, d.name,
    jsonb_build_object('name', d.name, 'code', d.code) as properties
  from public.districts d;
comment on view private.features_districts is 'Districts.';

-- By read_answers, which knows what about an answer is public.
create view private.features_answers as
  select (a.document ->> 'id')::uuid as key,
    (select extensions.st_collect(g.point) from (
      select p.point from public.published_contributions p where p.id in (select v::uuid from jsonb_array_elements_text(a.document -> 'contributionIds') v)
      union all
      select extensions.st_pointonsurface(d.boundary) from public.development_areas d where d.id = (a.document ->> 'areaId')::uuid) g) as place,
    (a.document ->> 'publishedAt')::timestamptz as starts, (a.document ->> 'publishedAt')::timestamptz as ends, a.document ->> 'stance' as stance,
    jsonb_build_object('stance', a.document -> 'stance', 'text', a.document -> 'text', 'reason', a.document -> 'reason', 'unit', a.document -> 'unit', 'standing', a.document -> 'standing',
      'decided_on', a.document -> 'decidedOn', 'paragraph', a.document -> 'paragraph', 'published_at', a.document -> 'publishedAt', 'corrected_at', a.document -> 'correctedAt',
      'development_area', a.document -> 'areaName', 'contribution_count', a.document -> 'contributionCount') as properties
  from (select jsonb_array_elements(public.read_answers()) as document) a;
comment on view private.features_answers is 'Published answers at the public places of what they answer, and in the area they are about.';

create view private.features_planner_contributions as
  select c.id as key, c.place, c.received_at as starts, c.received_at as ends, c.organisation_id, c.kind, c.status, c.language, c.safety_level, d.name as district, k.slug as campaign,
    jsonb_build_object('kind', c.kind, 'status', c.status, 'title', c.title, 'text', c.text, 'language', c.language, 'precision', c.precision, 'safety_level', c.safety_level,
      'times', array_to_string(c.times, ' '), 'causes', (select string_agg((m ->> 'effect') || '.' || (m ->> 'cause'), ' ') from jsonb_array_elements(c.causes) m),
      'era_from', c.era_from, 'era_to', c.era_to, 'audiences', array_to_string(c.audiences, ' '), 'district', d.name, 'campaign', k.slug, 'received_at', private.iso(c.received_at),
      'themes', (select string_agg(t.slug, ' ' order by t.slug) from public.contribution_themes ct join public.themes t on t.id = ct.theme_id where ct.contribution_id = c.id),
      'stances', (select string_agg(distinct a.stance, ' ') from public.answer_contributions ac join public.answers a on a.id = ac.answer_id and a.published_at <= now() where ac.contribution_id = c.id)) as properties
  from public.contributions c
  left join public.districts d on d.id = c.district_id
  left join public.campaigns k on k.id = c.campaign_id
  where c.status in ('submitted', 'published') and private.is_weighable(c.status, c.restricted, c.flags, c.kind);
comment on view private.features_planner_contributions is 'What planners weigh, but for what was rejected: every kind, as precisely as the author allowed the city; nothing about who wrote it.';

-- What may be asked for by name in each collection; null: no such collection.
create function private.feature_queryables(collection text) returns text[]
language sql immutable set search_path = '' as $$
  select case collection
    when 'contributions' then array['kind', 'language', 'district', 'campaign', 'answered']
    when 'contribution_shapes' then array['kind']
    when 'safety_cells' then array['campaign', 'time_of_day', 'band', 'level']
    when 'development_areas' then array['phase', 'case_number']
    when 'districts' then array['name']
    when 'answers' then array['stance']
    when 'planner_contributions' then array['kind', 'status', 'language', 'safety_level', 'district', 'campaign'] end
$$;

create function public.read_feature_extent() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'bbox', (select case when e.box is not null then jsonb_build_array(extensions.st_xmin(e.box), extensions.st_ymin(e.box), extensions.st_xmax(e.box), extensions.st_ymax(e.box)) end
      from (select extensions.st_extent(o.boundary) as box from public.organisations o) e),
    'isPlanner', exists (select from private.organisations_as('planner', 'admin')))
$$;
comment on function public.read_feature_extent() is '{bbox: [west, south, east, north] of the municipality, isPlanner: whether the caller may read planner_contributions}.';

-- A page of a collection; of the planners' own for these organisations of the caller.
create function private.feature_page(request jsonb, planned uuid[]) returns jsonb
language plpgsql set search_path = '' as $$
declare
  collection text;
  queryables text[];
  srid integer;
  box_srid integer;
  most integer;
  after uuid;
  wanted_key uuid;
  box extensions.geometry;
  corners numeric[];
  since timestamptz;
  until timestamptz;
  wanted jsonb := coalesce(request -> 'properties', '{}');
  condition text := 'true';
  name text;
  features jsonb;
  last_key uuid;
  found_more boolean;
  matched bigint;
  scope uuid;
begin
  perform private.take_document(request, '{collection,srid,bbox,bboxSrid,limit,after,id,from,to,properties}');
  collection := private.take_text(request, 'collection', true);
  queryables := private.feature_queryables(collection);
  if queryables is null then perform private.raise_problem('field_invalid', 'collection'); end if;
  srid := private.take_integer(request, 'srid', 3006, 4326);
  box_srid := case when request ? 'bbox' then private.take_integer(request, 'bboxSrid', 3006, 4326) else 4326 end;
  if srid not in (3006, 3008, 4326) or box_srid not in (3006, 3008, 4326) then perform private.raise_problem('field_invalid', 'srid'); end if;
  most := private.take_integer(request, 'limit', 1, 1000);
  after := private.take_uuid(request, 'after');
  wanted_key := private.take_uuid(request, 'id');
  since := coalesce(private.take_time(request, 'from'), '-infinity');
  until := coalesce(private.take_time(request, 'to'), 'infinity');
  if jsonb_typeof(wanted) <> 'object' then perform private.raise_problem('field_invalid', 'properties'); end if;

  if request ? 'bbox' then
    begin
      corners := array(select v::numeric from jsonb_array_elements_text(request -> 'bbox') v);
    exception when others then
      perform private.raise_problem('field_invalid', 'bbox');
    end;
    if cardinality(corners) <> 4 or corners[1] > corners[3] or corners[2] > corners[4] then perform private.raise_problem('field_invalid', 'bbox'); end if;
    begin
      -- A straight side in one system is a curve in another: corners every twentieth of it follow the curve to a few centimetres.
      box := extensions.st_transform(extensions.st_segmentize(extensions.st_makeenvelope(corners[1], corners[2], corners[3], corners[4], box_srid),
        greatest(corners[3] - corners[1], corners[4] - corners[2], 0.000001) / 20), 4326);
    exception when others then
      perform private.raise_problem('field_invalid', 'bbox');
    end;
    condition := condition || ' and v.place operator(extensions.&&) $3 and extensions.st_intersects(v.place, $3)';
  end if;
  if request ? 'from' or request ? 'to' then
    condition := condition || ' and coalesce(v.starts, ''-infinity'') <= $5 and coalesce(v.ends, ''infinity'') >= $4';
  end if;
  for name in select k from jsonb_object_keys(wanted) k loop
    if name <> all (queryables) or jsonb_typeof(wanted -> name) <> 'string' then perform private.raise_problem('field_invalid', name); end if;
    condition := condition || format(' and v.%1$I::text = $6 ->> %1$L', name);
  end loop;
  if wanted_key is not null then condition := condition || ' and v.key = $7'; end if;
  if collection = 'planner_contributions' then
    if planned = '{}' then perform private.raise_problem('not_allowed'); end if;
    condition := condition || ' and v.organisation_id = any ($9)';
    -- Once an hour, whatever page one begins at: a cursor of one's own making does not lead past the log.
    foreach scope in array planned loop
      if not private.has_logged(scope, 'features.read', interval '1 hour') then perform private.audit(scope, 'features.read', null, collection); end if;
    end loop;
  end if;

  execute format($query$
    with page as (select v.key from private.%1$I v where %2$s and ($2 is null or v.key > $2) order by v.key limit $1 + 1),
    kept as (select p.key from page p order by p.key limit $1)
    select coalesce(jsonb_agg(jsonb_build_object('type', 'Feature', 'id', v.key,
        'geometry', extensions.st_asgeojson(case when $8 = 4326 then v.place else extensions.st_transform(v.place, $8) end, case when $8 = 4326 then 7 else 2 end, 0)::jsonb,
        'properties', v.properties) order by v.key), '[]'),
      (select k.key from kept k order by k.key desc limit 1), (select count(*) from page) > $1
    from kept join private.%1$I v on v.key = kept.key
  $query$, 'features_' || collection, condition) into features, last_key, found_more using most, after, box, since, until, wanted, wanted_key, srid, planned;
  -- Counting everything is worth its time only where everything is little.
  if collection <> 'planner_contributions' and wanted_key is null then
    execute format('select count(*) from private.%I v where %s', 'features_' || collection, condition) into matched using most, after, box, since, until, wanted, wanted_key, srid, planned;
  end if;
  return jsonb_build_object('features', features, 'next', case when found_more then last_key end, 'matched', matched);
end
$$;

create function public.read_features(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  return private.feature_page(request, array(select private.organisations_as('planner', 'admin')));
end
$$;
comment on function public.read_features(jsonb) is 'FeatureRequest {collection, srid, bbox, bboxSrid, limit, after, id, from, to, properties} → {features: GeoJSON Feature[] with east or longitude first, next: where the next page begins, matched: how many there are in all, null for planner_contributions}.';

revoke all on private.features_contributions, private.features_contribution_shapes, private.features_safety_cells, private.features_development_areas, private.features_districts,
  private.features_answers, private.features_planner_contributions from public, anon, authenticated, service_role;
revoke all on function private.feature_queryables(text), private.feature_page(jsonb, uuid[]), public.read_feature_extent(), public.read_features(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.read_feature_extent(), public.read_features(jsonb) to anon, authenticated, service_role;
