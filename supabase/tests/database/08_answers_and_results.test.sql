-- What came of it, as everyone reads it – and what an attacker cannot read out of it.
begin;
select plan(49);
select tests.a_city();
create function pg_temp.answer(name text) returns jsonb language sql as $$
  select found from jsonb_array_elements(public.read_answers()) found where found ->> 'id' = tests.id(name)::text $$;
create function pg_temp.an_answer(name text, words text[], area uuid default null, age interval default '1 day') returns void language sql as $$
  insert into public.answers (id, organisation_id, development_area_id, stance, text, unit, published_at) values (tests.id(name), tests.id('city'), area, 'noted', name, 'Park', now() - age);
  insert into public.answer_contributions (answer_id, contribution_id) select tests.id(name), tests.id(w) from unnest(words) w $$;

grant execute on function pg_temp.answer(text) to anon;

-- Answers
select tests.sent(tests.a_submission(w, jsonb_build_object('campaignId', tests.id('campaign'), 'place', jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(lon, 56.04)))))
from (values ('w1', 12.69), ('e1', 12.75), ('e2', 12.76)) v (w, lon);
select tests.approve(w) from unnest(array['w1', 'e1', 'e2']) w;
select tests.sent(tests.a_submission('unread'));
select tests.sent(tests.a_safety('dark' || n)) from generate_series(1, 6) n;
select tests.sent(tests.a_safety('mine' || n, jsonb_build_object('contributorKey', tests.key('mine')))) from generate_series(1, 6) n;
select pg_temp.an_answer('public', '{w1,e1,e2}', tests.id('area'), '3 days');
select pg_temp.an_answer('mixed', '{w1,dark1,dark2}', null, '2 days');
select pg_temp.an_answer('single', '{dark1}');
select pg_temp.an_answer('one_person', '{mine1,mine2,mine3,mine4,mine5,mine6}');
select pg_temp.an_answer('unpublished', '{unread}');
select pg_temp.an_answer('measure', '{dark1,dark2,dark3,dark4,dark5}', null, '1 hour');
select pg_temp.an_answer('big_mixed', '{w1,dark1,dark2,dark3,dark4,dark5,dark6}');
select pg_temp.an_answer('about_an_area', '{}', tests.id('area'));
select pg_temp.an_answer('tomorrow', '{w1}', null, '-1 day');
insert into public.answers (id, organisation_id, stance, text, unit) values (tests.id('draft'), tests.id('city'), 'noted', 'draft', 'Park');
select tests.act_as('anonymous');
select is(pg_temp.answer('public') - 'publishedAt' - 'contributionIds', jsonb_build_object('id', tests.id('public'), 'stance', 'noted', 'text', 'public', 'reason', null, 'unit', 'Park',
  'standing', 'administration', 'decidedOn', null, 'paragraph', null, 'correctedAt', null, 'areaId', tests.id('area'), 'areaName', 'Hamnen', 'districtIds', jsonb_build_array(tests.id('east'), tests.id('west')),
  'campaignId', tests.id('campaign'), 'contributionCount', 3, 'isMeasure', false), 'an answer tells its area, its districts with most first, its campaign and how many it answers');
select is((select array_agg(id order by id) from jsonb_array_elements_text(pg_temp.answer('public') -> 'contributionIds') id),
  (select array_agg(tests.id(w)::text order by tests.id(w)::text) from unnest(array['w1', 'e1', 'e2']) w), 'and names the public ones');
select is((select array_agg(a ->> 'text') from jsonb_array_elements(public.read_answers()) a where a ->> 'text' in ('public', 'mixed', 'measure')), array['measure', 'mixed', 'public'], 'the newest comes first');
select is(pg_temp.answer('mixed') -> 'contributionIds', jsonb_build_array(tests.id('w1')), 'an answer to public and other ones names only the public');
select is(pg_temp.answer('mixed') -> 'contributionCount', 'null', 'and not how many, when one to four are not public');
select is(pg_temp.answer('mixed') -> 'isMeasure', 'false', 'nor that one or two of them were about safety');
select is(pg_temp.answer('single'), null, 'an answer to a single safety pin is its author''s alone');
select is(pg_temp.answer('one_person'), null, 'six pins of one respondent are one respondent');
select is(pg_temp.answer('unpublished'), null, 'an answer to what was never public is its author''s alone');
select is(pg_temp.answer('measure') - 'publishedAt' - 'reason' - 'unit' - 'standing' - 'decidedOn' - 'paragraph' - 'correctedAt', jsonb_build_object('id', tests.id('measure'), 'stance', 'noted', 'text', 'measure',
  'areaId', null, 'areaName', null, 'districtIds', '[]'::jsonb, 'campaignId', tests.id('campaign'), 'contributionIds', '[]'::jsonb, 'contributionCount', 5, 'isMeasure', true),
  'an answer to the safety of five is a measure, without saying where');
