-- The residents' door: the few functions by which anyone writes or reads (docs/database-api.md). Every rule of the form stands here for
-- the truth. They run as their owner, take nothing from the caller but the document, and answer with problems of the catalogue.

-- Reading one document --------------------------------------------------------------------------------------------------------------

create function private.take_document(document jsonb, allowed text[]) returns void
language plpgsql immutable set search_path = '' as $$
declare
  strange text;
begin
  -- The longest right document is some 10 kB.
  if document is null or jsonb_typeof(document) <> 'object' or octet_length(document::text) > 32768 then
    perform private.raise_problem('field_invalid', '');
  end if;
  select key into strange from jsonb_object_keys(document) key where key <> all (allowed) order by key limit 1;
  if strange is not null then
    perform private.raise_problem('field_not_allowed', left(strange, 60));
  end if;
end
$$;
create function private.take_text(document jsonb, field text, required boolean default false) returns text
language plpgsql immutable set search_path = '' as $$
begin
  if document -> field is null then
    if required then perform private.raise_problem('field_invalid', field); end if;
    return null;
  end if;
  if jsonb_typeof(document -> field) <> 'string' then perform private.raise_problem('field_invalid', field); end if;
  return document ->> field;
end
$$;
create function private.take_word(document jsonb, field text, allowed text[], required boolean default false) returns text
language plpgsql immutable set search_path = '' as $$
declare
  word text := private.take_text(document, field, required);
begin
  if word is not null and word <> all (allowed) then perform private.raise_problem('field_invalid', field); end if;
  return word;
end
$$;
create function private.take_words(document jsonb, field text, allowed text[]) returns text[]
language plpgsql immutable set search_path = '' as $$
declare
  words text[];
begin
  if document -> field is null then return '{}'; end if;
  if jsonb_typeof(document -> field) <> 'array'
     or jsonb_path_exists(document -> field, '$[*] ? (@.type() != "string")') then
    perform private.raise_problem('field_invalid', field);
  end if;
  select coalesce(array_agg(word), '{}') into words from jsonb_array_elements_text(document -> field) word;
  if not words <@ allowed or cardinality(words) <> (select count(distinct w) from unnest(words) w) then
    perform private.raise_problem('field_invalid', field);
  end if;
  return words;
end
$$;
create function private.take_flag(document jsonb, field text, required boolean default false) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  if document -> field is null and not required then return null; end if;
  if coalesce(jsonb_typeof(document -> field), '') <> 'boolean' then perform private.raise_problem('field_invalid', field); end if;
  return (document -> field)::boolean;
end
$$;
create function private.take_integer(document jsonb, field text, lowest integer, highest integer) returns integer
language plpgsql immutable set search_path = '' as $$
declare
  number numeric;
begin
  if coalesce(jsonb_typeof(document -> field), '') <> 'number' then perform private.raise_problem('field_invalid', field); end if;
  number := (document ->> field)::numeric;
  if number <> trunc(number) or number < lowest or number > highest then perform private.raise_problem('field_invalid', field); end if;
  return number::integer;
end
$$;
create function private.take_uuid(document jsonb, field text, required boolean default false) returns uuid
language plpgsql immutable set search_path = '' as $$
declare
  id text := private.take_text(document, field, required);
begin
  if id is null then return null; end if;
  if id !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then perform private.raise_problem('field_invalid', field); end if;
  return id::uuid;
end
$$;
-- 26 characters of Crockford base 32 are 130 bits; the server keeps sha256 of them.
create function private.take_receipt_hash(document jsonb) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
  code text := private.take_text(document, 'receiptCode', true);
begin
  if code !~ '^[0-9A-HJKMNP-TV-Z]{26}$' then perform private.raise_problem('field_invalid', 'receiptCode'); end if;
  return sha256(convert_to(code, 'UTF8'));
end
$$;
create function private.take_contributor_hash(document jsonb) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
  key text := private.take_text(document, 'contributorKey', true);
begin
  if key !~ '^[0-9a-f]{32}$' then perform private.raise_problem('field_invalid', 'contributorKey'); end if;
  return sha256(convert_to(key, 'UTF8'));
end
$$;

