-- Floods: found by who sent, in which session and in which words; rejected in one go and taken back in one.
begin;
select no_plan();
select tests.a_full_city();
insert into auth.users (id, email) values (tests.id('colleague'), 'colleague@example.test');
insert into public.staff (user_id, organisation_id, role) values (tests.id('colleague'), tests.id('city'), 'moderator');
update public.walls set campaign_id = tests.id('campaign') where id = tests.id('city_wall');
update public.settings set value = '1000' where key = 'contributions_per_contributor_10_min';

select tests.act_as('anonymous');
select tests.sent(tests.a_submission('flood' || n, jsonb_build_object('contributorKey', tests.key('spammer'), 'text', 'Köp billiga klockor på nummer ' || n || ' i dag'))) from generate_series(1, 25) n;
select tests.sent(tests.a_submission('copy' || n, jsonb_build_object('text', 'KÖP billiga klockor, på nummer 9' || n || ' i dag!'))) from generate_series(1, 11) n;
select tests.sent(tests.a_submission('honest', jsonb_build_object('text', 'Bänken vid vattnet är min favorit.')));
select tests.act_as_owner();
update public.contributions set received_at = now() - interval '10 days' where id = tests.id('flood25');
select tests.approve('flood24');

create function pg_temp.author_of(word text, changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('sameContributorAs', tests.id(word), 'statuses', '["submitted"]'::jsonb) || changes
$$;
create function pg_temp.bulk(criteria jsonb, total integer) returns jsonb language sql as $$
  select public.decide_in_bulk(jsonb_build_object('criteria', criteria, 'action', 'reject', 'reason', 'advertising', 'words', 'Det här är reklam.', 'total', total))
$$;
create function pg_temp.bulk_problem(criteria jsonb, total integer) returns text language sql as $$
  select tests.problem(format('select pg_temp.bulk(%L::jsonb, %s)', criteria, total))
$$;
grant execute on all functions in schema pg_temp to public;
create temporary table bulk (document jsonb);
grant all on bulk to public;

select tests.act_as('moderator');
select is((select jsonb_agg(f - 'criteria' - 'example') from jsonb_array_elements(public.suggest_floods()) f),
  '[{"why":"similar","total":35},{"why":"contributor","total":24}]', 'the same words and the same sender are suggested, the larger first');
select is(public.find_flood((select f -> 'criteria' from jsonb_array_elements(public.suggest_floods()) f where f ->> 'why' = 'contributor')) ->> 'total', '24', 'a suggestion finds what it says');
select is(public.find_flood(pg_temp.author_of('flood1')) - 'sample' - 'firstAt' - 'lastAt', '{"total":24,"contributors":1}', 'everything that waits from one sender');
select is(public.find_flood(pg_temp.author_of('flood1', '{"statuses":["submitted","published"]}')) ->> 'total', '25', 'with what is public');
select is(public.find_flood(pg_temp.author_of('flood1', jsonb_build_object('from', private_iso.t))) ->> 'total', '23', 'or only what came lately') from (select to_char(now() - interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as t) private_iso;
select is(public.find_flood(jsonb_build_object('similarTo', tests.id('copy1'), 'statuses', '["submitted"]'::jsonb)) - 'sample' - 'firstAt' - 'lastAt', '{"total":34,"contributors":12}', 'words alike, whoever sent them, of the same week');
select is(jsonb_array_length(public.find_flood(pg_temp.author_of('flood1')) -> 'sample'), 24, 'with examples to look at');
select is((public.find_flood(pg_temp.author_of('honest')) ->> 'total')::integer, 1, 'somebody else''s is not in it');
select is(tests.problem('select public.find_flood(''{"statuses":["submitted"]}'')'), 'PT422 field_invalid', 'everything is no flood');
select is(tests.problem(format('select public.find_flood(%L)', pg_temp.author_of('flood1', '{"statuses":[]}'))), 'PT422 field_invalid statuses', 'nothing is none either');
select is(tests.problem(format('select public.find_flood(%L)', pg_temp.author_of('flood1', '{"from":"yesterday"}'))), 'PT422 field_invalid from', 'a time is a time');
select is(tests.problem(format('select public.find_flood(%L)', pg_temp.author_of('other_full'))), 'PT403 not_allowed', 'the neighbour''s senders are not looked for');

select tests.act_as('colleague');
select ok(public.claim_contributions(jsonb_build_object('count', 1, 'wanted', tests.id('flood2'))) is not null, 'a colleague looks at one of them');
select tests.act_as('moderator');
select is(pg_temp.bulk_problem(pg_temp.author_of('flood1'), 23), 'PT409 revision_conflict total', 'more than were looked at are not rejected unseen');
insert into bulk select pg_temp.bulk(pg_temp.author_of('flood1'), 24);
select is((select document - 'id' - 'at' from bulk), '{"decided":23,"undoneAt":null,"reason":"advertising","withColleagues":1}', 'a flood is rejected in one go, but for what a colleague holds');
select is(public.read_receipt(tests.code('flood1')) -> 'rejection', '{"reason":"advertising","words":"Det här är reklam."}', 'the sender reads why');
select is(public.read_receipt(tests.code('flood2')) ->> 'status', 'submitted', 'the colleague''s waits');
select is((select b ->> 'decided' from jsonb_array_elements(public.read_bulks()) b where b ->> 'id' = (select document ->> 'id' from bulk)), '23', 'bulks are listed, to be taken back');
select tests.act_as_owner();
select is((select count(*)::integer from public.moderation_decisions where bulk_id = (select (document ->> 'id')::uuid from bulk) and decided_by = tests.id('moderator') and action = 'reject'), 23, 'each with a line in the log');
select is((select count(*)::integer from public.audit_events where action = 'flood.rejected' and reason = 'advertising'), 1, 'and one for the whole');
select tests.act_as('anonymous');
select public.amend_contribution(jsonb_build_object('operationId', tests.id('an amendment'), 'id', tests.id('flood3'), 'receiptCode', tests.code('flood3'), 'baseRevision', 1, 'changes', '{"text":"Förlåt, jag menade bänken."}'::jsonb));
select public.withdraw_contribution(jsonb_build_object('id', tests.id('flood4'), 'receiptCode', tests.code('flood4')));
select tests.act_as('colleague');
select is(tests.problem(format('select public.undo_bulk(%L)', (select document ->> 'id' from bulk))), 'PT403 not_allowed', 'a colleague''s bulk is not one''s own to take back');
select tests.act_as('moderator');
select is(tests.problem(format('select public.undo_bulk(%L)', (select document ->> 'id' from bulk))), 'none', 'one click takes it back');
select is(public.read_receipt(tests.code('flood1')) ->> 'status', 'submitted', 'it waits again');
select is(public.read_receipt(tests.code('flood3')) ->> 'revision', '2', 'what was amended since stays as it is');
select is(public.read_receipt(tests.code('flood4')) ->> 'status', 'withdrawn', 'what was withdrawn stays withdrawn');
select is(tests.problem(format('select public.undo_bulk(%L)', (select document ->> 'id' from bulk))), 'PT409 revision_conflict bulk', 'once');
select ok((select b ->> 'undoneAt' is not null from jsonb_array_elements(public.read_bulks()) b where b ->> 'id' = (select document ->> 'id' from bulk)), 'and the list says so');

-- What was public comes back as public
select ok(tests.published('flood24') is not null, 'one of them is public');
delete from bulk;
insert into bulk select pg_temp.bulk(pg_temp.author_of('flood1', '{"statuses":["published"]}'), 1);
select is(tests.published('flood24'), null, 'rejected, it is gone at once');
select tests.act_as('admin');
select is(tests.problem(format('select public.undo_bulk(%L)', (select document ->> 'id' from bulk))), 'none', 'an admin takes anybody''s back');
select ok(tests.published('flood24') is not null, 'and it is public as before');

-- Sessions
select tests.act_as_owner();
update public.contributions set session_id = tests.id('session') where id in (select tests.id('copy' || n) from generate_series(1, 11) n);
select tests.act_as('moderator');
select is(public.find_flood(jsonb_build_object('sessionId', tests.id('session'), 'statuses', '["submitted"]'::jsonb)) ->> 'total', '11', 'everything of one session');

-- Others
select tests.act_as('host');
select is(public.suggest_floods(), '[]', 'a host is told of floods through their walls only');
select is(tests.problem(format('select public.find_flood(%L)', pg_temp.author_of('flood1'))), 'PT403 not_allowed', 'and looks for no other');
select is(pg_temp.bulk_problem(jsonb_build_object('sessionId', tests.id('session'), 'statuses', '["submitted"]'::jsonb), 11), 'PT409 revision_conflict total', 'nor rejects any');
select tests.act_as('other_admin');
select is(public.suggest_floods(), '[]', 'the neighbour is told of none');
select is(public.find_flood(jsonb_build_object('sessionId', tests.id('session'), 'statuses', '["submitted"]'::jsonb)) ->> 'total', '0', 'and finds none');
select is(tests.problem(format('select public.undo_bulk(%L)', (select document ->> 'id' from bulk))), 'PT403 not_allowed', 'and takes nothing back');
select is((select jsonb_agg(b -> 'id') from jsonb_array_elements(public.read_bulks()) b), jsonb_build_array(tests.id('other_bulk')), 'and reads only their own bulks');
select tests.act_as('planner');
select is(tests.problem('select public.suggest_floods()'), 'PT403 not_allowed', 'a planner is told of none');
select is(tests.problem(format('select public.find_flood(%L)', pg_temp.author_of('flood1'))), 'PT403 not_allowed', 'nor finds any');
select is(tests.problem('select public.read_bulks()'), 'PT403 not_allowed', 'nor reads what was rejected in bulk');
select is(pg_temp.bulk_problem(pg_temp.author_of('flood1'), 30), 'PT403 not_allowed', 'nor rejects');
select is(tests.problem(format('select public.undo_bulk(%L)', (select document ->> 'id' from bulk))), 'PT403 not_allowed', 'nor takes back');
select tests.act_as('anonymous');
select is(tests.problem('select public.suggest_floods()'), '42501 permission denied for function suggest_floods', 'nobody signed in even less');

select * from finish();
rollback;
