/** A contribution as a device sends it, and staff as an operator makes them. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Submission } from "../../../src/domain/contribution";
import type { Embedded } from "../../../supabase/embedded/embedded";
import { anAccount, ask, type Answer } from "./clients";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function aReceiptCode(): string {
  return Array.from(randomBytes(26), (byte) => CROCKFORD[byte % 32]).join("");
}

export function aSubmission(overrides: Partial<Submission> = {}): Submission {
  return {
    id: randomUUID(),
    receiptCode: aReceiptCode(),
    contributorKey: randomBytes(16).toString("hex"),
    kind: "story",
    // Stortorget.
    place: { type: "Point", coordinates: [12.6945, 56.0465] },
    precision: "exact",
    text: "Här dansade vi hela natten.",
    language: "sv",
    underThirteen: false,
    exhibition: false,
    ...overrides,
  };
}

export function submit(embedded: Embedded, submission: unknown): Promise<Answer> {
  return ask(embedded, "/rest/v1/rpc/submit_contribution", { body: { submission } });
}

export async function aStaffMember(embedded: Embedded, role: "moderator" | "planner" | "host" | "admin"): Promise<{ email: string; password: string }> {
  const account = await anAccount(embedded);
  await embedded.database.query("insert into public.staff (user_id, organisation_id, role) select $1::uuid, id, $2 from public.organisations order by created_at, id limit 1", [account.id, role]);
  return account;
}

/** For tests that are a thousand people in a minute: the brakes have tests of their own. */
export async function liftLimits(embedded: Embedded): Promise<void> {
  await embedded.database.execute("update public.settings set value = '1000000'::jsonb where key ~ '_(per_minute|10_min|day)$'");
}
