-- Limits: per contributor key and per session code, and a global brake for keys never seen before. Never per network address.
begin;
select plan(14);
select tests.a_city();
update public.settings set value = '3' where key in ('contributions_per_contributor_10_min', 'supports_per_contributor_10_min', 'new_contributors_per_minute', 'unknown_withdrawals_per_minute');
update public.settings set value = '2' where key = 'contributions_per_session_10_min';
create function pg_temp.by(word text, who text, changes jsonb default '{}') returns jsonb language sql as $$
  select tests.a_submission(word, jsonb_build_object('contributorKey', tests.key(who)) || changes)
$$;
grant execute on all functions in schema pg_temp to public;
select tests.act_as('anonymous');
select is(tests.submit_problem(pg_temp.by('a' || n, 'anna')), 'none', format('contribution %s of three allowed is taken', n)) from generate_series(1, 3) n;
select matches(tests.submit_problem(pg_temp.by('a4', 'anna')), '^PT429 too_many_from_contributor \{"retryAfterMs" : [0-9]+\}$', 'the fourth is told to wait, and how long');
select is(tests.submit_problem(pg_temp.by('a1', 'anna')), 'none', 'sending the first once more is still acknowledged');
select is(tests.submit_problem(pg_temp.by('b1', 'bo', '{"sessionCode":"KLASS5B"}')), 'none', 'a second key is not held back by the first');
select is(tests.submit_problem(pg_temp.by('b2', 'bo', '{"sessionCode":"KLASS5B"}')), 'none', 'a session sends as much as it may');
select matches(tests.submit_problem(pg_temp.by('b3', 'bo', '{"sessionCode":"KLASS5B"}')), '^PT429 too_many_from_session ', 'and no more');
select is(tests.submit_problem(pg_temp.by('b4', 'bo')), 'none', 'what is sent outside the session still goes');
select is(tests.submit_problem(pg_temp.by('c1', 'cecilia')), 'none', 'a third new key is let in');
select matches(tests.submit_problem(pg_temp.by('d1', 'david')), '^PT429 too_many_new_contributors ', 'a fourth new key within the minute meets the brake');
select is(tests.submit_problem(pg_temp.by('c2', 'cecilia')), 'none', 'a known key never does');
select is((select count(*)::integer from generate_series(1, 5) n
  where tests.problem(format('select public.withdraw_contribution(%L)', jsonb_build_object('id', tests.id('w' || n), 'receiptCode', tests.code('w' || n)))) like 'PT429%'), 2,
  'tombstones of ids never seen are braked, too');
select tests.act_as_owner();
select is((select count(*)::integer from public.contributors where key_hash = sha256(tests.key('david')::bytea)), 0, 'who was braked has left nothing behind');
select * from finish();
rollback;
