/**
 * lite's connection over our Database, with the faults of @supabase/lite 0.10.0 closed from outside:
 *   1. session mixing – whole transactions take PGlite's session (kysely-pglite.ts);
 *   2. GRANT ALL – lite grants everything to anon on the first request; the migrations alone decide here;
 *   3. lost error codes – see errors.ts.
 * tests/contract/faults.test.ts fails without each of them. Delete what a later lite makes unnecessary.
 */
import { createPostgresConnection, type PostgresConnection } from "@supabase/lite/postgres";
import { sql, type Kysely } from "kysely";
import type { Database } from "../database/database";
import type { PgliteDatabase } from "../database/pglite";
import { openPostgres } from "../database/postgres";
import { postgrestError } from "./errors";
import { kyselyOverPglite } from "./kysely-pglite";
import { sessionSettings, type RequestVars, type RpcContext } from "./session-settings";

export interface OpenConnection {
  readonly database: Database;
  readonly connection: PostgresConnection;
}

export function connectPglite(database: PgliteDatabase): OpenConnection {
  // lite does not export its base class. This driver never connects; everything that would use it is replaced.
  const connection = createPostgresConnection({ url: "postgres://unused.invalid/pglite" });
  connection.kysely = kyselyOverPglite(database);
  holdSession(connection, database);
  replace(connection, "close", () => database.close());
  closeFaults(connection, database);
  return { database, connection };
}

export function connectPostgres(databaseUrl: string): OpenConnection {
  const { database, connection } = openPostgres(databaseUrl);
  closeFaults(connection, database);
  return { database, connection };
}

/** lite's compound operations keep PGlite's session for their whole length. */
function holdSession(connection: PostgresConnection, database: PgliteDatabase): void {
  const whole = <Arguments extends unknown[], Result>(method: (...given: Arguments) => Promise<Result>) => {
    const bound = method.bind(connection);
    return (...given: Arguments) => database.lock.run(() => bound(...given));
  };
  replace(connection, "withContext", whole(connection.withContext));
  replace(connection, "runInTransaction", whole(connection.runInTransaction));
  replace(connection, "transaction", whole(connection.transaction));
  replace(connection, "introspect", whole(connection.introspect));
}

function closeFaults(connection: PostgresConnection, database: Database): void {
  replace(connection, "ensureRlsContext", async () => true);
  const original = connection.normalizeDbError.bind(connection);
  replace(connection, "normalizeDbError", (error: unknown) => postgrestError(original(error)));
  replace(connection, "exec", async (script: string) => {
    await database.execute(script);
    return { rows: [] };
  });
  // One round trip instead of six, with the claims auth.email() reads and the role's statement timeout.
  replace(connection, "applyJwtSessionContext", (on: Kysely<unknown>, vars: RequestVars) => apply(on, sessionSettings.forRequest(vars)));
  replace(connection, "applyRpcRequestGucs", (on: Kysely<unknown>, context: RpcContext) => apply(on, sessionSettings.forRpc(context)));
}

/** Settings in the order given, for this transaction only. */
async function apply(on: Kysely<unknown>, settings: readonly (readonly [name: string, value: string])[]): Promise<void> {
  await sql`select ${sql.join(settings.map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`.execute(on);
}

/** lite's methods are private in its types; replacing them by name is the whole of this module's contact with them. */
function replace(connection: PostgresConnection, method: string, by: unknown): void {
  Object.defineProperty(connection, method, { value: by, configurable: true, writable: true });
}
