-- Retention and records: how long each thing lives that is not needed forever, one job that keeps it, everything about one receipt code for
-- its author, and a closed campaign for the archive. The rule on withdrawn contributions is the organisation's disposal rule itself; the
-- others are rows here. Without a rule a thing is kept: nothing may be erased without a decision.

create table public.retention_rules (
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  subject text not null check (subject in ('redacted_originals', 'media_originals', 'demographics', 'report_texts', 'rejected_media', 'invitations', 'tombstones', 'audit_events')),
  days integer not null check (days between 0 and 36500),
  decision text not null check (char_length(btrim(decision)) between 1 and 300),
  changed_at timestamptz not null default now(),
  changed_by uuid references auth.users (id) on delete set null,
  primary key (organisation_id, subject),
  constraint long_enough check (days >= case subject when 'audit_events' then 730 when 'tombstones' then 365 else 0 end)
);
comment on table public.retention_rules is 'How long things live, by a decision. What has no row is kept.';
comment on column public.retention_rules.organisation_id is 'Whose rule.';
comment on column public.retention_rules.subject is 'What it is about: redacted_originals, media_originals, demographics, report_texts, rejected_media, invitations, tombstones or audit_events.';
comment on column public.retention_rules.days is 'Days from when it was made, resolved, decided or erased until it goes. Events live two years at least; a tombstone one, so that a phone found in a drawer does not bring back what was withdrawn.';
comment on column public.retention_rules.decision is 'The decision or reason behind it, in words.';
comment on column public.retention_rules.changed_at is 'When it was last changed.';
comment on column public.retention_rules.changed_by is 'By whom.';
create index retention_rules_changed_by on public.retention_rules (changed_by);

create table public.retention_runs (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  at timestamptz not null default now(),
  erased jsonb not null default '[]' check (jsonb_typeof(erased) = 'array'),
  more boolean not null default false
);
comment on table public.retention_runs is 'What the retention job did for an organisation: sums and times, never what it was.';
comment on column public.retention_runs.id is 'Identity, in order.';
comment on column public.retention_runs.organisation_id is 'For whom.';
comment on column public.retention_runs.at is 'When.';
comment on column public.retention_runs.erased is '[{"subject","count","from","to"}]: how many of each, from the oldest to the newest. Empty when nothing was due.';
comment on column public.retention_runs.more is 'True: a batch was full, the next run goes on.';
create index retention_runs_organisation on public.retention_runs (organisation_id, at desc);

create index contributions_erased on public.contributions (organisation_id, erased_at) where erased_at is not null;
create index contributions_in_campaign on public.contributions (campaign_id, received_at, id);
create index redacted_originals_at on public.redacted_originals (redacted_at);
create index reports_resolved on public.reports (resolved_at) where text is not null;

alter table public.retention_rules enable row level security;
alter table public.retention_runs enable row level security;
revoke all on public.retention_rules, public.retention_runs from public, anon, authenticated, service_role;
revoke all on all sequences in schema public from public, anon, authenticated, service_role;
grant select on public.retention_rules, public.retention_runs to service_role;

-- What is due: the one list that both the job and its dry run look at. `key` is what private.dispose_of() takes.
create function private.due_for_disposal(subject text, organisation uuid, days integer, most integer) returns table (key text, since timestamptz)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
declare
  before timestamptz := now() - make_interval(days => days);
