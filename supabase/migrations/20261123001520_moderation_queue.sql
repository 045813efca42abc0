-- The moderation queue: what waits stands in one order, is taken by one person at a time, and every decision can be taken back.

-- What the words and the waiting photos and recordings of a contribution are flagged with decides its place. A published one waits for a
-- look at its media or at reports only.
create function private.queue_contribution() returns trigger
language plpgsql set search_path = '' as $$
declare
  media_waits boolean := false;
  media_flags text[] := '{}';
  child_reported boolean := false;
  looked_for text[];
begin
  if tg_op = 'UPDATE' then
    select count(*) > 0, coalesce(array_agg(f.flag) filter (where f.flag is not null), '{}') into media_waits, media_flags
    from public.contribution_media m left join lateral unnest(m.flags) f (flag) on true
    where m.contribution_id = new.id and m.status = 'submitted' and m.stored_at is not null;
    child_reported := exists (select from public.reports r where r.contribution_id = new.id and r.reason = 'child' and r.resolved_at is null);
  end if;
  looked_for := media_flags || case new.status when 'submitted' then new.flags when 'published' then array(select f from unnest(new.flags) f where f = 'reported') else '{}' end;
  new.queue_rank := case
    when new.status not in ('submitted', 'published') or new.status = 'published' and not media_waits and not looked_for && '{reported}' then null
    when child_reported or looked_for && '{child_worry}' then 0
    when looked_for && '{threat}' then 1
    when looked_for && '{reported}' then 2
    when looked_for <> '{}' then 3
    else 4 end;
  new.restricted := new.status <> 'withdrawn'
    and (child_reported or media_flags && '{child_worry}' or new.status <> 'published' and new.flags && '{child_worry}');
  return new;
end
$$;
create trigger queue_contribution before insert or update of status, flags, queue_rank on public.contributions
  for each row execute function private.queue_contribution();

-- A photo or recording that comes, is decided or goes moves its contribution. Whoever changes media has locked the contribution before.
create function private.queue_media() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if (tg_op <> 'INSERT' and old.stored_at is not null and old.status = 'submitted') or (tg_op <> 'DELETE' and new.stored_at is not null and new.status = 'submitted') then
    update public.contributions c set queue_rank = c.queue_rank where c.id = coalesce(new.contribution_id, old.contribution_id);
  end if;
  return null;
end
$$;
create trigger queue_media after insert or delete or update of status, stored_at, flags on public.contribution_media
  for each row execute function private.queue_media();

create table private.moderation_claims (
  contribution_id uuid primary key references public.contributions (id) on delete cascade,
  claimed_by uuid not null references auth.users (id) on delete cascade,
  claimed_until timestamptz not null
);
comment on table private.moderation_claims is 'Who is looking at what just now, so that no two moderators work on the same. Over after five idle minutes.';
comment on column private.moderation_claims.contribution_id is 'What is looked at.';
comment on column private.moderation_claims.claimed_by is 'By whom.';
comment on column private.moderation_claims.claimed_until is 'Until when nobody else gets it.';
create index moderation_claims_person on private.moderation_claims (claimed_by);
alter table private.moderation_claims enable row level security;

create function private.claim_ends() returns timestamptz
language sql stable set search_path = '' as $$ select now() + interval '5 minutes' $$;

-- Takes one for oneself if no colleague holds it. The row of the claim decides between two who ask at the same moment.
create function private.claim(contribution uuid) returns boolean
language plpgsql set search_path = '' as $$
begin
  insert into private.moderation_claims as k (contribution_id, claimed_by, claimed_until) values (contribution, (select auth.uid()), private.claim_ends())
  on conflict (contribution_id) do update set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until
  where k.claimed_by = excluded.claimed_by or k.claimed_until <= now();
  return found;
end
$$;

create function private.must_not_be_with_a_colleague(contribution uuid) returns void
language plpgsql stable set search_path = '' as $$
begin
  if exists (select from private.moderation_claims k where k.contribution_id = contribution and k.claimed_by <> (select auth.uid()) and k.claimed_until > now()) then
    perform private.raise_problem('claimed_by_colleague');
  end if;
end
$$;

