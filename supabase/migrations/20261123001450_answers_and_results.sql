-- The residents' door: what came of it. The city's answers for "Ni sa – vi gjorde", and the results of a campaign's own questions. Both
-- are told so that nobody can be picked out of them: figures of fewer than five are never public, nor may they be computed from the others.

create function public.read_answers() returns jsonb
language sql stable security definer set search_path = '' as $$
  with answered as (
    select ac.answer_id, c.contributor_id, c.campaign_id, c.kind in ('safety', 'avoid') as about_safety, p.id as public_id, p.district_id, p.published_at
    from public.answer_contributions ac
    join public.contributions c on c.id = ac.contribution_id and c.status <> 'withdrawn'
    left join public.published_contributions p on p.id = c.id
  ), behind as (
    select k.answer_id, count(*) as contributions, count(k.public_id) as published,
      count(distinct k.contributor_id) filter (where k.public_id is null) as hidden_contributors,
      count(distinct k.contributor_id) filter (where k.about_safety) as safety_contributors
    from answered k group by k.answer_id
  ), campaigns as (
    -- What is not public counts for something only when five contributors stand behind it.
    select k.answer_id, mode() within group (order by k.campaign_id) as campaign_id
    from answered k join behind b on b.answer_id = k.answer_id
    where k.public_id is not null or b.hidden_contributors >= 5 group by k.answer_id
  ), districts as (
    select n.answer_id, jsonb_agg(n.district_id order by n.contributions desc, n.district_id) as ids
    from (select k.answer_id, k.district_id, count(*) as contributions from answered k where k.district_id is not null group by k.answer_id, k.district_id) n
    group by n.answer_id
  ), named as (
    select n.answer_id, jsonb_agg(n.public_id order by n.nth) as ids
    from (select k.answer_id, k.public_id, row_number() over (partition by k.answer_id order by k.published_at desc, k.public_id) as nth
      from answered k where k.public_id is not null) n
    where n.nth <= 20 group by n.answer_id
  )
  select coalesce(jsonb_agg(private.answer_document(a) || jsonb_build_object(
    'areaId', d.id, 'areaName', d.name, 'districtIds', coalesce(s.ids, '[]'), 'campaignId', k.campaign_id, 'contributionIds', coalesce(n.ids, '[]'),
    'contributionCount', case when b.answer_id is null then 0 when b.contributions = b.published or b.hidden_contributors >= 5 then b.contributions end,
    'isMeasure', coalesce(b.safety_contributors >= 5, false)) order by a.published_at desc, a.id), '[]')
  from public.answers a
  left join public.development_areas d on d.id = a.development_area_id
  left join behind b on b.answer_id = a.id
  left join campaigns k on k.answer_id = a.id
  left join districts s on s.answer_id = a.id
  left join named n on n.answer_id = a.id
  where a.published_at <= now()
    -- An answer to a single safety or avoid pin, or to what was never public, is its author's alone.
    and (b.published > 0 or b.hidden_contributors >= 5 or not exists (select from public.answer_contributions ac where ac.answer_id = a.id))
$$;
comment on function public.read_answers() is 'AnswerDetail[], newest first. Answers that only single non-public contributions got are left out; so is every figure of fewer than five.';

-- Counts as everyone may see them: below five hidden. Where they add up to a known total, more are hidden, smallest first, until the
-- hidden ones cannot be told from the total: at least two of them, five people, and not all as many as a hidden one can be.
create function private.without_small_groups(counts integer[], add_up boolean) returns integer[]
language plpgsql immutable set search_path = '' as $$
declare
  shown integer[];
  hidden_people integer;
  hidden_options integer;
  smallest integer;
begin
  select array_agg(case when c.n >= 5 then c.n end order by c.nth), coalesce(sum(c.n) filter (where c.n < 5), 0), count(*) filter (where c.n < 5)
  into shown, hidden_people, hidden_options
  from unnest(counts) with ordinality c (n, nth);
  while add_up and hidden_people > 0 and (hidden_options < 2 or hidden_people < 5 or hidden_people = 4 * hidden_options) loop
    select s.nth into smallest from unnest(shown) with ordinality s (n, nth) where s.n is not null order by s.n, s.nth limit 1;
    exit when not found;
    hidden_people := hidden_people + shown[smallest];
    hidden_options := hidden_options + 1;
    shown[smallest] := null;
  end loop;
  return shown;
