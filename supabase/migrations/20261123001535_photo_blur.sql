-- Blurring a face or a plate: a picture in the place of a photo. The photo as it came is kept for admins until the contribution is withdrawn,
-- the photo removed, or the organisation's time for originals is over. The edge function `media` looks at the bytes and carries them.

create table public.media_originals (
  media_id uuid primary key references public.contribution_media (id) on delete cascade,
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  storage_path text not null unique,
  replaced_by uuid references auth.users (id) on delete set null,
  replaced_at timestamptz not null default now()
);
comment on table public.media_originals is 'Photos as they were before a moderator blurred them. Erasable: gone with withdrawal and removal at once; their files through media_deletions.';
comment on column public.media_originals.media_id is 'The photo.';
comment on column public.media_originals.contribution_id is 'The contribution.';
comment on column public.media_originals.storage_path is 'Where the first picture lies in the bucket media.';
comment on column public.media_originals.replaced_by is 'The moderator.';
comment on column public.media_originals.replaced_at is 'When.';
create index media_originals_contribution on public.media_originals (contribution_id);
create index media_originals_replaced_by on public.media_originals (replaced_by);

create function private.queue_original_deletion() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.media_deletions (storage_path) values (old.storage_path) on conflict do nothing;
  return null;
end
$$;
create trigger queue_original_deletion after delete on public.media_originals for each row execute function private.queue_original_deletion();

create table private.media_blurs (
  storage_path text primary key,
  media_id uuid not null references public.contribution_media (id) on delete cascade,
  mime_type text not null,
  bytes integer not null,
  admitted_by uuid not null references auth.users (id) on delete cascade
);
comment on table private.media_blurs is 'Blurred pictures on their way to the bucket. If they never arrive, media_deletions clears their path.';
comment on column private.media_blurs.storage_path is 'Where it will lie.';
comment on column private.media_blurs.media_id is 'The photo it replaces.';
comment on column private.media_blurs.mime_type is 'As its bytes were found to be.';
comment on column private.media_blurs.bytes is 'Its size.';
comment on column private.media_blurs.admitted_by is 'The moderator.';
create index media_blurs_media on private.media_blurs (media_id);
alter table private.media_blurs enable row level security;

create function public.admit_blurred_photo(photo jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  media uuid;
  mime_type text;
  bytes integer;
  path text;
  c public.contributions;
  m public.contribution_media;
begin
  perform private.must_be_staff('moderator', 'host', 'admin');
  perform private.take_document(photo, '{id,mimeType,bytes,width,height}');
  media := private.take_uuid(photo, 'id', true);
  mime_type := private.take_word(photo, 'mimeType', '{image/webp,image/jpeg}', true);
  bytes := private.take_integer(photo, 'bytes', 1, 10485760);
  select k.* into c from public.contributions k join public.contribution_media p on p.contribution_id = k.id
  where p.id = media and p.type = 'photo' and p.stored_at is not null and k.status <> 'withdrawn' and private.may_moderate(k);
  if not found then perform private.raise_problem('not_allowed'); end if;
  perform private.must_not_be_with_a_colleague(c.id);
  select * into m from public.contribution_media p where p.id = media;
  -- The same picture, only less of it.
  if private.take_integer(photo, 'width', 1, 10000) <> m.width or private.take_integer(photo, 'height', 1, 10000) <> m.height then
    perform private.raise_problem('field_invalid', 'media');
  end if;
  path := replace(gen_random_uuid()::text, '-', '') || case mime_type when 'image/webp' then '.webp' else '.jpg' end;
  insert into private.media_blurs (storage_path, media_id, mime_type, bytes, admitted_by) values (path, media, mime_type, bytes, (select auth.uid()));
  -- Cleared away unless it is stored by then: no edge function lives that long.
  insert into public.media_deletions (storage_path, due_at) values (path, now() + interval '15 minutes');
  return path;
end
$$;
comment on function public.admit_blurred_photo(jsonb) is '{id, mimeType, bytes, width, height} of a blurred picture, as its bytes were found to be → where it is to lie. For the edge function media, as the member of staff.';

create function public.store_blurred_photo(path text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  b private.media_blurs;
  m public.contribution_media;
  c public.contributions;
begin
  delete from private.media_blurs w where w.storage_path = path returning * into b;
  -- Removed while its bytes were on the way: the deletion that waits for the path clears them.
  if not found then return false; end if;
  select k.* into c from public.contributions k join public.contribution_media p on p.contribution_id = k.id where p.id = b.media_id and k.status <> 'withdrawn' for no key update of k;
  if not found then return false; end if;
  select * into m from public.contribution_media p where p.id = b.media_id;
  if not found then return false; end if;
  insert into public.media_originals (media_id, contribution_id, storage_path, replaced_by) values (m.id, m.contribution_id, m.storage_path, b.admitted_by) on conflict (media_id) do nothing;
  -- Blurred once more: the picture between is nobody's.
  if not found then insert into public.media_deletions (storage_path) values (m.storage_path) on conflict (storage_path) do update set due_at = now(); end if;
  delete from public.media_deletions d where d.storage_path = path;
  update public.contribution_media p set storage_path = path, mime_type = b.mime_type, bytes = b.bytes where p.id = m.id;
  insert into public.audit_events (organisation_id, actor_id, action, subject_id) values (c.organisation_id, b.admitted_by, 'media.blurred', m.id);
  return true;
end
$$;
comment on function public.store_blurred_photo(text) is 'The blurred picture lies there → true: from now on it is the photo. False when the photo was removed meanwhile. For the edge function media.';

create function public.view_original_photo(media uuid) returns text
language plpgsql security definer set search_path = '' as $$
declare
  c public.contributions;
  path text;
begin
  perform private.must_be_staff('admin');
  select k.* into c from public.contributions k join public.media_originals o on o.contribution_id = k.id
  where o.media_id = media and k.organisation_id in (select private.organisations_as('admin')) and private.may_moderate(k);
  if not found then perform private.raise_problem('not_allowed'); end if;
  select o.storage_path into path from public.media_originals o where o.media_id = media;
  perform private.audit(c.organisation_id, 'media.original_viewed', media);
  return path;
end
$$;
comment on function public.view_original_photo(uuid) is 'Where a photo lies as it was before it was blurred; written in the audit. For the edge function media, as an admin.';

alter table public.media_originals enable row level security;
revoke all on public.media_originals from public, anon, authenticated, service_role;
revoke all on private.media_blurs from public, anon, authenticated, service_role;
grant select on public.media_originals to authenticated, service_role;
create policy "Admins read which photos were blurred" on public.media_originals for select to authenticated
  using (exists (select from public.contributions c where c.id = contribution_id and c.organisation_id in (select private.organisations_as('admin'))));
revoke all on function private.queue_original_deletion(), public.admit_blurred_photo(jsonb), public.store_blurred_photo(text), public.view_original_photo(uuid) from public, anon, authenticated, service_role;
grant execute on function public.admit_blurred_photo(jsonb), public.view_original_photo(uuid) to authenticated;
grant execute on function public.store_blurred_photo(text) to service_role;
