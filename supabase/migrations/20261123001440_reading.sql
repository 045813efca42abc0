-- The residents' door: reading. The receipt for its author; for everyone what is published, campaigns, districts, areas and safety cells.

create function private.era_of(type text, from_year integer, to_year integer) returns jsonb
language sql stable parallel safe
return case when type is not null then jsonb_build_object('type', type, 'from', from_year, 'to', to_year) end;

create function public.read_receipt(receipt_code text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  c public.contributions;
  gone boolean;
begin
  select * into c from public.contributions k where k.receipt_hash = sha256(convert_to(receipt_code, 'UTF8'));
  if not found then perform private.raise_problem('receipt_unknown'); end if;
  -- Withdrawn before it ever came: there is nothing to show.
  if c.kind is null then perform private.raise_problem('withdrawn'); end if;
  gone := c.status = 'withdrawn';
  return jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'status', c.status, 'revision', c.revision,
    'receivedAt', private.iso(c.received_at), 'decidedAt', private.iso(c.decided_at),
    'title', case when not gone then c.title end, 'text', case when gone then '' else c.text end, 'redacted', c.redacted and not gone,
    'language', c.language, 'precision', c.precision,
    'place', case when not gone then extensions.st_asgeojson(c.place, 6)::jsonb end,
    'era', case when not gone then private.era_of(c.era_type, c.era_from, c.era_to) end,
    'safety', case when not gone and c.kind = 'safety' then jsonb_build_object('level', c.safety_level, 'times', c.times, 'causes', c.causes) end,
    'audiences', case when gone then '[]'::jsonb else to_jsonb(c.audiences) end,
    'avoid', case when not gone and c.kind = 'avoid' then jsonb_build_object('times', c.times, 'causes', c.causes) end, 'media', private.stored_media_of(c.id),
    'exhibition', c.exhibition,
    'campaign', (select jsonb_build_object('id', k.id, 'title', k.title, 'answerBy', k.answer_by) from public.campaigns k where k.id = c.campaign_id),
    'rejection', case when c.status = 'rejected' then jsonb_build_object('reason', c.rejection_reason, 'words', c.rejection_words) end,
    'answers', case when gone then '[]'::jsonb else private.answers_to(c.id) end,
    'disposal', (select jsonb_build_object('number', o.disposal_number, 'decidedOn', o.disposal_decided_on, 'days', o.disposal_days)
      from public.organisations o where o.id = c.organisation_id and o.disposal_days is not null));
end
$$;
comment on function public.read_receipt(text) is 'What the author sees with the receipt code: Receipt. Call by POST only: the code is a key and never belongs in an address.';

-- One PublishedContribution. A body that the planner makes part of the query.
create function private.published_document(p public.published_contributions) returns jsonb
language sql stable
return jsonb_build_object(
  'id', p.id, 'kind', p.kind, 'point', private.lon_lat(p.point), 'square', case when p.square is not null then private.outer_ring(p.square) end,
  'title', p.title, 'text', p.text, 'language', p.language, 'era', private.era_of(p.era_type, p.era_from, p.era_to),
  'audiences', p.audiences, 'campaignId', p.campaign_id, 'districtId', p.district_id, 'supportCount', p.support_count,
  'exhibition', p.exhibition, 'publishedAt', private.iso(p.published_at),
  'shape', extensions.st_asgeojson(p.shape, 6)::jsonb, 'media', private.published_media_of(p.id), 'answers', private.answers_to(p.id));

create function public.changes_since(since bigint, page_size integer default 500) returns jsonb
language sql stable security definer set search_path = '' as $$
  -- One statement, one snapshot: what is changed and what is removed belong together.
  with wanted as (
    select greatest(coalesce(since, 0), 0) as after_number, least(greatest(coalesce(page_size, 500), 1), 1000) as most
  ), numbered as (
    (select p.id, p.change_seq, true as present from public.published_contributions p, wanted w
     where p.change_seq > w.after_number order by p.change_seq limit (select most + 1 from wanted))
    union all
    -- Who starts from nothing has nothing to remove.
    (select r.id, r.change_seq, false from public.published_removals r, wanted w
     where r.change_seq > w.after_number and w.after_number > 0 order by r.change_seq limit (select most + 1 from wanted))
  ), page as (
    select n.id, n.change_seq, n.present from numbered n order by n.change_seq limit (select most from wanted)
  )
  select jsonb_build_object(
    'cursor', coalesce((select max(page.change_seq) from page), (select after_number from wanted)),
    'changed', coalesce((
      select jsonb_agg(private.published_document(p) order by p.change_seq)
      from page join public.published_contributions p on p.id = page.id where page.present), '[]'),
    'removed', coalesce((select jsonb_agg(page.id order by page.change_seq) from page where not page.present), '[]'),
    'more', (select count(*) from numbered) > (select most from wanted))
