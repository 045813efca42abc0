-- A photo and a recording from the edge function's hand to the public and back to nothing. The function itself, and the bytes, are tested
-- in tests/contract/media.test.ts.
begin;
select plan(60);
select tests.a_full_city();

create function pg_temp.upload(word text, contribution text, change jsonb default '{}', code text default null) returns jsonb language sql as $$
  select jsonb_build_object('contributionId', tests.id(contribution), 'receiptCode', coalesce(code, tests.code(contribution)), 'media',
    '{"type":"photo","mimeType":"image/webp","bytes":400000,"width":2048,"height":1536,"durationMs":null,"peaks":[],"alternativeText":"En gunga","transcript":"","hasPermission":true}'::jsonb
    || jsonb_build_object('id', tests.id(word)) || change)
$$;
create function pg_temp.voice(word text, contribution text, transcript text default '') returns jsonb language sql as $$
  select pg_temp.upload(word, contribution, jsonb_build_object('type', 'voice', 'mimeType', 'audio/webm', 'width', null, 'height', null, 'durationMs', 5000, 'peaks', '[1,2,255]'::jsonb, 'transcript', transcript))
$$;
create function pg_temp.admit_problem(upload jsonb) returns text language sql as $$ select tests.problem(format('select public.admit_media(%L)', upload)) $$;
create function pg_temp.store(upload jsonb) returns jsonb language sql as $$
  select public.store_media((upload -> 'media' ->> 'id')::uuid, public.admit_media(upload) ->> 'path')
$$;
create function pg_temp.public_media(word text) returns jsonb language sql security definer as $$
  select p -> 'media' from jsonb_array_elements(public.changes_since(0) -> 'changed') p where p ->> 'id' = tests.id(word)::text
$$;

create function pg_temp.remove(word text, media text) returns jsonb language sql as $$
  select public.amend_contribution(jsonb_build_object('operationId', tests.id('remove ' || media), 'id', tests.id(word), 'receiptCode', tests.code(word), 'baseRevision', 1,
    'changes', jsonb_build_object('removeMedia', jsonb_build_array(tests.id(media)))))
$$;
grant execute on all functions in schema pg_temp to public;

select tests.act_as('anonymous');
select tests.sent(tests.a_submission('mine'));
select tests.sent(tests.a_submission('other_story'));
select tests.sent(tests.a_submission('child', '{"underThirteen":true,"precision":"rough"}'));
select tests.sent(tests.a_submission('classroom', '{"sessionCode":"BARN1","precision":"rough"}'));
select tests.sent(tests.a_safety('scared'));
select ok(tests.problem(format('select public.admit_media(%L)', pg_temp.upload('photo', 'mine'))) ~ '42501', 'residents do not get past the edge function');

