-- The city's answers, tied to contributions and/or a development area, and the themes staff code contributions with.

-- How the organisation answers: with one pair of eyes or two, and within how long where a campaign promised no day.
alter table public.organisations
  add column answers_need_second_look boolean not null default false,
  add column answer_within_days integer not null default 60 check (answer_within_days between 1 and 3650);
comment on column public.organisations.answers_need_second_look is 'True: an answer is published only after another planner or admin than its writer approved it.';
comment on column public.organisations.answer_within_days is 'Days within which a contribution should have its answer, where its campaign promised no day of its own.';

create table public.themes (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9-]{1,60}$'),
  name jsonb not null check (private.is_words(name)),
  description text check (char_length(description) <= 500),
  retired_at timestamptz,
  merged_into uuid references public.themes (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (organisation_id, slug),
  constraint merged_is_retired check (merged_into is null or retired_at is not null)
);
comment on table public.themes is 'Staff''s coding of what contributions are about.';
comment on column public.themes.id is 'Identity.';
comment on column public.themes.organisation_id is 'Whose coding.';
comment on column public.themes.slug is 'Short name.';
comment on column public.themes.name is 'Name by language.';
comment on column public.themes.description is 'What belongs to it, in the staff''s own words.';
comment on column public.themes.retired_at is 'Since when nothing more is coded with it; what was coded stays.';
comment on column public.themes.merged_into is 'The theme that took over what was coded with this one.';
comment on column public.themes.created_at is 'When the row was made.';
create index themes_merged_into on public.themes (merged_into) where merged_into is not null;

create table public.contribution_themes (
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  theme_id uuid not null references public.themes (id) on delete cascade,
  coded_by uuid references auth.users (id) on delete set null,
  coded_at timestamptz not null default now(),
  primary key (contribution_id, theme_id)
);
comment on table public.contribution_themes is 'Which themes a contribution was coded with.';
comment on column public.contribution_themes.contribution_id is 'The contribution.';
comment on column public.contribution_themes.theme_id is 'The theme.';
comment on column public.contribution_themes.coded_by is 'The member of staff.';
comment on column public.contribution_themes.coded_at is 'When.';
create index contribution_themes_theme on public.contribution_themes (theme_id, coded_at);
create index contribution_themes_coded_by on public.contribution_themes (coded_by);

-- What one press of a button coded, so that one press takes it back.
create table private.theme_batches (
  id uuid primary key default gen_random_uuid(),
  theme_id uuid not null references public.themes (id) on delete cascade,
  action text not null check (action in ('add', 'remove')),
  contribution_ids uuid[] not null,
  made_by uuid references auth.users (id) on delete cascade,
  made_at timestamptz not null default now()
);
comment on table private.theme_batches is 'What was coded or taken back at one time, kept for a day so that it can be undone.';
comment on column private.theme_batches.id is 'Identity.';
comment on column private.theme_batches.theme_id is 'The theme.';
comment on column private.theme_batches.action is 'add or remove.';
comment on column private.theme_batches.contribution_ids is 'Those it changed, and no others.';
comment on column private.theme_batches.made_by is 'Who may undo it.';
comment on column private.theme_batches.made_at is 'When.';
alter table private.theme_batches enable row level security;
revoke all on private.theme_batches from public, anon, authenticated, service_role;
create index theme_batches_theme on private.theme_batches (theme_id);
create index theme_batches_made_by on private.theme_batches (made_by);

