-- How long things live: each rule erases what it names and nothing else, once, in batches, and writes sums.
begin;
select plan(47);
select tests.a_city();
update public.organisations set disposal_days = 30 where id = tests.id('city');

-- Five contributions. Only days matter, so they are moved back in time by hand.
select tests.act_as('anonymous');
select tests.sent(tests.a_submission('old', '{"demographics":{"ageGroup":"13_19"}}'));
select tests.sent(tests.a_submission('young', '{"demographics":{"ageGroup":"20_34"}}'));
select tests.sent(tests.a_submission('gone'));
select tests.sent(tests.a_submission('answered'));
select tests.sent(tests.a_submission('refused'));
select tests.act_as_owner();
update public.contributions set received_at = now() - interval '100 days' where id = tests.id('old');
update public.contributions set status = 'withdrawn', withdrawn_at = now() - interval '31 days' where id = tests.id('gone');
update public.contributions set status = 'withdrawn', withdrawn_at = now() - interval '29 days' where id = tests.id('answered');
update public.contributions set status = 'rejected', rejection_reason = 'other', decided_at = now() - interval '50 days' where id = tests.id('refused');
insert into public.redacted_originals (contribution_id, revision, text, redacted_at)
values (tests.id('old'), 1, 'Före.', now() - interval '40 days'), (tests.id('young'), 1, 'Före.', now() - interval '39 days');
insert into public.reports (id, contribution_id, reason, text, received_at, resolved_at) values
  (tests.id('resolved'), tests.id('old'), 'spam', 'Reklam.', now() - interval '90 days', now() - interval '80 days'),
  (tests.id('open'), tests.id('old'), 'spam', 'Reklam!', now() - interval '90 days', null);
insert into public.contribution_media (id, contribution_id, type, storage_path, mime_type, bytes, width, height, has_permission, stored_at, status, decided_at) values
  (tests.id('refused_photo'), tests.id('refused'), 'photo', md5('1') || '.webp', 'image/webp', 10, 4, 3, true, now(), 'submitted', null),
  (tests.id('rejected_photo'), tests.id('young'), 'photo', md5('2') || '.webp', 'image/webp', 10, 4, 3, true, now(), 'rejected', now() - interval '50 days'),
  (tests.id('good_photo'), tests.id('young'), 'photo', md5('3') || '.webp', 'image/webp', 10, 4, 3, true, now(), 'published', now() - interval '50 days');
insert into public.media_originals (media_id, contribution_id, storage_path, replaced_at) values (tests.id('good_photo'), tests.id('young'), md5('4') || '.webp', now() - interval '60 days');
insert into public.staff_invitations (organisation_id, email, roles, invited_at, expires_at, accepted_at) values
  (tests.id('city'), 'used@example.se', '{planner}', now() - interval '80 days', now() - interval '66 days', now() - interval '70 days'),
  (tests.id('city'), 'open@example.se', '{planner}', now() - interval '80 days', now() + interval '1 day', null);
insert into public.moderation_decisions (contribution_id, organisation_id, revision, action) values (tests.id('gone'), tests.id('city'), 1, 'approve');
insert into public.audit_events (organisation_id, at, action, subject_id) values
  (tests.id('city'), now() - interval '731 days', 'contribution.published', tests.id('old')), (tests.id('city'), now() - interval '729 days', 'contribution.published', tests.id('young'));

