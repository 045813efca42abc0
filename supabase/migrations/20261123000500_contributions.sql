-- Contributions and what belongs to one: contributor (a hash), demographics, responses, media, operations already applied. Nobody but
-- the functions of the resident API writes here; residents read nothing here at all.

create table public.contributors (
  id uuid primary key default gen_random_uuid(),
  key_hash bytea not null unique check (length(key_hash) = 32),
  number integer generated always as identity,
  first_seen_at timestamptz not null default now()
);
comment on table public.contributors is 'A respondent: a device, or a turn on a shared one. Never called a person in figures.';
comment on column public.contributors.id is 'Identity inside the database; never leaves it for residents.';
comment on column public.contributors.key_hash is 'sha256 of the random 128-bit key made by the device.';
comment on column public.contributors.number is 'What planners'' figures tell respondents apart by; means nothing else.';
comment on column public.contributors.first_seen_at is 'When the key was first seen.';

-- [{"cause":"lighting","effect":"bad"}], each cause and effect at most once, in the author's order.
create function private.are_causes(causes jsonb) returns boolean
language plpgsql immutable parallel safe set search_path = '' as $$
begin
  -- Most say none, and every row that is written is asked.
  if causes = '[]' then return true; end if;
  return case when jsonb_typeof(causes) is distinct from 'array' then false else
    jsonb_array_length(causes) <= 16
    and (select count(distinct c) = count(*) from jsonb_array_elements(causes) c)
    and not exists (
      select from jsonb_array_elements(causes) c
      where not coalesce(
        jsonb_typeof(c) = 'object'
        and (c - 'cause' - 'effect') = '{}'
        and c ->> 'cause' in ('lighting', 'overview', 'deserted', 'disturbing_behaviour', 'traffic', 'upkeep', 'noise', 'other')
        and c ->> 'effect' in ('good', 'bad'), false))
  end;
end
$$;

