-- The complete list of who may do what, compared with this written one. Whoever changes a grant or a policy changes this file too.
begin;
select plan(15);

-- Tables: role and table, with the commands.
select set_eq($$
  select x.grantee::regrole::text || ' ' || n.nspname || '.' || c.relname || ' ' || string_agg(lower(x.privilege_type), ' ' order by x.privilege_type)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) x
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'v', 'm', 'p') and x.grantee not in (0, c.relowner) group by n.nspname, c.relname, x.grantee
$$, array[
  'authenticated public.media_originals select', 'service_role public.media_originals select',
  'authenticated public.moderation_bulks select', 'authenticated public.wall_hosts select',
  'service_role public.moderation_bulks select', 'service_role public.wall_hosts delete insert select',
  'authenticated public.answer_contributions select',
  'authenticated public.answer_versions select',
  'authenticated public.answers select',
  'authenticated public.audit_events select',
  'authenticated public.campaign_question_versions select',
  'authenticated public.campaigns select',
  'authenticated public.contribution_demographics select',
  'authenticated public.contribution_media select',
  'authenticated public.contribution_responses select',
  'authenticated public.contribution_themes select',
  'authenticated public.development_areas select',
  'authenticated public.districts select',
  'authenticated public.group_sessions select',
  'authenticated public.moderation_decisions select',
  'authenticated public.organisations select',
  'authenticated public.redacted_originals select',
  'authenticated public.reports select',
  'authenticated public.staff select',
  'authenticated public.themes select',
  'authenticated public.walls select',
  'service_role public.answer_contributions delete insert select',
  'service_role public.answer_versions select',
  'service_role public.answers delete insert select update',
  'service_role public.audit_events select',
  'service_role public.campaign_question_versions select',
  'service_role public.campaigns delete insert select update',
  'service_role public.contribution_demographics select',
  'service_role public.contribution_media select',
  'service_role public.contribution_responses select',
  'service_role public.contribution_themes delete insert select',
  'service_role public.contributions select',
  'service_role public.development_areas delete insert select update',
  'service_role public.districts delete insert select update',
  'service_role public.group_sessions delete insert select update',
  'service_role public.media_deletions select',
  'service_role public.moderation_decisions select',
  'service_role public.organisations delete insert select update',
  'service_role public.published_contributions select',
  'service_role public.published_removals select',
  'service_role public.redacted_originals select',
  'service_role public.reports select',
  'service_role public.removed_media select',
  'service_role public.retention_rules select',
  'service_role public.retention_runs select',
  'service_role public.safety_cells select',
  'service_role public.settings delete insert select update',
  'service_role public.staff delete insert select update',
  'service_role public.staff_duties delete insert select update',
  'service_role public.staff_invitations select',
  'service_role public.supports select',
  'service_role public.themes delete insert select update',
  'service_role public.walls delete insert select update'
], 'these are all grants on tables');
select is_empty($$
  select c.relname from pg_class c, aclexplode(c.relacl) x where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and (x.grantee = 0 or x.grantee = 'anon'::regrole)
$$, 'nobody signed in and PUBLIC have no grant on any table, view or sequence');
select is_empty($$
  select c.relname from pg_class c, aclexplode(c.relacl) x where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'S' and x.grantee <> c.relowner
$$, 'nobody but the owner draws from a sequence');
select set_eq($$
  select x.grantee::regrole::text || ' ' || c.relname || ' ' || lower(x.privilege_type) || ' ' || string_agg(a.attname, ' ' order by a.attnum)
  from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) x
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) group by x.grantee, c.relname, x.privilege_type
$$, array[
  'authenticated organisations update name',
  'authenticated contributions select id organisation_id kind status revision contributor_id precision cell_x cell_y district_id title text language safety_level times causes era_type era_from era_to audiences campaign_id session_id campaign_closed under_thirteen exhibition flags restricted redacted rejection_reason rejection_words received_at amended_at decided_at withdrawn_at erased_at'
], 'these are all grants on columns');

