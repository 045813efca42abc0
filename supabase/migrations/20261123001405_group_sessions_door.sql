-- The residents' door: joining a group session with its code. Codes are short enough to read aloud, so guessing them in bulk is braked –
-- for everybody together, since a school and a guesser may share an address.

-- Which minute it is and how many unknown codes were tried in it, in one number: minute × 1,000,000 + tries. A sequence, because what it
-- counts are refusals, and a refusal undoes everything else that its transaction wrote.
create sequence private.unknown_session_codes minvalue 0 start 0;

create function private.unknown_codes_this_minute() returns bigint
language sql stable set search_path = '' as $$
  select case when s.last_value / 1000000 >= floor(extract(epoch from now()) / 60)::bigint then s.last_value % 1000000 else 0 end
  from private.unknown_session_codes s
$$;

create function private.count_unknown_code() returns void
language plpgsql set search_path = '' as $$
declare
  minute_begins bigint := floor(extract(epoch from now()) / 60)::bigint * 1000000;
begin
  if (select s.last_value from private.unknown_session_codes s) < minute_begins then
    perform setval('private.unknown_session_codes', minute_begins);
  end if;
  perform nextval('private.unknown_session_codes');
end
$$;

-- The session of a code, for joining and for submitting. Once too many unknown codes were tried, a right one is not told from a wrong one
-- either – but who already sent something in the session goes on undisturbed.
create function private.find_session(session_code text, contributor_hash bytea default null) returns public.group_sessions
language plpgsql set search_path = '' as $$
declare
  found_session public.group_sessions;
begin
  select s.* into found_session from public.group_sessions s join public.campaigns c on c.id = s.campaign_id and c.status <> 'draft'
  where s.code = upper(btrim(session_code));
  if private.unknown_codes_this_minute() >= private.setting('unknown_session_codes_per_minute', 300) and not exists (
    select from public.contributors p join public.contributions c on c.contributor_id = p.id
    where p.key_hash = contributor_hash and c.session_id = found_session.id)
  then
    perform private.raise_problem('too_many_from_session', json_build_object('field', 'sessionCode', 'retryAfterMs',
      60000 - floor(extract(epoch from now()) * 1000)::bigint % 60000)::text);
  end if;
  if found_session.id is null then
    perform private.count_unknown_code();
    perform private.raise_problem('session_unknown', 'sessionCode');
  end if;
  return found_session;
end
$$;

create function public.join_session(code text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  session public.group_sessions := private.find_session(join_session.code);
  campaign public.campaigns;
begin
  select * into campaign from public.campaigns c where c.id = session.campaign_id;
  if now() >= least(session.expires_at, session.ended_at) or not private.is_open(campaign) then
    perform private.raise_problem('session_ended', 'sessionCode');
  end if;
  if now() < coalesce(session.opens_at, 'infinity') then perform private.raise_problem('session_not_started', 'sessionCode'); end if;
  return jsonb_build_object('code', session.code, 'campaignId', campaign.id, 'campaignSlug', campaign.slug, 'forChildren', session.for_children,
    'allowsMedia', session.allows_media, 'opensAt', private.iso(session.opens_at), 'endsAt', private.iso(least(session.expires_at, session.ended_at)));
end
$$;
comment on function public.join_session(text) is 'Code of a group session, in capitals or not → GroupSession. Never its label: that is the facilitator''s own note.';

revoke all on sequence private.unknown_session_codes from public, anon, authenticated, service_role;
revoke all on function private.unknown_codes_this_minute(), private.count_unknown_code(), private.find_session(text, bytea), public.join_session(text)
  from public, anon, authenticated, service_role;
grant execute on function public.join_session(text) to anon, authenticated, service_role;
