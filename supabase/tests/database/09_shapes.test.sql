-- Lines and areas: what is taken, what the city keeps, what everyone sees.
begin;
select plan(63);
select tests.a_city();
update public.campaigns set geometry_types = '{point,line,area}' where id = tests.id('campaign');
update public.campaigns set geometry_types = '{point,line}' where id in (tests.id('only_wishes'), tests.id('past_campaign'));
create function pg_temp.shape(type text, corners text) returns jsonb language sql as $$
  select jsonb_build_object('type', type, 'coordinates', case type when 'Polygon' then jsonb_build_array(corners::jsonb) else corners::jsonb end) $$;
create function pg_temp.a_shape(word text, type text, corners text, changes jsonb default '{}') returns jsonb language sql as $$
  select tests.a_submission(word, jsonb_build_object('campaignId', tests.id('campaign'), 'place', pg_temp.shape(type, corners)) || changes) $$;
create function pg_temp.zigzag(corners integer) returns text language sql as $$
  select jsonb_agg(jsonb_build_array(12.60 + n * 0.0001, 56.02 + (n % 2) * 0.0005) order by n)::text from generate_series(1, corners) n $$;
create function pg_temp.round_park(corners integer) returns text language sql as $$
  select jsonb_agg(jsonb_build_array(round((12.70 + 0.01 * cos(2 * pi() * (n % (corners - 1)) / (corners - 1)))::numeric, 6), round((56.05 + 0.005 * sin(2 * pi() * (n % (corners - 1)) / (corners - 1)))::numeric, 6)) order by n)::text
  from generate_series(0, corners - 1) n $$;
create function pg_temp.geojson(place extensions.geometry) returns jsonb language sql as $$ select extensions.st_asgeojson(place, 6)::jsonb $$;
grant execute on all functions in schema pg_temp to anon;
select tests.act_as('anonymous');

-- What is taken
select is(tests.submit_problem(pg_temp.a_shape('line', 'LineString', '[[12.69,56.04],[12.70,56.04],[12.71,56.05]]')), 'none', 'a line is taken where the campaign asks for lines');
select is(tests.submit_problem(pg_temp.a_shape('area', 'Polygon', '[[12.69,56.04],[12.71,56.04],[12.71,56.05],[12.69,56.05],[12.69,56.04]]')), 'none', 'an area is taken where the campaign asks for areas');
select is(tests.submit_problem(pg_temp.a_shape('longest', 'LineString', pg_temp.zigzag(200))), 'none', 'a line of 200 corners is taken');
select is(tests.submit_problem(pg_temp.a_shape('roundest', 'Polygon', pg_temp.round_park(200))), 'none', 'an area of 200 corners is taken, the closing one counted');
select is(tests.submit_problem(pg_temp.a_shape('loop', 'LineString', '[[12.69,56.04],[12.71,56.05],[12.71,56.04],[12.69,56.05]]')), 'none', 'a way may cross itself');

-- Corners
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', pg_temp.zigzag(201))), 'PT422 place_too_many_points place', 'a line of 201 corners is too much');
select is(tests.submit_problem(pg_temp.a_shape('x', 'Polygon', pg_temp.round_park(201))), 'PT422 place_too_many_points place', 'an area of 201 too');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', pg_temp.zigzag(10000))), 'PT422 place_too_many_points place', 'ten thousand corners are told from a document beyond all measure');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[]')), 'PT422 place_invalid place', 'a line has corners');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04]]')), 'PT422 place_invalid place', 'at least two of them');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[12.69,56.04]]')), 'PT422 place_invalid place', 'different ones');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],"x"]')), 'PT422 place_invalid place', 'a corner is no word');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],["NaN",56.04]]')), 'PT422 place_invalid place', 'not-a-number is no corner');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[1e400,56.04]]')), 'PT422 place_invalid place', 'nor a number beyond all bounds');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[12.70,56.04,7]]')), 'PT422 place_invalid place', 'a corner has no height');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[null,56.04]]')), 'PT422 place_invalid place', 'half a corner is none');
select is(tests.submit_problem(pg_temp.a_shape('x', 'Polygon', '[[12.69,56.04],[12.71,56.04],[12.71,56.05],[12.69,56.05]]')), 'PT422 place_invalid place', 'an area is closed');
select is(tests.submit_problem(pg_temp.a_shape('x', 'Polygon', '[[12.69,56.04],[12.71,56.04],[12.69,56.04]]')), 'PT422 place_invalid place', 'an area has three corners at least');
select is(tests.submit_problem(pg_temp.a_shape('x', 'Polygon', '[[12.69,56.04],[12.71,56.04],[12.71,56.05],[12.69,56.04]]', jsonb_build_object('place', jsonb_build_object('type', 'Polygon', 'coordinates',
  '[[[12.69,56.04],[12.71,56.04],[12.71,56.05],[12.69,56.04]],[[12.70,56.041],[12.705,56.041],[12.705,56.043],[12.70,56.041]]]'::jsonb)))), 'PT422 place_invalid place', 'an area has no holes');
