-- What waits for an answer: what a filter finds, a selection made of it, the lists, what is late. Planners and admins only; everything within
-- their own organisation.

-- Only what a moderator has let through is answered. Worry for a child is not the planner's to read: unless everybody may.
create index contributions_to_answer on public.contributions (organisation_id, received_at, id) where status = 'published';

-- Its names are looked up now and not when it is called, so that it needs no search path and becomes part of the query that asks it.
create function private.is_answerable(c public.contributions) returns boolean
language sql immutable
return c.status = 'published' and (not c.flags @> '{child_worry}' or c.kind in ('story', 'memory', 'wish', 'like'));
comment on function private.is_answerable(public.contributions) is 'Approved, and not a worry for a child that only named staff may read.';

-- The ids a filter finds, in the signed-in person's organisations, with when each should be answered.
-- {answered: no|draft|yes, overdue, kinds, districtId, campaignId, themeId, uncoded, areaId, answerId, words, ids: at most 50}
create function private.contributions_matching(filter jsonb)
returns table (id uuid, campaign_id uuid, received_at timestamptz, due_on date, answered boolean)
language plpgsql stable set search_path = '' as $$
declare
  own uuid[] := array(select private.organisations_as('planner', 'admin'));
  today date := private.today();
  wanted text;
  only_overdue boolean;
  kinds text[];
  district uuid;
  campaign uuid;
  theme uuid;
  only_uncoded boolean;
  area uuid;
  outline extensions.geometry;
  answer uuid;
  only_ids uuid[];
  words text;
begin
  perform private.take_document(filter, '{answered,overdue,kinds,districtId,campaignId,themeId,uncoded,areaId,answerId,words,ids}');
  wanted := private.take_word(filter, 'answered', '{no,draft,yes}');
  only_overdue := coalesce(private.take_flag(filter, 'overdue'), false);
  kinds := private.take_words(filter, 'kinds', '{story,memory,wish,like,avoid,safety}');
  district := private.take_uuid(filter, 'districtId');
  campaign := private.take_uuid(filter, 'campaignId');
  theme := private.take_uuid(filter, 'themeId');
  only_uncoded := coalesce(private.take_flag(filter, 'uncoded'), false);
  area := private.take_uuid(filter, 'areaId');
  answer := private.take_uuid(filter, 'answerId');
  only_ids := private.take_uuids(filter, 'ids', 50);
  words := nullif(btrim(private.take_text(filter, 'words')), '');
  if char_length(words) > 100 then perform private.raise_problem('text_too_long', 'words'); end if;
  if area is not null then
    select a.boundary into outline from public.development_areas a where a.id = area and a.organisation_id = any (own);
    if not found then return; end if;
  end if;
  return query
    -- Looked up in by hash and never joined: the planner thinks that hardly anything lies in an area, and would read them all for each that does.
    with published as (
      select distinct ac.contribution_id from public.answers a join public.answer_contributions ac on ac.answer_id = a.id
      where a.organisation_id = any (own) and a.published_at is not null
    ), drafted as (
      select distinct ac.contribution_id from public.answers a join public.answer_contributions ac on ac.answer_id = a.id
      where a.organisation_id = any (own) and a.published_at is null and a.withdrawn_at is null
    ), promised as (
      select k.id, k.answer_by from public.campaigns k where k.organisation_id = any (own)
    )
    select c.id, c.campaign_id, c.received_at, coalesce(k.answer_by, (c.received_at at time zone 'Europe/Stockholm')::date + o.answer_within_days), c.id in (select p.contribution_id from published p)
    from public.contributions c
    join public.organisations o on o.id = c.organisation_id
    left join promised k on k.id = c.campaign_id
    where c.organisation_id = any (own) and private.is_answerable(c)
      and (only_ids = '{}' or c.id = any (only_ids))
      and (kinds = '{}' or c.kind = any (kinds))
      and (district is null or c.district_id = district)
      and (campaign is null or c.campaign_id = campaign)
      and (theme is null or exists (select from public.contribution_themes ct where ct.contribution_id = c.id and ct.theme_id = theme))
      and (not only_uncoded or not exists (select from public.contribution_themes ct where ct.contribution_id = c.id))
      -- Making a place rough is dear and moves it by a square at most: only what lies near is looked at that closely.
      and (outline is null or c.place operator(extensions.&&) extensions.st_expand(outline, 0.006, 0.003) and extensions.st_intersects(private.seen_by_all(c.place, c.precision), outline))
      and (answer is null or exists (select from public.answer_contributions ac where ac.contribution_id = c.id and ac.answer_id = answer))
      and (words is null or strpos(lower(concat_ws(' ', c.title, c.text)), lower(words)) > 0)
      and (wanted is null or case wanted when 'yes' then c.id in (select p.contribution_id from published p) when 'no' then c.id not in (select p.contribution_id from published p)
        else c.id not in (select p.contribution_id from published p) and c.id in (select d.contribution_id from drafted d) end)
      and (not only_overdue or (c.id not in (select p.contribution_id from published p)
        and coalesce(k.answer_by, (c.received_at at time zone 'Europe/Stockholm')::date + o.answer_within_days) < today));
end
$$;
comment on function private.contributions_matching(jsonb) is 'What a filter finds. Due: the day the campaign promised, else so many days after it came as the organisation has set.';

-- {"ids":[…]} or {"filter":{…},"except":[…]}: those of them that belong to the organisation and may be answered. Strange ids are passed over.
create function private.take_selection(selection jsonb, organisation uuid) returns uuid[]
language plpgsql stable set search_path = '' as $$
declare
  ids jsonb := coalesce(selection -> 'ids', selection -> 'except', '[]');
  found uuid[];
