-- The staff's door: who am I, what waits, decide. Every function asks the table staff; nothing is taken from the token but the user's id.

create function public.read_staff_member() returns jsonb
language sql stable security definer set search_path = '' as $$
  select case when count(s.role) > 0 then jsonb_build_object('userId', u.id, 'email', u.email,
    'roles', jsonb_agg(jsonb_build_object('organisationId', s.organisation_id, 'role', s.role) order by s.organisation_id, s.role)) end
  from auth.users u join public.staff s on s.user_id = u.id
  where u.id = (select auth.uid())
  group by u.id, u.email
$$;
comment on function public.read_staff_member() is 'StaffMember, or null when the signed-in person holds no role.';

create function private.must_be_staff(variadic roles text[]) returns void
language plpgsql stable set search_path = '' as $$
begin
  if not exists (select from private.organisations_as(variadic roles)) then perform private.raise_problem('not_allowed'); end if;
end
$$;

create function public.read_waiting(page_size integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('moderator', 'admin');
  return (
    with waiting as (
      select c.* from public.contributions c
      where (c.status = 'submitted' or c.status = 'published' and exists (
          select from public.contribution_media m where m.contribution_id = c.id and m.status = 'submitted' and m.stored_at is not null))
        and private.may_moderate(c)
    ), flagged as (
      select w.*, array(select distinct f from unnest(w.flags || array(
        select unnest(m.flags) from public.contribution_media m where m.contribution_id = w.id and m.status = 'submitted' and m.stored_at is not null)) f order by f) as all_flags
      from waiting w
    ), page as (
      -- Worry for a child, threats, reports and personal data first; then the oldest.
      select w.*, row_number() over (order by
        case when w.all_flags && '{child_worry,threat}' then 0 when w.all_flags && '{reported}' then 1 when w.all_flags <> '{}' then 2 else 3 end, w.received_at, w.id) as nth
      from flagged w order by nth limit least(greatest(coalesce(page_size, 50), 1), 200)
    )
    select jsonb_build_object('total', (select count(*) from waiting), 'items', coalesce(jsonb_agg(jsonb_build_object(
      'id', p.id, 'kind', p.kind, 'title', p.title, 'text', p.text, 'language', p.language,
      'place', extensions.st_asgeojson(p.place, 6)::jsonb, 'precision', p.precision,
      'era', private.era_of(p.era_type, p.era_from, p.era_to),
      'safety', case when p.kind = 'safety' then jsonb_build_object('level', p.safety_level, 'times', p.times, 'causes', p.causes) end,
      'causes', p.causes,
      'districtName', (select d.name from public.districts d where d.id = p.district_id),
      'campaignTitle', (select k.title from public.campaigns k where k.id = p.campaign_id),
      'flags', p.all_flags, 'status', p.status, 'media', private.stored_media_of(p.id), 'underThirteen', p.under_thirteen, 'exhibition', p.exhibition, 'revision', p.revision, 'receivedAt', private.iso(p.received_at))
      order by p.nth), '[]'))
    from page p);
end
$$;
comment on function public.read_waiting(integer) is 'WaitingPage for moderators and admins: flagged first, then oldest. Also what is published already and has a photo or recording that waits.';

create function public.moderate_contribution(decision jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  contribution uuid;
  looked_at integer;
  chosen text;
  why text;
  words text;
  row public.contributions;
begin
  perform private.must_be_staff('moderator', 'admin');
  perform private.take_document(decision, '{contributionId,revision,action,reason,words}');
  contribution := private.take_uuid(decision, 'contributionId', true);
  looked_at := private.take_integer(decision, 'revision', 1, 1000000);
  chosen := private.take_word(decision, 'action', '{approve,reject}', true);
  why := private.take_word(decision, 'reason', '{personal_data,about_a_person,hate,threat,advertising,not_about_a_place,duplicate,other}', chosen = 'reject');
  words := nullif(btrim(private.take_text(decision, 'words')), '');
  if char_length(words) > 500 then perform private.raise_problem('text_too_long', 'words'); end if;
  if chosen = 'approve' and num_nonnulls(why, words) > 0 then perform private.raise_problem('field_not_allowed', 'reason'); end if;
  select * into row from public.contributions c
  where c.id = contribution and private.may_moderate(c) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  perform private.must_not_be_with_a_colleague(contribution);
  -- Amended, withdrawn, or decided by a colleague in the meantime: look again.
  if row.status <> 'submitted' or row.revision <> looked_at then perform private.raise_problem('revision_conflict', 'revision'); end if;
  update public.reports r set resolved_at = now() where r.contribution_id = contribution and r.resolved_at is null;
  update public.contributions c set
    status = case chosen when 'approve' then 'published' else 'rejected' end,
    decided_at = now(), rejection_reason = why, rejection_words = words,
    flags = array_remove(c.flags, 'reported')
  where c.id = contribution;
  insert into public.moderation_decisions (contribution_id, organisation_id, revision, action, reason, decided_by)
  values (contribution, row.organisation_id, looked_at, chosen, why, (select auth.uid()));
  perform private.audit(row.organisation_id, case chosen when 'approve' then 'contribution.published' else 'contribution.rejected' end, contribution, why);
  return null;
end
$$;
comment on function public.moderate_contribution(jsonb) is 'Decision → null. Approves or rejects the revision that was looked at.';

create function public.moderate_media(decision jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  media uuid;
  chosen text;
  words text;
  row public.contribution_media;
  c public.contributions;
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  perform private.take_document(decision, '{mediaId,status,transcript}');
  media := private.take_uuid(decision, 'mediaId', true);
  chosen := private.take_word(decision, 'status', '{published,rejected}', true);
  words := nullif(btrim(private.take_text(decision, 'transcript')), '');
  if char_length(words) > 5000 then perform private.raise_problem('text_too_long', 'transcript'); end if;
  select k.* into c from public.contributions k join public.contribution_media m on m.contribution_id = k.id
  where m.id = media and m.stored_at is not null and k.status <> 'withdrawn' and private.may_moderate(k)
  for no key update of k;
  if not found then perform private.raise_problem('not_allowed'); end if;
  perform private.must_not_be_with_a_colleague(c.id);
  select * into row from public.contribution_media m where m.id = media;
  if not found then perform private.raise_problem('not_allowed'); end if;
  words := coalesce(words, row.transcript);
  if row.type = 'photo' and decision ? 'transcript' then perform private.raise_problem('field_not_allowed', 'transcript'); end if;
  -- Who cannot hear it must be able to read it.
  if row.type = 'voice' and chosen = 'published' and coalesce(words, '') !~ '[^[:space:]]' then perform private.raise_problem('field_invalid', 'transcript'); end if;
  update public.contribution_media m set status = chosen, transcript = words, decided_at = now(),
    flags = private.detect_personal_data(concat_ws(E'\n', m.alternative_text, words))
  where m.id = media;
  perform private.audit(c.organisation_id, case chosen when 'published' then 'media.published' else 'media.rejected' end, media);
  return null;
end
$$;
comment on function public.moderate_media(jsonb) is 'MediaDecision → null. Shows a photo or recording to everyone while its contribution is public, or keeps it from them. Voice needs a transcript.';

revoke all on function public.read_staff_member(), public.read_waiting(integer), public.moderate_contribution(jsonb), public.moderate_media(jsonb), private.must_be_staff(text[])
  from public, anon, authenticated, service_role;
grant execute on function public.read_staff_member(), public.read_waiting(integer), public.moderate_contribution(jsonb), public.moderate_media(jsonb) to authenticated;
