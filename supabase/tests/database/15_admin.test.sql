-- An admin: everything staff may do in their organisation, the rights of colleagues and the audit log.
begin;
select plan(tests.tables() + 2);
select tests.a_full_city();

-- Every table and command: S reads, I adds, U changes, D removes. What is not listed is nothing; at the other organisation's it is nothing.
select is(r.own || ' / ' || r.other, coalesce(e.letters, '----') || ' / ----', format('%s may %s in %s', 'an admin', tests.spell(coalesce(e.letters, '')), r.table_name))
from tests.rights('admin') r left join (values
  ('media_originals', 'S---'),
  ('moderation_bulks', 'S---'), ('wall_hosts', 'S---'),
  ('answer_contributions', 'S---'), ('answer_versions', 'S---'), ('answers', 'S---'), ('audit_events', 'S---'), ('campaigns', 'S---'), ('campaign_question_versions', 'S---'), ('contribution_demographics', 'S---'),
  ('contribution_media', 'S---'), ('contribution_responses', 'S---'), ('contribution_themes', 'S---'), ('contributions', 'S---'), ('development_areas',
  'S---'), ('districts', 'S---'), ('group_sessions', 'S---'), ('moderation_decisions', 'S---'), ('organisations', 'S-U-'), ('redacted_originals',
  'S---'), ('reports', 'S---'), ('staff', 'S---'), ('themes', 'S---'), ('walls', 'S---')
) e (table_name, letters) using (table_name);

select tests.act_as('admin');
select is(tests.gets_through(format('update public.organisations set boundary = null where id = %L', tests.id('city'))), false, 'the municipality''s outline is the operator''s matter');
select is(public.read_queue_counts() ->> 'waiting', '0', 'an admin reads the queue');

select * from finish();
rollback;
