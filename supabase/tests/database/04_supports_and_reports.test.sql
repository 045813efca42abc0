-- Feeling the same, and reporting: both without an account, both only for what is public.
begin;
select plan(26);
select tests.a_city();
insert into public.staff_duties (user_id, organisation_id, duty) values (tests.id('moderator'), tests.id('city'), 'child_worry');
select tests.act_as('anonymous');
select tests.sent(tests.a_submission('shown'));
select tests.sent(tests.a_submission('waiting'));
select tests.sent(tests.a_safety('counted'));
select tests.act_as_owner();
select tests.approve('shown');
create function pg_temp.support(word text, who text, wanted boolean) returns jsonb language sql as $$
  select jsonb_build_object('contributionId', tests.id(word), 'contributorKey', tests.key(who), 'supported', wanted)
$$;
create function pg_temp.report(word text, id text, reason text) returns jsonb language sql as $$
  select jsonb_build_object('id', tests.id(id), 'contributionId', tests.id(word), 'reason', reason, 'text', 'Titta på den här.')
$$;
grant execute on all functions in schema pg_temp to public;
select tests.act_as('anonymous');

select is(public.support_contribution(pg_temp.support('shown', 'anna', true)) ->> 'supportCount', '1', 'somebody feels the same');
select is(public.support_contribution(pg_temp.support('shown', 'anna', true)) ->> 'supportCount', '1', 'saying it twice counts once');
select is(public.support_contribution(pg_temp.support('shown', 'bo', true)) ->> 'supportCount', '2', 'another one counts');
select is(tests.published('shown') ->> 'supportCount', '2', 'everyone reads the number');
select is(public.support_contribution(pg_temp.support('shown', 'bo', false)) ->> 'supportCount', '1', 'it can be taken back');
select is(public.support_contribution(pg_temp.support('shown', 'never_seen', false)) ->> 'supportCount', '1', 'taking back what was not given changes nothing');
select is(tests.problem(format('select public.support_contribution(%L)', pg_temp.support('waiting', 'anna', true))), 'PT403 refused', 'what waits cannot be supported');
select is(tests.problem(format('select public.support_contribution(%L)', pg_temp.support('counted', 'anna', true))), 'PT403 refused', 'a safety pin cannot be supported');
select is(tests.problem(format('select public.support_contribution(%L)', pg_temp.support('nothing', 'anna', true))), 'PT403 refused', 'what does not exist is refused in the same words');

select is(public.report_contribution(pg_temp.report('shown', 'r1', 'spam')), null, 'anyone reports');
select ok(tests.published('shown') is not null, 'a report about advertising hides nothing by itself');
select is(public.report_contribution(pg_temp.report('waiting', 'r2', 'child')), null, 'reporting what is not public tells nothing');
select is(tests.problem(format('select public.report_contribution(%L)', pg_temp.report('shown', 'r3', 'boring'))), 'PT422 field_invalid reason', 'a report has one of the reasons');
select is(tests.problem(format('select public.report_contribution(%L)', pg_temp.report('shown', 'r3', 'other') || jsonb_build_object('text', repeat('x', 501)))), 'PT422 text_too_long text', 'a report is at most 500 characters long');
select is(public.report_contribution(pg_temp.report('shown', 'r4', 'child')), null, 'a report about a child is taken');
select is(tests.published('shown'), null, 'and hides it everywhere at once');
select ok((public.changes_since(1) -> 'removed') ? tests.id('shown')::text, 'whoever had it is told that it is gone');
select is(public.read_receipt(tests.code('shown')) ->> 'status', 'submitted', 'the author reads that it is being looked at');

select tests.act_as('moderator');
select is((select i -> 'flags' from jsonb_array_elements(public.claim_contributions('{"count":10}') -> 'items') i where i ->> 'id' = tests.id('shown')::text), '["reported"]', 'the moderator sees why');
select public.decide_contribution(jsonb_build_object('contributionId', tests.id('shown'), 'revision', 1, 'action', 'approve'));
select tests.act_as('anonymous');
select ok(tests.published('shown') is not null, 'kept by a moderator, it is back');
select is(tests.published('shown') ->> 'supportCount', '1', 'with its supports');
select ok(not (public.changes_since(1) -> 'removed') ? tests.id('shown')::text, 'and no longer among the removed');
select is(public.report_contribution(pg_temp.report('shown', 'r5', 'child')), null, 'the same report once more is taken');
select ok(tests.published('shown') is not null, 'but does not hide again what a moderator looked at');
select tests.act_as_owner();
select is((select count(*)::integer from public.reports where contribution_id = tests.id('waiting')), 0, 'of reports on what is not public nothing is kept');
select is((select flags from public.contributions where id = tests.id('shown')), '{reported}', 'the second report stands in the flags');
select * from finish();
rollback;
