-- From what waits to what was answered: planners and admins of one organisation, the second pair of eyes, corrections with their history.
begin;
select plan(88);
select tests.a_full_city();
insert into auth.users (id, email) values (tests.id('planner2'), 'planner2@example.test');
insert into public.staff (user_id, organisation_id, role) values (tests.id('planner2'), tests.id('city'), 'planner');
delete from public.answer_versions v using public.answers a where false;

create function pg_temp.page(filter jsonb default '{}', after text default null, size integer default 50, newest boolean default false) returns jsonb language sql as $$
  select public.read_contributions_to_answer(filter, after, size, newest) $$;
create function pg_temp.words(page jsonb) returns text[] language sql as $$ select coalesce(array_agg(i ->> 'text' order by n), '{}') from jsonb_array_elements(page -> 'items') with ordinality x (i, n) $$;
create function pg_temp.waits(word text, days integer, changes jsonb default '{}') returns void language sql as $$
  select tests.sent(tests.a_submission(word, jsonb_build_object('text', word) || changes));
  select tests.approve(word);
  update public.contributions set received_at = now() - make_interval(days => days) where id = tests.id(word) $$;
create function pg_temp.ids(variadic words text[]) returns jsonb language sql as $$ select jsonb_build_object('ids', (select jsonb_agg(tests.id(w)) from unnest(words) w)) $$;
create function pg_temp.of(name text) returns jsonb language sql as $$ select public.read_answer(tests.id(name)) $$;
create function pg_temp.revision(name text) returns jsonb language sql as $$ select jsonb_build_object('id', tests.id(name), 'revision', (pg_temp.of(name) ->> 'revision')::integer) $$;
create function pg_temp.said(name text, changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('id', tests.id(name), 'stance', 'noted', 'text', 'Tack, vi har läst.', 'unit', 'Park') || changes $$;
grant execute on all functions in schema pg_temp to public;

-- Set apart: the sample row of a_full_city and five that wait, each in its own way.
update public.contributions set received_at = now() - interval '1 hour', text = 'full' where id = tests.id('full');
select pg_temp.waits('old', 80);
select pg_temp.waits('young', 5, jsonb_build_object('place', '{"type":"Point","coordinates":[12.75,56.04]}'::jsonb));
select pg_temp.waits('promised', 70, jsonb_build_object('campaignId', tests.id('campaign')));
select tests.sent(tests.a_safety('dark', '{"text":"Mörkt här."}'));
select tests.approve('dark');
update public.contributions set received_at = now() - interval '3 days', flags = '{child_worry}' where id = tests.id('dark');
select pg_temp.waits('cleared', 2);
update public.contributions set flags = '{child_worry}' where id = tests.id('cleared');
select tests.sent(tests.a_submission('unread', '{"text":"Ingen har läst."}'));

-- Who
select tests.act_as('moderator');
select is(tests.problem('select public.read_contributions_to_answer()'), 'PT403 not_allowed', 'a moderator does not read what was answered');
select is(tests.problem('select public.read_answer_desk()'), 'PT403 not_allowed', 'nor the answers');
select is(tests.problem(format('select public.save_answer(%L)', pg_temp.said('a_moderators'))), 'PT403 not_allowed', 'nor writes one');
select tests.act_as('host');
select is(tests.problem('select public.read_overdue()'), 'PT403 not_allowed', 'a host neither');
select is(tests.problem('select public.read_answer_choices()'), 'PT403 not_allowed', 'in any way');
select tests.act_as('stranger');
select is(tests.problem('select public.read_contributions_to_answer()'), 'PT403 not_allowed', 'a login without a role reads nothing');
select is(tests.problem(format('select public.publish_answer(%L)', jsonb_build_object('id', tests.id('city_answer'), 'revision', 1))), 'PT403 not_allowed', 'and publishes nothing');
select tests.act_as('other_admin');
select is(pg_temp.words(pg_temp.page()), array['Hos grannen.'], 'the neighbour reads their own');
select is(pg_temp.words(pg_temp.page(jsonb_build_object('areaId', tests.id('area')))), '{}', 'not through somebody else''s area');
select is(tests.problem(format('select public.read_answer(%L)', tests.id('city_answer'))), 'PT403 not_allowed', 'nor an answer of the city');
select is(tests.problem(format('select public.save_answer(%L)', pg_temp.said('city_answer', '{"revision":1}'))), 'PT403 not_allowed', 'nor writes in it');
select is(tests.problem(format('select public.unpublish_answer(%L)', jsonb_build_object('id', tests.id('city_answer'), 'revision', 1, 'why', 'x'))), 'PT403 not_allowed', 'nor takes it back');
select is((public.save_answer(pg_temp.said('neighbours', jsonb_build_object('selection', pg_temp.ids('old', 'other_full')))) ->> 'contributionCount')::integer, 1, 'and ties only their own to an answer of theirs');
select is(tests.problem(format('select public.save_answer(%L)', pg_temp.said('strange_area', jsonb_build_object('areaId', tests.id('area'))))), 'PT422 field_invalid areaId', 'and no area of the city');

-- What waits
select tests.act_as('planner');
select is(pg_temp.words(pg_temp.page()), array['old', 'promised', 'young', 'cleared', 'full'], 'who has waited longest comes first; what no moderator has read, and a worry for a child, are not there');
select is(pg_temp.page() - 'items', '{"total":5,"unanswered":5,"next":null}', 'all are counted, and those that wait');
select is(pg_temp.words(pg_temp.page('{}', null, 2)), array['old', 'promised'], 'a page has as many as asked for');
select is(pg_temp.words(pg_temp.page('{}', pg_temp.page('{}', null, 2) ->> 'next', 2)), array['young', 'cleared'], 'the next goes on after it');
select is(pg_temp.words(pg_temp.page('{}', pg_temp.page('{}', null, 2, true) ->> 'next', 2, true)), array['young', 'promised'], 'also from the newest');
select is((pg_temp.page('{}', pg_temp.page('{}', null, 2) ->> 'next', 2) ->> 'total')::integer, 5, 'with the same total');
select is(tests.problem($$select public.read_contributions_to_answer('{}', 'x')$$), 'PT422 field_invalid after', 'a page that is none is refused');
select is(tests.problem($$select public.read_contributions_to_answer('{"place":1}')$$), 'PT422 field_not_allowed place', 'and a filter that is none');
select is(pg_temp.words(pg_temp.page(pg_temp.ids('full', 'old'))), array['old', 'full'], 'by name, whatever the order they are named in');
select is(pg_temp.words(pg_temp.page(pg_temp.ids('full', 'other_full'))), array['full'], 'but nobody else''s');
select is(tests.problem($$select public.read_contributions_to_answer('{"ids":["x"]}')$$), 'PT422 field_invalid ids', 'and only by names that are some');
select is(pg_temp.words(pg_temp.page(jsonb_build_object('districtId', tests.id('east')))), array['young'], 'by district');
select is(pg_temp.words(pg_temp.page(jsonb_build_object('campaignId', tests.id('campaign')))), array['promised', 'full'], 'by campaign');
select is(pg_temp.words(pg_temp.page('{"kinds":["wish"]}')), '{}', 'by kind');
select is(pg_temp.words(pg_temp.page(jsonb_build_object('themeId', tests.id('city_theme')))), array['full'], 'by theme');
select is(pg_temp.words(pg_temp.page('{"uncoded":true,"words":"YOU"}')), array['young'], 'uncoded, by words in any case');
select is(pg_temp.words(pg_temp.page(jsonb_build_object('areaId', tests.id('area')))), array['old', 'promised', 'cleared', 'full'], 'inside a development area, by the public place');
select ok((pg_temp.page() -> 'items' -> 0) ?& array['point', 'districtName', 'themeIds', 'dueOn'] and not (pg_temp.page() -> 'items' -> 0) ?| array['place', 'contributorId', 'ageGroup', 'cellX'],
  'a planner sees the public place, and nothing of who wrote it');
select tests.act_as_owner();
update public.contributions set precision = 'exact_for_city' where id = tests.id('old');
select tests.act_as('planner');
select ok(pg_temp.page() -> 'items' -> 0 -> 'point' <> '[12.6945,56.0437]' and (pg_temp.page() -> 'items' -> 0 -> 'isRough')::boolean, 'a rough place is the middle of its square here too');

-- The clock for staff
select is(pg_temp.words(pg_temp.page('{"overdue":true}')), array['old', 'promised'], 'what is older than sixty days is overdue');
select tests.act_as_owner();
update public.campaigns set answer_by = private.today() + 9 where id = tests.id('campaign');
select tests.act_as('planner');
select is(pg_temp.words(public.read_overdue()), array['old'], 'unless its campaign promised a later day');
select tests.act_as_owner();
update public.campaigns set answer_by = private.today() - 1 where id = tests.id('campaign');
select tests.act_as('planner');
select is(pg_temp.words(public.read_overdue()), array['old', 'promised', 'full'], 'and what the campaign promised is overdue the day after, however young');
select is((select array_agg((c ->> 'overdue')::integer) from jsonb_array_elements(public.read_overdue() -> 'campaigns') c), array[1, 2], 'counted by campaign, the oldest first');
select is(tests.problem($$select public.save_answer_settings('{"needsSecondLook":false,"answerWithinDays":2}')$$), 'PT403 not_allowed', 'a planner does not set how long that is');
select tests.act_as('admin');
select is(public.save_answer_settings('{"needsSecondLook":false,"answerWithinDays":3}'), null, 'an admin does');
select is(pg_temp.words(public.read_overdue()), array['old', 'promised', 'young', 'full'], 'and it holds at once');
select is((public.read_answer_desk() -> 'answerWithinDays')::integer, 3, 'and is told');

-- A draft
select tests.act_as('planner');
select is(public.save_answer(jsonb_build_object('id', tests.id('answer'), 'selection', pg_temp.ids('old', 'young', 'unread', 'dark', 'other_full'))) ->> 'contributionCount', '2',
  'an answer is begun from a selection; what may not be answered is passed over');
select is(public.save_answer(jsonb_build_object('id', tests.id('answer'), 'selection', pg_temp.ids('old'))) ->> 'contributionCount', '2', 'begun twice is begun once');
select is(pg_temp.words(pg_temp.page('{"answered":"draft"}')), array['old', 'young', 'full'], 'what has a draft can be found');
select is(public.save_answer(jsonb_build_object('id', tests.id('by_filter'), 'selection', jsonb_build_object('filter', '{"words":"o"}'::jsonb, 'except', jsonb_build_array(tests.id('old'))))) ->> 'contributionCount', '2',
  'or from everything a filter finds but some');
select is(public.delete_answer(tests.id('by_filter')), null, 'a draft can be thrown away');
select is(tests.problem(format('select public.publish_answer(%L)', pg_temp.revision('answer'))), 'PT422 field_invalid stance', 'without a stance it is not published');
select public.save_answer(pg_temp.said('answer', '{"revision":1,"stance":"cannot"}'));
select is(tests.problem(format('select public.publish_answer(%L)', pg_temp.revision('answer'))), 'PT422 text_missing reason', 'a no without a reason is not');
select is(tests.problem(format('select public.save_answer(%L)', pg_temp.said('answer', '{"revision":1}'))), 'PT409 revision_conflict revision', 'who began from an older version is told');
select public.save_answer(pg_temp.said('answer', '{"revision":2,"stance":"will_do"}'));
select is(tests.problem(format('select public.request_review(%L)', pg_temp.revision('answer'))), 'PT422 field_invalid standing', 'a promise is the board''s');
select public.save_answer(pg_temp.said('answer', '{"revision":3,"stance":"will_do","standing":"board","decidedOn":"2026-02-30"}')) where tests.problem(format('select public.save_answer(%L)',
  pg_temp.said('answer', '{"revision":3,"stance":"will_do","standing":"board","decidedOn":"2026-02-30"}'))) = 'none';
select is(tests.problem(format('select public.save_answer(%L)', pg_temp.said('answer', '{"revision":3,"decidedOn":"2026-02-30"}'))), 'PT422 field_invalid decidedOn', 'a day that is none is refused');
select public.save_answer(pg_temp.said('answer', '{"revision":3,"stance":"will_do","standing":"board","decidedOn":"2026-01-12"}'));
select is(tests.problem(format('select public.publish_answer(%L)', pg_temp.revision('answer'))), 'PT422 text_missing paragraph', 'with its paragraph');
select is(public.save_answer(pg_temp.said('answer', '{"revision":4,"stance":"partly","reason":"Marken är inte vår."}')) ->> 'decidedOn', null, 'what is not the board''s has no day of decision');
select is(jsonb_array_length(public.read_receipt(tests.code('old')) -> 'answers'), 0, 'a draft is on no receipt');

-- Published at once, where one pair of eyes is enough
select tests.act_as_owner();
create temporary table before as select public.changes_since(0) ->> 'cursor' as cursor, (select count(*) from realtime.messages) as hints;
grant select on before to public;
select tests.act_as('planner');
select is(public.publish_answer(pg_temp.revision('answer')) ->> 'state', 'published', 'with its reason it is published');
select is(public.publish_answer(pg_temp.revision('answer')) ->> 'state', 'published', 'pressed twice is published once');
select is(public.read_receipt(tests.code('old')) -> 'answers' -> 0 ->> 'reason', 'Marken är inte vår.', 'and is on the receipt');
select is((select count(*)::integer from jsonb_array_elements(public.changes_since((select cursor::bigint from before)) -> 'changed')), 2, 'both it answers are changes of the map');
select ok(exists (select from jsonb_array_elements(public.read_answers()) a where a ->> 'id' = tests.id('answer')::text), '"Ni sa – vi gjorde" has it');
select is(pg_temp.words(pg_temp.page('{"answered":"no"}')), array['promised', 'cleared', 'full'], 'and they wait no longer');
select is(tests.problem(format('select public.save_answer(%L)', pg_temp.said('answer', '{"revision":5}'))), 'PT409 revision_conflict revision', 'a published answer is not written over');
select is(tests.problem(format('select public.delete_answer(%L)', tests.id('answer'))), 'PT403 not_allowed published', 'nor thrown away');
select is(public.tie_answer(jsonb_build_object('id', tests.id('answer'), 'add', pg_temp.ids('cleared'))) ->> 'contributionCount', '3', 'it can answer one more');
select is(jsonb_array_length(public.read_receipt(tests.code('cleared')) -> 'answers'), 1, 'who then has it at once');

-- Corrected with its history
select is(tests.problem(format('select public.correct_answer(%L)', pg_temp.said('answer', '{"revision":5,"text":"Ja."}'))), 'PT422 text_missing why', 'a correction says why');
select is(public.correct_answer(pg_temp.said('answer', '{"revision":5,"stance":"done","text":"Det är gjort.","why":"Arbetet blev klart."}')) ->> 'state', 'published', 'a correction is public at once');
select ok(public.read_receipt(tests.code('old')) -> 'answers' -> 0 ->> 'text' = 'Det är gjort.' and public.read_receipt(tests.code('old')) -> 'answers' -> 0 ->> 'correctedAt' is not null, 'the receipt has the new wording, and that it was corrected');
select is((select v - 'publishedAt' - 'endedAt' from jsonb_array_elements(pg_temp.of('answer') -> 'versions') v),
  '{"how":"corrected","stance":"partly","text":"Tack, vi har läst.","reason":"Marken är inte vår.","unit":"Park","standing":"administration","decidedOn":null,"paragraph":null,"endedBy":"planner@example.test","why":"Arbetet blev klart."}'::jsonb,
  'staff read what it said, until when, by whom and why');
select tests.act_as('anonymous');
select is((select v ->> 'text' || ' – ' || (v ->> 'why') from jsonb_array_elements(public.read_answer_versions(tests.id('answer'))) v), 'Tack, vi har läst. – Arbetet blev klart.', 'and everyone reads the earlier wording, but not who');
select is(public.read_answer_versions(tests.id('city_answer')), '[]', 'of a draft nobody reads anything');
select tests.act_as_owner();
select is(tests.problem(format('update public.answer_versions set text = ''x'' where answer_id = %L', tests.id('answer'))), 'PT403 not_allowed answer_versions is append-only', 'history is not rewritten');

-- Taken back
select tests.act_as('planner');
select is(tests.problem(format('select public.unpublish_answer(%L)', pg_temp.revision('answer') || '{"why":" "}')), 'PT422 text_missing why', 'taking back needs a reason');
select is(public.unpublish_answer(pg_temp.revision('answer') || '{"why":"Fel plats."}') ->> 'state', 'withdrawn', 'a published answer can be taken back');
select is(jsonb_array_length(public.read_receipt(tests.code('old')) -> 'answers'), 0, 'from the receipt at once');
select is(pg_temp.words(pg_temp.page('{"answered":"no"}')), array['old', 'promised', 'young', 'cleared', 'full'], 'and they wait again');

-- A second pair of eyes
select tests.act_as('admin');
select public.save_answer_settings('{"needsSecondLook":true,"answerWithinDays":60}');
select tests.act_as('planner');
select is(tests.problem(format('select public.publish_answer(%L)', pg_temp.revision('answer'))), 'PT403 not_allowed second_look', 'where two are asked for, one alone does not publish');
select is(public.request_review(pg_temp.revision('answer')) ->> 'state', 'withdrawn', 'what was taken back stays so while another looks');
select public.save_answer(pg_temp.said('looked_at', jsonb_build_object('selection', pg_temp.ids('young'))));
select is(public.request_review(pg_temp.revision('looked_at')) ->> 'state', 'to_review', 'a draft goes to another');
select is(tests.problem(format('select public.approve_answer(%L)', pg_temp.revision('looked_at'))), 'PT403 not_allowed own', 'never oneself');
select tests.act_as('planner2');
select is(public.return_answer(pg_temp.revision('looked_at') || '{"note":"Skriv varför."}') ->> 'reviewNote', 'Skriv varför.', 'the other may want something changed');
select public.save_answer(pg_temp.said('looked_at') || pg_temp.revision('looked_at'));
select public.request_review(pg_temp.revision('looked_at'));
select is(tests.problem(format('select public.approve_answer(%L)', pg_temp.revision('looked_at'))), 'PT403 not_allowed own', 'who changed it meanwhile is no second pair of eyes');
select tests.act_as('admin');
select is(public.approve_answer(pg_temp.revision('looked_at')) ->> 'state', 'approved', 'an admin is');
select tests.act_as('planner');
select is(public.publish_answer(pg_temp.revision('looked_at')) ->> 'state', 'published', 'then it is published');
select is(public.correct_answer(pg_temp.said('looked_at', '{"text":"Nytt.","why":"Bättre."}') || pg_temp.revision('looked_at')) ->> 'text', 'Tack, vi har läst.', 'a correction waits for another too');
select is(tests.problem(format('select public.approve_answer(%L)', pg_temp.revision('looked_at'))), 'PT403 not_allowed own', 'than who wrote it');
select tests.act_as('planner2');
select is(public.approve_answer(pg_temp.revision('looked_at')) ->> 'text', 'Nytt.', 'who makes it public');

-- What is kept of it
select tests.act_as('admin');
select bag_eq(format('select action from public.audit_events where subject_id = %L', tests.id('answer')), array['answer.published', 'answer.tied', 'answer.corrected', 'answer.withdrawn', 'answer.review_requested'], 'the log names what was done');
select is((select max(reason) from public.audit_events where action like 'answer.%'), '1', 'never what was said');
select * from finish();
rollback;
