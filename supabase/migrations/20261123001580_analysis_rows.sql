-- What planners weigh: one narrow row a contribution, codes only, kept true by triggers and stored packed, so that a page of 50,000 is one scan
-- and one string_agg. What staff may not see is not here: withdrawn is out at once, a worry for a child in until decided never.
--
-- A row's version is the id of the transaction that wrote it. Readers ask for what is not older than the oldest transaction still running when
-- they looked last (pg_snapshot_xmin): a late commit is never missed, a row may come twice, and no resident ever waits for a number.

create table private.analysis_rows (
  ordinal integer generated always as identity,
  contribution_id uuid not null unique,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  version bigint not null default (pg_current_xact_id()::text)::bigint,
  east integer not null,
  north integer not null,
  respondent integer not null,
  kind smallint not null check (kind between 0 and 5),
  safety smallint not null check (safety between 0 and 5),
  times smallint not null check (times between 0 and 15),
  causes integer not null check (causes between 0 and 65535),
  age smallint not null default 0 check (age between 0 and 7),
  gender smallint not null default 0 check (gender between 0 and 3),
  relations smallint not null default 0 check (relations between 0 and 15),
  home smallint not null default 0 check (home between 0 and 255),
  district smallint not null check (district between 0 and 255),
  campaign integer not null check (campaign between 0 and 65535),
  day integer not null check (day between 0 and 65535),
  decade smallint not null check (decade between 0 and 255),
  status smallint not null check (status between 0 and 2),
  answered smallint not null default 0 check (answered between 0 and 2),
  precision smallint not null check (precision between 0 and 2),
  has_text boolean not null,
  areas integer not null check (areas between 0 and 65535),
  themes integer not null default 0 check (themes between 0 and 65535),
  packed bytea not null generated always as (
    int4send(ordinal) || int4send(east) || int4send(north) || int4send(respondent)
    || int8send((causes::bigint << 48) | (campaign::bigint << 32) | (day::bigint << 16) | areas::bigint)
    || int8send((themes::bigint << 48) | (kind::bigint << 40) | (safety::bigint << 32) | (times::bigint << 24) | (age::bigint << 16) | (gender::bigint << 8) | relations::bigint)
    || int4send(((home::bigint << 24) | (district::bigint << 16) | (decade::bigint << 8)
      | (status + 4 * answered + 16 * precision + case when has_text then 64 else 0 end)::bigint)::bit(32)::integer)) stored,
  primary key (organisation_id, ordinal)
);
alter table private.analysis_rows alter column packed set storage plain;
comment on table private.analysis_rows is 'Every contribution that planners may weigh, as codes: Columns of src/domain/analysis/snapshot.ts. Kept by triggers; no text.';
comment on column private.analysis_rows.ordinal is 'Its number; never given again.';
comment on column private.analysis_rows.contribution_id is 'The contribution. No foreign key: the trigger on contributions takes the row away.';
comment on column private.analysis_rows.organisation_id is 'Who answers for it.';
comment on column private.analysis_rows.version is 'The transaction that last wrote it.';
comment on column private.analysis_rows.east is 'Easting in EPSG:3006, decimetres, of one point on the stored place.';
comment on column private.analysis_rows.north is 'Northing in EPSG:3006, decimetres.';
comment on column private.analysis_rows.respondent is 'contributors.number.';
comment on column private.analysis_rows.kind is 'Position in KINDS.';
comment on column private.analysis_rows.safety is 'Safety level, 0 for other kinds.';
comment on column private.analysis_rows.times is 'Bits of TIMES.';
comment on column private.analysis_rows.causes is 'Bits of CAUSES: bad ones 0–7, good ones 8–15.';
comment on column private.analysis_rows.age is 'Position in AGES; 0 not stated.';
comment on column private.analysis_rows.gender is 'Position in GENDERS; 0 not stated.';
comment on column private.analysis_rows.relations is 'Bits of RELATIONS.';
comment on column private.analysis_rows.home is 'Code of the district lived in; 0 not stated.';
comment on column private.analysis_rows.district is 'Code of the district of the place; 0 none.';
comment on column private.analysis_rows.campaign is 'Code of the campaign; 0 none.';
comment on column private.analysis_rows.day is 'Day received in Stockholm, as days since 2020-01-01.';
comment on column private.analysis_rows.decade is 'memory: (first decade − 1800) / 10 + 1; 0 for other kinds.';
comment on column private.analysis_rows.status is 'Position in STATUSES: submitted, published, rejected.';
comment on column private.analysis_rows.answered is 'Position in ANSWERED: no, draft, yes.';
comment on column private.analysis_rows.precision is 'Position in PRECISIONS.';
comment on column private.analysis_rows.has_text is 'It has words.';
comment on column private.analysis_rows.areas is 'Code of the set of development areas that the place touches.';
comment on column private.analysis_rows.themes is 'Code of the set of themes it is coded with.';
comment on column private.analysis_rows.packed is 'The row as 36 bytes, big-endian, in the order of LAYOUT.';
create index analysis_rows_version on private.analysis_rows (organisation_id, version);

