/** lite's query builder over the one PGlite session: a connection is the session lock, held until released. */
import { CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type DatabaseConnection, type Driver, type QueryResult } from "kysely";
import type { PgliteDatabase } from "../database/pglite";

class PgliteSession implements DatabaseConnection {
  constructor(
    readonly database: PgliteDatabase,
    readonly release: () => void,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.database.send(query.sql, query.parameters);
    return { rows: rows as R[], ...(affectedRows === null ? {} : { numAffectedRows: BigInt(affectedRows) }) };
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("PGlite does not stream");
  }
}

class PgliteDriver implements Driver {
  constructor(readonly database: PgliteDatabase) {}
  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
  async acquireConnection(): Promise<PgliteSession> {
    return new PgliteSession(this.database, await this.database.lock.acquire());
  }
  async releaseConnection(session: PgliteSession): Promise<void> {
    session.release();
  }
  async beginTransaction(session: PgliteSession): Promise<void> {
    await session.executeQuery(CompiledQuery.raw("begin"));
  }
  async commitTransaction(session: PgliteSession): Promise<void> {
    await session.executeQuery(CompiledQuery.raw("commit"));
  }
  async rollbackTransaction(session: PgliteSession): Promise<void> {
    await session.executeQuery(CompiledQuery.raw("rollback"));
  }
}

export function kyselyOverPglite(database: PgliteDatabase): Kysely<unknown> {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PgliteDriver(database),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
