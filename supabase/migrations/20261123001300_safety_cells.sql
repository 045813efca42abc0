-- Public safety cells. A single safety or avoid pin is never public; what is public are nested squares in EPSG:3006, 150 m doubling to
-- 4,800 m, one figure a square and time of day. The rules, each of them tested:
--   k       a figure stands on at least five contributors, not all of them from one group session;
--   split   a square is split in its four only if every occupied one of them keeps k;
--   coarse  a band (5–9, 10–19, …) and a rounded class, no count. Below ten contributors the ends of the scale are folded (1 counts as 2,
--           5 as 4) and no causes are named; above, a cause is named when five contributors named it;
--   slow    a published figure (and where squares are split) changes only when at least five of its contributors changed since, so
--           that watching it before and after one person's contribution tells nothing.
-- Why the ends are folded: four accounts of one attacker and one other person are five contributors. Without folding the attacker could
-- choose four levels such that the class tips only if the fifth said 5 (or 1). With it every class leaves at least two levels possible,
-- and all figures of all times of day together never tell 1 from 2 or 4 from 5. The same reasoning forbids to say what all of five named.
-- What remains: such an attacker can learn whether the one other person leans to unsafe, neither or safe. Only a larger k would hide that.

create table public.safety_cells (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references public.campaigns (id) on delete cascade,
  time_of_day text not null check (time_of_day in ('morning', 'day', 'evening', 'night')),
  side integer not null check (side in (1, 2, 4, 8, 16, 32)),
  cell_x integer not null,
  cell_y integer not null,
  square extensions.geometry(Polygon, 4326) not null,
  band text not null check (band in ('5-9', '10-19', '20-49', '50-99', '100+')),
  level smallint not null check (level between 1 and 5),
  causes jsonb not null default '[]' check (private.are_causes(causes)),
  unique (campaign_id, time_of_day, side, cell_x, cell_y)
);
comment on table public.safety_cells is 'Public figures on felt safety: squares with a band and a rounded class, never a count. Written by private.refresh_safety_cells only.';
comment on column public.safety_cells.id is 'Identity of the figure.';
comment on column public.safety_cells.campaign_id is 'Figures exist only within a campaign.';
comment on column public.safety_cells.time_of_day is 'morning, day, evening or night.';
comment on column public.safety_cells.side is 'Side in grid steps of 150 m: 1, 2, 4, … 32.';
comment on column public.safety_cells.cell_x is 'Column: floor(easting / (150 × side)).';
comment on column public.safety_cells.cell_y is 'Row: floor(northing / (150 × side)).';
comment on column public.safety_cells.square is 'The square, WGS 84.';
comment on column public.safety_cells.band is 'How many contributors, as a band.';
comment on column public.safety_cells.level is 'Mean of the contributors'' means, rounded: 1 very unsafe to 5 very safe; 2 to 4 in the band 5-9.';
comment on column public.safety_cells.causes is 'Causes that at least five of at least ten contributors named, most named first.';
create index safety_cells_square on public.safety_cells using gist (square);

create table private.safety_cell_members (
  cell_id uuid not null references public.safety_cells (id) on delete cascade,
  member bytea not null,
  state bytea not null,
  primary key (cell_id, member)
);
comment on table private.safety_cell_members is 'Who stood behind a figure when it was published, as hashes: needed to know how many have changed since.';
comment on column private.safety_cell_members.cell_id is 'The figure.';
comment on column private.safety_cell_members.member is 'sha256 of contributor and figure''s campaign.';
comment on column private.safety_cell_members.state is 'sha256 of which contributions, in which revisions, counted for the member.';
alter table private.safety_cell_members enable row level security;

-- The squares are counted from this index, range by range.
create index contributions_safety on public.contributions (campaign_id, cell_x, cell_y) where kind in ('safety', 'avoid') and status = 'published';

create function private.safety_band(people bigint) returns text
language sql immutable parallel safe set search_path = '' as $$
  select case when people >= 100 then '100+' when people >= 50 then '50-99' when people >= 20 then '20-49' when people >= 10 then '10-19' when people >= 5 then '5-9' end
$$;

