-- Organisations answer for what is collected; staff are their people. Rights come from the table staff, never from a token's
-- metadata: deleting a row takes effect with the next statement.

create table public.organisations (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  name text not null check (char_length(name) between 1 and 200),
  boundary extensions.geometry(MultiPolygon, 4326) check (boundary is null or extensions.st_isvalid(boundary)),
  disposal_number text,
  disposal_decided_on date,
  disposal_days integer check (disposal_days between 0 and 36500),
  child_worry_text text check (char_length(child_worry_text) between 1 and 2000),
  child_worry_phone text check (char_length(child_worry_phone) between 1 and 40),
  child_worry_url text check (char_length(child_worry_url) <= 500 and child_worry_url ~ '^https?://'),
  created_at timestamptz not null default now(),
  constraint disposal_rule_is_whole check (num_nonnulls(disposal_number, disposal_decided_on, disposal_days) in (0, 3)),
  constraint child_worry_routine_has_words check (child_worry_text is not null or num_nonnulls(child_worry_phone, child_worry_url) = 0)
);
comment on table public.organisations is 'An authority that runs dialogues: controller of the data, with its disposal rule and its municipality.';
comment on column public.organisations.id is 'Identity.';
comment on column public.organisations.slug is 'Short name in addresses.';
comment on column public.organisations.name is 'Name as written to residents.';
comment on column public.organisations.boundary is 'The municipality, WGS 84. Contributions outside every boundary are refused. Filled by seed or import.';
comment on column public.organisations.disposal_number is 'Number of the disposal decision (gallringsbeslut).';
comment on column public.organisations.disposal_decided_on is 'Date of the disposal decision.';
comment on column public.organisations.disposal_days is 'Days from withdrawal to erasure of content; 0 erases at once. Without a decision nothing may be erased.';
comment on column public.organisations.child_worry_text is 'What staff do when something tells of a child in danger (orosanmälan), in the organisation''s own words.';
comment on column public.organisations.child_worry_phone is 'Whom they call.';
comment on column public.organisations.child_worry_url is 'Where they report it.';
comment on column public.organisations.created_at is 'When the row was made.';
create index organisations_boundary on public.organisations using gist (boundary);

create table public.staff (
  user_id uuid not null references auth.users (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  role text not null check (role in ('moderator', 'planner', 'host', 'admin')),
  created_at timestamptz not null default now(),
  primary key (user_id, organisation_id, role)
);
comment on table public.staff is 'Who may do what for which organisation. The only source of staff rights.';
comment on column public.staff.user_id is 'The account in Supabase Auth.';
comment on column public.staff.organisation_id is 'The organisation the right holds for.';
comment on column public.staff.role is 'moderator, planner, host or admin; several rows for several roles.';
comment on column public.staff.created_at is 'When the right was given.';
create index staff_organisation on public.staff (organisation_id);

-- Used by policies as `organisation_id in (select private.organisations_as(…))`: planned as one hashed subquery a statement.
create function private.organisations_as(variadic roles text[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct s.organisation_id from public.staff s where s.user_id = (select auth.uid()) and s.role = any (roles)
$$;
comment on function private.organisations_as(text[]) is 'The organisations for which the signed-in person holds one of the roles.';

create table public.staff_duties (
  user_id uuid not null references auth.users (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  duty text not null check (duty in ('child_worry')),
  created_at timestamptz not null default now(),
  primary key (user_id, organisation_id, duty)
);
comment on table public.staff_duties is 'Who is named for what few may see. A duty without a role that may moderate is worth nothing.';
comment on column public.staff_duties.user_id is 'The account in Supabase Auth.';
comment on column public.staff_duties.organisation_id is 'The organisation the duty holds for.';
comment on column public.staff_duties.duty is 'child_worry: reads what tells of a child in danger.';
comment on column public.staff_duties.created_at is 'When somebody was named.';
create index staff_duties_organisation on public.staff_duties (organisation_id, duty);

-- A name counts while its bearer moderates; where nobody's does, it is the admins' duty, so that nothing waits for nobody.
create function private.has_duty(organisation uuid, duty text) returns boolean
language sql stable security definer set search_path = '' as $$
  with named as (
    select d.user_id from public.staff_duties d
    where d.organisation_id = has_duty.organisation and d.duty = has_duty.duty
      and exists (select from public.staff s where s.user_id = d.user_id and s.organisation_id = d.organisation_id and s.role in ('moderator', 'admin'))
  )
  select case when exists (select from named) then exists (select from named where user_id = (select auth.uid()))
    else has_duty.organisation in (select private.organisations_as('admin')) end
$$;
comment on function private.has_duty(uuid, text) is 'True when the signed-in person is named for the duty in the organisation, or is its admin while nobody is named.';

alter table public.organisations enable row level security;
alter table public.staff enable row level security;
alter table public.staff_duties enable row level security;
revoke all on public.organisations, public.staff, public.staff_duties from public, anon, authenticated, service_role;
revoke all on function private.organisations_as(text[]), private.has_duty(uuid, text) from public, anon, authenticated, service_role;
-- Policies run with the caller's rights, so the caller must be allowed to ask; the schema itself stays closed to name it by hand.
grant execute on function private.organisations_as(text[]), private.has_duty(uuid, text) to authenticated;
grant select, insert, update, delete on public.organisations, public.staff, public.staff_duties to service_role;
grant select on public.organisations to authenticated;
-- The disposal rule is changed by change_disposal_rule(), which writes it in the log.
grant update (name) on public.organisations to authenticated;
grant select on public.staff to authenticated;

create policy "Staff read their organisation" on public.organisations for select to authenticated
  using (id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Admins change their organisation" on public.organisations for update to authenticated
  using (id in (select private.organisations_as('admin')))
  with check (id in (select private.organisations_as('admin')));
create policy "Staff read their own rights, admins those of colleagues" on public.staff for select to authenticated
  using (user_id = (select auth.uid()) or organisation_id in (select private.organisations_as('admin')));
