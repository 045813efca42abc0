-- A plan's dossier: which period and surroundings one stage of a plan has, and the written statements that came by letter, e-mail or form.
-- Statements belong to the case in the city's own register, which this is a working copy of: they are never public, and nobody reads or
-- writes here but the functions of "plan dossier".

create table private.plan_dossiers (
  area_id uuid not null references public.development_areas (id) on delete cascade,
  stage text not null check (stage in ('consultation', 'review')),
  day_from date,
  day_to date,
  buffer_metres integer not null default 0 check (buffer_metres between 0 and 2000),
  officer text not null default '' check (char_length(officer) <= 200),
  unit text not null default '' check (char_length(unit) <= 200),
  revision integer not null default 1 check (revision >= 0),
  saved_by uuid references auth.users (id) on delete set null,
  saved_at timestamptz not null default now(),
  primary key (area_id, stage),
  constraint period_runs_forward check (day_from <= day_to)
);
comment on table private.plan_dossiers is 'What a planner has said about one stage of one plan: its period, how far around it one listens, who handles it.';
comment on column private.plan_dossiers.area_id is 'The development area.';
comment on column private.plan_dossiers.stage is 'consultation (samråd) or review (granskning).';
comment on column private.plan_dossiers.day_from is 'First day of the period; null: as the history of phases has it.';
comment on column private.plan_dossiers.day_to is 'Last day of the period; null: it still runs, or as the history of phases has it when the first day is null too.';
comment on column private.plan_dossiers.buffer_metres is 'How far around the boundary one listens, in EPSG:3006.';
comment on column private.plan_dossiers.officer is 'Who handles the case, as it is to stand in the document.';
comment on column private.plan_dossiers.unit is 'Responsible unit.';
comment on column private.plan_dossiers.revision is 'Grows with every change; who saves names the one they started from, 0 the first time.';
comment on column private.plan_dossiers.saved_by is 'Who last saved it.';
comment on column private.plan_dossiers.saved_at is 'When it was last saved.';
create index plan_dossiers_saved_by on private.plan_dossiers (saved_by);

-- An area with statements cannot be deleted, whoever tries: what somebody sent to the city does not disappear silently.
create table private.plan_statements (
  id uuid primary key,
  area_id uuid not null references public.development_areas (id) on delete restrict,
  stage text not null check (stage in ('consultation', 'review')),
  received_on date not null,
  sender text not null check (char_length(btrim(sender)) between 1 and 200),
  register_number text not null default '' check (char_length(register_number) <= 60),
  summary text not null check (char_length(btrim(summary)) between 1 and 4000),
  revision integer not null default 1 check (revision >= 1),
  added_by uuid references auth.users (id) on delete set null,
  added_at timestamptz not null default now(),
  saved_by uuid references auth.users (id) on delete set null,
  saved_at timestamptz not null default now()
);
comment on table private.plan_statements is 'Written statements about a plan, written in by a planner. Never public. No rule of retention: they follow the case file, which is the city''s register.';
comment on column private.plan_statements.id is 'Made by the device, so that adding twice is adding once.';
comment on column private.plan_statements.area_id is 'The development area.';
comment on column private.plan_statements.stage is 'consultation (samråd) or review (granskning).';
comment on column private.plan_statements.received_on is 'Day the city received it.';
comment on column private.plan_statements.sender is 'Who wrote: an authority, a company, a party to the case.';
comment on column private.plan_statements.register_number is 'Its number in the city''s own register; empty when none.';
comment on column private.plan_statements.summary is 'What it says, in the planner''s words.';
comment on column private.plan_statements.revision is 'Grows with every change.';
comment on column private.plan_statements.added_by is 'Who wrote it in.';
comment on column private.plan_statements.added_at is 'When it was written in.';
comment on column private.plan_statements.saved_by is 'Who last changed it.';
comment on column private.plan_statements.saved_at is 'When it was last changed.';
create index plan_statements_area on private.plan_statements (area_id, stage, received_on, id);
create index plan_statements_added_by on private.plan_statements (added_by);
create index plan_statements_saved_by on private.plan_statements (saved_by);

create table private.plan_statement_themes (
  statement_id uuid not null references private.plan_statements (id) on delete cascade,
  theme_id uuid not null references public.themes (id) on delete cascade,
  primary key (statement_id, theme_id)
);
comment on table private.plan_statement_themes is 'Which themes a written statement is about.';
comment on column private.plan_statement_themes.statement_id is 'The statement.';
comment on column private.plan_statement_themes.theme_id is 'The theme.';
create index plan_statement_themes_theme on private.plan_statement_themes (theme_id);

create table private.answer_statements (
  answer_id uuid not null references public.answers (id) on delete cascade,
  statement_id uuid not null references private.plan_statements (id) on delete cascade,
  primary key (answer_id, statement_id)
);
comment on table private.answer_statements is 'Which written statements an answer answers. Told to planners only.';
comment on column private.answer_statements.answer_id is 'The answer.';
comment on column private.answer_statements.statement_id is 'The statement.';
create index answer_statements_statement on private.answer_statements (statement_id);

alter table private.plan_dossiers enable row level security;
alter table private.plan_statements enable row level security;
alter table private.plan_statement_themes enable row level security;
alter table private.answer_statements enable row level security;
revoke all on private.plan_dossiers, private.plan_statements, private.plan_statement_themes, private.answer_statements from public, anon, authenticated, service_role;