create table private.analysis_removals (
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  version bigint not null default (pg_current_xact_id()::text)::bigint,
  ordinal integer not null,
  primary key (organisation_id, version, ordinal)
);
comment on table private.analysis_removals is 'Numbers of rows that are no longer weighed, for one to two days. Nothing else enters here.';
comment on column private.analysis_removals.organisation_id is 'Whose row it was.';
comment on column private.analysis_removals.version is 'The transaction that removed it.';
comment on column private.analysis_removals.ordinal is 'The number the row had.';

create table private.analysis_lexemes (
  ordinal integer primary key,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  words tsvector not null
);
comment on table private.analysis_lexemes is 'The words of what is weighed, for full text search: Swedish stems and the words as they stand. Changed and gone together with the words themselves.';
comment on column private.analysis_lexemes.ordinal is 'analysis_rows.ordinal.';
comment on column private.analysis_lexemes.organisation_id is 'Who answers for it.';
comment on column private.analysis_lexemes.words is 'Stems have weight A, plain words weight D.';
-- A short list of pending entries: nobody who submits pays for emptying a long one.
create index analysis_lexemes_words on private.analysis_lexemes using gin (words) with (gin_pending_list_limit = 512);

create table private.analysis_codes (
  id uuid primary key,
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  subject text not null check (subject in ('district', 'campaign')),
  code integer not null check (code > 0),
  unique (organisation_id, subject, code)
);
comment on table private.analysis_codes is 'The stable number of each district and campaign within its organisation. At most 255 districts and 65,535 campaigns have one; others count as none.';
comment on column private.analysis_codes.id is 'The district or campaign.';
comment on column private.analysis_codes.organisation_id is 'Whose.';
comment on column private.analysis_codes.subject is 'district or campaign.';
comment on column private.analysis_codes.code is 'The number; free again when the thing is gone.';

create table private.analysis_sets (
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  subject text not null check (subject in ('areas', 'themes')),
  members uuid[] not null check (members <> '{}'),
  code integer not null check (code > 0),
  primary key (organisation_id, subject, members),
  unique (organisation_id, subject, code)
);
comment on table private.analysis_sets is 'The stable number of each set of development areas or themes that has occurred. 0 is the empty one; at most 65,535 have a number.';
comment on column private.analysis_sets.organisation_id is 'Whose.';
comment on column private.analysis_sets.subject is 'areas or themes.';
comment on column private.analysis_sets.members is 'Their ids, ascending.';
comment on column private.analysis_sets.code is 'The number; never given again.';

-- Versions are transaction ids of this database and no other: a restored copy must not take an old page for a new one.
create table private.analysis_generation (
  id text primary key default left(gen_random_uuid()::text, 8),
  removals_since bigint not null default 0,
  next_since bigint not null default 0,
  marked_at timestamptz not null default now()
);
comment on table private.analysis_generation is 'One row: what tells versions of this database from those of another one with the same history, and how far back changes are known.';
comment on column private.analysis_generation.id is 'Random.';
comment on column private.analysis_generation.removals_since is 'Removals of transactions before this one are forgotten: whoever has an older version reads anew.';
comment on column private.analysis_generation.next_since is 'What becomes removals_since when the mark is a day old.';
comment on column private.analysis_generation.marked_at is 'When next_since was set.';
insert into private.analysis_generation default values;

alter table private.analysis_rows enable row level security;
alter table private.analysis_removals enable row level security;
alter table private.analysis_lexemes enable row level security;
alter table private.analysis_codes enable row level security;
alter table private.analysis_sets enable row level security;
alter table private.analysis_generation enable row level security;
revoke all on private.analysis_rows, private.analysis_removals, private.analysis_lexemes, private.analysis_codes, private.analysis_sets, private.analysis_generation
  from public, anon, authenticated, service_role;
revoke all on all sequences in schema private from public, anon, authenticated, service_role;
