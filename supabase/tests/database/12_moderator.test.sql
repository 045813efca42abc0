-- A moderator: reads what was sent to their organisation, decides, and changes nothing else.
begin;
select plan(tests.tables() + 26);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'a moderator', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('moderator') r left join (values
  ('moderation_bulks', 'S---'),
  ('campaigns', 'S---'), ('campaign_question_versions', 'S---'), ('contribution_media', 'S---'), ('contributions', 'S---'),
  ('development_areas', 'S---'), ('districts', 'S---'), ('moderation_decisions', 'S---'), ('organisations', 'S---'),
  ('reports', 'S---'), ('themes', 'S---'), ('walls', 'S---')
) e (table_name, letters) using (table_name);

select tests.act_as('anonymous');
select tests.sent(tests.a_submission('first'));
select tests.sent(tests.a_submission('second', '{"text":"Ring mig på 070-123 45 67."}'));
select tests.sent(tests.a_submission('third', '{"text":"Min pappa slår mig ibland."}'));
select tests.sent(tests.a_submission('fourth'));
select tests.sent(tests.a_safety('quiet'));
select tests.sent(tests.a_safety('spoken', '{"text":"Trasig lampa."}'));
select tests.act_as_owner();
update public.contributions set received_at = now() - interval '2 days' where id = tests.id('fourth');
insert into public.staff_duties (user_id, organisation_id, duty) values (tests.id('moderator'), tests.id('city'), 'child_worry');
select tests.act_as('moderator');

select is(public.read_staff_member() -> 'roles', jsonb_build_array(jsonb_build_object('organisationId', tests.id('city'), 'role', 'moderator')), 'a moderator is known by the table staff');
select is(public.read_staff_member() ->> 'email', 'moderator@example.test', 'a moderator reads their own address');
select is((select array_agg(i ->> 'id' order by n) from jsonb_array_elements(public.claim_contributions('{"count":3}') -> 'items') with ordinality w (i, n)),
  array[tests.id('third')::text, tests.id('second')::text, tests.id('fourth')::text], 'worry for a child comes first, then personal data, then the oldest');
select is(public.read_queue_counts() ->> 'waiting', '5', 'the queue says how many wait, without the safety pin that has no words');
select is((select i -> 'flags' from jsonb_array_elements(public.claim_contributions('{"count":50}') -> 'items') i where i ->> 'id' = tests.id('second')::text), '["phone"]', 'a telephone number is flagged');
select is((select i ->> 'districtName' from jsonb_array_elements(public.claim_contributions('{"count":50}') -> 'items') i where i ->> 'id' = tests.id('first')::text), 'Väster', 'the queue names the district');
select is((select array_agg(k order by k) from jsonb_array_elements(public.claim_contributions('{"count":1}') -> 'items') i, jsonb_object_keys(i) k),
  array['campaignTitle', 'causes', 'claimedUntil', 'districtName', 'era', 'exhibition', 'flags', 'handedOverAt', 'hasExactPlace', 'id', 'kind', 'language', 'media', 'precision', 'publicPlace', 'receivedAt', 'reports',
  'revision', 'safety', 'sameContributor', 'status', 'text', 'title', 'underThirteen'],
  'the queue shows what a decision needs and no demographics');

select ok(public.decide_contribution(jsonb_build_object('contributionId', tests.id('first'), 'revision', 1, 'action', 'approve')) ? 'decisionId', 'a moderator approves');
select ok(tests.published('first') is not null, 'what is approved is public at once');
select is(tests.problem(format('select public.decide_contribution(%L)', jsonb_build_object('contributionId', tests.id('first'), 'revision', 1, 'action', 'approve'))),
  'PT409 revision_conflict revision', 'what a colleague has decided is not decided again');
select is(tests.problem(format('select public.decide_contribution(%L)', jsonb_build_object('contributionId', tests.id('fourth'), 'revision', 2, 'action', 'approve'))),
  'PT409 revision_conflict revision', 'what was amended since it was looked at is not decided');
select is(tests.problem(format('select public.decide_contribution(%L)', jsonb_build_object('contributionId', tests.id('fourth'), 'revision', 1, 'action', 'reject'))),
  'PT422 field_invalid reason', 'a rejection needs a reason');
select is(tests.problem(format('select public.decide_contribution(%L)', jsonb_build_object('contributionId', tests.id('other_full'), 'revision', 1, 'action', 'approve'))),
  'PT403 not_allowed', 'the neighbour''s contributions are not theirs to decide');
select is(tests.problem(format('select public.decide_contribution(%L)', jsonb_build_object('contributionId', tests.id('nothing'), 'revision', 1, 'action', 'approve'))),
  'PT403 not_allowed', 'an unknown id is refused just the same');
select ok(public.decide_contribution(jsonb_build_object('contributionId', tests.id('second'), 'revision', 1, 'action', 'reject', 'reason', 'personal_data', 'words', 'Ta bort numret.')) ? 'decisionId', 'a moderator rejects with a reason');
select is(public.read_receipt(tests.code('second')) -> 'rejection', '{"reason":"personal_data","words":"Ta bort numret."}', 'the author reads the reason on the receipt');
select is(tests.published('second'), null, 'what is rejected is not public');
select ok(public.decide_contribution(jsonb_build_object('contributionId', tests.id('spoken'), 'revision', 1, 'action', 'approve')) ? 'decisionId', 'a safety pin with words is decided, too');
select is(tests.published('spoken'), null, 'and is still never shown as a pin');
select is(tests.problem('select receipt_hash from public.contributions'), '42501 permission denied for table contributions', 'the hash of a receipt is nobody''s business');

select tests.act_as_owner();
select is((select array_agg(action || coalesce(' ' || reason, '') order by id) from public.moderation_decisions where decided_by = tests.id('moderator')),
  array['approve', 'reject personal_data', 'approve'], 'every decision is logged with who made it');
select is((select count(*)::integer from information_schema.columns where table_name = 'moderation_decisions' and column_name in ('text', 'title', 'words', 'place')), 0, 'the log has no room for content');
select throws_ok('update public.moderation_decisions set action = ''undo''', 'PT403', null, 'the log is not changed, not even by its owner');
select throws_ok('delete from public.audit_events', 'PT403', null, 'the audit log is not emptied, not even by its owner');
delete from public.staff where user_id = tests.id('moderator');
select tests.act_as('moderator');
select is(tests.problem('select public.claim_contributions(''{"count":10}'')'), 'PT403 not_allowed', 'a right taken back ends with the next statement');
select is(tests.gets_through('select id from public.contributions'), false, 'and so does reading');

select * from finish();
rollback;
