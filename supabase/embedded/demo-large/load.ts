/**
 * Writes the crowd into the database in batches, each one transaction: the triggers see to districts, publication, search and analysis as they
 * do for everybody. Idempotent: pins are numbered, and a second run goes on behind the last one that is there.
 */
import { createHash } from "node:crypto";
import type { Database, Session } from "../database/database";
import { crowd, type CrowdPin } from "./crowd";
import { SUBJECTS, type Subject } from "./sentences";

export interface LoadProgress {
  readonly pins: number;
  readonly total: number;
}
const BATCH = 5000;
const SEED = 20261123;
const idOf = (group: string, nth: number): string => `1a29e000-0000-4000-8${group}-${nth.toString(16).padStart(12, "0")}`;
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const CITY = "(select id from public.organisations where slug = 'helsingborg')";
const THEMES: Readonly<Record<Subject, string>> = {
  lighting: "Belysning", traffic: "Trafik", green: "Grönska", meeting: "Mötesplatser", play: "Lek och idrott", upkeep: "Skötsel", culture: "Kultur och historia", safety: "Trygghet och sikt",
};

const ROWS = `jsonb_to_recordset($1::text::jsonb) as r (id uuid, contributor text, receipt text, kind text, lon float8, lat float8, "precision" text, text text, language text, level smallint, times jsonb,
  causes jsonb, decade smallint, minutes integer, status text, "inCampaign" boolean, age text, gender text, relations jsonb, home float8, themes jsonb, answer uuid)`;

const CONTRIBUTORS = `
  insert into public.contributors (key_hash, first_seen_at)
  select decode(r.contributor, 'hex'), max(now() - make_interval(mins => r.minutes)) from ${ROWS} group by r.contributor on conflict do nothing`;

const CONTRIBUTIONS = `
  insert into public.contributions (id, organisation_id, kind, status, receipt_hash, contributor_id, place, precision, text, language, safety_level, times, causes, era_type, era_from, era_to,
    campaign_id, under_thirteen, received_at, decided_at, rejection_reason)
  select r.id, ${CITY}, r.kind, r.status, decode(r.receipt, 'hex'), p.id, extensions.st_setsrid(extensions.st_makepoint(r.lon, r.lat), 4326), r.precision, r.text, r.language, r.level,
    array(select jsonb_array_elements_text(r.times)), r.causes, case when r.decade is not null then 'decade' end, r.decade, r.decade + 9,
    case when r."inCampaign" then (select c.id from public.campaigns c where c.organisation_id = ${CITY} and c.status <> 'draft' and r.kind = any (c.kinds) order by md5(c.slug || r.kind) limit 1) end,
    coalesce(r.age, '') = 'under_13', now() - make_interval(mins => r.minutes), case when r.status <> 'submitted' then now() - make_interval(mins => greatest(r.minutes - 1200, 0)) end,
    case when r.status = 'rejected' then 'not_about_a_place' end
  from ${ROWS} join public.contributors p on p.key_hash = decode(r.contributor, 'hex')
  on conflict do nothing`;

const DEMOGRAPHICS = `
  insert into public.contribution_demographics (contribution_id, age_group, gender, relations, home_district_id)
  select r.id, r.age, r.gender, array(select jsonb_array_elements_text(r.relations)), d.ids[1 + floor(r.home * cardinality(d.ids))::integer]
  from ${ROWS} cross join (select array_agg(k.id order by k.slug) as ids from public.districts k where k.organisation_id = ${CITY}) d
  where num_nonnulls(r.age, r.gender, r.home) > 0 or r.relations <> '[]'
  on conflict do nothing`;

const CODING = `
  insert into public.contribution_themes (contribution_id, theme_id, coded_at)
  select r.id, t.theme::uuid, now() from ${ROWS}, jsonb_array_elements_text(r.themes) t (theme) on conflict do nothing`;

const ANSWERED = `
  insert into public.answer_contributions (answer_id, contribution_id) select r.answer, r.id from ${ROWS} where r.answer is not null on conflict do nothing`;

const FIRST_THEMES = `
  insert into public.themes (id, organisation_id, slug, name)
  select r.id, ${CITY}, 'stor-' || r.slug, jsonb_build_object('sv', r.name) from jsonb_to_recordset($1::text::jsonb) as r (id uuid, slug text, name text) on conflict do nothing`;

const FIRST_ANSWERS = `
  insert into public.answers (id, organisation_id, stance, text, unit, published_at)
  select r.id, ${CITY}, 'noted', 'Exempel: vi har läst det ni skrivit och tar det med oss.', 'Exempelenheten', case when r."isPublished" then now() end
  from jsonb_to_recordset($1::text::jsonb) as r (id uuid, "isPublished" boolean) on conflict do nothing`;

export async function loadCrowd(database: Pick<Database, "query" | "execute" | "transaction">, total: number, onProgress: (progress: LoadProgress) => void): Promise<{ readonly added: number; readonly before: number }> {
  await database.query(FIRST_THEMES, [JSON.stringify(SUBJECTS.map((subject, nth) => ({ id: themeId(nth), slug: subject, name: THEMES[subject] })))]);
  await database.query(FIRST_ANSWERS, [JSON.stringify(SUBJECTS.flatMap((_, nth) => [{ id: answerId(nth, true), isPublished: true }, { id: answerId(nth, false), isPublished: false }]))]);
  const [there] = await database.query<{ pins: number }>("select count(*)::integer as pins from public.contributions where id between $1::text::uuid and $2::text::uuid", [idOf("000", 0), idOf("000", 0xffffffffffff)]);
  const before = there?.pins ?? 0;
  let batch: CrowdPin[] = [];
  let written = before;
  onProgress({ pins: written, total });
  const pins = crowd(SEED);
  for (let nth = 0; nth < total; nth += 1) {
    const pin = pins.next().value;
    if (nth < before) continue;
    batch.push(pin);
    if (batch.length < BATCH && nth + 1 < total) continue;
    const document = JSON.stringify(batch.map(rowOf));
    await database.transaction((session) => writeBatch(session, document));
    written += batch.length;
    batch = [];
    onProgress({ pins: written, total });
  }
  if (written > before) await database.execute("analyze");
  return { added: written - before, before };
}

async function writeBatch(session: Session, document: string): Promise<void> {
  // As the demo does it: the public's safety cells would be computed pin by pin.
  await session.query("select set_config('app.hold_safety_cells', 'on', true)");
  for (const statement of [CONTRIBUTORS, CONTRIBUTIONS, DEMOGRAPHICS, CODING, ANSWERED]) await session.query(statement, [document]);
}

const themeId = (nth: number): string => idOf("001", nth);
const answerId = (nth: number, isPublished: boolean): string => idOf(isPublished ? "002" : "003", nth);

function rowOf({ nth, respondent, at, level, minutesAgo, subject, themes, ...rest }: CrowdPin): object {
  const about = SUBJECTS.indexOf(subject);
  // Every ninth that is public has its answer, every seventeenth a draft.
  const answer = rest.status !== "published" ? null : nth % 9 === 0 ? answerId(about, true) : nth % 17 === 0 ? answerId(about, false) : null;
  return {
    ...rest, level, answer, id: idOf("000", nth), contributor: hashOf(`crowd ${SEED} ${respondent}`), receipt: hashOf(`receipt ${SEED} ${nth}`), lon: at[0], lat: at[1], minutes: minutesAgo,
    themes: themes.map((theme) => themeId(SUBJECTS.indexOf(theme))),
  };
}