select is(pg_temp.answer('big_mixed') -> 'contributionCount', '7', 'with five that are not public all are counted');
select is(pg_temp.answer('big_mixed') -> 'districtIds', jsonb_build_array(tests.id('west')), 'districts come from public places only');
select is(pg_temp.answer('about_an_area') ->> 'areaName', 'Hamnen', 'an answer about an area needs no contribution');
select is(pg_temp.answer('about_an_area') -> 'contributionCount', '0', 'and answers none');
select is(pg_temp.answer('draft'), null, 'a draft is not read');
select is(pg_temp.answer('tomorrow'), null, 'nor what is to be published tomorrow');
select ok(public.read_receipt(tests.code('dark1')) -> 'answers' @> '[{"text":"single"}]', 'the author of a single pin reads the answer on the receipt');
select is(public.withdraw_contribution(jsonb_build_object('id', tests.id('dark5'), 'receiptCode', tests.code('dark5'))) ->> 'status', 'withdrawn', 'when the fifth withdraws');
select is(pg_temp.answer('measure'), null, 'what stood on five stands no longer');
select tests.act_as_owner();
insert into public.answers (id, organisation_id, stance, text, unit, published_at) values (tests.id('many'), tests.id('city'), 'done', 'many', 'Park', now());
select tests.sent(tests.a_submission('many' || n)) from generate_series(1, 23) n;
select tests.approve('many' || n) from generate_series(1, 23) n;
insert into public.answer_contributions (answer_id, contribution_id) select tests.id('many'), tests.id('many' || n) from generate_series(1, 23) n;
select is((select array[jsonb_array_length(a -> 'contributionIds'), (a ->> 'contributionCount')::integer] from pg_temp.answer('many') a), array[20, 23], 'at most twenty are named, all are counted');

-- Hidden groups
select is(private.without_small_groups('{12,7,3}', true), '{12,NULL,NULL}', 'one hidden option takes the next smallest with it: it would be the total minus the others');
select is(private.without_small_groups('{12,2,1}', true), '{NULL,NULL,NULL}', 'hidden ones of fewer than five together take one more');
select is(private.without_small_groups('{12,9,4,4}', true), '{12,NULL,NULL,NULL}', 'two that could only be four each take one more');
select is(private.without_small_groups('{12,9,3,4}', true), '{12,9,NULL,NULL}', 'two hidden of seven people hide each other');
select is(private.without_small_groups('{12,8,0}', true), '{12,8,NULL}', 'nobody is nobody: it hides nobody else');
select is(private.without_small_groups('{9,1}', true), '{NULL,NULL}', 'of two options both are hidden');
select is(private.without_small_groups('{5,6}', true), '{5,6}', 'five are shown');
select is(private.without_small_groups('{12,7,3}', false), '{12,7,NULL}', 'where a respondent may choose several there is no total to subtract from');

-- Results
create function pg_temp.result(question text) returns jsonb language sql as $$
  select found from jsonb_array_elements(public.read_campaign_results(tests.id('asked')) -> 'questions') found where found ->> 'questionId' = question $$;
insert into public.campaigns (id, organisation_id, slug, title, question, intro, promise_can_change, promise_cannot_change, promise_who_decides, status, opens_on, organiser, controller, legal_basis, questions)
select tests.id('asked'), tests.id('city'), 'asked', w, w, w, w, w, w, 'open', current_date - 30, 'B', 'N', 'A', '[
  {"id":"one","type":"single","label":{"sv":"x"},"options":[{"id":"a","label":{"sv":"a"}},{"id":"b","label":{"sv":"b"}},{"id":"c","label":{"sv":"c"}}],"required":false},
  {"id":"some","type":"multiple","label":{"sv":"x"},"options":[{"id":"a","label":{"sv":"a"}},{"id":"b","label":{"sv":"b"}}],"required":false},
  {"id":"grade","type":"scale","label":{"sv":"x"},"options":[],"required":false},
  {"id":"words","type":"text","label":{"sv":"x"},"options":[],"required":false}]'
from (select '{"sv":"Ord"}'::jsonb as w) x;
-- One after the other, as in life: the clock of one transaction stands still.
create function pg_temp.respond(word text, responses jsonb, who text default null) returns void language sql as $$
  select tests.sent(tests.a_submission(word, jsonb_build_object('campaignId', tests.id('asked'), 'responses', responses, 'contributorKey', tests.key(coalesce(who, word)))));
  update public.contributions set received_at = clock_timestamp() where id = tests.id(word) $$;
select pg_temp.respond('r' || n, '[{"questionId":"one","value":"a"},{"questionId":"words","value":"Hemligt."},{"questionId":"grade","value":4}]') from generate_series(1, 4) n;
select is(public.read_campaign_results(tests.id('asked')), '{"respondents":null,"kinds":[],"questions":[]}', 'of four respondents nothing is told');
select pg_temp.respond('r1_again', '[{"questionId":"one","value":"b"}]', 'r1');
select is(public.read_campaign_results(tests.id('asked')) -> 'respondents', 'null', 'one respondent with two places is one respondent');
select pg_temp.respond('r' || n, '[{"questionId":"one","value":"b"},{"questionId":"some","value":["a","b"]},{"questionId":"grade","value":4}]') from generate_series(5, 10) n;
select is(public.read_campaign_results(tests.id('asked')) -> 'respondents', '10', 'ten are told');
select is(pg_temp.result('one'), '{"questionId":"one","respondents":10,"options":[{"id":"a","count":null},{"id":"b","count":null},{"id":"c","count":null}]}',
  'a small group''s size is not the total minus the shown ones');