-- {"type":"Point","coordinates":[lon,lat]}, checked against the municipality. `only_square` is true when the device has snapped it already:
-- then the square must touch the municipality, since its centre may lie in the water.
create function private.take_place(document jsonb, only_square boolean) returns extensions.geometry
language plpgsql stable set search_path = '' as $$
declare
  given jsonb := document -> 'place';
  lon numeric;
  lat numeric;
  point extensions.geometry;
  metres extensions.geometry;
begin
  if given is null or jsonb_typeof(given) <> 'object' or (given - 'type' - 'coordinates') <> '{}' or given ->> 'type' is distinct from 'Point'
     or coalesce(jsonb_typeof(given -> 'coordinates'), '') <> 'array' or jsonb_array_length(given -> 'coordinates') <> 2
     or jsonb_path_exists(given, '$.coordinates[*] ? (@.type() != "number")') then
    perform private.raise_problem('place_invalid', 'place');
  end if;
  lon := (given -> 'coordinates' ->> 0)::numeric;
  lat := (given -> 'coordinates' ->> 1)::numeric;
  if abs(lon) > 180 or abs(lat) > 90 then
    perform private.raise_problem('place_invalid', 'place');
  end if;
  -- Cut to 6 decimals (about 10 cm): finer would claim more than a finger on a phone can mean.
  point := extensions.st_setsrid(extensions.st_makepoint(round(lon, 6)::double precision, round(lat, 6)::double precision), 4326);
  if exists (select from public.organisations o where extensions.st_covers(o.boundary, point)) then
    return point;
  end if;
  if only_square and abs(lat) < 85 then
    metres := extensions.st_transform(point, 3006);
    if exists (
      select from public.organisations o
      where extensions.st_intersects(o.boundary, private.grid_square(
        floor(extensions.st_x(metres) / 150)::integer, floor(extensions.st_y(metres) / 150)::integer))
    ) then
      return point;
    end if;
  end if;
  -- Latitude first by mistake: say that the place is wrong, not that it lies elsewhere.
  if exists (select from public.organisations o where extensions.st_covers(o.boundary, extensions.st_flipcoordinates(point))) then
    perform private.raise_problem('place_invalid', 'place');
  end if;
  perform private.raise_problem('place_outside_city', 'place');
  return null;
end
$$;

-- The fields that an author may also amend, checked for their kind and written into a row. Fields not given are left as they are.
create function private.take_content(into_row public.contributions, document jsonb) returns public.contributions
language plpgsql stable set search_path = '' as $$
declare
  feeling jsonb;
  this_year integer := extract(year from private.today());
