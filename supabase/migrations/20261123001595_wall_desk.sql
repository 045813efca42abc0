-- The host's desk: walls, their screens and the remote control. Hosts for the walls they host, admins for all of their organisation; planners
-- read them and choose their campaigns (set_wall_campaign). First what a wall tells, which the screens' door (migration "wall door") asks, too.

-- True when the wall tells it. What somebody has reported and nobody has looked at is told by none: see private.is_reported.
create function private.tells(w public.walls, p public.published_contributions, c public.contributions) returns boolean
language sql immutable
return p.exhibition and c.organisation_id = w.organisation_id
  and (w.kinds = '{}' or p.kind = any (w.kinds))
  and (w.district_ids = '{}' or coalesce(p.district_id = any (w.district_ids), false))
  and (w.story_languages = '{}' or p.language = any (w.story_languages))
  and (not w.only_campaign or w.campaign_id is null or coalesce(p.campaign_id = w.campaign_id, false))
  and p.id <> all (w.hidden_ids);
comment on function private.tells(public.walls, public.published_contributions, public.contributions) is 'The wall''s own choice among what is published; a body that becomes part of the query that asks it.';

create function private.is_reported(contribution uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from public.reports r where r.contribution_id = contribution and r.resolved_at is null)
$$;
comment on function private.is_reported(uuid) is 'Somebody has reported it, for whatever reason, and nobody has decided on it since.';

-- WallSettings. Staff also see a campaign that has not begun.
create function private.wall_settings(w public.walls, for_staff boolean) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('name', w.slug, 'title', w.title, 'revision', w.revision,
    'campaign', (select jsonb_build_object('id', k.id, 'slug', k.slug, 'title', k.title, 'isOpen', private.is_open(k)) from public.campaigns k
      where k.id = w.campaign_id and (for_staff or k.status <> 'draft' and k.opens_on <= private.today())),
    'languages', w.languages, 'languageSeconds', w.language_seconds, 'chapters', w.chapters, 'storySeconds', w.story_seconds, 'theme', w.theme, 'layout', w.layout,
    'invitation', w.invitation, 'hasSound', w.has_sound, 'allowsBrowse', w.allows_browse,
    'quietHours', case when w.quiet_from is not null then jsonb_build_object('from', to_char(w.quiet_from, 'HH24:MI'), 'to', to_char(w.quiet_to, 'HH24:MI')) end,
    'shortCode', w.short_code, 'pinnedIds', w.pinned_ids)
$$;

create function private.wall_story(w public.walls, p public.published_contributions, c public.contributions) returns jsonb
language sql stable
return private.published_document(p) || jsonb_build_object('viaWall', coalesce(c.wall_id = w.id, false));

create function private.screen_document(s private.wall_screens) returns jsonb
language sql stable
return jsonb_build_object('id', s.id, 'name', s.name, 'pairedAt', private.iso(s.paired_at), 'seenAt', private.iso(s.seen_at), 'report', s.report);

-- Walls the signed-in person may change.
create function private.walls_in_hand() returns setof uuid
language sql stable set search_path = '' as $$
  select w.id from public.walls w where w.organisation_id in (select private.organisations_as('admin'))
  union
  select h.wall_id from public.wall_hosts h join public.walls w on w.id = h.wall_id
  where h.user_id = (select auth.uid()) and w.organisation_id in (select private.organisations_as('host'))
$$;
comment on function private.walls_in_hand() is 'Those one hosts, and for admins all of the organisation.';

create function private.own_wall(wall uuid, seen integer default null) returns public.walls
language plpgsql set search_path = '' as $$
declare
  w public.walls;
begin
  perform private.must_be_staff('host', 'admin');
  select * into w from public.walls k where k.id = wall and k.id in (select private.walls_in_hand()) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  if w.revision <> seen then perform private.raise_problem('revision_conflict', 'revision'); end if;
  return w;
end
$$;

