-- The residents' door (docs/database-api.md), first leaf: submitting. Every rule of the form stands here for the truth. The functions of
-- the door run as their owner, take nothing from the caller but the document, and answer with problems of the catalogue.

create function public.submit_contribution(submission jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contributions;
  known public.contributions;
  campaign public.campaigns;
  session public.group_sessions;
  session_code text;
  wall_code text;
  campaign_wanted uuid;
  contributor_hash bytea;
  about jsonb;
  age text; gender text; relations text[]; home uuid;
  responses jsonb := '[]';
begin
  perform private.refuse_many_corners(submission -> 'place');
  perform private.take_document(submission, '{id,receiptCode,contributorKey,kind,place,precision,title,text,language,safety,avoid,era,audiences,underThirteen,exhibition,demographics,campaignId,sessionCode,wallCode,responses}');
  row.id := private.take_uuid(submission, 'id', true);
  row.receipt_hash := private.take_receipt_hash(submission);
  contributor_hash := private.take_contributor_hash(submission);

  -- Sent before? The right code gets the same acknowledgement, a wrong one the uniform refusal. Content is never compared: no oracle.
  select * into known from public.contributions c where c.id = row.id;
  if found then
    if known.receipt_hash <> row.receipt_hash then perform private.raise_problem('refused'); end if;
    return private.acknowledge(known);
  end if;

  row.kind := private.take_word(submission, 'kind', '{story,memory,wish,like,avoid,safety}', true);
  row.precision := private.take_word(submission, 'precision', '{exact,exact_for_city,rough}', true);
  row.language := private.take_text(submission, 'language', true);
  if not coalesce((select s.value ? row.language from public.settings s where s.key = 'languages'), false) then perform private.raise_problem('field_invalid', 'language'); end if;
  row.under_thirteen := private.take_flag(submission, 'underThirteen', true);
  perform private.take_flag(submission, 'exhibition', true);
  perform private.take_text(submission, 'text', true);
  row.revision := 1;
  row.received_at := now();
  row.times := '{}'; row.causes := '[]'; row.audiences := '{}'; row.flags := '{}';
  row.campaign_closed := false;
  row.place := private.take_place(submission, row.precision = 'rough');
  row := private.take_content(row, submission);

  -- Session and campaign. A session names its campaign.
  campaign_wanted := private.take_uuid(submission, 'campaignId');
  session_code := private.take_text(submission, 'sessionCode');
  if session_code is not null then
    session := private.find_session(session_code, contributor_hash);
    if campaign_wanted <> session.campaign_id then
      perform private.raise_problem('session_unknown', 'sessionCode');
    end if;
    -- Written during the session, sent when the bus had network again: a while of grace.
    if now() < coalesce(session.opens_at, 'infinity') or now() > least(session.expires_at, session.ended_at) + make_interval(mins => private.setting('session_grace_minutes', 120)) then
      perform private.raise_problem('session_ended', 'sessionCode');
    end if;
    row.session_id := session.id;
    campaign_wanted := session.campaign_id;
  end if;
  if campaign_wanted is not null then
    select * into campaign from public.campaigns c where c.id = campaign_wanted and c.status <> 'draft' and c.opens_on <= private.today();
    if not found then perform private.raise_problem('field_invalid', 'campaignId'); end if;
    if private.is_open(campaign) then
      if row.kind <> all (campaign.kinds) then perform private.raise_problem('kind_not_offered', 'kind'); end if;
      responses := private.take_responses(submission, campaign.id);
      row.campaign_id := campaign.id;
      row.organisation_id := campaign.organisation_id;
    else
      -- Too late for the campaign, not for the map: kept without it, and the author is told.
      row.campaign_closed := true;
      row.session_id := null;
    end if;
  elsif submission ? 'responses' and submission -> 'responses' <> '[]' then
    perform private.raise_problem('field_invalid', 'responses');
  end if;
  -- Nobody under 13, nobody in a children's session, and nobody where the campaign wants no more leaves more than a rough place.
  if row.under_thirteen or coalesce(session.for_children, false) or coalesce(campaign.rough_only, false) then
    row.precision := 'rough';
  elsif row.kind in ('avoid', 'safety') and row.precision = 'exact' then
    row.precision := 'exact_for_city';
  end if;
  -- Lines and areas only where the campaign asks for them – also when it has closed since – and never from children.
  if extensions.geometrytype(row.place) <> 'POINT' and (row.under_thirteen or coalesce(session.for_children, false) or campaign.id is null
     or case extensions.geometrytype(row.place) when 'LINESTRING' then 'line' else 'area' end <> all (campaign.geometry_types)) then
    perform private.raise_problem('geometry_not_offered', 'place');
  end if;
  if row.campaign_id is not null and not coalesce(extensions.st_intersects(campaign.area, private.seen_by_all(row.place, row.precision)), true) then
    perform private.raise_problem('place_outside_campaign', 'place');
  end if;
  if row.organisation_id is null then
    select o.id into row.organisation_id from public.organisations o
    where o.boundary is not null
    order by extensions.st_covers(o.boundary, row.place) desc, extensions.st_distance(o.boundary, row.place), o.created_at, o.id limit 1;
  end if;

  if submission ? 'demographics' then
    about := submission -> 'demographics';
    perform private.take_document(about, '{ageGroup,gender,relations,homeDistrictId}');
    age := private.take_word(about, 'ageGroup', '{under_13,13_19,20_34,35_49,50_64,65_79,80_plus}');
    gender := private.take_word(about, 'gender', '{woman,man,other}');
    relations := private.take_words(about, 'relations', '{live,work,study,visit}');
    home := private.take_uuid(about, 'homeDistrictId');
    if home is not null and not exists (select from public.districts d where d.id = home) then
      perform private.raise_problem('field_invalid', 'homeDistrictId');
    end if;
  end if;

  -- A code nobody knows, or of a wall that asks something else, is no reason to stop anybody: then it came from nowhere in particular.
  wall_code := private.take_text(submission, 'wallCode');
  select w.id into row.wall_id from public.walls w where w.short_code = upper(btrim(wall_code)) and coalesce(campaign_wanted = w.campaign_id, true);

  row.contributor_id := private.admit_contributor(contributor_hash);
  insert into public.contributions
    (id, organisation_id, kind, status, revision, receipt_hash, contributor_id, place, precision, title, text, language, safety_level, times, causes,
     era_type, era_from, era_to, audiences, campaign_id, session_id, wall_id, campaign_closed, under_thirteen, exhibition, flags, received_at, decided_at)
  values (row.id, row.organisation_id, row.kind, row.status, row.revision, row.receipt_hash, row.contributor_id, row.place, row.precision, row.title, row.text,
    row.language, row.safety_level, row.times, row.causes, row.era_type, row.era_from, row.era_to, row.audiences, row.campaign_id, row.session_id, row.wall_id,
    row.campaign_closed, row.under_thirteen, row.exhibition, row.flags, row.received_at, row.decided_at)
  on conflict do nothing;
  if not found then
    -- The same was being sent at the same moment, and has been stored while we waited.
    select * into known from public.contributions c where c.id = row.id;
    if not found or known.receipt_hash <> row.receipt_hash then perform private.raise_problem('refused'); end if;
    return private.acknowledge(known);
  end if;
  -- Counted after the insert, so that what is sent twice is counted once. A refusal undoes the insert.
  perform private.spend('contributor_10_min', row.contributor_id::text, interval '10 minutes', private.setting('contributions_per_contributor_10_min', 30), 'too_many_from_contributor');
  perform private.spend('contributor_day', row.contributor_id::text, interval '1 day', private.setting('contributions_per_contributor_day', 200), 'too_many_from_contributor');
  if row.session_id is not null then
    perform private.spend('session_10_min', row.session_id::text, interval '10 minutes', private.setting('contributions_per_session_10_min', 600), 'too_many_from_session');
  end if;
  if num_nonnulls(age, gender, home) > 0 or cardinality(relations) > 0 then
    insert into public.contribution_demographics (contribution_id, age_group, gender, relations, home_district_id)
    values (row.id, age, gender, relations, home);
  end if;
  insert into public.contribution_responses (contribution_id, question_id, question_version, value)
  select row.id, r ->> 'questionId', (r ->> 'version')::integer, r -> 'value' from jsonb_array_elements(responses) r;
  return private.acknowledge(row);
end
$$;
comment on function public.submit_contribution(jsonb) is 'Submission → Acknowledgement. Idempotent on id and receipt code.';

revoke all on function
  public.submit_contribution(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.submit_contribution(jsonb)
  to anon, authenticated, service_role;
