-- Reading one JSON document field by field. The residents' and staff's doors take a document each; what is strange in it is refused as a
-- problem of the catalogue, with the field to blame.

create function private.take_document(document jsonb, allowed text[]) returns void
language plpgsql immutable set search_path = '' as $$
declare
  strange text;
begin
  -- The longest right document is some 10 kB.
  if document is null or jsonb_typeof(document) <> 'object' or octet_length(document::text) > 32768 then
    perform private.raise_problem('field_invalid', '');
  end if;
  select key into strange from jsonb_object_keys(document) key where key <> all (allowed) order by key limit 1;
  if strange is not null then
    perform private.raise_problem('field_not_allowed', left(strange, 60));
  end if;
end
$$;
create function private.take_text(document jsonb, field text, required boolean default false) returns text
language plpgsql immutable set search_path = '' as $$
begin
  if document -> field is null then
    if required then perform private.raise_problem('field_invalid', field); end if;
    return null;
  end if;
  if jsonb_typeof(document -> field) <> 'string' then perform private.raise_problem('field_invalid', field); end if;
  return document ->> field;
end
$$;
create function private.take_word(document jsonb, field text, allowed text[], required boolean default false) returns text
language plpgsql immutable set search_path = '' as $$
declare
  word text := private.take_text(document, field, required);
begin
  if word is not null and word <> all (allowed) then perform private.raise_problem('field_invalid', field); end if;
  return word;
end
$$;
create function private.take_words(document jsonb, field text, allowed text[]) returns text[]
language plpgsql immutable set search_path = '' as $$
declare
  words text[];
begin
  if document -> field is null then return '{}'; end if;
  if jsonb_typeof(document -> field) <> 'array'
     or jsonb_path_exists(document -> field, '$[*] ? (@.type() != "string")') then
    perform private.raise_problem('field_invalid', field);
  end if;
  select coalesce(array_agg(word), '{}') into words from jsonb_array_elements_text(document -> field) word;
  if not words <@ allowed or cardinality(words) <> (select count(distinct w) from unnest(words) w) then
    perform private.raise_problem('field_invalid', field);
  end if;
  return words;
end
$$;
create function private.take_flag(document jsonb, field text, required boolean default false) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  if document -> field is null and not required then return null; end if;
  if coalesce(jsonb_typeof(document -> field), '') <> 'boolean' then perform private.raise_problem('field_invalid', field); end if;
  return (document -> field)::boolean;
end
$$;
create function private.take_integer(document jsonb, field text, lowest integer, highest integer) returns integer
language plpgsql immutable set search_path = '' as $$
declare
  number numeric;
begin
  if coalesce(jsonb_typeof(document -> field), '') <> 'number' then perform private.raise_problem('field_invalid', field); end if;
  number := (document ->> field)::numeric;
  if number <> trunc(number) or number < lowest or number > highest then perform private.raise_problem('field_invalid', field); end if;
  return number::integer;
end
$$;
create function private.take_uuid(document jsonb, field text, required boolean default false) returns uuid
language plpgsql immutable set search_path = '' as $$
declare
  id text := private.take_text(document, field, required);
begin
  if id is null then return null; end if;
  if id !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then perform private.raise_problem('field_invalid', field); end if;
  return id::uuid;
end
$$;
-- 26 characters of Crockford base 32 are 130 bits; the server keeps sha256 of them.
create function private.take_receipt_hash(document jsonb) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
  code text := private.take_text(document, 'receiptCode', true);
begin
  if code !~ '^[0-9A-HJKMNP-TV-Z]{26}$' then perform private.raise_problem('field_invalid', 'receiptCode'); end if;
  return sha256(convert_to(code, 'UTF8'));
end
$$;
create function private.take_contributor_hash(document jsonb) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
  key text := private.take_text(document, 'contributorKey', true);
begin
  if key !~ '^[0-9a-f]{32}$' then perform private.raise_problem('field_invalid', 'contributorKey'); end if;
  return sha256(convert_to(key, 'UTF8'));
end
$$;

