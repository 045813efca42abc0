-- Foundation: who may do nothing (everybody, until a later line says otherwise), where helpers live, and the few helpers every other
-- file uses. Hosted projects grant nothing automatically, older and self-hosted ones grant everything, functions default to PUBLIC:
-- so each migration here revokes all first and grants explicitly.

create schema if not exists extensions;
create extension if not exists postgis with schema extensions;

create schema private;
comment on schema private is 'Helpers, counters and snapshots. Not served by the API; nobody but the owner may use it.';
revoke all on schema private from public;

revoke create on schema public from public;
grant usage on schema public to anon, authenticated, service_role;
alter default privileges in schema public revoke all on tables from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from public, anon, authenticated, service_role;
-- The built-in grant of EXECUTE to PUBLIC can be taken back globally only, not for one schema.
alter default privileges revoke execute on functions from public;

-- One catalogue of problems: src/domain/problem.ts. PostgREST turns SQLSTATE PTnnn into HTTP nnn with the code as message.
create function private.raise_problem(code text, detail text default '') returns void
language plpgsql set search_path = '' as $$
declare
  status text := case code
    when 'revision_conflict' then 'PT409'
    when 'claimed_by_colleague' then 'PT409'
    when 'too_many_from_contributor' then 'PT429'
    when 'too_many_from_session' then 'PT429'
    when 'too_many_new_contributors' then 'PT429'
    when 'refused' then 'PT403'
    when 'not_allowed' then 'PT403'
    when 'receipt_unknown' then 'PT404'
    when 'contribution_unknown' then 'PT404'
    when 'withdrawn' then 'PT410'
    else 'PT422'
  end;
begin
  raise exception using errcode = status, message = code, detail = detail;
end
$$;
comment on function private.raise_problem(text, text) is 'Raises a problem of src/domain/problem.ts; detail is the field, or {"retryAfterMs":n}.';

-- Words by language code, Swedish always there: {"sv":"…","en":"…"}.
create function private.is_words(words jsonb) returns boolean
language sql immutable parallel safe
return jsonb_typeof(words) = 'object'
  and coalesce(jsonb_typeof(words -> 'sv') = 'string' and words ->> 'sv' <> '', false)
  and not jsonb_path_exists(words, '$.* ? (@.type() != "string")');
comment on function private.is_words(jsonb) is 'True for an object of strings by language code that has Swedish.';

-- ISO 8601 in UTC with milliseconds, as JavaScript writes it.
create function private.iso(moment timestamptz) returns text
language sql stable parallel safe
return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- What day it is in the city: campaigns open and close at midnight there.
create function private.today() returns date
language sql stable parallel safe
return (now() at time zone 'Europe/Stockholm')::date;

-- Settings are limits and switches an operator may change without a deployment.
create table public.settings (
  key text primary key check (key ~ '^[a-z0-9_]{1,60}$'),
  value jsonb not null,
  description text not null,
  updated_at timestamptz not null default now()
);
comment on table public.settings is 'Limits and switches the operator may change while running. One row a setting.';
comment on column public.settings.key is 'Name of the setting, snake_case.';
comment on column public.settings.value is 'Value as JSON, mostly an integer.';
comment on column public.settings.description is 'What the setting does and in which unit.';
comment on column public.settings.updated_at is 'When it was last changed.';
alter table public.settings enable row level security;
revoke all on public.settings from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.settings to service_role;

insert into public.settings (key, value, description) values
  ('contributions_per_contributor_10_min', '30', 'Contributions one contributor key may send in ten minutes.'),
  ('contributions_per_contributor_day', '200', 'Contributions one contributor key may send in a day.'),
  ('contributions_per_session_10_min', '600', 'Contributions one group session may send in ten minutes.'),
  ('new_contributors_per_minute', '600', 'Global brake: contributor keys never seen before, a minute. Known keys are never braked.'),
  ('unknown_withdrawals_per_minute', '600', 'Withdrawals of ids never seen before, a minute; each leaves a tombstone.'),
  ('unknown_session_codes_per_minute', '300', 'Unknown group session codes from everybody together in a minute; then no code is looked up until the next, so that codes cannot be guessed in bulk.'),
  ('supports_per_contributor_10_min', '120', 'Supports one contributor key may give or take back in ten minutes.'),
  ('reports_per_10_min', '200', 'Reports from everybody together in ten minutes: reports have no sender to count.'),
  ('hiding_reports_per_10_min', '60', 'Reports from everybody together that hide something at once, in ten minutes.'),
  ('languages', '["sv","en","ar"]', 'Languages residents may write in: those the app has words for.'),
  ('session_grace_minutes', '120', 'How long after its end a group session still takes what was written offline.');

create function private.setting(name text, fallback integer) returns integer
language plpgsql stable set search_path = '' as $$
begin
  return coalesce((select (s.value #>> '{}')::integer from public.settings s where s.key = name), fallback);
end
$$;

-- Counters for the limits. Fixed windows: cheap, and the answer can say exactly when to try again.
create table private.rate_counters (
  scope text not null,
  subject text not null,
  window_start timestamptz not null,
  used integer not null,
  primary key (scope, subject, window_start)
);
comment on table private.rate_counters is 'How much of each limit is used in the current window. Rows older than two days are deleted by the daily job.';
comment on column private.rate_counters.scope is 'Which limit.';
comment on column private.rate_counters.subject is 'Contributor id, session id, or * for everybody. Never an address of a network.';
comment on column private.rate_counters.window_start is 'When the window began.';
comment on column private.rate_counters.used is 'How many have been let through in the window.';
alter table private.rate_counters enable row level security;

create function private.spend(scope text, subject text, per interval, allowed integer, problem text) returns void
language plpgsql set search_path = '' as $$
declare
  window_began timestamptz := date_bin(per, now(), timestamptz '2000-01-01 00:00:00+00');
  now_used integer;
begin
  insert into private.rate_counters as c (scope, subject, window_start, used)
  values (spend.scope, spend.subject, window_began, 1)
  on conflict on constraint rate_counters_pkey do update set used = c.used + 1
  returning c.used into now_used;
  if now_used > allowed then
    perform private.raise_problem(problem, json_build_object('retryAfterMs',
      greatest(1, ceil(extract(epoch from (window_began + per - clock_timestamp())) * 1000)))::text);
  end if;
end
$$;
comment on function private.spend(text, text, interval, integer, text) is 'Takes one from a limit or raises the problem with retryAfterMs. A refused call spends nothing: its transaction is undone.';

revoke all on all functions in schema private from public, anon, authenticated, service_role;
revoke all on all tables in schema private from public, anon, authenticated, service_role;
