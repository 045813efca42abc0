-- Who may read what tells of a child in danger: named staff who moderate, and admins while nobody is named.
begin;
select plan(8);
select tests.a_city();
insert into auth.users (id, email) values (tests.id('second_moderator'), 'second@example.test');
insert into public.staff (user_id, organisation_id, role) values (tests.id('second_moderator'), tests.id('city'), 'moderator');

-- The helper is the owner's; each is asked as the person whose token it is.
create function pg_temp.is_named(who text) returns boolean language plpgsql as $$
begin
  perform set_config('request.jwt.claims', json_build_object('sub', tests.id(who), 'role', 'authenticated')::text, true);
  return private.has_duty(tests.id('city'), 'child_worry');
end
$$;

select ok(pg_temp.is_named('admin') and not pg_temp.is_named('moderator'), 'while nobody is named it is the admins'' duty');
select ok(not pg_temp.is_named('other_admin'), 'an admin of the neighbour is nobody here');
insert into public.staff_duties (user_id, organisation_id, duty) values (tests.id('moderator'), tests.id('city'), 'child_worry');
select ok(pg_temp.is_named('moderator'), 'who is named has the duty');
select ok(not pg_temp.is_named('second_moderator'), 'a colleague who is not named has not');
select ok(not pg_temp.is_named('admin'), 'nor has an admin who is not named');
insert into public.staff_duties (user_id, organisation_id, duty) values (tests.id('planner'), tests.id('city'), 'child_worry');
select ok(not pg_temp.is_named('planner'), 'a name without a role that moderates is worth nothing');
delete from public.staff where user_id = tests.id('moderator');
select ok(not pg_temp.is_named('moderator'), 'who is no longer staff has lost it with the next statement');
select ok(pg_temp.is_named('admin'), 'and it falls back to the admins');
select * from finish();
rollback;