select is(tests.submit_problem(pg_temp.a_shape('x', 'MultiPoint', '[[12.69,56.04]]')), 'PT422 place_invalid place', 'no other shapes are known');
select is(tests.submit_problem(pg_temp.a_shape('x', 'Polygon', '[[12.69,56.04],[12.71,56.05],[12.71,56.04],[12.69,56.05],[12.69,56.04]]')), 'PT422 place_crosses_itself place', 'the edge of an area does not cross itself');
select is(tests.submit_problem(pg_temp.a_shape('x', 'Polygon', '[[12.69,56.04],[12.70,56.04],[12.71,56.04],[12.69,56.04]]')), 'PT422 place_crosses_itself place', 'nor does it go there and back');

-- Size
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[12.6902,56.04]]')), 'PT422 place_too_short place', 'twelve metres are no way');
select is(tests.submit_problem(pg_temp.a_shape('short', 'LineString', '[[12.69,56.04],[12.6904,56.04]]')), 'none', 'twenty-five are');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.56,55.95],[12.94,56.19],[12.94,56.10]]')), 'PT422 place_too_large place', 'a line of more than 30 km is too long');
select is(tests.submit_problem(pg_temp.a_shape('far', 'LineString', '[[12.60,55.95],[12.90,56.12]]')), 'none', 'one of 27 km is not');
select is(tests.submit_problem(pg_temp.a_shape('x', 'Polygon', '[[12.69,56.04],[12.74,56.04],[12.74,56.07],[12.69,56.07],[12.69,56.04]]')), 'PT422 place_too_large place', 'an area of more than 10 km² is too large');
select is(tests.submit_problem(pg_temp.a_shape('wide', 'Polygon', '[[12.69,56.04],[12.74,56.04],[12.74,56.068],[12.69,56.068],[12.69,56.04]]')), 'none', 'one of 9.7 km² is not');

-- Where
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[12.99,56.04]]')), 'PT422 place_outside_city place', 'no corner lies outside the city');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[56.04,12.69],[56.05,12.70]]')), 'PT422 place_invalid place', 'latitude before longitude is told as such');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[0,0],[0.01,0]]')), 'PT422 place_outside_city place', 'null island is outside the city');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[180,-90],[-180,90]]', '{"precision":"rough"}')), 'PT422 place_outside_city place', 'the ends of the earth are outside the city');
select is(tests.submit_problem(pg_temp.a_shape('edge', 'LineString', '[[12.9480,56.0],[12.9505,56.0]]', '{"precision":"rough"}')), 'none', 'a rough line may end in a square that reaches into the city');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.9480,56.0],[12.9505,56.0]]')), 'PT422 place_outside_city place', 'an exact one may not');

-- Who may
select is(tests.submit_problem(tests.a_submission('x', jsonb_build_object('place', pg_temp.shape('LineString', '[[12.69,56.04],[12.70,56.04]]')))), 'PT422 geometry_not_offered place', 'without a campaign a place is a point');
select is(tests.submit_problem(pg_temp.a_shape('x', 'Polygon', '[[12.69,56.04],[12.71,56.04],[12.71,56.05],[12.69,56.04]]', jsonb_build_object('kind', 'wish', 'campaignId', tests.id('only_wishes')))), 'PT422 geometry_not_offered place',
  'a campaign that asks for lines asks for no areas');
