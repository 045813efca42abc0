-- The planner's door to the answers themselves: written, looked at by another, published, corrected, withdrawn. Planners and admins only;
-- everything within their own organisation.

-- Answers as staff see them.
create function private.answer_state(a public.answers) returns text
language sql immutable
return case when a.published_at is not null then 'published' when a.withdrawn_at is not null then 'withdrawn' when a.approved_at is not null then 'approved'
  when a.review_requested_at is not null then 'to_review' else 'draft' end;

create function private.staff_answer(a public.answers) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', a.id, 'revision', a.revision, 'state', private.answer_state(a), 'stance', a.stance, 'text', a.text, 'reason', a.reason, 'unit', a.unit,
    'standing', a.standing, 'decidedOn', a.decided_on, 'paragraph', a.paragraph, 'areaId', a.development_area_id,
    'areaName', (select d.name from public.development_areas d where d.id = a.development_area_id),
    'contributionCount', (select count(*) from public.answer_contributions ac join public.contributions c on c.id = ac.contribution_id and c.status <> 'withdrawn' where ac.answer_id = a.id),
    'createdAt', private.iso(a.created_at), 'updatedAt', private.iso(a.updated_at), 'updatedBy', (select u.email from auth.users u where u.id = a.updated_by),
    'reviewRequestedAt', private.iso(a.review_requested_at), 'reviewRequestedBy', (select u.email from auth.users u where u.id = a.review_requested_by), 'reviewNote', a.review_note,
    'approvedAt', private.iso(a.approved_at), 'approvedBy', (select u.email from auth.users u where u.id = a.approved_by),
    'publishedAt', private.iso(a.published_at), 'correctedAt', private.iso(a.corrected_at),
    'withdrawnAt', private.iso(a.withdrawn_at), 'withdrawnReason', a.withdrawn_reason,
    'correction', case when a.correction is not null then a.correction - 'by' || jsonb_build_object('by', (select u.email from auth.users u where u.id = (a.correction ->> 'by')::uuid)) end,
    'isMine', (select auth.uid()) in (a.updated_by, a.review_requested_by, (a.correction ->> 'by')::uuid),
    'needsSecondLook', (select o.answers_need_second_look from public.organisations o where o.id = a.organisation_id))
$$;

-- The answer, locked, if it is the signed-in person's to work with and still as they saw it.
create function private.own_answer(answer uuid, seen integer default null) returns public.answers
language plpgsql set search_path = '' as $$
declare
  a public.answers;
begin
  perform private.must_be_staff('planner', 'admin');
  select * into a from public.answers k where k.id = answer and k.organisation_id in (select private.organisations_as('planner', 'admin')) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  if seen is not null and a.revision <> seen then perform private.raise_problem('revision_conflict', 'revision'); end if;
  return a;
end
$$;

-- The fields of an answer out of a document, each checked for itself.
create function private.take_answer(into_row public.answers, document jsonb) returns public.answers
language plpgsql stable set search_path = '' as $$
declare
  day text := nullif(private.take_text(document, 'decidedOn'), '');
begin
  into_row.stance := private.take_word(document, 'stance', '{will_do,under_way,done,partly,cannot,noted,forwarded}');
  into_row.text := btrim(coalesce(private.take_text(document, 'text'), ''));
  into_row.reason := nullif(btrim(private.take_text(document, 'reason')), '');
  into_row.unit := btrim(coalesce(private.take_text(document, 'unit'), ''));
  into_row.standing := coalesce(private.take_word(document, 'standing', '{administration,board}'), 'administration');
  into_row.paragraph := nullif(btrim(private.take_text(document, 'paragraph')), '');
  into_row.development_area_id := private.take_uuid(document, 'areaId');
  if char_length(into_row.text) > 5000 then perform private.raise_problem('text_too_long', 'text'); end if;
  if char_length(into_row.reason) > 5000 then perform private.raise_problem('text_too_long', 'reason'); end if;
  if char_length(into_row.unit) > 200 then perform private.raise_problem('text_too_long', 'unit'); end if;
  if char_length(into_row.paragraph) > 60 then perform private.raise_problem('text_too_long', 'paragraph'); end if;
  begin
    if day !~ '^\d{4}-\d\d-\d\d$' then raise exception using errcode = 'invalid_datetime_format'; end if;
    into_row.decided_on := day::date;
  exception when data_exception then
    perform private.raise_problem('field_invalid', 'decidedOn');
  end;
  if into_row.standing = 'administration' then
    into_row.decided_on := null;
    into_row.paragraph := null;
  end if;
  if into_row.development_area_id is not null and not exists (
    select from public.development_areas d where d.id = into_row.development_area_id and d.organisation_id = into_row.organisation_id) then
    perform private.raise_problem('field_invalid', 'areaId');
  end if;
  return into_row;
