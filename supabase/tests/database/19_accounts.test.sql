-- Inviting, naming, taking back – and the logs: each role, each organisation, and what a token still held is worth afterwards.
begin;
select plan(63);
select tests.a_city();
insert into auth.users (id, email, email_confirmed_at) values
  (tests.id('invited'), 'Ny@Example.test', now()), (tests.id('unconfirmed'), 'obekraftad@example.test', null), (tests.id('second_admin'), 'second@example.test', now());
insert into public.staff (user_id, organisation_id, role) values (tests.id('second_admin'), tests.id('city'), 'admin');

create function tests.invite(email text, roles jsonb default '["moderator"]', organisation text default 'city') returns text language sql as $$
  select tests.problem(format('select public.invite_staff(%L)', jsonb_build_object('organisationId', tests.id(organisation), 'email', email, 'roles', roles)))
$$;
create function tests.set_roles(who text, roles jsonb, duties jsonb default '[]', organisation text default 'city') returns text language sql as $$
  select tests.problem(format('select public.set_staff_roles(%L)', jsonb_build_object('organisationId', tests.id(organisation), 'userId', tests.id(who), 'roles', roles, 'duties', duties)))
$$;
create function tests.remove(who text, organisation text default 'city') returns text language sql as $$
  select tests.problem(format('select public.remove_staff(%L)', jsonb_build_object('organisationId', tests.id(organisation), 'userId', tests.id(who))))
$$;
create function tests.staff(organisation text default 'city') returns jsonb language sql as $$ select public.read_staff_list(tests.id(organisation)) $$;
create function tests.roles_of(email text) returns jsonb language sql as $$
  select p -> 'roles' from jsonb_array_elements(tests.staff() -> 'people') p where p ->> 'email' = email
$$;
create function tests.log(request jsonb default '{}', log text default 'read_audit') returns jsonb language plpgsql as $$
declare
  answer jsonb;
begin
  execute format('select public.%I(%L)', log, jsonb_build_object('organisationId', tests.id('city')) || request) into answer;
  return answer;
end
$$;

grant execute on all functions in schema tests to public;

-- Nobody but an admin of this very organisation.
select tests.act_as('moderator');
select is(tests.invite('a@example.test'), 'PT403 not_allowed', 'a moderator invites nobody');
select is(tests.set_roles('moderator', '["admin"]'), 'PT403 not_allowed', 'a moderator does not make themself admin');
select is(tests.remove('planner'), 'PT403 not_allowed', 'a moderator removes nobody');
select is(tests.problem(format('select public.read_staff_list(%L)', tests.id('city'))), 'PT403 not_allowed', 'a moderator does not read who works here');
select is(tests.problem(format('select public.set_child_worry_routine(%L)', jsonb_build_object('organisationId', tests.id('city'), 'text', 'x'))), 'PT403 not_allowed', 'a moderator does not write the routine');
select tests.act_as('planner');
select is(tests.invite('a@example.test'), 'PT403 not_allowed', 'a planner invites nobody');
select tests.act_as('host');
select is(tests.invite('a@example.test'), 'PT403 not_allowed', 'a host invites nobody');
select tests.act_as('stranger');
select is(tests.invite('a@example.test'), 'PT403 not_allowed', 'an account without a role invites nobody');
select is(public.accept_invitations(), null, 'who is not invited takes nothing up');
select tests.act_as('other_admin');
select is(tests.invite('a@example.test'), 'PT403 not_allowed', 'an admin of the neighbour invites nobody here');
select is(tests.set_roles('moderator', '["planner"]'), 'PT403 not_allowed', 'nor changes a role here');
select is(tests.set_roles('moderator', '["planner"]', '[]', 'other'), 'PT403 not_allowed', 'nor takes somebody from here in at home');
select is(tests.remove('moderator'), 'PT403 not_allowed', 'nor removes anybody here');
select is(tests.problem(format('select public.read_staff_list(%L)', tests.id('city'))), 'PT403 not_allowed', 'nor reads who works here');
select is(tests.problem(format('select public.read_audit(%L)', jsonb_build_object('organisationId', tests.id('city')))), 'PT403 not_allowed', 'nor reads the audit');
select is(tests.problem(format('select public.read_moderation_log(%L)', jsonb_build_object('organisationId', tests.id('city')))), 'PT403 not_allowed', 'nor the moderation log');
select is(tests.problem(format('select public.read_log_facets(%L)', tests.id('city'))), 'PT403 not_allowed', 'nor whom the logs name');

