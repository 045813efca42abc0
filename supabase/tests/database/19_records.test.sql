-- A receipt code at the counter, and a closed campaign for the archive.
begin;
select plan(37);
select tests.a_full_city();
update public.organisations set disposal_days = 30 where id = tests.id('city');
update public.campaigns set status = 'open' where id = tests.id('campaign');
select tests.act_as('anonymous');
select tests.sent(tests.a_submission('mine', jsonb_build_object('campaignId', tests.id('campaign'), 'demographics', '{"ageGroup":"20_34"}'::jsonb, 'responses', '[{"questionId":"often","value":"daily"}]'::jsonb)));
select tests.sent(tests.a_submission('mine_too', jsonb_build_object('contributorKey', tests.key('mine'), 'text', 'En sak till.')));
select tests.sent(tests.a_safety('unsafe'));
select public.report_contribution(jsonb_build_object('id', tests.id('a_report'), 'contributionId', tests.id('full'), 'reason', 'spam', 'text', 'Jag heter Kalle.'));
select tests.act_as_owner();
select tests.approve('mine');

-- Who may.
select tests.act_as('planner');
select is(tests.problem(format('select public.export_by_receipt(%L)', jsonb_build_object('receiptCode', tests.code('mine'), 'withOthers', false))), 'PT403 not_allowed', 'a planner exports nobody''s receipt');
select is(tests.problem(format('select public.erase_by_receipt(%L)', jsonb_build_object('receiptCode', tests.code('mine'), 'reason', 'author_asked', 'decisionNumber', 'KS 1'))), 'PT403 not_allowed', 'nor erases one');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.export_by_receipt(%L)', jsonb_build_object('receiptCode', tests.code('mine'), 'withOthers', false))), 'PT404 receipt_unknown', 'to the neighbour''s admin the code is unknown');
select is(tests.problem(format('select public.erase_by_receipt(%L)', jsonb_build_object('receiptCode', tests.code('mine'), 'reason', 'author_asked', 'decisionNumber', 'KS 1'))), 'PT404 receipt_unknown', 'for erasing too');
select tests.act_as('admin');
select is(tests.problem(format('select public.export_by_receipt(%L)', jsonb_build_object('receiptCode', tests.code('nobody'), 'withOthers', false))), 'PT404 receipt_unknown', 'as is one that never was');
select is(tests.problem('select public.export_by_receipt(''{"receiptCode":"x","withOthers":false}'')'), 'PT422 field_invalid receiptCode', 'what cannot be a code is no code');