end
$$;

-- What must be there before anybody else reads it; the same rules stand as constraints of the table.
create function private.must_be_whole(a public.answers) returns void
language plpgsql stable set search_path = '' as $$
begin
  if a.stance is null then perform private.raise_problem('field_invalid', 'stance'); end if;
  if a.text = '' then perform private.raise_problem('text_missing', 'text'); end if;
  if a.stance in ('cannot', 'partly') and coalesce(a.reason, '') = '' then perform private.raise_problem('text_missing', 'reason'); end if;
  if a.unit = '' then perform private.raise_problem('text_missing', 'unit'); end if;
  if a.stance = 'will_do' and a.standing <> 'board' then perform private.raise_problem('field_invalid', 'standing'); end if;
  if a.standing = 'board' and a.decided_on is null then perform private.raise_problem('field_invalid', 'decidedOn'); end if;
  if a.standing = 'board' and coalesce(a.paragraph, '') = '' then perform private.raise_problem('text_missing', 'paragraph'); end if;
  if a.decided_on > private.today() then perform private.raise_problem('field_invalid', 'decidedOn'); end if;
  if a.development_area_id is null and not exists (select from public.answer_contributions ac where ac.answer_id = a.id) then
    perform private.raise_problem('field_invalid', 'contributions');
  end if;
end
$$;

