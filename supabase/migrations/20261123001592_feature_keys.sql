-- Keys for the OGC API: QGIS and ArcGIS stay open longer than a session. A key is a planner's own: it reads what its maker may read at that
-- moment, in one organisation, and nothing but the features. The server keeps only its hash.

create table private.feature_keys (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 60 and name = btrim(name)),
  key_hash bytea not null unique check (length(key_hash) = 32),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_on date,
  constraint ninety_days_at_most check (expires_at <= made_at + interval '90 days')
);
comment on table private.feature_keys is 'Keys that QGIS and ArcGIS read the planners'' collection with. Revoking one deletes it; an expired one is forgotten after 30 days.';
comment on column private.feature_keys.id is 'Identity.';
comment on column private.feature_keys.organisation_id is 'Whose contributions it reads.';
comment on column private.feature_keys.user_id is 'Who made it; it is worth nothing without their role.';
comment on column private.feature_keys.name is 'What its maker calls it.';
comment on column private.feature_keys.key_hash is 'sha256 of the key, which was shown once and is kept by nobody here.';
comment on column private.feature_keys.made_at is 'When it was made.';
comment on column private.feature_keys.expires_at is 'When it ends by itself.';
comment on column private.feature_keys.last_used_on is 'The last day it was used; the first use of a day is in the log.';
create index feature_keys_user on private.feature_keys (user_id);
create index feature_keys_organisation on private.feature_keys (organisation_id);
alter table private.feature_keys enable row level security;
revoke all on private.feature_keys from public, anon, authenticated, service_role;

create function private.is_planner_of(person uuid, organisation uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from public.staff s where s.user_id = person and s.organisation_id = organisation and s.role in ('planner', 'admin'));
end
$$;

create function public.read_feature_keys() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  me constant uuid := (select auth.uid());
begin
  perform private.must_be_staff('planner', 'admin');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'organisationId', k.organisation_id, 'name', k.name, 'by', u.email, 'isMine', k.user_id = me,
      'madeAt', private.iso(k.made_at), 'expiresAt', private.iso(k.expires_at), 'lastUsedOn', k.last_used_on) order by k.user_id <> me, k.made_at desc, k.id), '[]')
    from private.feature_keys k join auth.users u on u.id = k.user_id
    where k.organisation_id in (select private.organisations_as('admin')) or k.user_id = me and k.organisation_id in (select private.organisations_as('planner')));
end
$$;
comment on function public.read_feature_keys() is 'FeatureKey[]: one''s own, newest first; for admins everybody''s in their organisations.';

create function public.make_feature_key(document jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
  called text;
  hash text;
  days integer;
  made private.feature_keys;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(document, '{organisationId,name,days,keyHash}');
  organisation := private.take_uuid(document, 'organisationId', true);
  if organisation not in (select private.organisations_as('planner', 'admin')) then perform private.raise_problem('not_allowed'); end if;
  called := btrim(private.take_text(document, 'name', true));
  if called = '' then perform private.raise_problem('text_missing', 'name'); end if;
  if char_length(called) > 60 then perform private.raise_problem('text_too_long', 'name'); end if;
  days := private.take_integer(document, 'days', 1, 90);
  hash := private.take_text(document, 'keyHash', true);
  if hash !~ '^[0-9a-f]{64}$' then perform private.raise_problem('field_invalid', 'keyHash'); end if;
  if (select count(*) from private.feature_keys k where k.user_id = (select auth.uid()) and k.expires_at > now()) >= 20 then perform private.raise_problem('field_invalid', 'name'); end if;
  insert into private.feature_keys (organisation_id, user_id, name, key_hash, expires_at)
  values (organisation, (select auth.uid()), called, decode(hash, 'hex'), now() + make_interval(days => days)) returning * into made;
  perform private.audit(organisation, 'feature_key.made', made.id, days::text);
  return jsonb_build_object('id', made.id, 'expiresAt', private.iso(made.expires_at));
exception when unique_violation then
  perform private.raise_problem('refused');
end
$$;
comment on function public.make_feature_key(jsonb) is '{organisationId, name, days, keyHash} → {id, expiresAt}. The key itself stays on the device that made it; 90 days at most, 20 a person.';

create function public.revoke_feature_key(key uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  gone private.feature_keys;
begin
  perform private.must_be_staff('planner', 'admin');
  delete from private.feature_keys k
  where k.id = revoke_feature_key.key and (k.user_id = (select auth.uid()) or k.organisation_id in (select private.organisations_as('admin'))) returning * into gone;
  if gone.id is not null then perform private.audit(gone.organisation_id, 'feature_key.revoked', gone.id); end if;
  return null;
end
$$;
comment on function public.revoke_feature_key(uuid) is 'Ends a key of one''s own at once; an admin''s ends anybody''s in the organisation.';

-- A key that is unknown, expired or revoked, and one whose maker lost the role, are refused alike. From here the rest of the transaction is
-- its maker's, so that the log says who read.
create function private.enter_with_key(key text) returns uuid
language plpgsql set search_path = '' as $$
declare
  used private.feature_keys;
begin
  select * into used from private.feature_keys k where k.key_hash = sha256(convert_to(key, 'UTF8')) and k.expires_at > now();
  if used.id is null or not private.is_planner_of(used.user_id, used.organisation_id) then perform private.raise_problem('refused'); end if;
  perform set_config('request.jwt.claims', jsonb_build_object('sub', used.user_id, 'role', 'authenticated')::text, true);
  update private.feature_keys k set last_used_on = private.today() where k.id = used.id and k.last_used_on is distinct from private.today();
  if found then perform private.audit(used.organisation_id, 'feature_key.used', used.id); end if;
  return used.organisation_id;
end
$$;

create function public.read_features_with_key(key text, request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  return private.feature_page(request, array[private.enter_with_key(key)]);
end
$$;
comment on function public.read_features_with_key(text, jsonb) is 'read_features as the maker of the key, for the organisation the key is for. The first use of a day is written in the log.';

create function public.read_feature_extent_with_key(key text) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform private.enter_with_key(key);
  return public.read_feature_extent();
end
$$;
comment on function public.read_feature_extent_with_key(text) is 'read_feature_extent as the maker of the key.';

revoke all on function private.is_planner_of(uuid, uuid), private.enter_with_key(text), public.read_feature_keys(), public.make_feature_key(jsonb), public.revoke_feature_key(uuid),
  public.read_features_with_key(text, jsonb), public.read_feature_extent_with_key(text) from public, anon, authenticated, service_role;
grant execute on function public.read_feature_keys(), public.make_feature_key(jsonb), public.revoke_feature_key(uuid) to authenticated;
grant execute on function public.read_features_with_key(text, jsonb), public.read_feature_extent_with_key(text) to anon;
