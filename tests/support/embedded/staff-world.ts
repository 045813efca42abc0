/** A member of staff at their desks over the real back end, as the app joins them, in the seed's organisation or in a neighbour's. */
import { randomUUID } from "node:crypto";
import WebSocket from "ws";
import { openStaffDoors } from "../../../src/backend/staff/doors";
import type { StaffDesk } from "../../../src/backend/staff/desk";
import { Problem } from "../../../src/domain/problem";
import type { Embedded } from "../../../supabase/embedded/embedded";
import { anAccount, signedIn } from "./clients";
import { aStaffMember } from "./submissions";

export type StaffRole = Parameters<typeof aStaffMember>[1];

export interface StaffWorld {
  readonly desk: StaffDesk;
  readonly organisationId: string;
  /** For what no desk would send. */
  readonly token: string;
}

export async function aDesk(embedded: Embedded, role: StaffRole): Promise<StaffWorld> {
  return open(embedded, await aStaffMember(embedded, role));
}

/** Of an organisation some fifty kilometres away. */
export async function aNeighbour(embedded: Embedded, role: StaffRole): Promise<StaffWorld> {
  const account = await anAccount(embedded);
  await embedded.database.query(
    `with neighbour as (
       insert into public.organisations (slug, name, boundary, created_at)
       values ($1, 'Grannstaden', extensions.st_multi(extensions.st_makeenvelope(13.1, 55.6, 13.3, 55.8, 4326)), now() + interval '1 second') returning id
     ) insert into public.staff (user_id, organisation_id, role) select $2::uuid, id, $3 from neighbour`,
    [`granne-${randomUUID().slice(0, 8)}`, account.id, role],
  );
  return open(embedded, account);
}

/** An open dialogue of the organisation, with nothing in it yet. */
export async function aCampaign(embedded: Embedded, organisationId: string): Promise<{ readonly id: string; readonly slug: string }> {
  const id = randomUUID();
  const slug = `dialog-${id.slice(0, 8)}`;
  // None opens before it is decided how long things are kept.
  await embedded.database.query("update public.organisations set disposal_number = 'TEST 1', disposal_decided_on = '2026-01-01', disposal_days = 30 where id = $1::uuid and disposal_days is null", [organisationId]);
  await embedded.database.query(
    `insert into public.campaigns (id, organisation_id, slug, title, question, intro, promise_can_change, promise_cannot_change, promise_who_decides, status, opens_on, organiser, controller, legal_basis)
     select $1::uuid, $2::uuid, $3, w, w, w, w, w, w, 'open', current_date - 9, 'Biblioteket', 'Nämnden', 'Allmänt intresse' from (select '{"sv":"Ord"}'::jsonb as w) words`,
    [id, organisationId, slug],
  );
  return { id, slug };
}

export const problemOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (thrown: unknown) => (thrown instanceof Problem ? { code: thrown.code, field: thrown.field } : thrown),
  );

async function open(embedded: Embedded, login: { readonly email: string; readonly password: string }): Promise<StaffWorld> {
  const { data } = await (await signedIn(embedded, login)).auth.getSession();
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  const { auth, desk } = openStaffDoors({ url: embedded.url, publishableKey: embedded.publishableKey, storage, webSocket: WebSocket as unknown as typeof globalThis.WebSocket });
  const member = await auth.signIn(login.email, login.password);
  return { desk, organisationId: member.roles[0]?.organisationId ?? "", token: data.session?.access_token ?? "" };
}
