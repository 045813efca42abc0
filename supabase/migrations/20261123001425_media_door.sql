-- The door of the edge function `media`: admit, store, find, delete. It comes with the service key after it has looked at the bytes; every
-- rule that needs no look at the bytes stands here.

create function private.allows_media(c public.contributions) returns boolean
language sql stable set search_path = '' as $$
  select coalesce((select s.allows_media from public.group_sessions s where s.id = c.session_id and (s.for_children or c.under_thirteen)), not c.under_thirteen)
    and coalesce((select k.allows_media from public.campaigns k where k.id = c.campaign_id), true)
$$;
comment on function private.allows_media(public.contributions) is 'Not from a child, unless their session allows it; not in a campaign without media.';

create function public.admit_media(upload jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  media jsonb;
  row public.contribution_media;
  c public.contributions;
  hash bytea;
begin
  perform private.take_document(upload, '{contributionId,receiptCode,media}');
  hash := private.take_receipt_hash(upload);
  media := jsonb_strip_nulls(upload -> 'media');
  perform private.take_document(media, '{id,type,mimeType,bytes,width,height,durationMs,peaks,alternativeText,transcript,hasPermission}');
  row.id := private.take_uuid(media, 'id', true);
  row.contribution_id := private.take_uuid(upload, 'contributionId', true);
  row.type := private.take_word(media, 'type', '{photo,voice}', true);
  row.mime_type := private.take_word(media, 'mimeType', case row.type when 'photo' then '{image/webp,image/jpeg}'::text[] else '{audio/webm,audio/mp4,audio/ogg}' end, true);
  row.bytes := private.take_integer(media, 'bytes', 1, 10485760);
  if row.type = 'photo' then
    row.width := private.take_integer(media, 'width', 1, 10000);
    row.height := private.take_integer(media, 'height', 1, 10000);
  else
    row.duration_ms := private.take_integer(media, 'durationMs', 1, 90000);
  end if;
  row.alternative_text := nullif(btrim(private.take_text(media, 'alternativeText')), '');
  if char_length(row.alternative_text) > 500 then perform private.raise_problem('text_too_long', 'alternativeText'); end if;
  row.transcript := nullif(btrim(private.take_text(media, 'transcript')), '');
  if char_length(row.transcript) > 5000 then perform private.raise_problem('text_too_long', 'transcript'); end if;
  row.has_permission := private.take_flag(media, 'hasPermission', true);
  if row.type = 'photo' and not row.has_permission then perform private.raise_problem('field_invalid', 'hasPermission'); end if;
  if jsonb_path_exists(media, '$.peaks[*] ? (@.type() != "number" || @ < 0 || @ > 255)') or jsonb_typeof(coalesce(media -> 'peaks', '[]')) <> 'array'
     or jsonb_array_length(coalesce(media -> 'peaks', '[]')) > 64 then
    perform private.raise_problem('field_invalid', 'peaks');
  end if;
  row.peaks := array(select round(p::numeric)::smallint from jsonb_array_elements_text(coalesce(media -> 'peaks', '[]')) p);
  row.flags := private.detect_personal_data(concat_ws(E'\n', row.alternative_text, row.transcript));

  -- The lock makes them queue, so that two at once cannot both be the third photo.
  select * into c from public.contributions k where k.id = row.contribution_id for no key update;
  if not found then perform private.raise_problem('contribution_unknown'); end if;
  if c.receipt_hash <> hash then perform private.raise_problem('refused'); end if;
  if c.status = 'withdrawn' or exists (select from public.removed_media r where r.id = row.id) then perform private.raise_problem('withdrawn'); end if;
  if not private.allows_media(c) then perform private.raise_problem('media_not_allowed', 'media'); end if;
  if (select count(*) from public.contribution_media m where m.contribution_id = c.id and m.type = row.type and m.id <> row.id) >= (case row.type when 'photo' then 3 else 1 end) then
    perform private.raise_problem('media_too_many', 'media');
  end if;
  row.storage_path := replace(gen_random_uuid()::text, '-', '') || '.' || case row.mime_type
    when 'image/webp' then 'webp' when 'image/jpeg' then 'jpg' when 'audio/webm' then 'webm' when 'audio/mp4' then 'm4a' else 'ogg' end;
  insert into public.contribution_media (id, contribution_id, type, storage_path, mime_type, bytes, width, height, duration_ms, peaks, alternative_text, transcript, has_permission, flags)
  values (row.id, row.contribution_id, row.type, row.storage_path, row.mime_type, row.bytes, row.width, row.height, row.duration_ms, row.peaks, row.alternative_text,
    row.transcript, row.has_permission, row.flags)
  on conflict (id) do nothing;
  if found then
    -- Counted after the insert, so that what is sent twice is counted once. A refusal undoes the insert.
    perform private.spend('media_10_min', c.contributor_id::text, interval '10 minutes', private.setting('media_per_contributor_10_min', 40), 'too_many_from_contributor');
    perform private.spend('media_day', c.contributor_id::text, interval '1 day', private.setting('media_per_contributor_day', 200), 'too_many_from_contributor');
  end if;
  select * into row from public.contribution_media m where m.id = row.id;
  if row.contribution_id <> c.id then perform private.raise_problem('refused'); end if;
  return jsonb_build_object('id', row.id, 'status', row.status, 'path', row.storage_path, 'wanted', row.stored_at is null);
end
$$;
comment on function public.admit_media(jsonb) is 'MediaUpload, as the bytes were found to be → {id, status, path, wanted}. Idempotent on id; not wanted: its bytes lie there already. For the edge function media.';

create function public.store_media(media uuid, path text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  row public.contribution_media;
begin
  -- The contribution's row before the photo's, as everybody else who changes both.
  perform from public.contributions c join public.contribution_media m on m.contribution_id = c.id where m.id = store_media.media for no key update of c;
  update public.contribution_media m set stored_at = coalesce(m.stored_at, now()) where m.id = store_media.media and m.storage_path = store_media.path returning * into row;
  if found then return jsonb_build_object('id', row.id, 'status', row.status); end if;
  -- Taken back while its bytes were on the way.
  insert into public.media_deletions (storage_path) values (store_media.path) on conflict (storage_path) do update set due_at = now();
  return null;
end
$$;
comment on function public.store_media(uuid, text) is 'Its bytes lie in the bucket → MediaAcknowledgement, or null when it was taken back meanwhile (they are then deleted). For the edge function media.';

create function public.media_path(media uuid) returns text
language sql stable security definer set search_path = '' as $$
  select m.storage_path from public.contribution_media m join public.contributions c on c.id = m.contribution_id
  where m.id = media and m.stored_at is not null and c.status <> 'withdrawn' and (
    m.status = 'published' and exists (select from public.published_contributions p where p.id = c.id)
    or private.may_moderate(c))
$$;
comment on function public.media_path(uuid) is 'Where the bytes lie, if it is public or the caller moderates for its organisation; else null. For the edge function media.';

create function public.media_to_delete(page_size integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(d.storage_path), '[]') from (
    select q.storage_path from public.media_deletions q where q.due_at <= now() order by q.due_at limit least(greatest(page_size, 1), 1000)) d
$$;
comment on function public.media_to_delete(integer) is 'Paths of files that are to be deleted now, at most 1,000. For the edge function media.';

create function public.media_was_deleted(paths jsonb) returns void
language sql security definer set search_path = '' as $$
  delete from public.media_deletions d where d.storage_path in (select jsonb_array_elements_text(paths)) and d.due_at <= now()
$$;
comment on function public.media_was_deleted(jsonb) is 'These files are gone. For the edge function media.';

revoke all on function private.allows_media(public.contributions), public.admit_media(jsonb), public.store_media(uuid, text), public.media_path(uuid),
  public.media_to_delete(integer), public.media_was_deleted(jsonb) from public, anon, authenticated, service_role;
grant execute on function public.admit_media(jsonb), public.store_media(uuid, text), public.media_to_delete(integer), public.media_was_deleted(jsonb) to service_role;
grant execute on function public.media_path(uuid) to authenticated, service_role;
