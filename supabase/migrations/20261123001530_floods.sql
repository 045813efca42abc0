-- Floods: many contributions from one key, one session or with nearly the same words, found and rejected in one go, and taken back in one.

create extension if not exists pg_trgm with schema extensions;

create function private.take_time(document jsonb, field text) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare
  moment text := private.take_text(document, field);
begin
  if moment is not null and moment !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})$' then
    perform private.raise_problem('field_invalid', field);
  end if;
  return moment::timestamptz;
exception when datetime_field_overflow or invalid_datetime_format then
  perform private.raise_problem('field_invalid', field);
end
$$;

-- What belongs to a flood, of what the signed-in person may decide on. Words are compared by trigrams, among what came within a week of
-- the example: a flood is a burst, and a city's archive is not searched for it.
create function private.flood(criteria jsonb) returns setof public.contributions
language plpgsql stable set search_path = '' as $$
declare
  author_of uuid;
  session uuid;
  words_of uuid;
  since timestamptz;
  until timestamptz;
  wanted text[];
  example public.contributions;
  example_words text;
  author uuid;
  moderated uuid[] := array(select private.organisations_as('moderator', 'admin'));
  hosted uuid[] := array(select private.hosted_campaigns());
  duty uuid[] := array(select o from private.organisations_as('moderator', 'admin') o where private.has_duty(o, 'child_worry'));
begin
  perform private.take_document(criteria, '{sameContributorAs,sessionId,similarTo,from,to,statuses}');
  author_of := private.take_uuid(criteria, 'sameContributorAs');
  session := private.take_uuid(criteria, 'sessionId');
  words_of := private.take_uuid(criteria, 'similarTo');
  since := private.take_time(criteria, 'from');
  until := private.take_time(criteria, 'to');
  wanted := private.take_words(criteria, 'statuses', '{submitted,published}');
  if num_nonnulls(author_of, session, words_of, since) = 0 then perform private.raise_problem('field_invalid', ''); end if;
  if wanted = '{}' then perform private.raise_problem('field_invalid', 'statuses'); end if;
  if author_of is not null then
    select * into example from public.contributions c where c.id = author_of;
    if not found or not private.may_moderate(example) or example.contributor_id is null then perform private.raise_problem('not_allowed'); end if;
    author := example.contributor_id;
  end if;
  if words_of is not null then
    select * into example from public.contributions c where c.id = words_of;
    if not found or not private.may_moderate(example) then perform private.raise_problem('not_allowed'); end if;
    example_words := example.text;
    since := greatest(since, example.received_at - interval '7 days');
    until := least(until, example.received_at + interval '7 days');
  end if;
  return query
    select c.* from public.contributions c
    where (c.organisation_id = any (moderated) or c.campaign_id = any (hosted)) and (not c.restricted or c.organisation_id = any (duty))
      and c.status = any (wanted)
      and (author is null or c.contributor_id = author) and (session is null or c.session_id = session)
      and (since is null or c.received_at >= since) and (until is null or c.received_at <= until)
      -- Words of very different length are never that alike, and lengths are quickly compared.
      and (example_words is null or char_length(c.text) between char_length(example_words) / 3 and char_length(example_words) * 3
        and extensions.similarity(c.text, example_words) >= 0.6);
end
$$;
comment on function private.flood(jsonb) is 'FloodCriteria → the contributions that belong to it.';

create function public.find_flood(criteria jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  return (
    with found as materialized (select f.* from private.flood(criteria) f)
    select jsonb_build_object('total', count(*), 'contributors', count(distinct f.contributor_id), 'firstAt', private.iso(min(f.received_at)), 'lastAt', private.iso(max(f.received_at)),
      'sample', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'title', s.title, 'text', s.text, 'status', s.status, 'receivedAt', private.iso(s.received_at))
        order by s.received_at desc, s.id), '[]') from (select * from found order by received_at desc, id limit 50) s))
    from found f);
end
$$;
comment on function public.find_flood(jsonb) is 'FloodCriteria → Flood: how many, from how many respondents, when, and the 50 newest.';