select is((select jsonb_agg(o -> 'id') from jsonb_array_elements(public.read_log_facets(tests.id('other')) -> 'organisations') o), jsonb_build_array(tests.id('other')), 'but the logs of the own organisation, which is the only one to choose');
select tests.act_as_owner();
insert into public.staff (user_id, organisation_id, role) values (tests.id('other_admin'), tests.id('city'), 'moderator'), (tests.id('other_admin'), tests.id('city'), 'planner');
select tests.act_as('other_admin');
select is((select jsonb_agg(o -> 'id' order by o -> 'id') from jsonb_array_elements(public.read_log_facets(tests.id('other')) -> 'organisations') o),
  (select jsonb_agg(x order by x) from unnest(array[tests.id('city'), tests.id('other')]) x), 'who moderates in another one as well chooses between both, each once');
select is(public.read_log_facets(tests.id('city')) -> 'auditActions', '[]', 'and reads the audit only where admin');
select tests.act_as_owner();
delete from public.staff s where s.user_id = tests.id('other_admin') and s.organisation_id = tests.id('city');

-- Inviting.
select tests.act_as('admin');
select is(tests.invite('  Ny@Example.TEST ', '["planner","moderator"]'), 'none', 'an admin invites');
select is(tests.invite('not an address'), 'PT422 field_invalid email', 'to an address');
select is(tests.invite('b@example.test', '[]'), 'PT422 field_invalid roles', 'with at least one role');
select is(tests.invite('b@example.test', '["king"]'), 'PT422 field_invalid roles', 'that there is');
select is(tests.invite('planner@example.test'), 'PT422 already_staff email', 'who is here already is not invited');
select is((select jsonb_agg(i -> 'email') from jsonb_array_elements(tests.staff() -> 'invitations') i), '["ny@example.test"]', 'open invitations are listed');
select is(tests.invite('ny@example.test', '["moderator","host"]'), 'none', 'inviting again');
select is((select jsonb_agg(i -> 'roles') from jsonb_array_elements(tests.staff() -> 'invitations') i), '[["moderator", "host"]]', 'takes the place of the one before');
select is(tests.invite('obekraftad@example.test'), 'none', 'an address whose account is not confirmed can be invited');

select tests.act_as('unconfirmed');
select is(public.accept_invitations(), null, 'but takes nothing up before it is confirmed');
select tests.act_as('invited');
select is(public.read_staff_member(), null, 'before taking it up one is nobody');
select is(public.accept_invitations() -> 'roles', jsonb_build_array(jsonb_build_object('organisationId', tests.id('city'), 'role', 'host'), jsonb_build_object('organisationId', tests.id('city'), 'role', 'moderator')),
  'signing in with the confirmed address takes the invitation up, whatever its case');
