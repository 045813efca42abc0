-- What a contribution must be: every rule of the form, told to the database alone.
begin;
select plan(67);
select tests.a_city();
select tests.act_as('anonymous');

-- Shape of the document
select is(tests.submit_problem(tests.a_submission('right')), 'none', 'a contribution that follows every rule is taken');
select is(tests.submit_problem('[]'), 'PT422 field_invalid', 'a list instead of a document is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"status":"published"}')), 'PT422 field_not_allowed status', 'nobody sets a status');
select is(tests.submit_problem(tests.a_submission('x', '{"receivedAt":"2020-01-01"}')), 'PT422 field_not_allowed receivedAt', 'nobody sets a time');
select is(tests.submit_problem(tests.a_submission('x', '{"districtId":"a"}')), 'PT422 field_not_allowed districtId', 'nobody sets a district');
select is(tests.submit_problem(tests.a_submission('x', '{"decidedAt":"2020-01-01"}')), 'PT422 field_not_allowed decidedAt', 'nobody sets a decision');
select is(tests.submit_problem(tests.a_submission('x', '{"id":"abc"}')), 'PT422 field_invalid id', 'an id must be a uuid');
select is(tests.submit_problem(tests.a_submission('x', '{"id":null}')), 'PT422 field_invalid id', 'an id must be there');
select is(tests.submit_problem(tests.a_submission('x', '{"receiptCode":"short"}')), 'PT422 field_invalid receiptCode', 'a receipt code must have all its bits');
select is(tests.submit_problem(tests.a_submission('x', '{"contributorKey":"short"}')), 'PT422 field_invalid contributorKey', 'a contributor key must have all its bits');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"complaint"}')), 'PT422 field_invalid kind', 'a kind must be one of the six');
select is(tests.submit_problem(tests.a_submission('x', '{"precision":"centimetre"}')), 'PT422 field_invalid precision', 'a precision must be one of the three');
select is(tests.submit_problem(tests.a_submission('x', '{"underThirteen":"no"}')), 'PT422 field_invalid underThirteen', 'under thirteen is yes or no');
select is(tests.submit_problem(tests.a_submission('x', '{"exhibition":null}')), 'PT422 field_invalid exhibition', 'the question about exhibition must be answered');
select is(tests.submit_problem(tests.a_submission('x', '{"language":"Klingon"}')), 'PT422 field_invalid language', 'a language is a code');
select is(tests.submit_problem(tests.a_submission('x', '{"language":"tlh"}')), 'PT422 field_invalid language', 'a language is one the app has words for');
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('text', repeat('x', 40000)))), 'PT422 field_invalid', 'a document beyond all measure is not even read');

-- Place
select is(tests.submit_problem(tests.a_submission('x', '{"place":null}')), 'PT422 place_invalid place', 'a place must be there');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Point","coordinates":[56.0437,12.6945]}}')), 'PT422 place_invalid place', 'latitude before longitude is refused as such');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Point","coordinates":[1e400,56.0]}}')), 'PT422 place_invalid place', 'a number beyond all bounds is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Point","coordinates":["NaN",56.0]}}')), 'PT422 place_invalid place', 'not-a-number is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Point","coordinates":[12.7]}}')), 'PT422 place_invalid place', 'half a place is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Point","coordinates":[12.7,56.0,3]}}')), 'PT422 place_invalid place', 'a height is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Point","coordinates":[12.7,56.0],"crs":"x"}}')), 'PT422 place_invalid place', 'a place with more to say is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Polygon","coordinates":[]}}')), 'PT422 place_invalid place', 'a place that is no point is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Point","coordinates":[18.07,59.33]}}')), 'PT422 place_outside_city place', 'Stockholm is outside the city');
select is(tests.submit_problem(tests.a_submission('x', '{"place":{"type":"Point","coordinates":[0,0]}}')), 'PT422 place_outside_city place', 'null island is outside the city');
select is(tests.submit_problem(tests.a_submission('edge', '{"precision":"rough","place":{"type":"Point","coordinates":[12.9505,56.0]}}')), 'none',
  'a rough place whose square reaches into the city is taken, though its centre lies outside');
select is(tests.submit_problem(tests.a_submission('x', '{"precision":"exact","place":{"type":"Point","coordinates":[12.9505,56.0]}}')), 'PT422 place_outside_city place',
  'an exact place just outside the city is refused');

-- Words
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('text', repeat('å', 2001)))), 'PT422 text_too_long text', 'text over 2,000 characters is refused');
select is(tests.submit_problem(tests.a_submission('long', jsonb_build_object('text', repeat('å', 2000)))), 'none', 'text of 2,000 characters is taken');
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('title', repeat('a', 121)))), 'PT422 text_too_long title', 'a title over 120 characters is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"text":"  \n "}')), 'PT422 text_missing text', 'a story without words is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"wish","text":""}')), 'PT422 text_missing text', 'a wish without words is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"text":null}')), 'PT422 field_invalid text', 'text must be there, if only empty');
select is(tests.submit_problem(tests.a_submission('liked', '{"kind":"like","text":""}')), 'none', 'liking a place needs no words');

