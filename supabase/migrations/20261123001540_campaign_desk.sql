-- The campaign desk: planners and admins write campaigns, open, close and archive them; hosts read which there are. Nothing a resident has
-- answered is lost by a change (campaign_question_versions), and nobody overwrites what a colleague saved meanwhile (version).

-- Words by language, blank ones left out. Swedish may be missing: it is asked for when the campaign opens.
create function private.take_translations(document jsonb, field text, longest integer) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  given jsonb := coalesce(document -> field, '{}');
  languages jsonb := (select s.value from public.settings s where s.key = 'languages');
begin
  if not private.is_some_words(given) or exists (select from jsonb_object_keys(given) k where not coalesce(languages ? k, false)) then
    perform private.raise_problem('field_invalid', field);
  end if;
  if exists (select from jsonb_each_text(given) w where char_length(w.value) > longest) then perform private.raise_problem('text_too_long', field); end if;
  return (select coalesce(jsonb_object_agg(w.key, btrim(w.value)), '{}') from jsonb_each_text(given) w where w.value ~ '[^[:space:]]');
end
$$;
create function private.take_date(document jsonb, field text, required boolean default false) returns date
language plpgsql stable set search_path = '' as $$
declare
  given text := case when document -> field <> 'null' then private.take_text(document, field) end;
begin
  if given is null and not required then return null; end if;
  if given is null or given !~ '^\d{4}-\d{2}-\d{2}$' then perform private.raise_problem('field_invalid', field); end if;
  return given::date;
exception when datetime_field_overflow or invalid_datetime_format then
  perform private.raise_problem('field_invalid', field);
end
$$;