-- Wall.
create function private.wall_document(w public.walls) returns jsonb
language sql stable set search_path = '' as $$
  select private.wall_settings(w, true) || jsonb_build_object('id', w.id, 'organisationId', w.organisation_id, 'kinds', w.kinds, 'districtIds', w.district_ids,
    'onlyCampaign', w.only_campaign, 'storyLanguages', w.story_languages, 'hiddenIds', w.hidden_ids,
    'hosts', (select coalesce(jsonb_agg(jsonb_build_object('userId', u.id, 'email', u.email) order by u.email, u.id), '[]')
      from public.wall_hosts h join public.staff s on s.user_id = h.user_id and s.organisation_id = w.organisation_id and s.role = 'host' join auth.users u on u.id = h.user_id where h.wall_id = w.id),
    'screens', (select coalesce(jsonb_agg(private.screen_document(s) order by s.paired_at, s.id), '[]') from private.wall_screens s where s.wall_id = w.id),
    'storyCount', (select count(*) from public.published_contributions p join public.contributions c on c.id = p.id
      where p.exhibited and private.tells(w, p, c) and not private.is_reported(p.id)),
    'mayEdit', w.id in (select private.walls_in_hand()),
    'mayChooseCampaign', w.organisation_id in (select private.organisations_as('planner', 'admin')),
    'mayChooseHosts', w.organisation_id in (select private.organisations_as('admin')))
$$;

create function public.read_walls() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'host', 'admin');
  return (select coalesce(jsonb_agg(private.wall_document(w) order by w.title ->> 'sv', w.id), '[]') from public.walls w
    where w.organisation_id in (select private.organisations_as('planner')) or w.id in (select private.walls_in_hand()));
end
$$;
comment on function public.read_walls() is 'Wall[]: those one hosts; for planners and admins all of their organisation.';

create function public.read_wall_choices() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own uuid[];
begin
  perform private.must_be_staff('planner', 'host', 'admin');
  own := array(select private.organisations_as('planner', 'host', 'admin'));
  return jsonb_build_object(
    'organisations', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'mayAdd', o.id in (select private.organisations_as('host', 'admin')),
      'hosts', (select coalesce(jsonb_agg(jsonb_build_object('userId', u.id, 'email', u.email) order by u.email, u.id), '[]') from public.staff s join auth.users u on u.id = s.user_id
        where s.organisation_id = o.id and s.role = 'host' and o.id in (select private.organisations_as('admin')))) order by o.name, o.id), '[]')
      from public.organisations o where o.id = any (own)),
    'campaigns', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'organisationId', k.organisation_id, 'title', k.title) order by k.opens_on desc, k.id), '[]')
      from public.campaigns k where k.organisation_id = any (own) and k.status <> 'archived'),
    'districts', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name, d.id), '[]') from public.districts d where d.organisation_id = any (own)));
end
$$;
comment on function public.read_wall_choices() is 'WallChoices: organisations (with their hosts, for admins), campaigns that are not archived, districts.';

-- "HH:MM".
create function private.take_time_of_day(document jsonb, field text) returns time
language plpgsql immutable set search_path = '' as $$
declare
  given text := private.take_text(document, field, true);
begin
  if given !~ '^([01]\d|2[0-3]):[0-5]\d$' then perform private.raise_problem('field_invalid', 'quietHours'); end if;
  return given::time;
end
$$;

-- Contributions the host chose, in their order, each once. What is gone, or never was for exhibition here, is left out.
create function private.take_wall_ids(document jsonb, field text, organisation uuid) returns uuid[]
language plpgsql stable set search_path = '' as $$
declare
  given uuid[] := private.take_uuids(document, field, 500);
begin
  return array(select g.id from (select id, min(nth) as nth from unnest(given) with ordinality u (id, nth) group by id) g
    join public.contributions c on c.id = g.id where c.organisation_id = organisation and c.exhibition and c.status <> 'withdrawn' order by g.nth);
end
$$;

create function private.take_wall(into_row public.walls, document jsonb) returns public.walls
language plpgsql stable set search_path = '' as $$
declare
  app_languages text[] := array(select jsonb_array_elements_text(s.value) from public.settings s where s.key = 'languages');
