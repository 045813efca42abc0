-- A contributor without an account: sends, follows, amends and withdraws with nothing but what their device made.
begin;
select plan(54);
select tests.a_city();
select tests.act_as('anonymous');

-- Sending
select is((select array_agg(k order by k) from jsonb_object_keys(public.submit_contribution(tests.a_submission('mine'))) k),
  array['campaignClosed', 'campaignId', 'id', 'receivedAt', 'revision', 'status'], 'the acknowledgement says what the device must know');
select is(public.submit_contribution(tests.a_submission('mine')) ->> 'status', 'submitted', 'sent twice is acknowledged twice');
select is(public.submit_contribution(tests.a_submission('mine', '{"text":"Något annat."}')) ->> 'revision', '1', 'other content under the same id is not compared and not stored');
select is(tests.submit_problem(tests.a_submission('mine', jsonb_build_object('receiptCode', tests.code('thief')))), 'PT403 refused', 'a known id with a wrong code is refused');
select is(tests.submit_problem(tests.a_submission('mine', jsonb_build_object('receiptCode', tests.code('thief'), 'text', ''))), 'PT403 refused', 'and always in the same words, whatever the content');
select is(tests.submit_problem(tests.a_submission('another', jsonb_build_object('receiptCode', tests.code('mine')))), 'PT403 refused', 'one code opens one contribution');
select is(public.submit_contribution(tests.a_submission('late', jsonb_build_object('campaignId', tests.id('past_campaign')))) -> 'campaignClosed', 'true', 'what arrives after its campaign closed is kept, and the author is told');
select is(public.submit_contribution(tests.a_submission('late', jsonb_build_object('campaignId', tests.id('past_campaign')))) -> 'campaignClosed', 'true', 'also when sent once more');
select is(public.submit_contribution(tests.a_submission('in_time', jsonb_build_object('campaignId', tests.id('campaign')))) ->> 'campaignId', tests.id('campaign')::text, 'what arrives in time belongs to its campaign');
select is(public.submit_contribution(tests.a_submission('workshop', '{"sessionCode":"klass5b"}')) ->> 'campaignId', tests.id('campaign')::text, 'a session code, however typed, names the campaign');
select is(tests.sent(tests.a_safety('silent')), 'published', 'a safety pin without words needs no moderation');
select is(tests.sent(tests.a_safety('loud', '{"text":"Lampan är trasig."}')), 'submitted', 'a safety pin with words does');

select tests.act_as_owner();
select is((select count(*)::integer from public.contributions where id = tests.id('mine')), 1, 'sent four times is one row');
select is((select text from public.contributions where id = tests.id('mine')), 'Här lärde jag mig cykla.', 'the first content is the one that stays');
select is((select receipt_hash from public.contributions where id = tests.id('mine')), sha256(tests.code('mine')::bytea), 'of the code only the hash is kept');
select is((select key_hash from public.contributors c join public.contributions k on k.contributor_id = c.id where k.id = tests.id('mine')), sha256(tests.key('mine')::bytea), 'of the key only the hash is kept');
select is((select campaign_id from public.contributions where id = tests.id('late')), null, 'what came too late belongs to no campaign');

-- Where
select is((select array[cell_x, cell_y] from public.contributions where id = tests.id('mine')), array[2375, 41422], 'the grid cell is computed from the stored place');
select is((select district_id from public.contributions where id = tests.id('mine')), tests.id('west'), 'the district is computed from the stored place');
select tests.act_as('anonymous');
select tests.sent(tests.a_submission('rough_one', '{"precision":"rough"}'));
select tests.sent(tests.a_submission('rough_two', '{"precision":"rough","place":{"type":"Point","coordinates":[12.6931,56.0441]}}'));
select tests.sent(tests.a_submission('child', '{"underThirteen":true,"precision":"exact"}'));
select tests.sent(tests.a_submission('classroom', '{"sessionCode":"BARN1","precision":"exact"}'));
select tests.sent(tests.a_safety('exact_safety', '{"precision":"exact"}'));
select tests.act_as_owner();
select ok((select extensions.st_distance(place::extensions.geography, extensions.st_setsrid(extensions.st_makepoint(12.6945, 56.0437), 4326)::extensions.geography) > 5
  from public.contributions where id = tests.id('rough_one')), 'a rough place is not kept as it was sent');
select is((select place from public.contributions where id = tests.id('rough_one'))::text, (select place from public.contributions where id = tests.id('rough_two'))::text,
  'two rough places in one square are the same place: nothing to average');
select is((select place from public.contributions where id = tests.id('rough_one'))::text, private.grid_centre(2375, 41422)::text, 'namely the centre of the square');
select is((select array_agg(precision order by precision) from public.contributions where id in (tests.id('child'), tests.id('classroom'))), array['rough', 'rough'], 'nobody under 13 and nobody in a children''s session is kept more than roughly');
select is((select place from public.contributions where id = tests.id('child'))::text, private.grid_centre(2375, 41422)::text, 'whatever their device sent');
select is((select precision from public.contributions where id = tests.id('exact_safety')), 'exact_for_city', 'a safety pin is never meant to be public exactly');

-- The receipt
select tests.act_as('anonymous');
select is(public.read_receipt(tests.code('mine')) ->> 'text', 'Här lärde jag mig cykla.', 'the code opens the receipt');
select is(public.read_receipt(tests.code('mine')) -> 'disposal' ->> 'number', 'TEST 1', 'the receipt names the disposal rule');
select is(public.read_receipt(tests.code('silent')) -> 'safety', '{"level":2,"times":["evening"],"causes":[]}', 'the receipt of a safety pin says what was felt');
select is(tests.problem(format('select public.read_receipt(%L)', tests.code('nobody'))), 'PT404 receipt_unknown', 'a wrong code opens nothing');
select is(tests.problem(format('select public.read_receipt(%L)', tests.id('mine'))), 'PT404 receipt_unknown', 'an id is not a code');
select is(tests.problem('select public.read_receipt(null)'), 'PT404 receipt_unknown', 'no code opens nothing');

