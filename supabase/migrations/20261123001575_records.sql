-- Records: everything about one receipt code, for the author who stands at the counter with it (registerutdrag), and its erasure; and a
-- closed campaign for the diary and the e-archive. What is handed out is written in the log.

-- The contribution of a code, if it is this admin's organisation's. Unknown and a neighbour's sound the same.
create function private.contribution_of_code(document jsonb) returns public.contributions
language plpgsql set search_path = '' as $$
declare
  hash bytea := private.take_receipt_hash(document);
  row public.contributions;
begin
  select * into row from public.contributions c
  where c.receipt_hash = hash and c.organisation_id in (select private.organisations_as('admin')) for no key update;
  if not found then perform private.raise_problem('receipt_unknown'); end if;
  return row;
end
$$;

-- All that is kept about one contribution; of staff only what they did, of who reported it nothing.
create function private.contribution_record(c public.contributions) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'status', c.status, 'revision', c.revision, 'receivedAt', private.iso(c.received_at), 'amendedAt', private.iso(c.amended_at),
    'decidedAt', private.iso(c.decided_at), 'withdrawnAt', private.iso(c.withdrawn_at), 'erasedAt', private.iso(c.erased_at),
    'title', c.title, 'text', coalesce(c.text, ''), 'language', c.language, 'precision', c.precision, 'place', extensions.st_asgeojson(c.place, 6)::jsonb,
    'districtName', (select d.name from public.districts d where d.id = c.district_id),
    'era', private.era_of(c.era_type, c.era_from, c.era_to), 'safetyLevel', c.safety_level, 'times', c.times, 'causes', c.causes, 'audiences', c.audiences,
    'campaignTitle', (select k.title from public.campaigns k where k.id = c.campaign_id), 'inGroupSession', c.session_id is not null, 'throughWall', (select w.title from public.walls w where w.id = c.wall_id),
    'underThirteen', c.under_thirteen, 'exhibition', c.exhibition, 'flags', c.flags, 'rejectionReason', c.rejection_reason, 'rejectionWords', c.rejection_words,
    'demographics', (
      select jsonb_build_object('ageGroup', d.age_group, 'gender', d.gender, 'relations', d.relations, 'homeDistrict', (select h.name from public.districts h where h.id = d.home_district_id))
      from public.contribution_demographics d where d.contribution_id = c.id),
    'responses', (
      select coalesce(jsonb_agg(jsonb_build_object('question', coalesce((
          select q -> 'label' from public.campaigns k, jsonb_array_elements(k.questions) q where k.id = c.campaign_id and q ->> 'id' = r.question_id), jsonb_build_object('sv', r.question_id)),
        'value', r.value) order by r.question_id), '[]')
      from public.contribution_responses r where r.contribution_id = c.id),
    'media', (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'type', m.type, 'status', m.status, 'mimeType', m.mime_type, 'bytes', m.bytes, 'alternativeText', m.alternative_text,
        'transcript', m.transcript, 'receivedAt', private.iso(m.received_at), 'hasOriginal', exists (select from public.media_originals o where o.media_id = m.id)) order by m.received_at, m.id), '[]')
      from public.contribution_media m where m.contribution_id = c.id and m.stored_at is not null),
    'originals', (
      select coalesce(jsonb_agg(jsonb_build_object('revision', o.revision, 'title', o.title, 'text', o.text, 'at', private.iso(o.redacted_at)) order by o.id), '[]')
      from public.redacted_originals o where o.contribution_id = c.id),
    'decisions', (
      select coalesce(jsonb_agg(jsonb_build_object('action', d.action, 'reason', d.reason, 'revision', d.revision, 'at', private.iso(d.decided_at)) order by d.id), '[]')
      from public.moderation_decisions d where d.contribution_id = c.id),
    'answers', private.answers_to(c.id),
    'reports', (
      select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'at', private.iso(r.received_at), 'resolvedAt', private.iso(r.resolved_at)) order by r.received_at, r.id), '[]')
      from public.reports r where r.contribution_id = c.id),
    'supports', (select count(*) from public.supports s where s.contribution_id = c.id),
    'log', (
      select coalesce(jsonb_agg(jsonb_build_object('action', e.action, 'reason', e.reason, 'at', private.iso(e.at)) order by e.id), '[]')
      from public.audit_events e where e.subject_id = c.id and e.organisation_id = c.organisation_id))
