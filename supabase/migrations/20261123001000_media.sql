-- Photos and voice. They go through the edge function `media` with the service key: SQL cannot look into bytes, so residents have no
-- storage policy at all. Each has a status of its own: text and media never wait for each other. Deletions are queued and drained through
-- the Storage API, since Supabase refuses deletes by SQL. The doors are in 1425_media_door and 1500_staff_api.

create table public.contribution_media (
  id uuid primary key,
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  type text not null check (type in ('photo', 'voice')),
  status text not null default 'submitted' check (status in ('submitted', 'published', 'rejected')),
  storage_path text not null unique check (storage_path ~ '^[0-9a-f]{32}\.(webp|jpg|webm|m4a|ogg)$'),
  mime_type text not null check (mime_type in ('image/webp', 'image/jpeg', 'audio/webm', 'audio/mp4', 'audio/ogg')),
  bytes integer not null check (bytes between 1 and 10485760),
  width integer check (width between 1 and 10000),
  height integer check (height between 1 and 10000),
  duration_ms integer check (duration_ms between 1 and 90000),
  peaks smallint[] not null default '{}' check (cardinality(peaks) <= 64 and 0 <= all (peaks) and 255 >= all (peaks)),
  alternative_text text check (char_length(alternative_text) <= 500),
  transcript text check (char_length(transcript) <= 5000),
  has_permission boolean not null default false,
  flags text[] not null default '{}',
  received_at timestamptz not null default now(),
  stored_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references auth.users (id) on delete set null,
  constraint photo_has_a_size check (type <> 'photo' or num_nonnulls(width, height) = 2),
  constraint photo_has_permission check (type <> 'photo' or has_permission),
  constraint voice_has_a_length check (type <> 'voice' or duration_ms is not null),
  constraint type_and_mime_type_agree check (mime_type like case type when 'photo' then 'image/%' else 'audio/%' end),
  constraint published_is_stored check (status <> 'published' or stored_at is not null),
  constraint voice_is_published_with_its_words check (status <> 'published' or type <> 'voice' or coalesce(transcript, '') ~ '[^[:space:]]')
);
comment on table public.contribution_media is 'Photos and voice belonging to contributions; the bytes lie in the private bucket media.';
comment on column public.contribution_media.id is 'Made by the device, so that sending twice is sending once.';
comment on column public.contribution_media.contribution_id is 'The contribution.';
comment on column public.contribution_media.type is 'photo or voice.';
comment on column public.contribution_media.status is 'submitted, published or rejected, apart from the text''s. Public only while the contribution is, too.';
comment on column public.contribution_media.storage_path is 'Random path in the bucket; never derived from the contribution.';
comment on column public.contribution_media.mime_type is 'Checked against the bytes by the edge function.';
comment on column public.contribution_media.bytes is 'Size in bytes, at most 10 MB.';
comment on column public.contribution_media.width is 'photo: pixels.';
comment on column public.contribution_media.height is 'photo: pixels.';
comment on column public.contribution_media.duration_ms is 'voice: milliseconds, at most 90 seconds.';
comment on column public.contribution_media.peaks is 'voice: heights of the waveform''s bars, 0 to 255, at most 64.';
comment on column public.contribution_media.alternative_text is 'photo: what it shows, in words.';
comment on column public.contribution_media.transcript is 'voice: what is said; voice is published only with one.';
comment on column public.contribution_media.has_permission is '"Jag har tagit bilden eller har lov". A photo is taken only with it.';
comment on column public.contribution_media.flags is 'Personal data found in alternative text or transcript, as contributions.flags.';
comment on column public.contribution_media.received_at is 'When it was admitted.';
comment on column public.contribution_media.stored_at is 'When its bytes lay in the bucket; until then nobody is shown it.';
comment on column public.contribution_media.decided_at is 'When it was last approved or rejected.';
comment on column public.contribution_media.decided_by is 'The moderator who did, who may take it back.';
create index contribution_media_contribution on public.contribution_media (contribution_id);
create index contribution_media_decided_by on public.contribution_media (decided_by);
create index contribution_media_waiting on public.contribution_media (contribution_id) where status = 'submitted' and stored_at is not null;
create index contribution_media_unstored on public.contribution_media (received_at) where stored_at is null;

