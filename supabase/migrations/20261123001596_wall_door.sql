-- The screens' door: what a wall tells, how a screen is paired, and what it says of itself. Without an account. A wrong, expired or revoked
-- token or secret is refused, all alike; a wall nobody knows is null.

-- Reported is off the walls at once, and looked at is back: both are changes that screens fetch. Statement by statement, so that it is one hint.
create function private.touch_reported() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then
    ids := array(select n.contribution_id from new_reports n where n.resolved_at is null);
  elsif tg_op = 'DELETE' then
    ids := array(select o.contribution_id from old_reports o where o.resolved_at is null);
  else
    ids := array(select n.contribution_id from new_reports n join old_reports o on o.id = n.id where (n.resolved_at is null) <> (o.resolved_at is null));
  end if;
  -- Others hear nothing of it: whether something was reported is nobody's business.
  perform private.touch_published(array(select p.id from public.published_contributions p where p.id = any (ids) and p.exhibition));
  return null;
end
$$;
create trigger touch_reported after insert on public.reports referencing new table as new_reports for each statement execute function private.touch_reported();
create trigger touch_report_resolved after update on public.reports referencing old table as old_reports new table as new_reports for each statement execute function private.touch_reported();
create trigger touch_report_removed after delete on public.reports referencing old table as old_reports for each statement execute function private.touch_reported();

-- The rule of read_answers(): an answer to a single safety or avoid pin, or to what was never public, is its author's alone.
create function private.is_answer_for_all(answer uuid) returns boolean
language sql stable set search_path = '' as $$
  select count(ac.contribution_id) = 0 or count(p.id) > 0 or count(distinct c.contributor_id) filter (where c.status <> 'withdrawn') >= 5
  from public.answer_contributions ac join public.contributions c on c.id = ac.contribution_id left join public.published_contributions p on p.id = c.id
  where ac.answer_id = is_answer_for_all.answer
$$;

create function private.wall_answers(w public.walls) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(n.document order by n.published_at desc, n.id), '[]') from (
    select a.id, a.published_at, private.answer_document(a) || jsonb_build_object('areaName', d.name, 'storyIds', s.ids) as document
    from public.answers a
    left join public.development_areas d on d.id = a.development_area_id
    cross join lateral (
      select coalesce(jsonb_agg(t.id order by t.published_at desc, t.id), '[]') as ids from (
        select p.id, p.published_at from public.answer_contributions ac
        join public.published_contributions p on p.id = ac.contribution_id and p.exhibited join public.contributions c on c.id = p.id
        where ac.answer_id = a.id and private.tells(w, p, c) and not private.is_reported(p.id)
        order by p.published_at desc, p.id limit 20) t) s
    where a.organisation_id = w.organisation_id and a.published_at <= now() and (s.ids <> '[]' or d.id is not null and private.is_answer_for_all(a.id))
    order by a.published_at desc, a.id limit 60) n
$$;

