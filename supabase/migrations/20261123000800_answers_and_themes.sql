-- The city's answers, tied to contributions and/or a development area, and the themes staff code contributions with.

create table public.themes (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9-]{1,60}$'),
  name jsonb not null check (private.is_words(name)),
  created_at timestamptz not null default now(),
  unique (organisation_id, slug)
);
comment on table public.themes is 'Staff''s coding of what contributions are about.';
comment on column public.themes.id is 'Identity.';
comment on column public.themes.organisation_id is 'Whose coding.';
comment on column public.themes.slug is 'Short name.';
comment on column public.themes.name is 'Name by language.';
comment on column public.themes.created_at is 'When the row was made.';

create table public.contribution_themes (
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  theme_id uuid not null references public.themes (id) on delete cascade,
  coded_by uuid references auth.users (id) on delete set null,
  coded_at timestamptz not null default now(),
  primary key (contribution_id, theme_id)
);
comment on table public.contribution_themes is 'Which themes a contribution was coded with.';
comment on column public.contribution_themes.contribution_id is 'The contribution.';
comment on column public.contribution_themes.theme_id is 'The theme.';
comment on column public.contribution_themes.coded_by is 'The member of staff.';
comment on column public.contribution_themes.coded_at is 'When.';
create index contribution_themes_theme on public.contribution_themes (theme_id);
create index contribution_themes_coded_by on public.contribution_themes (coded_by);

create table public.answers (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete restrict,
  development_area_id uuid references public.development_areas (id) on delete set null,
  stance text not null check (stance in ('will_do', 'under_way', 'done', 'partly', 'cannot', 'noted', 'forwarded')),
  text text not null check (char_length(btrim(text)) between 1 and 5000),
  reason text check (char_length(reason) <= 5000),
  unit text not null check (btrim(unit) <> ''),
  standing text not null default 'administration' check (standing in ('administration', 'board')),
  decided_on date,
  paragraph text,
  published_at timestamptz,
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  -- Only a board can promise; and a board's decision has a date and a paragraph.
  constraint promise_needs_a_board check (stance <> 'will_do' or standing = 'board'),
  constraint board_decision_is_whole check (standing <> 'board' or (decided_on is not null and btrim(coalesce(paragraph, '')) <> ''))
);
comment on table public.answers is 'The city''s reasoned position on one or many contributions and/or a development area.';
comment on column public.answers.id is 'Identity.';
comment on column public.answers.organisation_id is 'Who answers.';
comment on column public.answers.development_area_id is 'The development area it is about.';
comment on column public.answers.stance is 'will_do, under_way, done, partly, cannot, noted or forwarded.';
comment on column public.answers.text is 'The answer.';
comment on column public.answers.reason is 'Why.';
comment on column public.answers.unit is 'Responsible unit.';
comment on column public.answers.standing is 'administration (förvaltningens bedömning) or board (nämndens beslut).';
comment on column public.answers.decided_on is 'Date of the decision.';
comment on column public.answers.paragraph is 'Paragraph (§) of the board''s minutes.';
comment on column public.answers.published_at is 'When it was published; null for a draft.';
comment on column public.answers.created_by is 'The planner.';
comment on column public.answers.created_at is 'When the row was made.';
create index answers_organisation on public.answers (organisation_id);
create index answers_area on public.answers (development_area_id);
create index answers_created_by on public.answers (created_by);

create table public.answer_contributions (
  answer_id uuid not null references public.answers (id) on delete cascade,
  contribution_id uuid not null references public.contributions (id) on delete cascade,
  primary key (answer_id, contribution_id)
);
comment on table public.answer_contributions is 'Which contributions an answer answers. Shown on their receipts, and on the map for kinds that are public.';
comment on column public.answer_contributions.answer_id is 'The answer.';
comment on column public.answer_contributions.contribution_id is 'The contribution.';
create index answer_contributions_contribution on public.answer_contributions (contribution_id);

-- One PublishedAnswer.
create function private.answer_document(a public.answers) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('id', a.id, 'stance', a.stance, 'text', a.text, 'reason', a.reason, 'unit', a.unit, 'standing', a.standing,
    'decidedOn', a.decided_on, 'paragraph', a.paragraph, 'publishedAt', private.iso(a.published_at))
$$;

