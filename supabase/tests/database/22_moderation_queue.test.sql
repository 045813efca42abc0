-- The moderation queue: taken by one at a time, decided, redacted, taken back; and who may.
begin;
select no_plan();
select tests.a_full_city();
insert into auth.users (id, email) select tests.id(name), name || '@example.test' from unnest(array['colleague', 'unnamed']) name;
insert into public.staff (user_id, organisation_id, role) select tests.id(name), tests.id('city'), 'moderator' from unnest(array['colleague', 'unnamed']) name;
insert into public.staff_duties (user_id, organisation_id, duty) select tests.id(name), tests.id('city'), 'child_worry' from unnest(array['moderator', 'colleague']) name;
update public.walls set campaign_id = tests.id('campaign') where id = tests.id('city_wall');

create function pg_temp.claimed(request jsonb) returns text language sql as $$
  select coalesce(string_agg((select name from unnest(array['worry', 'threat', 'reported', 'named', 'old', 'new', 'childs', 'spoken', 'neighbours', 'full', 'other_full']) name where tests.id(name)::text = i ->> 'id'), ' ' order by nth), 'nothing')
  from jsonb_array_elements(public.claim_contributions(request) -> 'items') with ordinality w (i, nth)
$$;
create function pg_temp.decide(word text, changes jsonb) returns jsonb language sql as $$
  select public.decide_contribution(jsonb_build_object('contributionId', tests.id(word), 'revision', 1) || changes)
$$;
create function pg_temp.decide_problem(word text, changes jsonb) returns text language sql as $$
  select tests.problem(format('select public.decide_contribution(%L::jsonb)', jsonb_build_object('contributionId', tests.id(word), 'revision', 1) || changes))
$$;
create function pg_temp.last_decision(word text) returns bigint language sql security definer as $$
  select max(id) from public.moderation_decisions where contribution_id = tests.id(word) and action not in ('undo', 'hand_over')
$$;
grant execute on all functions in schema pg_temp to public;

select tests.act_as('anonymous');
select tests.sent(tests.a_submission('old'));
select tests.sent(tests.a_submission('new', '{"precision":"exact_for_city"}'));
select tests.sent(tests.a_submission('named', '{"title":"😀 Anna","text":"Ring mig på 070-123 45 67. 😀 Hej."}'));
select tests.sent(tests.a_submission('threat', '{"text":"Jag ska döda dig."}'));
select tests.sent(tests.a_submission('worry', '{"text":"Min pappa slår mig ibland."}'));
select tests.sent(tests.a_submission('reported', jsonb_build_object('campaignId', tests.id('campaign'))));
select tests.sent(tests.a_safety('quiet'));
select tests.act_as_owner();
update public.contributions set received_at = now() - interval '2 days' where id = tests.id('old');
select tests.approve('reported');
select tests.act_as('anonymous');
select public.report_contribution(jsonb_build_object('id', tests.id('a report'), 'contributionId', tests.id('reported'), 'reason', 'spam', 'text', 'Reklam.'));