begin
  perform private.take_document(selection, '{ids,filter,except}');
  if (selection ? 'ids') = (selection ? 'filter') or (selection ? 'except' and not selection ? 'filter') or jsonb_typeof(ids) <> 'array' then
    perform private.raise_problem('field_invalid', 'selection');
  end if;
  if exists (select from jsonb_array_elements(ids) i where jsonb_typeof(i) <> 'string' or i #>> '{}' !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') then
    perform private.raise_problem('field_invalid', 'selection');
  end if;
  if selection ? 'ids' then
    select array_agg(c.id) into found from public.contributions c
    where c.id in (select i::uuid from jsonb_array_elements_text(ids) i) and c.organisation_id = organisation and private.is_answerable(c);
  else
    select array_agg(c.id) into found from private.contributions_matching(selection -> 'filter') m join public.contributions c on c.id = m.id
    where c.organisation_id = organisation and c.id not in (select i::uuid from jsonb_array_elements_text(ids) i);
  end if;
  return coalesce(found, '{}');
end
$$;

create function public.read_contributions_to_answer(filter jsonb default '{}', after text default null, page_size integer default 50, newest_first boolean default false) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  after_at timestamptz;
  after_id uuid;
  most integer := least(greatest(coalesce(page_size, 50), 1), 200);
  last_first boolean := coalesce(newest_first, false);
begin
  perform private.must_be_staff('planner', 'admin');
  if after is not null then
    if after !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then perform private.raise_problem('field_invalid', 'after'); end if;
    after_at := split_part(after, ' ', 1)::timestamptz;
    after_id := split_part(after, ' ', 2)::uuid;
  end if;
  return (
    with matching as materialized (
      select m.* from private.contributions_matching(filter) m
    ), sums as (
      select count(*) as total, count(*) filter (where not m.answered) as unanswered from matching m
    ), page as (
      select m.*, row_number() over (order by case when last_first then -extract(epoch from m.received_at) else extract(epoch from m.received_at) end, case when last_first then null else m.id end, m.id desc) as nth
      from (
        select k.* from matching k
        where after is null or case when last_first then (k.received_at, k.id) < (after_at, after_id) else (k.received_at, k.id) > (after_at, after_id) end
        order by case when last_first then null else k.received_at end, case when last_first then null else k.id end, k.received_at desc, k.id desc
        limit most + 1) m
    ), shown as (
      select p.* from page p where p.nth <= most
    )
    select jsonb_build_object(
      'total', (select s.total from sums s), 'unanswered', (select s.unanswered from sums s),
      'next', case when (select count(*) from page) > most then (
        select to_char(s.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || s.id from shown s where s.nth = most) end,
      'items', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', c.id, 'kind', c.kind, 'title', c.title, 'text', c.text, 'language', c.language,
          'point', private.lon_lat(extensions.st_pointonsurface(private.seen_by_all(c.place, c.precision))), 'isRough', c.precision <> 'exact',
          'safetyLevel', c.safety_level, 'causes', c.causes,
          'districtName', (select d.name from public.districts d where d.id = c.district_id),
          'campaignTitle', (select k.title from public.campaigns k where k.id = c.campaign_id),
          'themeIds', array(select ct.theme_id from public.contribution_themes ct join public.themes t on t.id = ct.theme_id and t.retired_at is null where ct.contribution_id = c.id order by ct.coded_at, ct.theme_id),
          'receivedAt', private.iso(c.received_at), 'dueOn', s.due_on, 'isOverdue', not s.answered and s.due_on < private.today(), 'isAnswered', s.answered,
          'answers', coalesce((
            select jsonb_agg(jsonb_build_object('id', a.id, 'stance', a.stance, 'isPublished', a.published_at is not null) order by a.published_at, a.id)
            from public.answer_contributions ac join public.answers a on a.id = ac.answer_id and a.withdrawn_at is null where ac.contribution_id = c.id), '[]'),
          'supportCount', (select count(*) from public.supports x where x.contribution_id = c.id)) order by s.nth)
        from shown s join public.contributions c on c.id = s.id), '[]')));
end
$$;
comment on function public.read_contributions_to_answer(jsonb, text, integer, boolean) is 'ContributionsPage for planners and admins: what matches the filter, longest waiting first, with public places only and how many there are in all.';

create function public.read_overdue(page_size integer default 50) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'admin');
  return public.read_contributions_to_answer('{"overdue":true}', null, page_size) || jsonb_build_object('campaigns', (
    select coalesce(jsonb_agg(jsonb_build_object('id', n.campaign_id, 'title', k.title, 'answerBy', k.answer_by, 'overdue', n.overdue, 'oldest', private.iso(n.oldest)) order by n.oldest, n.campaign_id), '[]')
    from (select m.campaign_id, count(*) as overdue, min(m.received_at) as oldest
      from private.contributions_matching('{"overdue":true}') m group by m.campaign_id) n
    left join public.campaigns k on k.id = n.campaign_id));
end
$$;
comment on function public.read_overdue(integer) is 'What should have been answered by now, longest waiting first, and how many of each campaign.';

revoke all on function private.is_answerable(public.contributions), private.contributions_matching(jsonb), private.take_selection(jsonb, uuid),
  public.read_contributions_to_answer(jsonb, text, integer, boolean), public.read_overdue(integer)
  from public, anon, authenticated, service_role;
grant execute on function public.read_contributions_to_answer(jsonb, text, integer, boolean), public.read_overdue(integer) to authenticated;