create table public.contributions (
  id uuid primary key,
  organisation_id uuid references public.organisations (id) on delete restrict,
  kind text check (kind in ('story', 'memory', 'wish', 'like', 'avoid', 'safety')),
  status text not null default 'submitted' check (status in ('submitted', 'published', 'rejected', 'withdrawn')),
  revision integer not null default 1 check (revision >= 1),
  receipt_hash bytea not null unique check (length(receipt_hash) = 32),
  contributor_id uuid references public.contributors (id) on delete restrict,
  place extensions.geometry(Geometry, 4326) check (
    place is null or (extensions.geometrytype(place) in ('POINT', 'LINESTRING', 'POLYGON') and extensions.st_isvalid(place) and not extensions.st_isempty(place)
      and extensions.st_npoints(place) <= 200)),
  precision text check (precision in ('exact', 'exact_for_city', 'rough')),
  cell_x integer,
  cell_y integer,
  district_id uuid references public.districts (id) on delete set null,
  title text check (char_length(title) between 1 and 120),
  text text check (char_length(text) <= 2000),
  language text check (language ~ '^[a-z]{2,3}$'),
  safety_level smallint check (safety_level between 1 and 5),
  times text[] not null default '{}' check (times <@ array['morning', 'day', 'evening', 'night'] and cardinality(times) <= 4),
  causes jsonb not null default '[]' check (private.are_causes(causes)),
  era_type text check (era_type in ('year', 'decade', 'period')),
  era_from smallint check (era_from between 1800 and 2200),
  era_to smallint check (era_to between 1800 and 2209),
  audiences text[] not null default '{}' check (audiences <@ array['everyone', 'children', 'young', 'families', 'seniors'] and cardinality(audiences) <= 5),
  campaign_id uuid references public.campaigns (id) on delete set null,
  session_id uuid references public.group_sessions (id) on delete set null,
  campaign_closed boolean not null default false,
  under_thirteen boolean not null default false,
  exhibition boolean not null default false,
  flags text[] not null default '{}',
  queue_rank smallint check (queue_rank between 0 and 4),
  restricted boolean not null default false,
  redacted boolean not null default false,
  rejection_reason text check (rejection_reason in ('personal_data', 'about_a_person', 'hate', 'threat', 'advertising', 'not_about_a_place', 'duplicate', 'other')),
  rejection_words text check (char_length(rejection_words) <= 500),
  received_at timestamptz not null default now(),
  amended_at timestamptz,
  decided_at timestamptz,
  withdrawn_at timestamptz,
  erased_at timestamptz,
  -- Only a withdrawn one may be bare: a tombstone of an id that came with its withdrawal, or erased under the disposal rule.
  constraint whole_until_withdrawn check (status = 'withdrawn' or (
    num_nulls(organisation_id, kind, contributor_id, place, precision, cell_x, cell_y, text, language) = 0
    and (kind not in ('story', 'memory', 'wish') or btrim(text) <> '')
    and (kind = 'safety') = (safety_level is not null)
    and (kind = 'memory') = (era_type is not null))),
  constraint kind_has_its_own_fields check (
    (kind in ('safety', 'avoid') or (times = '{}' and causes = '[]' and safety_level is null))
    and (kind = 'wish' or audiences = '{}')),
  constraint era_is_whole check (num_nonnulls(era_type, era_from, era_to) in (0, 3)),
  constraint era_adds_up check (era_type is null or case era_type
    when 'year' then era_from = era_to
    when 'decade' then era_from % 10 = 0 and era_to = era_from + 9
    else era_from <= era_to end),
  constraint children_only_roughly check (not under_thirteen or precision is null or precision = 'rough'),
  constraint children_mark_points check (not under_thirteen or place is null or extensions.geometrytype(place) = 'POINT'),
  constraint rejection_has_a_reason check (status <> 'rejected' or rejection_reason is not null),
  constraint withdrawn_has_a_time check ((status = 'withdrawn') = (withdrawn_at is not null)),
  constraint erased_is_empty check (erased_at is null or (
    num_nonnulls(contributor_id, place, cell_x, cell_y, district_id, title, safety_level, era_type, session_id, rejection_words) = 0
    and coalesce(text, '') = '' and times = '{}' and causes = '[]' and audiences = '{}'))
);
comment on table public.contributions is 'What residents pinned, as precisely as they allowed. Times come from the server''s clock only.';
comment on column public.contributions.id is 'Made by the device, so that sending twice is sending once.';
comment on column public.contributions.organisation_id is 'Who answers for it: the campaign''s organisation, else the one whose municipality covers the place.';
comment on column public.contributions.kind is 'story, memory, wish, like, avoid or safety.';
comment on column public.contributions.status is 'submitted, published, rejected or withdrawn. avoid and safety are never public as single pins whatever the status.';
comment on column public.contributions.revision is 'Grows with every amendment; a decision names the revision it looked at.';
comment on column public.contributions.receipt_hash is 'sha256 of the receipt code. The code itself is with the author only.';
comment on column public.contributions.contributor_id is 'The respondent; emptied at erasure.';
comment on column public.contributions.place is 'Where, WGS 84: a point, line or area, as precisely as the author allowed; when precision is rough every corner is the centre of its grid square.';
comment on column public.contributions.precision is 'exact; exact_for_city (public sees the square); rough (nobody knows more than the square).';
comment on column public.contributions.cell_x is 'Grid column: floor(easting / 150) in EPSG:3006 of the stored place, of a line or area of a point on it.';
comment on column public.contributions.cell_y is 'Grid row: floor(northing / 150) in EPSG:3006 of the stored place.';
comment on column public.contributions.district_id is 'District of the stored place. The public one is computed from the public place.';
comment on column public.contributions.title is 'Optional headline, up to 120 characters.';
comment on column public.contributions.text is 'The words, up to 2,000 characters; may be empty for like, avoid and safety.';
comment on column public.contributions.language is 'Language the author wrote in (ISO 639).';
comment on column public.contributions.safety_level is 'safety: 1 very unsafe to 5 very safe.';
comment on column public.contributions.times is 'safety, avoid: when, of morning, day, evening, night.';
comment on column public.contributions.causes is 'safety, avoid: why, [{"cause","effect"}] of fixed causes, each good or bad.';
comment on column public.contributions.era_type is 'memory: year, decade or period.';
comment on column public.contributions.era_from is 'memory: first year.';
comment on column public.contributions.era_to is 'memory: last year.';
comment on column public.contributions.audiences is 'wish: for whom.';
comment on column public.contributions.campaign_id is 'The campaign it answered, if it was open.';
comment on column public.contributions.session_id is 'The group session it was written in.';
comment on column public.contributions.campaign_closed is 'True: it named a campaign that had closed, and is kept without it.';
comment on column public.contributions.under_thirteen is 'The author said to be under 13: kept only roughly.';
comment on column public.contributions.exhibition is 'The author said yes to being shown on exhibition walls.';
comment on column public.contributions.flags is 'What moderators should look at first: personnummer, phone, email, name, plate, child_worry, threat, reported.';
comment on column public.contributions.queue_rank is 'Its place in the moderation queue: 0 worry for a child, 1 threat, 2 reported, 3 personal data, 4 the rest; null when nothing of it waits. Kept by trigger.';
comment on column public.contributions.restricted is 'Worry for a child that is not decided as public: only staff with that duty read it. Kept by trigger.';
comment on column public.contributions.redacted is 'A moderator removed words; […] stands in their place.';
comment on column public.contributions.rejection_reason is 'Why it was rejected; the author reads it on the receipt.';
comment on column public.contributions.rejection_words is 'The moderator''s words to the author. Here and not in the log, so that it can be erased.';
comment on column public.contributions.received_at is 'When the server received it.';
comment on column public.contributions.amended_at is 'When the author last changed it.';
comment on column public.contributions.decided_at is 'When it was last approved or rejected.';
comment on column public.contributions.withdrawn_at is 'When the author withdrew it.';
comment on column public.contributions.erased_at is 'When its content was erased under the disposal rule.';