-- The corners of a GeoJSON place as a list; null when it is none of the three types. An area is one ring.
create function private.corners_of(place jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  coordinates jsonb := place -> 'coordinates';
begin
  if coalesce(jsonb_typeof(coordinates), '') <> 'array' then return null; end if;
  return case place ->> 'type'
    when 'Point' then jsonb_build_array(coordinates)
    when 'LineString' then coordinates
    when 'Polygon' then case when jsonb_array_length(coordinates) = 1 and jsonb_typeof(coordinates -> 0) = 'array' then coordinates -> 0 end end;
end
$$;

-- Said before anything else is read: a shape beyond the limit may make the whole document too long to read.
create function private.refuse_many_corners(place jsonb) returns void
language plpgsql immutable set search_path = '' as $$
begin
  -- VERTEX_LIMIT of src/domain/place.ts.
  if jsonb_array_length(private.corners_of(place)) > 200 then perform private.raise_problem('place_too_many_points', 'place'); end if;
end
$$;

-- A GeoJSON Point, LineString or Polygon of one closed ring, within every limit and inside the municipality with all its corners.
-- `only_squares` is true when the device has snapped them already: then their squares must touch the municipality, since a square's centre
-- may lie in the water.
create function private.take_place(document jsonb, only_squares boolean) returns extensions.geometry
language plpgsql stable set search_path = '' as $$
declare
  given jsonb := document -> 'place';
  type text := given ->> 'type';
  positions jsonb := private.corners_of(given);
  corners extensions.geometry[];
  place extensions.geometry;
  metres extensions.geometry;
begin
  perform private.refuse_many_corners(given);
  if positions is null or (given - 'type' - 'coordinates') <> '{}' or exists (
    select from jsonb_array_elements(positions) p
    where case when jsonb_typeof(p) <> 'array' then true
      when jsonb_array_length(p) <> 2 or jsonb_typeof(p -> 0) <> 'number' or jsonb_typeof(p -> 1) <> 'number' then true
      else abs((p ->> 0)::numeric) > 180 or abs((p ->> 1)::numeric) > 90 end)
    or (type = 'Polygon' and positions -> 0 is distinct from positions -> -1)
    or (select count(distinct p) from jsonb_array_elements(positions) p) < (case type when 'Point' then 1 when 'LineString' then 2 else 3 end)
  then
    perform private.raise_problem('place_invalid', 'place');
  end if;
  -- Cut to 6 decimals (about 10 cm): finer would claim more than a finger on a phone can mean.
  select array_agg(extensions.st_setsrid(extensions.st_makepoint(round((p.at ->> 0)::numeric, 6)::double precision, round((p.at ->> 1)::numeric, 6)::double precision), 4326) order by p.nth)
  into corners from jsonb_array_elements(positions) with ordinality p (at, nth);

  if not exists (select from public.organisations o where extensions.st_covers(o.boundary, extensions.st_collect(corners)))
     and not (only_squares and exists (select from public.organisations o where not exists (
       select from unnest(corners) corner
       -- Far from the city the plane projection has no answer.
       where not case when o.boundary operator(extensions.&&) extensions.st_expand(corner, 0.01)
         then extensions.st_covers(o.boundary, corner) or extensions.st_intersects(o.boundary, private.square_around(corner)) else false end) and o.boundary is not null))
  then
    -- Latitude first by mistake: say that the place is wrong, not that it lies elsewhere.
    if exists (select from public.organisations o where extensions.st_covers(o.boundary, extensions.st_flipcoordinates(extensions.st_collect(corners)))) then
      perform private.raise_problem('place_invalid', 'place');
    end if;
    perform private.raise_problem('place_outside_city', 'place');
  end if;
  if type = 'Point' then return corners[1]; end if;

  place := extensions.st_makeline(corners);
  if type = 'LineString' then
    metres := extensions.st_transform(place, 3006);
    if extensions.st_length(metres) > 30000 then perform private.raise_problem('place_too_large', 'place'); end if;
    if extensions.st_length(metres) < 20 then perform private.raise_problem('place_too_short', 'place'); end if;
    return place;
  end if;
  place := extensions.st_makepolygon(place);
  if not extensions.st_isvalid(place) then perform private.raise_problem('place_crosses_itself', 'place'); end if;
  if extensions.st_area(extensions.st_transform(place, 3006)) > 10000000 then perform private.raise_problem('place_too_large', 'place'); end if;
  return place;
end
$$;

-- The fields that an author may also amend, checked for their kind and written into a row. Fields not given are left as they are.
create function private.take_content(into_row public.contributions, document jsonb) returns public.contributions
language plpgsql stable set search_path = '' as $$
declare
  feeling jsonb;
  this_year integer := extract(year from private.today());
begin
  if document ? 'title' then
    into_row.title := nullif(btrim(private.take_text(document, 'title')), '');
    if char_length(into_row.title) > 120 then perform private.raise_problem('text_too_long', 'title'); end if;
  end if;
  if document ? 'text' then
    into_row.text := private.take_text(document, 'text', true);
    if char_length(into_row.text) > 2000 then perform private.raise_problem('text_too_long', 'text'); end if;
  end if;
  if into_row.kind in ('story', 'memory', 'wish') and coalesce(into_row.text, '') !~ '[^[:space:]]' then
    perform private.raise_problem('text_missing', 'text');
  end if;

  if document ? 'safety' and into_row.kind <> 'safety' then perform private.raise_problem('field_not_allowed', 'safety'); end if;
  if document ? 'avoid' and into_row.kind <> 'avoid' then perform private.raise_problem('field_not_allowed', 'avoid'); end if;
  if document ? 'era' and into_row.kind <> 'memory' then perform private.raise_problem('field_not_allowed', 'era'); end if;
  if document ? 'audiences' and into_row.kind <> 'wish' then perform private.raise_problem('field_not_allowed', 'audiences'); end if;

  if document ? 'safety' then
    feeling := document -> 'safety';
    perform private.take_document(feeling, '{level,times,causes}');
    into_row.safety_level := private.take_integer(feeling, 'level', 1, 5);
  elsif document ? 'avoid' then
    feeling := document -> 'avoid';
    perform private.take_document(feeling, '{times,causes}');
  end if;
  if feeling is not null then
    into_row.times := private.take_words(feeling, 'times', '{morning,day,evening,night}');
    into_row.causes := coalesce(feeling -> 'causes', '[]');
    if not private.are_causes(into_row.causes)
       or (select count(distinct c ->> 'cause') < count(*) from jsonb_array_elements(into_row.causes) c) then
      perform private.raise_problem('field_invalid', 'causes');
    end if;
  end if;
  if into_row.kind = 'safety' and into_row.safety_level is null then perform private.raise_problem('field_invalid', 'safety'); end if;

  if document ? 'era' then
    perform private.take_document(document -> 'era', '{type,from,to}');
    into_row.era_type := private.take_word(document -> 'era', 'type', '{year,decade,period}', true);
    into_row.era_from := private.take_integer(document -> 'era', 'from', 1800, this_year);
    into_row.era_to := private.take_integer(document -> 'era', 'to', 1800, this_year + 9);
    if not (case into_row.era_type
      when 'year' then into_row.era_from = into_row.era_to
      when 'decade' then into_row.era_from % 10 = 0 and into_row.era_to = into_row.era_from + 9
      else into_row.era_from <= into_row.era_to and into_row.era_to <= this_year end)
    then
      perform private.raise_problem('field_invalid', 'era');
    end if;
  end if;
  if into_row.kind = 'memory' and into_row.era_type is null then perform private.raise_problem('field_invalid', 'era'); end if;

  if document ? 'audiences' then
    into_row.audiences := private.take_words(document, 'audiences', '{everyone,children,young,families,seniors}');
  end if;
  if document ? 'exhibition' then
    into_row.exhibition := private.take_flag(document, 'exhibition', true);
  end if;

  into_row.flags := private.detect_personal_data(concat_ws(E'\n', into_row.title, into_row.text));
  -- Safety and avoid without words need no moderation: they are only ever counted in cells.
  if into_row.kind in ('safety', 'avoid') and into_row.title is null and coalesce(into_row.text, '') !~ '[^[:space:]]' then
    into_row.status := 'published';
    into_row.decided_at := now();
  else
    into_row.status := 'submitted';
    into_row.decided_at := null;
  end if;
  into_row.rejection_reason := null;
  into_row.rejection_words := null;
  return into_row;
end
$$;

-- Who sends, and may they. A key never seen before meets the global brake; a known one never does.
create function private.admit_contributor(hash bytea) returns uuid
language plpgsql set search_path = '' as $$
declare
  known uuid;
begin
  select c.id into known from public.contributors c where c.key_hash = hash;
  if known is null then
    insert into public.contributors (key_hash) values (hash) on conflict (key_hash) do nothing returning id into known;
    if known is not null then
      perform private.spend('new_contributors', '*', interval '1 minute', private.setting('new_contributors_per_minute', 600), 'too_many_new_contributors');
    else
      select c.id into known from public.contributors c where c.key_hash = hash;
    end if;
  end if;
  return known;
end
$$;

create function private.acknowledge(c public.contributions) returns jsonb
language sql stable
return jsonb_build_object('id', c.id, 'status', c.status, 'revision', c.revision, 'receivedAt', private.iso(c.received_at),
  'campaignId', c.campaign_id, 'campaignClosed', c.campaign_closed);

-- True when a value answers a question in the question's own way.
create function private.answers_question(question jsonb, given jsonb) returns boolean
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(case question ->> 'type'
    when 'text' then jsonb_typeof(given) = 'string' and char_length(given #>> '{}') <= 2000
    when 'scale' then case when jsonb_typeof(given) = 'number' then (given #>> '{}')::numeric in (1, 2, 3, 4, 5) end
    when 'single' then jsonb_typeof(given) = 'string'
      and exists (select from jsonb_array_elements(question -> 'options') o where o -> 'id' = given)
    when 'multiple' then case when jsonb_typeof(given) = 'array' then not exists (
      select from jsonb_array_elements(given) v
      where not exists (select from jsonb_array_elements(question -> 'options') o where o -> 'id' = v)) end
    end, false)
$$;

-- Responses to the campaign's own questions, each with the wording it answers: the one the device was shown, also when it has been changed or
-- taken out since. A device that does not say answers the newest wording that fits. Required ones are the form's matter: a contribution kept is
-- worth more than a form complete.
create function private.take_responses(document jsonb, campaign uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  response jsonb;
  shown integer;
  answered integer;
  taken jsonb := '[]';
begin
  if document -> 'responses' is null then return taken; end if;
  if jsonb_typeof(document -> 'responses') <> 'array' or jsonb_array_length(document -> 'responses') > 8 then
    perform private.raise_problem('field_invalid', 'responses');
  end if;
  for response in select * from jsonb_array_elements(document -> 'responses') loop
    perform private.take_document(response, '{questionId,version,value}');
    shown := case when response ? 'version' then private.take_integer(response, 'version', 1, 1000000) end;
    select v.version into answered from public.campaign_question_versions v
    where v.campaign_id = take_responses.campaign and v.question_id = response ->> 'questionId' and v.version = coalesce(shown, v.version)
      and private.answers_question(v.document, response -> 'value')
    order by v.version desc limit 1;
    if not found or jsonb_path_exists(taken, '$[*] ? (@.questionId == $id)', jsonb_build_object('id', response ->> 'questionId')) then
      perform private.raise_problem('field_invalid', 'responses');
    end if;
    taken := taken || jsonb_build_array(response || jsonb_build_object('version', answered));
  end loop;
  return taken;
end
$$;

revoke all on function
  private.take_document(jsonb, text[]), private.take_text(jsonb, text, boolean), private.take_word(jsonb, text, text[], boolean),
  private.take_words(jsonb, text, text[]), private.take_flag(jsonb, text, boolean), private.take_integer(jsonb, text, integer, integer),
  private.take_uuid(jsonb, text, boolean), private.take_receipt_hash(jsonb), private.take_contributor_hash(jsonb), private.corners_of(jsonb),
  private.refuse_many_corners(jsonb), private.take_place(jsonb, boolean), private.take_content(public.contributions, jsonb),
  private.admit_contributor(bytea), private.acknowledge(public.contributions), private.answers_question(jsonb, jsonb),
  private.take_responses(jsonb, uuid)
  from public, anon, authenticated, service_role;