begin
  case due_for_disposal.subject
    when 'withdrawn' then
      return query select c.id::text, c.withdrawn_at from public.contributions c
        where c.organisation_id = organisation and c.status = 'withdrawn' and c.erased_at is null and c.withdrawn_at <= before order by c.withdrawn_at, c.id limit most;
    when 'redacted_originals' then
      return query select r.id::text, r.redacted_at from public.redacted_originals r join public.contributions c on c.id = r.contribution_id
        where c.organisation_id = organisation and r.redacted_at <= before order by r.redacted_at, r.id limit most;
    when 'media_originals' then
      return query select o.media_id::text, o.replaced_at from public.media_originals o join public.contributions c on c.id = o.contribution_id
        where c.organisation_id = organisation and o.replaced_at <= before order by o.replaced_at, o.media_id limit most;
    when 'invitations' then
      -- From when it could no longer be taken up.
      return query select i.id::text, least(i.accepted_at, i.revoked_at, i.expires_at) from public.staff_invitations i
        where i.organisation_id = organisation and least(i.accepted_at, i.revoked_at, i.expires_at) <= before order by 2, 1 limit most;
    when 'demographics' then
      return query select c.id::text, c.received_at from public.contributions c join public.contribution_demographics d on d.contribution_id = c.id
        where c.organisation_id = organisation and c.received_at <= before order by c.received_at, c.id limit most;
    when 'report_texts' then
      -- An open report is still needed, however old.
      return query select r.id::text, r.resolved_at from public.reports r join public.contributions c on c.id = r.contribution_id
        where c.organisation_id = organisation and r.text is not null and r.resolved_at <= before order by r.resolved_at, r.id limit most;
    when 'rejected_media' then
      return query select m.id::text, coalesce(case when m.status = 'rejected' then m.decided_at end, c.decided_at)
        from public.contribution_media m join public.contributions c on c.id = m.contribution_id
        where c.organisation_id = organisation and (m.status = 'rejected' or c.status = 'rejected')
          and coalesce(case when m.status = 'rejected' then m.decided_at end, c.decided_at) <= before
        order by 2, 1 limit most;
    when 'tombstones' then
      -- What an answer counts stays, or the answer would be about fewer than it was.
      return query select c.id::text, c.erased_at from public.contributions c
        where c.organisation_id = organisation and c.status = 'withdrawn' and c.erased_at <= before
          and not exists (select from public.answer_contributions a where a.contribution_id = c.id)
        order by c.erased_at, c.id limit most;
    when 'audit_events' then
      return query select e.id::text, e.at from public.audit_events e where e.organisation_id = organisation and e.at <= before order by e.at, e.id limit most;
  end case;
end
$$;
comment on function private.due_for_disposal(text, uuid, integer, integer) is 'What a rule of so many days would erase now, oldest first.';

create function private.dispose_of(subject text, keys text[]) returns integer
language plpgsql set search_path = '' as $$
declare
  gone integer;
begin
  case dispose_of.subject
    when 'withdrawn' then
      -- Its own lock: withdrawing and erasing by hand take the same row.
      perform private.erase_contribution(c.id), private.audit(c.organisation_id, 'contribution.erased', c.id)
      from (select k.id, k.organisation_id from public.contributions k where k.id = any (keys::uuid[]) and k.erased_at is null for no key update skip locked) c;
    when 'redacted_originals' then delete from public.redacted_originals r where r.id = any (keys::bigint[]);
    when 'media_originals' then delete from public.media_originals o where o.media_id = any (keys::uuid[]);
    when 'invitations' then delete from public.staff_invitations i where i.id = any (keys::uuid[]);
    when 'demographics' then delete from public.contribution_demographics d where d.contribution_id = any (keys::uuid[]);
    when 'report_texts' then update public.reports r set text = null where r.id = any (keys::uuid[]);
    when 'rejected_media' then delete from public.contribution_media m where m.id = any (keys::uuid[]);
    when 'tombstones' then delete from public.contributions c where c.id = any (keys::uuid[]) and c.erased_at is not null;
    when 'audit_events' then
      perform set_config('disposal.of', 'audit_events', true);
      delete from public.audit_events e where e.id = any (keys::bigint[]);
      get diagnostics gone = row_count;
      perform set_config('disposal.of', '', true);
      return gone;
  end case;
  get diagnostics gone = row_count;
  return gone;
end
$$;
comment on function private.dispose_of(text, text[]) is 'Erases what due_for_disposal() named and says how many.';

-- Every rule of an organisation, the disposal rule among them.
create function private.rules_of(organisation uuid) returns table (subject text, days integer)
language sql stable set search_path = '' as $$
  select 'withdrawn', o.disposal_days from public.organisations o where o.id = organisation and o.disposal_days is not null
  union all
  select r.subject, r.days from public.retention_rules r where r.organisation_id = organisation
$$;

create function public.enforce_retention(batch integer default 1000) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  most integer := least(greatest(coalesce(batch, 1000), 1), 5000);
  organisation uuid;
  rule record;
  keys text[];
  oldest timestamptz;
  newest timestamptz;
  gone integer;
  erased jsonb;
  total integer := 0;
  is_full boolean;
  any_full boolean := false;
