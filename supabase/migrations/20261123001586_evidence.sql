-- Evidence out: what a planner takes from the workspace into a file. Said before it begins, in the log and in a register, then handed out in
-- pages and never past what was said, then closed with what it came to and the file's hash. Of what respondents said of themselves no row tells.

create table private.evidence_exports (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  user_id uuid references auth.users (id) on delete set null,
  begun_at timestamptz not null default now(),
  format text not null check (format in ('csv', 'geojson', 'geopackage', 'map_png', 'charts', 'report')),
  crs text check (crs in ('EPSG:4326', 'EPSG:3006', 'EPSG:3008')),
  exact_places boolean not null,
  purpose text not null check (char_length(purpose) between 3 and 120 and purpose = btrim(purpose)),
  filter text not null check (char_length(filter) <= 2000 and filter !~ '(^|&)(b\.)?(ord|yta|linje)=[^&]'),
  contributions integer not null check (contributions >= 0),
  handed_out integer not null default 0,
  salt uuid default gen_random_uuid(),
  finished_at timestamptz,
  rows integer check (rows >= 0),
  respondents integer check (respondents >= 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  check ((finished_at is null) = (rows is null) and (finished_at is null) = (respondents is null) and (finished_at is null or salt is null))
);
comment on table private.evidence_exports is 'The register of what planners have taken out: who, what for, how much, and the hash that a file can be known by. Kept as long as the log (retention).';
comment on column private.evidence_exports.id is 'Subject of its events in the log.';
comment on column private.evidence_exports.organisation_id is 'Whose contributions.';
comment on column private.evidence_exports.user_id is 'Who took them.';
comment on column private.evidence_exports.begun_at is 'When it was asked for.';
comment on column private.evidence_exports.format is 'What kind of file.';
comment on column private.evidence_exports.crs is 'In which coordinates; null where there are none.';
comment on column private.evidence_exports.exact_places is 'As precise as the authors allowed the city; else as everybody may know them.';
comment on column private.evidence_exports.purpose is 'What it is for, in the planner''s words.';
comment on column private.evidence_exports.filter is 'The selection as it stands in the address, without search words and drawn places: those could tell of a person. An empty value says that there was one.';
comment on column private.evidence_exports.contributions is 'How many there were in the selection when it was asked for.';
comment on column private.evidence_exports.handed_out is 'Rows given out so far; a page asked for twice counts twice.';
comment on column private.evidence_exports.salt is 'What respondents are numbered anew by in this file alone; forgotten when it is done, or a day after it was begun.';
comment on column private.evidence_exports.finished_at is 'When the file was made; null: given up or under way.';
comment on column private.evidence_exports.rows is 'Contributions in the file; fewer than asked for when some were withdrawn meanwhile.';
comment on column private.evidence_exports.respondents is 'Respondents in the file.';
comment on column private.evidence_exports.sha256 is 'Of the whole file.';
create index evidence_exports_organisation on private.evidence_exports (organisation_id, begun_at);
create index evidence_exports_user on private.evidence_exports (user_id);
alter table private.evidence_exports enable row level security;
revoke all on private.evidence_exports from public, anon, authenticated, service_role;

create function public.begin_evidence_export(request jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  wanted private.evidence_exports;
begin
  perform private.take_document(request, '{organisationId,format,crs,exactPlaces,purpose,filter,contributions}');
  wanted.organisation_id := private.take_uuid(request, 'organisationId', true);
  perform private.must_weigh_for(wanted.organisation_id);
  wanted.format := private.take_word(request, 'format', '{csv,geojson,geopackage,map_png,charts,report}', true);
  wanted.crs := private.take_word(request, 'crs', '{EPSG:4326,EPSG:3006,EPSG:3008}');
  wanted.exact_places := private.take_flag(request, 'exactPlaces', true);
  wanted.purpose := btrim(private.take_text(request, 'purpose', true));
  wanted.filter := private.take_text(request, 'filter', true);
  wanted.contributions := private.take_integer(request, 'contributions', 0, 2000000000);
  if char_length(wanted.purpose) < 3 then perform private.raise_problem('text_missing', 'purpose'); end if;
  if char_length(wanted.purpose) > 120 then perform private.raise_problem('text_too_long', 'purpose'); end if;
  if char_length(wanted.filter) > 2000 or wanted.filter ~ '(^|&)(b\.)?(ord|yta|linje)=[^&]' then perform private.raise_problem('field_invalid', 'filter'); end if;
  insert into private.evidence_exports (organisation_id, user_id, format, crs, exact_places, purpose, filter, contributions)
  values (wanted.organisation_id, (select auth.uid()), wanted.format, wanted.crs, wanted.exact_places, wanted.purpose, wanted.filter, wanted.contributions)
  returning * into wanted;
  perform private.audit(wanted.organisation_id, 'evidence.begun', wanted.id,
    concat_ws(' ', wanted.format, wanted.contributions, case when wanted.exact_places then 'exact_places' else 'public_places' end));
  return jsonb_build_object('exportId', wanted.id, 'madeAt', private.iso(wanted.begun_at), 'organisation', (select o.name from public.organisations o where o.id = wanted.organisation_id));
end
$$;
comment on function public.begin_evidence_export(jsonb) is 'EvidenceRequest → {exportId, madeAt, organisation}. In the log before anything is handed out. For planners and admins.';

create function private.open_export(export uuid) returns private.evidence_exports
language plpgsql set search_path = '' as $$
declare
  opened private.evidence_exports;
begin
  select * into opened from private.evidence_exports e
  where e.id = export and e.user_id = (select auth.uid()) and e.finished_at is null and e.begun_at > now() - interval '12 hours'
    and e.organisation_id in (select private.organisations_as('planner', 'admin')) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  return opened;
end
$$;

-- A page may be asked for again when the line breaks; more than twice what was said is another export.
create function public.evidence_rows(export uuid, ordinals integer[]) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  most constant integer := 2000;
  e private.evidence_exports := private.open_export(export);
  given jsonb;
begin
  if ordinals is null or cardinality(ordinals) > most or e.format not in ('csv', 'geojson', 'geopackage') then perform private.raise_problem('field_invalid', 'ordinals'); end if;
  if e.handed_out + cardinality(ordinals) > 2 * e.contributions::bigint + most then perform private.raise_problem('not_allowed'); end if;
  update private.evidence_exports x set handed_out = x.handed_out + cardinality(ordinals) where x.id = e.id;
  select coalesce(jsonb_agg(jsonb_build_object(
      'id', c.id, 'kind', c.kind, 'status', c.status, 'receivedOn', (c.received_at at time zone 'Europe/Stockholm')::date,
      -- A number for this file alone: two files cannot be joined by it.
      'respondent', left(encode(sha256(uuid_send(e.salt) || int4send(r.respondent)), 'hex'), 16),
      -- Words that nobody has approved go nowhere.
      'title', case when c.status = 'published' then c.title end, 'text', case when c.status = 'published' then c.text else '' end, 'language', c.language,
      'era', private.era_of(c.era_type, c.era_from, c.era_to), 'safetyLevel', c.safety_level, 'times', to_jsonb(c.times), 'causes', c.causes, 'audiences', to_jsonb(c.audiences),
      'isRough', c.precision = 'rough' or not e.exact_places and not (c.precision = 'exact' and c.kind in ('story', 'memory', 'wish', 'like')),
      'place', extensions.st_asgeojson(p.shown, 7)::jsonb, 'point', extensions.st_asgeojson(extensions.st_pointonsurface(p.shown), 7)::jsonb -> 'coordinates',
      'districtName', d.name, 'campaignTitle', k.title ->> 'sv',
      'areaNames', to_jsonb(array(select a.name from private.analysis_sets s join public.development_areas a on a.id = any (s.members)
        where s.organisation_id = e.organisation_id and s.subject = 'areas' and s.code = r.areas order by a.name)),
      'themeNames', to_jsonb(array(select t.name ->> 'sv' from public.contribution_themes ct join public.themes t on t.id = ct.theme_id where ct.contribution_id = c.id order by 1)),
      'answered', (array['no', 'draft', 'yes'])[r.answered + 1]) order by i.nth), '[]')
  into given
  from unnest(ordinals) with ordinality i (ordinal, nth)
  join private.analysis_rows r on r.organisation_id = e.organisation_id and r.ordinal = i.ordinal
  join public.contributions c on c.id = r.contribution_id and private.is_weighable(c.status, c.restricted, c.flags, c.kind)
  cross join lateral (select case when e.exact_places then c.place else private.public_place(c) end as shown) p
  left join public.districts d on d.id = c.district_id
  left join public.campaigns k on k.id = c.campaign_id;
  return given;
end
$$;
comment on function public.evidence_rows(uuid, integer[]) is 'EvidenceRow[] in the order asked for, at most 2,000: to who began the export, within twelve hours, no more than was said. What is gone is left out.';

create function public.finish_evidence_export(outcome jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  e private.evidence_exports;
  hash text;
begin
  perform private.take_document(outcome, '{exportId,rows,respondents,sha256}');
  e := private.open_export(private.take_uuid(outcome, 'exportId', true));
  hash := private.take_text(outcome, 'sha256', true);
  if hash !~ '^[0-9a-f]{64}$' then perform private.raise_problem('field_invalid', 'sha256'); end if;
  update private.evidence_exports x set finished_at = now(), salt = null, sha256 = hash,
    rows = private.take_integer(outcome, 'rows', 0, 2000000000), respondents = private.take_integer(outcome, 'respondents', 0, 2000000000)
  where x.id = e.id returning x.* into e;
  perform private.audit(e.organisation_id, 'evidence.exported', e.id, concat_ws(' ', e.format, e.rows, left(hash, 16)));
end
$$;
comment on function public.finish_evidence_export(jsonb) is '{exportId, rows, respondents, sha256}: what it came to. In the log. An export is finished once.';

create function public.read_evidence_exports(organisation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_weigh_for(organisation);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'at', private.iso(e.finished_at), 'by', u.email, 'format', e.format, 'crs', e.crs, 'exactPlaces', e.exact_places,
      'purpose', e.purpose, 'filter', e.filter, 'rows', e.rows, 'respondents', e.respondents, 'sha256', e.sha256) order by e.finished_at desc, e.id), '[]')
    from (select * from private.evidence_exports x where x.organisation_id = organisation and x.finished_at is not null order by x.finished_at desc limit 50) e
    left join auth.users u on u.id = e.user_id);
end
$$;
comment on function public.read_evidence_exports(uuid) is 'PastExport[]: the fifty latest files, newest first. For planners and admins.';

revoke all on function private.open_export(uuid), public.begin_evidence_export(jsonb), public.evidence_rows(uuid, integer[]), public.finish_evidence_export(jsonb), public.read_evidence_exports(uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.begin_evidence_export(jsonb), public.evidence_rows(uuid, integer[]), public.finish_evidence_export(jsonb), public.read_evidence_exports(uuid) to authenticated;