create function private.take_questions(document jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  question jsonb;
  option jsonb;
  options jsonb;
  taken jsonb := '[]';
begin
  if coalesce(jsonb_typeof(document -> 'questions'), '') <> 'array' or jsonb_array_length(document -> 'questions') > 8 then
    perform private.raise_problem('field_invalid', 'questions');
  end if;
  for question in select * from jsonb_array_elements(document -> 'questions') loop
    perform private.take_document(question, '{id,type,label,options,required,version}');
    if coalesce(jsonb_typeof(question -> 'options'), '') <> 'array' or jsonb_array_length(question -> 'options') > 20 then
      perform private.raise_problem('field_invalid', 'questions');
    end if;
    options := '[]';
    for option in select * from jsonb_array_elements(question -> 'options') loop
      perform private.take_document(option, '{id,label}');
      options := options || jsonb_build_array(jsonb_build_object('id', private.take_text(option, 'id', true), 'label', private.take_translations(option, 'label', 120)));
    end loop;
    if (select count(distinct o -> 'id') < count(*) from jsonb_array_elements(options) o) then perform private.raise_problem('field_invalid', 'questions'); end if;
    taken := taken || jsonb_build_array(jsonb_build_object('id', private.take_text(question, 'id', true),
      'type', private.take_word(question, 'type', '{single,multiple,scale,text}', true), 'label', private.take_translations(question, 'label', 300),
      'options', options, 'required', private.take_flag(question, 'required', true)));
  end loop;
  if not private.are_questions(taken) then perform private.raise_problem('field_invalid', 'questions'); end if;
  return taken;
end
$$;

-- The area as it was drawn, or copied from what has a boundary already, with a note of where it comes from; left out, it stays as it is.
create function private.take_campaign_area(into_row public.campaigns, document jsonb) returns public.campaigns
language plpgsql stable set search_path = '' as $$
declare
  given jsonb := document -> 'area';
  wanted uuid;
begin
  if given is null then return into_row; end if;
  if given = 'null' then
    into_row.area := null; into_row.area_source := null;
    return into_row;
  end if;
  perform private.take_document(given, '{type,id,place}');
  if private.take_word(given, 'type', '{drawn,development_area,district,campaign}', true) = 'drawn' then
    perform private.refuse_many_corners(given -> 'place');
    if given -> 'place' ->> 'type' is distinct from 'Polygon' then perform private.raise_problem('place_invalid', 'area'); end if;
    into_row.area := extensions.st_multi(private.take_drawn_area(given));
    into_row.area_source := '{"type":"drawn"}';
    return into_row;
  end if;
  wanted := private.take_uuid(given, 'id', true);
  select s.boundary, s.source into into_row.area, into_row.area_source from (
    select a.boundary, jsonb_build_object('type', 'development_area', 'id', a.id, 'name', a.name, 'caseNumber', a.case_number, 'copiedOn', private.today()) as source
    from public.development_areas a where given ->> 'type' = 'development_area' and a.id = wanted and a.organisation_id = into_row.organisation_id
    union all
    select d.boundary, jsonb_build_object('type', 'district', 'id', d.id, 'name', d.name, 'copiedOn', private.today())
    from public.districts d where given ->> 'type' = 'district' and d.id = wanted and d.organisation_id = into_row.organisation_id
    union all
    select c.area, c.area_source from public.campaigns c where given ->> 'type' = 'campaign' and c.id = wanted and c.organisation_id = into_row.organisation_id) s;
  if not found then perform private.raise_problem('field_invalid', 'area'); end if;
  return into_row;
end
$$;
-- A ring drawn by hand, within every limit of a place but its size: a campaign may ask about the whole municipality.
create function private.take_drawn_area(document jsonb) returns extensions.geometry
language plpgsql stable set search_path = '' as $$
declare
  ring extensions.geometry;
begin
  begin
    ring := extensions.st_setsrid(extensions.st_geomfromgeojson(document -> 'place'), 4326);
  exception when others then
    perform private.raise_problem('place_invalid', 'area');
  end;
  if not extensions.st_isvalid(ring) then perform private.raise_problem('place_crosses_itself', 'area'); end if;
  if not exists (select from public.organisations o where extensions.st_intersects(o.boundary, ring)) then perform private.raise_problem('place_outside_city', 'area'); end if;
  return ring;
end
$$;

-- A short name for addresses out of the Swedish title: "Kvällen är din" → kvallen-ar-din, with a number when it is taken.
create function private.free_slug(title text, campaign uuid) returns text
language plpgsql volatile set search_path = '' as $$
declare
  plain text := btrim(left(regexp_replace(translate(lower(title), 'åäâàáãéèêëïíìîöôòóõøæüúùûñç', 'aaaaaaeeeeiiiiooooooauuuunc'), '[^a-z0-9]+', '-', 'g'), 50), '-');
  nth integer := 1;
  candidate text;
begin
  -- One at a time, so that two with one title get two names.
  perform pg_advisory_xact_lock(hashtext('campaign slug'));
  plain := coalesce(nullif(plain, ''), 'dialog');
  loop
    candidate := plain || case nth when 1 then '' else '-' || nth end;
    exit when not exists (select from public.campaigns c where c.slug = candidate and c.id <> free_slug.campaign);
    nth := nth + 1;
  end loop;
  return candidate;
end
$$;

-- The campaign as it was looked at, locked; else what is wrong.
create function private.take_campaign(campaign uuid, version integer) returns public.campaigns
language plpgsql set search_path = '' as $$
declare
  row public.campaigns;
begin
  select * into row from public.campaigns c where c.id = campaign and c.organisation_id in (select private.organisations_as('planner', 'admin')) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  if row.version is distinct from take_campaign.version then perform private.raise_problem('revision_conflict', 'version'); end if;
  return row;
end
$$;
create function private.campaign_state(campaign public.campaigns) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', campaign.id, 'version', campaign.version, 'slug', campaign.slug, 'status', campaign.status,
    'opensOn', campaign.opens_on, 'closesOn', campaign.closes_on, 'hasOpened', campaign.opened_at is not null, 'updatedAt', private.iso(campaign.updated_at))
$$;

