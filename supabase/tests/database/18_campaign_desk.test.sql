-- The campaign desk: who may write campaigns, what opening asks for, and that what residents answered outlives every change.
begin;
select plan(75);
select tests.a_full_city();

create function pg_temp.a_draft(word text, changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('id', tests.id(word), 'version', 0, 'organisationId', tests.id('city'), 'title', '{"sv":"Kvällen är vår"}'::jsonb, 'question', '{"sv":"Var är det mörkt?"}'::jsonb,
    'intro', '{"sv":"Berätta."}'::jsonb, 'promise', '{"canChange":{"sv":"Ljuset."},"cannotChange":{"sv":"Natten."},"whoDecides":{"sv":"Nämnden."},"answerBy":null}'::jsonb,
    'kinds', '["wish","safety"]'::jsonb, 'opensOn', private.today(), 'closesOn', private.today() + 10, 'geometryTypes', '["point"]'::jsonb, 'allowsMedia', true, 'adultsOnly', false,
    'roughOnly', false, 'precisionDefaults', '{"wish":"rough"}'::jsonb, 'organisers', '["Gatan","Parken"]'::jsonb, 'controller', 'Nämnden', 'legalBasis', 'Allmänt intresse',
    'questions', '[{"id":"one","type":"single","label":{"sv":"Hur ofta?"},"options":[{"id":"a","label":{"sv":"Jämt"}},{"id":"b","label":{"sv":"Aldrig"}}],"required":false}]'::jsonb) || changes $$;
create function pg_temp.save_problem(document jsonb) returns text language sql as $$ select tests.problem(format('select public.save_campaign(%L::jsonb)', document)) $$;
create function pg_temp.state(word text) returns jsonb language sql as $$ select public.read_campaign_draft(tests.id(word)) -> 'state' $$;
create function pg_temp.seen(word text) returns jsonb language sql as $$ select c from jsonb_array_elements(public.read_campaigns()) c where c ->> 'id' = tests.id(word)::text $$;
create function pg_temp.call(door text, word text, version integer) returns text language sql as $$
  select tests.problem(format('select public.%I(%L, %s)', door, tests.id(word), version)) $$;
create function pg_temp.audited(word text) returns text[] language sql as $$ select array_agg(e.action order by e.id) from public.audit_events e where e.subject_id = tests.id(word) $$;

grant execute on all functions in schema pg_temp to public;

-- Who
select tests.act_as('stranger');
select is(pg_temp.save_problem('{}'), 'PT403 not_allowed', 'a stranger writes no campaign');
select is(tests.problem('select public.read_campaign_desk()'), 'PT403 not_allowed', 'nor reads the desk');
select tests.act_as('moderator');
select is(tests.problem('select public.read_campaign_desk()'), 'PT403 not_allowed', 'a moderator has no campaign desk');
select tests.act_as('host');
select is(tests.problem('select public.read_campaign_desk()'), 'none', 'a host reads which campaigns there are');
select is(pg_temp.call('close_campaign', 'campaign', 1), 'PT403 not_allowed', 'but closes none');
select is(tests.problem(format('select public.read_campaign_draft(%L)', tests.id('campaign'))), 'PT403 not_allowed', 'and reads no draft');
select tests.act_as('other_admin');
select is(pg_temp.save_problem(jsonb_build_object('id', tests.id('campaign'), 'version', 1, 'organisationId', tests.id('city'))), 'PT403 not_allowed', 'the neighbour changes nothing');
select is(tests.problem(format('select public.read_campaign_draft(%L)', tests.id('campaign'))), 'PT403 not_allowed', 'reads nothing');
select is(pg_temp.call(door, 'campaign', 1), 'PT403 not_allowed', format('%s is not the neighbour''s', door)) from unnest(array['open_campaign', 'close_campaign', 'archive_campaign', 'delete_campaign']) door;
select ok(not (public.read_campaign_desk())::text like '%' || tests.id('campaign')::text || '%', 'and does not see it in the list');

-- Writing
select tests.act_as_owner();
create temporary table documents as select w as word, pg_temp.a_draft(w) as document from unnest(array['mine', 'second', 'half', 'bare', 'later']) w;
grant select on documents to public;
create function pg_temp.document(word text, changes jsonb default '{}') returns jsonb language sql as $$ select d.document || changes from documents d where d.word = $1 $$;
grant execute on all functions in schema pg_temp to public;
select tests.act_as('planner');
select is(public.save_campaign(pg_temp.document('mine')) - 'updatedAt', jsonb_build_object('id', tests.id('mine'), 'version', 1, 'slug', 'kvallen-ar-var', 'status', 'draft',
  'opensOn', (now() at time zone 'Europe/Stockholm')::date, 'closesOn', (now() at time zone 'Europe/Stockholm')::date + 10, 'hasOpened', false), 'a planner writes a draft, named after its title');
select is(public.save_campaign(pg_temp.document('second')) ->> 'slug', 'kvallen-ar-var-2', 'two with one title get two names');
select is(pg_temp.save_problem(pg_temp.document('mine')), 'PT409 revision_conflict version', 'the same is not created twice');
select is(public.save_campaign(pg_temp.document('mine', '{"version":1,"title":{"sv":"Ljuset","en":" "}}')) ->> 'slug', 'ljuset', 'a draft''s name follows its title');
select is(pg_temp.save_problem(pg_temp.document('mine', '{"version":1}')), 'PT409 revision_conflict version', 'nobody overwrites what a colleague saved meanwhile');
select is(public.read_campaign_draft(tests.id('mine')) -> 'draft' -> 'title', '{"sv":"Ljuset"}', 'blank words are no words');
select is(public.read_campaign_draft(tests.id('mine')) -> 'draft' -> 'organisers', '["Gatan", "Parken"]', 'several organise');
select is(pg_temp.seen('mine'), null, 'residents see no draft');
select is(pg_temp.save_problem(pg_temp.document('half', changes::jsonb)), expected, format('refused: %s', changes)) from (values
  ('{"title":{"en":"Light"}}', 'PT422 text_missing title'),
  ('{"title":{"de":"Licht"}}', 'PT422 field_invalid title'),
  ('{"kinds":[]}', 'PT422 field_invalid kinds'),
  ('{"geometryTypes":["line"]}', 'PT422 field_invalid geometryTypes'),
  ('{"precisionDefaults":{"safety":"exact"}}', 'PT422 field_invalid precisionDefaults'),
  ('{"closesOn":"2001-02-03"}', 'PT422 field_invalid closesOn'),
  ('{"opensOn":"2026-02-31"}', 'PT422 field_invalid opensOn'),
  ('{"status":"open"}', 'PT422 field_not_allowed status'),
  ('{"questions":[{"id":"x","type":"dance","label":{},"options":[],"required":false}]}', 'PT422 field_invalid type'),
  ('{"area":{"type":"district","id":"00000000-0000-4000-8000-000000000000"}}', 'PT422 field_invalid area')) v (changes, expected);
select is((public.save_campaign(pg_temp.document('half', jsonb_build_object('question', '{}'::jsonb, 'intro', '{}'::jsonb, 'promise', '{}'::jsonb, 'organisers', '[]'::jsonb, 'controller', '', 'legalBasis', ' ',
  'questions', '[{"id":"q","type":"single","label":{},"options":[],"required":true}]'::jsonb, 'area', jsonb_build_object('type', 'development_area', 'id', tests.id('area')))))) ->> 'version', '1', 'half a campaign is kept as well');
select is(public.read_campaign_draft(tests.id('half')) -> 'areaSource' ->> 'name', 'Hamnen', 'a copied area says where it comes from');
select is(jsonb_array_length(public.read_campaign_draft(tests.id('half')) -> 'area'), 5, 'and is there');

-- Opening
select is(pg_temp.call('open_campaign', 'half', 1), 'PT422 campaign_not_ready question,intro,canChange,cannotChange,whoDecides,questions,organisers,controller,legalBasis', 'what is missing is named field by field');
select tests.act_as_owner();
update public.organisations set disposal_number = null, disposal_decided_on = null, disposal_days = null where id = tests.id('city');
select is(tests.problem(format('update public.campaigns set status = ''open'' where id = %L', tests.id('mine'))), 'PT422 campaign_not_ready disposal', 'not even the owner opens one without a disposal rule');
select tests.act_as('planner');
select is(pg_temp.call('open_campaign', 'mine', 2), 'PT422 campaign_not_ready disposal', 'a campaign does not open without a disposal rule');
select tests.act_as_owner();
update public.organisations set disposal_number = 'T', disposal_decided_on = '2026-01-01', disposal_days = 0 where id = tests.id('city');
select throws_ok(format('update public.campaigns set status = ''open'', controller = '''' where id = %L', tests.id('mine')), '23514', null, 'nor without saying who answers for the data');
select tests.act_as('planner');
select is(pg_temp.call('open_campaign', 'mine', 1), 'PT409 revision_conflict version', 'what is opened is what was looked at');
select is(public.open_campaign(tests.id('mine'), 2) ->> 'status', 'open', 'a whole one opens');
select is(pg_temp.seen('mine') - 'clock' @> '{"slug":"ljuset","organiser":"Gatan, Parken","roughOnly":false,"precisionDefaults":{"wish":"rough"},"status":"open"}', true, 'and residents see it at once');
select is(public.save_campaign(pg_temp.document('mine', '{"version":3,"title":{"sv":"Ett annat namn"}}')) ->> 'slug', 'ljuset', 'an opened one keeps its address');
select is(pg_temp.save_problem(pg_temp.document('mine', '{"version":4,"controller":" "}')), 'PT422 campaign_not_ready controller', 'what opening asked for cannot be taken away');

-- Wordings
select tests.act_as_owner();
create function pg_temp.answer(word text, value text, version integer default null) returns text language sql as $$
  select tests.submit_problem(tests.a_submission(word, jsonb_build_object('kind', 'wish', 'campaignId', tests.id('mine'),
    'responses', jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('questionId', 'one', 'value', value, 'version', version)))))) $$;
grant execute on all functions in schema pg_temp to public;
select tests.act_as('anonymous');
select is(array_agg(distinct pg_temp.answer('first' || n, 'a', 1)), '{none}', 'five answer') from generate_series(1, 5) n;
select tests.act_as('planner');
select is(public.save_campaign(pg_temp.document('mine', jsonb_build_object('version', 4, 'questions',
  '[{"id":"one","type":"single","label":{"sv":"Hur ofta?","en":"How often?"},"options":[{"id":"c","label":{"sv":"Ibland"}},{"id":"b","label":{"sv":"Aldrig"}},{"id":"a","label":{"sv":"Jämt"}}],"required":true}]'::jsonb))) ->> 'version', '5', 'translated and with one more option');
select is(pg_temp.seen('mine') -> 'questions' -> 0 ->> 'version', '1', 'it is the same question still');
select is(public.save_campaign(pg_temp.document('mine', jsonb_build_object('version', 5, 'questions',
  '[{"id":"one","type":"single","label":{"sv":"Hur ofta på kvällen?"},"options":[{"id":"b","label":{"sv":"Aldrig"}},{"id":"c","label":{"sv":"Ibland"}}],"required":false}]'::jsonb))) ->> 'version', '6', 'with other words and an option less');
select is(pg_temp.seen('mine') -> 'questions' -> 0 ->> 'version', '2', 'it is a new wording');
select is(pg_temp.answer('late', 'a', 1), 'none', 'who answered the first wording offline is heard');
select is(pg_temp.answer('silent', 'a'), 'none', 'a device that does not say answers the newest wording that fits');
select is(pg_temp.answer('wrong', 'a', 2), 'PT422 field_invalid responses', 'nobody answers what was not asked');
select tests.act_as_owner();
select is((select array_agg(r.question_version order by r.contribution_id = tests.id('late')) from public.contribution_responses r where r.contribution_id in (tests.id('late'), tests.id('silent'))), '{1,1}', 'both keep the wording they answered');
select is(pg_temp.answer('second' || n, 'b', 2), 'none', 'the new wording is answered') from generate_series(1, 5) n;
select is((select jsonb_agg(q - 'options') from jsonb_array_elements(public.read_campaign_results(tests.id('mine')) -> 'questions') q),
  '[{"questionId":"one","respondents":5},{"questionId":"one","respondents":5,"earlier":{"type":"single","label":{"sv":"Hur ofta?","en":"How often?"},"options":[{"id":"c","label":{"sv":"Ibland"}},{"id":"b","label":{"sv":"Aldrig"}},{"id":"a","label":{"sv":"Jämt"}}]}}]',
  'each wording is counted by itself, the earlier one with its own words');
select tests.act_as('planner');
select is(public.save_campaign(pg_temp.document('mine', '{"version":6,"questions":[]}')) ->> 'version', '7', 'a question taken out');
select is((select array_agg((w ->> 'answers')::integer) from jsonb_array_elements(public.read_campaign_draft(tests.id('mine')) -> 'wordings') w), '{7,5}', 'keeps its answers');
select is(jsonb_array_length(public.read_campaign_results(tests.id('mine')) -> 'questions'), 2, 'and its results');

-- Closing
select is(pg_temp.call('archive_campaign', 'mine', 7), 'PT422 field_invalid status', 'an open one is not archived');
select is(pg_temp.call('delete_campaign', 'mine', 7), 'PT422 field_invalid status', 'nor deleted');
select is(public.close_campaign(tests.id('mine'), 7) @> jsonb_build_object('status', 'closed', 'closesOn', (now() at time zone 'Europe/Stockholm')::date), true, 'closed today');
select is(public.archive_campaign(tests.id('mine'), 8) ->> 'status', 'archived', 'then archived');
select is(pg_temp.seen('mine') ->> 'status', 'archived', 'its page can be read still');
select is(pg_temp.call('open_campaign', 'mine', 9), 'PT422 field_invalid status', 'an archived one never opens again');
select is(public.save_campaign(pg_temp.document('later', jsonb_build_object('opensOn', (now() at time zone 'Europe/Stockholm')::date + 5))) ->> 'version', '1', 'one for later');
select is(public.open_campaign(tests.id('later'), 1) ->> 'status', 'open', 'opens on its first day');
select is(public.close_campaign(tests.id('later'), 2) @> '{"status":"draft","hasOpened":false}', true, 'called off before that day it is a draft again');
select is(public.delete_campaign(tests.id('later'), 3), null, 'which may be deleted');
select tests.act_as('admin');
select is(pg_temp.audited('mine'), '{campaign.created,campaign.changed,campaign.opened,campaign.changed,campaign.changed,campaign.changed,campaign.changed,campaign.closed,campaign.archived}', 'all of it stands in the audit');
select is((select c - 'updatedAt' - 'lastContributionAt' @> '{"contributions":12,"waiting":12,"answered":0,"status":"archived"}' from jsonb_array_elements(public.read_campaign_desk() -> 'campaigns') c where c ->> 'id' = tests.id('mine')::text), true, 'the desk counts what came in');

-- Only roughly
select tests.act_as_owner();
update public.campaigns set rough_only = true where id = tests.id('campaign');
select is(tests.submit_problem(tests.a_submission('rough', jsonb_build_object('campaignId', tests.id('campaign')))), 'none', 'where only rough places are wanted');
select is((select precision from public.contributions where id = tests.id('rough')), 'rough', 'an exact one is kept roughly');
select * from finish();
rollback;
