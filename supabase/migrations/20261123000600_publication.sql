-- What everyone may read: a table kept by trigger with public columns only, and the ids of what was once there. Changes carry a number
-- from one sequence drawn under one lock, so that numbers become visible in their order and `changes_since` never misses a late commit.

create sequence private.change_seq;

create table public.published_contributions (
  id uuid primary key references public.contributions (id) on delete cascade,
  kind text not null check (kind in ('story', 'memory', 'wish', 'like')),
  point extensions.geometry(Point, 4326) not null,
  square extensions.geometry(Polygon, 4326),
  shape extensions.geometry(Geometry, 4326) check (shape is null or (square is null and extensions.geometrytype(shape) in ('LINESTRING', 'POLYGON'))),
  title text,
  text text not null,
  language text not null,
  era_type text,
  era_from smallint,
  era_to smallint,
  audiences text[] not null,
  campaign_id uuid,
  district_id uuid,
  exhibition boolean not null,
  exhibited boolean not null,
  support_count integer not null default 0 check (support_count >= 0),
  published_at timestamptz not null,
  change_seq bigint not null unique
);
comment on table public.published_contributions is 'Contributions everyone may read: public columns only, rough places as their grid square, never avoid or safety.';
comment on column public.published_contributions.id is 'The contribution.';
comment on column public.published_contributions.kind is 'story, memory, wish or like.';
comment on column public.published_contributions.point is 'Where to draw it: the exact place, the centre of the square, or a point on the shape.';
comment on column public.published_contributions.square is 'The 150 m square, when the public may know no more than that.';
comment on column public.published_contributions.shape is 'The line or area as the public may know it: with every corner in the middle of its square when not exact.';
comment on column public.published_contributions.title is 'Headline.';
comment on column public.published_contributions.text is 'The words.';
comment on column public.published_contributions.language is 'Language of the words.';
comment on column public.published_contributions.era_type is 'memory: year, decade or period.';
comment on column public.published_contributions.era_from is 'memory: first year.';
comment on column public.published_contributions.era_to is 'memory: last year.';
comment on column public.published_contributions.audiences is 'wish: for whom.';
comment on column public.published_contributions.campaign_id is 'The campaign.';
comment on column public.published_contributions.district_id is 'District of the public point.';
comment on column public.published_contributions.exhibition is 'May be shown on exhibition walls.';
comment on column public.published_contributions.exhibited is 'It is, or once was, here with a yes to exhibition: a screen may know it.';
comment on column public.published_contributions.support_count is 'How many others feel the same.';
comment on column public.published_contributions.published_at is 'When it was approved.';
comment on column public.published_contributions.change_seq is 'Number of its latest change.';
create index published_contributions_point on public.published_contributions using gist (point);
create index published_contributions_exhibited on public.published_contributions (change_seq) where exhibited;

create table public.published_removals (
  id uuid primary key,
  change_seq bigint not null unique,
  exhibited boolean not null default false,
  removed_at timestamptz not null default now()
);
comment on table public.published_removals is 'Ids that were once public and no longer are. Nothing else enters here.';
comment on column public.published_removals.id is 'The contribution that was public.';
comment on column public.published_removals.change_seq is 'Number of the removal.';
comment on column public.published_removals.exhibited is 'It was there with a yes to exhibition: a screen may know it.';
comment on column public.published_removals.removed_at is 'When it was removed.';
create index published_removals_exhibited on public.published_removals (change_seq) where exhibited;

-- Held to the end of the transaction: a lower number can then never become visible after a higher one.
create function private.next_change() returns bigint
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(2026112300);
  return nextval('private.change_seq');
end
$$;

create function private.publish_contribution() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  shown extensions.geometry;
  shown_point extensions.geometry;
  shown_square extensions.geometry;
  shown_shape extensions.geometry;
  gone uuid;
  was_exhibited boolean;
begin
  -- The lock of next_change() comes before the row's: everybody takes them in this order, so nobody waits in a circle.
  if (tg_op <> 'INSERT' and old.status = 'published' and old.kind in ('story', 'memory', 'wish', 'like'))
     or (tg_op <> 'DELETE' and new.status = 'published' and new.kind in ('story', 'memory', 'wish', 'like')) then
    perform pg_advisory_xact_lock(2026112300);
  end if;
  if tg_op <> 'DELETE' and new.status = 'published' and new.kind in ('story', 'memory', 'wish', 'like') then
    shown := case when new.precision = 'exact' then new.place else private.rough_place(new.place) end;
    shown_point := extensions.st_pointonsurface(shown);
    if extensions.geometrytype(shown) <> 'POINT' then
      shown_shape := shown;
    elsif new.precision <> 'exact' then
      shown_square := private.square_around(shown);
    end if;
    delete from public.published_removals r where r.id = new.id returning r.exhibited into was_exhibited;
    insert into public.published_contributions as p
      (id, kind, point, square, shape, title, text, language, era_type, era_from, era_to, audiences, campaign_id, district_id, exhibition, exhibited, support_count,
       published_at, change_seq)
    values (new.id, new.kind, shown_point, shown_square, shown_shape, new.title, new.text, new.language, new.era_type, new.era_from, new.era_to, new.audiences,
      new.campaign_id, private.district_at(shown_point, new.organisation_id), new.exhibition, new.exhibition or coalesce(was_exhibited, false),
      (select count(*) from public.supports s where s.contribution_id = new.id), coalesce(new.decided_at, now()), private.next_change())
    on conflict (id) do update set
      kind = excluded.kind, point = excluded.point, square = excluded.square, shape = excluded.shape, title = excluded.title, text = excluded.text, language = excluded.language,
      era_type = excluded.era_type, era_from = excluded.era_from, era_to = excluded.era_to, audiences = excluded.audiences, campaign_id = excluded.campaign_id,
      district_id = excluded.district_id, exhibition = excluded.exhibition, exhibited = p.exhibited or excluded.exhibited, support_count = excluded.support_count, published_at = excluded.published_at,
      change_seq = excluded.change_seq;
  else
    if tg_op <> 'DELETE' then
      delete from public.published_contributions p where p.id = new.id returning p.id, p.exhibited into gone, was_exhibited;
    elsif old.status = 'published' and old.kind in ('story', 'memory', 'wish', 'like') then
      gone := old.id;
      -- Its row here went with it: an id too many tells nobody anything.
      was_exhibited := true;
    end if;
    if gone is not null then
      insert into public.published_removals as r (id, change_seq, exhibited) values (gone, private.next_change(), was_exhibited)
      on conflict (id) do update set change_seq = excluded.change_seq, exhibited = r.exhibited or excluded.exhibited, removed_at = now();
    end if;
  end if;
  return null;
end
$$;
comment on function private.publish_contribution() is 'Keeps published_contributions true to contributions; the only way anything becomes or stops being public.';
create trigger publish_contribution after insert or delete or update of status, kind, place, precision, title, text, language, era_type, era_from, era_to,
  audiences, campaign_id, exhibition on public.contributions
  for each row execute function private.publish_contribution();

alter table public.published_contributions enable row level security;
alter table public.published_removals enable row level security;
revoke all on public.published_contributions, public.published_removals from public, anon, authenticated, service_role;
revoke all on all sequences in schema private from public, anon, authenticated, service_role;
revoke all on function private.next_change(), private.publish_contribution() from public, anon, authenticated, service_role;
grant select on public.published_contributions, public.published_removals to service_role;