create index contributions_place on public.contributions using gist (place);
create index contributions_waiting on public.contributions (organisation_id, queue_rank, received_at, id) include (campaign_id, restricted) where queue_rank is not null;
create index contributions_received on public.contributions (organisation_id, received_at);
create index contributions_campaign on public.contributions (campaign_id, kind, status);
create index contributions_session on public.contributions (session_id) where session_id is not null;
create index contributions_contributor on public.contributions (contributor_id, received_at);
create index contributions_district on public.contributions (district_id);
create index contributions_to_erase on public.contributions (withdrawn_at) where status = 'withdrawn' and erased_at is null;

-- Whoever writes the row: a rough place is snapped, and what follows from the stored place is computed from it.
create function private.locate_contribution() returns trigger
language plpgsql set search_path = '' as $$
declare
  metres extensions.geometry;
begin
  if new.place is null then
    new.cell_x := null; new.cell_y := null; new.district_id := null;
    return new;
  end if;
  if new.precision = 'rough' then
    new.place := private.rough_place(new.place);
  end if;
  metres := extensions.st_transform(extensions.st_pointonsurface(new.place), 3006);
  new.cell_x := floor(extensions.st_x(metres) / 150);
  new.cell_y := floor(extensions.st_y(metres) / 150);
  if new.organisation_id is null then
    select o.id into new.organisation_id from public.organisations o
    where extensions.st_covers(o.boundary, new.place) order by o.created_at, o.id limit 1;
  end if;
  new.district_id := private.district_at(extensions.st_pointonsurface(new.place), new.organisation_id);
  return new;
end
$$;
create trigger locate_contribution before insert or update of place, precision on public.contributions
  for each row execute function private.locate_contribution();