-- Fields of a kind
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"memory"}')), 'PT422 field_invalid era', 'a memory must say when');
select is(tests.submit_problem(tests.a_submission('decade', '{"kind":"memory","era":{"type":"decade","from":1950,"to":1959}}')), 'none', 'a memory may name a decade');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"memory","era":{"type":"decade","from":1951,"to":1960}}')), 'PT422 field_invalid era', 'a decade begins with a zero');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"memory","era":{"type":"year","from":1950,"to":1951}}')), 'PT422 field_invalid era', 'a year is one year');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"memory","era":{"type":"period","from":1970,"to":1960}}')), 'PT422 field_invalid era', 'a period runs forward');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"memory","era":{"type":"year","from":2999,"to":2999}}')), 'PT422 field_invalid from', 'nobody remembers the future');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"memory","era":{"type":"year","from":1950.5,"to":1950.5}}')), 'PT422 field_invalid from', 'a year is a whole number');
select is(tests.submit_problem(tests.a_submission('x', '{"era":{"type":"year","from":1950,"to":1950}}')), 'PT422 field_not_allowed era', 'a story has no era');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"safety","text":""}')), 'PT422 field_invalid safety', 'safety must say how safe');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"safety","text":"","safety":{"level":6,"times":[],"causes":[]}}')), 'PT422 field_invalid level', 'safety has five steps');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"safety","text":"","safety":{"level":3,"times":["noon"],"causes":[]}}')), 'PT422 field_invalid times', 'times of day are four');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"safety","text":"","safety":{"level":3,"times":["day","day"],"causes":[]}}')), 'PT422 field_invalid times', 'a time of day is said once');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"safety","text":"","safety":{"level":3,"times":["day"],"causes":[{"cause":"people","effect":"bad"}]}}')), 'PT422 field_invalid causes', 'causes are fixed: never groups of people');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"safety","text":"","safety":{"level":3,"times":["day"],"causes":[{"cause":"noise","effect":"bad"},{"cause":"noise","effect":"good"}]}}')), 'PT422 field_invalid causes', 'a cause is good or bad, not both');
select is(tests.submit_problem(tests.a_submission('x', '{"safety":{"level":3,"times":[],"causes":[]}}')), 'PT422 field_not_allowed safety', 'a story has no level of safety');
select is(tests.submit_problem(tests.a_submission('avoided', '{"kind":"avoid","text":"","avoid":{"times":["night"],"causes":[{"cause":"lighting","effect":"bad"}]}}')), 'none', 'avoiding a place may say when and why');
select is(tests.submit_problem(tests.a_submission('x', '{"kind":"wish","audiences":["cats"]}')), 'PT422 field_invalid audiences', 'a wish is for one of the known audiences');
select is(tests.submit_problem(tests.a_submission('x', '{"audiences":["young"]}')), 'PT422 field_not_allowed audiences', 'a story is for nobody in particular');

-- About the author
select is(tests.submit_problem(tests.a_submission('x', '{"demographics":{"name":"Kalle"}}')), 'PT422 field_not_allowed name', 'nothing but the four questions is taken about the author');
select is(tests.submit_problem(tests.a_submission('x', '{"demographics":{"ageGroup":"old"}}')), 'PT422 field_invalid ageGroup', 'an age group is one of those asked');
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('demographics', jsonb_build_object('homeDistrictId', tests.id('nowhere'))))), 'PT422 field_invalid homeDistrictId', 'one lives in a district that exists');

-- Campaign and session
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('campaignId', tests.id('only_wishes')))), 'PT422 kind_not_offered kind', 'a kind the campaign does not offer is refused');
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('campaignId', tests.id('draft_campaign')))), 'PT422 field_invalid campaignId', 'a draft campaign is not known to anyone');
select is(tests.submit_problem(tests.a_submission('x', '{"sessionCode":"NOPE99"}')), 'PT422 session_unknown sessionCode', 'an unknown session code is refused');
select is(tests.submit_problem(tests.a_submission('x', '{"sessionCode":"SLUT1"}')), 'PT422 session_ended sessionCode', 'a session that ended long ago is refused');
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('sessionCode', 'KLASS5B', 'campaignId', tests.id('only_wishes')))), 'PT422 session_unknown sessionCode', 'a session belongs to its campaign');
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('campaignId', tests.id('campaign'), 'responses', '[{"questionId":"often","value":"never"}]'::jsonb))), 'PT422 field_invalid responses', 'a response is one of the options');
select is(tests.submit_problem(tests.a_submission('responding', jsonb_build_object('campaignId', tests.id('campaign'), 'responses', '[{"questionId":"often","value":"daily"}]'::jsonb))), 'none', 'a response to the campaign''s own question is taken');
select is(tests.submit_problem(tests.a_submission('x', '{"responses":[{"questionId":"often","value":"daily"}]}')), 'PT422 field_invalid responses', 'without a campaign there is no question to respond to');

select tests.act_as_owner();
select is((select count(*)::integer from public.contributions where id = tests.id('x')), 0, 'of what was refused nothing is stored');
select is((select value #>> '{}' from public.contribution_responses where contribution_id = tests.id('responding')), 'daily', 'the response is kept');
select * from finish();
rollback;