-- Order, and one at a time
select tests.act_as('admin');
select is(pg_temp.claimed('{"count":20}'), 'worry threat reported named old new', 'worry for a child comes first, then threats, reports, personal data, then the oldest; what has no words does not wait');
select is(pg_temp.claimed('{"count":20}'), 'worry threat reported named old new', 'who asks again gets what they hold');
select public.release_claims(jsonb_build_array(tests.id('worry'), tests.id('threat'), tests.id('reported'), tests.id('named'), tests.id('old'), tests.id('new')));
select tests.act_as('moderator');
select is(pg_temp.claimed('{"count":2}'), 'worry threat', 'a moderator takes two');
select tests.act_as('colleague');
select is(pg_temp.claimed('{"count":2}'), 'reported named', 'a colleague gets the next ones');
select is(pg_temp.claimed(jsonb_build_object('count', 3, 'wanted', tests.id('worry'))), 'reported named old', 'and not what the first holds, also when they ask for it');
select is(public.read_queue_counts(), '{"waiting":6,"urgent":4,"withColleagues":2,"restricted":0}', 'the counters say how many wait, are urgent and are in the hands of colleagues');
select is(pg_temp.claimed(jsonb_build_object('count', 3, 'skipped', jsonb_build_array(tests.id('reported')))), 'named old new', 'what is skipped does not come first again');
select is(pg_temp.claimed(jsonb_build_object('count', 4, 'skipped', jsonb_build_array(tests.id('reported')), 'wanted', tests.id('new'))), 'new named old reported', 'what is wanted comes on top, what is skipped last');
select is(pg_temp.claimed(jsonb_build_object('count', 1, 'wanted', tests.id('full'))), 'full', 'something public can be taken to look at it again');
select is(public.renew_claims(jsonb_build_array(tests.id('named'), tests.id('worry'))) -> 'lost', jsonb_build_array(tests.id('worry')), 'renewing tells what one does not hold');
select is(tests.problem('select public.claim_contributions(''{"count":0}'')'), 'PT422 field_invalid count', 'none is not a number to take');
select tests.act_as_owner();
update private.moderation_claims set claimed_until = now() where claimed_by = tests.id('moderator');
select tests.act_as('colleague');
select is(pg_temp.claimed(jsonb_build_object('count', 1, 'wanted', tests.id('worry'))), 'worry', 'what has lain idle for five minutes is free');
select tests.act_as('moderator');
select is(pg_temp.claimed('{"count":9}'), 'threat', 'and its first holder gets what is left');
select is((select array_agg(k order by k) from jsonb_array_elements(public.claim_contributions('{"count":1}') -> 'items') i, jsonb_object_keys(i) k),
  array['campaignTitle', 'causes', 'claimedUntil', 'districtName', 'era', 'exhibition', 'flags', 'handedOverAt', 'hasExactPlace', 'id', 'kind', 'language', 'media', 'precision', 'publicPlace', 'receivedAt',
    'reports', 'revision', 'safety', 'sameContributor', 'status', 'text', 'title', 'underThirteen'], 'the queue shows what a decision needs and no demographics');
select is(pg_temp.decide_problem('worry', '{"action":"approve"}'), 'PT409 claimed_by_colleague', 'what a colleague holds is not decided');
select tests.act_as('colleague');
select is((select i -> 'reports' -> 0 ->> 'text' from jsonb_array_elements(public.claim_contributions('{"count":20}') -> 'items') i where i ->> 'id' = tests.id('reported')::text), 'Reklam.', 'a report stands beside what it is about');
select is((select i -> 'publicPlace' ->> 'type' || ' ' || (i ->> 'hasExactPlace') || ' ' || (i -> 'publicPlace' = '{"type":"Point","coordinates":[12.6945,56.0437]}')::text from jsonb_array_elements(public.claim_contributions('{"count":20}') -> 'items') i where i ->> 'id' = tests.id('new')::text),
  'Point true false', 'the queue shows the place as everyone will see it');

-- Decisions and taking them back
select ok((pg_temp.decide('old', '{"action":"approve"}') ->> 'decisionId')::bigint > 0, 'a moderator approves and can name the decision');
select ok(tests.published('old') is not null, 'what is approved is public at once');
select is(pg_temp.decide_problem('old', '{"action":"reject","reason":"other"}'), 'PT409 revision_conflict revision', 'what has been decided is not decided again by who has not taken it');
create temporary table seen as select public.changes_since(0) ->> 'cursor' as cursor;
select public.undo_decision(pg_temp.last_decision('old'));
select is(tests.published('old'), null, 'taken back, it is not public');
select ok((public.changes_since((select cursor::bigint from seen)) -> 'removed') ? tests.id('old')::text, 'and everyone hears of it');
select is(public.read_receipt(tests.code('old')) ->> 'status', 'submitted', 'its author reads that it waits');
select is(pg_temp.decide('old', '{"action":"reject","reason":"other","words":"Skriv gärna om platsen."}') is not null, true, 'it is held by who took it back');
select is(public.read_receipt(tests.code('old')) -> 'rejection' ->> 'words', 'Skriv gärna om platsen.', 'the author reads the moderator''s words');
select tests.act_as('moderator');
select is(tests.problem(format('select public.undo_decision(%s)', pg_temp.last_decision('old'))), 'PT403 not_allowed', 'a colleague''s decision is not one''s own to take back');
select tests.act_as('admin');
select is(tests.problem(format('select public.undo_decision(%s)', pg_temp.last_decision('old'))), 'none', 'an admin takes anybody''s back');
select is(tests.problem(format('select public.undo_decision(%s)', pg_temp.last_decision('old'))), 'PT409 revision_conflict revision', 'once');
select is(public.read_receipt(tests.code('old')) -> 'rejection', 'null', 'the words to the author are gone with it');

