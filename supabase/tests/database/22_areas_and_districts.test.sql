-- Development areas and districts as staff keep them: files tried, imported and undone as a whole; history; phases; whose they are.
begin;
select plan(63);
select tests.a_city();
insert into public.development_areas (id, organisation_id, name, phase, boundary)
values (tests.id('other_area'), tests.id('other'), 'Där', 'started', extensions.st_multi(extensions.st_makeenvelope(13.1, 55.6, 13.2, 55.7, 4326)));

create function tests.a_square(west numeric, south numeric, side numeric default 0.01) returns jsonb language sql immutable as $$
  select jsonb_build_object('type', 'MultiPolygon', 'coordinates', jsonb_build_array(jsonb_build_array(jsonb_build_array(
    jsonb_build_array(west, south), jsonb_build_array(west + side, south), jsonb_build_array(west + side, south + side), jsonb_build_array(west, south + side), jsonb_build_array(west, south)))))
$$;
create function tests.a_row(nth integer, changes jsonb default '{}') returns jsonb language sql immutable as $$
  select jsonb_strip_nulls(jsonb_build_object('nth', nth, 'name', 'Område ' || nth, 'caseNumber', 'SBN 2026/' || (100 + nth), 'phase', 'started', 'boundary', tests.a_square(12.60 + nth * 0.011, 56.00)) || changes)
$$;
create function tests.staged(word text, what text, variadic rows jsonb[]) returns jsonb language sql as $$
  select public.stage_import(jsonb_build_object('importId', tests.id(word), 'what', what, 'fileName', word || '.gpkg', 'fileHash', repeat('0', 64), 'rows', to_jsonb(rows)))
$$;
create function tests.imported(word text, dry_run boolean, what text default 'areas') returns jsonb language sql as $$
  select case what when 'areas' then public.import_development_areas(d) else public.import_districts(d) end from (select jsonb_build_object('importId', tests.id(word), 'dryRun', dry_run) as d) x
$$;
create function tests.counts(report jsonb) returns text language sql as $$
  select concat_ws(' ', report ->> 'added', report ->> 'updated', report ->> 'unchanged', report ->> 'refused')
$$;
grant execute on all functions in schema tests to public;

-- Who may.
select tests.act_as('moderator');
select is(tests.problem($$select tests.staged('m', 'areas', tests.a_row(1))$$), 'PT403 not_allowed', 'a moderator imports nothing');
select is(tests.problem($$select public.read_area_list()$$), 'PT403 not_allowed', 'a moderator has no list of areas to work with');
select is(tests.problem(format('select public.change_phase(%L)', jsonb_build_object('id', tests.id('area'), 'revision', 1, 'phase', 'review'))), 'PT403 not_allowed', 'a moderator changes no phase');
select tests.act_as('anonymous');
select ok(tests.problem($$select public.read_area_list()$$) like '42501%', 'nobody signed in does not even reach the function');
select tests.act_as('other_admin');
select is(jsonb_path_query_array(public.read_area_list(), '$.name'), '["Där"]', 'the neighbour''s admin sees their own areas only');
select is(tests.problem(format('select public.read_area(%L)', tests.id('area'))), 'PT403 not_allowed', 'and reads none of ours');
select is(tests.problem(format('select public.save_development_area(%L)', jsonb_build_object('id', tests.id('area'), 'revision', 1, 'name', 'Kapad'))), 'PT403 not_allowed', 'and changes none of ours');
select is(tests.problem(format('select public.save_development_area(%L)', jsonb_build_object('id', tests.id('new'), 'organisationId', tests.id('city'), 'revision', 0, 'name', 'Kapad', 'phase', 'started', 'boundary', tests.a_square(12.6, 56)))),
  'PT403 not_allowed', 'and adds none in our name');
select is(tests.problem(format('select public.remove_development_area(%L)', jsonb_build_object('id', tests.id('area'), 'revision', 1))), 'PT403 not_allowed', 'and removes none of ours');

