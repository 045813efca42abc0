-- The planner's door to a plan's dossier: what was said inside a development area or close by, with the answers, and written statements beside
-- it. (A) received: came in the stage's period; (B) background: before it or after it. Planners and admins of the area's organisation only.
-- Reading tells exact places and is written in the log once an hour an area.

create function private.area_of_plan(area uuid) returns public.development_areas
language plpgsql stable set search_path = '' as $$
declare
  found_area public.development_areas;
begin
  perform private.must_be_staff('planner', 'admin');
  select * into found_area from public.development_areas a where a.id = area and a.organisation_id in (select private.organisations_as('planner', 'admin'));
  if not found then perform private.raise_problem('not_allowed'); end if;
  return found_area;
end
$$;
comment on function private.area_of_plan(uuid) is 'The area, if the signed-in person plans it. Unknown and a neighbour''s sound the same.';

-- YYYY-MM-DD, or null for "as the phases say".
create function private.take_day_or_null(document jsonb, field text) returns date
language plpgsql immutable set search_path = '' as $$
begin
  return case when document -> field <> 'null' then private.take_optional_day(document, field) end;
end
$$;

-- The frame that holds: as saved, tried otherwise where the document says so, and the days of the latest such phase where nobody has said any.
create function private.frame_of(area uuid, stage text, trial jsonb default '{}') returns private.plan_dossiers
language plpgsql stable set search_path = '' as $$
declare
  frame private.plan_dossiers;
  phase private.development_area_phases;
begin
  select * into frame from private.plan_dossiers d where d.area_id = area and d.stage = frame_of.stage;
  if not found then
    frame.area_id := area;
    frame.stage := frame_of.stage;
    frame.buffer_metres := 0;
    frame.officer := '';
    frame.unit := '';
    frame.revision := 0;
  end if;
  if trial ? 'from' then frame.day_from := private.take_day_or_null(trial, 'from'); end if;
  if trial ? 'to' then frame.day_to := private.take_day_or_null(trial, 'to'); end if;
  if trial ? 'bufferMetres' then frame.buffer_metres := private.take_integer(trial, 'bufferMetres', 0, 2000); end if;
  if frame.day_from is null then
    select * into phase from private.development_area_phases p where p.area_id = area and p.phase = frame_of.stage order by p.id desc limit 1;
    frame.day_from := phase.phase_from;
    frame.day_to := coalesce(frame.day_to, phase.phase_to);
  end if;
  if frame.day_from > frame.day_to then perform private.raise_problem('field_invalid', 'to'); end if;
  return frame;
end
$$;
comment on function private.frame_of(uuid, text, jsonb) is 'Period, buffer, officer and unit of one stage of one plan; revision 0 when nobody has saved it.';

create function private.frame_document(frame private.plan_dossiers) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('areaId', frame.area_id, 'stage', frame.stage, 'from', frame.day_from, 'to', frame.day_to, 'bufferMetres', frame.buffer_metres, 'officer', frame.officer,
    'unit', frame.unit, 'revision', frame.revision)
$$;

create function private.statement_document(s private.plan_statements) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', s.id, 'revision', s.revision, 'areaId', s.area_id, 'stage', s.stage, 'receivedOn', s.received_on, 'sender', s.sender, 'registerNumber', s.register_number,
    'summary', s.summary,
    'themeIds', array(select t.theme_id from private.plan_statement_themes t where t.statement_id = s.id order by t.theme_id),
    'answerIds', array(select x.answer_id from private.answer_statements x join public.answers a on a.id = x.answer_id and a.withdrawn_at is null where x.statement_id = s.id order by a.created_at, a.id))
$$;

