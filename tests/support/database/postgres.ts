/**
 * A real PostgreSQL with our schema in a throw-away cluster, migrated as hosted Supabase does: by a role that is no superuser, with auth,
 * storage and realtime owned by others. Null where there is none; with REQUIRE_POSTGRES=1 that is an error.
 */
import postgres from "postgres";
import { startThrowAwayDatabase } from "../postgres-cluster";
import { migrate } from "./migrate";
import type { Row, TestDatabase } from "./test-database";

export interface MigratedPostgres {
  /** Superuser: what the platform itself may do. */
  readonly url: string;
  stop(): Promise<void>;
}

/** How a connection of the tests behaves: silent, the app's search path, plain strings for what JSON does not know. */
export const CONNECTION = { onnotice: () => undefined, connection: { search_path: "public, extensions", TimeZone: "UTC" } } as const;

let absenceTold = false;

export async function startMigratedPostgres(): Promise<MigratedPostgres | null> {
  const database = await startThrowAwayDatabase();
  if (database === null) {
    if (process.env["REQUIRE_POSTGRES"] === "1") throw new Error("REQUIRE_POSTGRES is set, but PostgreSQL with PostGIS was not found.");
    if (!absenceTold) console.log("PostgreSQL: not run");
    absenceTold = true;
    return null;
  }
  const sql = postgres(database.url, { max: 1, ...CONNECTION });
  try {
    const [who] = await sql<{ taken: boolean; name: string }[]>`
      select coalesce((select rolsuper from pg_roles where rolname = 'postgres'), false) as taken, current_database() as name`;
    // On a server where `postgres` is the superuser (most containers), a role of another name stands in for Supabase's.
    const role = who?.taken === true ? "supabase_postgres" : "postgres";
    const forRole = (script: string): string => (role === "postgres" ? script : script.replace(/\bpostgres\b/g, role));
    await migrate({
      superuser: async (script) => {
        await sql.unsafe(forRole(script)).simple();
        await sql.unsafe(`alter database "${who?.name ?? "postgres"}" owner to "${role}"`);
      },
      migrate: async (script) => {
        await sql.unsafe(`set session authorization "${role}"`);
        try {
          await sql.unsafe(script).simple();
        } finally {
          await sql.unsafe("rollback").catch(() => undefined);
          await sql.unsafe("reset session authorization");
        }
      },
    });
  } catch (error) {
    await sql.end();
    await database.stop();
    throw error;
  }
  await sql.end();
  return database;
}

export async function openPostgres(): Promise<TestDatabase | null> {
  const database = await startMigratedPostgres();
  if (database === null) return null;
  const sql = postgres(database.url, { max: 1, ...CONNECTION });
  return {
    name: "PostgreSQL",
    query: async (statement, parameters = []) => [...(await sql.unsafe<Row[]>(statement, [...parameters] as never[]))],
    script: async (script) => resultsOf(await sql.unsafe(script).simple()),
    close: async () => {
      await sql.end();
      await database.stop();
    },
  };
}

/** One statement comes back as its rows, several as a list of such. */
function resultsOf(answer: unknown): Row[][] {
  const list = answer as readonly unknown[];
  return (list.some((each) => Array.isArray(each)) ? list : [list]) as Row[][];
}
