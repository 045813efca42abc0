-- Anyone without an account: no table at all, a handful of functions, and only what is published.
begin;
select plan(tests.tables() + 32);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'anyone', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('anonymous') r left join (values
  ('none', '----')
) e (table_name, letters) using (table_name);

-- Doors that are not theirs
select tests.act_as('anonymous');
select is(tests.problem('select public.claim_contributions(''{"count":10}'')'), '42501 permission denied for function claim_contributions', 'nobody signed in reads what waits');
select is(tests.problem('select public.decide_contribution(''{}'')'), '42501 permission denied for function decide_contribution', 'nobody signed in decides');
select is(tests.problem('select public.read_staff_member()'), '42501 permission denied for function read_staff_member', 'nobody signed in is asked who they are');
select is(tests.problem('select public.enforce_retention()'), '42501 permission denied for function enforce_retention', 'nobody signed in runs the disposal');
select is(tests.problem('select private.erase_contribution(gen_random_uuid())'), '42501 permission denied for schema private', 'helpers are out of reach');
select is(tests.problem('select * from private.safety_cell_members'), '42501 permission denied for schema private', 'snapshots of cells are out of reach');
select is(tests.problem('create table public.mine (id integer)'), '42501 permission denied for schema public', 'nobody makes tables');
select is(tests.gets_through('insert into storage.objects (bucket_id, name) values (''media'', ''x'')'), false, 'nobody uploads past the edge function');
select is(tests.gets_through('select id from storage.buckets'), false, 'nobody sees the buckets');

-- Live
select is(tests.gets_through('insert into realtime.messages (topic, extension, private) values (''published'', ''broadcast'', true)'), false, 'nobody sends on the topic published');
select tests.act_as_owner();
insert into realtime.messages (topic, extension, private) values ('published', 'broadcast', true);
select tests.act_as('anonymous');
select set_config('realtime.topic', 'published', true);
select is(tests.gets_through('select id from realtime.messages'), true, 'anyone listens to the topic published');
select set_config('realtime.topic', 'staff', true);
select is(tests.gets_through('select id from realtime.messages'), false, 'nobody listens to another topic');

-- What is read
select tests.sent(tests.a_submission('unseen', '{"text":"Väntar."}'));
select tests.sent(tests.a_submission('near', '{"precision":"exact_for_city"}'));
select tests.sent(tests.a_submission('blurred', '{"precision":"rough"}'));
select tests.sent(tests.a_submission('avoided', '{"kind":"avoid","text":"Mörkt."}'));
select tests.sent(tests.a_safety('unsafe', '{"text":"Mörkt."}'));
select tests.act_as_owner();
select tests.approve(w) from unnest(array['near', 'blurred', 'avoided', 'unsafe']) w;
select tests.act_as('anonymous');
select is(tests.published('unseen'), null, 'what waits is not shown');
select is(tests.published('avoided'), null, 'an avoided place is never shown as a pin');
select is(tests.published('unsafe'), null, 'a safety pin is never shown');
select is(tests.published('full') -> 'point', '[12.6945, 56.0437]', 'an exact place is shown exactly');
select is(tests.published('full') -> 'square', 'null', 'an exact place has no square');
select is(tests.published('near') -> 'point', tests.published('blurred') -> 'point', 'exact for the city looks to the public just like rough');
select isnt(tests.published('near') -> 'point', '[12.6945, 56.0437]', 'exact for the city does not show the place');
select is(jsonb_array_length(tests.published('near') -> 'square'), 5, 'a rough place is shown as its square');
select is(tests.published('near') ->> 'districtId', tests.id('west')::text, 'the public district follows from the public place');
select is((select array_agg(k order by k) from jsonb_object_keys(tests.published('full')) k),
  array['answers', 'audiences', 'campaignId', 'districtId', 'era', 'exhibition', 'id', 'kind', 'language', 'media', 'point', 'publishedAt', 'shape', 'square', 'supportCount', 'text', 'title'],
  'nothing is shown but the public columns');
select is(public.changes_since(0, 1000000000) ->> 'more', 'false', 'a page of a billion is cut, not refused');
select is(public.changes_since(0, 1) ->> 'more', 'true', 'a short page says that there is more');
select is(jsonb_array_length(public.changes_since(0, -5) -> 'changed'), 1, 'a page is at least one long');
select is((public.changes_since(999999) ->> 'cursor')::bigint, 999999::bigint, 'a cursor never goes back');
select ok(not public.read_campaigns()::text like '%' || tests.id('draft_campaign')::text || '%', 'drafts of campaigns are not shown');
select is((select c ->> 'status' from jsonb_array_elements(public.read_campaigns()) c where c ->> 'id' = tests.id('past_campaign')::text), 'closed', 'an open campaign past its last day reads as closed');
select is((select c ->> 'status' from jsonb_array_elements(public.read_campaigns()) c where c ->> 'id' = tests.id('campaign')::text), 'open', 'an open campaign reads as open');
select ok(not public.read_campaigns()::text like '%KLASS5B%', 'session codes are not shown');
select is(jsonb_array_length(public.read_districts()), 3, 'districts are read');
select is((select a ->> 'caseNumber' from jsonb_array_elements(public.read_development_areas()) a where a ->> 'id' = tests.id('area')::text), 'SBN 2026/1', 'development areas are read with their case number');

select * from finish();
rollback;
