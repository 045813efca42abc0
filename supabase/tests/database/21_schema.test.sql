-- The schema itself: described well enough to be the data dictionary, and indexed where policies and queues look.
begin;
select plan(10);
select is_empty($$ select c.oid::regclass from pg_class c where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'r' and obj_description(c.oid, 'pg_class') is null $$,
  'every table says what it holds');
select is_empty($$
  select c.oid::regclass || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'r' and col_description(c.oid, a.attnum) is null
$$, 'every column says what it means');
select is_empty($$ select p.oid::regprocedure from pg_proc p where p.pronamespace = 'public'::regnamespace and obj_description(p.oid, 'pg_proc') is null $$, 'every function of the API says what it takes and gives');
select is_empty($$
  select conrelid::regclass || ' ' || conname from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace
  and not exists (select from pg_index i where i.indrelid = c.conrelid and (i.indkey::smallint[])[0] = c.conkey[1])
$$, 'every foreign key has an index');
select is_empty($$
  select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  and not exists (select from pg_index i where i.indrelid = c.oid and a.attnum = any (i.indkey::smallint[]))
$$, 'the column that policies look at is indexed');
select is_empty($$
  select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid and t.typname = 'geometry'
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'campaigns' and (c.relname, a.attname) not in (('published_contributions', 'square'), ('published_contributions', 'shape'))
  and not exists (select from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_am am on am.oid = ic.relam and am.amname = 'gist' where i.indrelid = c.oid and a.attnum = any (i.indkey::smallint[]))
$$, 'places are found by a spatial index');
select has_index('public', 'contributions', 'contributions_waiting', 'the queue is read in its order');
select is_empty($$ select t.typname from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype = 'e' $$, 'vocabularies are constraints, which can be changed, not enums');
select is((select array_agg(mime order by mime) from storage.buckets, unnest(allowed_mime_types) mime where id = 'media' and not public), array['audio/mp4', 'audio/ogg', 'audio/webm', 'image/jpeg', 'image/webp'],
  'the bucket for media is private and takes no other types');
select is((select rolsuper from pg_roles where oid = (select relowner from pg_class where oid = 'public.contributions'::regclass) and rolname <> current_user), case when version() like '%wasm%' or version() like '%emscripten%' then null else false end,
  'on PostgreSQL the migrations ran without a superuser''s rights');
select * from finish();
rollback;