create function public.suggest_floods() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  moderated uuid[] := array(select private.organisations_as('moderator', 'admin'));
  hosted uuid[] := array(select private.hosted_campaigns());
  duty uuid[] := array(select o from private.organisations_as('moderator', 'admin') o where private.has_duty(o, 'child_worry'));
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  return (
    with waiting as materialized (
      select c.id, c.contributor_id, c.session_id, c.received_at, c.text,
        -- The same but for digits, marks, spaces and capitals.
        regexp_replace(lower(left(c.text, 300)), '[^[:alpha:]]+', '', 'g') as letters
      from public.contributions c
      where c.queue_rank is not null and c.status = 'submitted'
        and (c.organisation_id = any (moderated) or c.campaign_id = any (hosted)) and (not c.restricted or c.organisation_id = any (duty))
    ), by_contributor as (
      select d.contributor_id, sum(d.n) as n, (array_agg(d.newest order by d.day desc))[1] as example
      from (select w.contributor_id, (w.received_at at time zone 'Europe/Stockholm')::date as day, count(*) as n, (array_agg(w.id order by w.received_at desc, w.id))[1] as newest
        from waiting w group by 1, 2) d
      group by d.contributor_id having max(d.n) >= 20
    ), by_session as (
      -- A class with its tablets sends a handful each; a hundred from one session, or ten from each, is unusual.
      select w.session_id, count(*) as n, (array_agg(w.id order by w.received_at desc, w.id))[1] as example
      from waiting w where w.session_id is not null
      group by w.session_id having count(*) >= 100 or count(*) >= 50 and count(*) >= 10 * count(distinct w.contributor_id)
    ), by_words as (
      select count(*) as n, (array_agg(w.id order by w.received_at desc, w.id))[1] as example
      from waiting w where char_length(w.letters) >= 12
      group by w.letters having count(*) >= 10
        and not (count(distinct w.contributor_id) = 1 and (array_agg(w.contributor_id))[1] in (select b.contributor_id from by_contributor b))
    ), suggested as (
      select 'contributor' as why, b.n, b.example, jsonb_build_object('sameContributorAs', b.example) as criteria from by_contributor b
      union all select 'session', b.n, b.example, jsonb_build_object('sessionId', b.session_id) from by_session b
      union all select 'similar', b.n, b.example, jsonb_build_object('similarTo', b.example) from by_words b
    )
    select coalesce(jsonb_agg(jsonb_build_object('why', s.why, 'total', s.n, 'example', (select left(w.text, 200) from waiting w where w.id = s.example),
      'criteria', s.criteria || '{"statuses":["submitted"]}') order by s.n desc, s.example), '[]')
    from (select * from suggested order by n desc, example limit 10) s);
end
$$;
comment on function public.suggest_floods() is 'FloodSuggestion[]: a respondent with 20 or more waiting of one day, a session with unusually many, the same words ten times or more; largest first.';

create function private.bulk_document(b public.moderation_bulks) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', b.id, 'decided', b.decided, 'at', private.iso(b.decided_at), 'undoneAt', private.iso(b.undone_at), 'reason', b.reason)
$$;