create table public.contribution_demographics (
  contribution_id uuid primary key references public.contributions (id) on delete cascade,
  age_group text check (age_group in ('under_13', '13_19', '20_34', '35_49', '50_64', '65_79', '80_plus')),
  gender text check (gender in ('woman', 'man', 'other')),
  relations text[] not null default '{}' check (relations <@ array['live', 'work', 'study', 'visit'] and cardinality(relations) <= 4),
  home_district_id uuid references public.districts (id) on delete set null
);
comment on table public.contribution_demographics is 'What the author chose to say about themself. Never shown publicly; in figures groups under five are suppressed.';
comment on column public.contribution_demographics.contribution_id is 'The contribution.';
comment on column public.contribution_demographics.age_group is 'Age group, or null for not stated.';
comment on column public.contribution_demographics.gender is 'woman, man, other, or null for not stated.';
comment on column public.contribution_demographics.relations is 'Relation to the place: live, work, study, visit.';
comment on column public.contribution_demographics.home_district_id is 'District the author lives in.';
create index contribution_demographics_home on public.contribution_demographics (home_district_id);

create table public.contribution_responses (
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  question_id text not null check (question_id ~ '^[A-Za-z0-9_-]{1,60}$'),
  question_version integer not null default 1 check (question_version > 0),
  value jsonb not null,
  primary key (contribution_id, question_id)
);
comment on table public.contribution_responses is 'Responses to the campaign''s own questions. Never shown publicly.';
comment on column public.contribution_responses.contribution_id is 'The contribution.';
comment on column public.contribution_responses.question_id is 'Id of the question in campaign_question_versions.';
comment on column public.contribution_responses.question_version is 'The wording it answers.';
comment on column public.contribution_responses.value is 'Text, number, or a list of option ids.';

create table public.contribution_operations (
  operation_id uuid primary key,
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  revision integer not null,
  applied_at timestamptz not null default now()
);
comment on table public.contribution_operations is 'Amendments already applied, so that one sent twice is applied once.';
comment on column public.contribution_operations.operation_id is 'Made by the device.';
comment on column public.contribution_operations.contribution_id is 'The contribution it changed.';
comment on column public.contribution_operations.revision is 'The revision it made.';
comment on column public.contribution_operations.applied_at is 'When it was applied.';
create index contribution_operations_contribution on public.contribution_operations (contribution_id);

alter table public.contributors enable row level security;
alter table public.contributions enable row level security;
alter table public.contribution_demographics enable row level security;
alter table public.contribution_responses enable row level security;
alter table public.contribution_operations enable row level security;
revoke all on public.contributors, public.contributions, public.contribution_demographics, public.contribution_responses, public.contribution_operations
  from public, anon, authenticated, service_role;
revoke all on all functions in schema private from public, anon;
grant select on public.contributions, public.contribution_demographics, public.contribution_responses to service_role;
-- Columns, not the table: receipt_hash is nobody's business, also not staff's; the exact place is shown by view_exact_place, which is audited.
grant select (id, organisation_id, kind, status, revision, contributor_id, precision, cell_x, cell_y, district_id, title, text, language,
  safety_level, times, causes, era_type, era_from, era_to, audiences, campaign_id, session_id, campaign_closed, under_thirteen, exhibition, flags,
  restricted, redacted, rejection_reason, rejection_words, received_at, amended_at, decided_at, withdrawn_at, erased_at) on public.contributions to authenticated;
grant select on public.contribution_demographics, public.contribution_responses to authenticated;

-- Worry for a child is read by those who have that duty. What is withdrawn is out of staff's sight at once, also while the disposal rule still keeps it.
create policy "Moderators, planners and admins read what was sent to them" on public.contributions for select to authenticated
  using (status <> 'withdrawn' and organisation_id in (select private.organisations_as('moderator', 'planner', 'admin'))
    and (not restricted or private.has_duty(organisation_id, 'child_worry')));
create policy "Planners and admins read demographics" on public.contribution_demographics for select to authenticated
  using (exists (select from public.contributions c where c.id = contribution_id
    and c.organisation_id in (select private.organisations_as('planner', 'admin'))));
create policy "Planners and admins read responses" on public.contribution_responses for select to authenticated
  using (exists (select from public.contributions c where c.id = contribution_id
    and c.organisation_id in (select private.organisations_as('planner', 'admin'))));
