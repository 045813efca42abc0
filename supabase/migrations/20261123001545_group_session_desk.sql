-- Leading group sessions: staff make them and hand out links, facilitators start, watch and close one with such a link and no account. Both
-- read figures of the group and what of it everyone may read – never a place, who somebody is, or who wrote what.

create function private.take_moment(document jsonb, field text, required boolean default false) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare
  given text := case when document -> field <> 'null' then private.take_text(document, field) end;
begin
  if given is null and not required then return null; end if;
  if given is null or given !~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$' then perform private.raise_problem('field_invalid', field); end if;
  return given::timestamptz;
exception when datetime_field_overflow or invalid_datetime_format then
  perform private.raise_problem('field_invalid', field);
end
$$;

create function private.session_state(session public.group_sessions) returns text
language sql stable set search_path = '' as $$
  select case when now() >= least(session.expires_at, session.ended_at) then 'ended'
    when now() < coalesce(session.opens_at, 'infinity') then 'not_started' else 'open' end
$$;

-- What the city has of the group just now: nothing that was withdrawn.
create function private.session_figures(session uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('contributions', count(*), 'respondents', count(distinct c.contributor_id), 'lastAt', private.iso(max(c.received_at)))
  from public.contributions c where c.session_id = session and c.status <> 'withdrawn'
$$;

create function private.session_document(session public.group_sessions) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('code', session.code, 'label', session.label, 'forChildren', session.for_children, 'allowsMedia', session.allows_media,
    'opensAt', private.iso(session.opens_at), 'expiresAt', private.iso(session.expires_at), 'endedAt', private.iso(session.ended_at),
    'state', private.session_state(session)) || private.session_figures(session.id)
$$;

create function private.new_session_code() returns text
language plpgsql volatile set search_path = '' as $$
declare
  made text;
begin
  loop
    made := private.letters_and_figures(6);
    if not exists (select from public.group_sessions s where s.code = made) then return made; end if;
  end loop;
end
$$;

create function private.campaign_of_planner(campaign uuid) returns public.campaigns
language plpgsql stable set search_path = '' as $$
declare
  found_campaign public.campaigns;
begin
  perform private.must_be_staff('planner', 'host', 'admin');
  select * into found_campaign from public.campaigns c
  where c.id = campaign and c.organisation_id in (select private.organisations_as('planner', 'host', 'admin'));
  if not found then perform private.raise_problem('not_allowed'); end if;
  return found_campaign;
end
$$;
create function private.session_of_staff(session uuid) returns public.group_sessions
language plpgsql set search_path = '' as $$
declare
  found_session public.group_sessions;
begin
  perform private.must_be_staff('planner', 'host', 'admin');
  select s.* into found_session from public.group_sessions s join public.campaigns c on c.id = s.campaign_id
  where s.id = session and c.organisation_id in (select private.organisations_as('planner', 'host', 'admin')) for no key update of s;
  if not found then perform private.raise_problem('not_allowed'); end if;
  return found_session;
end
$$;

create function private.audit_session(session public.group_sessions, action text, subject uuid default null) returns void
language sql set search_path = '' as $$
  select private.audit((select c.organisation_id from public.campaigns c where c.id = session.campaign_id), action, coalesce(subject, session.id))
$$;

create function public.save_session(session jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  wanted uuid;
  row public.group_sessions;
  is_new boolean;
  opens timestamptz;
begin
  perform private.must_be_staff('planner', 'host', 'admin');
  perform private.take_document(session, '{id,campaignId,label,forChildren,allowsMedia,opensAt,expiresAt}');
  wanted := private.take_uuid(session, 'id');
  is_new := wanted is null;
  if is_new then
    row.campaign_id := (private.campaign_of_planner(private.take_uuid(session, 'campaignId', true))).id;
  else
    row := private.session_of_staff(wanted);
    if private.take_uuid(session, 'campaignId', true) <> row.campaign_id then perform private.raise_problem('field_invalid', 'campaignId'); end if;
    if private.session_state(row) = 'ended' then perform private.raise_problem('session_ended'); end if;
  end if;
  row.label := btrim(private.take_text(session, 'label', true));
  if char_length(row.label) > 120 then perform private.raise_problem('text_too_long', 'label'); end if;
  row.for_children := private.take_flag(session, 'forChildren', true);
  row.allows_media := private.take_flag(session, 'allowsMedia', true);
  opens := private.take_moment(session, 'opensAt');
  -- What has begun has begun.
  if is_new or private.session_state(row) = 'not_started' then row.opens_at := opens; end if;
  row.expires_at := private.take_moment(session, 'expiresAt', true);
  if row.expires_at <= greatest(now(), row.opens_at) or row.expires_at > now() + interval '366 days' then perform private.raise_problem('field_invalid', 'expiresAt'); end if;
  if is_new then
    insert into public.group_sessions (campaign_id, code, label, for_children, allows_media, opens_at, expires_at, created_by)
    values (row.campaign_id, private.new_session_code(), row.label, row.for_children, row.allows_media, row.opens_at, row.expires_at, (select auth.uid()))
    returning * into row;
  else
    update public.group_sessions s set label = row.label, for_children = row.for_children, allows_media = row.allows_media, opens_at = row.opens_at, expires_at = row.expires_at
    where s.id = row.id;
  end if;
  perform private.audit_session(row, case when is_new then 'session.made' else 'session.changed' end);
  return jsonb_build_object('id', row.id);
end
$$;
comment on function public.save_session(jsonb) is 'SessionDraft → {id}. Without an id a new one, with a code of its own; an ended one is not changed.';

create function public.read_sessions(campaign uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  of_campaign public.campaigns := private.campaign_of_planner(campaign);
begin
  return jsonb_build_object('campaignTitle', of_campaign.title, 'campaignSlug', of_campaign.slug, 'campaignIsOpen', private.is_open(of_campaign),
    'sessions', (select coalesce(jsonb_agg(private.session_document(s) || jsonb_build_object('id', s.id, 'links', (
        select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'expiresAt', private.iso(l.expires_at), 'lastUsedAt', private.iso(l.last_used_at)) order by l.created_at, l.id), '[]')
        from public.group_session_links l where l.session_id = s.id and l.revoked_at is null and l.expires_at > now()))
      order by s.created_at desc, s.id), '[]')
      from public.group_sessions s where s.campaign_id = of_campaign.id));
