-- Seen live: a broadcast on the private topic `published` says that something changed; clients then call changes_since. Private, since
-- anyone with the publishable key can forge messages on a public topic: everyone may listen here, nobody may send.

create function private.announce_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  newest bigint;
begin
  select max(change_seq) into newest from changed;
  if newest is not null then
    perform realtime.send(jsonb_build_object('cursor', newest), 'changed', 'published', true);
  end if;
  return null;
end
$$;
comment on function private.announce_change() is 'Tells listeners the number of the latest change; only a hint, no content.';

create trigger announce_published_insert after insert on public.published_contributions
  referencing new table as changed for each statement execute function private.announce_change();
create trigger announce_published_update after update on public.published_contributions
  referencing new table as changed for each statement execute function private.announce_change();
create trigger announce_removal_insert after insert on public.published_removals
  referencing new table as changed for each statement execute function private.announce_change();
create trigger announce_removal_update after update on public.published_removals
  referencing new table as changed for each statement execute function private.announce_change();

-- A wall's screens: its settings changed, its host said something, one of them was taken away. They ask again; an exhibition hears it on the
-- topic of its wall, so that no phone is woken.
create function private.announce_wall() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  walls text[];
begin
  case tg_table_name
    when 'walls' then walls := array[old.slug] || case when tg_op = 'UPDATE' and new.slug <> old.slug then array[new.slug] end;
    when 'wall_commands' then walls := array(select w.slug from public.walls w where w.id = new.wall_id);
    when 'wall_screens' then walls := array(select w.slug from public.walls w where w.id = old.wall_id);
    when 'campaigns' then walls := array(select w.slug from public.walls w where w.campaign_id = new.id);
  end case;
  perform realtime.send('{}', 'changed', 'wall:' || slug, true) from unnest(walls) slug;
  return null;
end
$$;
comment on function private.announce_wall() is 'Tells the screens of a wall to ask again; only a hint, no content.';
create trigger announce_wall after delete or update on public.walls for each row execute function private.announce_wall();
create trigger announce_wall_command after insert on private.wall_commands for each row execute function private.announce_wall();
create trigger announce_wall_screen_removed after delete on private.wall_screens for each row execute function private.announce_wall();
create trigger announce_campaign_to_walls after update of title, slug, status, opens_on, closes_on on public.campaigns for each row execute function private.announce_wall();

revoke all on function private.announce_wall() from public, anon, authenticated, service_role;
revoke all on function private.announce_change() from public, anon, authenticated, service_role;

create policy "Everyone listens to what is published" on realtime.messages for select to anon, authenticated
  using ((select realtime.topic()) = 'published' and extension = 'broadcast');
create policy "Everyone listens to walls" on realtime.messages for select to anon, authenticated
  using ((select realtime.topic()) like 'wall:%' and extension = 'broadcast');