begin
  into_row.slug := private.take_text(document, 'name', true);
  if into_row.slug !~ '^[a-z0-9]+(-[a-z0-9]+)*$' or char_length(into_row.slug) > 60 then perform private.raise_problem('field_invalid', 'name'); end if;
  into_row.title := private.take_translations(document, 'title', 120);
  if not into_row.title ? 'sv' then perform private.raise_problem('text_missing', 'title'); end if;
  into_row.invitation := private.take_translations(document, 'invitation', 60);
  if not into_row.invitation ? 'sv' then perform private.raise_problem('text_missing', 'invitation'); end if;
  into_row.kinds := private.take_words(document, 'kinds', '{story,memory,wish,like}');
  into_row.district_ids := private.take_uuids(document, 'districtIds', 200);
  if exists (select from unnest(into_row.district_ids) i where not exists (select from public.districts d where d.id = i and d.organisation_id = into_row.organisation_id)) then
    perform private.raise_problem('field_invalid', 'districtIds');
  end if;
  into_row.only_campaign := private.take_flag(document, 'onlyCampaign', true);
  into_row.story_languages := private.take_words(document, 'storyLanguages', app_languages);
  into_row.languages := private.take_words(document, 'languages', app_languages);
  if into_row.languages = '{}' then perform private.raise_problem('field_invalid', 'languages'); end if;
  into_row.language_seconds := private.take_integer(document, 'languageSeconds', 30, 3600);
  into_row.chapters := document -> 'chapters';
  if not coalesce(private.are_chapters(into_row.chapters), false) then perform private.raise_problem('field_invalid', 'chapters'); end if;
  into_row.story_seconds := private.take_integer(document, 'storySeconds', 10, 120);
  into_row.theme := private.take_word(document, 'theme', '{night,day,by_sun}', true);
  into_row.layout := private.take_word(document, 'layout', '{full,map_only}', true);
  into_row.has_sound := private.take_flag(document, 'hasSound', true);
  into_row.allows_browse := private.take_flag(document, 'allowsBrowse', true);
  into_row.quiet_from := null;
  into_row.quiet_to := null;
  if coalesce(document -> 'quietHours', 'null') <> 'null' then
    perform private.take_document(document -> 'quietHours', '{from,to}');
    into_row.quiet_from := private.take_time_of_day(document -> 'quietHours', 'from');
    into_row.quiet_to := private.take_time_of_day(document -> 'quietHours', 'to');
    if into_row.quiet_from = into_row.quiet_to then perform private.raise_problem('field_invalid', 'quietHours'); end if;
  end if;
  into_row.hidden_ids := private.take_wall_ids(document, 'hiddenIds', into_row.organisation_id);
  into_row.pinned_ids := array(select p.id from unnest(private.take_wall_ids(document, 'pinnedIds', into_row.organisation_id)) with ordinality p (id, nth)
    where p.id <> all (into_row.hidden_ids) order by p.nth);
  return into_row;
end
$$;