end
$$;
comment on function public.read_sessions(uuid) is 'CampaignSessions of a campaign, newest first, with figures and the links that work.';

create function public.end_session(session uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.group_sessions := private.session_of_staff(session);
begin
  if private.session_state(row) <> 'ended' then
    update public.group_sessions s set ended_at = now() where s.id = row.id;
    perform private.audit_session(row, 'session.ended');
  end if;
  return null;
end
$$;
comment on function public.end_session(uuid) is 'Ends a group session for staff; an ended one stays as it is.';

create function public.make_session_link(link jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.group_sessions;
  token_hash text;
  until timestamptz;
  made uuid;
begin
  perform private.must_be_staff('planner', 'host', 'admin');
  perform private.take_document(link, '{sessionId,tokenHash,expiresAt}');
  row := private.session_of_staff(private.take_uuid(link, 'sessionId', true));
  token_hash := private.take_text(link, 'tokenHash', true);
  if token_hash !~ '^[0-9a-f]{64}$' then perform private.raise_problem('field_invalid', 'tokenHash'); end if;
  until := private.take_moment(link, 'expiresAt', true);
  if until <= now() or until > now() + interval '90 days' then perform private.raise_problem('field_invalid', 'expiresAt'); end if;
  insert into public.group_session_links (session_id, token_hash, expires_at, created_by)
  values (row.id, decode(token_hash, 'hex'), until, (select auth.uid())) returning id into made;
  perform private.audit_session(row, 'session_link.made', made);
  return jsonb_build_object('id', made);
exception when unique_violation then
  perform private.raise_problem('refused');
end
$$;
comment on function public.make_session_link(jsonb) is '{sessionId, tokenHash, expiresAt} → {id}. The token itself stays on the device that made it; 90 days at most.';

create function public.revoke_session_link(link uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.group_sessions;
begin
  perform private.must_be_staff('planner', 'host', 'admin');
  row := private.session_of_staff((select l.session_id from public.group_session_links l where l.id = link));
  update public.group_session_links l set revoked_at = now() where l.id = link and l.revoked_at is null;
  if found then perform private.audit_session(row, 'session_link.revoked', link); end if;
  return null;
end
$$;
comment on function public.revoke_session_link(uuid) is 'Takes back a facilitator''s link, at once.';

-- The one-page report. Words only as everyone reads them, answers only when published.
create function private.session_report(session public.group_sessions) returns jsonb
language sql stable set search_path = '' as $$
  with sent as (
    select c.* from public.contributions c where c.session_id = session.id and c.status <> 'withdrawn'
  ), shown as (
    select p.*, d.name as district from public.published_contributions p join sent s on s.id = p.id left join public.districts d on d.id = p.district_id
  )
  select private.session_document(session) || (
    select jsonb_build_object('campaignTitle', c.title, 'campaignQuestion', c.question, 'organiser', c.organiser, 'answerBy', c.answer_by) from public.campaigns c where c.id = session.campaign_id
  ) || jsonb_build_object(
    'waiting', (select count(*) from sent where status = 'submitted'),
    'kinds', (select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'count', k.count) order by k.count desc, k.kind), '[]')
      from (select kind, count(*) from sent group by kind) k),
    'districts', (select coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'count', k.count) order by k.count desc, k.name), '[]')
      from (select d.name, count(*) from sent left join public.districts d on d.id = sent.district_id group by d.name) k),
    'published', (select count(*) from shown),
    'words', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'title', w.title, 'text', w.text, 'language', w.language, 'districtName', w.district) order by w.published_at, w.id), '[]')
      from (select * from shown order by published_at, id limit 60) w),
    'answers', (select coalesce(jsonb_agg(private.answer_document(a) order by a.published_at, a.id), '[]')
      from public.answers a where a.published_at <= now() and exists (select from public.answer_contributions ac join sent on sent.id = ac.contribution_id where ac.answer_id = a.id)))
