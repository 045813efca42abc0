-- Joining a group session: a code is enough, and a code cannot be found by trying.
begin;
select plan(24);
select tests.a_city();
update public.group_sessions set allows_media = true where id = tests.id('session');
insert into public.group_sessions (id, campaign_id, code, opens_at, expires_at, ended_at) values
  (tests.id('soon'), tests.id('campaign'), 'SNART1', now() + interval '1 hour', now() + interval '2 hours', null),
  (tests.id('led'), tests.id('campaign'), 'VANTA1', null, now() + interval '2 hours', null),
  (tests.id('stopped'), tests.id('campaign'), 'STOPP1', now() - interval '1 hour', now() + interval '2 hours', now() - interval '1 minute'),
  (tests.id('drafted'), tests.id('draft_campaign'), 'UTKAST1', now() - interval '1 hour', now() + interval '2 hours', null),
  (tests.id('of_a_closed'), tests.id('closed_campaign'), 'STANGD1', now() - interval '1 hour', now() + interval '2 hours', null);
-- As if the minute had just begun: what a sequence counted, no rollback takes back.
select setval('private.unknown_session_codes', floor(extract(epoch from now()) / 60)::bigint * 1000000);

select tests.act_as('anonymous');
create function pg_temp.join_problem(code text) returns text language sql as $$ select tests.problem(format('select public.join_session(%L)', code)) $$;
select is(public.join_session('KLASS5B') - 'opensAt' - 'endsAt',
  jsonb_build_object('code', 'KLASS5B', 'campaignId', tests.id('campaign'), 'campaignSlug', 'test-campaign', 'forChildren', false, 'allowsMedia', true),
  'a code gives its campaign and what holds in the session, and not the facilitator''s note');
select ok((public.join_session('KLASS5B') ->> 'endsAt')::timestamptz between now() and now() + interval '61 minutes', 'it says when it ends');
select is(public.join_session('  klass5b ') ->> 'code', 'KLASS5B', 'small letters and spaces around are no mistake');
select is(public.join_session('BARN1') -> 'forChildren', 'true', 'a children''s session says so');
select is(pg_temp.join_problem('NOPE99'), 'PT422 session_unknown sessionCode', 'an unknown code is unknown');
select is(pg_temp.join_problem(''), 'PT422 session_unknown sessionCode', 'an empty one too');
select is(pg_temp.join_problem(null), 'PT422 session_unknown sessionCode', 'and none');
select is(pg_temp.join_problem('UTKAST1'), 'PT422 session_unknown sessionCode', 'a draft''s session is not known to anyone');
select is(pg_temp.join_problem('SLUT1'), 'PT422 session_ended sessionCode', 'a session past its end cannot be joined');
select is(pg_temp.join_problem('STOPP1'), 'PT422 session_ended sessionCode', 'nor one the facilitator ended');
select is(pg_temp.join_problem('SNART1'), 'PT422 session_not_started sessionCode', 'nor one that has not begun, which is told apart: come back later');
select is(pg_temp.join_problem('VANTA1'), 'PT422 session_not_started sessionCode', 'nor one that waits for its facilitator');
select is(tests.submit_problem(tests.a_submission('x', '{"sessionCode":"VANTA1"}')), 'PT422 session_ended sessionCode', 'and nothing is sent in it');
select is(pg_temp.join_problem('STANGD1'), 'PT422 session_ended sessionCode', 'nor one of a campaign that closed');
select is(tests.sent(tests.a_submission('pupil', '{"sessionCode":" klass5b "}')), 'submitted', 'a contribution may write the code as it was typed');

-- The brake
select tests.act_as_owner();
select is((select last_value % 1000000 from private.unknown_session_codes), 4::bigint, 'unknown codes are counted although each refusal undid its transaction; right ones are not');
update public.settings set value = '6' where key = 'unknown_session_codes_per_minute';
select tests.act_as('anonymous');
select is(pg_temp.join_problem('GUESS1'), 'PT422 session_unknown sessionCode', 'the fifth guess is answered');
select is(tests.submit_problem(tests.a_submission('x', '{"sessionCode":"GUESS2"}')), 'PT422 session_unknown sessionCode', 'guessing by sending is guessing');
select matches(pg_temp.join_problem('GUESS3'), '^PT429 too_many_from_session .*retryAfterMs', 'then guessing must wait until the next minute');
select matches(pg_temp.join_problem('BARN1'), '^PT429 too_many_from_session', 'and a right code is not told from a wrong one');
select matches(tests.submit_problem(tests.a_submission('x', '{"sessionCode":"BARN1"}')), '^PT429 too_many_from_session', 'not by sending either');
select is(tests.submit_problem(tests.a_submission('pupil_again', jsonb_build_object('sessionCode', 'KLASS5B', 'contributorKey', tests.key('pupil')))), 'none',
  'who already sent something in the session goes on');
select is(tests.submit_problem(tests.a_submission('neighbour')), 'none', 'and those without a code never notice');
select is(tests.problem('select nextval(''private.unknown_session_codes'')'), '42501 permission denied for schema private', 'nobody turns the counter');
select * from finish();
rollback;
