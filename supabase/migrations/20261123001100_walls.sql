-- Exhibition walls: what a host shows, when, and for which campaign; the screens that show it; and who hosts what. Written through the
-- functions of "wall desk" and "wall door" only.

-- [{"type":"stories","minutes":12}]: one to twelve chapters, each for one to sixty minutes.
create function private.are_chapters(chapters jsonb) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select case when jsonb_typeof(chapters) <> 'array' then false else jsonb_array_length(chapters) between 1 and 12
    and not exists (select from jsonb_array_elements(chapters) c where not coalesce(
      jsonb_typeof(c) = 'object' and (c - 'type' - 'minutes') = '{}' and c ->> 'type' in ('stories', 'memories', 'answers', 'voices', 'map')
      and jsonb_path_exists(c, '$.minutes ? (@.type() == "number" && @ >= 1 && @ <= 60 && @.floor() == @)'), false)) end
$$;

create function private.are_words_within(words jsonb, longest integer) returns boolean
language sql immutable parallel safe
return coalesce(private.is_words(words) and not exists (select from jsonb_each_text(words) w where char_length(w.value) > longest), false);

-- Languages in the order they are shown, each once.
create function private.are_languages(languages text[]) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select cardinality(languages) <= 20 and not exists (select from unnest(languages) l where coalesce(l !~ '^[a-z]{2,3}$', true))
    and cardinality(languages) = (select count(distinct l) from unnest(languages) l)
$$;

create table public.walls (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 60),
  title jsonb not null check (private.are_words_within(title, 120)),
  campaign_id uuid references public.campaigns (id) on delete set null,
  only_campaign boolean not null default false,
  kinds text[] not null default '{}' check (kinds <@ array['story', 'memory', 'wish', 'like'] and cardinality(kinds) <= 4),
  district_ids uuid[] not null default '{}' check (cardinality(district_ids) <= 200),
  story_languages text[] not null default '{}' check (private.are_languages(story_languages)),
  languages text[] not null default '{sv}' check (private.are_languages(languages) and cardinality(languages) >= 1),
  language_seconds smallint not null default 300 check (language_seconds between 30 and 3600),
  chapters jsonb not null default '[{"type":"stories","minutes":12},{"type":"memories","minutes":6},{"type":"answers","minutes":3},{"type":"voices","minutes":1},{"type":"map","minutes":2}]'
    check (private.are_chapters(chapters)),
  story_seconds smallint not null default 24 check (story_seconds between 10 and 120),
  theme text not null default 'night' check (theme in ('night', 'day', 'by_sun')),
  layout text not null default 'full' check (layout in ('full', 'map_only')),
  invitation jsonb not null default '{"sv":"Berätta om din plats","en":"Tell us about your place","ar":"احكِ لنا عن مكانك"}' check (private.are_words_within(invitation, 60)),
  has_sound boolean not null default false,
  allows_browse boolean not null default true,
  pinned_ids uuid[] not null default '{}' check (cardinality(pinned_ids) <= 500),
  hidden_ids uuid[] not null default '{}' check (cardinality(hidden_ids) <= 500),
  quiet_from time,
  quiet_to time,
  short_code text not null unique check (short_code ~ '^[BCDFGHJKMNPQRTVWXYZ2346789]{5}$'),
  revision integer not null default 1 check (revision >= 1),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint quiet_hours_are_whole check (num_nonnulls(quiet_from, quiet_to) in (0, 2)),
  constraint quiet_hours_end check (quiet_from <> quiet_to),
  constraint shown_or_hidden check (not pinned_ids && hidden_ids)
);
comment on table public.walls is 'Exhibition walls (utställningsväggar): full screen, by a name in the address.';
comment on column public.walls.id is 'Identity.';
comment on column public.walls.organisation_id is 'Whose wall.';
comment on column public.walls.slug is 'Name in the address.';
comment on column public.walls.title is 'Title by language.';
comment on column public.walls.campaign_id is 'The campaign its QR opens, and that its hosts moderate.';
comment on column public.walls.only_campaign is 'True: only contributions to that campaign are told; else everything of the organisation. Means nothing without a campaign.';
comment on column public.walls.kinds is 'Which kinds are told; empty: all four that are public.';
comment on column public.walls.district_ids is 'In which districts; empty: everywhere.';
comment on column public.walls.story_languages is 'In which languages the stories told were written; empty: any.';
comment on column public.walls.languages is 'Languages of the wall''s own words, in the order they take turns.';
comment on column public.walls.language_seconds is 'How long each of several languages stays.';
comment on column public.walls.chapters is 'What is told, in order, and for how many minutes: [{"type","minutes"}].';
comment on column public.walls.story_seconds is 'How long a story of usual length stays.';
comment on column public.walls.theme is 'night, day, or by_sun: light while the sun is up.';
comment on column public.walls.layout is 'full, or map_only: no words, black outside the municipality, for projection on a model or a floor.';
comment on column public.walls.invitation is 'One line beside the QR, by language.';
comment on column public.walls.has_sound is 'Recordings are heard, not only captioned.';
comment on column public.walls.allows_browse is 'A touch lets the visitor look around; else it only pauses.';
comment on column public.walls.pinned_ids is 'Contributions the host chose, in order; only published ones with a yes to exhibition are told.';
comment on column public.walls.hidden_ids is 'Contributions this wall does not tell.';
comment on column public.walls.quiet_from is 'Start of quiet hours, local time.';
comment on column public.walls.quiet_to is 'End of quiet hours, local time; may be the next day''s.';
comment on column public.walls.short_code is 'What the short address /v/… ends with. Made by the database, never changed, no secret.';
comment on column public.walls.revision is 'Grows with every change, by trigger: a screen that knows an older one reads everything anew, and who saves names the one they started from.';
comment on column public.walls.created_at is 'When the row was made.';
comment on column public.walls.updated_at is 'When it was last changed.';
create index walls_organisation on public.walls (organisation_id);
create index walls_campaign on public.walls (campaign_id);