create function public.save_wall(draft jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  wanted uuid;
  w public.walls;
begin
  perform private.must_be_staff('host', 'admin');
  -- Two lists of 500 ids are longer than any other document.
  perform private.take_document(draft - 'pinnedIds' - 'hiddenIds', '{id,organisationId,revision,name,title,kinds,districtIds,onlyCampaign,storyLanguages,languages,languageSeconds,chapters,storySeconds,theme,layout,invitation,hasSound,allowsBrowse,quietHours}');
  if coalesce(draft -> 'id', 'null') <> 'null' then wanted := private.take_uuid(draft, 'id', true); end if;
  if wanted is not null then
    w := private.take_wall(private.own_wall(wanted, private.take_integer(draft, 'revision', 1, 2147483647)), draft);
    update public.walls k set slug = w.slug, title = w.title, only_campaign = w.only_campaign, kinds = w.kinds, district_ids = w.district_ids, story_languages = w.story_languages,
      languages = w.languages, language_seconds = w.language_seconds, chapters = w.chapters, story_seconds = w.story_seconds, theme = w.theme, layout = w.layout,
      invitation = w.invitation, has_sound = w.has_sound, allows_browse = w.allows_browse, pinned_ids = w.pinned_ids, hidden_ids = w.hidden_ids, quiet_from = w.quiet_from, quiet_to = w.quiet_to
    where k.id = wanted returning * into w;
    perform private.audit(w.organisation_id, 'wall.changed', w.id);
    return private.wall_document(w);
  end if;
  w.organisation_id := private.take_uuid(draft, 'organisationId', true);
  if w.organisation_id not in (select private.organisations_as('host', 'admin')) then perform private.raise_problem('not_allowed'); end if;
  w := private.take_wall(w, draft);
  insert into public.walls (organisation_id, slug, title, only_campaign, kinds, district_ids, story_languages, languages, language_seconds, chapters, story_seconds, theme, layout, invitation,
    has_sound, allows_browse, pinned_ids, hidden_ids, quiet_from, quiet_to)
  values (w.organisation_id, w.slug, w.title, w.only_campaign, w.kinds, w.district_ids, w.story_languages, w.languages, w.language_seconds, w.chapters, w.story_seconds, w.theme, w.layout, w.invitation,
    w.has_sound, w.allows_browse, w.pinned_ids, w.hidden_ids, w.quiet_from, w.quiet_to)
  returning * into w;
  -- Without a campaign it gives them nothing to moderate: that is for planners and admins to give.
  insert into public.wall_hosts (wall_id, user_id)
  select w.id, (select auth.uid()) where w.organisation_id in (select private.organisations_as('host'));
  perform private.audit(w.organisation_id, 'wall.made', w.id);
  return private.wall_document(w);
exception when unique_violation then
  perform private.raise_problem('field_invalid', 'name');
end
$$;
comment on function public.save_wall(jsonb) is 'WallDraft → Wall; id null makes one, which its maker hosts. Refuses a name another wall has, and what a colleague saved meanwhile.';

create function public.delete_wall(wall uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  w public.walls := private.own_wall(wall);
begin
  delete from public.walls k where k.id = w.id;
  perform private.audit(w.organisation_id, 'wall.deleted', w.id);
  return null;
end
$$;
comment on function public.delete_wall(uuid) is 'Removes a wall and takes its screens'' tokens back. What came in through it stays.';

create function public.set_wall_hosts(setting jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  w public.walls;
  wanted uuid[];
begin
  perform private.must_be_staff('admin');
  perform private.take_document(setting, '{wallId,userIds}');
  select * into w from public.walls k where k.id = private.take_uuid(setting, 'wallId', true) and k.organisation_id in (select private.organisations_as('admin')) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  wanted := private.take_uuids(setting, 'userIds', 100);
  if exists (select from unnest(wanted) u where not exists (select from public.staff s where s.user_id = u and s.organisation_id = w.organisation_id and s.role = 'host')) then
    perform private.raise_problem('field_invalid', 'userIds');
  end if;
  delete from public.wall_hosts h where h.wall_id = w.id and h.user_id <> all (wanted);
  insert into public.wall_hosts (wall_id, user_id) select w.id, u from unnest(wanted) u on conflict do nothing;
  perform private.audit(w.organisation_id, 'wall.hosts_set', w.id);
  return null;
end
$$;
comment on function public.set_wall_hosts(jsonb) is '{wallId, userIds} → null: who hosts a wall, and so moderates what comes to its campaign. Only hosts of the organisation. For admins.';

create function public.read_wall_stories(request jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  w public.walls;
begin
  perform private.must_be_staff('host', 'admin');
  perform private.take_document(request, '{wallId,ids}');
  select * into w from public.walls k where k.id = private.take_uuid(request, 'wallId', true) and k.id in (select private.walls_in_hand());
  if not found then perform private.raise_problem('not_allowed'); end if;
  return (select coalesce(jsonb_agg(private.wall_story(w, p, c)), '[]') from public.published_contributions p join public.contributions c on c.id = p.id
    where p.id = any (private.take_uuids(request, 'ids', 500)) and p.exhibition and c.organisation_id = w.organisation_id and not private.is_reported(p.id));
end
$$;
comment on function public.read_wall_stories(jsonb) is '{wallId, ids} → WallStory[]: those that are published for exhibition and not reported; at most 500.';

create function public.read_wall_candidates(request jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  w public.walls;
  words text[];
  after text;
  after_at timestamptz;
  after_id uuid;
begin
  perform private.must_be_staff('host', 'admin');
  perform private.take_document(request, '{wallId,search,after}');
  select * into w from public.walls k where k.id = private.take_uuid(request, 'wallId', true) and k.id in (select private.walls_in_hand());
  if not found then perform private.raise_problem('not_allowed'); end if;
  if char_length(request ->> 'search') > 100 then perform private.raise_problem('text_too_long', 'search'); end if;
  -- Every word, anywhere in title, words, district or years. å, ä and ö are letters of their own.
  words := array(select word from regexp_split_to_table(lower(coalesce(private.take_text(request, 'search'), '')), '[[:space:]]+') word where word <> '');
  if coalesce(request -> 'after', 'null') <> 'null' then
    after := private.take_text(request, 'after');
    if after !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then perform private.raise_problem('field_invalid', 'after'); end if;
    after_at := split_part(after, ' ', 1)::timestamptz;
    after_id := split_part(after, ' ', 2)::uuid;
  end if;
  return (
    with found as (
      select p, c, row_number() over (order by p.published_at desc, p.id desc) as nth
      from public.published_contributions p join public.contributions c on c.id = p.id left join public.districts d on d.id = p.district_id
      where p.exhibited and p.exhibition and c.organisation_id = w.organisation_id and not private.is_reported(p.id)
        and (after_at is null or (p.published_at, p.id) < (after_at, after_id))
        and not exists (select from unnest(words) word where strpos(lower(concat_ws(' ', p.title, p.text, d.name, p.era_from, p.era_to)), word) = 0)
      order by p.published_at desc, p.id desc limit 31
    )
    select jsonb_build_object(
      'items', (select coalesce(jsonb_agg(private.wall_story(w, f.p, f.c) order by f.nth), '[]') from found f where f.nth <= 30),
      'next', (select to_char((f.p).published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ' ' || (f.p).id
        from found f where f.nth = 30 and exists (select from found g where g.nth = 31))));
exception when datetime_field_overflow or invalid_datetime_format then
  perform private.raise_problem('field_invalid', 'after');
end
$$;
comment on function public.read_wall_candidates(jsonb) is '{wallId, search, after} → WallCandidates: what the wall''s organisation has for exhibition, newest first, thirty a page.';

create function private.take_screen_name(document jsonb) returns text
language plpgsql immutable set search_path = '' as $$
declare
  called text := btrim(private.take_text(document, 'name', true));
begin
  if called = '' then perform private.raise_problem('text_missing', 'name'); end if;
  if char_length(called) > 60 then perform private.raise_problem('text_too_long', 'name'); end if;
  return called;
end
$$;

create function private.add_screen(w public.walls, hash bytea, called text) returns jsonb
language plpgsql set search_path = '' as $$
declare
  made private.wall_screens;
begin
  if (select count(*) from private.wall_screens s where s.wall_id = w.id) >= 50 then perform private.raise_problem('field_invalid', 'screens'); end if;
  insert into private.wall_screens (wall_id, token_hash, name, paired_by) values (w.id, hash, called, (select auth.uid())) returning * into made;
  perform private.audit(w.organisation_id, 'wall.screen_added', w.id);
  return private.screen_document(made);
exception when unique_violation then
  perform private.raise_problem('refused');
end
$$;

create function public.claim_pairing(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me constant uuid := (select auth.uid());
  w public.walls;
  called text;
  code text;
  hash bytea;
begin
  perform private.take_document(request, '{wallId,code,name}');
  w := private.own_wall(private.take_uuid(request, 'wallId', true));
  called := private.take_screen_name(request);
  code := upper(regexp_replace(private.take_text(request, 'code', true), '[[:space:]-]', '', 'g'));
  perform private.spend('wall_codes', me::text, interval '10 minutes', 10, 'too_many_from_contributor');
  delete from private.wall_pairings p where p.code_hash = sha256(convert_to(code, 'UTF8')) and p.expires_at > now() returning p.secret_hash into hash;
  -- Not a problem but an answer: a refusal would undo the counting of wrong ones.
  if hash is null then return null; end if;
  update private.rate_counters c set used = c.used - 1 where c.scope = 'wall_codes' and c.subject = me::text and c.window_start = date_bin(interval '10 minutes', now(), timestamptz '2000-01-01 00:00:00+00');
  return private.add_screen(w, hash, called);
end
$$;
comment on function public.claim_pairing(jsonb) is '{wallId, code, name} → WallScreen: the code that a screen shows; null when no screen shows it. Ten wrong ones in ten minutes.';

create function public.add_wall_screen(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  w public.walls;
  hash text;
begin
  perform private.take_document(request, '{wallId,name,tokenHash}');
  w := private.own_wall(private.take_uuid(request, 'wallId', true));
  hash := private.take_text(request, 'tokenHash', true);
  if hash !~ '^[0-9a-f]{64}$' then perform private.raise_problem('field_invalid', 'tokenHash'); end if;
  return private.add_screen(w, decode(hash, 'hex'), private.take_screen_name(request));
end
$$;
comment on function public.add_wall_screen(jsonb) is '{wallId, name, tokenHash} → WallScreen: a screen with a link of its own. The token stays on the device that made it; fifty screens a wall.';

create function public.revoke_wall_screen(screen uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  gone private.wall_screens;
  w public.walls;
begin
  perform private.must_be_staff('host', 'admin');
  select * into gone from private.wall_screens s where s.id = screen;
  w := private.own_wall(gone.wall_id);
  delete from private.wall_screens s where s.id = gone.id;
  perform private.audit(w.organisation_id, 'wall.screen_removed', w.id);
  return null;
end
$$;
comment on function public.revoke_wall_screen(uuid) is 'Takes a screen''s token back at once.';

create function public.command_wall(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  w public.walls;
  wanted uuid;
  chosen text;
  words text;
  given bigint;
begin
  perform private.take_document(request, '{wallId,screenId,type,text}');
  w := private.own_wall(private.take_uuid(request, 'wallId', true));
  chosen := private.take_word(request, 'type', '{next,pause,resume,message,reload}', true);
  if coalesce(request -> 'screenId', 'null') <> 'null' then
    wanted := private.take_uuid(request, 'screenId', true);
    if not exists (select from private.wall_screens s where s.id = wanted and s.wall_id = w.id) then perform private.raise_problem('field_invalid', 'screenId'); end if;
  end if;
  if chosen = 'message' then
    words := btrim(private.take_text(request, 'text', true));
    if char_length(words) > 120 then perform private.raise_problem('text_too_long', 'text'); end if;
  elsif coalesce(request -> 'text', 'null') <> 'null' then
    perform private.raise_problem('field_not_allowed', 'text');
  end if;
  perform private.spend('wall_commands', (select auth.uid())::text, interval '1 minute', 60, 'too_many_from_contributor');
  insert into private.wall_commands (wall_id, screen_id, type, text, expires_at)
  values (w.id, wanted, chosen, words, now() + case chosen when 'message' then interval '10 minutes' else interval '1 minute' end)
  returning number into given;
  if words <> '' then perform private.audit(w.organisation_id, 'wall.message_shown', w.id); end if;
  return to_jsonb(given);
end
$$;
comment on function public.command_wall(jsonb) is '{wallId, screenId or null: all, type, text} → its number. A message stays ten minutes, an empty one takes it away; the rest is obeyed within a minute or not at all.';

revoke all on function private.tells(public.walls, public.published_contributions, public.contributions), private.is_reported(uuid), private.wall_settings(public.walls, boolean),
  private.wall_story(public.walls, public.published_contributions, public.contributions), private.screen_document(private.wall_screens), private.walls_in_hand(), private.own_wall(uuid, integer),
  private.wall_document(public.walls), private.take_time_of_day(jsonb, text), private.take_wall_ids(jsonb, text, uuid), private.take_wall(public.walls, jsonb), private.take_screen_name(jsonb),
  private.add_screen(public.walls, bytea, text), public.read_walls(), public.read_wall_choices(), public.save_wall(jsonb), public.delete_wall(uuid), public.set_wall_hosts(jsonb),
  public.read_wall_stories(jsonb), public.read_wall_candidates(jsonb), public.claim_pairing(jsonb), public.add_wall_screen(jsonb), public.revoke_wall_screen(uuid), public.command_wall(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.read_walls(), public.read_wall_choices(), public.save_wall(jsonb), public.delete_wall(uuid), public.set_wall_hosts(jsonb),
  public.read_wall_stories(jsonb), public.read_wall_candidates(jsonb), public.claim_pairing(jsonb), public.add_wall_screen(jsonb), public.revoke_wall_screen(uuid), public.command_wall(jsonb) to authenticated;
