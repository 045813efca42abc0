-- Accounts: an admin invites, names roles and duties, and takes them back; everything counts with the next statement, whatever token somebody
-- still holds. Nobody takes their own admin role away, so that an organisation never ends up without one. And the two logs, read by pages.

create table public.staff_invitations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  email text not null check (email = lower(email) and char_length(email) between 3 and 320 and email ~ '^[^[:space:]@]+@[^[:space:]@]+\.[^[:space:]@]+$'),
  roles text[] not null check (cardinality(roles) between 1 and 4 and roles <@ '{moderator,planner,host,admin}'),
  invited_by uuid references auth.users (id) on delete set null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  accepted_at timestamptz,
  revoked_at timestamptz
);
comment on table public.staff_invitations is 'Who has been invited to an organisation''s staff. Taken up by signing in with the confirmed address.';
comment on column public.staff_invitations.id is 'Identity.';
comment on column public.staff_invitations.organisation_id is 'The organisation they are invited to.';
comment on column public.staff_invitations.email is 'The address, in lower case.';
comment on column public.staff_invitations.roles is 'The roles it gives.';
comment on column public.staff_invitations.invited_by is 'The admin.';
comment on column public.staff_invitations.invited_at is 'When.';
comment on column public.staff_invitations.expires_at is 'Until when it can be taken up: 14 days.';
comment on column public.staff_invitations.accepted_at is 'When it was taken up.';
comment on column public.staff_invitations.revoked_at is 'When it was taken back, or replaced by a newer one.';
create unique index staff_invitations_one_open on public.staff_invitations (organisation_id, email) where accepted_at is null and revoked_at is null;
create index staff_invitations_email on public.staff_invitations (email) where accepted_at is null and revoked_at is null;
create index staff_invitations_organisation on public.staff_invitations (organisation_id);
create index staff_invitations_invited_by on public.staff_invitations (invited_by);

alter table public.staff_invitations enable row level security;
revoke all on public.staff_invitations from public, anon, authenticated, service_role;
grant select on public.staff_invitations to service_role;

insert into public.settings (key, value, description) values
  ('invitations_per_organisation_hour', '30', 'Invitations the admins of one organisation may send in an hour; each is a mail.');

-- Two admins who take the role from each other at the same moment: the second one finds it gone. Hence the lock before the question.
create function private.must_administer(organisation uuid) returns void
language plpgsql set search_path = '' as $$
begin
  perform from public.organisations o where o.id = organisation for no key update;
  if organisation is null or organisation not in (select private.organisations_as('admin')) then perform private.raise_problem('not_allowed'); end if;
end
$$;
comment on function private.must_administer(uuid) is 'Refuses whoever is not an admin of the organisation; one change of its staff at a time.';

-- In the order the roles are named everywhere, so that the log reads alike.
create function private.roles_in_order(roles text[]) returns text[]
language sql immutable set search_path = '' as $$
  select coalesce(array_agg(role order by array_position('{moderator,planner,host,admin}'::text[], role)), '{}') from unnest(roles) role
$$;