create function private.dossier_area(area public.development_areas, metres integer) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', area.id, 'organisationId', area.organisation_id, 'organisationName', (select o.name from public.organisations o where o.id = area.organisation_id),
    'name', area.name, 'caseNumber', area.case_number, 'phase', area.phase, 'boundary', private.drawn_boundary(area.boundary),
    'reach', case when metres = 0 then private.drawn_boundary(area.boundary) else extensions.st_asgeojson(extensions.st_multi(extensions.st_transform(extensions.st_simplifypreservetopology(
      extensions.st_buffer(extensions.st_transform(area.boundary, 3006), metres, 'quad_segs=16'), least(metres / 200.0, 1)), 4326)), 6)::jsonb end,
    'phases', (select coalesce(jsonb_agg(jsonb_build_object('phase', p.phase, 'from', p.phase_from, 'to', p.phase_to) order by p.id desc), '[]') from private.development_area_phases p where p.area_id = area.id))
$$;

-- Limits of src/domain/dossier.ts. What came for the plan is what its report is about, and is told whole; of the background the latest.
create function private.dossier_limit(part text) returns integer
language sql immutable
return case part when 'received' then 10000 else 2000 end;

-- Spatial functions are priced so high that PostgreSQL would compile the query first: three seconds for what takes a fifth of one.
create function public.read_plan_dossier(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' set jit = off as $$
declare
  area public.development_areas;
  frame private.plan_dossiers;
  outline extensions.geometry;
  around extensions.geometry;
  since timestamptz;
  until timestamptz;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(request, '{areaId,stage,from,to,bufferMetres}');
  area := private.area_of_plan(private.take_uuid(request, 'areaId', true));
  frame := private.frame_of(area.id, private.take_word(request, 'stage', '{consultation,review}', true), request);
  if not exists (select from public.audit_events e where e.organisation_id = area.organisation_id and e.action = 'dossier.read' and e.subject_id = area.id
    and e.actor_id = (select auth.uid()) and e.at > now() - interval '1 hour') then
    perform private.audit(area.organisation_id, 'dossier.read', area.id, frame.stage);
  end if;
  outline := extensions.st_transform(area.boundary, 3006);
  -- What may lie within, for the index: the straight sides of one system are curves in the other, by less than this.
  around := extensions.st_expand(extensions.st_transform(extensions.st_expand(extensions.st_envelope(outline), frame.buffer_metres), 4326), 0.001);
  -- Without a first day nothing is known to have come in the period.
  since := coalesce(frame.day_from::timestamp at time zone 'Europe/Stockholm', 'infinity');
  until := coalesce((frame.day_to + 1)::timestamp at time zone 'Europe/Stockholm', 'infinity');
  return (
    with touched as materialized (
      select c.id, c.received_at, r.ordinal, r.respondent, r.answered = 0 as is_unanswered, extensions.st_intersects(c.place, area.boundary) as is_inside, c.place,
        case when c.received_at >= since and c.received_at < until then 'received' else 'background' end as part
      -- What planners may weigh has a row; nothing withdrawn has, nor a worry for a child before it is decided.
      from public.contributions c join private.analysis_rows r on r.contribution_id = c.id
      where c.organisation_id = area.organisation_id and c.status in ('submitted', 'published') and c.place operator(extensions.&&) around
    ), near as materialized (
      select t.id, t.received_at, t.ordinal, t.respondent, t.is_unanswered, t.is_inside, t.part, 
        row_number() over (partition by t.part order by extract(epoch from t.received_at) * case t.part when 'received' then 1 else -1 end, t.id) as nth
      from touched t
      where t.is_inside or frame.buffer_metres > 0 and extensions.st_dwithin(extensions.st_transform(t.place, 3006), outline, frame.buffer_metres)
    ), statements as materialized (
      select s from private.plan_statements s where s.area_id = area.id and s.stage = frame.stage
    ), answering as materialized (
      select ac.answer_id as id from near n join public.answer_contributions ac on ac.contribution_id = n.id
      union select x.answer_id from statements k join private.answer_statements x on x.statement_id = (k.s).id
      -- About the area as a whole; but not what answers the other stage's statements.
      union select a.id from public.answers a where a.development_area_id = area.id and not exists (
        select from private.answer_statements x join private.plan_statements s on s.id = x.statement_id where x.answer_id = a.id and s.stage <> frame.stage)
    ), used as (
      select ct.theme_id as id from near n join public.contribution_themes ct on ct.contribution_id = n.id
      union select t.theme_id from statements k join private.plan_statement_themes t on t.statement_id = (k.s).id
    )
    select jsonb_build_object(
      'area', private.dossier_area(area, frame.buffer_metres),
      'frame', private.frame_document(frame),
      'themes', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name ->> 'sv', 'isRetired', t.retired_at is not null) order by t.name ->> 'sv', t.id), '[]')
        from public.themes t where t.organisation_id = area.organisation_id and (t.retired_at is null or t.id in (select u.id from used u))),
      'totals', (select jsonb_object_agg(p.part, jsonb_build_object('contributions', coalesce(s.contributions, 0), 'respondents', coalesce(s.respondents, 0), 'unanswered', coalesce(s.unanswered, 0)))
        from unnest(array['received', 'background']) p (part)
        left join (select n.part, count(*) as contributions, count(distinct n.respondent) as respondents, count(*) filter (where n.is_unanswered) as unanswered from near n group by n.part) s on s.part = p.part),
      'contributions', (select coalesce(jsonb_agg(jsonb_build_object(
          'number', n.ordinal, 'id', c.id, 'part', n.part, 'isInside', n.is_inside, 'kind', c.kind, 'title', c.title, 'text', c.text, 'language', c.language,
          'point', private.lon_lat(extensions.st_pointonsurface(c.place)), 'isRough', c.precision = 'rough', 'safetyLevel', c.safety_level, 'times', c.times, 'causes', c.causes,
          'campaignTitle', k.title, 'themeIds', array(select ct.theme_id from public.contribution_themes ct where ct.contribution_id = c.id order by ct.theme_id),
          'receivedAt', private.iso(c.received_at), 'status', c.status, 'isAnswerable', private.is_answerable(c),
          'supportCount', (select count(*) from public.supports x where x.contribution_id = c.id),
          'answerIds', array(select ac.answer_id from public.answer_contributions ac join public.answers a on a.id = ac.answer_id and a.withdrawn_at is null
            where ac.contribution_id = c.id order by a.created_at, a.id)) order by c.received_at, c.id), '[]')
        from near n join public.contributions c on c.id = n.id left join public.campaigns k on k.id = c.campaign_id where n.nth <= private.dossier_limit(n.part)),
      'isCut', exists (select from near n where n.nth > private.dossier_limit(n.part)),
      'statements', (select coalesce(jsonb_agg(private.statement_document(k.s) order by (k.s).received_on, (k.s).added_at, (k.s).id), '[]') from statements k),
      'answers', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'revision', a.revision, 'stance', a.stance, 'text', a.text, 'reason', a.reason, 'unit', a.unit, 'standing', a.standing,
          'decidedOn', a.decided_on, 'paragraph', a.paragraph, 'isPublished', a.published_at is not null, 'by', u.email, 'updatedAt', private.iso(a.updated_at)) order by a.created_at, a.id), '[]')
        from public.answers a left join auth.users u on u.id = coalesce(a.updated_by, a.created_by)
        where a.withdrawn_at is null and a.organisation_id = area.organisation_id and a.id in (select k.id from answering k))));