end
$$;

create function private.question_result(campaign uuid, question jsonb) returns jsonb
language sql stable set search_path = '' as $$
  -- Each wording by itself. A respondent counts with the first answer given to it, and respondents come in by fives: who looks before and after one person answered
  -- sees the same figures.
  with answers as (
    select distinct on (c.contributor_id) c.id, c.received_at, r.value
    from public.contributions c
    join public.contribution_responses r on r.contribution_id = c.id and r.question_id = question ->> 'id' and r.question_version = (question ->> 'version')::integer
    where c.campaign_id = campaign and c.status <> 'withdrawn' and r.value <> '[]'
    order by c.contributor_id, c.received_at, c.id
  ), counted as (
    select a.value from answers a order by a.received_at, a.id limit (select count(*) - count(*) % 5 from answers)
  ), options as (
    select o.id, o.nth from (
      select o.option ->> 'id' as id, o.nth from jsonb_array_elements(question -> 'options') with ordinality o (option, nth) where question ->> 'type' <> 'scale'
      union all
      select step::text, step from generate_series(1, 5) step where question ->> 'type' = 'scale') o
  ), figures as (
    select array_agg(f.id order by f.nth) as ids, private.without_small_groups(array_agg(f.people order by f.nth), question ->> 'type' <> 'multiple') as shown
    from (
      select o.id, o.nth, count(k.value)::integer as people
      from options o left join counted k on case question ->> 'type'
        when 'multiple' then k.value ? o.id
        when 'scale' then (k.value #>> '{}')::numeric = o.id::numeric
        else k.value #>> '{}' = o.id end
      group by o.id, o.nth) f
  )
  select jsonb_build_object('questionId', question ->> 'id', 'respondents', (select count(*) from counted),
    'options', (select jsonb_agg(jsonb_build_object('id', u.id, 'count', u.shown) order by u.nth)
      from figures f, unnest(f.ids, f.shown) with ordinality u (id, shown, nth)))
  where (select count(*) from counted) >= 5 and exists (select from options)
$$;

create function public.read_campaign_results(campaign uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'respondents', (
      select case when count(distinct c.contributor_id) >= 5 then count(distinct c.contributor_id) end
      from public.contributions c join public.campaigns k on k.id = c.campaign_id and k.status <> 'draft'
      where c.campaign_id = read_campaign_results.campaign and c.status <> 'withdrawn'),
    'kinds', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'count', n.number) order by n.number desc, n.kind), '[]') from (
        select p.kind, count(*) as number from public.published_contributions p where p.campaign_id = read_campaign_results.campaign group by p.kind) n),
    'questions', (
      select coalesce(jsonb_agg(r.result order by r.nth nulls last, r.question_id, r.version desc), '[]') from (
        -- A wording no longer asked, or a question taken out, brings its own words.
        select private.question_result(k.id, v.document) || case when q.question ->> 'version' = v.version::text then '{}'
          else jsonb_build_object('earlier', jsonb_build_object('type', v.document -> 'type', 'label', v.document -> 'label', 'options', v.document -> 'options')) end as result,
          q.nth, v.question_id, v.version
        from public.campaigns k join public.campaign_question_versions v on v.campaign_id = k.id
        left join jsonb_array_elements(k.questions) with ordinality q (question, nth) on q.question ->> 'id' = v.question_id
        where k.id = read_campaign_results.campaign and k.status <> 'draft' and v.document ->> 'type' <> 'text') r
      where r.result is not null))
$$;
comment on function public.read_campaign_results(uuid) is 'CampaignResults: figures of five or more people only, none computable from the others; texts never.';

revoke all on function public.read_answers(), private.without_small_groups(integer[], boolean), private.question_result(uuid, jsonb), public.read_campaign_results(uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.read_answers(), public.read_campaign_results(uuid) to anon, authenticated, service_role;