select is(tests.submit_problem(pg_temp.a_shape('wished', 'LineString', '[[12.69,56.04],[12.71,56.04]]', jsonb_build_object('kind', 'wish', 'campaignId', tests.id('only_wishes')))), 'none', 'it takes its lines');
select is(tests.submit_problem(pg_temp.a_shape('late', 'LineString', '[[12.69,56.04],[12.71,56.04]]', jsonb_build_object('campaignId', tests.id('past_campaign')))), 'none', 'a line that comes after the campaign closed is kept without it');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[12.71,56.04]]', jsonb_build_object('campaignId', tests.id('closed_campaign')))), 'PT422 geometry_not_offered place', 'but not one that it never asked for');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[12.71,56.04]]', '{"underThirteen":true,"precision":"rough"}')), 'PT422 geometry_not_offered place', 'somebody under 13 marks points only');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.69,56.04],[12.71,56.04]]', '{"sessionCode":"BARN1","precision":"rough"}')), 'PT422 geometry_not_offered place', 'so does a children''s session');
select is(tests.submit_problem(pg_temp.a_shape('in_class', 'LineString', '[[12.69,56.04],[12.71,56.04]]', '{"sessionCode":"KLASS5B"}')), 'none', 'another session does as its campaign');

-- What is kept and seen
select is(public.read_receipt(tests.code('line')) -> 'place', pg_temp.shape('LineString', '[[12.69,56.04],[12.70,56.04],[12.71,56.05]]'), 'the author reads the line as it was sent');
select tests.sent(pg_temp.a_shape('rough_line', 'LineString', '[[12.69,56.04],[12.6895,56.04],[12.70,56.04],[12.71,56.05]]', '{"precision":"rough"}'));
select tests.sent(pg_temp.a_shape('city_line', 'LineString', '[[12.69,56.04],[12.6895,56.04],[12.70,56.04],[12.71,56.05]]', '{"precision":"exact_for_city"}'));
select tests.sent(pg_temp.a_shape('city_area', 'Polygon', '[[12.69,56.04],[12.71,56.04],[12.71,56.05],[12.69,56.05],[12.69,56.04]]', '{"precision":"exact_for_city"}'));
select tests.sent(pg_temp.a_shape('small_line', 'LineString', '[[12.6950,56.0437],[12.6954,56.0437]]', '{"precision":"exact_for_city"}'));
select tests.sent(pg_temp.a_shape('small_area', 'Polygon', '[[12.6950,56.0437],[12.6954,56.0437],[12.6954,56.0439],[12.6950,56.0437]]', '{"precision":"rough"}'));
select tests.sent(pg_temp.a_shape('avoided', 'LineString', '[[12.69,56.04],[12.71,56.05]]', '{"kind":"avoid","text":""}'));
select tests.sent(tests.a_safety('unsafe', jsonb_build_object('place', pg_temp.shape('Polygon', '[[12.69,56.04],[12.71,56.04],[12.71,56.05],[12.69,56.05],[12.69,56.04]]'))));
select tests.act_as_owner();
select tests.approve(w) from unnest(array['line', 'area', 'rough_line', 'city_line', 'city_area', 'small_line', 'small_area', 'avoided', 'unsafe']) w;
create function pg_temp.centre(lon double precision, lat double precision) returns jsonb language sql as $$
  select private.lon_lat(private.rough_place(extensions.st_setsrid(extensions.st_makepoint(lon, lat), 4326))) $$;
select is(pg_temp.geojson(c.place), jsonb_build_object('type', 'LineString', 'coordinates', jsonb_build_array(pg_temp.centre(12.69, 56.04), pg_temp.centre(12.70, 56.04), pg_temp.centre(12.71, 56.05))),
  'of a rough line nobody knows more than the middles of its squares, each once') from public.contributions c where c.id = tests.id('rough_line');