-- Admitting
select tests.act_as('service');
select is(pg_temp.admit_problem(pg_temp.upload('early', 'not_sent')), 'PT404 contribution_unknown', 'a photo that came before its text is told to come again');
select is(pg_temp.admit_problem(pg_temp.upload('thief', 'mine', code => tests.code('thief'))), 'PT403 refused', 'a wrong code is refused');
select is(public.admit_media(pg_temp.upload('photo', 'mine')) ->> 'wanted', 'true', 'a photo is admitted');
select matches(public.admit_media(pg_temp.upload('photo', 'mine')) ->> 'path', '^[0-9a-f]{32}\.webp$', 'its path is random');
select is(public.admit_media(pg_temp.upload('photo', 'mine')) ->> 'path', public.admit_media(pg_temp.upload('photo', 'mine')) ->> 'path', 'sent again it is the same one');
select is(pg_temp.admit_problem(pg_temp.upload('photo', 'other_story')), 'PT403 refused', 'and nobody else''s');
select is(pg_temp.store(pg_temp.upload('photo', 'mine')) ->> 'status', 'submitted', 'it is stored and waits for a moderator');
select is(public.admit_media(pg_temp.upload('photo', 'mine')) ->> 'wanted', 'false', 'its bytes are not wanted twice');
select is(pg_temp.admit_problem(pg_temp.upload('big', 'mine', '{"bytes":10485761}')), 'PT422 field_invalid bytes', 'not more than 10 MB');
select is(pg_temp.admit_problem(pg_temp.upload('wide', 'mine', '{"width":10001}')), 'PT422 field_invalid width', 'not wider than 10,000 pixels');
select is(pg_temp.admit_problem(pg_temp.upload('svg', 'mine', '{"mimeType":"image/svg+xml"}')), 'PT422 field_invalid mimeType', 'no other types');
select is(pg_temp.admit_problem(pg_temp.upload('song', 'mine', '{"mimeType":"audio/webm"}')), 'PT422 field_invalid mimeType', 'a photo is no sound');
select is(pg_temp.admit_problem(pg_temp.upload('taken', 'mine', '{"hasPermission":false}')), 'PT422 field_invalid hasPermission', 'not without permission');
select is(pg_temp.admit_problem(pg_temp.upload('peaks', 'mine', '{"peaks":[256]}')), 'PT422 field_invalid peaks', 'no strange bars');
select is(pg_temp.admit_problem(pg_temp.upload('essay', 'mine', jsonb_build_object('alternativeText', repeat('a', 501)))), 'PT422 text_too_long alternativeText', 'no essay as alternative text');
select is(pg_temp.admit_problem(pg_temp.upload('more', 'mine', '{"owner":"me"}')), 'PT422 field_not_allowed owner', 'no strange fields');
select is(pg_temp.admit_problem(pg_temp.upload('small', 'child')), 'PT422 media_not_allowed media', 'none from a child');
select is(pg_temp.admit_problem(pg_temp.upload('class', 'classroom')), 'PT422 media_not_allowed media', 'none from a children''s session');
select tests.act_as_owner();
update public.group_sessions set allows_media = true where code = 'BARN1';
select tests.act_as('service');
select is(public.admit_media(pg_temp.upload('class', 'classroom')) ->> 'wanted', 'true', 'unless the session allows it');
select public.admit_media(pg_temp.upload('photo' || n, 'mine')) from generate_series(2, 3) n;
select is(pg_temp.admit_problem(pg_temp.upload('photo4', 'mine')), 'PT422 media_too_many media', 'three photos, no more');
select is(pg_temp.store(pg_temp.voice('voice', 'mine')) ->> 'status', 'submitted', 'and a recording');
select is(pg_temp.admit_problem(pg_temp.voice('voice2', 'mine')), 'PT422 media_too_many media', 'one recording, no more');
select tests.act_as_owner();
insert into public.settings (key, value, description) values ('media_per_contributor_10_min', '0', '') on conflict (key) do update set value = excluded.value;
select tests.act_as('service');
select matches(pg_temp.admit_problem(pg_temp.upload('flood', 'other_story')), '^PT429 too_many_from_contributor', 'whoever sends too many is slowed');
select tests.act_as_owner();
update public.settings set value = '40' where key = 'media_per_contributor_10_min';

-- Its author sees it, the public does not
select tests.act_as('anonymous');
select is((select array_agg(m ->> 'type' || ' ' || (m ->> 'status') order by m ->> 'type') from jsonb_array_elements(public.read_receipt(tests.code('mine')) -> 'media') m),
  array['photo submitted', 'voice submitted'], 'the receipt shows what is stored, and that it waits');
select tests.act_as_owner();
select tests.approve('mine');
select is(pg_temp.public_media('mine'), '[]', 'an approved text does not take its photo along');
select tests.act_as('service');
select is(public.media_path(tests.id('photo')), null, 'nor is its path told');

-- Moderating
select tests.act_as('moderator');
select is((select i ->> 'status' || ' ' || jsonb_array_length(i -> 'media') from jsonb_array_elements(public.claim_contributions('{"count":50}') -> 'items') i where i ->> 'id' = tests.id('mine')::text),
  'published 2', 'what is published but has media that wait stands in the queue');
select is(public.media_path(tests.id('photo')) ~ 'webp$', true, 'the moderator may look at it');
select is(tests.problem(format('select public.moderate_media(%L)', jsonb_build_object('mediaId', tests.id('voice'), 'status', 'published'))), 'PT422 field_invalid transcript', 'no voice without a transcript');
select is(public.moderate_media(jsonb_build_object('mediaId', tests.id('voice'), 'status', 'published', 'transcript', 'Hej.')), null, 'a transcript makes it public');
select is(public.moderate_media(jsonb_build_object('mediaId', tests.id('photo'), 'status', 'published')), null, 'a photo is approved');
select is(tests.problem(format('select public.moderate_media(%L)', jsonb_build_object('mediaId', tests.id('photo2'), 'status', 'published'))), 'PT403 not_allowed', 'what is not stored yet cannot be decided on');
select is(tests.problem(format('select public.moderate_media(%L)', jsonb_build_object('mediaId', tests.id('other_photo'), 'status', 'published'))), 'PT403 not_allowed', 'nor the neighbour''s');
select is(public.media_path(tests.id('other_photo')), null, 'which is not shown either');
select tests.act_as_owner();
select is((select array_agg(m ->> 'type' order by m ->> 'type') from jsonb_array_elements(pg_temp.public_media('mine')) m), array['photo', 'voice'], 'now everyone sees and hears it');
select is((select max(change_seq) from public.published_contributions), (select change_seq from public.published_contributions where id = tests.id('mine')), 'and walls are told');
select is((select array_agg(action order by id) from public.audit_events where subject_id in (tests.id('voice'), tests.id('photo'))), array['media.published', 'media.published'], 'the log says so, without content');
select tests.act_as('service');
select is(public.media_path(tests.id('photo')) ~ 'webp$', true, 'its path is told to the edge function');

