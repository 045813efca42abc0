-- Campaigns: a question asked in an area during a period, with a promise; and group sessions, a turn of it with a code and an end.

-- Up to eight own questions: [{"id","type","label":{…},"options":[{"id","label":{…}}],"required":false}].
create function private.are_questions(questions jsonb) returns boolean
language sql immutable parallel safe security definer set search_path = '' as $$
  select case when jsonb_typeof(questions) <> 'array' then false else
    jsonb_array_length(questions) <= 8
    and (select count(distinct q ->> 'id') = count(*) from jsonb_array_elements(questions) q)
    and not exists (
      select from jsonb_array_elements(questions) q
      where not coalesce(
        jsonb_typeof(q) = 'object'
        and q ->> 'id' ~ '^[A-Za-z0-9_-]{1,60}$'
        and q ->> 'type' in ('single', 'multiple', 'scale', 'text')
        and private.is_words(q -> 'label')
        and jsonb_typeof(q -> 'options') = 'array'
        and jsonb_typeof(q -> 'required') = 'boolean', false))
  end
$$;

create table public.campaigns (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete restrict,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  title jsonb not null check (private.is_words(title)),
  question jsonb not null check (private.is_words(question)),
  intro jsonb not null check (private.is_words(intro)),
  promise_can_change jsonb,
  promise_cannot_change jsonb,
  promise_who_decides jsonb,
  answer_by date,
  kinds text[] not null default '{story,memory,wish,like,avoid,safety}'
    check (cardinality(kinds) > 0 and kinds <@ array['story', 'memory', 'wish', 'like', 'avoid', 'safety']),
  status text not null default 'draft' check (status in ('draft', 'open', 'closed')),
  opens_on date not null,
  closes_on date,
  geometry_types text[] not null default '{point}' check (geometry_types <@ array['point', 'line', 'area'] and geometry_types @> array['point']),
  allows_media boolean not null default true,
  adults_only boolean not null default false,
  organiser text not null default '',
  controller text not null default '',
  legal_basis text not null default '',
  questions jsonb not null default '[]' check (private.are_questions(questions)),
  area extensions.geometry(MultiPolygon, 4326) check (area is null or extensions.st_isvalid(area)),
  created_at timestamptz not null default now(),
  constraint period_runs_forward check (closes_on is null or opens_on <= closes_on),
  -- A campaign does not open without saying who answers for the data, on what ground, and what it promises.
  constraint promise_before_opening check (status = 'draft' or (
    btrim(organiser) <> '' and btrim(controller) <> '' and btrim(legal_basis) <> ''
    and coalesce(private.is_words(promise_can_change) and private.is_words(promise_cannot_change) and private.is_words(promise_who_decides), false)))
);
comment on table public.campaigns is 'A campaign (dialog): a question asked in an area during a period, with a promise of what can come of it.';
comment on column public.campaigns.id is 'Identity.';
comment on column public.campaigns.organisation_id is 'Who asks.';
comment on column public.campaigns.slug is 'Short name in addresses.';
comment on column public.campaigns.title is 'Title by language, Swedish always.';
comment on column public.campaigns.question is 'The question asked, by language.';
comment on column public.campaigns.intro is 'A few sentences around the question, by language.';
comment on column public.campaigns.promise_can_change is 'Promise: what can change, by language.';
comment on column public.campaigns.promise_cannot_change is 'Promise: what cannot change, by language.';
comment on column public.campaigns.promise_who_decides is 'Promise: who decides, by language.';
comment on column public.campaigns.answer_by is 'Promise: the day by which the city answers.';
comment on column public.campaigns.kinds is 'Which kinds of contribution it takes.';
comment on column public.campaigns.status is 'draft (staff only), open, or closed. An open one past closes_on counts as closed.';
comment on column public.campaigns.opens_on is 'First day, in the city''s time zone.';
comment on column public.campaigns.closes_on is 'Last day, or null for no end yet.';
comment on column public.campaigns.geometry_types is 'What may be marked: point always, line and area where the question is about ways and areas.';
comment on column public.campaigns.allows_media is 'False: no photo or voice.';
comment on column public.campaigns.adults_only is 'True: the question about being under 13 is skipped.';
comment on column public.campaigns.organiser is 'Who organises it, as written to residents.';
comment on column public.campaigns.controller is 'Data controller (personuppgiftsansvarig).';
comment on column public.campaigns.legal_basis is 'Legal basis for handling personal data.';
comment on column public.campaigns.questions is 'Up to eight own questions.';
comment on column public.campaigns.area is 'Where it asks, WGS 84; null for the whole municipality.';
comment on column public.campaigns.created_at is 'When the row was made.';
create index campaigns_organisation on public.campaigns (organisation_id);

