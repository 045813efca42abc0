/**
 * A real PostgreSQL (EMBEDDED_DATABASE_URL) behind the Database interface. The pool comes from lite's connection so that REST,
 * Auth and our adapters share it; every transaction reserves one connection.
 */
import { createPostgresConnection, type PostgresConnection } from "@supabase/lite/postgres";
import type { Database, Row, Session } from "./database";
import { OID, isoTimestamp, jsonText, parseJson } from "./text-formats";

const HOSTED = /(^|\.)supabase\.(co|com|in|net|red)\.?$|(^|\.)pooler\./i;

/** The embedded server seeds demo accounts and manages keys: never against a hosted project. */
export function refuseHosted(databaseUrl: string): void {
  const { hostname, protocol } = new URL(databaseUrl);
  if (!/^postgres(ql)?:$/.test(protocol)) throw new Error("EMBEDDED_DATABASE_URL must begin with postgres://");
  if (HOSTED.test(hostname)) throw new Error(`EMBEDDED_DATABASE_URL points at a hosted Supabase (${hostname}). Deploy there with "supabase db push" instead; see README.`);
}

export function openPostgres(databaseUrl: string): { database: Database; connection: PostgresConnection } {
  refuseHosted(databaseUrl);
  const text = (oid: number, parse: (value: string) => unknown, serialize: (value: unknown) => string = String) => ({ to: oid, from: [oid], parse, serialize });
  const connection = createPostgresConnection({
    url: databaseUrl,
    postgresOptions: {
      max: 10,
      onnotice: () => undefined,
      connection: { search_path: "public, extensions", TimeZone: "UTC" },
      types: {
        timestamp: text(OID.timestamp, isoTimestamp),
        timestamptz: text(OID.timestamptz, isoTimestamp),
        json: text(OID.json, parseJson, jsonText),
        jsonb: text(OID.jsonb, parseJson, jsonText),
      },
    },
  });
  const pool = connection.driver;
  type Statements = Pick<typeof pool, "unsafe">;
  const sessionOf = (statements: Statements): Session => ({
    query: async <T extends Row>(statement: string, parameters: readonly unknown[] = []) => [...(await statements.unsafe(statement, [...parameters] as never[]))] as unknown as T[],
    execute: async (script) => void (await statements.unsafe(script).simple()),
  });
  return {
    connection,
    database: {
      kind: "postgres",
      ...sessionOf(pool),
      transaction: async <T>(work: (session: Session) => Promise<T>) => (await pool.begin((transaction) => work(sessionOf(transaction)))) as T,
      listen: async (channel, onNotify) => void (await pool.listen(channel, onNotify)),
      close: () => pool.end({ timeout: 5 }),
    },
  };
}
