/** Factories for suites that call the database functions from TypeScript: a city, a submission that is right in every way, and asking as somebody. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Sql } from "postgres";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const MODERATOR = "00000000-0000-4000-8000-00000000000a";
export const CITY = "00000000-0000-4000-8000-000000000001";

export interface Submission {
  readonly id: string;
  readonly receiptCode: string;
  readonly contributorKey: string;
  readonly [field: string]: unknown;
}

export function aSubmission(changes: Partial<Submission> = {}): Submission {
  return {
    id: randomUUID(),
    receiptCode: Array.from(randomBytes(26), (byte) => CROCKFORD.charAt(byte % 32)).join(""),
    contributorKey: randomBytes(16).toString("hex"),
    kind: "story",
    place: { type: "Point", coordinates: [12.6945, 56.0437] },
    precision: "exact",
    text: "Här lärde jag mig cykla.",
    language: "sv",
    underThirteen: false,
    exhibition: false,
    ...changes,
  };
}

/** One municipality and one moderator. */
export const aCity = `
  insert into auth.users (id, email) values ('${MODERATOR}', 'moderator@example.test');
  insert into public.organisations (id, slug, name, boundary)
  values ('00000000-0000-4000-8000-000000000001', 'test-city', 'Teststaden', extensions.st_multi(extensions.st_makeenvelope(12.55, 55.94, 12.95, 56.20, 4326)));
  insert into public.staff (user_id, organisation_id, role) values ('${MODERATOR}', '00000000-0000-4000-8000-000000000001', 'moderator');
`;

/** Calls a function of the API with the rights of whoever asks, as PostgREST would: one transaction, the role set inside it. */
export async function ask(sql: Sql, name: string, argument: object | readonly number[], who: "anyone" | "moderator" | { readonly userId: string } = "anyone"): Promise<unknown> {
  return sql.begin(async (tx) => {
    const claims = who === "anyone" ? "" : JSON.stringify({ sub: who === "moderator" ? MODERATOR : who.userId, role: "authenticated" });
    await tx`select set_config('request.jwt.claims', ${claims}, true), set_config('role', ${who === "anyone" ? "anon" : "authenticated"}, true)`;
    const numbers = Array.isArray(argument) ? (argument as readonly number[]).map(Number).join(", ") : null;
    const rows = numbers === null ? await tx.unsafe(`select public.${name}($1::text::jsonb) as said`, [JSON.stringify(argument)]) : await tx.unsafe(`select public.${name}(${numbers}) as said`);
    return rows[0]?.["said"] as unknown;
  });
}

/** 'PT403 refused' */
export function problemOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return `${code ?? ""} ${message ?? String(error)}`;
}
