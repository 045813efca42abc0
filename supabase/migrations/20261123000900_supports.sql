-- Supports ("Jag minns också"): one a contributor and contribution.

create table public.supports (
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  contributor_id uuid not null references public.contributors (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (contribution_id, contributor_id)
);
comment on table public.supports is 'Who feels the same about something published. Only the number is public.';
comment on column public.supports.contribution_id is 'The contribution.';
comment on column public.supports.contributor_id is 'The respondent.';
comment on column public.supports.created_at is 'When.';
create index supports_contributor on public.supports (contributor_id);

create function private.count_supports() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- The lock of next_change() is taken before counting, so that two at once never count past each other.
  update public.published_contributions p set change_seq = private.next_change()
  where p.id = coalesce(new.contribution_id, old.contribution_id);
  update public.published_contributions p
  set support_count = (select count(*) from public.supports s where s.contribution_id = p.id)
  where p.id = coalesce(new.contribution_id, old.contribution_id);
  return null;
end
$$;
create trigger count_supports after insert or delete on public.supports for each row execute function private.count_supports();

alter table public.supports enable row level security;
revoke all on public.supports from public, anon, authenticated, service_role;
revoke all on function private.count_supports() from public, anon, authenticated, service_role;
grant select on public.supports to service_role;
