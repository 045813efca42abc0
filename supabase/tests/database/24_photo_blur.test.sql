-- A blurred picture takes the place of a photo; the first one is kept for admins until its author takes either back.
begin;
select no_plan();
select tests.a_full_city();
select tests.act_as('anonymous');
select tests.sent(tests.a_submission('mine'));
select tests.act_as_owner();
insert into public.contribution_media (id, contribution_id, type, storage_path, mime_type, bytes, width, height, has_permission, stored_at)
values (tests.id('face'), tests.id('mine'), 'photo', md5('face') || '.jpg', 'image/jpeg', 900, 40, 30, true, now());
select tests.approve('mine');
update public.contribution_media set status = 'published' where id = tests.id('face');

create function pg_temp.blurred(changes jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('id', tests.id('face'), 'mimeType', 'image/webp', 'bytes', 700, 'width', 40, 'height', 30) || changes
$$;
create function pg_temp.blur_problem(changes jsonb) returns text language sql as $$
  select tests.problem(format('select public.admit_blurred_photo(%L::jsonb)', pg_temp.blurred(changes)))
$$;
grant execute on all functions in schema pg_temp to public;
create temporary table path (location text);
grant all on path to public;

select tests.act_as('moderator');
select is(pg_temp.blur_problem('{"width":39}'), 'PT422 field_invalid media', 'it has the photo''s size');
select is(pg_temp.blur_problem('{"mimeType":"audio/webm"}'), 'PT422 field_invalid mimeType', 'and is a picture');
select is(pg_temp.blur_problem(jsonb_build_object('id', tests.id('other_photo'))), 'PT403 not_allowed', 'the neighbour''s photos are not theirs to blur');
insert into path select public.admit_blurred_photo(pg_temp.blurred());
select is(tests.problem(format('select public.store_blurred_photo(%L)', (select p.location from path p))), '42501 permission denied for function store_blurred_photo', 'nobody but the edge function says that it lies there');
select tests.act_as('service');
select is(public.media_path(tests.id('face')), md5('face') || '.jpg', 'until then the photo is the first one');
select tests.act_as_owner();
create temporary table before as select max(change_seq) as number from public.published_contributions;
select tests.act_as('service');
select is(public.store_blurred_photo((select p.location from path p)), true, 'once it is there');
select is(public.media_path(tests.id('face')), (select p.location from path p), 'everyone is led to the blurred one');
select is(public.store_blurred_photo((select p.location from path p)), false, 'and only once');
select tests.act_as_owner();
select ok((select change_seq from public.published_contributions where id = tests.id('mine')) > (select number from before), 'maps and walls hear of it');
select is((select status || ' ' || mime_type || ' ' || bytes from public.contribution_media where id = tests.id('face')), 'published image/webp 700', 'what was decided on the photo stands');
select is((select storage_path from public.media_originals where media_id = tests.id('face')), md5('face') || '.jpg', 'the first one is kept');
select is((select actor_id from public.audit_events where action = 'media.blurred' and subject_id = tests.id('face')), tests.id('moderator'), 'the log says who did it');
select is((select count(*)::integer from public.media_deletions where storage_path in (md5('face') || '.jpg', (select p.location from path p))), 0, 'neither is to be deleted');
select tests.act_as('moderator');
select is((select count(*)::integer from public.media_originals), 0, 'a moderator does not read of the first ones');
insert into path select public.admit_blurred_photo(pg_temp.blurred());
select tests.act_as('service');
select is((select count(*)::integer from path p where public.store_blurred_photo(p.location)), 1, 'it can be blurred once more');
select tests.act_as_owner();
select is((select storage_path from public.media_originals where media_id = tests.id('face')), md5('face') || '.jpg', 'then the first one is still the first');
select is((select count(*)::integer from public.media_deletions d join path p on p.location = d.storage_path), 1, 'and the one between is deleted');
-- The first one, for admins, by a door that is written down.
select is(tests.problem(format('select public.view_original_photo(%L)', tests.id('face'))), 'PT403 not_allowed', 'the job does not look');
select tests.act_as('moderator');
select is(tests.problem(format('select public.view_original_photo(%L)', tests.id('face'))), 'PT403 not_allowed', 'a moderator sees it no more');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.view_original_photo(%L)', tests.id('face'))), 'PT403 not_allowed', 'nor does an admin of the neighbour');
select tests.act_as('admin');
select is(public.view_original_photo(tests.id('face')), md5('face') || '.jpg', 'an admin is led to it');
select is(tests.problem(format('select public.view_original_photo(%L)', tests.id('other_photo'))), 'PT403 not_allowed', 'where there is one, at home');
select is(public.export_by_receipt(jsonb_build_object('receiptCode', tests.code('mine'), 'withOthers', false)) #> '{contribution,media,0,hasOriginal}', 'true', 'and everything about a receipt says that there is one');
select tests.act_as_owner();
select is((select array_agg(actor_id) from public.audit_events where action = 'media.original_viewed' and subject_id = tests.id('face')), array[tests.id('admin')], 'each look is written down');
select tests.act_as('moderator');
insert into path select public.admit_blurred_photo(pg_temp.blurred());
select tests.act_as('planner');
select is(pg_temp.blur_problem('{}'), 'PT403 not_allowed', 'a planner does not blur');
select tests.act_as('anonymous');
select public.withdraw_contribution(jsonb_build_object('id', tests.id('mine'), 'receiptCode', tests.code('mine')));
select tests.act_as_owner();
select is((select count(*)::integer from public.media_originals where contribution_id = tests.id('mine')), 0, 'withdrawing takes the first one, too');
select ok(exists (select from public.media_deletions where storage_path = md5('face') || '.jpg'), 'and its file');
select tests.act_as('service');
select is((select count(*)::integer from path p where public.store_blurred_photo(p.location)), 0, 'one that was on its way does not come back');
select tests.act_as_owner();
select is((select count(*)::integer from public.media_deletions d join path p on p.location = d.storage_path), 3, 'and all of them are deleted');

select * from finish();
rollback;