create function public.decide_in_bulk(decision jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  why text;
  words text;
  looked_at integer;
  members uuid[];
  mine uuid[];
  organisation uuid;
  bulk public.moderation_bulks;
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  perform private.take_document(decision, '{criteria,action,reason,words,total}');
  perform private.take_word(decision, 'action', '{reject}', true);
  why := private.take_word(decision, 'reason', '{personal_data,about_a_person,hate,threat,advertising,not_about_a_place,duplicate,other}', true);
  words := nullif(btrim(private.take_text(decision, 'words')), '');
  if char_length(words) > 500 then perform private.raise_problem('text_too_long', 'words'); end if;
  looked_at := private.take_integer(decision, 'total', 1, 100000);
  select array_agg(f.id), (array_agg(distinct f.organisation_id))[1] into members, organisation from private.flood(decision -> 'criteria') f;
  -- More than were looked at: look again.
  if coalesce(cardinality(members), 0) > looked_at then perform private.raise_problem('revision_conflict', 'total'); end if;
  mine := array(
    select c.id from public.contributions c
    where c.id = any (members) and c.organisation_id = organisation and c.status in ('submitted', 'published')
      and not exists (select from private.moderation_claims k where k.contribution_id = c.id and k.claimed_by <> (select auth.uid()) and k.claimed_until > now())
    order by c.id for no key update);
  if mine = '{}' then perform private.raise_problem('revision_conflict', 'total'); end if;

  insert into public.moderation_bulks (organisation_id, decided_by, reason, decided) values (organisation, (select auth.uid()), why, cardinality(mine)) returning * into bulk;
  insert into public.moderation_decisions (contribution_id, organisation_id, revision, action, reason, previous_status, bulk_id, decided_by)
  select c.id, c.organisation_id, c.revision, 'reject', why, c.status, bulk.id, (select auth.uid()) from public.contributions c where c.id = any (mine);
  update public.reports r set resolved_at = now() where r.contribution_id = any (mine) and r.resolved_at is null;
  update public.contributions c set status = 'rejected', decided_at = now(), rejection_reason = why, rejection_words = words, flags = array_remove(c.flags, 'reported')
  where c.id = any (mine);
  delete from private.moderation_claims k where k.contribution_id = any (mine);
  perform private.audit(organisation, 'flood.rejected', bulk.id, why);
  return private.bulk_document(bulk) || jsonb_build_object('withColleagues', cardinality(members) - cardinality(mine));
end
$$;
comment on function public.decide_in_bulk(jsonb) is 'BulkDecision → Bulk and how many were left to the colleagues who hold them. More than were looked at is refused.';

create function public.undo_bulk(bulk uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  b public.moderation_bulks;
  mine uuid[];
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  select * into b from public.moderation_bulks m where m.id = undo_bulk.bulk for update;
  if not found or not (b.organisation_id in (select private.organisations_as('admin'))
     or b.decided_by = (select auth.uid()) and b.organisation_id in (select private.organisations_as('moderator', 'host'))) then
    perform private.raise_problem('not_allowed');
  end if;
  if b.undone_at is not null then perform private.raise_problem('revision_conflict', 'bulk'); end if;
  -- What was amended, withdrawn or decided on since stays as it is.
  mine := array(
    select c.id from public.contributions c join public.moderation_decisions d on d.contribution_id = c.id and d.bulk_id = b.id and d.action = 'reject'
    where c.status = 'rejected' and c.revision = d.revision and private.may_moderate(c)
      and not exists (select from public.moderation_decisions l where l.contribution_id = c.id and l.id > d.id and l.action <> 'hand_over')
    order by c.id for no key update of c);
  update public.reports r set resolved_at = null where r.contribution_id = any (mine) and r.resolved_at = b.decided_at;
  update public.contributions c set
    status = d.previous_status, rejection_reason = null, rejection_words = null, decided_at = private.decided_before(d),
    flags = c.flags || array(select 'reported' where exists (select from public.reports r where r.contribution_id = c.id and r.resolved_at is null))
  from public.moderation_decisions d where d.contribution_id = c.id and d.bulk_id = b.id and d.action = 'reject' and c.id = any (mine);
  insert into public.moderation_decisions (contribution_id, organisation_id, revision, action, undoes, bulk_id, decided_by)
  select d.contribution_id, d.organisation_id, d.revision, 'undo', d.id, b.id, (select auth.uid())
  from public.moderation_decisions d where d.bulk_id = b.id and d.action = 'reject' and d.contribution_id = any (mine);
  update public.moderation_bulks m set undone_at = now() where m.id = b.id;
  perform private.audit(b.organisation_id, 'flood.undone', b.id);
end
$$;
comment on function public.undo_bulk(uuid) is 'Takes a bulk back, one''s own or as an admin: each is as it was before, but for what was changed since.';

create function public.read_bulks() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  return (select coalesce(jsonb_agg(private.bulk_document(b) order by b.decided_at desc, b.id), '[]') from (
    select * from public.moderation_bulks m
    where m.organisation_id in (select private.organisations_as('moderator', 'admin'))
      or m.decided_by = (select auth.uid()) and m.organisation_id in (select private.organisations_as('host'))
    order by m.decided_at desc, m.id limit 20) b);
end
$$;
comment on function public.read_bulks() is 'Bulk[], newest first, at most 20; hosts read their own.';

revoke all on function private.take_time(jsonb, text), private.flood(jsonb), private.bulk_document(public.moderation_bulks), public.find_flood(jsonb), public.suggest_floods(),
  public.decide_in_bulk(jsonb), public.undo_bulk(uuid), public.read_bulks() from public, anon, authenticated, service_role;
grant execute on function public.find_flood(jsonb), public.suggest_floods(), public.decide_in_bulk(jsonb), public.undo_bulk(uuid), public.read_bulks() to authenticated;