-- What counts now in one square at one time of day: one row a contributor.
create function private.safety_members(campaign uuid, time_of_day text, side integer, at_x integer, at_y integer)
returns table (contributor uuid, only_session uuid, level numeric, member bytea, state bytea)
language sql stable set search_path = '' as $$
  select c.contributor_id,
    case when count(*) = count(c.session_id) then (array_agg(c.session_id))[1] end,
    avg(c.safety_level),
    sha256(convert_to(c.contributor_id::text || campaign::text, 'UTF8')),
    sha256(convert_to(string_agg(c.id::text || ':' || c.revision, ',' order by c.id), 'UTF8'))
  from public.contributions c
  where c.campaign_id = campaign and c.kind = 'safety' and c.status = 'published' and c.times @> array[time_of_day]
    and c.cell_x >= at_x * side and c.cell_x < (at_x + 1) * side
    and c.cell_y >= at_y * side and c.cell_y < (at_y + 1) * side
  group by c.contributor_id
$$;

-- Five contributors, not all from one group session.
create function private.may_show_safety(campaign uuid, time_of_day text, side integer, at_x integer, at_y integer) returns boolean
language sql stable set search_path = '' as $$
  select count(*) >= 5 and (count(m.only_session) < count(*) or count(distinct m.only_session) > 1)
  from private.safety_members(campaign, time_of_day, side, at_x, at_y) m
$$;

create function private.publish_safety_cell(campaign uuid, time_of_day text, side integer, at_x integer, at_y integer) returns void
language plpgsql set search_path = '' as $$
declare
  half integer := side / 2;
  made uuid;
  people bigint := (select count(*) from private.safety_members(campaign, time_of_day, side, at_x, at_y));
begin
  if not private.may_show_safety(campaign, time_of_day, side, at_x, at_y) then
    return;
  end if;
  if side > 1 and not exists (
    select from generate_series(0, 1) dx, generate_series(0, 1) dy
    where exists (select from private.safety_members(campaign, time_of_day, half, at_x * 2 + dx, at_y * 2 + dy))
      and not private.may_show_safety(campaign, time_of_day, half, at_x * 2 + dx, at_y * 2 + dy)
  ) then
    perform private.publish_safety_cell(campaign, time_of_day, half, at_x * 2 + dx, at_y * 2 + dy)
    from generate_series(0, 1) dx, generate_series(0, 1) dy;
    return;
  end if;
  insert into public.safety_cells (campaign_id, time_of_day, side, cell_x, cell_y, square, band, level, causes)
  select campaign, time_of_day, side, at_x, at_y, private.grid_square(at_x, at_y, side),
    private.safety_band(people), floor(avg(case when people < 10 then least(greatest(m.level, 2), 4) else m.level end) + 0.5),
    case when people < 10 then '[]' else (select coalesce(jsonb_agg(named.mark order by named.namers desc, named.mark::text), '[]') from (
      select mark, count(distinct c.contributor_id) as namers
      from public.contributions c, jsonb_array_elements(c.causes) mark
      where c.campaign_id = campaign and c.kind in ('safety', 'avoid') and c.status = 'published' and c.times @> array[time_of_day]
        and c.cell_x >= at_x * side and c.cell_x < (at_x + 1) * side
        and c.cell_y >= at_y * side and c.cell_y < (at_y + 1) * side
      group by mark having count(distinct c.contributor_id) >= 5) named) end
  from private.safety_members(campaign, time_of_day, side, at_x, at_y) m
  returning id into made;
  insert into private.safety_cell_members (cell_id, member, state)
  select made, m.member, m.state from private.safety_members(campaign, time_of_day, side, at_x, at_y) m;
end
$$;

-- Something changed in one 150 m square. The figure that covers it is made anew if five of its contributors changed; where no figure
-- covers it, one may begin in the largest square around it that holds no other figure.
create function private.refresh_safety_at(campaign uuid, time_of_day text, x integer, y integer) returns void
language plpgsql set search_path = '' as $$
declare
  shown public.safety_cells;
  changed integer;
  one_side integer;
