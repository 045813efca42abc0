-- Exhibition walls: what a host shows, when, and for which campaign.

create table public.walls (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  title jsonb not null check (private.is_words(title)),
  campaign_id uuid references public.campaigns (id) on delete set null,
  playlist uuid[] not null default '{}' check (cardinality(playlist) <= 500),
  quiet_from time,
  quiet_to time,
  created_at timestamptz not null default now(),
  constraint quiet_hours_are_whole check (num_nonnulls(quiet_from, quiet_to) in (0, 2))
);
comment on table public.walls is 'Exhibition walls (utställningsväggar): full screen, by a name in the address.';
comment on column public.walls.id is 'Identity.';
comment on column public.walls.organisation_id is 'Whose wall.';
comment on column public.walls.slug is 'Name in the address.';
comment on column public.walls.title is 'Title by language.';
comment on column public.walls.campaign_id is 'The campaign its QR opens.';
comment on column public.walls.playlist is 'Contributions the host chose, in order; only published ones with a yes to exhibition are shown.';
comment on column public.walls.quiet_from is 'Start of quiet hours, local time.';
comment on column public.walls.quiet_to is 'End of quiet hours, local time.';
comment on column public.walls.created_at is 'When the row was made.';
create index walls_organisation on public.walls (organisation_id);
create index walls_campaign on public.walls (campaign_id);

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

alter table public.walls enable row level security;
alter table public.wall_hosts enable row level security;
revoke all on public.walls, public.wall_hosts from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.walls to authenticated, service_role;
grant select, insert, delete on public.wall_hosts to authenticated, service_role;
create policy "Staff read their walls" on public.walls for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Hosts and admins add walls" on public.walls for insert to authenticated
  with check (organisation_id in (select private.organisations_as('host', 'admin')));
create policy "Hosts and admins change walls" on public.walls for update to authenticated
  using (organisation_id in (select private.organisations_as('host', 'admin')))
  with check (organisation_id in (select private.organisations_as('host', 'admin')));
create policy "Hosts and admins remove walls" on public.walls for delete to authenticated
  using (organisation_id in (select private.organisations_as('host', 'admin')));
create policy "Hosts read which walls are theirs, admins all" on public.wall_hosts for select to authenticated
  using (user_id = (select auth.uid()) or exists (select from public.walls w where w.id = wall_id
    and w.organisation_id in (select private.organisations_as('admin'))));
create policy "Admins give walls to hosts" on public.wall_hosts for insert to authenticated
  with check (exists (select from public.walls w join public.staff s on s.organisation_id = w.organisation_id
    where w.id = wall_id and s.user_id = wall_hosts.user_id and s.role = 'host' and w.organisation_id in (select private.organisations_as('admin'))));
create policy "Admins take walls back from hosts" on public.wall_hosts for delete to authenticated
  using (exists (select from public.walls w where w.id = wall_id and w.organisation_id in (select private.organisations_as('admin'))));

-- A wall's campaign decides what its hosts moderate: they change the rest of a wall, this is for planners and admins.
create function private.guard_wall_campaign() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (select auth.uid()) is not null and new.campaign_id is not null
     and (tg_op = 'INSERT' or (new.campaign_id, new.organisation_id) is distinct from (old.campaign_id, old.organisation_id))
     and new.organisation_id not in (select private.organisations_as('planner', 'admin')) then
    perform private.raise_problem('not_allowed', 'campaignId');
  end if;
  return new;
end
$$;
create trigger guard_wall_campaign before insert or update of campaign_id, organisation_id on public.walls for each row execute function private.guard_wall_campaign();

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
revoke all on function private.hosted_campaigns(), private.may_moderate(public.contributions), private.guard_wall_campaign(), public.set_wall_campaign(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.set_wall_campaign(jsonb) to authenticated;
