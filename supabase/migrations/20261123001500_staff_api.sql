-- The staff's door: who am I, may I, and what becomes of a photo or recording. Every function asks the table staff; nothing is taken from the token but the user's id.

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
  update public.contribution_media m set status = chosen, transcript = words, decided_at = now(), decided_by = (select auth.uid()),
    flags = private.detect_personal_data(concat_ws(E'\n', m.alternative_text, words))
  where m.id = media;
  perform private.audit(c.organisation_id, case chosen when 'published' then 'media.published' else 'media.rejected' end, media);
  return null;
end
$$;
comment on function public.moderate_media(jsonb) is 'MediaDecision → null. Shows a photo or recording to everyone while its contribution is public, or keeps it from them. Voice needs a transcript.';

revoke all on function public.read_staff_member(), public.moderate_media(jsonb), private.must_be_staff(text[])
  from public, anon, authenticated, service_role;
grant execute on function public.read_staff_member(), public.moderate_media(jsonb) to authenticated;