begin
  if document ? 'title' then
    into_row.title := nullif(btrim(private.take_text(document, 'title')), '');
    if char_length(into_row.title) > 120 then perform private.raise_problem('text_too_long', 'title'); end if;
  end if;
  if document ? 'text' then
    into_row.text := private.take_text(document, 'text', true);
    if char_length(into_row.text) > 2000 then perform private.raise_problem('text_too_long', 'text'); end if;
  end if;
  if into_row.kind in ('story', 'memory', 'wish') and coalesce(into_row.text, '') !~ '[^[:space:]]' then
    perform private.raise_problem('text_missing', 'text');
  end if;

  if document ? 'safety' and into_row.kind <> 'safety' then perform private.raise_problem('field_not_allowed', 'safety'); end if;
  if document ? 'avoid' and into_row.kind <> 'avoid' then perform private.raise_problem('field_not_allowed', 'avoid'); end if;
  if document ? 'era' and into_row.kind <> 'memory' then perform private.raise_problem('field_not_allowed', 'era'); end if;
  if document ? 'audiences' and into_row.kind <> 'wish' then perform private.raise_problem('field_not_allowed', 'audiences'); end if;

  if document ? 'safety' then
    feeling := document -> 'safety';
    perform private.take_document(feeling, '{level,times,causes}');
    into_row.safety_level := private.take_integer(feeling, 'level', 1, 5);
  elsif document ? 'avoid' then
    feeling := document -> 'avoid';
    perform private.take_document(feeling, '{times,causes}');
  end if;
  if feeling is not null then
    into_row.times := private.take_words(feeling, 'times', '{morning,day,evening,night}');
    into_row.causes := coalesce(feeling -> 'causes', '[]');
    if not private.are_causes(into_row.causes)
       or (select count(distinct c ->> 'cause') < count(*) from jsonb_array_elements(into_row.causes) c) then
      perform private.raise_problem('field_invalid', 'causes');
    end if;
  end if;
  if into_row.kind = 'safety' and into_row.safety_level is null then perform private.raise_problem('field_invalid', 'safety'); end if;

  if document ? 'era' then
    perform private.take_document(document -> 'era', '{type,from,to}');
    into_row.era_type := private.take_word(document -> 'era', 'type', '{year,decade,period}', true);
    into_row.era_from := private.take_integer(document -> 'era', 'from', 1800, this_year);
    into_row.era_to := private.take_integer(document -> 'era', 'to', 1800, this_year + 9);
    if not (case into_row.era_type
      when 'year' then into_row.era_from = into_row.era_to
      when 'decade' then into_row.era_from % 10 = 0 and into_row.era_to = into_row.era_from + 9
      else into_row.era_from <= into_row.era_to and into_row.era_to <= this_year end)
    then
      perform private.raise_problem('field_invalid', 'era');
    end if;
  end if;
  if into_row.kind = 'memory' and into_row.era_type is null then perform private.raise_problem('field_invalid', 'era'); end if;

  if document ? 'audiences' then
    into_row.audiences := private.take_words(document, 'audiences', '{everyone,children,young,families,seniors}');
  end if;
  if document ? 'exhibition' then
    into_row.exhibition := private.take_flag(document, 'exhibition', true);
  end if;

  into_row.flags := private.detect_personal_data(concat_ws(E'\n', into_row.title, into_row.text));
  -- Safety and avoid without words need no moderation: they are only ever counted in cells.
  if into_row.kind in ('safety', 'avoid') and into_row.title is null and coalesce(into_row.text, '') !~ '[^[:space:]]' then
    into_row.status := 'published';
    into_row.decided_at := now();
  else
    into_row.status := 'submitted';
    into_row.decided_at := null;
  end if;
  into_row.rejection_reason := null;
  into_row.rejection_words := null;
  return into_row;
end
$$;

-- Who sends, and may they. A key never seen before meets the global brake; a known one never does.
create function private.admit_contributor(hash bytea) returns uuid
language plpgsql set search_path = '' as $$
declare
  known uuid;
begin
  select c.id into known from public.contributors c where c.key_hash = hash;
  if known is null then
    insert into public.contributors (key_hash) values (hash) on conflict (key_hash) do nothing returning id into known;
    if known is not null then
      perform private.spend('new_contributors', '*', interval '1 minute', private.setting('new_contributors_per_minute', 600), 'too_many_new_contributors');
    else
      select c.id into known from public.contributors c where c.key_hash = hash;
    end if;
  end if;
  return known;
end
$$;

create function private.acknowledge(c public.contributions) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'status', c.status, 'revision', c.revision, 'receivedAt', private.iso(c.received_at),
    'campaignId', c.campaign_id, 'campaignClosed', c.campaign_closed)
$$;