create table public.removed_media (
  id uuid primary key,
  removed_at timestamptz not null default now()
);
comment on table public.removed_media is 'Ids that their author took back: an upload still on its way must not bring one back. Forgotten by the daily job after 90 days.';
comment on column public.removed_media.id is 'Made by the device.';
comment on column public.removed_media.removed_at is 'When.';

create table public.media_deletions (
  storage_path text primary key,
  requested_at timestamptz not null default now(),
  due_at timestamptz not null default now()
);
comment on table public.media_deletions is 'Files to be deleted through the Storage API; the row goes when the file is gone.';
comment on column public.media_deletions.storage_path is 'Path in the bucket media.';
comment on column public.media_deletions.requested_at is 'Since when.';
comment on column public.media_deletions.due_at is 'From when: later for one whose upload may still be running.';

create function private.queue_media_deletion() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- A quarter of an hour: no edge function lives that long, so whatever it was still writing lies there by then.
  insert into public.media_deletions (storage_path, due_at)
  values (old.storage_path, now() + case when old.stored_at is null then interval '15 minutes' else interval '0' end) on conflict do nothing;
  return null;
end
$$;
create trigger queue_media_deletion after delete on public.contribution_media for each row execute function private.queue_media_deletion();

-- Walls, maps and lists hear of a photo as they hear of a text: the published row gets a new number. Its lock comes before the row's.
create function private.touch_published_media() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if coalesce(case when tg_op <> 'INSERT' then old.status end = 'published', false) or coalesce(case when tg_op <> 'DELETE' then new.status end = 'published', false) then
    perform pg_advisory_xact_lock(2026112300);
    update public.published_contributions p set change_seq = private.next_change() where p.id = coalesce(new.contribution_id, old.contribution_id);
  end if;
  return null;
end
$$;
create trigger touch_published_media after insert or delete or update of status, storage_path, transcript, alternative_text on public.contribution_media
  for each row execute function private.touch_published_media();

-- PublishedMedia of src/domain/media.ts.
create function private.media_document(m public.contribution_media) returns jsonb
language sql stable
return jsonb_build_object('id', m.id, 'type', m.type, 'width', m.width, 'height', m.height, 'durationMs', m.duration_ms, 'peaks', to_jsonb(m.peaks),
  'alternativeText', m.alternative_text, 'transcript', m.transcript);
create function private.published_media_of(contribution uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(private.media_document(m) order by m.received_at, m.id), '[]')
    from public.contribution_media m where m.contribution_id = contribution and m.status = 'published');
end
$$;
comment on function private.published_media_of(uuid) is 'PublishedMedia[] of a published contribution.';
-- For its author and for staff.
create function private.stored_media_of(contribution uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(private.media_document(m) || jsonb_build_object('status', m.status) order by m.received_at, m.id), '[]')
    from public.contribution_media m where m.contribution_id = contribution and m.stored_at is not null);
end
$$;
comment on function private.stored_media_of(uuid) is 'ReceiptMedia[] of a contribution, whatever their status.';

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('media', 'media', false, 10485760, array['image/webp', 'image/jpeg', 'audio/webm', 'audio/mp4', 'audio/ogg'])
on conflict (id) do nothing;

insert into public.settings (key, value, description) values
  ('media_per_contributor_10_min', '40', 'Photos and recordings one contributor key may send in ten minutes.'),
  ('media_per_contributor_day', '200', 'Photos and recordings one contributor key may send in a day.');

alter table public.contribution_media enable row level security;
alter table public.removed_media enable row level security;
alter table public.media_deletions enable row level security;
revoke all on public.contribution_media, public.removed_media, public.media_deletions from public, anon, authenticated, service_role;
revoke all on function private.queue_media_deletion(), private.touch_published_media(), private.media_document(public.contribution_media),
  private.published_media_of(uuid), private.stored_media_of(uuid) from public, anon, authenticated, service_role;
grant select on public.contribution_media to authenticated;
grant select on public.contribution_media, public.removed_media, public.media_deletions to service_role;
create policy "Moderators, planners and admins read their media" on public.contribution_media for select to authenticated
  using (exists (select from public.contributions c where c.id = contribution_id
    and c.organisation_id in (select private.organisations_as('moderator', 'planner', 'admin'))));