create function private.is_open(campaign public.campaigns) returns boolean
language sql stable set search_path = '' as $$
  select campaign.status = 'open' and campaign.opens_on <= private.today()
    and (campaign.closes_on is null or campaign.closes_on >= private.today())
$$;

create table public.group_sessions (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references public.campaigns (id) on delete cascade,
  code text not null unique check (code ~ '^[A-Z0-9-]{4,24}$'),
  label text not null default '' check (char_length(label) <= 120),
  for_children boolean not null default false,
  allows_media boolean not null default false,
  opens_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  constraint session_runs_forward check (opens_at < expires_at)
);
comment on table public.group_sessions is 'A group session: a workshop''s turn of a campaign, with a code that expires.';
comment on column public.group_sessions.id is 'Identity.';
comment on column public.group_sessions.campaign_id is 'The campaign it belongs to.';
comment on column public.group_sessions.code is 'What participants type or scan. Never shown publicly.';
comment on column public.group_sessions.label is 'The facilitator''s own note, such as "Klass 5B".';
comment on column public.group_sessions.for_children is 'True: every place is kept only roughly.';
comment on column public.group_sessions.allows_media is 'True: photo and voice are allowed also for children.';
comment on column public.group_sessions.opens_at is 'From when the code works.';
comment on column public.group_sessions.expires_at is 'When the code stops working by itself.';
comment on column public.group_sessions.ended_at is 'When the facilitator ended it.';
comment on column public.group_sessions.created_by is 'The member of staff who made it.';
comment on column public.group_sessions.created_at is 'When the row was made.';
create index group_sessions_campaign on public.group_sessions (campaign_id);
create index group_sessions_created_by on public.group_sessions (created_by);

alter table public.campaigns enable row level security;
alter table public.group_sessions enable row level security;
revoke all on public.campaigns, public.group_sessions from public, anon, authenticated, service_role;
revoke all on all functions in schema private from public, anon, service_role;
-- Check constraints run as whoever writes the row.
grant execute on function private.is_words(jsonb), private.are_questions(jsonb) to authenticated, service_role;
grant select, insert, update, delete on public.campaigns, public.group_sessions to authenticated, service_role;

create policy "Staff read their campaigns" on public.campaigns for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Planners and admins add campaigns" on public.campaigns for insert to authenticated
  with check (organisation_id in (select private.organisations_as('planner', 'admin')));
create policy "Planners and admins change campaigns" on public.campaigns for update to authenticated
  using (organisation_id in (select private.organisations_as('planner', 'admin')))
  with check (organisation_id in (select private.organisations_as('planner', 'admin')));
create policy "Admins remove drafts" on public.campaigns for delete to authenticated
  using (status = 'draft' and organisation_id in (select private.organisations_as('admin')));

-- Campaigns and group sessions are one organisation's; the subquery is hashed once a statement.
create policy "Planners, hosts and admins read group sessions" on public.group_sessions for select to authenticated
  using (campaign_id in (select c.id from public.campaigns c where c.organisation_id in (select private.organisations_as('planner', 'host', 'admin'))));
create policy "Planners, hosts and admins start group sessions" on public.group_sessions for insert to authenticated
  with check (campaign_id in (select c.id from public.campaigns c where c.organisation_id in (select private.organisations_as('planner', 'host', 'admin'))));
create policy "Planners, hosts and admins change group sessions" on public.group_sessions for update to authenticated
  using (campaign_id in (select c.id from public.campaigns c where c.organisation_id in (select private.organisations_as('planner', 'host', 'admin'))))
  with check (campaign_id in (select c.id from public.campaigns c where c.organisation_id in (select private.organisations_as('planner', 'host', 'admin'))));
create policy "Admins remove group sessions" on public.group_sessions for delete to authenticated
  using (campaign_id in (select c.id from public.campaigns c where c.organisation_id in (select private.organisations_as('admin'))));
