/**
 * One migrated database for a suite, the same promises on PGlite and PostgreSQL. Statements run on one session as its owner's superuser;
 * suites that need several sessions at once take `startMigratedPostgres()` themselves.
 */
export type Row = Record<string, unknown>;

export interface TestDatabase {
  readonly name: string;
  /** One statement with parameters. */
  query(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** A script; the rows of each of its statements, in order. */
  script(sql: string): Promise<Row[][]>;
  close(): Promise<void>;
}

/** What applying the schema needs; `as` runs a script with the rights of the migrating role. */
export interface Migrator {
  superuser(sql: string): Promise<unknown>;
  migrate(sql: string): Promise<unknown>;
}
