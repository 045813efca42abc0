-- Somebody with an account but without a role: what anyone may, and not a bit more.
begin;
select plan(tests.tables() + 5);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'an account without a role', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('stranger') r left join (values
  ('none', '----')
) e (table_name, letters) using (table_name);

select tests.act_as('stranger');
select is(public.read_staff_member(), null, 'an account without a role is nobody');
select is(tests.problem('select public.claim_contributions(''{"count":10}'')'), 'PT403 not_allowed', 'an account without a role reads nothing that waits');
select is(tests.problem(format('select public.decide_contribution(%L)', jsonb_build_object('contributionId', tests.id('full'), 'revision', 1, 'action', 'reject', 'reason', 'other'))),
  'PT403 not_allowed', 'an account without a role decides nothing');
select set_config('request.jwt.claims', json_build_object('sub', tests.id('stranger'), 'role', 'authenticated', 'app_metadata', json_build_object('role', 'admin'),
  'user_metadata', json_build_object('role', 'admin'))::text, true);
select is(tests.problem('select public.claim_contributions(''{"count":10}'')'), 'PT403 not_allowed', 'a role claimed in a token is worth nothing');
select is(tests.gets_through(format('insert into public.staff (user_id, organisation_id, role) values (%L, %L, ''admin'')', tests.id('stranger'), tests.id('city'))), false,
  'nobody makes themself staff');

select * from finish();
rollback;