$$;
comment on function private.contribution_record(public.contributions) is 'ContributionRecord: all that is kept about a contribution, without the names of staff and without who reported it and in which words.';

create function public.export_by_receipt(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contributions;
  others jsonb := '[]';
begin
  perform private.must_be_staff('admin');
  perform private.take_document(request, '{receiptCode,withOthers}');
  row := private.contribution_of_code(request);
  if private.take_flag(request, 'withOthers', true) then
    perform private.audit(c.organisation_id, 'contribution.exported', c.id, 'same_contributor')
    from public.contributions c where c.contributor_id = row.contributor_id and c.organisation_id = row.organisation_id and c.id <> row.id;
    select coalesce(jsonb_agg(private.contribution_record(c) order by c.received_at, c.id), '[]') into others
    from public.contributions c where c.contributor_id = row.contributor_id and c.organisation_id = row.organisation_id and c.id <> row.id;
  end if;
  perform private.audit(row.organisation_id, 'contribution.exported', row.id, 'receipt_code');
  return jsonb_build_object('madeAt', private.iso(now()), 'organisation', (select o.name from public.organisations o where o.id = row.organisation_id),
    'contribution', private.contribution_record(row), 'others', others,
    'otherCount', (select count(*) from public.contributions c where c.contributor_id = row.contributor_id and c.organisation_id = row.organisation_id and c.id <> row.id));
end
$$;
comment on function public.export_by_receipt(jsonb) is '{receiptCode, withOthers} → ReceiptExport: everything about it, and if asked about the others of the same respondent. Written in the log. For admins.';

create function public.erase_by_receipt(erasure jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contributions;
  why text;
  number text;
begin
  perform private.must_be_staff('admin');
  perform private.take_document(erasure, '{receiptCode,reason,decisionNumber}');
  why := private.take_word(erasure, 'reason', '{author_asked,unlawful,third_party}', true);
  number := btrim(private.take_text(erasure, 'decisionNumber', true));
  -- It stands in the log for ever: a number, no sentence.
  if number !~ '^[[:alnum:]][[:alnum:] ./:-]{0,39}$' or number !~ '[0-9]' then perform private.raise_problem('field_invalid', 'decisionNumber'); end if;
  row := private.contribution_of_code(erasure);
  if row.status <> 'withdrawn' then
    update public.contributions c set status = 'withdrawn', withdrawn_at = now() where c.id = row.id;
    perform private.audit(row.organisation_id, 'contribution.withdrawn', row.id, 'by_staff');
  end if;
  if row.erased_at is null then
    perform private.erase_contribution(row.id);
    perform private.audit(row.organisation_id, 'contribution.erased', row.id, why || ' ' || number);
  end if;
  return jsonb_build_object('id', row.id, 'alreadyErasedAt', private.iso(row.erased_at),
    'answers', (select count(*) from public.answer_contributions a where a.contribution_id = row.id));
end
$$;
comment on function public.erase_by_receipt(jsonb) is '{receiptCode, reason, decisionNumber} → {id, alreadyErasedAt, answers}. Erases at once whatever the disposal days; a tombstone and what answers say stay. For admins.';

-- Where everybody may know it to be: as it was, is or would be published.
create function private.public_place(c public.contributions) returns extensions.geometry
language sql stable
return case when c.precision = 'exact' and c.kind in ('story', 'memory', 'wish', 'like') then c.place else private.rough_place(c.place) end;

create function public.read_archivable_campaigns() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'admin');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'title', k.title, 'opensOn', k.opens_on, 'closesOn', k.closes_on, 'isOpen', private.is_open(k),
      'contributions', (select count(*) from public.contributions c where c.campaign_id = k.id),
      'exportedAt', (select private.iso(max(e.at)) from public.audit_events e where e.organisation_id = k.organisation_id and e.action = 'campaign.exported' and e.subject_id = k.id))
      order by private.is_open(k), k.closes_on desc nulls last, k.id), '[]')
    from public.campaigns k
    where k.status <> 'draft' and k.opens_on <= private.today() and k.organisation_id in (select private.organisations_as('planner', 'admin')));