select is(pg_temp.geojson(c.place) -> 'coordinates' -> 1, '[12.6895,56.04]', 'exactly for the city keeps the exact line') from public.contributions c where c.id = tests.id('city_line');
select is(tests.published('line') -> 'shape', pg_temp.shape('LineString', '[[12.69,56.04],[12.7,56.04],[12.71,56.05]]'), 'everyone sees an exact line');
select is(tests.published('line') -> 'square', 'null', 'without a square');
select ok(extensions.st_intersects(p.shape, p.point), 'the point to draw lies on it') from public.published_contributions p where p.id = tests.id('line');
select ok(extensions.st_intersects(p.shape, p.point) and p.shape = c.place, 'the same of an area') from public.published_contributions p join public.contributions c using (id) where p.id = tests.id('area');
select is(tests.published('city_line') -> 'shape', pg_temp.geojson((select c.place from public.contributions c where c.id = tests.id('rough_line'))), 'of one exactly for the city everyone sees the rough version');
select is(tests.published('city_line') #>> '{shape,coordinates,0}', pg_temp.centre(12.69, 56.04)::text, 'from the middle of its first square');
select isnt(tests.published('city_line') -> 'shape', pg_temp.geojson((select c.place from public.contributions c where c.id = tests.id('city_line'))), 'and not what the city has');
select is(tests.published('city_area') #> '{shape,coordinates,0,2}', pg_temp.centre(12.71, 56.05), 'of an area too');
select is(tests.published('small_line') -> 'shape', 'null', 'a line within one square is seen as the square');
select is(tests.published('small_line') -> 'square', private.outer_ring(private.square_around((select extensions.st_pointn(c.place, 2) from public.contributions c where c.id = tests.id('small_line')))), 'of its middle');
select is((select extensions.geometrytype(c.place) from public.contributions c where c.id = tests.id('small_area')), 'POINT', 'a rough area within one square is kept as its middle');
select is((select count(*)::integer from public.published_contributions p where p.id in (tests.id('avoided'), tests.id('unsafe'))), 0, 'lines and areas of avoid and safety are never public');
select is((select precision || ' ' || extensions.geometrytype(place) from public.contributions where id = tests.id('avoided')), 'exact_for_city LINESTRING', 'the city has the line that somebody avoids');
select ok((select num_nulls(cell_x, cell_y, district_id) = 0 from public.contributions where id = tests.id('unsafe')), 'an area of safety stands in one square, to be counted there');
select tests.sent(tests.a_safety('unsafe' || n, jsonb_build_object('place', pg_temp.shape('Polygon', '[[12.69,56.04],[12.71,56.04],[12.71,56.05],[12.69,56.05],[12.69,56.04]]')))) from generate_series(1, 4) n;
select is((select jsonb_array_length(public.read_safety_cells(tests.id('campaign'), 'evening'))), 1, 'five areas of safety make a figure as five points do');

-- The campaign's area
update public.campaigns set area = extensions.st_multi(extensions.st_makeenvelope(12.69, 56.04, 12.71, 56.05, 4326)) where id = tests.id('campaign');
create function pg_temp.near(lon double precision, how text) returns text language sql as $$
  select tests.submit_problem(tests.a_submission('near' || lon || how, jsonb_build_object('campaignId', tests.id('campaign'), 'precision', how, 'place', jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(lon, 56.045))))) $$;
select is(array[pg_temp.near(12.70, 'exact'), pg_temp.near(12.6899, 'exact'), pg_temp.near(12.6899, 'exact_for_city'), pg_temp.near(12.68, 'exact_for_city')],
  array['none', 'PT422 place_outside_campaign place', 'none', 'PT422 place_outside_campaign place'], 'a point lies in the campaign''s area, or what everyone sees of it touches it');
select is(tests.submit_problem(pg_temp.a_shape('reaching', 'LineString', '[[12.68,56.045],[12.70,56.045]]')), 'none', 'a line that reaches into it is inside');
select is(tests.submit_problem(pg_temp.a_shape('x', 'LineString', '[[12.67,56.045],[12.68,56.045]]')), 'PT422 place_outside_campaign place', 'one beside it is not');
select * from finish();
rollback;