-- Redaction, counted as JavaScript counts: a smiley is two
select tests.act_as('colleague');
select is(pg_temp.decide_problem('named', '{"action":"redact","redactions":[]}'), 'PT422 field_invalid redactions', 'a redaction removes something');
select is(pg_temp.decide_problem('named', '{"action":"redact","redactions":[{"field":"text","from":5,"to":5}]}'), 'PT422 field_invalid redactions', 'at least one letter');
select is(pg_temp.decide_problem('named', '{"action":"redact","redactions":[{"field":"text","from":12,"to":900}]}'), 'PT422 field_invalid to', 'and no more than there is');
select is(pg_temp.decide_problem('named', '{"action":"approve","redactions":[{"field":"text","from":0,"to":1}]}'), 'PT422 field_not_allowed redactions', 'approving removes nothing');
select is(pg_temp.decide('named', '{"action":"redact","redactions":[{"field":"title","from":3,"to":7},{"field":"text","from":12,"to":20},{"field":"text","from":20,"to":25},{"field":"text","from":30,"to":33}]}') is not null, true, 'a moderator removes a name and a number');
select is(tests.published('named') ->> 'title' || ' | ' || (tests.published('named') ->> 'text'), '😀 […] | Ring mig på […]. 😀 […].', 'everyone reads the rest, with a mark where words were');
select is(public.read_receipt(tests.code('named')) ->> 'redacted', 'true', 'the author reads that words were removed');
select is((select count(*)::integer from public.redacted_originals where contribution_id = tests.id('named')), 0, 'a moderator does not read what was removed');
select tests.act_as_owner();
select is((select flags from public.contributions where id = tests.id('named')), '{}', 'and nothing is flagged any more');
select tests.act_as('admin');
select is((select title || ' | ' || text from public.redacted_originals where contribution_id = tests.id('named')), '😀 Anna | Ring mig på 070-123 45 67. 😀 Hej.', 'an admin does');
select tests.act_as('other_admin');
select is((select count(*)::integer from public.redacted_originals where contribution_id = tests.id('named')), 0, 'the neighbour''s admin does not');
select tests.act_as('colleague');
select public.undo_decision(pg_temp.last_decision('named'));
select is(public.read_receipt(tests.code('named')) ->> 'text', 'Ring mig på 070-123 45 67. 😀 Hej.', 'taking it back restores the words');
select is(public.read_receipt(tests.code('named')) ->> 'redacted', 'false', 'and the receipt says nothing of it any more');
select tests.act_as_owner();
select is((select flags::text || ' ' || queue_rank from public.contributions where id = tests.id('named')), '{phone} 3', 'it is flagged again');
select is((select count(*)::integer from public.redacted_originals where contribution_id = tests.id('named')), 0, 'nothing is kept twice');
select tests.act_as('colleague');
select is(pg_temp.decide('named', '{"action":"redact","redactions":[{"field":"text","from":0,"to":25}]}') is not null, true, 'redacted once more');
select tests.act_as('anonymous');
select public.amend_contribution(jsonb_build_object('operationId', tests.id('an amendment'), 'id', tests.id('named'), 'receiptCode', tests.code('named'), 'baseRevision', 1, 'changes', '{"text":"Ring inte."}'::jsonb));
select is(public.read_receipt(tests.code('named')) ->> 'redacted', 'false', 'an amended text replaces what was redacted');
select tests.act_as_owner();
select is((select count(*)::integer from public.redacted_originals where contribution_id = tests.id('named')), 0, 'also its original');
select tests.act_as('colleague');
select is(tests.problem(format('select public.undo_decision(%s)', pg_temp.last_decision('named'))), 'PT409 revision_conflict revision', 'and the decision on what was before is not taken back');

-- Withdrawal wins
select is(pg_temp.decide('new', '{"action":"redact","redactions":[{"field":"text","from":0,"to":3}]}') is not null, true, 'words of another are removed');
select tests.act_as_owner();
update public.organisations set disposal_days = 30 where id = tests.id('city');
select tests.act_as('anonymous');
select public.withdraw_contribution(jsonb_build_object('id', tests.id('new'), 'receiptCode', tests.code('new')));
select tests.act_as_owner();
select is((select count(*)::integer from public.redacted_originals where contribution_id = tests.id('new')), 0, 'withdrawal empties what was removed, at once');
select tests.act_as('colleague');
select is(tests.problem(format('select public.undo_decision(%s)', pg_temp.last_decision('new'))), 'PT410 withdrawn', 'and nothing brings it back');
select is(pg_temp.decide_problem('new', '{"action":"approve"}'), 'PT410 withdrawn', 'a withdrawn one is not decided');