select is(tests.problem($$select tests.log('{}', 'read_moderation_log')$$), 'none', 'and the rights count at once');
select tests.act_as('admin');
select is(tests.roles_of('Ny@Example.test'), '["moderator", "host"]', 'the list says so');
select is((select jsonb_agg(i -> 'email') from jsonb_array_elements(tests.staff() -> 'invitations') i), '["obekraftad@example.test"]', 'and the invitation is no longer open');
select is(public.revoke_invitation((tests.staff() #>> '{invitations,0,id}')::uuid), null, 'an open invitation is taken back');
select tests.act_as_owner();
update auth.users set email_confirmed_at = now() where id = tests.id('unconfirmed');
select tests.act_as('unconfirmed');
select is(public.accept_invitations(), null, 'and then gives nothing');
select tests.act_as_owner();
insert into public.staff_invitations (organisation_id, email, roles, invited_at, expires_at) values (tests.id('city'), 'obekraftad@example.test', '{admin}', now() - interval '15 days', now() - interval '1 day');
select tests.act_as('unconfirmed');
select is(public.accept_invitations(), null, 'nor does one that is too old');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.revoke_invitation(%L)', (select tests.id('nothing')))), 'PT403 not_allowed', 'what is not there or not one''s own is not taken back');

-- Roles and duties.
select tests.act_as('admin');
select is(tests.set_roles('invited', '["moderator"]', '["child_worry"]'), 'none', 'an admin changes roles and names duties');
select is(tests.roles_of('Ny@Example.test'), '["moderator"]', 'roles are as chosen');
select is((select p -> 'duties' from jsonb_array_elements(tests.staff() -> 'people') p where p ->> 'userId' = tests.id('invited')::text), '["child_worry"]', 'duties too');
select is(tests.set_roles('invited', '[]'), 'PT422 field_invalid roles', 'without a role one is removed, not emptied');
select is(tests.set_roles('admin', '["planner"]'), 'PT422 own_admin_role roles', 'nobody takes away their own admin role');
select is(tests.set_roles('admin', '["planner","admin"]'), 'none', 'but may take another one on');
select is(tests.remove('admin'), 'PT422 own_admin_role roles', 'nor removes themself');
select is(tests.set_roles('stranger', '["admin"]'), 'PT403 not_allowed', 'who is not on the staff is invited, not named');

-- Revoked with the next statement, though the token is still valid.
select is(tests.remove('invited'), 'none', 'an admin removes a colleague');
select tests.act_as('invited');
select is(tests.problem($$select tests.log('{}', 'read_moderation_log')$$), 'PT403 not_allowed', 'whose next call is refused');
select is(public.accept_invitations(), null, 'and whom a used invitation does not bring back');
select tests.act_as_owner();
select is((select count(*)::integer from public.staff_duties where user_id = tests.id('invited')), 0, 'duties went along');
select tests.act_as('second_admin');
select is(tests.set_roles('admin', '["planner"]'), 'none', 'an admin takes another''s admin role');
select tests.act_as('admin');
select is(tests.set_roles('second_admin', '["planner"]'), 'PT403 not_allowed', 'who then cannot answer in kind');

-- Routine.
select tests.act_as('second_admin');
select is(tests.problem(format('select public.set_child_worry_routine(%L)', jsonb_build_object('organisationId', tests.id('city'), 'text', '', 'phone', '042'))), 'PT422 text_missing text', 'a routine has words');
select is(tests.problem(format('select public.set_child_worry_routine(%L)', jsonb_build_object('organisationId', tests.id('city'), 'text', 'Ring.', 'url', 'javascript:alert(1)'))), 'PT422 field_invalid url', 'and leads to the web only');
select is(public.set_child_worry_routine(jsonb_build_object('organisationId', tests.id('city'), 'text', 'Ring mottagningen.', 'phone', '042-10 50 00', 'url', 'https://example.test')), null, 'an admin writes the routine');
select is(tests.staff() -> 'childWorryRoutine', '{"text":"Ring mottagningen.","phone":"042-10 50 00","url":"https://example.test"}', 'and reads it');

-- Logs: who, what, which, when; by pages.
select is((select array_agg(e ->> 'action' order by n) from jsonb_array_elements(tests.log('{"pageSize":3}') -> 'entries') with ordinality x (e, n)),
  array['organisation.routine_set', 'staff.roles_set', 'staff.removed'], 'the audit is read newest first');
select is((select array_agg(e ->> 'action') from jsonb_array_elements(tests.log(jsonb_build_object('pageSize', 2, 'before', tests.log('{"pageSize":3}') -> 'next')) -> 'entries') e)
  && array['organisation.routine_set', 'staff.removed'], false, 'the next page begins where the last one ended');
select is((select array_agg(distinct e ->> 'actor') from jsonb_array_elements(tests.log(jsonb_build_object('actorId', tests.id('second_admin'))) -> 'entries') e), array['second@example.test'], 'it is narrowed to one person');
select is((select array_agg(distinct e ->> 'action') from jsonb_array_elements(tests.log('{"actions":["staff.invited"]}') -> 'entries') e), array['staff.invited'], 'and to one kind of deed');
select is(public.begin_log_export(jsonb_build_object('organisationId', tests.id('city'), 'log', 'audit')), null, 'taking the log out');
select is(tests.log('{"pageSize":1}') #>> '{entries,0,action}', 'log.exported', 'is written in it');
select * from finish();
rollback;