begin
  -- Two at once would count the same things twice.
  if not pg_try_advisory_xact_lock(2026112357) then return jsonb_build_object('erased', 0, 'more', false, 'busy', true); end if;
  for organisation in select o.id from public.organisations o order by o.id loop
    erased := '[]';
    is_full := false;
    for rule in select r.subject, r.days from private.rules_of(organisation) r order by r.subject loop
      select array_agg(d.key), min(d.since), max(d.since) into keys, oldest, newest from private.due_for_disposal(rule.subject, organisation, rule.days, most) d;
      continue when keys is null;
      gone := private.dispose_of(rule.subject, keys);
      is_full := is_full or cardinality(keys) = most;
      continue when gone = 0;
      total := total + gone;
      erased := erased || jsonb_build_array(jsonb_build_object('subject', rule.subject, 'count', gone, 'from', private.iso(oldest), 'to', private.iso(newest)));
      perform private.audit(organisation, 'retention.enforced', null, rule.subject || ' ' || gone);
    end loop;
    insert into public.retention_runs (organisation_id, erased, more) values (organisation, erased, is_full);
    any_full := any_full or is_full;
  end loop;
  -- The log of runs follows the shortest life an event may have.
  delete from public.retention_runs r where r.at < now() - interval '730 days';
  -- A line of the register of what was taken out is kept as long as the log that names it; what numbered respondents in a file given up is not.
  delete from private.evidence_exports e using public.retention_rules r
  where r.organisation_id = e.organisation_id and r.subject = 'audit_events' and e.begun_at < now() - make_interval(days => r.days);
  update private.evidence_exports e set salt = null where e.salt is not null and e.begun_at < now() - interval '1 day';
  -- Announced and never sent: the device that still wants to will announce it again.
  delete from public.contribution_media m where m.stored_at is null and m.received_at < now() - interval '1 day';
  delete from public.removed_media r where r.removed_at < now() - interval '90 days';
  delete from private.rate_counters r where r.window_start < now() - interval '2 days';
  delete from private.moderation_claims k where k.claimed_until < now() - interval '1 day';
  delete from private.theme_batches b where b.made_at < now() - interval '1 day';
  -- Rows that were laid aside and never imported go with their import.
  delete from private.imports i where i.applied_at is null and i.staged_at < now() - interval '1 day';
  -- Begun and never written on, left with its tab: what it would have answered waits as before.
  delete from public.answers a where a.revision = 1 and btrim(a.text) = '' and a.published_at is null and a.updated_at < now() - interval '30 days';
  delete from private.feature_keys k where k.expires_at < now() - interval '30 days';
  delete from private.wall_pairings p where p.expires_at < now();
  delete from private.wall_commands c where c.expires_at < now() - interval '1 day';
  perform private.forget_removals();
  return jsonb_build_object('erased', total, 'more', any_full, 'busy', false);
end
$$;
comment on function public.enforce_retention(integer) is 'The daily job: every organisation''s rules in batches of at most 5,000 each, logged → {erased, more, busy}. Call again while more. For the service role.';

-- The page's facts. Sums stop at ten thousand: more need not be counted to be understood.
create function public.read_retention() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('admin');
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'organisationId', o.id, 'name', o.name,
      'disposal', case when o.disposal_days is not null then jsonb_build_object('number', o.disposal_number, 'decidedOn', o.disposal_decided_on, 'days', o.disposal_days) end,
      'withdrawnDue', case when o.disposal_days is not null then (select count(*) from private.due_for_disposal('withdrawn', o.id, o.disposal_days, 10000)) end,
      'rules', (
        select jsonb_agg(jsonb_build_object('subject', s.subject, 'days', r.days, 'decision', r.decision, 'changedAt', private.iso(r.changed_at),
          'due', case when r.days is not null then (select count(*) from private.due_for_disposal(s.subject, o.id, r.days, 10000)) end) order by s.nth)
        from unnest(array['redacted_originals', 'media_originals', 'rejected_media', 'report_texts', 'demographics', 'invitations', 'tombstones', 'audit_events']) with ordinality s (subject, nth)
        left join public.retention_rules r on r.organisation_id = o.id and r.subject = s.subject),
      'runs', (
        select coalesce(jsonb_agg(jsonb_build_object('at', private.iso(l.at), 'erased', l.erased, 'more', l.more) order by l.id desc), '[]')
        from (select * from public.retention_runs r where r.organisation_id = o.id order by r.id desc limit 10) l)) order by o.name, o.id), '[]')
    from public.organisations o where o.id in (select private.organisations_as('admin')));
end
$$;
comment on function public.read_retention() is 'OrganisationRetention[] for admins: the disposal rule, the other rules, how many each would erase now (at most 10,000 counted), the ten last runs.';

-- For one of whom it is asked who may change it.
create function private.take_organisation(document jsonb, variadic roles text[]) returns uuid
language plpgsql stable set search_path = '' as $$
declare
  organisation uuid := private.take_uuid(document, 'organisationId', true);
begin
  if not exists (select from private.organisations_as(variadic roles) o where o = organisation) then perform private.raise_problem('not_allowed'); end if;
  return organisation;