-- Undone
select tests.act_as('planner');
select is(tests.problem(format('select public.undo_media_decision(%L)', tests.id('photo'))), 'PT403 not_allowed', 'a planner takes no decision back');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.undo_media_decision(%L)', tests.id('photo'))), 'PT403 not_allowed', 'nor does an admin of the neighbour');
select tests.act_as('moderator');
select is(public.undo_media_decision(tests.id('photo')), null, 'who approved a photo takes it back');
select is((select i ->> 'id' from jsonb_array_elements(public.claim_contributions('{"count":50}') -> 'items') i where i ->> 'id' = tests.id('mine')::text), tests.id('mine')::text, 'it waits again, for them');
select is(tests.problem(format('select public.undo_media_decision(%L)', tests.id('photo'))), 'PT409 revision_conflict status', 'once');
select tests.act_as('admin');
select is(tests.problem(format('select public.undo_media_decision(%L)', tests.id('voice'))), 'PT409 claimed_by_colleague', 'what is with a colleague is left to them');
select tests.act_as_owner();
select is(pg_temp.public_media('mine') @? '$[*] ? (@.type == "photo")', false, 'and nobody else sees the photo');
delete from private.moderation_claims;
update public.contribution_media set decided_by = tests.id('admin') where id = tests.id('voice');
select tests.act_as('moderator');
select is(tests.problem(format('select public.undo_media_decision(%L)', tests.id('voice'))), 'PT403 not_allowed', 'a colleague''s decision stands');
select tests.act_as_owner();
update public.contribution_media set decided_by = tests.id('moderator') where id = tests.id('voice');
select tests.act_as('admin');
select is(public.undo_media_decision(tests.id('voice')), null, 'but for an admin');
select tests.act_as_owner();
select is((select status || ' ' || transcript from public.contribution_media where id = tests.id('voice')), 'submitted Hej.', 'and what was written down of it stays');
select is((select array_agg(actor_id order by id) from public.audit_events where action = 'media.undone'), array[tests.id('moderator'), tests.id('admin')], 'the log says who');
delete from private.moderation_claims;
select tests.act_as('moderator');
select public.moderate_media(jsonb_build_object('mediaId', tests.id('photo'), 'status', 'published')), public.moderate_media(jsonb_build_object('mediaId', tests.id('voice'), 'status', 'published'));

-- Hidden with its text
select tests.act_as('anonymous');
select public.report_contribution(jsonb_build_object('id', tests.id('a_report'), 'contributionId', tests.id('mine'), 'reason', 'child'));
select tests.act_as('service');
select is(public.media_path(tests.id('photo')), null, 'a report that hides the contribution hides its media');
select tests.act_as_owner();
select tests.approve('mine');

-- Taken back by its author
select tests.act_as('anonymous');
select is(pg_temp.remove('mine', 'photo') ->> 'status', 'published', 'a photo is taken back and the text stays');
select is(pg_temp.remove('mine', 'never_came') ->> 'revision', '1', 'also one that has not come, and no revision is made');
select is(tests.problem(format('select pg_temp.remove(''mine'', %L)', 'other_photo')), 'PT403 refused', 'but nobody else''s');
select tests.act_as('service');
select is(pg_temp.admit_problem(pg_temp.upload('never_came', 'mine')), 'PT410 withdrawn', 'and it does not come later either');
select tests.act_as_owner();
select is((select array_agg(m ->> 'type') from jsonb_array_elements(pg_temp.public_media('mine')) m), array['voice'], 'it is gone from the map');

-- Back to nothing
select tests.act_as('anonymous');
select public.withdraw_contribution(jsonb_build_object('id', tests.id('mine'), 'receiptCode', tests.code('mine')));
select tests.act_as_owner();
select is((select count(*) from public.contribution_media where contribution_id = tests.id('mine')), 0::bigint, 'withdrawing takes all media at once, whatever the disposal rule');
select tests.act_as('service');
select is(jsonb_array_length(public.media_to_delete(1000)) - (select count(*) from public.media_deletions where storage_path in ('city', 'other')), 2::bigint, 'the stored files are to be deleted, those perhaps still being written a little later');
select is(public.store_media(tests.id('photo2'), repeat('0', 32) || '.webp'), null, 'bytes that arrive after that are told so');
select is(public.media_to_delete(1000) ? (repeat('0', 32) || '.webp'), true, 'and deleted');

select * from finish();
rollback;
