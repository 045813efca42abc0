/** A few tables and functions that show what REST, Realtime and Storage do, independent of the app's own schema. */
import { readProjectFiles, type ProjectFiles } from "../../../supabase/embedded/prepare/project-files";

const SQL = `
create table public.notes (
  id integer generated always as identity primary key,
  words text not null check (char_length(words) <= 20),
  mark text unique,
  secret text,
  visible boolean not null default false,
  written_at timestamptz not null default '2026-11-23 02:19:44+00'
);
create table public.hidden (id integer primary key, words text);
alter table public.notes enable row level security;
alter table public.hidden enable row level security;
revoke all on public.notes, public.hidden from public, anon, authenticated, service_role;
grant select (id, words, mark, visible, written_at) on public.notes to anon, authenticated;
grant all on public.notes, public.hidden to service_role;
grant usage on all sequences in schema public to service_role;
create policy "Anyone reads visible notes" on public.notes for select to anon, authenticated using (visible);
insert into public.hidden values (1, 'nobody reads this');

create function public.who_am_i() returns text language plpgsql volatile set search_path = '' as $$
begin
  -- Long enough that concurrent requests overlap.
  perform count(*) from pg_catalog.generate_series(1, 2000);
  return current_user;
end $$;
create function public.many_rows() returns setof integer language sql stable set search_path = '' as $$ select pg_catalog.generate_series(1, 5000) $$;
create function public.sleep_long() returns void language sql volatile set search_path = '' as $$ select pg_catalog.pg_sleep(20) $$;
create function public.raise_plain() returns void language plpgsql set search_path = '' as $$ begin raise exception 'not today' using detail = 'why', hint = 'try tomorrow'; end $$;
create function public.raise_problem() returns void language plpgsql set search_path = '' as $$ begin raise exception using errcode = 'PT422', message = 'text_too_long', detail = 'text'; end $$;
create function public.add_note(words text, mark text default null) returns integer language sql volatile security definer set search_path = '' as $$
  insert into public.notes (words, mark, visible) values (words, mark, true) returning id
$$;
create function public.echo(document jsonb) returns jsonb language sql immutable set search_path = '' as $$ select pg_catalog.jsonb_build_object('got', document) $$;
create function public.tell(topic text, size integer default 0) returns void language sql volatile security definer set search_path = '' as $$
  select realtime.send(pg_catalog.jsonb_build_object('cursor', 7, 'filling', pg_catalog.repeat('x', size)), 'changed', topic, true)
$$;
create function public.tell_and_fail(topic text) returns void language plpgsql security definer set search_path = '' as $$
begin perform realtime.send('{"cursor": 8}'::jsonb, 'changed', topic, true); raise exception 'undone'; end $$;
revoke execute on all functions in schema public from public;
grant execute on function public.who_am_i(), public.many_rows(), public.sleep_long(), public.raise_plain(), public.raise_problem(), public.add_note(text, text), public.echo(jsonb), public.tell(text, integer), public.tell_and_fail(text)
  to anon, authenticated, service_role;
create policy "Anyone hears the public topic" on realtime.messages for select to anon, authenticated
  using (extension = 'broadcast' and (select realtime.topic()) = 'published');
create policy "Staff hear the desk" on realtime.messages for select to authenticated
  using (extension = 'broadcast' and (select realtime.topic()) = 'desk');
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values ('photos', 'photos', false, 65536, array['image/jpeg', 'image/webp']);
`;

export async function smallProject(): Promise<ProjectFiles> {
  const { bootstrap } = await readProjectFiles();
  return { bootstrap, seed: null, migrations: [{ version: "20260101000000", name: "small", sql: SQL }] };
}