create function public.read_wall(name text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  w public.walls;
  voices bigint;
begin
  select * into w from public.walls k where k.slug = read_wall.name;
  if not found then return null; end if;
  if w.campaign_id is null then
    select count(*) into voices from public.contributions c where c.organisation_id = w.organisation_id and c.status = 'published' and c.kind in ('story', 'memory', 'wish', 'like');
  else
    select count(*) into voices from public.contributions c where c.campaign_id = w.campaign_id and c.status = 'published' and c.kind in ('story', 'memory', 'wish', 'like');
  end if;
  return jsonb_build_object('settings', private.wall_settings(w, false), 'voices', case when voices >= 5 then voices end, 'answers', private.wall_answers(w), 'at', private.iso(now()));
end
$$;
comment on function public.read_wall(text) is 'Name of a wall → WallRead, or null: its settings, how many have spoken (null below five) and the city''s answers.';

create function public.wall_changes(name text, cursor bigint) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  w public.walls;
  since bigint := greatest(coalesce(wall_changes.cursor, 0), 0);
begin
  -- A stable function reads everything from the one snapshot of its caller: settings, changed and removed belong together.
  select * into w from public.walls k where k.slug = wall_changes.name;
  if not found then perform private.raise_problem('refused'); end if;
  return (
    with numbered as (
      (select p.id, p.change_seq, true as present from public.published_contributions p where p.exhibited and p.change_seq > since order by p.change_seq limit 501)
      union all
      -- Who starts from nothing has nothing to remove.
      (select r.id, r.change_seq, false from public.published_removals r where r.exhibited and r.change_seq > since and since > 0 order by r.change_seq limit 501)
    ), page as (
      select n.* from numbered n order by n.change_seq limit 500
    ), judged as (
      select g.id, g.change_seq, p, c, g.present and private.tells(w, p, c) and not private.is_reported(g.id) as told
      from page g left join public.published_contributions p on g.present and p.id = g.id left join public.contributions c on g.present and c.id = g.id
    )
    select jsonb_build_object(
      'cursor', coalesce((select max(page.change_seq) from page), since), 'revision', w.revision,
      'changed', (select coalesce(jsonb_agg(private.wall_story(w, j.p, j.c) order by j.change_seq), '[]') from judged j where j.told),
      'removed', (select coalesce(jsonb_agg(j.id order by j.change_seq), '[]') from judged j where not j.told and since > 0),
      'more', (select count(*) from numbered) > 500));
end
$$;
comment on function public.wall_changes(text, bigint) is 'WallPage: what the wall tells and tells no more after the cursor (0 = from the beginning), oldest change first, 500 a page.';

create function public.resolve_wall_code(code text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('campaignSlug', (select k.slug from public.campaigns k where k.id = w.campaign_id and private.is_open(k)))
  from public.walls w where w.short_code = upper(btrim(resolve_wall_code.code))
$$;
comment on function public.resolve_wall_code(text) is 'What a short address ends with → {campaignSlug}, null in it when the wall asks nothing that is open; null for an unknown code.';

insert into public.settings (key, value, description) values
  ('wall_pairings_per_10_min', '300', 'Screens from everybody together that may begin to show a pairing code, in ten minutes.');

create function private.take_secret(secret text) returns bytea
language plpgsql immutable set search_path = '' as $$
begin
  if coalesce(secret !~ '^[0-9A-HJKMNP-TV-Z]{26}$', true) then perform private.raise_problem('refused'); end if;
  return sha256(convert_to(secret, 'UTF8'));
end
$$;

create function public.begin_pairing(secret text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  hash constant bytea := private.take_secret(secret);
  code text;
  ends constant timestamptz := now() + interval '10 minutes';
begin
  if exists (select from private.wall_screens s where s.token_hash = hash) then perform private.raise_problem('refused'); end if;
  perform private.spend('wall_pairings', '*', interval '10 minutes', private.setting('wall_pairings_per_10_min', 300), 'too_many_new_contributors');
  delete from private.wall_pairings p where p.secret_hash in (select o.secret_hash from private.wall_pairings o where o.expires_at <= now() for update skip locked);
  loop
    code := private.letters_and_figures(6);
    begin
      insert into private.wall_pairings (secret_hash, code_hash, expires_at) values (hash, sha256(convert_to(code, 'UTF8')), ends)
      on conflict (secret_hash) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at;
      exit;
    exception when unique_violation then
      -- Another screen shows this one: draw again.
      null;
    end;
  end loop;
  return jsonb_build_object('code', code, 'expiresAt', private.iso(ends));
end
$$;
comment on function public.begin_pairing(text) is 'Secret of a screen, 26 characters as receipt codes are → Pairing: the code it shows for ten minutes. Asked again, another code.';

create function public.read_pairing(secret text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  hash constant bytea := private.take_secret(secret);
  wall text;
begin
  select w.slug into wall from private.wall_screens s join public.walls w on w.id = s.wall_id where s.token_hash = hash;
  if found then return jsonb_build_object('wallName', wall); end if;
  if not exists (select from private.wall_pairings p where p.secret_hash = hash and p.expires_at > now()) then perform private.raise_problem('refused'); end if;
  return null;
end
$$;
comment on function public.read_pairing(text) is 'Secret of a screen → {wallName} once a host has typed its code, null while nobody has.';

-- A figure of a screen's own: whatever it says, a whole number within bounds.
create function private.take_figure(document jsonb, field text, most integer) returns integer
language plpgsql immutable set search_path = '' as $$
begin
  if coalesce(jsonb_typeof(document -> field), '') <> 'number' or (document ->> field)::numeric < 0 then perform private.raise_problem('field_invalid', field); end if;
  return round(least((document ->> field)::numeric, most));
end
$$;
create function private.take_screen_report(document jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
  perform private.take_document(document, '{status,chapter,storyId,framesPerSecond,dataAgeSeconds,width,height,recoveries,loadedAt,obeyed}');
  return jsonb_build_object('status', private.take_word(document, 'status', '{starting,playing,paused,browsing,quiet,calm}', true),
    'chapter', case when coalesce(document -> 'chapter', 'null') <> 'null' then private.take_word(document, 'chapter', '{stories,memories,answers,voices,map}') end,
    'storyId', case when coalesce(document -> 'storyId', 'null') <> 'null' then private.take_uuid(document, 'storyId') end,
    'framesPerSecond', private.take_figure(document, 'framesPerSecond', 1000), 'dataAgeSeconds', private.take_figure(document, 'dataAgeSeconds', 2147483647),
    'width', private.take_figure(document, 'width', 100000), 'height', private.take_figure(document, 'height', 100000), 'recoveries', private.take_figure(document, 'recoveries', 2147483647),
    'loadedAt', private.iso(private.take_moment(document, 'loadedAt', true)),
    'obeyed', case when coalesce(document -> 'obeyed', 'null') <> 'null' then private.take_figure(document, 'obeyed', 2147483647) end);
end
$$;

create function public.report_screen(token text, report jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  s private.wall_screens;
  said jsonb;
  obeyed bigint;
begin
  select * into s from private.wall_screens k where k.token_hash = private.take_secret(token) for no key update;
  if not found then perform private.raise_problem('refused'); end if;
  perform private.spend('wall_reports', s.id::text, interval '1 minute', 60, 'too_many_from_contributor');
  said := private.take_screen_report(report);
  obeyed := (said ->> 'obeyed')::bigint;
  update private.wall_screens k set seen_at = now(), report = said where k.id = s.id;
  return (
    select jsonb_build_object('wallName', w.slug, 'screenName', s.name, 'revision', w.revision,
      -- Just loaded: what was said before it was there is not for it.
      'commands', (select coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'type', c.type, 'text', c.text, 'expiresAt', private.iso(c.expires_at)) order by c.number), '[]')
        from private.wall_commands c where c.wall_id = w.id and c.number > obeyed and c.expires_at > now() and coalesce(c.screen_id = s.id, true)),
      'lastCommand', (select coalesce(max(c.number), 0) from private.wall_commands c where c.wall_id = w.id))
    from public.walls w where w.id = s.wall_id);
end
$$;
comment on function public.report_screen(text, jsonb) is 'Token of a screen, ScreenReport → ScreenOrders: what it shows and how it is; back come the commands it has not obeyed yet.';

revoke all on function private.touch_reported(), private.is_answer_for_all(uuid), private.wall_answers(public.walls), private.take_secret(text), private.take_figure(jsonb, text, integer),
  private.take_screen_report(jsonb), public.read_wall(text), public.wall_changes(text, bigint), public.resolve_wall_code(text), public.begin_pairing(text), public.read_pairing(text), public.report_screen(text, jsonb)
  from public, anon, authenticated, service_role;
grant execute on function public.read_wall(text), public.wall_changes(text, bigint), public.resolve_wall_code(text), public.begin_pairing(text), public.read_pairing(text), public.report_screen(text, jsonb)
  to anon, authenticated, service_role;
