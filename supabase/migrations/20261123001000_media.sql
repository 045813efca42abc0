-- Photos and voice. They go through the edge function `media` with the service key: SQL cannot look into bytes, so residents have no
-- storage policy at all. Deletions are queued and drained through the Storage API, since Supabase refuses deletes by SQL.

create table public.contribution_media (
  id uuid primary key default gen_random_uuid(),
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  type text not null check (type in ('photo', 'voice')),
  storage_path text not null unique check (storage_path ~ '^[0-9a-f-]{36}/[0-9a-f]{32}\.(webp|jpg|png|webm|m4a|ogg)$'),
  mime_type text not null check (mime_type in ('image/webp', 'image/jpeg', 'image/png', 'audio/webm', 'audio/mp4', 'audio/ogg')),
  bytes integer not null check (bytes between 1 and 10485760),
  width integer check (width between 1 and 10000),
  height integer check (height between 1 and 10000),
  duration_ms integer check (duration_ms between 1 and 90000),
  alternative_text text check (char_length(alternative_text) <= 500),
  transcript text check (char_length(transcript) <= 5000),
  has_permission boolean not null default false,
  received_at timestamptz not null default now(),
  constraint photo_has_a_size check (type <> 'photo' or num_nonnulls(width, height) = 2),
  constraint voice_has_a_length check (type <> 'voice' or duration_ms is not null)
);
comment on table public.contribution_media is 'Photos and voice belonging to contributions; the bytes lie in the private bucket media.';
comment on column public.contribution_media.id is 'Identity.';
comment on column public.contribution_media.contribution_id is 'The contribution.';
comment on column public.contribution_media.type is 'photo or voice.';
comment on column public.contribution_media.storage_path is 'Random path in the bucket; never derived from the contribution.';
comment on column public.contribution_media.mime_type is 'Checked against the bytes by the edge function.';
comment on column public.contribution_media.bytes is 'Size in bytes, at most 10 MB.';
comment on column public.contribution_media.width is 'photo: pixels.';
comment on column public.contribution_media.height is 'photo: pixels.';
comment on column public.contribution_media.duration_ms is 'voice: milliseconds, at most 90 seconds.';
comment on column public.contribution_media.alternative_text is 'photo: what it shows, in words.';
comment on column public.contribution_media.transcript is 'voice: what is said; voice is published only with one.';
comment on column public.contribution_media.has_permission is '"Jag har tagit bilden eller har lov".';
comment on column public.contribution_media.received_at is 'When.';
create index contribution_media_contribution on public.contribution_media (contribution_id);

create table public.media_deletions (
  storage_path text primary key,
  requested_at timestamptz not null default now()
);
comment on table public.media_deletions is 'Files to be deleted through the Storage API; the row goes when the file is gone.';
comment on column public.media_deletions.storage_path is 'Path in the bucket media.';
comment on column public.media_deletions.requested_at is 'Since when.';

create function private.queue_media_deletion() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.media_deletions (storage_path) values (old.storage_path) on conflict do nothing;
  return null;
end
$$;
create trigger queue_media_deletion after delete on public.contribution_media for each row execute function private.queue_media_deletion();

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('media', 'media', false, 10485760, array['image/webp', 'image/jpeg', 'image/png', 'audio/webm', 'audio/mp4', 'audio/ogg'])
on conflict (id) do nothing;

alter table public.contribution_media enable row level security;
alter table public.media_deletions enable row level security;
revoke all on public.contribution_media, public.media_deletions from public, anon, authenticated, service_role;
revoke all on function private.queue_media_deletion() from public, anon, authenticated, service_role;
grant select on public.contribution_media to authenticated;
grant select, insert, update, delete on public.contribution_media, public.media_deletions to service_role;
create policy "Moderators, planners and admins read their media" on public.contribution_media for select to authenticated
  using (exists (select from public.contributions c where c.id = contribution_id
    and c.organisation_id in (select private.organisations_as('moderator', 'planner', 'admin'))));
