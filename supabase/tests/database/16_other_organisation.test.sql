-- Staff of a neighbouring organisation: everything at home, nothing here.
begin;
select plan(tests.tables() + 2);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.other || ' / ' || r.own, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'the neighbour''s admin', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('other_admin') r left join (values
  ('media_originals', 'S---'),
  ('moderation_bulks', 'S---'), ('wall_hosts', 'S---'),
  ('answer_contributions', 'S---'), ('answer_versions', 'S---'), ('answers', 'S---'), ('audit_events', 'S---'), ('campaigns', 'S---'), ('campaign_question_versions', 'S---'), ('contribution_demographics', 'S---'),
  ('contribution_media', 'S---'), ('contribution_responses', 'S---'), ('contribution_themes', 'S---'), ('contributions', 'S---'), ('development_areas',
  'S---'), ('districts', 'S---'), ('group_sessions', 'S---'), ('moderation_decisions', 'S---'), ('organisations', 'S-U-'), ('redacted_originals',
  'S---'), ('reports', 'S---'), ('staff', 'S---'), ('themes', 'S---'), ('walls', 'S---')
) e (table_name, letters) using (table_name);

select tests.act_as('anonymous');
select tests.sent(tests.a_submission('here'));
select tests.act_as('other_admin');
select is(public.claim_contributions('{"count":10}') -> 'items', '[]', 'the neighbour''s admin reads nothing that waits here');
select is(tests.problem(format('select public.decide_contribution(%L)', jsonb_build_object('contributionId', tests.id('here'), 'revision', 1, 'action', 'approve'))), 'PT403 not_allowed',
  'the neighbour''s admin decides nothing here');

select * from finish();
rollback;