end
$$;
comment on function public.read_archivable_campaigns() is 'ArchivableCampaign[] of the planner''s or admin''s organisations: closed ones first; when each was last exported.';

create function public.start_campaign_archive(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  k public.campaigns;
  wanted uuid;
  exact boolean;
  export bigint;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(request, '{campaignId,exactPlaces}');
  wanted := private.take_uuid(request, 'campaignId', true);
  exact := private.take_flag(request, 'exactPlaces', true);
  select * into k from public.campaigns c where c.id = wanted and c.organisation_id in (select private.organisations_as('planner', 'admin'));
  if not found then perform private.raise_problem('not_allowed'); end if;
  -- An open one is not finished; an archive of it would be wrong tomorrow.
  if k.status = 'draft' or private.is_open(k) then perform private.raise_problem('field_invalid', 'campaignId'); end if;
  perform private.audit(k.organisation_id, 'campaign.exported', k.id, case when exact then 'exact_places' else 'public_places' end);
  select max(e.id) into export from public.audit_events e where e.action = 'campaign.exported' and e.subject_id = k.id and e.actor_id = (select auth.uid());
  return jsonb_build_object('exportId', export, 'madeAt', private.iso(now()), 'exactPlaces', exact,
    'organisation', (select o.name from public.organisations o where o.id = k.organisation_id),
    'disposal', (select jsonb_build_object('number', o.disposal_number, 'decidedOn', o.disposal_decided_on, 'days', o.disposal_days)
      from public.organisations o where o.id = k.organisation_id and o.disposal_days is not null),
    'campaign', jsonb_build_object('id', k.id, 'slug', k.slug, 'title', k.title, 'question', k.question, 'intro', k.intro,
      'canChange', k.promise_can_change, 'cannotChange', k.promise_cannot_change, 'whoDecides', k.promise_who_decides, 'answerBy', k.answer_by,
      'opensOn', k.opens_on, 'closesOn', k.closes_on, 'organiser', k.organiser, 'controller', k.controller, 'legalBasis', k.legal_basis, 'questions', k.questions),
    'counts', (
      select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'status', n.status, 'count', n.number) order by n.kind, n.status), '[]')
      from (select c.kind, c.status, count(*) as number from public.contributions c where c.campaign_id = k.id and c.received_at <= now() group by c.kind, c.status) n),
    'total', (select count(*) from public.contributions c where c.campaign_id = k.id and c.received_at <= now()),
    'results', public.read_campaign_results(k.id));
end
$$;
comment on function public.start_campaign_archive(jsonb) is '{campaignId, exactPlaces} → CampaignArchive: facts, sums and the exportId that read_campaign_archive() asks for. Only of a closed campaign; written in the log. For planners and admins.';

create function public.read_campaign_archive(export_id bigint, after jsonb default null, page_size integer default 1000) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  e public.audit_events;
  most integer := least(greatest(coalesce(page_size, 1000), 1), 2000);
  after_at timestamptz := '-infinity';
  after_id uuid := '00000000-0000-0000-0000-000000000000';