$$;

create function private.find_session_link(token text) returns public.group_sessions
language plpgsql set search_path = '' as $$
declare
  link public.group_session_links;
  found_session public.group_sessions;
begin
  select * into link from public.group_session_links l
  where l.token_hash = sha256(convert_to(token, 'UTF8')) and l.revoked_at is null and l.expires_at > now();
  -- A right link always works. Wrong ones count with wrong codes: nobody guesses 128 bits, but nobody needs to try in bulk either.
  if not found then
    if private.unknown_codes_this_minute() >= private.setting('unknown_session_codes_per_minute', 300) then
      perform private.raise_problem('too_many_from_session', json_build_object('retryAfterMs', 60000 - floor(extract(epoch from now()) * 1000)::bigint % 60000)::text);
    end if;
    perform private.count_unknown_code();
    perform private.raise_problem('refused');
  end if;
  if coalesce(link.last_used_at < now() - interval '1 minute', true) then
    update public.group_session_links l set last_used_at = now() where l.id = link.id;
  end if;
  select * into found_session from public.group_sessions s where s.id = link.session_id;
  return found_session;
end
$$;

create function private.led_session(session public.group_sessions) returns jsonb
language sql stable set search_path = '' as $$
  select private.session_document(session) || jsonb_build_object('campaignTitle', c.title, 'campaignQuestion', c.question, 'campaignSlug', c.slug, 'campaignIsOpen', private.is_open(c))
  from public.campaigns c where c.id = session.campaign_id
$$;

create function public.lead_session(token text) returns jsonb
language sql volatile security definer set search_path = '' as $$
  select private.led_session(private.find_session_link(token))
$$;
comment on function public.lead_session(text) is 'LedSession of a facilitator''s link. A wrong, expired or revoked one is refused, all alike.';

create function public.start_session(token text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.group_sessions := private.find_session_link(token);
begin
  if now() >= row.expires_at then perform private.raise_problem('session_ended'); end if;
  if private.session_state(row) <> 'open' then
    -- Started again after the end, it is as if it had never ended: "Avsluta" is easily pressed too early.
    update public.group_sessions s set opens_at = least(s.opens_at, now()), ended_at = null where s.id = row.id returning * into row;
    perform private.audit_session(row, 'session.started');
  end if;
  return private.led_session(row);
end
$$;
comment on function public.start_session(text) is 'Starts the group session of a facilitator''s link, or opens it again → LedSession. session_ended when its time is over.';

create function public.close_session(token text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.group_sessions := private.find_session_link(token);
begin
  if private.session_state(row) <> 'ended' then
    update public.group_sessions s set ended_at = now() where s.id = row.id returning * into row;
    perform private.audit_session(row, 'session.ended');
  end if;
  return private.led_session(row);
end
$$;
comment on function public.close_session(text) is 'Ends the group session of a facilitator''s link → LedSession. Ending twice is ending once.';

create function public.read_session_report(token text) returns jsonb
language sql volatile security definer set search_path = '' as $$
  select private.session_report(private.find_session_link(token))
$$;
comment on function public.read_session_report(text) is 'SessionReport of a facilitator''s link.';

create function public.read_session_report_for_staff(session uuid) returns jsonb
language sql volatile security definer set search_path = '' as $$
  select private.session_report(private.session_of_staff(session))
$$;
comment on function public.read_session_report_for_staff(uuid) is 'SessionReport of a group session, for planners, hosts and admins.';

revoke all on function private.take_moment(jsonb, text, boolean), private.session_state(public.group_sessions), private.session_figures(uuid), private.session_document(public.group_sessions),
  private.new_session_code(), private.campaign_of_planner(uuid), private.session_of_staff(uuid), private.audit_session(public.group_sessions, text, uuid),
  private.session_report(public.group_sessions), private.find_session_link(text), private.led_session(public.group_sessions),
  public.save_session(jsonb), public.read_sessions(uuid), public.end_session(uuid), public.make_session_link(jsonb), public.revoke_session_link(uuid),
  public.lead_session(text), public.start_session(text), public.close_session(text), public.read_session_report(text), public.read_session_report_for_staff(uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.lead_session(text), public.start_session(text), public.close_session(text), public.read_session_report(text) to anon, authenticated;
grant execute on function public.save_session(jsonb), public.read_sessions(uuid), public.end_session(uuid), public.make_session_link(jsonb), public.revoke_session_link(uuid),
  public.read_session_report_for_staff(uuid) to authenticated;