create table public.answers (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete restrict,
  development_area_id uuid references public.development_areas (id) on delete set null,
  stance text check (stance in ('will_do', 'under_way', 'done', 'partly', 'cannot', 'noted', 'forwarded')),
  text text not null default '' check (char_length(text) <= 5000),
  reason text check (char_length(reason) <= 5000),
  unit text not null default '' check (char_length(unit) <= 200),
  standing text not null default 'administration' check (standing in ('administration', 'board')),
  decided_on date,
  paragraph text check (char_length(paragraph) <= 60),
  revision integer not null default 1 check (revision >= 1),
  review_requested_at timestamptz,
  review_requested_by uuid references auth.users (id) on delete set null,
  review_note text check (char_length(review_note) <= 1000),
  approved_at timestamptz,
  approved_by uuid references auth.users (id) on delete set null,
  published_at timestamptz,
  corrected_at timestamptz,
  correction jsonb,
  withdrawn_at timestamptz,
  withdrawn_reason text check (char_length(withdrawn_reason) <= 500),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_by uuid references auth.users (id) on delete set null,
  updated_at timestamptz not null default now(),
  -- A draft may have holes; what somebody else is to read may not.
  constraint whole_before_others_read check ((published_at is null and review_requested_at is null)
    or (stance is not null and btrim(text) <> '' and btrim(unit) <> '')),
  -- Only a board can promise; and a board's decision has a date and a paragraph.
  constraint promise_needs_a_board check ((published_at is null and review_requested_at is null) or stance <> 'will_do' or standing = 'board'),
  constraint board_decision_is_whole check ((published_at is null and review_requested_at is null) or standing <> 'board'
    or (decided_on is not null and btrim(coalesce(paragraph, '')) <> '')),
  constraint no_has_a_reason check ((published_at is null and review_requested_at is null) or stance not in ('cannot', 'partly') or btrim(coalesce(reason, '')) <> ''),
  constraint approved_by_another check (approved_by is null or approved_by is distinct from review_requested_by),
  constraint withdrawn_is_not_published check (withdrawn_at is null or published_at is null),
  constraint withdrawn_has_a_reason check (withdrawn_at is null or btrim(coalesce(withdrawn_reason, '')) <> '')
);
comment on table public.answers is 'The city''s reasoned position on one or many contributions and/or a development area.';
comment on column public.answers.id is 'Identity.';
comment on column public.answers.organisation_id is 'Who answers.';
comment on column public.answers.development_area_id is 'The development area it is about.';
comment on column public.answers.stance is 'will_do, under_way, done, partly, cannot, noted or forwarded; null while nobody has chosen.';
comment on column public.answers.text is 'The answer.';
comment on column public.answers.reason is 'Why. A no (cannot, partly) always has one.';
comment on column public.answers.unit is 'Responsible unit.';
comment on column public.answers.standing is 'administration (förvaltningens bedömning) or board (nämndens beslut).';
comment on column public.answers.decided_on is 'Date of the decision.';
comment on column public.answers.paragraph is 'Paragraph (§) of the board''s minutes.';
comment on column public.answers.revision is 'Grows with every change; who saves names the revision they started from.';
comment on column public.answers.review_requested_at is 'When a second pair of eyes was asked for; null again after every change.';
comment on column public.answers.review_requested_by is 'Who asked.';
comment on column public.answers.review_note is 'What the second pair of eyes wants changed.';
comment on column public.answers.approved_at is 'When somebody else approved it; null again after every change.';
comment on column public.answers.approved_by is 'The second pair of eyes.';
comment on column public.answers.published_at is 'When it was published; null for a draft. A correction does not change it.';
comment on column public.answers.corrected_at is 'When its wording was last corrected after publishing.';
comment on column public.answers.correction is 'A correction that waits for a second pair of eyes: the new fields, why, by, at.';
comment on column public.answers.withdrawn_at is 'When it was taken back after having been published.';
comment on column public.answers.withdrawn_reason is 'Why it was taken back.';
comment on column public.answers.created_by is 'The planner.';
comment on column public.answers.created_at is 'When the row was made.';
comment on column public.answers.updated_by is 'Who last changed the words.';
comment on column public.answers.updated_at is 'When the words last changed.';
create index answers_organisation on public.answers (organisation_id, updated_at desc);
create index answers_area on public.answers (development_area_id);
create index answers_created_by on public.answers (created_by);
create index answers_updated_by on public.answers (updated_by);
create index answers_review_requested_by on public.answers (review_requested_by);
create index answers_approved_by on public.answers (approved_by);

create table public.answer_versions (
  id bigint generated always as identity primary key,
  answer_id uuid not null references public.answers (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  how text not null check (how in ('corrected', 'withdrawn')),
  stance text not null,
  text text not null,
  reason text,
  unit text not null,
  standing text not null,
  decided_on date,
  paragraph text,
  published_at timestamptz not null,
  ended_at timestamptz not null default now(),
  ended_by uuid references auth.users (id) on delete set null,
  why text not null check (char_length(btrim(why)) between 1 and 500)
);
comment on table public.answer_versions is 'What published answers said before they were corrected or withdrawn. Append-only.';
comment on column public.answer_versions.id is 'Identity, in order.';
comment on column public.answer_versions.answer_id is 'The answer.';
comment on column public.answer_versions.organisation_id is 'Who answered.';
comment on column public.answer_versions.how is 'corrected or withdrawn.';
comment on column public.answer_versions.stance is 'The stance it had.';
comment on column public.answer_versions.text is 'What it said.';
comment on column public.answer_versions.reason is 'The reason it gave.';
comment on column public.answer_versions.unit is 'The unit it named.';
comment on column public.answer_versions.standing is 'administration or board.';
comment on column public.answer_versions.decided_on is 'Date of the decision it named.';
comment on column public.answer_versions.paragraph is 'Paragraph it named.';
comment on column public.answer_versions.published_at is 'Since when it was read.';
comment on column public.answer_versions.ended_at is 'Until when.';
comment on column public.answer_versions.ended_by is 'Who corrected or withdrew it.';
comment on column public.answer_versions.why is 'Why.';
create index answer_versions_answer on public.answer_versions (answer_id, ended_at);
create index answer_versions_organisation on public.answer_versions (organisation_id);
create index answer_versions_ended_by on public.answer_versions (ended_by);
create trigger versions_are_append_only before update or delete on public.answer_versions
  for each row execute function private.refuse_change();

create table public.answer_contributions (
  answer_id uuid not null references public.answers (id) on delete cascade,
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  primary key (answer_id, contribution_id)
);
comment on table public.answer_contributions is 'Which contributions an answer answers. Shown on their receipts, and on the map for kinds that are public.';
comment on column public.answer_contributions.answer_id is 'The answer.';
comment on column public.answer_contributions.contribution_id is 'The contribution.';
create index answer_contributions_contribution on public.answer_contributions (contribution_id);

-- One PublishedAnswer.
create function private.answer_document(a public.answers) returns jsonb
language sql stable
return jsonb_build_object('id', a.id, 'stance', a.stance, 'text', a.text, 'reason', a.reason, 'unit', a.unit, 'standing', a.standing,
  'decidedOn', a.decided_on, 'paragraph', a.paragraph, 'publishedAt', private.iso(a.published_at), 'correctedAt', private.iso(a.corrected_at));

-- PublishedAnswer[] of one contribution, oldest first.
create function private.answers_to(contribution uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(private.answer_document(a) order by a.published_at, a.id), '[]')
    from public.answer_contributions ac join public.answers a on a.id = ac.answer_id
    where ac.contribution_id = contribution and a.published_at <= now());
