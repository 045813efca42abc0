/**
 * The database as the embedded back end sees it: PGlite in a worker or a real PostgreSQL, with the same promises.
 * A transaction owns its session from begin to commit; nobody else's statement can run inside it.
 */
export type Row = Record<string, unknown>;

export interface Session {
  /** One statement with parameters ($1, $2 …). */
  query<T extends Row = Row>(statement: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Several statements separated by semicolons, without parameters. */
  execute(script: string): Promise<void>;
}

export interface Database extends Session {
  readonly kind: "pglite" | "postgres";
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Calls back for every NOTIFY on the channel that was committed after this resolves. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** What PostgreSQL says when it refuses; both drivers put these on the thrown Error. */
export interface DatabaseError extends Error {
  readonly code: string;
  readonly detail?: string;
  readonly hint?: string;
}

export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code);
}