-- PublishedAnswer[] of one contribution, oldest first.
create function private.answers_to(contribution uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(private.answer_document(a) order by a.published_at, a.id), '[]')
  from public.answer_contributions ac join public.answers a on a.id = ac.answer_id
  where ac.contribution_id = contribution and a.published_at <= now()
$$;

-- A published contribution whose answers changed is a change.
create function private.touch_answered() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  now_is jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  one uuid;
begin
  for one in
    select p.id from public.published_contributions p
    where case when tg_table_name = 'answers'
      then p.id in (select ac.contribution_id from public.answer_contributions ac where ac.answer_id in ((was ->> 'id')::uuid, (now_is ->> 'id')::uuid))
      else p.id in ((was ->> 'contribution_id')::uuid, (now_is ->> 'contribution_id')::uuid) end
    order by p.id
  loop
    update public.published_contributions set change_seq = private.next_change() where id = one;
  end loop;
  return coalesce(new, old);
end
$$;
create trigger touch_answered after update on public.answers for each row execute function private.touch_answered();
create trigger touch_answered after insert or update or delete on public.answer_contributions for each row execute function private.touch_answered();

alter table public.themes enable row level security;
alter table public.contribution_themes enable row level security;
alter table public.answers enable row level security;
alter table public.answer_contributions enable row level security;
revoke all on public.themes, public.contribution_themes, public.answers, public.answer_contributions from public, anon, authenticated, service_role;
revoke all on function private.answer_document(public.answers), private.answers_to(uuid), private.touch_answered() from public, anon, authenticated, service_role;
grant select, insert, update, delete on public.themes, public.answers to authenticated, service_role;
grant select, insert, delete on public.contribution_themes, public.answer_contributions to authenticated, service_role;

create policy "Staff read themes" on public.themes for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Planners and admins add themes" on public.themes for insert to authenticated
  with check (organisation_id in (select private.organisations_as('planner', 'admin')));
create policy "Planners and admins change themes" on public.themes for update to authenticated
  using (organisation_id in (select private.organisations_as('planner', 'admin')))
  with check (organisation_id in (select private.organisations_as('planner', 'admin')));
create policy "Planners and admins remove themes" on public.themes for delete to authenticated
  using (organisation_id in (select private.organisations_as('planner', 'admin')));

create policy "Planners and admins read coding" on public.contribution_themes for select to authenticated
  using (theme_id in (select t.id from public.themes t where t.organisation_id in (select private.organisations_as('planner', 'admin'))));
create policy "Planners and admins code their contributions" on public.contribution_themes for insert to authenticated
  with check (coded_by = (select auth.uid())
    and theme_id in (select t.id from public.themes t where t.organisation_id in (select private.organisations_as('planner', 'admin')))
    and exists (select from public.contributions c where c.id = contribution_id
      and c.organisation_id in (select private.organisations_as('planner', 'admin'))));
create policy "Planners and admins take back coding" on public.contribution_themes for delete to authenticated
  using (theme_id in (select t.id from public.themes t where t.organisation_id in (select private.organisations_as('planner', 'admin'))));

create policy "Staff read their answers" on public.answers for select to authenticated
  using (organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin')));
create policy "Planners and admins write answers" on public.answers for insert to authenticated
  with check (organisation_id in (select private.organisations_as('planner', 'admin')) and (created_by is null or created_by = (select auth.uid())));
create policy "Planners and admins change answers" on public.answers for update to authenticated
  using (organisation_id in (select private.organisations_as('planner', 'admin')))
  with check (organisation_id in (select private.organisations_as('planner', 'admin')));
create policy "Planners and admins remove answers" on public.answers for delete to authenticated
  using (organisation_id in (select private.organisations_as('planner', 'admin')));

create policy "Staff read what answers answer" on public.answer_contributions for select to authenticated
  using (answer_id in (select a.id from public.answers a where a.organisation_id in (select private.organisations_as('moderator', 'planner', 'host', 'admin'))));
create policy "Planners and admins tie answers to their contributions" on public.answer_contributions for insert to authenticated
  with check (answer_id in (select a.id from public.answers a where a.organisation_id in (select private.organisations_as('planner', 'admin')))
    and exists (select from public.contributions c where c.id = contribution_id
      and c.organisation_id in (select private.organisations_as('planner', 'admin'))));
create policy "Planners and admins untie answers" on public.answer_contributions for delete to authenticated
  using (answer_id in (select a.id from public.answers a where a.organisation_id in (select private.organisations_as('planner', 'admin'))));