select is(pg_temp.result('some') -> 'respondents', '5', 'respondents come in by fives');
select is(pg_temp.result('some') -> 'options', '[{"id":"a","count":5},{"id":"b","count":5}]', 'several of several are counted each');
select is(pg_temp.result('grade') -> 'options', '[{"id":"1","count":null},{"id":"2","count":null},{"id":"3","count":null},{"id":"4","count":10},{"id":"5","count":null}]', 'a scale has its five steps');
select is(pg_temp.result('words'), null, 'words are never public');
-- The attacker looks before and after one other person.
select pg_temp.respond('victim', '[{"questionId":"one","value":"c"},{"questionId":"grade","value":1}]');
select is(pg_temp.result('grade') -> 'options' -> 3 -> 'count', '10', 'after one more answer the figures are the same');
select is(pg_temp.result('grade') -> 'respondents', '10', 'and so is their total');
select pg_temp.respond('s' || n, '[{"questionId":"grade","value":4}]') from generate_series(1, 4) n;
select is(pg_temp.result('grade'), '{"questionId":"grade","respondents":15,"options":[{"id":"1","count":null},{"id":"2","count":null},{"id":"3","count":null},{"id":"4","count":null},{"id":"5","count":null}]}',
  'with the fifth they change, and the one cannot be read out of fifteen minus fourteen');
select is(public.read_campaign_results(tests.id('draft_campaign')), '{"respondents":null,"kinds":[],"questions":[]}', 'a draft has no results');
select tests.approve('r' || n) from generate_series(1, 2) n;
select is(public.read_campaign_results(tests.id('asked')) -> 'kinds', '[{"kind":"story","count":2}]', 'what is on the map is counted by kind');

-- The clock
create function pg_temp.clock() returns jsonb language sql as $$ select c -> 'clock' from jsonb_array_elements(public.read_campaigns()) c where c ->> 'id' = tests.id('asked')::text $$;
update public.contributions set received_at = now() - interval '11 days' where campaign_id = tests.id('asked');
select pg_temp.an_answer('clock4', array['r1', 'r2', 'r3', 'r4']);
select is(pg_temp.clock(), '{"received":16,"answeredShare":0.250,"medianDays":null}', 'the clock tells received and answered, and no median of four');
select pg_temp.an_answer('clock5', array['r5'], null, '2 days');
select is(pg_temp.clock() -> 'medianDays', '10.0', 'the median of five is told in days');
-- By hand: r1 to r5 wait 10, 10, 10, 10 and 9 days for their first answer. r6 gets its after 2, r7 after 4: of 10 10 10 10 9 4 2 the fourth of seven is 10.
select pg_temp.an_answer('clock6', array['r6'], null, '9 days');
select pg_temp.an_answer('clock7', array['r7'], null, '7 days');
select is(pg_temp.clock(), '{"received":16,"answeredShare":0.438,"medianDays":10.0}', 'seven of sixteen, the fourth of them in the middle');
-- r8 and r9 after 1 and 3: of 10 10 10 10 9 4 3 2 1 the fifth of nine is 9. A second answer to r1 two days later changes nothing: the first counts.
select pg_temp.an_answer('clock8', array['r8'], null, '10 days');
select pg_temp.an_answer('clock9', array['r9'], null, '8 days');
select pg_temp.an_answer('clock_again', array['r1', 'r2'], null, '0 days');
select is(pg_temp.clock(), '{"received":16,"answeredShare":0.563,"medianDays":9.0}', 'each counts with its first answer');
-- An earlier one does: r1 after 1 day. Of 10 10 10 9 4 3 2 1 1 the fifth is 4.
select pg_temp.an_answer('clock_earlier', array['r1'], null, '10 days');
select is(pg_temp.clock() -> 'medianDays', '4.0', 'whichever was first');
update public.answers set corrected_at = now() where id = tests.id('clock_earlier');
select is(pg_temp.clock() -> 'medianDays', '4.0', 'a correction does not make it later');
-- Taken back: r8 has none left. r9 withdraws and is nobody's any more; r10 was rejected: told why, not waiting. 14 received, r1 to r7 answered.
update public.answers set published_at = null, withdrawn_at = now(), withdrawn_reason = 'Fel' where id = tests.id('clock8');
select is(pg_temp.clock() -> 'answeredShare', '0.500', 'an answer that was taken back is none');
update public.contributions set status = 'withdrawn', withdrawn_at = now() where id = tests.id('r9');
update public.contributions set status = 'rejected', rejection_reason = 'other' where id = tests.id('r10');
-- r1 1, r2 r3 r4 10, r5 9, r6 2, r7 4: the fourth of 10 10 10 9 4 2 1 is 9.
select is(pg_temp.clock(), '{"received":14,"answeredShare":0.500,"medianDays":9.0}', 'nor is what was withdrawn or rejected on either side');
select * from finish();
rollback;