create function private.take_uuids(document jsonb, field text, most integer) returns uuid[]
language plpgsql immutable set search_path = '' as $$
begin
  if document -> field is null then return '{}'; end if;
  if jsonb_typeof(document -> field) <> 'array' or jsonb_array_length(document -> field) > most then perform private.raise_problem('field_invalid', field); end if;
  return array(select private.take_uuid(jsonb_build_object(field, id), field, true) from jsonb_array_elements(document -> field) id);
end
$$;

create function private.queue_counts() returns jsonb
language sql stable set search_path = '' as $$
  with mine as (
    select c.queue_rank, k.contribution_id is not null as with_colleague,
      not c.restricted or c.organisation_id = any (array(select o from private.organisations_as('moderator', 'admin') o where private.has_duty(o, 'child_worry'))) as readable
    from public.contributions c
    left join private.moderation_claims k on k.contribution_id = c.id and k.claimed_until > now() and k.claimed_by <> (select auth.uid())
    where c.queue_rank is not null
      and (c.organisation_id in (select private.organisations_as('moderator', 'admin'))
        or c.organisation_id in (select private.organisations_as('host')) and c.campaign_id in (select private.hosted_campaigns()))
  )
  select jsonb_build_object('waiting', count(*) filter (where m.readable), 'urgent', count(*) filter (where m.readable and m.queue_rank < 4),
    'withColleagues', count(*) filter (where m.readable and m.with_colleague), 'restricted', count(*) filter (where not m.readable))
  from mine m
$$;

-- QueueItem[] of src/backend/staff/moderation.ts, in the order of the ids.
create function private.queue_items(ids uuid[]) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', c.id, 'revision', c.revision, 'kind', c.kind, 'title', c.title, 'text', c.text, 'language', c.language,
    'publicPlace', extensions.st_asgeojson(case c.precision when 'exact' then c.place else private.rough_place(c.place) end, 6)::jsonb,
    'precision', c.precision, 'hasExactPlace', c.precision = 'exact_for_city',
    'era', private.era_of(c.era_type, c.era_from, c.era_to),
    'safety', case when c.kind = 'safety' then jsonb_build_object('level', c.safety_level, 'times', c.times, 'causes', c.causes) end,
    'causes', c.causes,
    'districtName', (select d.name from public.districts d where d.id = c.district_id),
    'campaignTitle', (select k.title from public.campaigns k where k.id = c.campaign_id),
    'flags', array(select distinct f from unnest(c.flags || array(
      select unnest(m.flags) from public.contribution_media m where m.contribution_id = c.id and m.status = 'submitted' and m.stored_at is not null)) f order by f),
    'reports', (select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'text', r.text, 'receivedAt', private.iso(r.received_at)) order by r.received_at, r.id), '[]')
      from public.reports r where r.contribution_id = c.id and r.resolved_at is null),
    'status', c.status, 'media', private.stored_media_of(c.id), 'underThirteen', c.under_thirteen, 'exhibition', c.exhibition,
    'receivedAt', private.iso(c.received_at), 'claimedUntil', private.iso(k.claimed_until),
    'handedOverAt', (select private.iso(max(d.decided_at)) from public.moderation_decisions d where d.contribution_id = c.id and d.action = 'hand_over'),
    'sameContributor', (select count(*) from public.contributions o where o.contributor_id = c.contributor_id and o.id <> c.id
      and o.status in ('submitted', 'published') and o.received_at > now() - interval '1 day')) order by i.nth), '[]')
  from unnest(ids) with ordinality i (id, nth) join public.contributions c on c.id = i.id join private.moderation_claims k on k.contribution_id = c.id
$$;