begin
  perform private.must_be_staff('planner', 'admin');
  -- What was asked for stands in the log; the pages give that and nothing else, to whom it was given, for a working day.
  select * into e from public.audit_events a
  where a.id = export_id and a.action = 'campaign.exported' and a.actor_id = (select auth.uid()) and a.at > now() - interval '12 hours'
    and a.organisation_id in (select private.organisations_as('planner', 'admin'));
  if not found then perform private.raise_problem('not_allowed'); end if;
  if after is not null and after <> 'null' then
    perform private.take_document(after, '{at,id}');
    after_id := private.take_uuid(after, 'id', true);
    if private.take_text(after, 'at', true) !~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$' then perform private.raise_problem('field_invalid', 'at'); end if;
    after_at := (after ->> 'at')::timestamptz;
  end if;
  return (
    with page as (
      select c.*, case when e.reason = 'exact_places' then c.place else private.public_place(c) end as shown from public.contributions c
      where c.campaign_id = e.subject_id and c.received_at <= e.at and (c.received_at, c.id) > (after_at, after_id)
      order by c.received_at, c.id limit most
    )
    select jsonb_build_object(
      'next', case when count(*) = most then (
        select jsonb_build_object('at', to_char(l.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'id', l.id) from page l order by l.received_at desc, l.id desc limit 1) end,
      'contributions', coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'kind', p.kind, 'status', p.status, 'receivedAt', private.iso(p.received_at), 'decidedAt', private.iso(p.decided_at), 'withdrawnAt', private.iso(p.withdrawn_at),
        'rejectionReason', case when p.status = 'rejected' then p.rejection_reason end,
        -- Words nobody approved are not the campaign's result.
        'title', case when p.status = 'published' then p.title end, 'text', case when p.status = 'published' then p.text else '' end, 'language', p.language,
        'era', case when p.status = 'published' then private.era_of(p.era_type, p.era_from, p.era_to) end,
        'safetyLevel', case when p.status = 'published' then p.safety_level end, 'times', case when p.status = 'published' then p.times else '{}' end,
        'causes', case when p.status = 'published' then p.causes else '[]' end, 'audiences', case when p.status = 'published' then p.audiences else '{}' end,
        'precision', case when p.status = 'withdrawn' then null when e.reason = 'exact_places' and p.precision <> 'rough' or p.precision = 'exact' and p.kind not in ('safety', 'avoid') then 'exact' else 'square' end,
        'place', case when p.status <> 'withdrawn' then extensions.st_asgeojson(p.shown, 6)::jsonb end,
        'districtName', case when p.status <> 'withdrawn' then (
          select d.name from public.districts d where d.id = private.district_at(extensions.st_pointonsurface(p.shown), p.organisation_id)) end,
        'media', case when p.status = 'published' then (
          select coalesce(jsonb_agg(jsonb_build_object('type', m.type, 'alternativeText', m.alternative_text, 'transcript', m.transcript) order by m.received_at, m.id), '[]')
          from public.contribution_media m where m.contribution_id = p.id and m.status = 'published') else '[]' end,
        'answers', private.answers_to(p.id)) order by p.received_at, p.id), '[]'))
    from page p);
end
$$;
comment on function public.read_campaign_archive(bigint, jsonb, integer) is 'exportId of start_campaign_archive(), {at, id} or null, size (at most 2,000) → {next, contributions}: in the order they were received. Words of published ones only; the public place unless exact ones were asked for.';

revoke all on function
  private.contribution_of_code(jsonb), private.contribution_record(public.contributions), private.public_place(public.contributions),
  public.export_by_receipt(jsonb), public.erase_by_receipt(jsonb), public.read_archivable_campaigns(), public.start_campaign_archive(jsonb), public.read_campaign_archive(bigint, jsonb, integer)
  from public, anon, authenticated, service_role;
grant execute on function
  public.export_by_receipt(jsonb), public.erase_by_receipt(jsonb), public.read_archivable_campaigns(), public.start_campaign_archive(jsonb), public.read_campaign_archive(bigint, jsonb, integer)
  to authenticated;
