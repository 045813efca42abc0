/** What pglite.ts and its worker (pglite-worker.mjs) say to each other. */
export interface WorkerOptions {
  /** A folder, or `memory://` for tests. */
  readonly dataDir: string;
  /** Types (OIDs) whose values the worker passes on as PostgreSQL's text. */
  readonly keepAsText: readonly number[];
}

export type ToWorker =
  | { readonly id: number; readonly do: "query"; readonly statement: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly do: "execute"; readonly script: string }
  | { readonly id: number; readonly do: "listen"; readonly channel: string }
  | { readonly id: number; readonly do: "close" };

export type FromWorker =
  | { readonly ready: true }
  | { readonly failed: string }
  | { readonly notify: string; readonly payload: string }
  | { readonly id: number; readonly rows: Record<string, unknown>[]; readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[]; readonly affectedRows: number | null }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string; readonly detail: string | null; readonly hint: string | null } };

export type WorkerReply = Extract<FromWorker, { rows: unknown }>;
/** A request without its number (distributed over the union). */
export type WorkerRequest = ToWorker extends infer Each ? (Each extends ToWorker ? Omit<Each, "id"> : never) : never;