-- Tried.
select tests.act_as('planner');
select is(tests.staged('first', 'areas', tests.a_row(1), tests.a_row(2)) ->> 'staged', '2', 'rows are laid aside');
select is(tests.staged('first', 'areas', tests.a_row(3, jsonb_build_object('boundary', '{"type":"Polygon","coordinates":[[[12.6,56],[12.61,56.01],[12.61,56],[12.6,56.01],[12.6,56]]]}'::jsonb)), tests.a_row(2)) ->> 'staged', '3', 'in parts, and the same row twice is one');
select tests.staged('first', 'areas',
  tests.a_row(4, jsonb_build_object('boundary', tests.a_square(18, 59.3))), tests.a_row(5, '{"caseNumber":"sbn  2026/101"}'), tests.a_row(6, jsonb_build_object('boundary', tests.a_square(12.611, 56.00))),
  tests.a_row(7, '{"name":" "}'), tests.a_row(8, '{"phaseFrom":"2026-05-01","phaseTo":"2026-04-01"}'), tests.a_row(9, '{"url":"http://example.test"}'),
  tests.a_row(10, '{"caseNumber":"sbn 2026/1","name":"Hamnen"}'), tests.a_row(11, '{"boundary":null}'));
create temporary table tried as select tests.imported('first', true) as report;
select is(tests.counts(report), '2 1 0 8', 'a trial says what would be added, updated, unchanged and refused') from tried;
select is(jsonb_path_query_array(report, '$.rows[*] ? (@.outcome == "refused").reason'),
  '["geometry_invalid","outside_municipality","duplicate_key","duplicate_boundary","name_missing","days_backwards","url_invalid","geometry_missing"]', 'with the reason, row by row') from tried;
