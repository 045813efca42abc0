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

alter table public.walls enable row level security;
revoke all on public.walls from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.walls to authenticated, service_role;
create policy "Staff read their walls" on public.walls for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Hosts and admins add walls" on public.walls for insert to authenticated
  with check (organisation_id in (select private.organisations_as('host', 'admin')));
create policy "Hosts and admins change walls" on public.walls for update to authenticated
  using (organisation_id in (select private.organisations_as('host', 'admin')))
  with check (organisation_id in (select private.organisations_as('host', 'admin')));
create policy "Hosts and admins remove walls" on public.walls for delete to authenticated
  using (organisation_id in (select private.organisations_as('host', 'admin')));