create function public.save_answer(answer jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me constant uuid := (select auth.uid());
  wanted uuid;
  a public.answers;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(answer, '{id,revision,stance,text,reason,unit,standing,decidedOn,paragraph,areaId,selection}');
  wanted := private.take_uuid(answer, 'id', true);
  if answer ? 'revision' then
    if answer ? 'selection' then perform private.raise_problem('field_not_allowed', 'selection'); end if;
    a := private.own_answer(wanted, private.take_integer(answer, 'revision', 1, 1000000));
    if a.published_at is not null then perform private.raise_problem('revision_conflict', 'revision'); end if;
    a := private.take_answer(a, answer);
    update public.answers k set stance = a.stance, text = a.text, reason = a.reason, unit = a.unit, standing = a.standing, decided_on = a.decided_on,
      paragraph = a.paragraph, development_area_id = a.development_area_id, revision = k.revision + 1, updated_by = me, updated_at = now(),
      review_requested_at = null, review_requested_by = null, approved_at = null, approved_by = null
    where k.id = wanted returning * into a;
    return private.staff_answer(a);
  end if;
  -- Sent twice is made once.
  select * into a from public.answers k where k.id = wanted;
  if found then return private.staff_answer(private.own_answer(wanted)); end if;
  a.id := wanted;
  a.organisation_id := (select own from private.organisations_as('planner', 'admin') own
    order by exists (select from public.contributions c where c.organisation_id = own and c.id::text = answer -> 'selection' -> 'ids' ->> 0)
      or exists (select from public.development_areas d where d.organisation_id = own and d.id::text = answer ->> 'areaId') desc, own limit 1);
  a := private.take_answer(a, answer);
  insert into public.answers (id, organisation_id, development_area_id, stance, text, reason, unit, standing, decided_on, paragraph, created_by, updated_by)
  values (a.id, a.organisation_id, a.development_area_id, a.stance, a.text, a.reason, a.unit, a.standing, a.decided_on, a.paragraph, me, me) returning * into a;
  if answer ? 'selection' then
    insert into public.answer_contributions (answer_id, contribution_id) select a.id, one from unnest(private.take_selection(answer -> 'selection', a.organisation_id)) one;
  end if;
  return private.staff_answer(a);
end
$$;
comment on function public.save_answer(jsonb) is 'AnswerDraft → StaffAnswer. Without revision a new draft, with what it answers; with it a changed one, whose approval is gone. Published ones are corrected instead.';

create function public.tie_answer(tie jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.answers;
  changed integer := 0;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(tie, '{id,add,remove}');
  a := private.own_answer(private.take_uuid(tie, 'id', true));
  if tie ? 'add' then
    insert into public.answer_contributions (answer_id, contribution_id) select a.id, one from unnest(private.take_selection(tie -> 'add', a.organisation_id)) one on conflict do nothing;
    get diagnostics changed = row_count;
  end if;
  if tie ? 'remove' then
    delete from public.answer_contributions ac where ac.answer_id = a.id and ac.contribution_id = any (private.take_selection(tie -> 'remove', a.organisation_id));
    get diagnostics changed = row_count;
  end if;
  if a.published_at is not null and changed > 0 then
    if a.development_area_id is null and not exists (select from public.answer_contributions ac where ac.answer_id = a.id) then perform private.raise_problem('field_invalid', 'contributions'); end if;
    perform private.audit(a.organisation_id, case when tie ? 'add' then 'answer.tied' else 'answer.untied' end, a.id, changed::text);
  end if;
  return private.staff_answer(a);
end
$$;
comment on function public.tie_answer(jsonb) is '{id, add or remove: Selection} → StaffAnswer. What is added to a published answer has it on its receipt at once.';

create function public.request_review(review jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.answers;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(review, '{id,revision}');
  a := private.own_answer(private.take_uuid(review, 'id', true), private.take_integer(review, 'revision', 1, 1000000));
  if a.published_at is not null then perform private.raise_problem('revision_conflict', 'revision'); end if;
  perform private.must_be_whole(a);
  update public.answers k set review_requested_at = now(), review_requested_by = (select auth.uid()), review_note = null, approved_at = null, approved_by = null
  where k.id = a.id returning * into a;
  perform private.audit(a.organisation_id, 'answer.review_requested', a.id);
  return private.staff_answer(a);
end
$$;
comment on function public.request_review(jsonb) is '{id, revision} → StaffAnswer. Asks for a second pair of eyes.';

-- A correction's fields become the answer, and what it said before is kept.
create function private.apply_correction(a public.answers, corrected public.answers, why text) returns public.answers
language plpgsql set search_path = '' as $$
begin
  insert into public.answer_versions (answer_id, organisation_id, how, stance, text, reason, unit, standing, decided_on, paragraph, published_at, ended_by, why)
  values (a.id, a.organisation_id, 'corrected', a.stance, a.text, a.reason, a.unit, a.standing, a.decided_on, a.paragraph, coalesce(a.corrected_at, a.published_at), corrected.updated_by, why);
  update public.answers k set stance = corrected.stance, text = corrected.text, reason = corrected.reason, unit = corrected.unit, standing = corrected.standing,
    decided_on = corrected.decided_on, paragraph = corrected.paragraph, revision = k.revision + 1, updated_by = corrected.updated_by, updated_at = now(), corrected_at = now(), correction = null
  where k.id = a.id returning * into a;
  perform private.audit(a.organisation_id, 'answer.corrected', a.id);
  return a;
end
$$;

create function public.correct_answer(correction jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.answers;
  corrected public.answers;
  why text;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(correction, '{id,revision,stance,text,reason,unit,standing,decidedOn,paragraph,why}');
  a := private.own_answer(private.take_uuid(correction, 'id', true), private.take_integer(correction, 'revision', 1, 1000000));
  if a.published_at is null then perform private.raise_problem('revision_conflict', 'revision'); end if;
  why := btrim(coalesce(private.take_text(correction, 'why'), ''));
  if why = '' then perform private.raise_problem('text_missing', 'why'); end if;
  if char_length(why) > 500 then perform private.raise_problem('text_too_long', 'why'); end if;
  corrected := private.take_answer(a, jsonb_strip_nulls(correction || jsonb_build_object('areaId', a.development_area_id)));
  perform private.must_be_whole(corrected);
  corrected.updated_by := (select auth.uid());
  if (select o.answers_need_second_look from public.organisations o where o.id = a.organisation_id) then
    update public.answers k set revision = k.revision + 1, correction = jsonb_build_object('stance', corrected.stance, 'text', corrected.text, 'reason', corrected.reason, 'unit', corrected.unit,
      'standing', corrected.standing, 'decidedOn', corrected.decided_on, 'paragraph', corrected.paragraph, 'why', why, 'by', corrected.updated_by, 'at', private.iso(now()))
    where k.id = a.id returning * into a;
    perform private.audit(a.organisation_id, 'answer.review_requested', a.id);
  else
    a := private.apply_correction(a, corrected, why);
  end if;
  return private.staff_answer(a);
end
$$;
comment on function public.correct_answer(jsonb) is 'Correction → StaffAnswer. The new wording at once, or once somebody else approved it where two pairs of eyes are asked for; the earlier one is kept.';

create function public.approve_answer(review jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me constant uuid := (select auth.uid());
  a public.answers;
  corrected public.answers;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(review, '{id,revision}');
  a := private.own_answer(private.take_uuid(review, 'id', true), private.take_integer(review, 'revision', 1, 1000000));
  if a.correction is not null then
    if a.correction ->> 'by' = me::text then perform private.raise_problem('not_allowed', 'own'); end if;
    corrected := private.take_answer(a, jsonb_strip_nulls((a.correction - 'why' - 'by' - 'at') || jsonb_build_object('areaId', a.development_area_id)));
    corrected.updated_by := (a.correction ->> 'by')::uuid;
    perform private.must_be_whole(corrected);
    perform private.audit(a.organisation_id, 'answer.approved', a.id);
    return private.staff_answer(private.apply_correction(a, corrected, a.correction ->> 'why'));
  end if;
  if a.review_requested_at is null or a.published_at is not null then perform private.raise_problem('revision_conflict', 'revision'); end if;
  -- Never oneself: neither who asked nor who last wrote.
  if me in (a.review_requested_by, a.updated_by) then perform private.raise_problem('not_allowed', 'own'); end if;
  update public.answers k set approved_at = now(), approved_by = me, review_note = null where k.id = a.id returning * into a;
  perform private.audit(a.organisation_id, 'answer.approved', a.id);
  return private.staff_answer(a);
end
$$;
comment on function public.approve_answer(jsonb) is '{id, revision} → StaffAnswer. The second pair of eyes, never oneself. A waiting correction is published by it.';

create function public.return_answer(review jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.answers;
  note text;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(review, '{id,revision,note}');
  a := private.own_answer(private.take_uuid(review, 'id', true), private.take_integer(review, 'revision', 1, 1000000));
  note := btrim(coalesce(private.take_text(review, 'note'), ''));
  if note = '' then perform private.raise_problem('text_missing', 'note'); end if;
  if char_length(note) > 1000 then perform private.raise_problem('text_too_long', 'note'); end if;
  if a.correction is null and (a.review_requested_at is null or a.published_at is not null) then perform private.raise_problem('revision_conflict', 'revision'); end if;
  update public.answers k set review_requested_at = null, review_requested_by = null, approved_at = null, approved_by = null, correction = null, review_note = note, revision = k.revision + 1
  where k.id = a.id returning * into a;
  perform private.audit(a.organisation_id, 'answer.returned', a.id);
  return private.staff_answer(a);
end
$$;
comment on function public.return_answer(jsonb) is '{id, revision, note} → StaffAnswer. The second pair of eyes says what to change; a waiting correction is given up.';

create function public.publish_answer(review jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.answers;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(review, '{id,revision}');
  a := private.own_answer(private.take_uuid(review, 'id', true), private.take_integer(review, 'revision', 1, 1000000));
  -- Pressed twice is published once.
  if a.published_at is not null then return private.staff_answer(a); end if;
  perform private.must_be_whole(a);
  if a.approved_at is null and (select o.answers_need_second_look from public.organisations o where o.id = a.organisation_id) then
    perform private.raise_problem('not_allowed', 'second_look');
  end if;
  update public.answers k set published_at = now(), withdrawn_at = null, withdrawn_reason = null, review_note = null where k.id = a.id returning * into a;
  perform private.audit(a.organisation_id, 'answer.published', a.id);
  return private.staff_answer(a);
end
$$;
comment on function public.publish_answer(jsonb) is '{id, revision} → StaffAnswer. Reaches receipts, story cards, the area''s page and "Ni sa – vi gjorde" at once.';

create function public.unpublish_answer(withdrawal jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.answers;
  why text;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(withdrawal, '{id,revision,why}');
  a := private.own_answer(private.take_uuid(withdrawal, 'id', true), private.take_integer(withdrawal, 'revision', 1, 1000000));
  why := btrim(coalesce(private.take_text(withdrawal, 'why'), ''));
  if why = '' then perform private.raise_problem('text_missing', 'why'); end if;
  if char_length(why) > 500 then perform private.raise_problem('text_too_long', 'why'); end if;
  if a.published_at is null then perform private.raise_problem('revision_conflict', 'revision'); end if;
  insert into public.answer_versions (answer_id, organisation_id, how, stance, text, reason, unit, standing, decided_on, paragraph, published_at, ended_by, why)
  values (a.id, a.organisation_id, 'withdrawn', a.stance, a.text, a.reason, a.unit, a.standing, a.decided_on, a.paragraph, coalesce(a.corrected_at, a.published_at), (select auth.uid()), why);
  update public.answers k set published_at = null, corrected_at = null, correction = null, withdrawn_at = now(), withdrawn_reason = why, revision = k.revision + 1,
    review_requested_at = null, review_requested_by = null, approved_at = null, approved_by = null
  where k.id = a.id returning * into a;
  perform private.audit(a.organisation_id, 'answer.withdrawn', a.id);
  return private.staff_answer(a);
end
$$;
comment on function public.unpublish_answer(jsonb) is '{id, revision, why} → StaffAnswer. Taken back from everywhere at once; it can be changed and published again.';

create function public.delete_answer(answer uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.answers;
begin
  a := private.own_answer(answer);
  -- What was public once stays with its history.
  if a.published_at is not null or exists (select from public.answer_versions v where v.answer_id = a.id) then perform private.raise_problem('not_allowed', 'published'); end if;
  delete from public.answers k where k.id = a.id;
  perform private.audit(a.organisation_id, 'answer.deleted', a.id);
  return null;
end
$$;
comment on function public.delete_answer(uuid) is 'Removes a draft that was never public.';

create function public.read_answer(answer uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  a public.answers;
begin
  perform private.must_be_staff('planner', 'admin');
  select * into a from public.answers k where k.id = answer and k.organisation_id in (select private.organisations_as('planner', 'admin'));
  if not found then perform private.raise_problem('not_allowed'); end if;
  return private.staff_answer(a) || jsonb_build_object('versions', (
    select coalesce(jsonb_agg(jsonb_build_object('how', v.how, 'stance', v.stance, 'text', v.text, 'reason', v.reason, 'unit', v.unit, 'standing', v.standing, 'decidedOn', v.decided_on,
      'paragraph', v.paragraph, 'publishedAt', private.iso(v.published_at), 'endedAt', private.iso(v.ended_at), 'endedBy', (select u.email from auth.users u where u.id = v.ended_by), 'why', v.why)
      order by v.id desc), '[]') from public.answer_versions v where v.answer_id = a.id));
end
$$;
comment on function public.read_answer(uuid) is 'StaffAnswer with everything it said before, newest first.';

create function public.read_answer_desk(tab text default 'drafts', page_size integer default 100) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own uuid[];
begin
  perform private.must_be_staff('planner', 'admin');
  own := array(select private.organisations_as('planner', 'admin'));
  if coalesce(tab not in ('drafts', 'to_review', 'published', 'corrected', 'withdrawn'), true) then perform private.raise_problem('field_invalid', 'tab'); end if;
  return (
    with mine as (
      select a as answer, a.updated_at, private.answer_state(a) as state,
        case when a.correction is not null then 'to_review' else case private.answer_state(a) when 'draft' then 'drafts' when 'approved' then 'to_review'
          when 'published' then case when a.corrected_at is not null then 'corrected' else 'published' end else private.answer_state(a) end end as tab
      from public.answers a where a.organisation_id = any (own)
    ), page as (
      select m.*, row_number() over (order by m.updated_at desc, (m.answer).id) as nth from mine m where m.tab = read_answer_desk.tab
      order by nth limit least(greatest(coalesce(page_size, 100), 1), 500)
    )
    select jsonb_build_object(
      'counts', (select jsonb_build_object('drafts', count(*) filter (where m.tab = 'drafts'), 'to_review', count(*) filter (where m.tab = 'to_review'),
        'published', count(*) filter (where m.tab = 'published'), 'corrected', count(*) filter (where m.tab = 'corrected'), 'withdrawn', count(*) filter (where m.tab = 'withdrawn')) from mine m)
        || jsonb_build_object('overdue', (select count(*) from private.contributions_matching('{"overdue":true}'))),
      'items', (select coalesce(jsonb_agg(private.staff_answer(p.answer) order by p.nth), '[]') from page p),
      'needsSecondLook', (select bool_or(o.answers_need_second_look) from public.organisations o where o.id = any (own)),
      'answerWithinDays', (select min(o.answer_within_days) from public.organisations o where o.id = any (own))));
end
$$;
comment on function public.read_answer_desk(text, integer) is 'AnswerDesk: the answers of a tab, latest first, how many each tab has, how many contributions are overdue, and how the organisation answers.';

create function public.read_answer_choices() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own uuid[];
begin
  perform private.must_be_staff('planner', 'admin');
  own := array(select private.organisations_as('planner', 'admin'));
  return jsonb_build_object(
    'districts', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name, d.id), '[]') from public.districts d where d.organisation_id = any (own)),
    'campaigns', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'title', k.title) order by k.opens_on desc, k.id), '[]') from public.campaigns k
      where k.organisation_id = any (own) and k.status <> 'draft'),
    'areas', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by a.name, a.id), '[]') from public.development_areas a where a.organisation_id = any (own)),
    'units', (select coalesce(jsonb_agg(u.unit order by u.times desc, u.unit), '[]') from (
      select a.unit, count(*) as times from public.answers a where a.organisation_id = any (own) and a.unit <> '' group by a.unit order by times desc, a.unit limit 40) u));