-- What was public before comes back as public
select is(pg_temp.decide('reported', '{"action":"reject","reason":"advertising"}') is not null, true, 'something reported is rejected');
select is(tests.published('reported'), null, 'and gone');
select public.undo_decision(pg_temp.last_decision('reported'));
select ok(tests.published('reported') is not null, 'taken back it is public as before');
select is((select i ->> 'flags' from jsonb_array_elements(public.claim_contributions('{"count":20}') -> 'items') i where i ->> 'id' = tests.id('reported')::text), '["reported"]', 'and its report waits again');
select is(pg_temp.decide('reported', '{"action":"approve"}') is not null, true, 'a reported one can be kept');
select ok(tests.published('reported') is not null, 'then it stays');

-- The exact place is looked at in the open
select is(public.view_exact_place(tests.id('worry')) -> 'coordinates', '[12.6945,56.0437]', 'what everyone sees exactly is told');
select tests.act_as_owner();
update public.contributions set precision = 'exact_for_city' where id in (tests.id('worry'), tests.id('threat'));
select tests.act_as('planner');
select is(public.view_exact_place(tests.id('threat')) -> 'coordinates', '[12.6945,56.0437]', 'a planner may look at an exact place');
select is(tests.problem('select place from public.contributions'), '42501 permission denied for table contributions', 'but only that way');
select tests.act_as_owner();
select is((select array_agg(actor_id) from public.audit_events where action = 'place.viewed' and subject_id = tests.id('threat')), array[tests.id('planner')], 'who looked is written down, when there was something to see');

-- Worry for a child
select tests.act_as('moderator');
select is(tests.problem(format('select public.hand_over_child_worry(%L)', tests.id('worry'))), 'none', 'a worry is noted as handed over');
select tests.act_as_owner();
select is((select array_agg(action || ' ' || coalesce(reason, '-')) from public.audit_events where action = 'child_worry.handed_over' and subject_id = tests.id('worry')), array['child_worry.handed_over -'], 'in the log, with nothing of what it was about');
update private.moderation_claims set claimed_until = now();
select tests.act_as('moderator');
select ok((select (i ->> 'handedOverAt')::timestamptz is not null from jsonb_array_elements(public.claim_contributions('{"count":1}') -> 'items') i), 'colleagues see that it is done');

select tests.act_as_owner();
delete from private.moderation_claims;
select tests.act_as('unnamed');
select is(pg_temp.claimed(jsonb_build_object('count', 20, 'wanted', tests.id('worry'))), 'threat old named', 'who is not named for it does not get a worry for a child');
select is(public.read_queue_counts() - 'urgent', '{"waiting":3,"withColleagues":0,"restricted":1}', 'but reads that one waits');
select is(pg_temp.decide_problem('worry', '{"action":"approve"}'), 'PT403 not_allowed', 'they do not decide on it');
select is(tests.problem(format('select public.view_exact_place(%L)', tests.id('worry'))), 'PT403 not_allowed', 'nor see its place');
select is(tests.problem(format('select public.hand_over_child_worry(%L)', tests.id('worry'))), 'PT403 not_allowed', 'nor hand it over');
select is((select count(*)::integer from public.contributions where id = tests.id('worry')), 0, 'nor read it past the queue');
select is((select count(*)::integer from public.contributions where id = tests.id('threat')), 1, 'where they read the rest');
select tests.act_as('planner');
select is((select count(*)::integer from public.contributions where id = tests.id('worry')), 0, 'a planner reads it nowhere');
select is(tests.problem(format('select public.view_exact_place(%L)', tests.id('worry'))), 'PT403 not_allowed', 'nor its place');
select tests.act_as('moderator');
select is((select count(*)::integer from public.contributions where id = tests.id('worry')), 1, 'who is named reads it');
select is(public.read_child_worry_routine(), null, 'no routine until an admin has written one');
select tests.act_as_owner();
update public.organisations set child_worry_text = 'Ring socialjouren.', child_worry_phone = '042-10 50 00' where id = tests.id('city');
insert into public.reports (id, contribution_id, reason) values (tests.id('a child report'), tests.id('full'), 'child');
update public.contributions set status = 'submitted', flags = '{reported}' where id = tests.id('full');
select is((select restricted::text || ' ' || queue_rank from public.contributions where id = tests.id('full')), 'true 0', 'a report about a child counts as a worry');
select tests.act_as('moderator');
select is(public.read_child_worry_routine(), '{"text":"Ring socialjouren.","phone":"042-10 50 00","url":null}', 'then they read what to do');
select is(pg_temp.decide('full', '{"action":"approve"}') is not null, true, 'looked at and approved');
select tests.act_as('planner');
select is((select count(*)::integer from public.contributions where id = tests.id('full')), 1, 'it is for everyone again');