create function public.claim_contributions(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me constant uuid := (select auth.uid());
  most integer;
  skipped uuid[];
  wanted uuid;
  moderated uuid[] := array(select private.organisations_as('moderator', 'admin'));
  hosted uuid[] := array(select private.hosted_campaigns());
  duty uuid[] := array(select o from private.organisations_as('moderator', 'admin') o where private.has_duty(o, 'child_worry'));
  everywhere uuid[] := array(select private.organisations_as('moderator', 'host', 'admin'));
  held uuid[] := '{}';
  tried uuid[];
  fresh uuid[];
  skipped_turn boolean;
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  perform private.take_document(request, '{count,skipped,wanted}');
  most := private.take_integer(request, 'count', 1, 50);
  skipped := private.take_uuids(request, 'skipped', 500);
  wanted := private.take_uuid(request, 'wanted');

  delete from private.moderation_claims k where k.contribution_id in (
    select o.contribution_id from private.moderation_claims o where o.claimed_by = me and o.claimed_until <= now() for update skip locked);
  if exists (select from public.contributions c where c.id = wanted and c.status in ('submitted', 'published') and private.may_moderate(c)) and private.claim(wanted) then
    held := array[wanted];
  end if;
  held := held || array(
    select c.id from private.moderation_claims k join public.contributions c on c.id = k.contribution_id
    where k.claimed_by = me and c.queue_rank is not null and c.id <> all (held || skipped) and private.may_moderate(c)
    order by c.queue_rank, c.received_at, c.id limit most - cardinality(held) for update of k);
  update private.moderation_claims k set claimed_until = private.claim_ends() where k.contribution_id = any (held);

  tried := held;
  -- What was skipped comes when there is nothing else.
  foreach skipped_turn in array '{f,t}'::boolean[] loop
    while cardinality(held) < most loop
      select coalesce(array_agg(f.id order by f.queue_rank, f.received_at, f.id), '{}') into fresh from (
        select x.id, x.queue_rank, x.received_at from unnest(everywhere) o (id) cross join lateral (
          select c.id, c.queue_rank, c.received_at from public.contributions c
          where c.organisation_id = o.id and c.queue_rank is not null and (o.id = any (moderated) or c.campaign_id = any (hosted))
            and (not c.restricted or o.id = any (duty)) and c.id <> all (tried) and c.id = any (skipped) = skipped_turn
            and not exists (select from private.moderation_claims k where k.contribution_id = c.id and k.claimed_by <> me and k.claimed_until > now())
          order by c.queue_rank, c.received_at, c.id limit most - cardinality(held) for no key update skip locked) x
        order by x.queue_rank, x.received_at, x.id limit most - cardinality(held)) f;
      exit when fresh = '{}';
      tried := tried || fresh;
      -- Who looked a moment before the other's claim was there finds it here.
      held := held || array(select f.id from unnest(fresh) with ordinality f (id, nth) where private.claim(f.id) order by f.nth);
    end loop;
  end loop;
  return jsonb_build_object('items', private.queue_items(held), 'counts', private.queue_counts());
end
$$;
comment on function public.claim_contributions(jsonb) is '{count, skipped, wanted} → ClaimedPage for moderators, hosts and admins: what they hold first (renewed), then urgent, then oldest; nothing that a colleague holds.';

create function public.renew_claims(ids jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  asked uuid[];
  kept uuid[];
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  asked := private.take_uuids(jsonb_build_object('ids', ids), 'ids', 50);
  kept := array(select k.contribution_id from private.moderation_claims k join public.contributions c on c.id = k.contribution_id
    where k.contribution_id = any (asked) and k.claimed_by = (select auth.uid()) and c.status in ('submitted', 'published') and private.may_moderate(c)
    order by k.contribution_id for update of k);
  update private.moderation_claims k set claimed_until = private.claim_ends() where k.contribution_id = any (kept);
  return jsonb_build_object('lost', array(select a from unnest(asked) a where a <> all (kept)), 'counts', private.queue_counts());
end
$$;
comment on function public.renew_claims(jsonb) is 'Ids one works on → {lost, counts}: five more minutes for those still held.';

create function public.release_claims(ids jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  delete from private.moderation_claims k
  where k.contribution_id = any (private.take_uuids(jsonb_build_object('ids', ids), 'ids', 50)) and k.claimed_by = (select auth.uid());
end
$$;
comment on function public.release_claims(jsonb) is 'Ids one does not work on any more: free for colleagues at once.';

create function public.read_queue_counts() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  return private.queue_counts();
end
$$;
comment on function public.read_queue_counts() is 'QueueCounts.';

-- Removes words by ranges counted in UTF-16 code units, as JavaScript counts: a character beyond U+FFFF is two. A range that cuts one in
-- two removes it whole; ranges that touch leave one mark.
create function private.redact_words(words text, field text, redactions jsonb) returns text
language sql immutable set search_path = '' as $$
  with units as (
    select ch, nth, case when ascii(ch) > 65535 then 2 else 1 end as width from unnest(string_to_array(words, null)) with ordinality c (ch, nth)
  ), placed as (
    select u.*, sum(u.width) over (order by u.nth) - u.width as at from units u
  ), marked as (
    select p.*, exists (select from jsonb_array_elements(redactions) r
      where r ->> 'field' = field and p.at < (r ->> 'to')::integer and p.at + p.width > (r ->> 'from')::integer) as removed
    from placed p
  )
  select string_agg(case when not m.removed then m.ch when m.removed_before then '' else '[…]' end, '' order by m.nth)
  from (select k.*, coalesce(lag(k.removed) over (order by k.nth), false) as removed_before from marked k) m
$$;
create function private.utf16_length(words text) returns integer
language sql immutable set search_path = '' as $$
  select coalesce(sum(case when ascii(ch) > 65535 then 2 else 1 end), 0)::integer from unnest(string_to_array(words, null)) ch
$$;

create function private.take_redactions(document jsonb, c public.contributions) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  redactions jsonb := document -> 'redactions';
  one jsonb;
  length integer;
begin
  if coalesce(jsonb_typeof(redactions), '') <> 'array' or jsonb_array_length(redactions) not between 1 and 100 then perform private.raise_problem('field_invalid', 'redactions'); end if;
  for one in select * from jsonb_array_elements(redactions) loop
    perform private.take_document(one, '{field,from,to}');
    length := private.utf16_length(case private.take_word(one, 'field', '{title,text}', true) when 'title' then c.title else c.text end);
    if coalesce(length, 0) = 0 or private.take_integer(one, 'from', 0, length - 1) >= private.take_integer(one, 'to', 1, length) then
      perform private.raise_problem('field_invalid', 'redactions');
    end if;
  end loop;
  return redactions;
end
$$;

create function public.decide_contribution(decision jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  contribution uuid;
  looked_at integer;
  chosen text;
  why text;
  words text;
  c public.contributions;
  new_title text;
  new_text text;
  decided bigint;
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  perform private.take_document(decision, '{contributionId,revision,action,reason,words,redactions}');
  contribution := private.take_uuid(decision, 'contributionId', true);
  looked_at := private.take_integer(decision, 'revision', 1, 1000000);
  chosen := private.take_word(decision, 'action', '{approve,redact,reject}', true);
  why := private.take_word(decision, 'reason', '{personal_data,about_a_person,hate,threat,advertising,not_about_a_place,duplicate,other}', chosen = 'reject');
  words := nullif(btrim(private.take_text(decision, 'words')), '');
  if char_length(words) > 500 then perform private.raise_problem('text_too_long', 'words'); end if;
  if chosen <> 'reject' and num_nonnulls(why, words) > 0 then perform private.raise_problem('field_not_allowed', 'reason'); end if;
  if chosen <> 'redact' and decision ? 'redactions' then perform private.raise_problem('field_not_allowed', 'redactions'); end if;

  select * into c from public.contributions k where k.id = contribution for no key update;
  if not found or not private.may_moderate(c) then perform private.raise_problem('not_allowed'); end if;
  if c.status = 'withdrawn' then perform private.raise_problem('withdrawn'); end if;
  perform private.must_not_be_with_a_colleague(contribution);
  -- What is public already is decided on by whoever took it; else a colleague decided in the meantime.
  if c.revision <> looked_at or c.status = 'rejected'
     or c.status = 'published' and not exists (select from private.moderation_claims k where k.contribution_id = contribution and k.claimed_by = (select auth.uid())) then
    perform private.raise_problem('revision_conflict', 'revision');
  end if;

  insert into public.moderation_decisions (contribution_id, organisation_id, revision, action, reason, previous_status, decided_by)
  values (contribution, c.organisation_id, looked_at, chosen, why, c.status, (select auth.uid())) returning id into decided;
  update public.reports r set resolved_at = now() where r.contribution_id = contribution and r.resolved_at is null;
  if chosen = 'redact' then
    perform private.take_redactions(decision, c);
    new_title := private.redact_words(c.title, 'title', decision -> 'redactions');
    new_text := private.redact_words(c.text, 'text', decision -> 'redactions');
    if char_length(new_title) > 120 or char_length(new_text) > 2000 then perform private.raise_problem('text_too_long', 'redactions'); end if;
    insert into public.redacted_originals (contribution_id, decision_id, revision, restricted, title, text, redacted_by)
    values (contribution, decided, looked_at, c.restricted, c.title, c.text, (select auth.uid()));
    update public.contributions k set
      title = new_title, text = coalesce(new_text, ''), redacted = true, flags = private.detect_personal_data(concat_ws(E'\n', new_title, new_text)),
      status = 'published', decided_at = now()
    where k.id = contribution;
  else
    update public.contributions k set
      status = case chosen when 'approve' then 'published' else 'rejected' end, decided_at = now(), rejection_reason = why, rejection_words = words,
      flags = array_remove(k.flags, 'reported')
    where k.id = contribution;
  end if;
  delete from private.moderation_claims k where k.contribution_id = contribution;
  perform private.audit(c.organisation_id, case chosen when 'approve' then 'contribution.published' when 'redact' then 'contribution.redacted' else 'contribution.rejected' end, contribution, why);
  return jsonb_build_object('decisionId', decided);
end
$$;
comment on function public.decide_contribution(jsonb) is 'QueueDecision → {decisionId}: approves, redacts and approves, or rejects the revision that was looked at.';

-- When something that was public before a decision had become so.
create function private.decided_before(d public.moderation_decisions) returns timestamptz
language sql stable set search_path = '' as $$
  select case d.previous_status when 'published' then coalesce(
    (select max(e.decided_at) from public.moderation_decisions e where e.contribution_id = d.contribution_id and e.id < d.id and e.action in ('approve', 'redact')),
    (select c.received_at from public.contributions c where c.id = d.contribution_id)) end
$$;

-- Puts one contribution back as it was before a decision. The caller holds its row and has looked whether it may.
create function private.take_back(d public.moderation_decisions) returns void
language plpgsql set search_path = '' as $$
declare
  original public.redacted_originals;
begin
  delete from public.redacted_originals o where o.decision_id = d.id returning * into original;
  update public.reports r set resolved_at = null where r.contribution_id = d.contribution_id and r.resolved_at = d.decided_at;
  update public.contributions c set
    title = case when original.id is null then c.title else original.title end,
    text = coalesce(original.text, c.text),
    redacted = case when original.id is null then c.redacted else position('[…]' in concat(original.title, original.text)) > 0 end,
    flags = private.detect_personal_data(concat_ws(E'\n', case when original.id is null then c.title else original.title end, coalesce(original.text, c.text)))
      || array(select 'reported' where exists (select from public.reports r where r.contribution_id = c.id and r.resolved_at is null)),
    status = d.previous_status, rejection_reason = null, rejection_words = null,
    decided_at = private.decided_before(d)
  where c.id = d.contribution_id;
end
$$;

create function public.undo_decision(decision bigint) returns void
language plpgsql security definer set search_path = '' as $$
declare
  d public.moderation_decisions;
  c public.contributions;
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  select * into d from public.moderation_decisions m where m.id = decision;
  if not found then perform private.raise_problem('not_allowed'); end if;
  select * into c from public.contributions k where k.id = d.contribution_id for no key update;
  if not private.may_moderate(c)
     or d.decided_by is distinct from (select auth.uid()) and d.organisation_id not in (select private.organisations_as('admin'))
     or d.action not in ('approve', 'redact', 'reject') then
    perform private.raise_problem('not_allowed');
  end if;
  if c.status = 'withdrawn' then perform private.raise_problem('withdrawn'); end if;
  perform private.must_not_be_with_a_colleague(c.id);
  -- Amended, hidden by a report, or decided on since: that stands.
  if c.revision <> d.revision or c.status <> (case d.action when 'reject' then 'rejected' else 'published' end)
     or exists (select from public.moderation_decisions l where l.contribution_id = c.id and l.id > d.id and l.action <> 'hand_over') then
    perform private.raise_problem('revision_conflict', 'revision');
  end if;
  perform private.take_back(d);
  insert into public.moderation_decisions (contribution_id, organisation_id, revision, action, undoes, decided_by)
  values (c.id, c.organisation_id, c.revision, 'undo', d.id, (select auth.uid()));
  perform private.claim(c.id);
  perform private.audit(c.organisation_id, 'decision.undone', c.id);
end
$$;
comment on function public.undo_decision(bigint) is 'Takes back the last decision on a contribution, one''s own or as an admin: it is as it was before, claimed by oneself.';

create function public.undo_media_decision(media uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  m public.contribution_media;
  c public.contributions;
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  select k.* into c from public.contributions k join public.contribution_media p on p.contribution_id = k.id where p.id = media for no key update of k;
  if not found or not private.may_moderate(c) then perform private.raise_problem('not_allowed'); end if;
  if c.status = 'withdrawn' then perform private.raise_problem('withdrawn'); end if;
  perform private.must_not_be_with_a_colleague(c.id);
  select * into m from public.contribution_media p where p.id = media;
  if not found then perform private.raise_problem('not_allowed'); end if;
  if m.status = 'submitted' then perform private.raise_problem('revision_conflict', 'status'); end if;
  -- Decided on by a colleague since: that stands.
  if m.decided_by is distinct from (select auth.uid()) and c.organisation_id not in (select private.organisations_as('admin')) then perform private.raise_problem('not_allowed'); end if;
  update public.contribution_media p set status = 'submitted', decided_at = null, decided_by = null where p.id = m.id;
  -- What waits through its media only, or again, is this person's to decide on.
  if exists (select from public.contributions k where k.id = c.id and k.queue_rank is not null) then perform private.claim(c.id); end if;
  perform private.audit(c.organisation_id, 'media.undone', m.id);
  return null;
end
$$;
comment on function public.undo_media_decision(uuid) is 'Takes back the last decision on a photo or recording, one''s own or as an admin: it waits again and nobody else sees it; a transcript that was written stays.';

create function public.view_exact_place(contribution uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  c public.contributions;
begin
  perform private.must_be_staff('moderator', 'host', 'planner', 'admin');
  select * into c from public.contributions k where k.id = contribution and k.status <> 'withdrawn';
  if not found or not (private.may_moderate(c) or not c.restricted and c.organisation_id in (select private.organisations_as('planner'))) then perform private.raise_problem('not_allowed'); end if;
  if c.precision = 'exact_for_city' then perform private.audit(c.organisation_id, 'place.viewed', c.id); end if;
  return extensions.st_asgeojson(c.place, 6)::jsonb;
end
$$;
comment on function public.view_exact_place(uuid) is 'Place as the city may know it. Looking at one that everyone sees only roughly is written in the audit.';

create function public.hand_over_child_worry(contribution uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  c public.contributions;
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  select * into c from public.contributions k where k.id = contribution and k.status <> 'withdrawn' for no key update;
  if not found or not private.may_moderate(c) then perform private.raise_problem('not_allowed'); end if;
  insert into public.moderation_decisions (contribution_id, organisation_id, revision, action, decided_by)
  values (c.id, c.organisation_id, c.revision, 'hand_over', (select auth.uid()));
  perform private.audit(c.organisation_id, 'child_worry.handed_over', c.id);
end
$$;
comment on function public.hand_over_child_worry(uuid) is 'Noted: the worry for a child was reported as the routine says. The contribution waits for its decision as before.';

create function public.read_child_worry_routine() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  return (select jsonb_build_object('text', o.child_worry_text, 'phone', o.child_worry_phone, 'url', o.child_worry_url) from public.organisations o
    where o.child_worry_text is not null and o.id in (select private.organisations_as('moderator', 'host', 'admin')) order by o.id limit 1);
end
$$;
comment on function public.read_child_worry_routine() is '{text, phone, url}: what to do about worry for a child, as an admin has written it; null until then.';

revoke all on all tables in schema private from public, anon, authenticated, service_role;
revoke all on function private.queue_contribution(), private.queue_media(), private.claim_ends(), private.claim(uuid), private.must_not_be_with_a_colleague(uuid),
  private.take_uuids(jsonb, text, integer), private.queue_counts(), private.queue_items(uuid[]), private.redact_words(text, text, jsonb), private.utf16_length(text),
  private.take_redactions(jsonb, public.contributions), private.decided_before(public.moderation_decisions), private.take_back(public.moderation_decisions),
  public.claim_contributions(jsonb), public.renew_claims(jsonb), public.release_claims(jsonb), public.read_queue_counts(), public.decide_contribution(jsonb),
  public.undo_decision(bigint), public.undo_media_decision(uuid), public.view_exact_place(uuid), public.hand_over_child_worry(uuid), public.read_child_worry_routine() from public, anon, authenticated, service_role;
grant execute on function public.claim_contributions(jsonb), public.renew_claims(jsonb), public.release_claims(jsonb), public.read_queue_counts(),
  public.decide_contribution(jsonb), public.undo_decision(bigint), public.undo_media_decision(uuid), public.view_exact_place(uuid), public.hand_over_child_worry(uuid), public.read_child_worry_routine() to authenticated;