$$;
comment on function public.changes_since(bigint, integer) is 'ChangePage: published and removed after the cursor (0 = from the beginning), oldest change first, at most 1,000 a page.';

create function public.read_campaigns() returns jsonb
language sql stable security definer set search_path = '' as $$
  -- A rejected one has its reason on the receipt, not an answer: it counts on neither side.
  with received as (
    select c.campaign_id, count(*) as contributions from public.contributions c
    where c.campaign_id is not null and c.status in ('submitted', 'published') group by c.campaign_id
  ), answered as (
    select c.campaign_id, count(*) as contributions, percentile_cont(0.5) within group (order by greatest(0, extract(epoch from f.answered_at - c.received_at))) as seconds
    from (select ac.contribution_id, min(a.published_at) as answered_at from public.answer_contributions ac join public.answers a on a.id = ac.answer_id
      where a.published_at <= now() group by ac.contribution_id) f
    join public.contributions c on c.id = f.contribution_id and c.campaign_id is not null and c.status in ('submitted', 'published')
    group by c.campaign_id
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', c.id, 'slug', c.slug, 'title', c.title, 'question', c.question, 'intro', c.intro,
    'promise', jsonb_build_object('canChange', c.promise_can_change, 'cannotChange', c.promise_cannot_change, 'whoDecides', c.promise_who_decides, 'answerBy', c.answer_by),
    'kinds', c.kinds, 'status', case when private.is_open(c) then 'open' when c.status = 'archived' then 'archived' else 'closed' end,
    'opensOn', c.opens_on, 'closesOn', c.closes_on, 'adultsOnly', c.adults_only,
    'roughOnly', c.rough_only, 'precisionDefaults', c.precision_defaults,
    'organiser', array_to_string(array[c.organiser] || c.co_organisers, ', '), 'controller', c.controller, 'legalBasis', c.legal_basis, 'questions', c.questions,
    'geometryTypes', c.geometry_types, 'allowsMedia', c.allows_media,
    -- How it went; fewer than five is nobody's business.
    'clock', jsonb_build_object(
      'received', case when r.contributions >= 5 then r.contributions end,
      'answeredShare', case when r.contributions >= 5 then round(coalesce(a.contributions, 0)::numeric / r.contributions, 3) end,
      'medianDays', case when a.contributions >= 5 then round((a.seconds / 86400)::numeric, 1) end),
    'area', case when c.area is not null then private.outer_ring(c.area) end)
    order by private.is_open(c) desc, c.opens_on desc, c.id), '[]')
  from public.campaigns c left join received r on r.campaign_id = c.id left join answered a on a.campaign_id = c.id
  where c.status <> 'draft' and c.opens_on <= private.today()
$$;
comment on function public.read_campaigns() is 'Campaign[] with the clock of how each went: open ones first, then closed and archived ones; no drafts, none that has not begun.';

create function public.read_districts() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'slug', d.slug, 'name', d.name,
    'boundary', extensions.st_asgeojson(d.boundary, 5)::jsonb -> 'coordinates', 'population', d.population) order by d.name, d.id), '[]')
  from public.districts d
$$;
comment on function public.read_districts() is 'District[].';

create function public.read_development_areas() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'caseNumber', a.case_number, 'phase', a.phase,
    'phaseFrom', a.phase_from, 'phaseTo', a.phase_to, 'boundary', extensions.st_asgeojson(a.boundary, 5)::jsonb -> 'coordinates', 'url', a.url) order by a.name, a.id), '[]')
  from public.development_areas a
$$;
comment on function public.read_development_areas() is 'DevelopmentArea[].';

create function public.read_safety_cells(campaign uuid, time_of_day text) returns jsonb
language sql stable security definer set search_path = '' as $$
  -- In no order that means anything: never ranked.
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'campaignId', s.campaign_id, 'time', s.time_of_day, 'square', private.outer_ring(s.square),
    'sizeMetres', s.side * 150, 'band', s.band, 'level', s.level, 'causes', s.causes) order by s.cell_y * s.side, s.cell_x * s.side), '[]')
  from public.safety_cells s join public.campaigns c on c.id = s.campaign_id and c.status <> 'draft'
  where s.campaign_id = read_safety_cells.campaign and s.time_of_day = read_safety_cells.time_of_day
$$;
comment on function public.read_safety_cells(uuid, text) is 'SafetyCell[] of one campaign at one time of day: bands and rounded classes, never counts.';

revoke all on function
  private.era_of(text, integer, integer), private.published_document(public.published_contributions), public.read_receipt(text), public.changes_since(bigint, integer), public.read_campaigns(),
  public.read_districts(), public.read_development_areas(), public.read_safety_cells(uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function public.read_receipt(text), public.changes_since(bigint, integer), public.read_campaigns(), public.read_districts(), public.read_development_areas(), public.read_safety_cells(uuid, text)
  to anon, authenticated, service_role;