-- Functions
select set_eq($$
  select p.oid::regprocedure::text || ': ' || string_agg(case when x.grantee = 0 then 'PUBLIC' else x.grantee::regrole::text end, ' ' order by x.grantee::regrole::text)
  from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
  where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and x.grantee <> p.proowner group by p.oid
$$, array[
  'admit_blurred_photo(jsonb): authenticated', 'store_blurred_photo(text): service_role',
  'decide_in_bulk(jsonb): authenticated', 'find_flood(jsonb): authenticated', 'read_bulks(): authenticated', 'suggest_floods(): authenticated', 'undo_bulk(uuid): authenticated',
  'claim_contributions(jsonb): authenticated', 'decide_contribution(jsonb): authenticated', 'hand_over_child_worry(uuid): authenticated', 'read_child_worry_routine(): authenticated',
  'read_queue_counts(): authenticated', 'release_claims(jsonb): authenticated', 'renew_claims(jsonb): authenticated', 'undo_decision(bigint): authenticated', 'undo_media_decision(uuid): authenticated', 'view_original_photo(uuid): authenticated', 'set_wall_campaign(jsonb): authenticated', 'view_exact_place(uuid): authenticated',
  'accept_invitations(): authenticated',
  'admit_media(jsonb): service_role',
  'archive_campaign(uuid,integer): authenticated',
  'close_campaign(uuid,integer): authenticated',
  'delete_campaign(uuid,integer): authenticated',
  'open_campaign(uuid,integer): authenticated',
  'read_campaign_desk(): authenticated',
  'read_campaign_draft(uuid): authenticated',
  'save_campaign(jsonb): authenticated',
  'amend_contribution(jsonb): anon authenticated service_role',
  'change_disposal_rule(jsonb): authenticated',
  'change_retention_rule(jsonb): authenticated',
  'changes_since(bigint,integer): anon authenticated service_role',
  'enforce_retention(integer): service_role',
  'erase_by_receipt(jsonb): authenticated',
  'export_by_receipt(jsonb): authenticated',
  'change_phase(jsonb): authenticated',
  'give_up_import(uuid): authenticated',
  'import_development_areas(jsonb): authenticated',
  'import_districts(jsonb): authenticated',
  'begin_log_export(jsonb): authenticated',
  'invite_staff(jsonb): authenticated',
  'join_session(text): anon authenticated service_role',
  'lead_session(text): anon authenticated',
  'start_session(text): anon authenticated',
  'close_session(text): anon authenticated',
  'read_session_report(text): anon authenticated',
  'read_session_report_for_staff(uuid): authenticated',
  'save_session(jsonb): authenticated',
  'read_sessions(uuid): authenticated',
  'analysis_organisations(): authenticated',
  'analysis_start(uuid): authenticated',
  'analysis_columns(uuid,text,integer,integer): authenticated',
  'analysis_changes(uuid,text): authenticated',
  'analysis_words(uuid,text): authenticated',
  'analysis_contributions(uuid,integer[]): authenticated',
  'analysis_regions(uuid): authenticated',
  'analysis_buffer(uuid,jsonb): authenticated',
  'read_plan_dossier(jsonb): authenticated',
  'save_plan_dossier(jsonb): authenticated',
  'add_plan_statement(jsonb): authenticated',
  'save_plan_statement(jsonb): authenticated',
  'remove_plan_statement(jsonb): authenticated',
  'tie_plan_statements(jsonb): authenticated',
  'note_plan_dossier_export(jsonb): authenticated',
  'read_views(uuid): authenticated',
  'read_feature_keys(): authenticated',
  'make_feature_key(jsonb): authenticated',
  'revoke_feature_key(uuid): authenticated',
  'read_features_with_key(text,jsonb): anon',
  'read_feature_extent_with_key(text): anon',
  'save_view(uuid,jsonb): authenticated',
  'delete_view(uuid): authenticated',
  'begin_evidence_export(jsonb): authenticated',
  'evidence_rows(uuid,integer[]): authenticated',
  'finish_evidence_export(jsonb): authenticated',
  'read_evidence_exports(uuid): authenticated',
  'end_session(uuid): authenticated',
  'make_session_link(jsonb): authenticated',
  'revoke_session_link(uuid): authenticated',
  'media_path(uuid): authenticated service_role',
  'media_to_delete(integer): service_role',
  'media_was_deleted(jsonb): service_role',
  'moderate_media(jsonb): authenticated',
  'private.are_precision_defaults(jsonb): service_role',
  'private.are_questions(jsonb): service_role',
  'private.is_some_words(jsonb): service_role',
  'private.unfinished_questions(jsonb): service_role',
  'private.case_key(text): service_role',
  'private.is_words(jsonb): authenticated service_role',
  'private.has_duty(uuid,text): authenticated',
  'private.organisations_as(text[]): authenticated',
  'preview_retention(jsonb): authenticated',
  'read_area(uuid): authenticated',
  'read_area_list(): authenticated',
  'read_imports(): authenticated',
  'remove_development_area(jsonb): authenticated',
  'save_development_area(jsonb): authenticated',
  'stage_import(jsonb): authenticated',
  'undo_import(uuid): authenticated',
  'approve_answer(jsonb): authenticated',
  'code_themes(jsonb): authenticated',
  'correct_answer(jsonb): authenticated',
  'delete_answer(uuid): authenticated',
  'merge_themes(jsonb): authenticated',
  'publish_answer(jsonb): authenticated',
  'read_answer(uuid): authenticated',
  'read_answer_choices(): authenticated',
  'read_answer_desk(text,integer): authenticated',
  'read_contributions_to_answer(jsonb,text,integer,boolean): authenticated',
  'read_overdue(integer): authenticated',
  'read_theme_words(): authenticated',
  'read_themes(): authenticated',
  'request_review(jsonb): authenticated',
  'return_answer(jsonb): authenticated',
  'save_answer(jsonb): authenticated',
  'save_answer_settings(jsonb): authenticated',
  'save_theme(jsonb): authenticated',
  'tie_answer(jsonb): authenticated',
  'undo_coding(uuid): authenticated',
  'unpublish_answer(jsonb): authenticated',
  'read_answer_versions(uuid): anon authenticated service_role',
  'read_answers(): anon authenticated service_role',
  'read_walls(): authenticated', 'read_wall_choices(): authenticated', 'save_wall(jsonb): authenticated', 'delete_wall(uuid): authenticated', 'set_wall_hosts(jsonb): authenticated', 'read_wall_stories(jsonb): authenticated', 'read_wall_candidates(jsonb): authenticated', 'claim_pairing(jsonb): authenticated', 'add_wall_screen(jsonb): authenticated', 'revoke_wall_screen(uuid): authenticated', 'command_wall(jsonb): authenticated',
  'read_wall(text): anon authenticated service_role', 'wall_changes(text,bigint): anon authenticated service_role', 'resolve_wall_code(text): anon authenticated service_role', 'begin_pairing(text): anon authenticated service_role', 'read_pairing(text): anon authenticated service_role', 'report_screen(text,jsonb): anon authenticated service_role',
  'private.are_chapters(jsonb): service_role', 'private.are_languages(text[]): service_role', 'private.are_words_within(jsonb,integer): service_role',
  'read_archivable_campaigns(): authenticated',
  'read_campaign_archive(bigint,jsonb,integer): authenticated',
  'read_audit(jsonb): authenticated',
  'read_campaign_results(uuid): anon authenticated service_role',
  'read_campaigns(): anon authenticated service_role',
  'read_development_areas(): anon authenticated service_role',
  'read_districts(): anon authenticated service_role',
  'read_feature_extent(): anon authenticated service_role',
  'read_features(jsonb): anon authenticated service_role',
  'read_log_facets(uuid): authenticated',
  'read_moderation_log(jsonb): authenticated',
  'read_receipt(text): anon authenticated service_role',
  'read_retention(): authenticated',
  'read_safety_cells(uuid,text): anon authenticated service_role',
  'read_staff_list(uuid): authenticated',
  'read_staff_member(): authenticated',
  'remove_staff(jsonb): authenticated',
  'report_contribution(jsonb): anon authenticated service_role',
  'start_campaign_archive(jsonb): authenticated',
  'revoke_invitation(uuid): authenticated',
  'set_child_worry_routine(jsonb): authenticated',
  'set_staff_roles(jsonb): authenticated',
  'store_media(uuid,text): service_role',
  'submit_contribution(jsonb): anon authenticated service_role',
  'support_contribution(jsonb): anon authenticated service_role',
  'withdraw_contribution(jsonb): anon authenticated service_role'
], 'these are all grants on functions');
select is_empty($$
  select p.oid::regprocedure from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
  and not coalesce(p.proconfig @> array['search_path=""'], false) and p.prosqlbody is null
$$, 'every function sets an empty search path, or had its names looked up when it was made');
select set_eq($$
  select p.oid::regprocedure::text from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and p.prosecdef
$$, array[
  'analysis_organisations()', 'analysis_start(uuid)', 'analysis_columns(uuid,text,integer,integer)', 'analysis_changes(uuid,text)', 'analysis_words(uuid,text)', 'analysis_contributions(uuid,integer[])', 'analysis_regions(uuid)', 'analysis_buffer(uuid,jsonb)', 'read_plan_dossier(jsonb)', 'save_plan_dossier(jsonb)', 'add_plan_statement(jsonb)', 'save_plan_statement(jsonb)', 'remove_plan_statement(jsonb)', 'tie_plan_statements(jsonb)', 'note_plan_dossier_export(jsonb)', 'read_views(uuid)', 'save_view(uuid,jsonb)', 'delete_view(uuid)', 'private.weigh_new()', 'private.weigh_changed()', 'private.weigh_deleted()', 'private.weigh_author()', 'private.weigh_themes()', 'private.weigh_tied()', 'private.weigh_answer()', 'private.weigh_media()', 'private.weigh_area()', 'private.number_region()',
  'begin_evidence_export(jsonb)', 'evidence_rows(uuid,integer[])', 'finish_evidence_export(jsonb)', 'read_evidence_exports(uuid)',
  'lead_session(text)', 'start_session(text)', 'close_session(text)', 'read_session_report(text)', 'read_session_report_for_staff(uuid)', 'save_session(jsonb)', 'read_sessions(uuid)', 'end_session(uuid)', 'make_session_link(jsonb)', 'revoke_session_link(uuid)',
  'admit_blurred_photo(jsonb)', 'store_blurred_photo(text)', 'private.queue_original_deletion()',
  'decide_in_bulk(jsonb)', 'find_flood(jsonb)', 'read_bulks()', 'suggest_floods()', 'undo_bulk(uuid)',
  'claim_contributions(jsonb)', 'decide_contribution(jsonb)', 'hand_over_child_worry(uuid)', 'read_child_worry_routine()', 'read_queue_counts()', 'release_claims(jsonb)', 'renew_claims(jsonb)', 'undo_decision(bigint)', 'undo_media_decision(uuid)', 'view_original_photo(uuid)', 'set_wall_campaign(jsonb)', 'view_exact_place(uuid)',
  'read_walls()', 'read_wall_choices()', 'save_wall(jsonb)', 'delete_wall(uuid)', 'set_wall_hosts(jsonb)', 'read_wall_stories(jsonb)', 'read_wall_candidates(jsonb)', 'claim_pairing(jsonb)', 'add_wall_screen(jsonb)', 'revoke_wall_screen(uuid)', 'command_wall(jsonb)',
  'read_wall(text)', 'wall_changes(text,bigint)', 'resolve_wall_code(text)', 'begin_pairing(text)', 'read_pairing(text)', 'report_screen(text,jsonb)', 'private.touch_reported()', 'private.announce_wall()', 'private.keep_wall()',
  'private.hosted_campaigns()', 'private.queue_media()',
  'admit_media(jsonb)', 'amend_contribution(jsonb)', 'changes_since(bigint,integer)', 'change_disposal_rule(jsonb)', 'change_retention_rule(jsonb)', 'enforce_retention(integer)', 'erase_by_receipt(jsonb)', 'export_by_receipt(jsonb)', 'preview_retention(jsonb)', 'read_archivable_campaigns()',
  'read_campaign_archive(bigint,jsonb,integer)', 'read_retention()', 'start_campaign_archive(jsonb)', 'join_session(text)', 'media_path(uuid)', 'media_to_delete(integer)', 'media_was_deleted(jsonb)', 'moderate_media(jsonb)', 'private.announce_change()', 'private.are_questions(jsonb)',
  'archive_campaign(uuid,integer)', 'close_campaign(uuid,integer)', 'delete_campaign(uuid,integer)', 'open_campaign(uuid,integer)', 'read_campaign_desk()', 'read_campaign_draft(uuid)', 'save_campaign(jsonb)',
  'private.keep_question_versions()', 'private.number_questions()', 'private.refuse_opening_without_disposal()', 'private.unfinished_questions(jsonb)',
  'private.count_supports()', 'private.follow_safety()', 'private.has_duty(uuid,text)', 'private.organisations_as(text[])', 'private.publish_contribution()', 'private.queue_media_deletion()', 'private.touch_answered()', 'private.touch_published_media()',
  'private.touch_published(uuid[])', 'private.touch_tied()', 'read_answer_versions(uuid)',
  'approve_answer(jsonb)', 'code_themes(jsonb)', 'correct_answer(jsonb)', 'delete_answer(uuid)', 'merge_themes(jsonb)', 'publish_answer(jsonb)', 'read_answer(uuid)', 'read_answer_choices()', 'read_answer_desk(text,integer)', 'read_contributions_to_answer(jsonb,text,integer,boolean)', 'read_overdue(integer)', 'read_theme_words()', 'read_themes()', 'request_review(jsonb)', 'return_answer(jsonb)', 'save_answer(jsonb)', 'save_answer_settings(jsonb)', 'save_theme(jsonb)', 'tie_answer(jsonb)', 'undo_coding(uuid)', 'unpublish_answer(jsonb)',
  'accept_invitations()', 'begin_log_export(jsonb)', 'invite_staff(jsonb)', 'read_audit(jsonb)', 'read_log_facets(uuid)', 'read_moderation_log(jsonb)', 'read_staff_list(uuid)', 'remove_staff(jsonb)', 'revoke_invitation(uuid)', 'set_child_worry_routine(jsonb)', 'set_staff_roles(jsonb)',
  'read_feature_extent()', 'read_features(jsonb)', 'read_feature_keys()', 'make_feature_key(jsonb)', 'revoke_feature_key(uuid)', 'read_features_with_key(text,jsonb)', 'read_feature_extent_with_key(text)',
  'read_answers()', 'read_campaign_results(uuid)', 'read_campaigns()', 'read_development_areas()', 'read_districts()', 'read_receipt(text)', 'read_safety_cells(uuid,text)', 'read_staff_member()',
  'report_contribution(jsonb)', 'store_media(uuid,text)', 'submit_contribution(jsonb)', 'support_contribution(jsonb)', 'withdraw_contribution(jsonb)',
  'change_phase(jsonb)', 'give_up_import(uuid)', 'import_development_areas(jsonb)', 'import_districts(jsonb)', 'private.keep_area_history()', 'private.keep_district_history()', 'read_area(uuid)', 'read_area_list()',
  'read_imports()', 'remove_development_area(jsonb)', 'save_development_area(jsonb)', 'stage_import(jsonb)', 'undo_import(uuid)'
], 'these and no others run with their owner''s rights');