-- Without rules only the disposal rule works.
select is(public.enforce_retention() - 'busy', '{"erased": 1, "more": false}', 'without other rules only what was withdrawn long enough ago is erased');
select is((select array_agg(c.id = tests.id('gone')) from public.contributions c where c.erased_at is not null), array[true], 'that is the one withdrawn 31 days ago, not the one 29 days ago');
select is((select erased #>> '{0,subject}' || ' ' || (erased #>> '{0,count}') from public.retention_runs where organisation_id = tests.id('city')), 'withdrawn 1', 'the run says how many of what');
select is((select erased from public.retention_runs where organisation_id = tests.id('other')), '[]', 'the neighbour''s run says that nothing was due');
select is((public.enforce_retention() ->> 'erased')::integer, 0, 'a second run finds nothing more to do');
select is((select count(*)::integer from public.audit_events where action = 'retention.enforced' and organisation_id = tests.id('city')), 1, 'and writes no event');
update public.organisations set disposal_number = null, disposal_decided_on = null, disposal_days = null where id = tests.id('city');
update public.contributions set withdrawn_at = now() - interval '900 days' where id = tests.id('answered');
select is((public.enforce_retention() ->> 'erased')::integer, 0, 'without a decision on disposal nothing is erased, however old');

-- Admins write the rules.
select tests.act_as('moderator');
select is(tests.problem('select public.read_retention()'), 'PT403 not_allowed', 'a moderator does not read them');
select is(tests.problem(format('select public.change_retention_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'subject', 'demographics', 'days', 90, 'decision', 'x'))), 'PT403 not_allowed', 'nor change one');
select tests.act_as('planner');
select is(tests.problem(format('select public.change_disposal_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'number', '1', 'decidedOn', '2026-01-01', 'days', 1))), 'PT403 not_allowed', 'a planner does not change the disposal rule');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.change_retention_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'subject', 'demographics', 'days', 90, 'decision', 'x'))), 'PT403 not_allowed', 'the neighbour''s admin changes nothing here');
select is(tests.problem(format('select public.preview_retention(%L)', jsonb_build_object('organisationId', tests.id('city'), 'subject', 'demographics', 'days', 90))), 'PT403 not_allowed', 'and learns no sums');
select is(jsonb_path_query_array(public.read_retention(), '$[*].name'), '["Grannstaden"]', 'and reads their own organisation only');
select tests.act_as('service');
select is(tests.problem('select public.read_retention()'), '42501 permission denied for function read_retention', 'the service role enforces rules and does not read them through the staff''s door');
select tests.act_as('admin');
select is(tests.problem(format('select public.change_disposal_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'number', ' ', 'decidedOn', '2026-01-01', 'days', 1))), 'PT422 text_missing number', 'a disposal rule has a number');
select is(tests.problem(format('select public.change_disposal_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'number', 'KS 1', 'decidedOn', '2026-02-30', 'days', 1))), 'PT422 field_invalid decidedOn', 'a day that exists');
select is(tests.problem(format('select public.change_disposal_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'number', 'KS 1', 'decidedOn', '2199-01-01', 'days', 1))), 'PT422 field_invalid decidedOn', 'that is not to come');
select is(tests.problem(format('select public.change_disposal_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'number', 'KS 1', 'decidedOn', '2026-01-01', 'days', -1))), 'PT422 field_invalid days', 'and days that are not negative');
select public.change_disposal_rule(jsonb_build_object('organisationId', tests.id('city'), 'number', 'KS 2026/7', 'decidedOn', '2026-02-01', 'days', 1000));
select is(public.read_retention() #> '{0,disposal}', '{"number":"KS 2026/7","decidedOn":"2026-02-01","days":1000}', 'an admin changes the disposal rule');
select is(tests.problem(format('update public.organisations set disposal_days = 0 where id = %L', tests.id('city'))), '42501 permission denied for table organisations', 'only through the door that writes it in the log');
select is((select e.reason from public.audit_events e where e.action = 'disposal.changed'), '1000', 'the log says so');
select is(tests.problem(format('select public.change_retention_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'subject', 'audit_events', 'days', 729, 'decision', 'x'))), 'PT422 field_invalid days', 'events live two years at least');
select is(tests.problem(format('select public.change_retention_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'subject', 'tombstones', 'days', 364, 'decision', 'x'))), 'PT422 field_invalid days', 'a tombstone one');
select is(tests.problem(format('select public.change_retention_rule(%L)', jsonb_build_object('organisationId', tests.id('city'), 'subject', 'demographics', 'days', 1, 'decision', ' '))), 'PT422 text_missing decision', 'a rule says by which decision');
select is(public.preview_retention(jsonb_build_object('organisationId', tests.id('city'), 'subject', 'redacted_originals', 'days', 39)), 2, 'a rule can be tried: 39 days would take both originals');
select is(public.preview_retention(jsonb_build_object('organisationId', tests.id('city'), 'subject', 'redacted_originals', 'days', 40)), 1, '40 days the older one');
select tests.act_as_owner();
select is((select count(*)::integer from public.redacted_originals), 2, 'and trying erases nothing');
select tests.act_as('admin');
select public.change_retention_rule(jsonb_build_object('organisationId', tests.id('city'), 'subject', s.subject, 'days', s.days, 'decision', 'KS 2026/8'))
from (values ('redacted_originals', 40), ('demographics', 100), ('report_texts', 80), ('rejected_media', 50), ('audit_events', 730), ('media_originals', 60), ('invitations', 70)) s (subject, days);
select is((select jsonb_object_agg(r ->> 'subject', r -> 'due') from jsonb_array_elements(public.read_retention() #> '{0,rules}') r),
  '{"redacted_originals":1,"demographics":1,"report_texts":1,"rejected_media":2,"audit_events":1,"media_originals":1,"invitations":1,"tombstones":null}', 'the page says how many each rule would erase');

-- The job, a batch of one: what it cannot take now it takes next time.
select tests.act_as('service');
select is(public.enforce_retention(1) - 'busy', '{"erased": 7, "more": true}', 'a batch of one takes one of each');
select is(public.enforce_retention(1) ->> 'erased', '1', 'the next one the rest');
select tests.act_as_owner();
select is((select array_agg(contribution_id) from public.redacted_originals), array[tests.id('young')], 'originals: the younger one stays');
select is((select array_agg(age_group) from public.contribution_demographics), array['20_34'], 'demographics: those of the younger one stay');
select is((select array_agg(coalesce(r.text, '-') order by r.text nulls first) from public.reports r), array['-', 'Reklam!'], 'reports: the words of the resolved one go, the open one keeps them');
select is((select array_agg(m.id) from public.contribution_media m), array[tests.id('good_photo')], 'photos: those of what was rejected go');
select is((select count(*)::integer from public.media_originals), 0, 'photos as they were before blurring go');
select is((select array_agg(i.email) from public.staff_invitations i), array['open@example.se'], 'invitations: the one that can still be used stays');
select is((select count(*)::integer from public.media_deletions), 3, 'and their files are queued for deletion');
select is((select count(*)::integer from public.audit_events where action = 'contribution.published'), 1, 'events: the one older than two years goes');
select is(tests.problem('delete from public.audit_events'), 'PT403 not_allowed audit_events is append-only', 'and nobody else takes one');

-- Tombstones.
update public.contributions set erased_at = now() - interval '366 days' where id = tests.id('gone');
select private.erase_contribution(tests.id('answered'));
update public.contributions set erased_at = now() - interval '366 days' where id = tests.id('answered');
insert into public.answers (id, organisation_id, stance, text, unit) values (tests.id('answer'), tests.id('city'), 'noted', 'Tack.', 'Park');
insert into public.answer_contributions (answer_id, contribution_id) values (tests.id('answer'), tests.id('answered'));
insert into public.retention_rules (organisation_id, subject, days, decision) values (tests.id('city'), 'tombstones', 365, 'KS 2026/8');
select is((public.enforce_retention() ->> 'erased')::integer, 1, 'a tombstone goes when its rule says so');
select is((select array_agg(c.id = tests.id('answered')) from public.contributions c where c.erased_at is not null), array[true], 'one that an answer counts stays');
select is((select count(*)::integer from public.moderation_decisions where contribution_id = tests.id('gone')), 1, 'the decision about it outlives it');
select tests.act_as('admin');
select public.change_retention_rule(jsonb_build_object('organisationId', tests.id('city'), 'subject', 'tombstones', 'days', null));
select is((select r -> 'days' from jsonb_array_elements(public.read_retention() #> '{0,rules}') r where r ->> 'subject' = 'tombstones'), 'null', 'a rule taken away means: keep');

-- What is only of use for a moment has its end without any rule.
select tests.act_as_owner();
insert into private.imports (id, organisation_id, what, file_name, file_hash, staged_at, applied_at) values
  (tests.id('tried'), tests.id('city'), 'areas', 'a.gpkg', repeat('0', 64), now() - interval '25 hours', null),
  (tests.id('trying'), tests.id('city'), 'areas', 'b.gpkg', repeat('0', 64), now() - interval '23 hours', null),
  (tests.id('done'), tests.id('city'), 'areas', 'c.gpkg', repeat('0', 64), now() - interval '2 years', now() - interval '2 years');
insert into public.themes (id, organisation_id, slug, name) values (tests.id('theme'), tests.id('city'), 'ljus', '{"sv":"Ljus"}');
insert into private.theme_batches (theme_id, action, contribution_ids, made_by, made_at) values
  (tests.id('theme'), 'add', '{}', tests.id('admin'), now() - interval '25 hours'), (tests.id('theme'), 'add', '{}', tests.id('admin'), now() - interval '23 hours');
insert into private.moderation_claims (contribution_id, claimed_by, claimed_until) values
  (tests.id('old'), tests.id('admin'), now() - interval '25 hours'), (tests.id('young'), tests.id('admin'), now() + interval '5 minutes');
insert into private.rate_counters (scope, subject, window_start, used) values ('contributor_day', 'long ago', now() - interval '3 days', 1);
insert into public.answers (id, organisation_id, text, revision, updated_at) values
  (tests.id('left'), tests.id('city'), ' ', 1, now() - interval '31 days'), (tests.id('fresh'), tests.id('city'), '', 1, now() - interval '29 days'),
  (tests.id('begun'), tests.id('city'), 'Vi', 1, now() - interval '31 days'), (tests.id('saved'), tests.id('city'), '', 2, now() - interval '31 days');
select public.enforce_retention();
select is((select count(*)::integer from public.answers a where a.id in (tests.id('fresh'), tests.id('begun'), tests.id('saved'))), 3, 'a draft that anything was written on stays, and one that may still be');
select is(array[(select count(*)::integer from public.answers a where a.id = tests.id('left')),
    (select count(*)::integer from private.imports i where i.id in (tests.id('tried'), tests.id('trying'), tests.id('done'))), (select count(*)::integer from private.theme_batches),
    (select count(*)::integer from private.moderation_claims), (select count(*)::integer from private.rate_counters where subject = 'long ago')],
  array[0, 2, 1, 1, 0], 'a draft left without a word, rows laid aside, ways back, claims and counters go when their time is over, and not before');

-- The register of what was taken out.
insert into private.evidence_exports (id, organisation_id, format, exact_places, purpose, filter, contributions, begun_at, salt, finished_at, rows, respondents, sha256)
select tests.id(e.word), tests.id(e.whose), 'csv', false, 'Samråd', '', 1, now() - e.age, case when not e.is_done then gen_random_uuid() end, case when e.is_done then now() - e.age end,
  case when e.is_done then 1 end, case when e.is_done then 1 end, case when e.is_done then repeat('0', 64) end
from (values ('long_ago', 'city', interval '731 days', true), ('lately', 'city', interval '729 days', true), ('ruleless', 'other', interval '3 years', true),
  ('given_up', 'city', interval '25 hours', false), ('under_way', 'city', interval '11 hours', false)) e (word, whose, age, is_done);
select public.enforce_retention();
select is((select array_agg(w.word order by w.word) from private.evidence_exports e join unnest(array['long_ago', 'lately', 'ruleless', 'given_up', 'under_way']) w (word) on e.id = tests.id(w.word)),
  array['given_up', 'lately', 'ruleless', 'under_way'], 'the register loses what is older than the log''s rule; without a rule it loses nothing');
select is((select array_agg(e.id = tests.id('under_way')) from private.evidence_exports e where e.salt is not null), array[true], 'a file given up numbers nobody any more, one under way still does');

select * from finish();
rollback;