create function public.invite_staff(invitation jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
  address text;
  chosen text[];
  made public.staff_invitations;
begin
  perform private.must_be_staff('admin');
  perform private.take_document(invitation, '{organisationId,email,roles}');
  organisation := private.take_uuid(invitation, 'organisationId', true);
  perform private.must_administer(organisation);
  address := lower(btrim(private.take_text(invitation, 'email', true)));
  chosen := private.roles_in_order(private.take_words(invitation, 'roles', '{moderator,planner,host,admin}'));
  if address !~ '^[^[:space:]@]+@[^[:space:]@]+\.[^[:space:]@]+$' or char_length(address) > 320 then perform private.raise_problem('field_invalid', 'email'); end if;
  if cardinality(chosen) = 0 then perform private.raise_problem('field_invalid', 'roles'); end if;
  if exists (select from public.staff s join auth.users u on u.id = s.user_id where s.organisation_id = organisation and lower(u.email) = address) then
    perform private.raise_problem('already_staff', 'email');
  end if;
  perform private.spend('invitations_per_organisation_hour', organisation::text, interval '1 hour', private.setting('invitations_per_organisation_hour', 30), 'too_many_from_contributor');
  delete from public.staff_invitations i where i.organisation_id = organisation and i.invited_at < now() - interval '90 days';
  update public.staff_invitations i set revoked_at = now() where i.organisation_id = organisation and i.email = address and i.accepted_at is null and i.revoked_at is null;
  insert into public.staff_invitations (organisation_id, email, roles, invited_by) values (organisation, address, chosen, (select auth.uid())) returning * into made;
  perform private.audit(organisation, 'staff.invited', made.id, array_to_string(chosen, ' '));
  return jsonb_build_object('id', made.id, 'expiresAt', private.iso(made.expires_at));
end
$$;
comment on function public.invite_staff(jsonb) is 'Invitation {organisationId, email, roles} → {id, expiresAt}. A newer one takes the place of the one before. The account and the mail are the edge function invite''s.';

create function public.revoke_invitation(invitation uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
begin
  perform private.must_be_staff('admin');
  select i.organisation_id into organisation from public.staff_invitations i where i.id = invitation;
  perform private.must_administer(organisation);
  update public.staff_invitations i set revoked_at = now() where i.id = invitation and i.accepted_at is null and i.revoked_at is null;
  if found then perform private.audit(organisation, 'invitation.revoked', invitation); end if;
  return null;
end
$$;
comment on function public.revoke_invitation(uuid) is 'Takes an open invitation back → null.';

create function public.accept_invitations() returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  address text;
  one public.staff_invitations;
begin
  select lower(u.email) into address from auth.users u where u.id = (select auth.uid()) and u.email_confirmed_at is not null;
  for one in
    select * from public.staff_invitations i
    where i.email = address and i.accepted_at is null and i.revoked_at is null and i.expires_at > now() for update
  loop
    insert into public.staff (user_id, organisation_id, role) select (select auth.uid()), one.organisation_id, role from unnest(one.roles) role on conflict do nothing;
    update public.staff_invitations i set accepted_at = now() where i.id = one.id;
    perform private.audit(one.organisation_id, 'invitation.accepted', one.id, array_to_string(one.roles, ' '));
  end loop;
  return public.read_staff_member();
end
$$;
comment on function public.accept_invitations() is 'Takes up what the signed-in person''s confirmed address is invited to → StaffMember, or null when the person holds no role.';

create function public.read_staff_list(organisation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if organisation is null or organisation not in (select private.organisations_as('admin')) then perform private.raise_problem('not_allowed'); end if;
  return (select jsonb_build_object(
    'organisationName', o.name,
    'people', coalesce((
      select jsonb_agg(jsonb_build_object('userId', p.user_id, 'email', u.email, 'roles', p.roles, 'since', private.iso(p.since), 'lastSignInAt', private.iso(u.last_sign_in_at),
        'duties', array(select d.duty from public.staff_duties d where d.user_id = p.user_id and d.organisation_id = organisation order by d.duty)) order by u.email)
      from (select s.user_id, private.roles_in_order(array_agg(s.role)) as roles, min(s.created_at) as since from public.staff s where s.organisation_id = organisation group by s.user_id) p
      join auth.users u on u.id = p.user_id), '[]'),
    'invitations', coalesce((
      select jsonb_agg(jsonb_build_object('id', i.id, 'email', i.email, 'roles', i.roles, 'invitedAt', private.iso(i.invited_at), 'expiresAt', private.iso(i.expires_at)) order by i.invited_at desc, i.email)
      from public.staff_invitations i where i.organisation_id = organisation and i.accepted_at is null and i.revoked_at is null), '[]'),
    'childWorryRoutine', case when o.child_worry_text is not null then jsonb_build_object('text', o.child_worry_text, 'phone', o.child_worry_phone, 'url', o.child_worry_url) end)
    from public.organisations o where o.id = organisation);
end
$$;
comment on function public.read_staff_list(uuid) is 'StaffList of an organisation for its admins: people with roles, duties and last sign-in, open invitations, the routine for worry for a child.';

create function public.set_staff_roles(change jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
  person uuid;
  chosen text[];
  named text[];
begin
  perform private.must_be_staff('admin');
  perform private.take_document(change, '{organisationId,userId,roles,duties}');
  organisation := private.take_uuid(change, 'organisationId', true);
  person := private.take_uuid(change, 'userId', true);
  chosen := private.roles_in_order(private.take_words(change, 'roles', '{moderator,planner,host,admin}'));
  named := private.take_words(change, 'duties', '{child_worry}');
  perform private.must_administer(organisation);
  if not exists (select from public.staff s where s.user_id = person and s.organisation_id = organisation) then perform private.raise_problem('not_allowed'); end if;
  if cardinality(chosen) = 0 then perform private.raise_problem('field_invalid', 'roles'); end if;
  if person = (select auth.uid()) and not 'admin' = any (chosen) then perform private.raise_problem('own_admin_role', 'roles'); end if;
  if private.roles_in_order(array(select s.role from public.staff s where s.user_id = person and s.organisation_id = organisation)) <> chosen then
    delete from public.staff s where s.user_id = person and s.organisation_id = organisation and s.role <> all (chosen);
    insert into public.staff (user_id, organisation_id, role) select person, organisation, role from unnest(chosen) role on conflict do nothing;
    perform private.audit(organisation, 'staff.roles_set', person, array_to_string(chosen, ' '));
  end if;
  if array(select d.duty from public.staff_duties d where d.user_id = person and d.organisation_id = organisation order by 1) <> array(select unnest(named) order by 1) then
    delete from public.staff_duties d where d.user_id = person and d.organisation_id = organisation and d.duty <> all (named);
    insert into public.staff_duties (user_id, organisation_id, duty) select person, organisation, duty from unnest(named) duty on conflict do nothing;
    perform private.audit(organisation, 'staff.duties_set', person, coalesce(nullif(array_to_string(named, ' '), ''), 'none'));
  end if;
  return null;
end
$$;
comment on function public.set_staff_roles(jsonb) is 'Change {organisationId, userId, roles, duties} → null. All of a colleague''s roles and duties as they shall be; nobody takes away their own admin role.';

create function public.remove_staff(removal jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
  person uuid;
begin
  perform private.must_be_staff('admin');
  perform private.take_document(removal, '{organisationId,userId}');
  organisation := private.take_uuid(removal, 'organisationId', true);
  person := private.take_uuid(removal, 'userId', true);
  perform private.must_administer(organisation);
  if person = (select auth.uid()) then perform private.raise_problem('own_admin_role', 'roles'); end if;
  delete from public.staff_duties d where d.user_id = person and d.organisation_id = organisation;
  delete from public.staff s where s.user_id = person and s.organisation_id = organisation;
  if found then perform private.audit(organisation, 'staff.removed', person); end if;
  return null;
end
$$;
comment on function public.remove_staff(jsonb) is 'Removal {organisationId, userId} → null. A colleague loses every role and duty in the organisation with the next statement; the account itself stays.';

create function public.set_child_worry_routine(routine jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
  words text;
  number text;
  address text;
begin
  perform private.must_be_staff('admin');
  perform private.take_document(routine, '{organisationId,text,phone,url}');
  organisation := private.take_uuid(routine, 'organisationId', true);
  perform private.must_administer(organisation);
  words := nullif(btrim(private.take_text(routine, 'text')), '');
  number := nullif(btrim(private.take_text(routine, 'phone')), '');
  address := nullif(btrim(private.take_text(routine, 'url')), '');
  if words is null and num_nonnulls(number, address) > 0 then perform private.raise_problem('text_missing', 'text'); end if;
  if char_length(words) > 2000 then perform private.raise_problem('text_too_long', 'text'); end if;
  if char_length(number) > 40 then perform private.raise_problem('field_invalid', 'phone'); end if;
  if address !~ '^https?://[^[:space:]]+$' or char_length(address) > 500 then perform private.raise_problem('field_invalid', 'url'); end if;
  update public.organisations o set child_worry_text = words, child_worry_phone = number, child_worry_url = address where o.id = organisation;
  perform private.audit(organisation, 'organisation.routine_set', organisation);
  return null;
end
$$;
comment on function public.set_child_worry_routine(jsonb) is 'Routine {organisationId, text, phone, url} → null. What staff do when something tells of a child in danger; empty text takes it away.';

-- Logs ------------------------------------------------------------------------------------------------------------------------

-- Where the last page ended: its moment and number. Pages stay right while new rows come in at the top.
create function private.take_log_request(request jsonb, out organisation uuid, out actor uuid, out actions text[], out since timestamptz, out until timestamptz,
  out before_at timestamptz, out before_id bigint, out page_size integer)
language plpgsql stable set search_path = '' as $$
begin
  perform private.take_document(request, '{organisationId,actorId,actions,from,to,before,pageSize}');
  organisation := private.take_uuid(request, 'organisationId', true);
  actor := private.take_uuid(request, 'actorId');
  if jsonb_typeof(request -> 'actions') = 'array' then actions := nullif(array(select jsonb_array_elements_text(request -> 'actions')), '{}'); end if;
  page_size := case when request ? 'pageSize' then private.take_integer(request, 'pageSize', 1, 1000) else 50 end;
  begin
    -- Days are the city's.
    since := (private.take_text(request, 'from')::date)::timestamp at time zone 'Europe/Stockholm';
    until := (private.take_text(request, 'to')::date + 1)::timestamp at time zone 'Europe/Stockholm';
    before_at := (request -> 'before' ->> 'at')::timestamptz;
    before_id := (request -> 'before' ->> 'id')::bigint;
  exception when data_exception then perform private.raise_problem('field_invalid', 'from');
  end;
end
$$;

create function public.read_moderation_log(request jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  r record;
begin
  select * into r from private.take_log_request(request);
  if r.organisation not in (select private.organisations_as('moderator', 'admin')) then perform private.raise_problem('not_allowed'); end if;
  return (
    with page as (
      select d.id, d.decided_at as at, d.decided_by as actor_id, d.action, d.reason, d.contribution_id as subject_id, u.email
      from public.moderation_decisions d left join auth.users u on u.id = d.decided_by
      where d.organisation_id = r.organisation
        and (r.actor is null or d.decided_by = r.actor) and (r.actions is null or d.action = any (r.actions))
        and d.decided_at >= coalesce(r.since, '-infinity') and d.decided_at < coalesce(r.until, 'infinity')
        and d.decided_at <= coalesce(r.before_at, 'infinity') and (r.before_at is null or d.decided_at < r.before_at or d.id < r.before_id)
      order by d.decided_at desc, d.id desc limit r.page_size + 1
    )
    select private.log_page(jsonb_agg(jsonb_build_object('id', p.id, 'at', p.at, 'actorId', p.actor_id, 'actor', p.email, 'action', p.action, 'reason', p.reason, 'subjectId', p.subject_id)
      order by p.at desc, p.id desc), r.page_size) from page p);
end
$$;
comment on function public.read_moderation_log(jsonb) is 'LogRequest {organisationId, actorId, actions, from, to, before, pageSize} → LogPage: decisions, newest first. For moderators and admins.';

create function public.read_audit(request jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  r record;
begin
  select * into r from private.take_log_request(request);
  if r.organisation not in (select private.organisations_as('admin')) then perform private.raise_problem('not_allowed'); end if;
  return (
    with page as (
      select e.id, e.at, e.actor_id, e.action, e.reason, e.subject_id, u.email
      from public.audit_events e left join auth.users u on u.id = e.actor_id
      where e.organisation_id = r.organisation
        and (r.actor is null or e.actor_id = r.actor) and (r.actions is null or e.action = any (r.actions))
        and e.at >= coalesce(r.since, '-infinity') and e.at < coalesce(r.until, 'infinity')
        and e.at <= coalesce(r.before_at, 'infinity') and (r.before_at is null or e.at < r.before_at or e.id < r.before_id)
      order by e.at desc, e.id desc limit r.page_size + 1
    )
    select private.log_page(jsonb_agg(jsonb_build_object('id', p.id, 'at', p.at, 'actorId', p.actor_id, 'actor', p.email, 'action', p.action, 'reason', p.reason, 'subjectId', p.subject_id)
      order by p.at desc, p.id desc), r.page_size) from page p);
end
$$;
comment on function public.read_audit(jsonb) is 'LogRequest → LogPage: what was done in the organisation, newest first. For admins.';

-- One row more than asked for was read: it says whether there is a next page, and is not shown.
create function private.log_page(rows jsonb, page_size integer) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('entries', coalesce(jsonb_path_query_array(rows, '$[0 to $last]', jsonb_build_object('last', page_size - 1)), '[]'),
    'next', case when jsonb_array_length(rows) > page_size then jsonb_build_object('at', rows -> (page_size - 1) -> 'at', 'id', rows -> (page_size - 1) -> 'id') end)
$$;

create function public.read_log_facets(organisation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  if organisation is null or organisation not in (select private.organisations_as('moderator', 'admin')) then perform private.raise_problem('not_allowed'); end if;
  -- The table of users is small and the logs are long: each is asked for by index instead of counting a log's names.
  return jsonb_build_object(
    'organisations', (select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name, o.id) from public.organisations o
      where o.id in (select private.organisations_as('moderator', 'admin'))),
    'people', coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'email', u.email) order by u.email) from auth.users u
      where exists (select from public.staff s where s.user_id = u.id and s.organisation_id = organisation)
        or exists (select from public.moderation_decisions d where d.decided_by = u.id and d.organisation_id = organisation)
        or exists (select from public.audit_events e where e.actor_id = u.id and e.organisation_id = organisation)), '[]'),
    'auditActions', case when organisation in (select private.organisations_as('admin')) then (
      with recursive actions (action) as (
        (select e.action from public.audit_events e where e.organisation_id = organisation order by e.action limit 1)
        union all
        select (select e.action from public.audit_events e where e.organisation_id = organisation and e.action > a.action order by e.action limit 1) from actions a where a.action is not null
      ) select coalesce(jsonb_agg(action), '[]') from actions where action is not null) else '[]' end);
end
$$;
comment on function public.read_log_facets(uuid) is '{organisations: [{id, name}], people: [{id, email}], auditActions: [action]}: whose logs one may read, and what this one can be narrowed to.';
create index audit_events_action on public.audit_events (organisation_id, action);

create function public.begin_log_export(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  organisation uuid;
  log text;
begin
  perform private.take_document(request, '{organisationId,log}');
  organisation := private.take_uuid(request, 'organisationId', true);
  log := private.take_word(request, 'log', '{moderation,audit}', true);
  if organisation not in (select private.organisations_as('admin')) and (log = 'audit' or organisation not in (select private.organisations_as('moderator'))) then
    perform private.raise_problem('not_allowed');
  end if;
  perform private.audit(organisation, 'log.exported', organisation, log);
  return null;
end
$$;
comment on function public.begin_log_export(jsonb) is '{organisationId, log: moderation or audit} → null. Writes in the audit that a log is taken out; its pages are then read one after another.';

revoke all on function public.invite_staff(jsonb), public.revoke_invitation(uuid), public.accept_invitations(), public.read_staff_list(uuid), public.set_staff_roles(jsonb),
  public.remove_staff(jsonb), public.set_child_worry_routine(jsonb), public.read_moderation_log(jsonb), public.read_audit(jsonb), public.read_log_facets(uuid), public.begin_log_export(jsonb),
  private.must_administer(uuid), private.roles_in_order(text[]), private.take_log_request(jsonb), private.log_page(jsonb, integer)
  from public, anon, authenticated, service_role;
grant execute on function public.invite_staff(jsonb), public.revoke_invitation(uuid), public.accept_invitations(), public.read_staff_list(uuid), public.set_staff_roles(jsonb),
  public.remove_staff(jsonb), public.set_child_worry_routine(jsonb), public.read_moderation_log(jsonb), public.read_audit(jsonb), public.read_log_facets(uuid), public.begin_log_export(jsonb)
  to authenticated;
