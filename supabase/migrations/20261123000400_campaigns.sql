-- Campaigns: a question asked in an area during a period, with a promise; and group sessions, a turn of it with a code and an end.

-- Words by language code with or without Swedish: what is being written.
create function private.is_some_words(words jsonb) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select jsonb_typeof(words) = 'object' and not jsonb_path_exists(words, '$.* ? (@.type() != "string")')
$$;

-- Up to eight own questions: [{"id","type","label":{…},"options":[{"id","label":{…}}],"required":false}], in a draft also unfinished ones.
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
        and private.is_some_words(q -> 'label')
        and jsonb_typeof(q -> 'options') = 'array'
        and jsonb_typeof(q -> 'required') = 'boolean', false)
        or exists (
          select from jsonb_array_elements(case jsonb_typeof(q -> 'options') when 'array' then q -> 'options' else '[]' end) o
          where not coalesce(o ->> 'id' ~ '^[A-Za-z0-9_-]{1,60}$' and private.is_some_words(o -> 'label'), false)))
  end
$$;

-- Positions, from 1, of questions that a resident could not answer yet: no Swedish words, or nothing to choose between.
create function private.unfinished_questions(questions jsonb) returns integer[]
language sql immutable parallel safe security definer set search_path = '' as $$
  select coalesce(array_agg(q.nth::integer order by q.nth), '{}')
  from jsonb_array_elements(questions) with ordinality q (question, nth)
  where not private.is_words(q.question -> 'label')
    or exists (select from jsonb_array_elements(q.question -> 'options') o where not private.is_words(o -> 'label'))
    or q.question ->> 'type' in ('single', 'multiple') and jsonb_array_length(q.question -> 'options') < 2
$$;

-- The suggested precision by kind. Safety and avoid are never exact for everyone.
create function private.are_precision_defaults(defaults jsonb) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select case when jsonb_typeof(defaults) <> 'object' then false else not exists (
    select from jsonb_each_text(defaults) d
    where d.key not in ('story', 'memory', 'wish', 'like', 'avoid', 'safety') or d.value not in ('exact', 'exact_for_city', 'rough')
      or d.key in ('avoid', 'safety') and d.value = 'exact') end
$$;