end
$$;

create function private.take_day(document jsonb, field text) returns date
language plpgsql immutable set search_path = '' as $$
declare
  day text := private.take_text(document, field, true);
begin
  if day !~ '^\d{4}-\d{2}-\d{2}$' then perform private.raise_problem('field_invalid', field); end if;
  return day::date;
exception when datetime_field_overflow or invalid_datetime_format then
  perform private.raise_problem('field_invalid', field);
end
$$;

create function public.preview_retention(rule jsonb) returns integer
language plpgsql stable security definer set search_path = '' as $$
declare
  organisation uuid;
  about text;
begin
  perform private.must_be_staff('admin');
  perform private.take_document(rule, '{organisationId,subject,days}');
  organisation := private.take_organisation(rule, 'admin');
  about := private.take_word(rule, 'subject', '{withdrawn,redacted_originals,media_originals,demographics,report_texts,rejected_media,invitations,tombstones,audit_events}', true);
  return (select count(*) from private.due_for_disposal(about, organisation, private.take_integer(rule, 'days', 0, 36500), 10000));
end
$$;
comment on function public.preview_retention(jsonb) is '{organisationId, subject, days} → how many such a rule would erase now, at most 10,000 counted. Changes nothing. For admins.';

create function public.change_retention_rule(rule jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
  about text;
  wanted integer;
  words text;
begin
  perform private.must_be_staff('admin');
  perform private.take_document(rule, '{organisationId,subject,days,decision}');
  organisation := private.take_organisation(rule, 'admin');
  about := private.take_word(rule, 'subject', '{redacted_originals,media_originals,demographics,report_texts,rejected_media,invitations,tombstones,audit_events}', true);
  if coalesce(rule -> 'days', 'null') = 'null' then
    delete from public.retention_rules r where r.organisation_id = organisation and r.subject = about;
    perform private.audit(organisation, 'retention.kept', null, about);
    return null;
  end if;
  wanted := private.take_integer(rule, 'days', case about when 'audit_events' then 730 when 'tombstones' then 365 else 0 end, 36500);
  words := btrim(private.take_text(rule, 'decision', true));
  if words = '' then perform private.raise_problem('text_missing', 'decision'); end if;
  if char_length(words) > 300 then perform private.raise_problem('text_too_long', 'decision'); end if;
  insert into public.retention_rules as r (organisation_id, subject, days, decision, changed_by) values (organisation, about, wanted, words, (select auth.uid()))
  on conflict (organisation_id, subject) do update set days = excluded.days, decision = excluded.decision, changed_by = excluded.changed_by, changed_at = now();
  perform private.audit(organisation, 'retention.changed', null, about || ' ' || wanted);
  return null;
end
$$;
comment on function public.change_retention_rule(jsonb) is '{organisationId, subject, days, decision} → null; days null: keep. Audit events at least 730 days, tombstones 365. For admins.';

create function public.change_disposal_rule(rule jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
  number text;
  decided date;
  wanted integer;
begin
  perform private.must_be_staff('admin');
  perform private.take_document(rule, '{organisationId,number,decidedOn,days}');
  organisation := private.take_organisation(rule, 'admin');
  number := btrim(private.take_text(rule, 'number', true));
  if number = '' then perform private.raise_problem('text_missing', 'number'); end if;
  if char_length(number) > 60 then perform private.raise_problem('text_too_long', 'number'); end if;
  decided := private.take_day(rule, 'decidedOn');
  if decided > private.today() then perform private.raise_problem('field_invalid', 'decidedOn'); end if;
  wanted := private.take_integer(rule, 'days', 0, 36500);
  update public.organisations o set disposal_number = number, disposal_decided_on = decided, disposal_days = wanted where o.id = organisation;
  perform private.audit(organisation, 'disposal.changed', null, wanted::text);
  return null;
end
$$;
comment on function public.change_disposal_rule(jsonb) is 'The decision on disposal {organisationId, number, decidedOn, days} → null. It can be changed, never taken away. For admins.';

revoke all on function
  private.due_for_disposal(text, uuid, integer, integer), private.dispose_of(text, text[]), private.rules_of(uuid), private.take_organisation(jsonb, text[]), private.take_day(jsonb, text),
  public.enforce_retention(integer), public.read_retention(), public.preview_retention(jsonb), public.change_retention_rule(jsonb), public.change_disposal_rule(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.enforce_retention(integer) to service_role;
grant execute on function public.read_retention(), public.preview_retention(jsonb), public.change_retention_rule(jsonb), public.change_disposal_rule(jsonb) to authenticated;