-- Policies
select set_eq($$
  select schemaname || '.' || tablename || ' ' || lower(cmd) || ' ' || array_to_string(roles, ',') || ': ' || policyname from pg_policies where schemaname in ('public', 'private', 'realtime', 'storage')
$$, array[
  'public.media_originals select authenticated: Admins read which photos were blurred',
  'public.moderation_bulks select authenticated: Moderators and admins read bulks',
  'public.wall_hosts select authenticated: Hosts read which walls are theirs, admins all',
  'public.answer_contributions select authenticated: Planners and admins read what answers answer',
  'public.answer_versions select authenticated: Planners and admins read what answers said before',
  'public.answers select authenticated: Planners and admins read their answers',
  'public.audit_events select authenticated: Admins read the audit log',
  'public.campaign_question_versions select authenticated: Staff read the wordings of their questions',
  'public.campaigns select authenticated: Staff read their campaigns',
  'public.contribution_demographics select authenticated: Planners and admins read demographics',
  'public.contribution_media select authenticated: Moderators, planners and admins read their media',
  'public.contribution_responses select authenticated: Planners and admins read responses',
  'public.contribution_themes select authenticated: Planners and admins read coding',
  'public.contributions select authenticated: Moderators, planners and admins read what was sent to them',
  'public.development_areas select authenticated: Staff read their development areas',
  'public.districts select authenticated: Staff read their districts',
  'public.group_sessions select authenticated: Planners, hosts and admins read group sessions',
  'public.moderation_decisions select authenticated: Moderators and admins read decisions',
  'public.organisations select authenticated: Staff read their organisation',
  'public.organisations update authenticated: Admins change their organisation',
  'public.redacted_originals select authenticated: Admins read originals',
  'public.reports select authenticated: Moderators and admins read reports',
  'public.staff select authenticated: Staff read their own rights, admins those of colleagues',
  'public.themes select authenticated: Staff read themes',
  'public.walls select authenticated: Staff read their walls',
  'realtime.messages select anon,authenticated: Everyone listens to walls',
  'realtime.messages select anon,authenticated: Everyone listens to what is published'
], 'these are all policies, also on realtime and storage');
select is_empty($$ select policyname from pg_policies where schemaname in ('public', 'private', 'realtime', 'storage') and permissive <> 'PERMISSIVE' $$, 'every policy grants; what is not granted is refused');
select is_empty($$ select policyname from pg_policies where schemaname = 'public' and (coalesce(qual, '') || coalesce(with_check, '')) !~ 'organisations_as|FROM public\.' $$, 'every policy asks the table staff');
select is_empty($$ select c.oid::regclass from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p') and not c.relrowsecurity $$, 'row level security is on for every table');
select is_empty($$ select c.oid::regclass from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm') $$, 'there are no views that could go round it');

-- Schemas and defaults
select set_eq($$
  select x.grantee::regrole::text || ' ' || lower(x.privilege_type) || ' ' || n.nspname from pg_namespace n, aclexplode(n.nspacl) x
  where n.nspname in ('public', 'private') and x.grantee in ('anon'::regrole, 'authenticated'::regrole, 'service_role'::regrole)
$$, array['anon usage public', 'authenticated usage public', 'service_role usage public'], 'the schema private is closed');
select is_empty($$ select n.nspname from pg_namespace n, aclexplode(n.nspacl) x where n.nspname in ('public', 'private') and x.grantee = 0 and x.privilege_type = 'CREATE' $$, 'nobody makes things in our schemas');
select is_empty($$
  select d.defaclobjtype from pg_default_acl d, aclexplode(d.defaclacl) x where d.defaclnamespace = 'public'::regnamespace
  and d.defaclrole = (select c.relowner from pg_class c where c.oid = 'public.contributions'::regclass) and x.grantee in (0, 'anon'::regrole, 'authenticated'::regrole, 'service_role'::regrole)
$$, 'what a later migration makes is granted to nobody by itself');
select * from finish();
rollback;