-- Everything, once.
create temporary table taken as select public.export_by_receipt(jsonb_build_object('receiptCode', tests.code('mine'), 'withOthers', false)) as out;
select is((select out #>> '{contribution,text}' from taken), 'Här lärde jag mig cykla.', 'the words');
select is((select out #> '{contribution,place,coordinates}' from taken), '[12.6945, 56.0437]', 'the exact place');
select is((select out #>> '{contribution,demographics,ageGroup}' from taken), '20_34', 'what was said about oneself');
select is((select out #> '{contribution,responses}' from taken), '[{"question":{"sv":"Hur ofta?"},"value":"daily"}]', 'the responses with their questions');
select is((select jsonb_array_length(out -> 'others') || ' of ' || (out ->> 'otherCount') from taken), '0 of 1', 'of others only that there are any');
select is((select count(*)::integer from public.audit_events where action = 'contribution.exported'), 1, 'the log says that it was handed out');
select is(jsonb_path_query_array(public.export_by_receipt(jsonb_build_object('receiptCode', tests.code('mine'), 'withOthers', true)), '$.others[*].text'), '["En sak till."]', 'asked for, the others come too');
select is((select count(*)::integer from public.audit_events where action = 'contribution.exported' and reason = 'same_contributor' and subject_id = tests.id('mine_too')), 1, 'each written in the log');
select is(public.export_by_receipt(jsonb_build_object('receiptCode', tests.code('full'), 'withOthers', false))::text like '%Kalle%', false, 'never in which words it was reported');
select is((select count(*)::integer from jsonb_array_elements(public.export_by_receipt(jsonb_build_object('receiptCode', tests.code('full'), 'withOthers', false)) #> '{contribution,reports}')), 2, 'only that it was');
select is(public.export_by_receipt(jsonb_build_object('receiptCode', tests.code('full'), 'withOthers', false))::text like '%' || tests.id('moderator') || '%', false, 'nor who of the staff did what');

-- Erasing.
select is(tests.problem(format('select public.erase_by_receipt(%L)', jsonb_build_object('receiptCode', tests.code('mine'), 'reason', 'whim', 'decisionNumber', 'KS 1'))), 'PT422 field_invalid reason', 'erasing has a reason of the list');
select is(tests.problem(format('select public.erase_by_receipt(%L)', jsonb_build_object('receiptCode', tests.code('mine'), 'reason', 'author_asked', 'decisionNumber', 'Kalle ringde'))), 'PT422 field_invalid decisionNumber', 'and a number');
select is(public.erase_by_receipt(jsonb_build_object('receiptCode', tests.code('full'), 'reason', 'author_asked', 'decisionNumber', 'KS 2026/9')) - 'id', '{"alreadyErasedAt":null,"answers":1}', 'it says that an answer counts it still');
select is((select c.status || ' ' || coalesce(c.text, '-') from public.contributions c where c.id = tests.id('full')), null, 'staff see it no more');
select tests.act_as_owner();
select is((select c.status || ' [' || c.text || '] ' || (c.place is null)::text || ' ' || (c.erased_at is not null)::text from public.contributions c where c.id = tests.id('full')), 'withdrawn [] true true', 'its content is gone at once, although the rule says thirty days; a tombstone stays');
select is((select count(*)::integer from public.contribution_demographics where contribution_id = tests.id('full')), 0, 'demographics too');
select is(tests.published('full'), null, 'and the map');
select is((select e.reason from public.audit_events e where e.action = 'contribution.erased' and e.subject_id = tests.id('full')), 'author_asked KS 2026/9', 'the log has reason and number');
select tests.act_as('admin');
select is(public.erase_by_receipt(jsonb_build_object('receiptCode', tests.code('full'), 'reason', 'author_asked', 'decisionNumber', 'KS 2026/9')) ->> 'alreadyErasedAt' is not null, true, 'twice is once');

-- The archive.
select is(tests.problem(format('select public.start_campaign_archive(%L)', jsonb_build_object('campaignId', tests.id('campaign'), 'exactPlaces', false))), 'PT422 field_invalid campaignId', 'an open campaign is not archived');
select tests.act_as_owner();
update public.campaigns set status = 'closed' where id = tests.id('campaign');
select tests.act_as('moderator');
select is(tests.problem('select public.read_archivable_campaigns()'), 'PT403 not_allowed', 'a moderator archives nothing');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.start_campaign_archive(%L)', jsonb_build_object('campaignId', tests.id('campaign'), 'exactPlaces', false))), 'PT403 not_allowed', 'nor the neighbour');
select tests.act_as('planner');
create temporary table started as select public.start_campaign_archive(jsonb_build_object('campaignId', tests.id('campaign'), 'exactPlaces', false)) as out;
select is((select out ->> 'total' from started), '3', 'the planner''s archive: mine, the unsafe place, and the tombstone');
select is((select string_agg((c ->> 'status') || ' ' || (c ->> 'kind') || ' ' || coalesce(c ->> 'precision', '-') || ' [' || (c ->> 'text') || ']', ', ' order by c ->> 'kind', c ->> 'status')
  from started, jsonb_array_elements(public.read_campaign_archive((out ->> 'exportId')::bigint) -> 'contributions') c),
  'published safety square [], published story exact [Här lärde jag mig cykla.], withdrawn story - []', 'words of what was published, places as everyone may know them');
select is((select jsonb_array_length(public.read_campaign_archive((out ->> 'exportId')::bigint, null, 2) -> 'contributions') from started), 2, 'in pages');
select is((select jsonb_array_length(public.read_campaign_archive((out ->> 'exportId')::bigint, public.read_campaign_archive((out ->> 'exportId')::bigint, null, 2) -> 'next', 2) -> 'contributions') from started), 1, 'and the page after');
select is((select e.reason from public.audit_events e where e.id = (select (out ->> 'exportId')::bigint from started)), null, 'planners do not read the log');
select tests.act_as('admin');
select is((select tests.problem(format('select public.read_campaign_archive(%s)', out ->> 'exportId')) from started), 'PT403 not_allowed', 'an export is read by whoever asked for it');
create temporary table exactly as select public.start_campaign_archive(jsonb_build_object('campaignId', tests.id('campaign'), 'exactPlaces', true)) as out;
select is((select (c ->> 'precision') || ' ' || (c -> 'place' ->> 'coordinates') from exactly, jsonb_array_elements(public.read_campaign_archive((out ->> 'exportId')::bigint) -> 'contributions') c where c ->> 'kind' = 'safety'), 'exact [12.6945, 56.0437]', 'exact places, when asked for');
select is((select count(*)::integer from public.audit_events where action = 'campaign.exported' and reason = 'exact_places'), 1, 'which the log tells apart');

select * from finish();
rollback;
