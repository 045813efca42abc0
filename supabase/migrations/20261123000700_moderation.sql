-- Moderation: decisions (append-only, ids and reasons, no content), originals of redacted words (erasable), reports, and the audit log.

create table public.moderation_bulks (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  decided_by uuid references auth.users (id) on delete set null,
  reason text not null check (reason in ('personal_data', 'about_a_person', 'hate', 'threat', 'advertising', 'not_about_a_place', 'duplicate', 'other')),
  decided integer not null check (decided >= 0),
  decided_at timestamptz not null default now(),
  undone_at timestamptz
);
comment on table public.moderation_bulks is 'Floods rejected in one go. What was in one stands in moderation_decisions.';
comment on column public.moderation_bulks.id is 'Identity.';
comment on column public.moderation_bulks.organisation_id is 'Whose moderator it was.';
comment on column public.moderation_bulks.decided_by is 'The moderator.';
comment on column public.moderation_bulks.reason is 'Reason for the rejection.';
comment on column public.moderation_bulks.decided is 'How many contributions it rejected.';
comment on column public.moderation_bulks.decided_at is 'When.';
comment on column public.moderation_bulks.undone_at is 'When it was taken back.';
create index moderation_bulks_organisation on public.moderation_bulks (organisation_id, decided_at);
create index moderation_bulks_decided_by on public.moderation_bulks (decided_by);

create table public.moderation_decisions (
  id bigint generated always as identity primary key,
  contribution_id uuid not null,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  revision integer not null,
  action text not null check (action in ('approve', 'reject', 'redact', 'undo', 'hand_over')),
  reason text check (reason in ('personal_data', 'about_a_person', 'hate', 'threat', 'advertising', 'not_about_a_place', 'duplicate', 'other')),
  previous_status text check (previous_status in ('submitted', 'published')),
  undoes bigint unique references public.moderation_decisions (id) on delete cascade,
  bulk_id uuid references public.moderation_bulks (id) on delete cascade,
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz not null default now(),
  constraint reject_has_a_reason check (action <> 'reject' or reason is not null),
  constraint undo_names_what_it_undoes check ((action = 'undo') = (undoes is not null))
);
comment on table public.moderation_decisions is 'What moderators decided. Append-only; ids, actions and reasons, never content or places.';
comment on column public.moderation_decisions.id is 'Identity, in order.';
comment on column public.moderation_decisions.contribution_id is 'What was decided on. No foreign key: the decision outlives the last trace of a contribution.';
comment on column public.moderation_decisions.organisation_id is 'Whose moderator it was.';
comment on column public.moderation_decisions.revision is 'The revision looked at.';
comment on column public.moderation_decisions.action is 'approve, reject, redact, undo, or hand_over: a worry for a child was reported as the routine says.';
comment on column public.moderation_decisions.reason is 'Reason for a rejection.';
comment on column public.moderation_decisions.previous_status is 'What it was before, for taking the decision back.';
comment on column public.moderation_decisions.undoes is 'undo: the decision taken back.';
comment on column public.moderation_decisions.bulk_id is 'The flood it was rejected in.';
comment on column public.moderation_decisions.decided_by is 'The moderator.';
comment on column public.moderation_decisions.decided_at is 'When.';
create index moderation_decisions_contribution on public.moderation_decisions (contribution_id, id);
create index moderation_decisions_bulk on public.moderation_decisions (bulk_id);
create index moderation_decisions_organisation on public.moderation_decisions (organisation_id, decided_at);
create index moderation_decisions_decided_by on public.moderation_decisions (decided_by);

-- Append-only also for those who bypass policies: only what goes with an organisation or an account (cascade), and the disposal of old
-- events under a rule (migration "retention"), get past.
create function private.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  if pg_trigger_depth() > 1 or tg_op = 'DELETE' and coalesce(current_setting('disposal.of', true), '') = tg_table_name then
    return coalesce(new, old);
  end if;
  raise exception using errcode = 'PT403', message = 'not_allowed', detail = tg_table_name || ' is append-only';
end
$$;
create trigger decisions_are_append_only before update or delete on public.moderation_decisions
  for each row execute function private.refuse_change();

