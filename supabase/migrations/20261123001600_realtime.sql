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

revoke all on function private.announce_change() from public, anon, authenticated, service_role;

create policy "Everyone listens to what is published" on realtime.messages for select to anon, authenticated
  using ((select realtime.topic()) = 'published' and extension = 'broadcast');