select ok(report #>> '{rows,2,detail}' like 'Self-intersection%', 'a ring that crosses itself is told where') from tried;
select is(report #>> '{rows,4,detail}', '1', 'a repeated case number names the row it repeats') from tried;
select is(report #> '{rows,9,changed}', '["phase", "boundary"]', 'what would change in an area that is there is named') from tried;
select is((select count(*)::integer from public.development_areas), 1, 'a trial writes nothing');
select tests.act_as('admin');
select is(tests.problem($$select tests.staged('first', 'areas', tests.a_row(1))$$), 'PT403 not_allowed', 'a colleague slips nothing into it');
select tests.act_as('other_admin');
select is(tests.problem($$select tests.imported('first', false)$$), 'PT403 not_allowed', 'the neighbour cannot carry it out');

-- Done.
select tests.act_as('planner');
select is(tests.counts(tests.imported('first', false)), '2 1 0 8', 'the import does what the trial said');
select is(tests.problem($$select tests.imported('first', false)$$), 'PT409 revision_conflict importId', 'and only once');
select is((select count(*)::integer from public.development_areas), 3, 'the areas are there');
select is((select a ->> 'phase' from jsonb_array_elements(public.read_area_list()) a where a ->> 'id' = tests.id('area')::text), 'started', 'what was there has been updated by its case number');
select is(jsonb_path_query_array(public.read_area(tests.id('area')), '$.phases[*].phase'), '["started", "consultation"]', 'and its earlier phase is history');
select is(jsonb_array_length(public.read_area(tests.id('area')) -> 'versions'), 2, 'and so is its earlier boundary');
select is(public.read_area(tests.id('area')) #>> '{versions,0,fileName}', 'first.gpkg', 'a version says which file it came from');
select tests.staged('again', 'areas', tests.a_row(1), tests.a_row(2, '{"name":"Nytt namn"}'));
select is(tests.counts(tests.imported('again', false)), '0 1 1 0', 'the same file again changes nothing but what is new in it');
select tests.staged('gone', 'areas', tests.a_row(1));
select is(jsonb_path_query_array(tests.imported('gone', true), '$.missing[*].name'), '["Hamnen", "Nytt namn"]', 'what the file does not have is listed, and kept');
select is((select i ->> 'added' from jsonb_array_elements(public.read_imports()) i where i ->> 'fileName' = 'first.gpkg'), '2', 'the log of imports has the numbers');
select is(jsonb_array_length(public.read_imports()), 2, 'and no trials');
select lives_ok(format('select public.give_up_import(%L)', tests.id('gone')), 'a trial can be given up');
select is(tests.problem($$select tests.imported('gone', false)$$), 'PT403 not_allowed', 'and is then gone');

-- Undone.
select is(public.undo_import(tests.id('first')), '{"undone": false, "inTheWay": ["Nytt namn"]}', 'what has been changed since stands in the way of undoing');
select is(public.undo_import(tests.id('again')), '{"undone": true, "inTheWay": []}', 'the latest import is undone');
select is(jsonb_path_query_array(public.read_area_list(), '$.name'), '["Hamnen", "Område 1", "Område 2"]', 'and the name is the old one');
select tests.act_as('other_admin');
select is(tests.problem(format('select public.undo_import(%L)', tests.id('first'))), 'PT403 not_allowed', 'the neighbour undoes nothing of ours');
select tests.act_as_owner();
insert into public.answers (organisation_id, development_area_id, stance, text, unit) select tests.id('city'), a.id, 'noted', 'Tack.', 'Plan' from public.development_areas a where a.name = 'Område 1';
select tests.act_as('planner');
select is(public.undo_import(tests.id('first')) -> 'inTheWay', '["Område 1", "Område 2"]', 'nor is an area taken away that has been answered, or changed since');

-- One area.
select is(public.read_area(tests.id('area')) #>> '{boundary,type}', 'MultiPolygon', 'a planner reads an area with its boundary');
select is(tests.problem(format('select public.save_development_area(%L)', jsonb_build_object('id', tests.id('area'), 'revision', 1, 'name', 'Ny'))), 'PT409 revision_conflict revision', 'whoever saves must have looked at the latest');
select is(public.save_development_area(jsonb_build_object('id', tests.id('area'), 'revision', 2, 'name', 'Nya Hamnen', 'caseNumber', 'SBN 2026/1', 'url', 'https://example.test/plan')) ->> 'revision', '3', 'facts are changed');
select is((select a ->> 'name' from jsonb_array_elements(public.read_development_areas()) a where a ->> 'id' = tests.id('area')::text), 'Nya Hamnen', 'and everyone reads them');
select is(tests.problem(format('select public.save_development_area(%L)', jsonb_build_object('id', tests.id('area'), 'revision', 3, 'name', 'X', 'caseNumber', 'SBN 2026/101'))), 'PT422 field_invalid caseNumber', 'two areas do not share a case number');
select is(tests.problem(format('select public.save_development_area(%L)', jsonb_build_object('id', tests.id('area'), 'revision', 3, 'name', 'X', 'boundary', tests.a_square(18, 59)))), 'PT422 place_outside_city boundary', 'no boundary outside the municipality');
select is(tests.problem(format('select public.save_development_area(%L)', jsonb_build_object('id', tests.id('area'), 'revision', 3, 'name', 'X', 'boundary', '{"type":"Polygon","coordinates":[[[12.6,56],[12.61,56.01],[12.61,56],[12.6,56.01],[12.6,56]]]}'::jsonb))),
  'PT422 place_crosses_itself boundary', 'and none that crosses itself');
select is(public.save_development_area(jsonb_build_object('id', tests.id('drawn'), 'revision', 0, 'name', 'Ritat', 'phase', 'consultation', 'phaseFrom', '2026-02-01', 'boundary', tests.a_square(12.7, 56.05))) ->> 'hectares', '69.4', 'a new area is drawn');
select is(tests.problem(format('select public.save_development_area(%L)', jsonb_build_object('id', tests.id('drawn'), 'revision', 0, 'name', 'Ritat', 'phase', 'consultation', 'boundary', tests.a_square(12.7, 56.05)))), 'PT409 revision_conflict caseNumber', 'sent twice it is there once');
select is(public.change_phase(jsonb_build_object('id', tests.id('drawn'), 'revision', 1, 'phase', 'review', 'from', '2026-05-10', 'to', '2026-06-01')) -> 'phases',
  '[{"to": "2026-06-01", "from": "2026-05-10", "phase": "review"}, {"to": "2026-05-09", "from": "2026-02-01", "phase": "consultation"}]', 'a new phase ends the one before');
select is(jsonb_array_length(public.change_phase(jsonb_build_object('id', tests.id('drawn'), 'revision', 2, 'phase', 'review', 'from', '2026-05-12', 'to', '2026-06-01')) -> 'phases'), 2, 'the same phase again corrects its days');
select is(tests.problem(format('select public.change_phase(%L)', jsonb_build_object('id', tests.id('drawn'), 'revision', 3, 'phase', 'adopted', 'from', '2026-05-12', 'to', '2026-05-01'))), 'PT422 field_invalid to', 'no phase ends before it begins');
select is(public.remove_development_area(jsonb_build_object('id', tests.id('drawn'), 'revision', 3)), '{"removed": true, "answers": 0, "statements": 0}', 'an area nobody has answered about is removed');
select tests.act_as_owner();
insert into public.answers (organisation_id, development_area_id, stance, text, unit) values (tests.id('city'), tests.id('area'), 'noted', 'Tack.', 'Plan');
select tests.act_as('planner');
select is(public.remove_development_area(jsonb_build_object('id', tests.id('area'), 'revision', 3)), '{"removed": false, "answers": 1, "statements": 0}', 'one that has been answered about stays');

-- Districts: what lies in them follows, publicly by the public place.
select tests.act_as_owner();
update public.districts set slug = private.slug_of(name) where organisation_id = tests.id('city');
select tests.act_as('anonymous');
select tests.sent(tests.a_submission('exact', '{"place":{"type":"Point","coordinates":[12.6945,56.0437]}}'));
select tests.sent(tests.a_submission('rough', '{"place":{"type":"Point","coordinates":[12.6945,56.0437]},"precision":"exact_for_city"}'));
select tests.act_as_owner();
select tests.approve('exact'), tests.approve('rough');
create temporary table cursor_before as select public.changes_since(0) ->> 'cursor' as at;
-- The boundary runs between the exact place (12.6945) and the centre of its square.
create temporary table line_between as select (12.6945 + extensions.st_x(p.point)) / 2 as lon, extensions.st_x(p.point) < 12.6945 as is_west from public.published_contributions p where p.id = tests.id('rough');
grant select on line_between, cursor_before to public;
select tests.act_as('planner');
select tests.staged('d', 'districts',
  jsonb_build_object('nth', 1, 'name', 'Väster', 'code', 'B001', 'population', '{"13_19": 950, "80_plus": 12}'::jsonb, 'boundary', extensions.st_asgeojson(extensions.st_makeenvelope(12.55, 55.94, l.lon, 56.20, 4326))::jsonb),
  jsonb_build_object('nth', 2, 'name', 'Öster', 'code', 'B002', 'boundary', extensions.st_asgeojson(extensions.st_makeenvelope(l.lon, 55.94, 12.95, 56.20, 4326))::jsonb)) from line_between l;
select is(tests.counts(tests.imported('d', false, 'districts')), '0 2 0 0', 'districts are found by name until they have a code');
select is(jsonb_path_query_array(public.read_districts(), '$[*] ? (@.name == "Väster").population'), '[{"13_19": 950, "80_plus": 12}]', 'with their population by age');
select is(jsonb_path_query_array(public.read_districts(), '$[*] ? (@.name == "Öster").population'), '[{"13_19": 1100}]', 'and what the file does not say stays');
select tests.staged('d2', 'districts', jsonb_build_object('nth', 1, 'name', 'Väster om ån', 'code', 'b001', 'boundary', (select extensions.st_asgeojson(extensions.st_makeenvelope(12.55, 55.94, l.lon, 56.20, 4326))::jsonb from line_between l)));
select is(tests.imported('d2', true, 'districts') #> '{rows,0,changed}', '["name", "code"]', 'then by their code, and their name may change');
select tests.act_as_owner();
select is((select d.name from public.contributions c join public.districts d on d.id = c.district_id where c.id = tests.id('rough')), (select case when is_west then 'Öster' else 'Väster' end from line_between),
  'what lies in a district follows its new boundary, for the city by the exact place');
select is((select d.name from public.published_contributions c join public.districts d on d.id = c.district_id where c.id = tests.id('rough')), (select case when is_west then 'Väster' else 'Öster' end from line_between),
  'for everyone else by the place they may know');
select ok((public.changes_since((select at::bigint from cursor_before)) -> 'changed')::text like '%' || moved.id::text || '%', 'and the open maps hear of what moved')
from (select p.id from public.published_contributions p where p.change_seq > (select at::bigint from cursor_before) limit 1) moved;
select is((select count(*)::integer from public.published_contributions p where p.change_seq > (select at::bigint from cursor_before)), 1, 'and of nothing else');
select tests.act_as('planner');
select is(public.undo_import(tests.id('d')), '{"undone": true, "inTheWay": []}', 'an import of districts is undone, too');
select tests.act_as_owner();
select is((select count(*)::integer from public.contributions c where c.district_id = tests.id('west')), 2, 'and everything lies where it lay');
select is((select array_agg(distinct e.action order by e.action) from public.audit_events e where e.action like 'd%'),
  array['development_area.changed', 'development_area.created', 'development_area.phase_changed', 'development_area.removed', 'development_areas.import_undone', 'development_areas.imported', 'districts.import_undone', 'districts.imported'],
  'all of it is in the log');
select is_empty($$select v.area_id from private.development_area_versions v where v.valid_to is null group by v.area_id having count(*) <> 1$$, 'every area has one present state');
select * from finish();
rollback;
