-- The planner's door: themes. A small vocabulary, coded many at a time, each time with a way back; and the words that tell what a theme
-- is mostly about, counted in what is coded with it already.

create function private.theme_document(t public.themes) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'description', t.description, 'retiredAt', private.iso(t.retired_at), 'mergedInto', t.merged_into,
    'coded', (select count(*) from public.contribution_themes ct join public.contributions c on c.id = ct.contribution_id and c.status <> 'withdrawn' where ct.theme_id = t.id))
$$;

create function private.own_theme(theme uuid) returns public.themes
language plpgsql set search_path = '' as $$
declare
  t public.themes;
begin
  select * into t from public.themes k where k.id = theme and k.organisation_id in (select private.organisations_as('planner', 'admin')) for no key update;
  if not found then perform private.raise_problem('not_allowed'); end if;
  return t;
end
$$;

create function public.read_themes() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'admin');
  return (select coalesce(jsonb_agg(private.theme_document(t) order by t.retired_at is not null, t.name ->> 'sv', t.id), '[]')
    from public.themes t where t.organisation_id in (select private.organisations_as('planner', 'admin')));
end
$$;
comment on function public.read_themes() is 'Theme[]: those in use by name, then retired ones; each with how much is coded with it.';

create function public.save_theme(theme jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  t public.themes;
  words jsonb := theme -> 'name';
  about text;
  base text;
  nth integer := 1;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(theme, '{id,name,description,isRetired}');
  if not private.is_words(words) or exists (select from jsonb_each_text(words) w where char_length(w.value) > 60 or w.key not in ('sv', 'en', 'ar')) then
    perform private.raise_problem('field_invalid', 'name');
  end if;
  about := nullif(btrim(private.take_text(theme, 'description')), '');
  if char_length(about) > 500 then perform private.raise_problem('text_too_long', 'description'); end if;
  if theme -> 'id' is not null then
    t := private.own_theme(private.take_uuid(theme, 'id', true));
    update public.themes k set name = words, description = about,
      retired_at = case when coalesce(private.take_flag(theme, 'isRetired'), false) then coalesce(k.retired_at, now()) end,
      merged_into = case when coalesce(private.take_flag(theme, 'isRetired'), false) then k.merged_into end
    where k.id = t.id returning k.* into t;
    perform private.audit(t.organisation_id, 'theme.changed', t.id);
    return private.theme_document(t);
  end if;
  select own into t.organisation_id from private.organisations_as('planner', 'admin') own order by own limit 1;
  base := btrim(left(regexp_replace(translate(lower(words ->> 'sv'), 'åäöéüÅÄÖÉÜ', 'aaoeuaaoeu'), '[^a-z0-9]+', '-', 'g'), 50), '-');
  t.slug := coalesce(nullif(base, ''), 'tema');
  while exists (select from public.themes k where k.organisation_id = t.organisation_id and k.slug = t.slug) loop
    nth := nth + 1;
    t.slug := coalesce(nullif(base, ''), 'tema') || '-' || nth;
  end loop;
  -- Two of one name in use would be one theme coded by half each.
  if exists (select from public.themes k where k.organisation_id = t.organisation_id and k.retired_at is null and lower(k.name ->> 'sv') = lower(words ->> 'sv')) then
    perform private.raise_problem('field_invalid', 'name');
  end if;
  insert into public.themes (organisation_id, slug, name, description) values (t.organisation_id, t.slug, words, about) returning * into t;
  perform private.audit(t.organisation_id, 'theme.added', t.id);
  return private.theme_document(t);
end
$$;
comment on function public.save_theme(jsonb) is '{id?, name, description, isRetired?} → Theme. A retired theme is coded with no more; what was coded stays.';

create function public.merge_themes(merge jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  gone public.themes;
  kept public.themes;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(merge, '{from,into}');
  gone := private.own_theme(private.take_uuid(merge, 'from', true));
  kept := private.own_theme(private.take_uuid(merge, 'into', true));
  if gone.id = kept.id or gone.organisation_id <> kept.organisation_id or kept.retired_at is not null then perform private.raise_problem('field_invalid', 'into'); end if;
  insert into public.contribution_themes (contribution_id, theme_id, coded_by, coded_at)
  select ct.contribution_id, kept.id, ct.coded_by, ct.coded_at from public.contribution_themes ct where ct.theme_id = gone.id on conflict do nothing;
  delete from public.contribution_themes ct where ct.theme_id = gone.id;
  insert into private.plan_statement_themes (statement_id, theme_id) select st.statement_id, kept.id from private.plan_statement_themes st where st.theme_id = gone.id on conflict do nothing;
  delete from private.plan_statement_themes st where st.theme_id = gone.id;
  update public.themes t set retired_at = coalesce(t.retired_at, now()), merged_into = kept.id where t.id = gone.id;
  perform private.audit(gone.organisation_id, 'theme.merged', gone.id);
  return private.theme_document(kept);
end
$$;
comment on function public.merge_themes(jsonb) is '{from, into} → Theme. What was coded with one is coded with the other; the first is retired.';

create function public.code_themes(coding jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  me constant uuid := (select auth.uid());
  t public.themes;
  chosen uuid[];
  changed uuid[];
  what text;
  batch uuid;
begin
  perform private.must_be_staff('planner', 'admin');
  perform private.take_document(coding, '{themeId,action,selection}');
  what := private.take_word(coding, 'action', '{add,remove}', true);
  t := private.own_theme(private.take_uuid(coding, 'themeId', true));
  if what = 'add' and t.retired_at is not null then perform private.raise_problem('field_invalid', 'themeId'); end if;
  chosen := private.take_selection(coalesce(coding -> 'selection', 'null'), t.organisation_id);
  if what = 'add' then
    with added as (
      insert into public.contribution_themes (contribution_id, theme_id, coded_by) select one, t.id, me from unnest(chosen) one on conflict do nothing returning contribution_id)
    select coalesce(array_agg(a.contribution_id), '{}') into changed from added a;
  else
    with removed as (delete from public.contribution_themes ct where ct.theme_id = t.id and ct.contribution_id = any (chosen) returning ct.contribution_id)
    select coalesce(array_agg(r.contribution_id), '{}') into changed from removed r;
  end if;
  if cardinality(changed) > 0 then
    insert into private.theme_batches (theme_id, action, contribution_ids, made_by) values (t.id, what, changed, me) returning id into batch;
    perform private.audit(t.organisation_id, case what when 'add' then 'theme.coded' else 'theme.uncoded' end, t.id, cardinality(changed)::text);
  end if;
  return jsonb_build_object('batchId', batch, 'changed', cardinality(changed), 'selected', cardinality(chosen));
end
$$;
comment on function public.code_themes(jsonb) is '{themeId, action: add|remove, selection} → Coding: how many it changed, and what to undo it by.';

create function public.undo_coding(batch uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  b private.theme_batches;
  t public.themes;
begin
  perform private.must_be_staff('planner', 'admin');
  delete from private.theme_batches k where k.id = batch and k.made_by = (select auth.uid()) and k.made_at > now() - interval '1 day' returning * into b;
  if not found then perform private.raise_problem('not_allowed'); end if;
  t := private.own_theme(b.theme_id);
  if b.action = 'add' then
    delete from public.contribution_themes ct where ct.theme_id = b.theme_id and ct.contribution_id = any (b.contribution_ids);
  else
    insert into public.contribution_themes (contribution_id, theme_id, coded_by)
    select c.id, b.theme_id, b.made_by from public.contributions c where c.id = any (b.contribution_ids) on conflict do nothing;
  end if;
  perform private.audit(t.organisation_id, 'theme.coding_undone', t.id, cardinality(b.contribution_ids)::text);
  return jsonb_build_object('changed', cardinality(b.contribution_ids));
end
$$;
comment on function public.undo_coding(uuid) is 'Takes back what one code_themes changed, by who did it, within a day.';

create function public.read_theme_words() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.must_be_staff('planner', 'admin');
  return (
    -- The latest 2,000 are enough to know the words by, and quick to count.
    with latest as materialized (
      select ct.contribution_id as id, c.title, c.text from public.contribution_themes ct
      join public.themes t on t.id = ct.theme_id and t.retired_at is null and t.organisation_id in (select private.organisations_as('planner', 'admin'))
      join public.contributions c on c.id = ct.contribution_id
      where private.is_answerable(c)
      group by ct.contribution_id, c.title, c.text order by max(ct.coded_at) desc limit 2000
    ), words as materialized (
      select distinct l.id, w.word from latest l, regexp_split_to_table(lower(concat_ws(' ', l.title, l.text)), '[[:space:][:punct:]]+') w (word) where char_length(w.word) between 3 and 40
    ), coded as (
      select ct.theme_id, ct.contribution_id from public.contribution_themes ct join latest l on l.id = ct.contribution_id
      join public.themes t on t.id = ct.theme_id and t.retired_at is null
    ), counted as (
      select k.theme_id, w.word, count(*) as times from coded k join words w on w.id = k.contribution_id group by k.theme_id, w.word
    ), known as (
      select c.word from counted c group by c.word having max(c.times) >= 2
    )
    select jsonb_build_object('coded', (select count(*) from latest),
      'words', (select coalesce(jsonb_object_agg(n.word, n.times), '{}') from (select w.word, count(*) as times from words w join known k on k.word = w.word group by w.word) n),
      'themes', (select coalesce(jsonb_agg(jsonb_build_object('id', s.theme_id, 'coded', s.coded,
          'words', coalesce((select jsonb_object_agg(c.word, c.times) from counted c join known k on k.word = c.word where c.theme_id = s.theme_id), '{}')) order by s.theme_id), '[]')
        from (select k.theme_id, count(*) as coded from coded k group by k.theme_id) s)));
end
$$;
comment on function public.read_theme_words() is 'ThemeWords: in how many of the latest coded contributions each word stands, in all and by theme. What it suggests is computed in src/domain/theme-suggestions.ts.';

revoke all on function private.theme_document(public.themes), private.own_theme(uuid), public.read_themes(), public.save_theme(jsonb), public.merge_themes(jsonb), public.code_themes(jsonb),
  public.undo_coding(uuid), public.read_theme_words() from public, anon, authenticated, service_role;
grant execute on function public.read_themes(), public.save_theme(jsonb), public.merge_themes(jsonb), public.code_themes(jsonb), public.undo_coding(uuid), public.read_theme_words() to authenticated;