create table public.redacted_originals (
  id bigint generated always as identity primary key,
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  decision_id bigint unique references public.moderation_decisions (id) on delete cascade,
  revision integer not null,
  restricted boolean not null default false,
  title text,
  text text not null,
  redacted_by uuid references auth.users (id) on delete set null,
  redacted_at timestamptz not null default now()
);
comment on table public.redacted_originals is 'Words as they were before a moderator removed personal data. Erasable: gone with withdrawal and with amendment at once, and after the time the organisation keeps them.';
comment on column public.redacted_originals.id is 'Identity.';
comment on column public.redacted_originals.contribution_id is 'The contribution.';
comment on column public.redacted_originals.decision_id is 'The decision that redacted.';
comment on column public.redacted_originals.revision is 'The revision that was redacted.';
comment on column public.redacted_originals.restricted is 'It was a worry for a child: only staff with that duty read it.';
comment on column public.redacted_originals.title is 'Headline before.';
comment on column public.redacted_originals.text is 'Words before.';
comment on column public.redacted_originals.redacted_by is 'The moderator.';
comment on column public.redacted_originals.redacted_at is 'When.';
create index redacted_originals_contribution on public.redacted_originals (contribution_id);
create index redacted_originals_redacted_by on public.redacted_originals (redacted_by);

create table public.reports (
  id uuid primary key,
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  reason text not null check (reason in ('child', 'personal_data', 'hate', 'threat', 'spam', 'other')),
  text text check (char_length(text) <= 500),
  received_at timestamptz not null default now(),
  resolved_at timestamptz
);
comment on table public.reports is 'Reports from anyone about something published. child and personal_data hide it at once until looked at.';
comment on column public.reports.id is 'Made by the device, so that reporting twice is reporting once.';
comment on column public.reports.contribution_id is 'What was reported.';
comment on column public.reports.reason is 'child, personal_data, hate, threat, spam or other.';
comment on column public.reports.text is 'In the reporter''s words, up to 500 characters; erased with the contribution.';
comment on column public.reports.received_at is 'When.';
comment on column public.reports.resolved_at is 'When a moderator next decided on the contribution.';
create index reports_contribution on public.reports (contribution_id) where resolved_at is null;

create table public.audit_events (
  id bigint generated always as identity primary key,
  organisation_id uuid references public.organisations (id) on delete cascade,
  at timestamptz not null default now(),
  actor_id uuid references auth.users (id) on delete set null,
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  subject_id uuid,
  reason text check (char_length(reason) <= 160)
);
comment on table public.audit_events is 'What was done, by whom: ids, actions and reasons, never content or places. Append-only.';
comment on column public.audit_events.id is 'Identity, in order.';
comment on column public.audit_events.organisation_id is 'Whose event it is.';
comment on column public.audit_events.at is 'When.';
comment on column public.audit_events.actor_id is 'The member of staff, or null for residents and jobs.';
comment on column public.audit_events.action is 'noun.verb, such as contribution.published.';
comment on column public.audit_events.subject_id is 'What it was done to.';
comment on column public.audit_events.reason is 'A reason word, a number; of a file that left also its SHA-256.';
create index audit_events_organisation on public.audit_events (organisation_id, at);
create index audit_events_actor on public.audit_events (actor_id);
create trigger events_are_append_only before update or delete on public.audit_events
  for each row execute function private.refuse_change();

create function private.audit(organisation uuid, action text, subject uuid, reason text default null) returns void
language plpgsql set search_path = '' as $$
begin
  insert into public.audit_events (organisation_id, actor_id, action, subject_id, reason)
  values (organisation, (select u.id from auth.users u where u.id = (select auth.uid())), action, subject, reason);
end
$$;

alter table public.moderation_bulks enable row level security;
alter table public.moderation_decisions enable row level security;
alter table public.redacted_originals enable row level security;
alter table public.reports enable row level security;
alter table public.audit_events enable row level security;
revoke all on public.moderation_bulks, public.moderation_decisions, public.redacted_originals, public.reports, public.audit_events from public, anon, authenticated, service_role;
revoke all on all sequences in schema public from public, anon, authenticated, service_role;
revoke all on function private.refuse_change(), private.audit(uuid, text, uuid, text) from public, anon, authenticated, service_role;
grant select on public.moderation_bulks, public.moderation_decisions, public.redacted_originals, public.reports, public.audit_events to authenticated, service_role;

create policy "Moderators and admins read bulks" on public.moderation_bulks for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'admin')));
create policy "Moderators and admins read decisions" on public.moderation_decisions for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'admin')));
create policy "Admins read originals" on public.redacted_originals for select to authenticated
  using (exists (select from public.contributions c where c.id = contribution_id
    and c.organisation_id in (select private.organisations_as('admin')) and (not redacted_originals.restricted or private.has_duty(c.organisation_id, 'child_worry'))));
create policy "Moderators and admins read reports" on public.reports for select to authenticated
  using (exists (select from public.contributions c where c.id = contribution_id
    and c.organisation_id in (select private.organisations_as('moderator', 'admin'))));
create policy "Admins read the audit log" on public.audit_events for select to authenticated
  using (organisation_id in (select private.organisations_as('admin')));