-- Read aloud, typed on a phone: no letters and figures that are mistaken for each other, no vowels, so no words.
create function private.letters_and_figures(characters integer) returns text
language plpgsql volatile set search_path = '' as $$
declare
  letters constant text := 'BCDFGHJKMNPQRTVWXYZ2346789';
  -- 244 of the random bits of two uuids; bytes 6 and 8 of each are partly fixed.
  random_bytes constant bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  pairs constant integer[] := '{0,2,4,10,12,14,16,18}';
begin
  return (select string_agg(substr(letters, (get_byte(random_bytes, pairs[nth]) * 256 + get_byte(random_bytes, pairs[nth] + 1)) % 26 + 1, 1), '')
    from generate_series(1, characters) nth);
end
$$;
comment on function private.letters_and_figures(integer) is 'At most eight letters and figures drawn at random; 26^5 are 12 million, 26^6 309 million.';

create function private.keep_wall() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    loop
      new.short_code := private.letters_and_figures(5);
      exit when not exists (select from public.walls w where w.short_code = new.short_code);
    end loop;
  else
    new.short_code := old.short_code;
    new.revision := old.revision;
    new.updated_at := old.updated_at;
    if new is distinct from old then
      new.revision := old.revision + 1;
      new.updated_at := now();
    end if;
  end if;
  return new;
end
$$;
create trigger keep_wall before insert or update on public.walls for each row execute function private.keep_wall();