-- A host moderates what came through the campaigns of their walls
select tests.act_as('host');
select is(tests.problem(format('select public.view_exact_place(%L)', tests.id('worry'))), 'PT403 not_allowed', 'a host does not look at others'' places');
select is(pg_temp.claimed('{"count":9}'), 'nothing', 'a host gets nothing that came past their walls');
select tests.act_as('anonymous');
select tests.sent(tests.a_submission('spoken', jsonb_build_object('campaignId', tests.id('campaign'))));
select tests.act_as('host');
select is(pg_temp.claimed('{"count":9}'), 'spoken', 'and what came through them');
select is(public.read_queue_counts(), '{"waiting":1,"urgent":0,"withColleagues":0,"restricted":0}', 'the counters count the same');
select is(pg_temp.decide('spoken', '{"action":"approve"}') is not null, true, 'and decides on it');
select is(pg_temp.decide_problem('old', '{"action":"approve"}'), 'PT403 not_allowed', 'but not on the rest');
select tests.act_as('admin');
select is(tests.problem(format('select public.set_wall_hosts(%L)', jsonb_build_object('wallId', tests.id('city_wall'), 'userIds', jsonb_build_array(tests.id('stranger'))))), 'PT422 field_invalid userIds', 'only a host is given a wall');
select public.set_wall_hosts(jsonb_build_object('wallId', tests.id('city_wall'), 'userIds', '[]'::jsonb));
select tests.act_as('host');
select is(pg_temp.claimed('{"count":9}'), 'nothing', 'a wall taken back ends with the next statement');
select is(tests.problem(format('select public.undo_decision(%s)', pg_temp.last_decision('spoken'))), 'PT403 not_allowed', 'also for what they decided');

-- Others
select tests.act_as('other_admin');
select is(pg_temp.claimed('{"count":9}'), 'nothing', 'the neighbour''s admin gets nothing that waits here');
select is(public.read_queue_counts(), '{"waiting":0,"urgent":0,"withColleagues":0,"restricted":0}', 'and no count of it');
select is(pg_temp.claimed(jsonb_build_object('count', 9, 'wanted', tests.id('old'))), 'nothing', 'not even when they know the id');
select is(pg_temp.decide_problem('old', '{"action":"approve"}'), 'PT403 not_allowed', 'and decides nothing here');
select is(tests.problem(format('select public.view_exact_place(%L)', tests.id('old'))), 'PT403 not_allowed', 'nor sees a place');
select is(tests.problem(format('select public.hand_over_child_worry(%L)', tests.id('worry'))), 'PT403 not_allowed', 'nor notes anything');
select tests.act_as('planner');
select is(tests.problem('select public.claim_contributions(''{"count":1}'')'), 'PT403 not_allowed', 'a planner does not moderate');
select is(tests.problem('select public.read_queue_counts()'), 'PT403 not_allowed', 'nor counts');
select is(tests.problem('select public.renew_claims(''[]'')'), 'PT403 not_allowed', 'nor renews');
select is(tests.problem('select public.release_claims(''[]'')'), 'PT403 not_allowed', 'nor releases');
select is(tests.problem('select public.undo_decision(1)'), 'PT403 not_allowed', 'nor takes back');
select is(pg_temp.decide_problem('old', '{"action":"approve"}'), 'PT403 not_allowed', 'nor decides');
select tests.act_as('stranger');
select is(tests.problem('select public.claim_contributions(''{"count":1}'')'), 'PT403 not_allowed', 'a stranger does not moderate');
select tests.act_as('anonymous');
select is(tests.problem('select public.claim_contributions(''{"count":1}'')'), '42501 permission denied for function claim_contributions', 'nobody signed in even less');

select * from finish();
rollback;