-- Amending
create function pg_temp.amend(word text, operation text, base integer, changes jsonb, code text default null) returns jsonb language sql as $$
  select jsonb_build_object('operationId', tests.id(operation), 'id', tests.id(word), 'receiptCode', coalesce(code, tests.code(word)), 'baseRevision', base, 'changes', changes)
$$;
select tests.act_as_owner();
select tests.approve('mine');
select tests.act_as('anonymous');
select ok(tests.published('mine') is not null, 'approved, it is public');
select is(public.amend_contribution(pg_temp.amend('mine', 'op1', 1, '{"text":"Här lärde jag mig simma."}')) ->> 'revision', '2', 'an amendment makes the next revision');
select is(tests.published('mine'), null, 'amended, it is public no longer until looked at again');
select is(public.amend_contribution(pg_temp.amend('mine', 'op1', 1, '{"text":"Här lärde jag mig simma."}')) ->> 'revision', '2', 'the same operation sent twice is applied once');
select is(tests.problem(format('select public.amend_contribution(%L)', pg_temp.amend('mine', 'op2', 1, '{"text":"Gammalt."}'))), 'PT409 revision_conflict baseRevision', 'an amendment of an old revision is a conflict');
select is(tests.problem(format('select public.amend_contribution(%L)', pg_temp.amend('mine', 'op3', 2, '{"text":"Stulet."}', tests.code('thief')))), 'PT403 refused', 'a wrong code amends nothing');
select is(tests.problem(format('select public.amend_contribution(%L)', pg_temp.amend('unknown', 'op3', 2, '{"text":"Stulet."}'))), 'PT403 refused', 'an unknown id is refused just the same');
select is(tests.problem(format('select public.amend_contribution(%L)', pg_temp.amend('mine', 'op4', 2, '{"text":""}'))), 'PT422 text_missing text', 'an amendment follows the rules of the form');
select is(tests.problem(format('select public.amend_contribution(%L)', pg_temp.amend('mine', 'op5', 2, '{"kind":"wish"}'))), 'PT422 field_not_allowed kind', 'a kind is not amended');
select is(tests.problem(format('select public.amend_contribution(%L)', pg_temp.amend('mine', 'op6', 2, '{"place":{}}'))), 'PT422 field_not_allowed place', 'a place is not amended');

-- Withdrawing
create function pg_temp.withdraw(word text, code text default null) returns jsonb language sql as $$
  select jsonb_build_object('id', tests.id(word), 'receiptCode', coalesce(code, tests.code(word)))
$$;
select tests.act_as_owner();
select tests.approve('mine');
select tests.act_as('anonymous');
select is(tests.problem(format('select public.withdraw_contribution(%L)', pg_temp.withdraw('mine', tests.code('thief')))), 'PT403 refused', 'a wrong code withdraws nothing');
select is(public.withdraw_contribution(pg_temp.withdraw('mine')) ->> 'status', 'withdrawn', 'the right code withdraws');
select is(tests.published('mine'), null, 'withdrawn, it is public no longer');
select is(public.withdraw_contribution(pg_temp.withdraw('mine')) ->> 'status', 'withdrawn', 'withdrawing twice is withdrawing once');
select is(public.submit_contribution(tests.a_submission('mine')) ->> 'status', 'withdrawn', 'sent again it stays withdrawn');
select is(tests.problem(format('select public.amend_contribution(%L)', pg_temp.amend('mine', 'op7', 2, '{"text":"Tillbaka."}'))), 'PT410 withdrawn', 'what is withdrawn is not amended');
select is(public.read_receipt(tests.code('mine')) - '{receivedAt,decidedAt,disposal}'::text[] @> '{"status":"withdrawn","text":"","place":null,"title":null}', true, 'the receipt says withdrawn and nothing else');
select is(public.withdraw_contribution(pg_temp.withdraw('never_sent')) ->> 'status', 'withdrawn', 'a withdrawal may overtake its contribution');
select is(public.submit_contribution(tests.a_submission('never_sent')) ->> 'status', 'withdrawn', 'which then stays withdrawn when it comes');
select tests.act_as_owner();
select is((select to_jsonb(c) - '{id,organisation_id,kind,status,revision,receipt_hash,precision,language,campaign_id,campaign_closed,under_thirteen,exhibition,received_at,amended_at,decided_at,withdrawn_at,erased_at,queue_rank,restricted}'::text[]
  from public.contributions c where id = tests.id('mine')),
  '{"contributor_id":null,"place":null,"cell_x":null,"cell_y":null,"district_id":null,"title":null,"text":"","safety_level":null,"times":[],"causes":[],"era_type":null,"era_from":null,"era_to":null,"audiences":[],"session_id":null,"wall_id":null,"flags":[],"redacted":false,"rejection_reason":null,"rejection_words":null}',
  'with zero disposal days the content is erased at once; a tombstone stays');
update public.organisations set disposal_days = 30 where id = tests.id('city');
select public.withdraw_contribution(pg_temp.withdraw('in_time'));
select isnt((select text from public.contributions where id = tests.id('in_time')), '', 'with thirty days it is kept that long, out of sight');
update public.contributions set withdrawn_at = now() - interval '31 days' where id = tests.id('in_time');
select is((public.enforce_retention() ->> 'erased')::integer, 1, 'and then erased by the daily job');
select is((select text from public.contributions where id = tests.id('in_time')), '', 'so that nothing of it is left');

select * from finish();
rollback;