create table public.wall_hosts (
  wall_id uuid not null references public.walls (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (wall_id, user_id)
);
comment on table public.wall_hosts is 'Who hosts which wall. A host moderates what comes in through the campaigns of these walls, and nothing else.';
comment on column public.wall_hosts.wall_id is 'The wall.';
comment on column public.wall_hosts.user_id is 'The host; counts only while they hold the role host for the wall''s organisation.';
comment on column public.wall_hosts.created_at is 'Since when.';
create index wall_hosts_user on public.wall_hosts (user_id);

create table private.wall_screens (
  id uuid primary key default gen_random_uuid(),
  wall_id uuid not null references public.walls (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  name text not null check (char_length(name) between 1 and 60 and name = btrim(name)),
  paired_at timestamptz not null default now(),
  paired_by uuid references auth.users (id) on delete set null,
  seen_at timestamptz,
  report jsonb check (octet_length(report::text) <= 1000)
);
comment on table private.wall_screens is 'Screens that show a wall and obey its host. Revoking one deletes it.';
comment on column private.wall_screens.id is 'Identity.';
comment on column private.wall_screens.wall_id is 'What it shows.';
comment on column private.wall_screens.token_hash is 'sha256 of the token, which the screen alone has.';
comment on column private.wall_screens.name is 'What the host calls it.';
comment on column private.wall_screens.paired_at is 'Since when.';
comment on column private.wall_screens.paired_by is 'By whom.';
comment on column private.wall_screens.seen_at is 'When it last reported.';
comment on column private.wall_screens.report is 'What it said of itself: codes, ids and figures, never content.';
create index wall_screens_wall on private.wall_screens (wall_id);
create index wall_screens_paired_by on private.wall_screens (paired_by);

create table private.wall_pairings (
  secret_hash bytea primary key check (length(secret_hash) = 32),
  code_hash bytea not null unique check (length(code_hash) = 32),
  expires_at timestamptz not null
);
comment on table private.wall_pairings is 'Screens that show a code and wait for a host to type it. Ten minutes each; pruned whenever one begins and by the daily job.';
comment on column private.wall_pairings.secret_hash is 'sha256 of the secret the screen made; it becomes the screen''s token.';
comment on column private.wall_pairings.code_hash is 'sha256 of the six letters and figures.';
comment on column private.wall_pairings.expires_at is 'Until when the code may be typed.';
create index wall_pairings_expiry on private.wall_pairings (expires_at);

create table private.wall_commands (
  number bigint generated always as identity primary key,
  wall_id uuid not null references public.walls (id) on delete cascade,
  screen_id uuid references private.wall_screens (id) on delete cascade,
  type text not null check (type in ('next', 'pause', 'resume', 'message', 'reload')),
  text text check (char_length(text) <= 120),
  expires_at timestamptz not null,
  constraint only_a_message_has_words check ((type = 'message') = (text is not null))
);
comment on table private.wall_commands is 'The host''s remote control. Pruned by the daily job.';
comment on column private.wall_commands.number is 'Grows; a screen obeys each once.';
comment on column private.wall_commands.wall_id is 'The wall.';
comment on column private.wall_commands.screen_id is 'One screen; null: all of the wall.';
comment on column private.wall_commands.type is 'next, pause, resume, message or reload.';
comment on column private.wall_commands.text is 'message: what is shown; empty takes it away.';
comment on column private.wall_commands.expires_at is 'After this it is not obeyed any more.';
create index wall_commands_wall on private.wall_commands (wall_id, number);
create index wall_commands_screen on private.wall_commands (screen_id);

-- A wall's code travels with what its QR brought in. Never public but on that wall.
alter table public.contributions add column wall_id uuid references public.walls (id) on delete set null;
comment on column public.contributions.wall_id is 'The exhibition wall whose QR brought its author here: that wall tells it first. Emptied at erasure.';
create index contributions_wall on public.contributions (wall_id) where wall_id is not null;

alter table public.walls enable row level security;
alter table public.wall_hosts enable row level security;
alter table private.wall_screens enable row level security;
alter table private.wall_pairings enable row level security;
alter table private.wall_commands enable row level security;
revoke all on public.walls, public.wall_hosts, private.wall_screens, private.wall_pairings, private.wall_commands from public, anon, authenticated, service_role;
revoke all on all sequences in schema private from public, anon, authenticated, service_role;
grant select on public.walls, public.wall_hosts to authenticated;
grant select, insert, update, delete on public.walls to service_role;
grant select, insert, delete on public.wall_hosts to service_role;
create policy "Staff read their walls" on public.walls for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Hosts read which walls are theirs, admins all" on public.wall_hosts for select to authenticated
  using (user_id = (select auth.uid()) or exists (select from public.walls w where w.id = wall_id
    and w.organisation_id in (select private.organisations_as('admin'))));

-- A wall's campaign decides what its hosts moderate: they change the rest of a wall, this is for planners and admins.
create function public.set_wall_campaign(setting jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  w public.walls;
  wanted uuid;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(setting, '{wallId,campaignId}');
  select * into w from public.walls k where k.id = private.take_uuid(setting, 'wallId', true) and k.organisation_id in (select private.organisations_as('planner', 'admin')) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  if setting -> 'campaignId' is distinct from 'null' then wanted := private.take_uuid(setting, 'campaignId', true); end if;
  if wanted is not null and not exists (select from public.campaigns c where c.id = wanted and c.organisation_id = w.organisation_id) then
    perform private.raise_problem('field_invalid', 'campaignId');
  end if;
  update public.walls k set campaign_id = wanted where k.id = w.id;
  perform private.audit(w.organisation_id, 'wall.campaign_set', w.id);
  return null;
end
$$;
comment on function public.set_wall_campaign(jsonb) is '{wallId, campaignId or null} → null: which campaign a wall invites to, and so what its hosts moderate. For planners and admins.';

-- Who moderates what: moderators and admins all that came to their organisation, hosts what came through campaigns of their walls.
-- Worry for a child is for those who have that duty.
create function private.hosted_campaigns() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select w.campaign_id from public.wall_hosts h join public.walls w on w.id = h.wall_id join public.campaigns k on k.id = w.campaign_id
  where h.user_id = (select auth.uid()) and k.organisation_id = w.organisation_id and w.organisation_id in (select private.organisations_as('host'))
$$;
comment on function private.hosted_campaigns() is 'Campaigns of the walls that the signed-in person hosts.';

create function private.may_moderate(c public.contributions) returns boolean
language sql stable set search_path = '' as $$
  select coalesce(c.organisation_id in (select private.organisations_as('moderator', 'admin')) or c.campaign_id in (select private.hosted_campaigns()), false)
    and (not c.restricted or private.has_duty(c.organisation_id, 'child_worry'))
$$;
comment on function private.may_moderate(public.contributions) is 'True when the signed-in person may decide on it.';
revoke all on function private.are_chapters(jsonb), private.are_words_within(jsonb, integer), private.are_languages(text[]), private.letters_and_figures(integer), private.keep_wall(),
  private.hosted_campaigns(), private.may_moderate(public.contributions), public.set_wall_campaign(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.set_wall_campaign(jsonb) to authenticated;
-- The service role writes walls itself, and is asked for the constraints as anybody.
grant execute on function private.are_chapters(jsonb), private.are_words_within(jsonb, integer), private.are_languages(text[]) to service_role;