-- Responses to the campaign's own questions. Required ones are the form's matter: a contribution kept is worth more than a form complete.
create function private.take_responses(document jsonb, questions jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  response jsonb;
  question jsonb;
  answered text[] := '{}';
begin
  if document -> 'responses' is null then return '[]'; end if;
  if jsonb_typeof(document -> 'responses') <> 'array' or jsonb_array_length(document -> 'responses') > 8 then
    perform private.raise_problem('field_invalid', 'responses');
  end if;
  for response in select * from jsonb_array_elements(document -> 'responses') loop
    perform private.take_document(response, '{questionId,value}');
    select q into question from jsonb_array_elements(questions) q where q ->> 'id' = response ->> 'questionId';
    if question is null or response ->> 'questionId' = any (answered) or not coalesce(case question ->> 'type'
      when 'text' then jsonb_typeof(response -> 'value') = 'string' and char_length(response ->> 'value') <= 2000
      when 'scale' then jsonb_typeof(response -> 'value') = 'number' and (response ->> 'value')::numeric in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
      when 'single' then jsonb_typeof(response -> 'value') = 'string'
        and exists (select from jsonb_array_elements(question -> 'options') o where o ->> 'id' = response ->> 'value')
      when 'multiple' then jsonb_typeof(response -> 'value') = 'array' and not exists (
        select from jsonb_array_elements(response -> 'value') v
        where not exists (select from jsonb_array_elements(question -> 'options') o where o -> 'id' = v))
      end, false)
    then
      perform private.raise_problem('field_invalid', 'responses');
    end if;
    answered := answered || (response ->> 'questionId');
  end loop;
  return document -> 'responses';
end
$$;

-- Submitting ------------------------------------------------------------------------------------------------------------------------

create function public.submit_contribution(submission jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contributions;
  known public.contributions;
  campaign public.campaigns;
  session public.group_sessions;
  session_code text;
  campaign_wanted uuid;
  contributor_hash bytea;
  about jsonb;
  age text; gender text; relations text[]; home uuid;
  responses jsonb := '[]';
begin
  perform private.take_document(submission, '{id,receiptCode,contributorKey,kind,place,precision,title,text,language,safety,avoid,era,audiences,underThirteen,exhibition,demographics,campaignId,sessionCode,responses}');
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
    select * into session from public.group_sessions s where s.code = upper(session_code);
    if not found or (campaign_wanted is not null and campaign_wanted <> session.campaign_id) then
      perform private.raise_problem('session_unknown', 'sessionCode');
    end if;
    -- Written during the session, sent when the bus had network again: a while of grace.
    if now() < session.opens_at or now() > least(session.expires_at, session.ended_at) + make_interval(mins => private.setting('session_grace_minutes', 120)) then
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
      responses := private.take_responses(submission, campaign.questions);
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
  -- Nobody under 13, and nobody in a children's session, leaves more than a rough place.
  if row.under_thirteen or coalesce(session.for_children, false) then
    row.precision := 'rough';
  elsif row.kind in ('avoid', 'safety') and row.precision = 'exact' then
    row.precision := 'exact_for_city';
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

  row.contributor_id := private.admit_contributor(contributor_hash);
  insert into public.contributions
    (id, organisation_id, kind, status, revision, receipt_hash, contributor_id, place, precision, title, text, language, safety_level, times, causes,
     era_type, era_from, era_to, audiences, campaign_id, session_id, campaign_closed, under_thirteen, exhibition, flags, received_at, decided_at)
  values (row.id, row.organisation_id, row.kind, row.status, row.revision, row.receipt_hash, row.contributor_id, row.place, row.precision, row.title, row.text,
    row.language, row.safety_level, row.times, row.causes, row.era_type, row.era_from, row.era_to, row.audiences, row.campaign_id, row.session_id,
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
  insert into public.contribution_responses (contribution_id, question_id, value)
  select row.id, r ->> 'questionId', r -> 'value' from jsonb_array_elements(responses) r;
  return private.acknowledge(row);
end
$$;
comment on function public.submit_contribution(jsonb) is 'Submission → Acknowledgement. Idempotent on id and receipt code.';

-- Amending --------------------------------------------------------------------------------------------------------------------------

create function public.amend_contribution(amendment jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contributions;
  operation uuid;
  contribution uuid;
  hash bytea;
  base integer;
begin
  perform private.take_document(amendment, '{operationId,id,receiptCode,baseRevision,changes}');
  operation := private.take_uuid(amendment, 'operationId', true);
  contribution := private.take_uuid(amendment, 'id', true);
  hash := private.take_receipt_hash(amendment);
  base := private.take_integer(amendment, 'baseRevision', 1, 1000000);
  perform private.take_document(amendment -> 'changes', '{title,text,safety,avoid,era,audiences,exhibition}');
  select * into row from public.contributions c where c.id = contribution and c.receipt_hash = hash for no key update;
  if not found then perform private.raise_problem('refused'); end if;
  if row.status = 'withdrawn' then perform private.raise_problem('withdrawn'); end if;
  if exists (select from public.contribution_operations o where o.operation_id = operation and o.contribution_id = contribution) then
    return private.acknowledge(row);
  end if;
  if row.revision <> base then perform private.raise_problem('revision_conflict', 'baseRevision'); end if;
  row := private.take_content(row, amendment -> 'changes');
  perform private.spend('contributor_10_min', row.contributor_id::text, interval '10 minutes', private.setting('contributions_per_contributor_10_min', 30), 'too_many_from_contributor');
  insert into public.contribution_operations (operation_id, contribution_id, revision) values (operation, contribution, row.revision + 1) on conflict do nothing;
  if not found then perform private.raise_problem('refused'); end if;
  update public.contributions c set
    title = row.title, text = row.text, safety_level = row.safety_level, times = row.times, causes = row.causes,
    era_type = row.era_type, era_from = row.era_from, era_to = row.era_to, audiences = row.audiences, exhibition = row.exhibition,
    flags = row.flags || array(select f from unnest(c.flags) f where f = 'reported'),
    status = row.status, decided_at = row.decided_at, rejection_reason = null, rejection_words = null,
    revision = c.revision + 1, amended_at = now()
  where c.id = contribution returning * into row;
  return private.acknowledge(row);
end
$$;
comment on function public.amend_contribution(jsonb) is 'Amendment → Acknowledgement. Unpublishes until moderated again; one operationId is applied once.';

-- Withdrawing -----------------------------------------------------------------------------------------------------------------------

-- Erases what a withdrawn contribution said, as the disposal rule demands. The tombstone stays.
create function private.erase_contribution(contribution uuid) returns void
language plpgsql set search_path = '' as $$
begin
  delete from public.contribution_demographics d where d.contribution_id = contribution;
  delete from public.contribution_responses r where r.contribution_id = contribution;
  delete from public.contribution_media m where m.contribution_id = contribution;
  delete from public.redacted_originals o where o.contribution_id = contribution;
  delete from public.supports s where s.contribution_id = contribution;
  update public.reports r set text = null where r.contribution_id = contribution;
  update public.contributions c set
    contributor_id = null, place = null, title = null, text = '', safety_level = null, times = '{}', causes = '[]', era_type = null, era_from = null, era_to = null,
    audiences = '{}', session_id = null, flags = '{}', rejection_reason = null, rejection_words = null, erased_at = now()
  where c.id = contribution;
end
$$;

create function public.withdraw_contribution(withdrawal jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contributions;
  contribution uuid;
  hash bytea;
begin
  perform private.take_document(withdrawal, '{id,receiptCode}');
  contribution := private.take_uuid(withdrawal, 'id', true);
  hash := private.take_receipt_hash(withdrawal);
  select * into row from public.contributions c where c.id = contribution for no key update;
  if not found then
    -- The withdrawal overtook the contribution: leave a tombstone, so that it stays withdrawn when it comes.
    perform private.spend('unknown_withdrawals', '*', interval '1 minute', private.setting('unknown_withdrawals_per_minute', 600), 'too_many_new_contributors');
    insert into public.contributions (id, status, receipt_hash, withdrawn_at, erased_at, text)
    values (contribution, 'withdrawn', hash, now(), now(), '') on conflict do nothing;
    select * into row from public.contributions c where c.id = contribution for no key update;
    if not found then perform private.raise_problem('refused'); end if;
  end if;
  if row.receipt_hash <> hash then perform private.raise_problem('refused'); end if;
  if row.status <> 'withdrawn' then
    update public.contributions c set status = 'withdrawn', withdrawn_at = now() where c.id = contribution;
    if exists (select from public.organisations o where o.id = row.organisation_id and o.disposal_days = 0) then
      perform private.erase_contribution(contribution);
    end if;
    perform private.audit(row.organisation_id, 'contribution.withdrawn', contribution);
    select * into row from public.contributions c where c.id = contribution;
  end if;
  return private.acknowledge(row);
end
$$;
comment on function public.withdraw_contribution(jsonb) is 'Withdrawal → Acknowledgement. Unpublishes at once; erases as the disposal rule says; an unknown id leaves a tombstone.';

-- The disposal job: run daily (pg_cron where present, else the operator's scheduler, else the embedded server).
create function public.dispose_withdrawn() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  one record;
  erased integer := 0;
begin
  for one in
    select c.id, c.organisation_id from public.contributions c join public.organisations o on o.id = c.organisation_id
    where c.status = 'withdrawn' and c.erased_at is null and o.disposal_days is not null
      and c.withdrawn_at + make_interval(days => o.disposal_days) <= now()
    order by c.withdrawn_at limit 1000 for no key update of c skip locked
  loop
    perform private.erase_contribution(one.id);
    perform private.audit(one.organisation_id, 'contribution.erased', one.id);
    erased := erased + 1;
  end loop;
  delete from private.rate_counters r where r.window_start < now() - interval '2 days';
  return erased;
end
$$;
comment on function public.dispose_withdrawn() is 'The daily job: erases withdrawn contributions whose disposal days have passed, at most 1,000 a call, and says how many; forgets old counters. For the service role.';

-- Supporting and reporting ----------------------------------------------------------------------------------------------------------

create function public.support_contribution(support jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  contribution uuid;
  hash bytea;
  wanted boolean;
  contributor uuid;
  supporters integer;
begin
  perform private.take_document(support, '{contributionId,contributorKey,supported}');
  contribution := private.take_uuid(support, 'contributionId', true);
  hash := private.take_contributor_hash(support);
  wanted := private.take_flag(support, 'supported', true);
  -- One refusal for what never was, is not public, or is public no longer.
  if not exists (select from public.published_contributions p where p.id = contribution) then perform private.raise_problem('refused'); end if;
  if wanted then
    contributor := private.admit_contributor(hash);
  else
    select c.id into contributor from public.contributors c where c.key_hash = hash;
  end if;
  if contributor is not null then
    perform private.spend('supports_10_min', contributor::text, interval '10 minutes', private.setting('supports_per_contributor_10_min', 120), 'too_many_from_contributor');
    if wanted then
      insert into public.supports (contribution_id, contributor_id) values (contribution, contributor) on conflict do nothing;
    else
      delete from public.supports s where s.contribution_id = contribution and s.contributor_id = contributor;
    end if;
  end if;
  select p.support_count into supporters from public.published_contributions p where p.id = contribution;
  return jsonb_build_object('contributionId', contribution, 'supported', wanted, 'supportCount', coalesce(supporters, 0));
end
$$;
comment on function public.support_contribution(jsonb) is 'SupportChange → SupportState. One a contributor.';

create function public.report_contribution(report jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  report_id uuid;
  contribution uuid;
  why text;
  words text;
  row public.contributions;
  looked_at boolean;
begin
  perform private.take_document(report, '{id,contributionId,reason,text}');
  report_id := private.take_uuid(report, 'id', true);
  contribution := private.take_uuid(report, 'contributionId', true);
  why := private.take_word(report, 'reason', '{child,personal_data,hate,threat,spam,other}', true);
  words := nullif(btrim(private.take_text(report, 'text')), '');
  if char_length(words) > 500 then perform private.raise_problem('text_too_long', 'text'); end if;
  select * into row from public.contributions c
  where c.id = contribution and exists (select from public.published_contributions p where p.id = contribution) for no key update;
  -- Nothing is told about what is not public; and twenty open reports of one thing say all there is to say.
  if not found or (select count(*) from public.reports r where r.contribution_id = contribution and r.resolved_at is null) >= 20 then
    return null;
  end if;
  perform private.spend('reports', '*', interval '10 minutes', private.setting('reports_per_10_min', 200), 'too_many_new_contributors');
  -- Somebody looked at this revision after such a report and kept it: a second one does not hide it again, it only stands in the queue.
  looked_at := exists (
    select from public.reports r join public.moderation_decisions d on d.contribution_id = r.contribution_id
    where r.contribution_id = contribution and r.reason = why and r.resolved_at is not null
      and d.action = 'approve' and d.revision = row.revision and d.decided_at >= r.resolved_at);
  insert into public.reports (id, contribution_id, reason, text) values (report_id, contribution, why, words) on conflict (id) do nothing;
  if not found then return null; end if;
  if why in ('child', 'personal_data') and not looked_at then
    -- Whoever wanted to empty the map by reports would need to hide it piece by piece.
    perform private.spend('hiding_reports', '*', interval '10 minutes', private.setting('hiding_reports_per_10_min', 60), 'too_many_new_contributors');
    update public.contributions c set status = 'submitted', decided_at = null, flags = array(select distinct f from unnest(c.flags || 'reported'::text) f order by f)
    where c.id = contribution;
    perform private.audit(row.organisation_id, 'contribution.hidden', contribution, why);
  else
    update public.contributions c set flags = array(select distinct f from unnest(c.flags || 'reported'::text) f order by f) where c.id = contribution;
    perform private.audit(row.organisation_id, 'contribution.reported', contribution, why);
  end if;
  return null;
end
$$;
comment on function public.report_contribution(jsonb) is 'Report → null. child and personal_data hide it everywhere at once until looked at.';

-- Reading ---------------------------------------------------------------------------------------------------------------------------

create function private.era_of(type text, from_year integer, to_year integer) returns jsonb
language sql immutable parallel safe set search_path = '' as $$
  select case when type is not null then jsonb_build_object('type', type, 'from', from_year, 'to', to_year) end
$$;

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
    'title', case when not gone then c.title end, 'text', case when gone then '' else c.text end,
    'language', c.language, 'precision', c.precision,
    'place', case when not gone then extensions.st_asgeojson(c.place, 6)::jsonb end,
    'era', case when not gone then private.era_of(c.era_type, c.era_from, c.era_to) end,
    'safety', case when not gone and c.kind = 'safety' then jsonb_build_object('level', c.safety_level, 'times', c.times, 'causes', c.causes) end,
    'audiences', case when gone then '[]'::jsonb else to_jsonb(c.audiences) end,
    'exhibition', c.exhibition,
    'campaign', (select jsonb_build_object('id', k.id, 'title', k.title, 'answerBy', k.answer_by) from public.campaigns k where k.id = c.campaign_id),
    'rejection', case when c.status = 'rejected' then jsonb_build_object('reason', c.rejection_reason, 'words', c.rejection_words) end,
    'answers', case when gone then '[]'::jsonb else private.answers_to(c.id) end,
    'disposal', (select jsonb_build_object('number', o.disposal_number, 'decidedOn', o.disposal_decided_on, 'days', o.disposal_days)
      from public.organisations o where o.id = c.organisation_id and o.disposal_days is not null));
end
$$;
comment on function public.read_receipt(text) is 'What the author sees with the receipt code: Receipt. Call by POST only: the code is a key and never belongs in an address.';

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
      select jsonb_agg(jsonb_build_object(
        'id', p.id, 'kind', p.kind, 'point', private.lon_lat(p.point),
        'square', case when p.square is not null then private.outer_ring(p.square) end,
        'title', p.title, 'text', p.text, 'language', p.language, 'era', private.era_of(p.era_type, p.era_from, p.era_to),
        'audiences', p.audiences, 'campaignId', p.campaign_id, 'districtId', p.district_id, 'supportCount', p.support_count,
        'exhibition', p.exhibition, 'publishedAt', private.iso(p.published_at), 'answers', private.answers_to(p.id)) order by p.change_seq)
      from page join public.published_contributions p on p.id = page.id where page.present), '[]'),
    'removed', coalesce((select jsonb_agg(page.id order by page.change_seq) from page where not page.present), '[]'),
    'more', (select count(*) from numbered) > (select most from wanted))
$$;
comment on function public.changes_since(bigint, integer) is 'ChangePage: published and removed after the cursor (0 = from the beginning), oldest change first, at most 1,000 a page.';

create function public.read_campaigns() returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', c.id, 'slug', c.slug, 'title', c.title, 'question', c.question, 'intro', c.intro,
    'promise', jsonb_build_object('canChange', c.promise_can_change, 'cannotChange', c.promise_cannot_change, 'whoDecides', c.promise_who_decides, 'answerBy', c.answer_by),
    'kinds', c.kinds, 'status', case when private.is_open(c) then 'open' else 'closed' end,
    'opensOn', c.opens_on, 'closesOn', c.closes_on, 'adultsOnly', c.adults_only,
    'organiser', c.organiser, 'controller', c.controller, 'legalBasis', c.legal_basis, 'questions', c.questions,
    'area', case when c.area is not null then private.outer_ring(c.area) end)
    order by private.is_open(c) desc, c.opens_on desc, c.id), '[]')
  from public.campaigns c
  where c.status <> 'draft' and c.opens_on <= private.today()
$$;
comment on function public.read_campaigns() is 'Campaign[]: open ones first, then closed ones; no drafts, none that has not begun.';

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

revoke all on all functions in schema public from public, anon, authenticated, service_role;
revoke all on all functions in schema private from public, anon;
grant execute on function public.submit_contribution(jsonb), public.amend_contribution(jsonb), public.withdraw_contribution(jsonb), public.support_contribution(jsonb),
  public.report_contribution(jsonb), public.read_receipt(text), public.changes_since(bigint, integer), public.read_campaigns(), public.read_districts(),
  public.read_development_areas(), public.read_safety_cells(uuid, text) to anon, authenticated, service_role;
grant execute on function public.dispose_withdrawn() to service_role;