end
$$;
comment on function public.read_plan_dossier(jsonb) is '{areaId, stage, from?, to?, bufferMetres?} → Dossier: what touches the area or its buffer, (A) received in the period, (B) background otherwise; totals in pins and respondents. In the log once an hour an area. What is not given is as saved, else as the phases say.';

create function public.save_plan_dossier(frame jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  area public.development_areas;
  seen integer;
  wanted private.plan_dossiers;
  saved private.plan_dossiers;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(frame, '{areaId,stage,from,to,bufferMetres,officer,unit,revision}');
  area := private.area_of_plan(private.take_uuid(frame, 'areaId', true));
  wanted.area_id := area.id;
  wanted.stage := private.take_word(frame, 'stage', '{consultation,review}', true);
  seen := private.take_integer(frame, 'revision', 0, 1000000);
  wanted.day_from := private.take_day_or_null(frame, 'from');
  wanted.day_to := private.take_day_or_null(frame, 'to');
  wanted.buffer_metres := private.take_integer(frame, 'bufferMetres', 0, 2000);
  wanted.officer := btrim(private.take_text(frame, 'officer', true));
  wanted.unit := btrim(private.take_text(frame, 'unit', true));
  if wanted.day_from > wanted.day_to then perform private.raise_problem('field_invalid', 'to'); end if;
  if char_length(wanted.officer) > 200 then perform private.raise_problem('text_too_long', 'officer'); end if;
  if char_length(wanted.unit) > 200 then perform private.raise_problem('text_too_long', 'unit'); end if;
  if seen = 0 then
    insert into private.plan_dossiers (area_id, stage, day_from, day_to, buffer_metres, officer, unit, saved_by)
    values (wanted.area_id, wanted.stage, wanted.day_from, wanted.day_to, wanted.buffer_metres, wanted.officer, wanted.unit, (select auth.uid())) on conflict do nothing returning * into saved;
  else
    update private.plan_dossiers d set day_from = wanted.day_from, day_to = wanted.day_to, buffer_metres = wanted.buffer_metres, officer = wanted.officer, unit = wanted.unit,
      revision = d.revision + 1, saved_by = (select auth.uid()), saved_at = now()
    where d.area_id = wanted.area_id and d.stage = wanted.stage and d.revision = seen returning * into saved;
  end if;
  if saved.area_id is null then perform private.raise_problem('revision_conflict', 'revision'); end if;
  perform private.audit(area.organisation_id, 'dossier.changed', area.id, saved.stage);
  return private.frame_document(private.frame_of(area.id, saved.stage));
end
$$;
comment on function public.save_plan_dossier(jsonb) is 'DossierFrame → DossierFrame. Revision 0 the first time, else the one that was looked at. Without a first day the days are those of the phase.';

-- The fields of a statement out of a document, each checked for itself.
create function private.take_statement(into_row private.plan_statements, document jsonb) returns private.plan_statements
language plpgsql stable set search_path = '' as $$
begin
  into_row.received_on := private.take_day(document, 'receivedOn');
  into_row.sender := btrim(private.take_text(document, 'sender', true));
  into_row.register_number := btrim(private.take_text(document, 'registerNumber', true));
  into_row.summary := btrim(private.take_text(document, 'summary', true));
  if into_row.received_on > private.today() then perform private.raise_problem('field_invalid', 'receivedOn'); end if;
  if into_row.sender = '' then perform private.raise_problem('text_missing', 'sender'); end if;
  if into_row.summary = '' then perform private.raise_problem('text_missing', 'summary'); end if;
  if char_length(into_row.sender) > 200 then perform private.raise_problem('text_too_long', 'sender'); end if;
  if char_length(into_row.register_number) > 60 then perform private.raise_problem('text_too_long', 'registerNumber'); end if;
  if char_length(into_row.summary) > 4000 then perform private.raise_problem('text_too_long', 'summary'); end if;
  return into_row;
end
$$;

-- Themes of the organisation that are in use, or that the statement has already.
create function private.code_statement(statement uuid, organisation uuid, themes uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
  if exists (
    select from unnest(themes) one where not exists (select from public.themes t where t.id = one and t.organisation_id = organisation
      and (t.retired_at is null or exists (select from private.plan_statement_themes k where k.statement_id = statement and k.theme_id = t.id)))) then
    perform private.raise_problem('field_invalid', 'themeIds');
  end if;
  delete from private.plan_statement_themes k where k.statement_id = statement and k.theme_id <> all (themes);
  insert into private.plan_statement_themes (statement_id, theme_id) select statement, one from unnest(themes) one on conflict do nothing;
end
$$;

-- The statement, locked, if it is the signed-in person's to work with.
create function private.own_statement(statement uuid) returns private.plan_statements
language plpgsql set search_path = '' as $$
declare
  s private.plan_statements;
begin
  perform private.must_be_staff('planner', 'admin');
  select k.* into s from private.plan_statements k join public.development_areas a on a.id = k.area_id
  where k.id = statement and a.organisation_id in (select private.organisations_as('planner', 'admin')) for no key update of k;
  if not found then perform private.raise_problem('not_allowed'); end if;
  return s;
end
$$;

create function public.add_plan_statement(statement jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me constant uuid := (select auth.uid());
  area public.development_areas;
  s private.plan_statements;
  themes uuid[];
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(statement, '{id,areaId,stage,receivedOn,sender,registerNumber,summary,themeIds}');
  s.id := private.take_uuid(statement, 'id', true);
  area := private.area_of_plan(private.take_uuid(statement, 'areaId', true));
  s.stage := private.take_word(statement, 'stage', '{consultation,review}', true);
  s := private.take_statement(s, statement);
  themes := private.take_uuids(statement, 'themeIds', 100);
  insert into private.plan_statements (id, area_id, stage, received_on, sender, register_number, summary, added_by, saved_by)
  values (s.id, area.id, s.stage, s.received_on, s.sender, s.register_number, s.summary, me, me) on conflict do nothing;
  -- Sent twice is added once.
  if not found then return private.statement_document(private.own_statement(s.id)); end if;
  perform private.code_statement(s.id, area.organisation_id, themes);
  perform private.audit(area.organisation_id, 'statement.added', s.id, s.stage);
  return private.statement_document(private.own_statement(s.id));
end
$$;
comment on function public.add_plan_statement(jsonb) is 'NewStatement → WrittenStatement. The device makes the id: added twice is added once.';

create function public.save_plan_statement(statement jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  s private.plan_statements;
  area public.development_areas;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(statement, '{id,revision,areaId,stage,receivedOn,sender,registerNumber,summary,themeIds}');
  s := private.own_statement(private.take_uuid(statement, 'id', true));
  if s.revision <> private.take_integer(statement, 'revision', 1, 1000000) then perform private.raise_problem('revision_conflict', 'revision'); end if;
  area := private.area_of_plan(private.take_uuid(statement, 'areaId', true));
  -- Written in for the wrong plan: moved, but never to another organisation.
  if area.organisation_id <> (select a.organisation_id from public.development_areas a where a.id = s.area_id) then perform private.raise_problem('not_allowed'); end if;
  s.area_id := area.id;
  s.stage := private.take_word(statement, 'stage', '{consultation,review}', true);
  s := private.take_statement(s, statement);
  perform private.code_statement(s.id, area.organisation_id, private.take_uuids(statement, 'themeIds', 100));
  update private.plan_statements k set area_id = s.area_id, stage = s.stage, received_on = s.received_on, sender = s.sender, register_number = s.register_number, summary = s.summary,
    revision = k.revision + 1, saved_by = (select auth.uid()), saved_at = now()
  where k.id = s.id returning * into s;
  perform private.audit(area.organisation_id, 'statement.changed', s.id, s.stage);
  return private.statement_document(s);
end
$$;
comment on function public.save_plan_statement(jsonb) is 'WrittenStatement → WrittenStatement, at the revision that was looked at. May move it to another stage or plan of the organisation.';

create function public.remove_plan_statement(removal jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  s private.plan_statements;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(removal, '{id,revision}');
  s := private.own_statement(private.take_uuid(removal, 'id', true));
  if s.revision <> private.take_integer(removal, 'revision', 1, 1000000) then perform private.raise_problem('revision_conflict', 'revision'); end if;
  -- What the city has answered in public was said.
  if exists (select from private.answer_statements x join public.answers a on a.id = x.answer_id where x.statement_id = s.id and a.published_at is not null) then
    perform private.raise_problem('not_allowed', 'published');
  end if;
  perform private.audit(a.organisation_id, 'statement.removed', s.id, s.stage) from public.development_areas a where a.id = s.area_id;
  delete from private.plan_statements k where k.id = s.id;
  return null;
end
$$;
comment on function public.remove_plan_statement(jsonb) is '{id, revision} → null. For what was written in by mistake; not while a published answer answers it. Written in the log.';

create function public.tie_plan_statements(tie jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  a public.answers;
  wanted uuid[];
  changed integer;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(tie, '{answerId,add,remove}');
  if (tie ? 'add') = (tie ? 'remove') then perform private.raise_problem('field_invalid', 'add'); end if;
  a := private.own_answer(private.take_uuid(tie, 'answerId', true));
  wanted := array(select distinct one from unnest(private.take_uuids(tie, case when tie ? 'add' then 'add' else 'remove' end, 500)) one);
  if tie ? 'remove' then
    delete from private.answer_statements x where x.answer_id = a.id and x.statement_id = any (wanted);
  else
    -- One that somebody removed meanwhile is not passed over silently.
    if (select count(*) from private.plan_statements s join public.development_areas d on d.id = s.area_id and d.organisation_id = a.organisation_id where s.id = any (wanted)) < cardinality(wanted) then
      perform private.raise_problem('revision_conflict', 'add');
    end if;
    insert into private.answer_statements (answer_id, statement_id) select a.id, one from unnest(wanted) one on conflict do nothing;
  end if;
  get diagnostics changed = row_count;
  if changed > 0 then
    perform private.audit(a.organisation_id, case when tie ? 'add' then 'answer.statements_tied' else 'answer.statements_untied' end, a.id, changed::text);
  end if;
  return null;
end
$$;
comment on function public.tie_plan_statements(jsonb) is '{answerId, add or remove: statement ids} → null. An answer to statements only has an area, as any that answers no contribution; nobody but planners learns what it is tied to.';

create function public.note_plan_dossier_export(export jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  area public.development_areas;
  hash text;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(export, '{areaId,stage,format,sha256,contributions,statements}');
  area := private.area_of_plan(private.take_uuid(export, 'areaId', true));
  hash := lower(private.take_text(export, 'sha256', true));
  if hash !~ '^[0-9a-f]{64}$' then perform private.raise_problem('field_invalid', 'sha256'); end if;
  perform private.audit(area.organisation_id, 'dossier.exported', area.id, concat_ws(' ', private.take_word(export, 'stage', '{consultation,review}', true),
    private.take_word(export, 'format', '{docx,csv}', true), private.take_integer(export, 'contributions', 0, 1000000), private.take_integer(export, 'statements', 0, 1000000), hash));
  return null;
end
$$;
comment on function public.note_plan_dossier_export(jsonb) is '{areaId, stage, format, sha256, contributions, statements} → null. In the log before a file leaves: which, how many, its SHA-256.';

revoke all on function private.area_of_plan(uuid), private.take_day_or_null(jsonb, text), private.frame_of(uuid, text, jsonb), private.frame_document(private.plan_dossiers),
  private.statement_document(private.plan_statements), private.dossier_area(public.development_areas, integer), private.dossier_limit(text), private.take_statement(private.plan_statements, jsonb),
  private.code_statement(uuid, uuid, uuid[]), private.own_statement(uuid),
  public.read_plan_dossier(jsonb), public.save_plan_dossier(jsonb), public.add_plan_statement(jsonb), public.save_plan_statement(jsonb), public.remove_plan_statement(jsonb), public.tie_plan_statements(jsonb),
  public.note_plan_dossier_export(jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.read_plan_dossier(jsonb), public.save_plan_dossier(jsonb), public.add_plan_statement(jsonb), public.save_plan_statement(jsonb), public.remove_plan_statement(jsonb),
  public.tie_plan_statements(jsonb), public.note_plan_dossier_export(jsonb) to authenticated;
