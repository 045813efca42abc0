-- The service role: what edge functions and the operator need; it sees everything but writes no contribution and no log.
begin;
select plan(tests.tables() + 2);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes; organisations make no difference.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ' || coalesce(e.letters, '----'), format('%s may %s in %s', 'the service role', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('service') r left join (values
  ('media_originals', 'S---'),
  ('moderation_bulks', 'S---'), ('wall_hosts', 'SI-D'),
  ('answer_contributions', 'SI-D'), ('answer_versions', 'S---'), ('answers', 'SIUD'), ('audit_events', 'S---'), ('campaigns', 'SIUD'), ('campaign_question_versions', 'S---'), ('contribution_demographics', 'S---'),
  ('contribution_media', 'S---'), ('contribution_responses', 'S---'), ('contribution_themes', 'SI-D'), ('contributions', 'S---'), ('development_areas',
  'SIUD'), ('districts', 'SIUD'), ('group_sessions', 'SIUD'), ('media_deletions', 'S---'), ('removed_media', 'S---'), ('moderation_decisions', 'S---'), ('organisations', 'SIUD'),
  ('published_contributions', 'S---'), ('published_removals', 'S---'), ('redacted_originals', 'S---'), ('reports', 'S---'), ('safety_cells', 'S---'),
  ('retention_rules', 'S---'), ('retention_runs', 'S---'), ('settings', 'SIUD'), ('staff', 'SIUD'), ('staff_duties', 'SIUD'), ('staff_invitations', 'S---'), ('supports', 'S---'), ('themes', 'SIUD'), ('walls', 'SIUD')
) e (table_name, letters) using (table_name);

select tests.act_as('service');
select is(tests.problem('select public.enforce_retention()'), 'none', 'the service role runs the disposal');
select is(tests.problem('select public.claim_contributions(''{"count":10}'')'), '42501 permission denied for function claim_contributions', 'the service role is no moderator');

select * from finish();
rollback;