end
$$;

-- A published contribution whose answers changed is a change. One statement for all of them, so that it is one hint to the listeners.
create function private.touch_published(ids uuid[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.published_contributions p where p.id = any (ids)) then return; end if;
  -- The lock of next_change() before those of the rows, as everywhere.
  perform pg_advisory_xact_lock(2026112300);
  update public.published_contributions p set change_seq = private.next_change() where p.id = any (ids);
end
$$;

create function private.touch_answered() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.touch_published(array(select ac.contribution_id from public.answer_contributions ac where ac.answer_id = new.id));
  -- Also those whose contribution is not on the map follow their receipt: a hint without content, src/backend/live.ts.
  perform realtime.send('{}', 'answered', 'published', true);
  return null;
end
$$;
create trigger touch_answered after update on public.answers for each row
  when (old.published_at is not null or new.published_at is not null) execute function private.touch_answered();

-- Tying to a draft changes nothing that anybody reads; untying by deleting the answer does.
create function private.touch_tied() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  ids uuid[] := array(select t.contribution_id from tied t where not exists (select from public.answers a where a.id = t.answer_id and a.published_at is null));
begin
  if cardinality(ids) > 0 then
    perform private.touch_published(ids);
    perform realtime.send('{}', 'answered', 'published', true);
  end if;
  return null;
end
$$;
create trigger touch_tied after insert on public.answer_contributions referencing new table as tied for each statement execute function private.touch_tied();
create trigger touch_untied after delete on public.answer_contributions referencing old table as tied for each statement execute function private.touch_tied();

alter table public.themes enable row level security;
alter table public.contribution_themes enable row level security;
alter table public.answers enable row level security;
alter table public.answer_versions enable row level security;
alter table public.answer_contributions enable row level security;
revoke all on public.themes, public.contribution_themes, public.answers, public.answer_versions, public.answer_contributions from public, anon, authenticated, service_role;
revoke all on all sequences in schema public from public, anon, authenticated, service_role;
revoke all on function private.answer_document(public.answers), private.answers_to(uuid), private.touch_published(uuid[]), private.touch_answered(), private.touch_tied()
  from public, anon, authenticated, service_role;
-- Staff write through the functions of "answering" only: a second pair of eyes and the history cannot be gone round.
grant select on public.themes, public.contribution_themes, public.answers, public.answer_versions, public.answer_contributions to authenticated;
grant select, insert, update, delete on public.themes, public.answers to service_role;
grant select, insert, delete on public.contribution_themes, public.answer_contributions to service_role;
grant select on public.answer_versions to service_role;

create policy "Staff read themes" on public.themes for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Planners and admins read coding" on public.contribution_themes for select to authenticated
  using (theme_id in (select t.id from public.themes t where t.organisation_id in (select private.organisations_as('planner', 'admin'))));
create policy "Planners and admins read their answers" on public.answers for select to authenticated
  using (organisation_id in (select private.organisations_as('planner', 'admin')));
create policy "Planners and admins read what answers said before" on public.answer_versions for select to authenticated
  using (organisation_id in (select private.organisations_as('planner', 'admin')));
create policy "Planners and admins read what answers answer" on public.answer_contributions for select to authenticated
  using (answer_id in (select a.id from public.answers a where a.organisation_id in (select private.organisations_as('planner', 'admin'))));