begin
  select s.* into shown from public.safety_cells s
  where s.campaign_id = campaign and s.time_of_day = refresh_safety_at.time_of_day
    and s.cell_x = floor(x::numeric / s.side) and s.cell_y = floor(y::numeric / s.side);
  if shown.id is not null then
    select count(*) into changed
    from (select m.member, m.state from private.safety_cell_members m where m.cell_id = shown.id) was
    full join private.safety_members(campaign, time_of_day, shown.side, shown.cell_x, shown.cell_y) now_is on now_is.member = was.member
    where was.state is distinct from now_is.state;
    if changed >= 5 then
      delete from public.safety_cells s where s.id = shown.id;
      perform private.publish_safety_cell(campaign, time_of_day, shown.side, shown.cell_x, shown.cell_y);
    end if;
    return;
  end if;
  foreach one_side in array array[32, 16, 8, 4, 2, 1] loop
    if not exists (
      select from public.safety_cells s
      where s.campaign_id = campaign and s.time_of_day = refresh_safety_at.time_of_day
        and floor(s.cell_x::numeric * s.side / one_side) = floor(x::numeric / one_side)
        and floor(s.cell_y::numeric * s.side / one_side) = floor(y::numeric / one_side)
    ) then
      perform private.publish_safety_cell(campaign, time_of_day, one_side, floor(x::numeric / one_side)::integer, floor(y::numeric / one_side)::integer);
      return;
    end if;
  end loop;
end
$$;

create function private.refresh_safety_cells(campaign uuid) returns void
language plpgsql set search_path = '' as $$
begin
  -- One at a time for a campaign: two refreshes must not both see the old figures.
  perform pg_advisory_xact_lock(hashtextextended('safety_cells:' || campaign::text, 0));
  perform private.refresh_safety_at(campaign, spot.time_of_day, spot.x, spot.y)
  from (
    select distinct t as time_of_day, c.cell_x as x, c.cell_y as y
    from public.contributions c, unnest(c.times) t
    where c.campaign_id = campaign and c.kind = 'safety' and c.status = 'published'
    union
    select s.time_of_day, s.cell_x * s.side, s.cell_y * s.side from public.safety_cells s where s.campaign_id = campaign
    order by 1, 2, 3
  ) spot;
end
$$;
comment on function private.refresh_safety_cells(uuid) is 'Brings all of the campaign''s public safety cells up to date as far as the rules allow. Normally the trigger does, square by square.';

create function private.follow_safety() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  spot record;
begin
  -- Loading much at once (seed, import): hold, then call refresh_safety_cells once. A request cannot set this.
  if current_setting('app.hold_safety_cells', true) = 'on' then
    return null;
  end if;
  for spot in
    select distinct was_or_is.campaign_id, t as time_of_day, was_or_is.cell_x, was_or_is.cell_y
    from (
      select old.campaign_id, old.status, old.kind, old.cell_x, old.cell_y, old.times
      union all
      select new.campaign_id, new.status, new.kind, new.cell_x, new.cell_y, new.times
    ) was_or_is, unnest(was_or_is.times) t
    where was_or_is.campaign_id is not null and was_or_is.status = 'published' and was_or_is.kind = 'safety' and was_or_is.cell_x is not null
    order by 1, 2, 3, 4
  loop
    perform pg_advisory_xact_lock(hashtextextended('safety_cells:' || spot.campaign_id::text, 0));
    perform private.refresh_safety_at(spot.campaign_id, spot.time_of_day, spot.cell_x, spot.cell_y);
  end loop;
  return null;
end
$$;
create trigger follow_safety after insert or update of status, revision, campaign_id on public.contributions
  for each row execute function private.follow_safety();

alter table public.safety_cells enable row level security;
revoke all on public.safety_cells from public, anon, authenticated, service_role;
revoke all on all tables in schema private from public, anon, authenticated, service_role;
grant select on public.safety_cells to service_role;
revoke all on function private.safety_band(bigint), private.safety_members(uuid, text, integer, integer, integer),
  private.may_show_safety(uuid, text, integer, integer, integer), private.publish_safety_cell(uuid, text, integer, integer, integer),
  private.refresh_safety_at(uuid, text, integer, integer), private.refresh_safety_cells(uuid), private.follow_safety()
  from public, anon, authenticated, service_role;