end
$$;
comment on function public.read_answer_choices() is 'AnswerChoices: districts, campaigns, areas and the units that have answered before, to choose among.';

create function public.save_answer_settings(settings jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  second boolean;
  days integer;
  own uuid;
begin
  perform private.must_be_staff('admin');
  perform private.take_document(settings, '{needsSecondLook,answerWithinDays}');
  second := private.take_flag(settings, 'needsSecondLook', true);
  days := private.take_integer(settings, 'answerWithinDays', 1, 3650);
  for own in select private.organisations_as('admin') loop
    update public.organisations o set answers_need_second_look = second, answer_within_days = days where o.id = own;
    perform private.audit(own, 'answer.settings_changed', own);
  end loop;
  return null;
end
$$;
comment on function public.save_answer_settings(jsonb) is '{needsSecondLook, answerWithinDays} → null. Admins only.';

-- For everyone who has read the answer: what it said before it was corrected.
create function public.read_answer_versions(answer uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('stance', v.stance, 'text', v.text, 'reason', v.reason, 'unit', v.unit, 'standing', v.standing, 'decidedOn', v.decided_on, 'paragraph', v.paragraph,
    'publishedAt', private.iso(v.published_at), 'correctedAt', private.iso(v.ended_at), 'why', v.why) order by v.id desc), '[]')
  from public.answers a join public.answer_versions v on v.answer_id = a.id and v.how = 'corrected' and v.ended_at >= a.published_at
  where a.id = answer and a.published_at <= now()