create table public.campaigns (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete restrict,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  title jsonb not null check (private.is_words(title)),
  question jsonb not null check (private.is_some_words(question)),
  intro jsonb not null check (private.is_some_words(intro)),
  promise_can_change jsonb,
  promise_cannot_change jsonb,
  promise_who_decides jsonb,
  answer_by date,
  kinds text[] not null default '{story,memory,wish,like,avoid,safety}'
    check (cardinality(kinds) > 0 and kinds <@ array['story', 'memory', 'wish', 'like', 'avoid', 'safety']),
  status text not null default 'draft' check (status in ('draft', 'open', 'closed', 'archived')),
  opens_on date not null,
  closes_on date,
  geometry_types text[] not null default '{point}' check (geometry_types <@ array['point', 'line', 'area'] and geometry_types @> array['point']),
  allows_media boolean not null default true,
  adults_only boolean not null default false,
  rough_only boolean not null default false,
  precision_defaults jsonb not null default '{}' check (private.are_precision_defaults(precision_defaults)),
  organiser text not null default '',
  co_organisers text[] not null default '{}' check (cardinality(co_organisers) <= 5),
  controller text not null default '',
  legal_basis text not null default '',
  questions jsonb not null default '[]' check (private.are_questions(questions)),
  area extensions.geometry(MultiPolygon, 4326) check (area is null or extensions.st_isvalid(area)),
  area_source jsonb check (area_source is null or jsonb_typeof(area_source) = 'object'),
  version integer not null default 1 check (version > 0),
  opened_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint period_runs_forward check (closes_on is null or opens_on <= closes_on),
  -- A campaign does not open without saying what it asks, who answers for the data, on what ground, and what it promises.
  constraint promise_before_opening check (status = 'draft' or (
    btrim(organiser) <> '' and btrim(controller) <> '' and btrim(legal_basis) <> ''
    and coalesce(private.is_words(promise_can_change) and private.is_words(promise_cannot_change) and private.is_words(promise_who_decides), false)
    and private.is_words(question) and private.is_words(intro) and private.unfinished_questions(questions) = '{}'))
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
comment on column public.campaigns.status is 'draft (staff only), open, closed, or archived (closed, and no longer among the current ones). An open one past closes_on counts as closed.';
comment on column public.campaigns.opens_on is 'First day, in the city''s time zone.';
comment on column public.campaigns.closes_on is 'Last day, or null for no end yet.';
comment on column public.campaigns.geometry_types is 'What may be marked: point always, line and area where the question is about ways and areas.';
comment on column public.campaigns.allows_media is 'False: no photo or voice.';
comment on column public.campaigns.adults_only is 'True: the question about being under 13 is skipped.';
comment on column public.campaigns.rough_only is 'True: every place is kept only roughly, whoever marks it.';
comment on column public.campaigns.precision_defaults is 'The precision suggested by kind, where it is another than the usual one: {"wish": "rough"}.';
comment on column public.campaigns.organiser is 'Who organises it, as written to residents.';
comment on column public.campaigns.co_organisers is 'Who organises it too.';
comment on column public.campaigns.controller is 'Data controller (personuppgiftsansvarig).';
comment on column public.campaigns.legal_basis is 'Legal basis for handling personal data.';
comment on column public.campaigns.questions is 'Up to eight own questions, each with the number of its wording ("version"), which the database gives.';
comment on column public.campaigns.area is 'Where it asks, WGS 84; null for the whole municipality.';
comment on column public.campaigns.area_source is 'Where the area comes from: drawn, or copied from a development area, a district or another campaign, with its name and the day.';
comment on column public.campaigns.version is 'Counts up with every change, so that nobody overwrites what a colleague saved meanwhile.';
comment on column public.campaigns.opened_at is 'When it was first opened; from then on its slug stands and changed questions become new versions.';
comment on column public.campaigns.created_at is 'When the row was made.';
comment on column public.campaigns.updated_at is 'When it was last changed.';
create index campaigns_organisation on public.campaigns (organisation_id);

create table public.campaign_question_versions (
  campaign_id uuid not null references public.campaigns (id) on delete cascade,
  question_id text not null check (question_id ~ '^[A-Za-z0-9_-]{1,60}$'),
  version integer not null check (version > 0),
  document jsonb not null,
  used_from timestamptz not null default now(),
  primary key (campaign_id, question_id, version)
);
comment on table public.campaign_question_versions is 'Every wording a campaign''s own question has had since it opened, also of questions no longer asked: responses keep the one they answered.';
comment on column public.campaign_question_versions.campaign_id is 'The campaign.';
comment on column public.campaign_question_versions.question_id is 'Id of the question, the same through all its wordings.';
comment on column public.campaign_question_versions.version is 'Number of the wording, from 1.';
comment on column public.campaign_question_versions.document is 'The question as it was asked.';
comment on column public.campaign_question_versions.used_from is 'From when it was asked so.';

-- True when whoever answered `was` would read the same in `now`: the same type, the same words, every option still there. More languages,
-- more options and another order change nothing of what was answered.
create function private.same_wording(was jsonb, now jsonb) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select was -> 'type' = now -> 'type' and now -> 'label' @> (was -> 'label') and not exists (
    select from jsonb_array_elements(was -> 'options') o
    where not exists (select from jsonb_array_elements(now -> 'options') n where n -> 'id' = o -> 'id' and n -> 'label' @> (o -> 'label')))
$$;

create function private.number_questions() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  -- Nobody has been asked yet: the words are changed where they stand.
  in_place boolean := case tg_op when 'INSERT' then true else old.opened_at is null end;
begin
  if new.status <> 'draft' then new.opened_at := coalesce(new.opened_at, now()); end if;
  new.questions := (
    select coalesce(jsonb_agg(q.question || jsonb_build_object('version', case
        when v.version is null then 1
        when in_place or private.same_wording(v.document, q.question) then v.version
        else v.version + 1 end) order by q.nth), '[]')
    from jsonb_array_elements(new.questions) with ordinality q (question, nth)
    left join lateral (select k.version, k.document from public.campaign_question_versions k
      where k.campaign_id = new.id and k.question_id = q.question ->> 'id' order by k.version desc limit 1) v on true);
  return new;
end
$$;
create function private.keep_question_versions() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.campaign_question_versions as v (campaign_id, question_id, version, document)
  select new.id, q ->> 'id', (q ->> 'version')::integer, q from jsonb_array_elements(new.questions) q
  on conflict (campaign_id, question_id, version) do update set document = excluded.document where v.document <> excluded.document;
  -- What was taken out before anybody was asked never was a question.
  if new.opened_at is null then
    delete from public.campaign_question_versions v
    where v.campaign_id = new.id and not exists (select from jsonb_array_elements(new.questions) q where q ->> 'id' = v.question_id);
  end if;
  return null;
end
$$;

-- What a campaign lacks before it may open, field by field; `disposal` is its organisation's. The same list: missingBeforeOpening in
-- src/domain/campaign-draft.ts.
create function private.missing_before_opening(campaign public.campaigns) returns text[]
language sql stable set search_path = '' as $$
  select array_remove(array[
    case when not private.is_words(campaign.question) then 'question' end,
    case when not private.is_words(campaign.intro) then 'intro' end,
    case when not coalesce(private.is_words(campaign.promise_can_change), false) then 'canChange' end,
    case when not coalesce(private.is_words(campaign.promise_cannot_change), false) then 'cannotChange' end,
    case when not coalesce(private.is_words(campaign.promise_who_decides), false) then 'whoDecides' end,
    case when campaign.closes_on < private.today() then 'closesOn' end,
    case when campaign.answer_by < campaign.opens_on then 'answerBy' end,
    case when private.unfinished_questions(campaign.questions) <> '{}' then 'questions' end,
    case when btrim(campaign.organiser) = '' then 'organisers' end,
    case when btrim(campaign.controller) = '' then 'controller' end,
    case when btrim(campaign.legal_basis) = '' then 'legalBasis' end,
    case when not exists (select from public.organisations o where o.id = campaign.organisation_id and o.disposal_number is not null) then 'disposal' end], null)
$$;

-- The organisation's disposal rule lies in another row, so no check constraint can ask for it.
create function private.refuse_opening_without_disposal() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.status = 'open' and not exists (select from public.organisations o where o.id = new.organisation_id and o.disposal_number is not null) then
    perform private.raise_problem('campaign_not_ready', 'disposal');
  end if;
  return null;
end
$$;

create trigger questions_are_numbered before insert or update of questions, status on public.campaigns
  for each row execute function private.number_questions();
create trigger questions_keep_their_versions after insert or update of questions, status on public.campaigns
  for each row execute function private.keep_question_versions();
create trigger opening_needs_a_disposal_rule after insert or update of status on public.campaigns
  for each row execute function private.refuse_opening_without_disposal();

create function private.is_open(campaign public.campaigns) returns boolean
language sql stable
return campaign.status = 'open' and campaign.opens_on <= private.today() and (campaign.closes_on is null or campaign.closes_on >= private.today());

create table public.group_sessions (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references public.campaigns (id) on delete cascade,
  code text not null unique check (code ~ '^[A-Z0-9-]{4,24}$'),
  label text not null default '' check (char_length(label) <= 120),
  for_children boolean not null default false,
  allows_media boolean not null default false,
  opens_at timestamptz default now(),
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
comment on column public.group_sessions.opens_at is 'From when the code works; null until a facilitator starts it.';
comment on column public.group_sessions.expires_at is 'When the code stops working by itself.';
comment on column public.group_sessions.ended_at is 'When it was ended by hand; null again when it was started once more.';
comment on column public.group_sessions.created_by is 'The member of staff who made it.';
comment on column public.group_sessions.created_at is 'When the row was made.';
create index group_sessions_campaign on public.group_sessions (campaign_id);
create index group_sessions_created_by on public.group_sessions (created_by);

create table public.group_session_links (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null references public.group_sessions (id) on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  constraint link_lives_at_most_90_days check (expires_at <= created_at + interval '90 days')
);
comment on table public.group_session_links is 'Links with which a facilitator starts, watches and closes one group session without an account.';
comment on column public.group_session_links.id is 'Identity.';
comment on column public.group_session_links.session_id is 'The session it leads.';
comment on column public.group_session_links.token_hash is 'sha256 of the 128 random bits that the link carries; made on the staff''s device, the bits are never kept here.';
comment on column public.group_session_links.expires_at is 'When it stops working by itself.';
comment on column public.group_session_links.revoked_at is 'When staff took it back.';
comment on column public.group_session_links.last_used_at is 'When it last worked, to the minute.';
comment on column public.group_session_links.created_by is 'The member of staff who made it.';
comment on column public.group_session_links.created_at is 'When the row was made.';
create index group_session_links_session on public.group_session_links (session_id);
create index group_session_links_created_by on public.group_session_links (created_by);

alter table public.campaigns enable row level security;
alter table public.campaign_question_versions enable row level security;
alter table public.group_sessions enable row level security;
alter table public.group_session_links enable row level security;
revoke all on public.campaigns, public.campaign_question_versions, public.group_sessions, public.group_session_links from public, anon, authenticated, service_role;
revoke all on all functions in schema private from public, anon, service_role;
-- Check constraints run as whoever writes the row.
grant execute on function private.is_words(jsonb), private.is_some_words(jsonb), private.are_questions(jsonb), private.unfinished_questions(jsonb), private.are_precision_defaults(jsonb)
  to service_role;
grant execute on function private.is_words(jsonb) to authenticated;
grant select, insert, update, delete on public.campaigns, public.group_sessions to service_role;
-- Staff change campaigns and group sessions only through the functions of their desks, which write the audit. Links are read by nobody.
grant select on public.campaigns, public.campaign_question_versions, public.group_sessions to authenticated;
grant select on public.campaign_question_versions to service_role;

create policy "Staff read their campaigns" on public.campaigns for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Staff read the wordings of their questions" on public.campaign_question_versions for select to authenticated
  using (campaign_id in (select c.id from public.campaigns c where c.organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin'))));

-- Campaigns and group sessions are one organisation's; the subquery is hashed once a statement.
create policy "Planners, hosts and admins read group sessions" on public.group_sessions for select to authenticated
  using (campaign_id in (select c.id from public.campaigns c where c.organisation_id in (select private.organisations_as('planner', 'host', 'admin'))));
