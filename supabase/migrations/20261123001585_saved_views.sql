-- Views that planners have given a name: what stands in the address. Everybody who weighs for the organisation may open them; only who saved
-- one replaces or deletes it. The link itself needs no row: the whole view is in it.

create table private.saved_views (
  id uuid primary key,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 80 and name = btrim(name)),
  query text not null check (char_length(query) <= 2000),
  updated_at timestamptz not null default now(),
  unique (organisation_id, user_id, name)
);
comment on table private.saved_views is 'Named views of the planning workspace.';
comment on column private.saved_views.id is 'Made by the device.';
comment on column private.saved_views.organisation_id is 'Whose figures it shows.';
comment on column private.saved_views.user_id is 'Who saved it.';
comment on column private.saved_views.name is 'Name, once a person.';
comment on column private.saved_views.query is 'What stands after /planera? in the address.';
comment on column private.saved_views.updated_at is 'When it was last saved.';
create index saved_views_user on private.saved_views (user_id);
alter table private.saved_views enable row level security;
revoke all on private.saved_views from public, anon, authenticated, service_role;

create function private.view_document(v private.saved_views) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', v.id, 'name', v.name, 'query', v.query, 'isMine', v.user_id = (select auth.uid()), 'updatedAt', private.iso(v.updated_at))
$$;

create function public.read_views(organisation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_weigh_for(organisation);
  return (select coalesce(jsonb_agg(private.view_document(v) order by v.user_id <> (select auth.uid()), v.name, v.id), '[]') from private.saved_views v where v.organisation_id = organisation);
end
$$;
comment on function public.read_views(uuid) is 'SavedView[]: one''s own by name, then colleagues''.';

create function public.save_view(organisation uuid, view jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  saved private.saved_views;
begin
  perform private.must_weigh_for(organisation);
  perform private.take_document(view, '{id,name,query}');
  saved.id := private.take_uuid(view, 'id', true);
  saved.name := btrim(private.take_text(view, 'name', true));
  saved.query := private.take_text(view, 'query', true);
  if saved.name = '' then perform private.raise_problem('text_missing', 'name'); end if;
  if char_length(saved.name) > 80 then perform private.raise_problem('text_too_long', 'name'); end if;
  if char_length(saved.query) > 2000 then perform private.raise_problem('text_too_long', 'query'); end if;
  if exists (select from private.saved_views v where v.id = saved.id and (v.user_id <> (select auth.uid()) or v.organisation_id <> organisation)) then perform private.raise_problem('not_allowed'); end if;
  if not exists (select from private.saved_views v where v.user_id = (select auth.uid()) and v.organisation_id = organisation and (v.id = saved.id or v.name = saved.name))
     and (select count(*) from private.saved_views v where v.user_id = (select auth.uid()) and v.organisation_id = organisation) >= 100 then
    perform private.raise_problem('field_invalid', 'name');
  end if;
  -- Renamed to the name of another one of one's own: that one is replaced.
  delete from private.saved_views v where v.user_id = (select auth.uid()) and v.organisation_id = organisation and v.name = saved.name and v.id <> saved.id;
  insert into private.saved_views as v (id, organisation_id, user_id, name, query) values (saved.id, organisation, (select auth.uid()), saved.name, saved.query)
  on conflict (id) do update set name = excluded.name, query = excluded.query, updated_at = now()
  returning v.* into saved;
  return private.view_document(saved);
end
$$;
comment on function public.save_view(uuid, jsonb) is '{id, name, query} → SavedView. The same name again replaces one''s own; at most 100 a person.';

create function public.delete_view(view uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'admin');
  delete from private.saved_views v where v.id = delete_view.view and v.user_id = (select auth.uid());
end
$$;
comment on function public.delete_view(uuid) is 'Forgets a view of one''s own; another''s stays.';

revoke all on function private.view_document(private.saved_views), public.read_views(uuid), public.save_view(uuid, jsonb), public.delete_view(uuid) from public, anon, authenticated, service_role;
grant execute on function public.read_views(uuid), public.save_view(uuid, jsonb), public.delete_view(uuid) to authenticated;