$$;
comment on function public.read_answer_versions(uuid) is 'EarlierWording[] of a published answer, newest first. The id is known to those who have read it.';

revoke all on function private.answer_state(public.answers), private.staff_answer(public.answers), private.own_answer(uuid, integer), private.take_answer(public.answers, jsonb),
  private.must_be_whole(public.answers), private.apply_correction(public.answers, public.answers, text), public.save_answer(jsonb), public.tie_answer(jsonb), public.request_review(jsonb),
  public.correct_answer(jsonb), public.approve_answer(jsonb), public.return_answer(jsonb), public.publish_answer(jsonb), public.unpublish_answer(jsonb), public.delete_answer(uuid),
  public.read_answer(uuid), public.read_answer_desk(text, integer), public.read_answer_choices(), public.save_answer_settings(jsonb), public.read_answer_versions(uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.save_answer(jsonb), public.tie_answer(jsonb), public.request_review(jsonb),
  public.correct_answer(jsonb), public.approve_answer(jsonb), public.return_answer(jsonb), public.publish_answer(jsonb), public.unpublish_answer(jsonb), public.delete_answer(uuid),
  public.read_answer(uuid), public.read_answer_desk(text, integer), public.read_answer_choices(), public.save_answer_settings(jsonb) to authenticated;
grant execute on function public.read_answer_versions(uuid) to anon, authenticated, service_role;