create function public.save_campaign(document jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.campaigns;
  campaign uuid;
  organisation uuid;
  promise jsonb;
  looked_at integer;
  lacking text[];
  names text[];
begin
  perform private.must_be_staff('planner', 'admin');
  -- A written campaign with eight questions in three languages is longer than what a resident sends.
  if octet_length(document::text) > 262144 then perform private.raise_problem('text_too_long', ''); end if;
  if coalesce(jsonb_typeof(document), '') <> 'object' then perform private.raise_problem('field_invalid', ''); end if;
  perform private.take_document((select jsonb_object_agg(k, true) from jsonb_object_keys(document) k),
    '{id,version,organisationId,title,question,intro,promise,kinds,opensOn,closesOn,geometryTypes,allowsMedia,adultsOnly,roughOnly,precisionDefaults,organisers,controller,legalBasis,questions,area}');
  campaign := private.take_uuid(document, 'id', true);
  looked_at := private.take_integer(document, 'version', 0, 1000000);
  organisation := private.take_uuid(document, 'organisationId', true);
  if organisation not in (select private.organisations_as('planner', 'admin')) then perform private.raise_problem('not_allowed'); end if;
  if looked_at > 0 then
    row := private.take_campaign(campaign, looked_at);
    if row.organisation_id <> organisation then perform private.raise_problem('not_allowed'); end if;
    if row.status = 'archived' then perform private.raise_problem('field_not_allowed', 'status'); end if;
  elsif exists (select from public.campaigns c where c.id = campaign) then
    perform private.raise_problem('revision_conflict', 'version');
  else
    row.id := campaign; row.organisation_id := organisation; row.status := 'draft'; row.slug := ''; row.created_at := now();
  end if;

  row.title := private.take_translations(document, 'title', 120);
  if not row.title ? 'sv' then perform private.raise_problem('text_missing', 'title'); end if;
  row.question := private.take_translations(document, 'question', 300);
  row.intro := private.take_translations(document, 'intro', 2000);
  promise := coalesce(document -> 'promise', '{}');
  perform private.take_document(promise, '{canChange,cannotChange,whoDecides,answerBy}');
  row.promise_can_change := private.take_translations(promise, 'canChange', 1000);
  row.promise_cannot_change := private.take_translations(promise, 'cannotChange', 1000);
  row.promise_who_decides := private.take_translations(promise, 'whoDecides', 1000);
  row.answer_by := private.take_date(promise, 'answerBy');
  row.kinds := private.take_words(document, 'kinds', '{story,memory,wish,like,avoid,safety}');
  if cardinality(row.kinds) = 0 then perform private.raise_problem('field_invalid', 'kinds'); end if;
  row.opens_on := private.take_date(document, 'opensOn', true);
  row.closes_on := private.take_date(document, 'closesOn');
  if row.closes_on < row.opens_on then perform private.raise_problem('field_invalid', 'closesOn'); end if;
  row.geometry_types := private.take_words(document, 'geometryTypes', '{point,line,area}');
  if not 'point' = any (row.geometry_types) then perform private.raise_problem('field_invalid', 'geometryTypes'); end if;
  row.allows_media := private.take_flag(document, 'allowsMedia', true);
  row.adults_only := private.take_flag(document, 'adultsOnly', true);
  row.rough_only := private.take_flag(document, 'roughOnly', true);
  row.precision_defaults := coalesce(document -> 'precisionDefaults', '{}');
  if not private.are_precision_defaults(row.precision_defaults) then perform private.raise_problem('field_invalid', 'precisionDefaults'); end if;
  if coalesce(jsonb_typeof(document -> 'organisers'), '') <> 'array' or jsonb_path_exists(document -> 'organisers', '$[*] ? (@.type() != "string")')
     or jsonb_array_length(document -> 'organisers') > 6 then perform private.raise_problem('field_invalid', 'organisers'); end if;
  select coalesce(array_agg(btrim(o.name) order by o.nth), '{}') into names
  from jsonb_array_elements_text(document -> 'organisers') with ordinality o (name, nth) where o.name ~ '[^[:space:]]';
  if exists (select from unnest(names) n where char_length(n) > 120) then perform private.raise_problem('text_too_long', 'organisers'); end if;
  row.organiser := coalesce(names[1], '');
  row.co_organisers := coalesce(names[2:], '{}');
  row.controller := btrim(private.take_text(document, 'controller', true));
  if char_length(row.controller) > 200 then perform private.raise_problem('text_too_long', 'controller'); end if;
  row.legal_basis := btrim(private.take_text(document, 'legalBasis', true));
  if char_length(row.legal_basis) > 500 then perform private.raise_problem('text_too_long', 'legalBasis'); end if;
  row.questions := private.take_questions(document);
  row := private.take_campaign_area(row, document);

  lacking := private.missing_before_opening(row);
  -- One that runs out today may be mended tomorrow: only opening asks for a last day to come.
  if row.status <> 'draft' then
    lacking := array_remove(array_remove(lacking, 'closesOn'), 'disposal');
    if lacking <> '{}' then perform private.raise_problem('campaign_not_ready', array_to_string(lacking, ',')); end if;
  end if;
  if row.opened_at is null then row.slug := private.free_slug(row.title ->> 'sv', row.id); end if;
  row.version := looked_at + 1;
  row.updated_at := now();
  if looked_at = 0 then
    insert into public.campaigns select (row).* on conflict (id) do nothing;
    if not found then perform private.raise_problem('revision_conflict', 'version'); end if;
  else
    update public.campaigns c set title = row.title, question = row.question, intro = row.intro, promise_can_change = row.promise_can_change,
      promise_cannot_change = row.promise_cannot_change, promise_who_decides = row.promise_who_decides, answer_by = row.answer_by, kinds = row.kinds,
      opens_on = row.opens_on, closes_on = row.closes_on, geometry_types = row.geometry_types, allows_media = row.allows_media, adults_only = row.adults_only,
      rough_only = row.rough_only, precision_defaults = row.precision_defaults, organiser = row.organiser, co_organisers = row.co_organisers,
      controller = row.controller, legal_basis = row.legal_basis, questions = row.questions, area = row.area, area_source = row.area_source,
      slug = row.slug, version = row.version, updated_at = row.updated_at
    where c.id = row.id;
  end if;
  perform private.audit(organisation, case looked_at when 0 then 'campaign.created' else 'campaign.changed' end, row.id);
  return private.campaign_state(row);
end
$$;
comment on function public.save_campaign(jsonb) is 'CampaignDraft → CampaignState. Creates (version 0) or changes a campaign; refuses what a colleague has changed meanwhile.';

create function public.open_campaign(campaign uuid, version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.campaigns;
  lacking text[];
begin
  perform private.must_be_staff('planner', 'admin');
  row := private.take_campaign(campaign, version);
  if row.status not in ('draft', 'closed') then perform private.raise_problem('field_invalid', 'status'); end if;
  lacking := private.missing_before_opening(row);
  if lacking <> '{}' then perform private.raise_problem('campaign_not_ready', array_to_string(lacking, ',')); end if;
  update public.campaigns c set status = 'open', version = c.version + 1, updated_at = now(),
    -- Residents read the day it really began.
    opens_on = case when row.opened_at is null then greatest(c.opens_on, private.today()) else c.opens_on end
  where c.id = row.id returning * into row;
  perform private.audit(row.organisation_id, 'campaign.opened', row.id);
  return private.campaign_state(row);
end
$$;
comment on function public.open_campaign(uuid, integer) is 'Opens a draft, or a closed one again, from its first day on → CampaignState; campaign_not_ready names what is missing, field by field.';

create function public.close_campaign(campaign uuid, version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.campaigns;
  has_begun boolean;
begin
  perform private.must_be_staff('planner', 'admin');
  row := private.take_campaign(campaign, version);
  if row.status <> 'open' then perform private.raise_problem('field_invalid', 'status'); end if;
  has_begun := row.opens_on <= private.today();
  update public.campaigns c set version = c.version + 1, updated_at = now(),
    status = case when has_begun then 'closed' else 'draft' end,
    -- Nobody has seen one that has not begun: it is a draft again.
    opened_at = case when has_begun then c.opened_at end,
    closes_on = case when has_begun then least(c.closes_on, private.today()) else c.closes_on end
  where c.id = row.id returning * into row;
  perform private.audit(row.organisation_id, 'campaign.closed', row.id, case when has_begun then null else 'before_its_first_day' end);
  return private.campaign_state(row);
end
$$;
comment on function public.close_campaign(uuid, integer) is 'Closes an open one today; one that has not begun becomes a draft again → CampaignState.';

create function public.archive_campaign(campaign uuid, version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.campaigns;
begin
  perform private.must_be_staff('planner', 'admin');
  row := private.take_campaign(campaign, version);
  if row.status not in ('open', 'closed') or private.is_open(row) or row.opens_on > private.today() then perform private.raise_problem('field_invalid', 'status'); end if;
  update public.campaigns c set status = 'archived', version = c.version + 1, updated_at = now() where c.id = row.id returning * into row;
  perform private.audit(row.organisation_id, 'campaign.archived', row.id);
  return private.campaign_state(row);
end
$$;
comment on function public.archive_campaign(uuid, integer) is 'Archives a closed one: its page stays, it is no longer listed, it never opens again → CampaignState.';

create function public.delete_campaign(campaign uuid, version integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.campaigns;
begin
  perform private.must_be_staff('planner', 'admin');
  row := private.take_campaign(campaign, version);
  if row.status <> 'draft' then perform private.raise_problem('field_invalid', 'status'); end if;
  if exists (select from public.contributions c where c.campaign_id = row.id) then perform private.raise_problem('field_invalid', 'contributions'); end if;
  delete from public.campaigns c where c.id = row.id;
  perform private.audit(row.organisation_id, 'campaign.deleted', row.id);
  return null;
end
$$;
comment on function public.delete_campaign(uuid, integer) is 'Deletes a draft without contributions → null.';

create function public.read_campaign_desk() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'host', 'admin');
  return (
    with mine as (
      select c.* from public.campaigns c where c.organisation_id in (select private.organisations_as('planner', 'host', 'admin'))
    ), received as (
      select c.campaign_id, count(*) as contributions, count(*) filter (where c.status = 'submitted') as waiting, max(c.received_at) as last_at,
        count(*) filter (where exists (select from public.answer_contributions ac join public.answers a on a.id = ac.answer_id
          where ac.contribution_id = c.id and a.published_at <= now())) as answered
      from public.contributions c where c.campaign_id in (select m.id from mine m) and c.status <> 'withdrawn' group by c.campaign_id
    )
    select jsonb_build_object(
      'organisations', (
        select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'disposal', case when o.disposal_number is not null then
          jsonb_build_object('number', o.disposal_number, 'decidedOn', o.disposal_decided_on, 'days', o.disposal_days) end,
          'mayWrite', o.id in (select private.organisations_as('planner', 'admin'))) order by o.name, o.id), '[]')
        from public.organisations o where o.id in (select private.organisations_as('planner', 'host', 'admin'))),
      'campaigns', coalesce(jsonb_agg(private.campaign_state(m) || jsonb_build_object('organisationId', m.organisation_id, 'title', m.title,
        'contributions', coalesce(r.contributions, 0), 'waiting', coalesce(r.waiting, 0), 'answered', coalesce(r.answered, 0), 'lastContributionAt', private.iso(r.last_at))
        order by m.updated_at desc, m.id), '[]'))
    from mine m left join received r on r.campaign_id = m.id);
end
$$;
comment on function public.read_campaign_desk() is 'CampaignDesk: the organisations one works for with their disposal rules, and their campaigns with counts, latest changed first.';

create function public.read_campaign_draft(campaign uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  row public.campaigns;
begin
  perform private.must_be_staff('planner', 'admin');
  select * into row from public.campaigns c where c.id = campaign and c.organisation_id in (select private.organisations_as('planner', 'admin'));
  if not found then perform private.raise_problem('not_allowed'); end if;
  return jsonb_build_object(
    'state', private.campaign_state(row),
    'draft', jsonb_build_object('organisationId', row.organisation_id, 'title', row.title, 'question', row.question, 'intro', row.intro,
      'promise', jsonb_build_object('canChange', coalesce(row.promise_can_change, '{}'), 'cannotChange', coalesce(row.promise_cannot_change, '{}'),
        'whoDecides', coalesce(row.promise_who_decides, '{}'), 'answerBy', row.answer_by),
      'kinds', row.kinds, 'opensOn', row.opens_on, 'closesOn', row.closes_on, 'geometryTypes', row.geometry_types, 'allowsMedia', row.allows_media,
      'adultsOnly', row.adults_only, 'roughOnly', row.rough_only, 'precisionDefaults', row.precision_defaults,
      'organisers', to_jsonb(array_remove(array[row.organiser] || row.co_organisers, '')), 'controller', row.controller, 'legalBasis', row.legal_basis, 'questions', row.questions),
    'area', case when row.area is not null then private.outer_ring(row.area) end, 'areaSource', row.area_source,
    'contributions', (select count(*) from public.contributions c where c.campaign_id = row.id and c.status <> 'withdrawn'),
    'wordings', (
      select coalesce(jsonb_agg(jsonb_build_object('question', v.document, 'usedFrom', private.iso(v.used_from), 'answers', (
          select count(*) from public.contribution_responses r join public.contributions c on c.id = r.contribution_id
          where c.campaign_id = row.id and c.status <> 'withdrawn' and r.question_id = v.question_id and r.question_version = v.version))
        order by v.question_id, v.version), '[]')
      from public.campaign_question_versions v where v.campaign_id = row.id));
end
$$;
comment on function public.read_campaign_draft(uuid) is 'WrittenCampaign: all that is written, and every wording its questions have had with how many answered it.';

revoke all on function
  private.take_translations(jsonb, text, integer), private.take_date(jsonb, text, boolean), private.take_questions(jsonb),
  private.take_campaign_area(public.campaigns, jsonb), private.take_drawn_area(jsonb), private.free_slug(text, uuid), private.take_campaign(uuid, integer),
  private.campaign_state(public.campaigns), public.save_campaign(jsonb), public.open_campaign(uuid, integer), public.close_campaign(uuid, integer),
  public.archive_campaign(uuid, integer), public.delete_campaign(uuid, integer), public.read_campaign_desk(), public.read_campaign_draft(uuid)
  from public, anon, authenticated, service_role;
grant execute on function
  public.save_campaign(jsonb), public.open_campaign(uuid, integer), public.close_campaign(uuid, integer), public.archive_campaign(uuid, integer),
  public.delete_campaign(uuid, integer), public.read_campaign_desk(), public.read_campaign_draft(uuid) to authenticated;
