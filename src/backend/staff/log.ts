/** Reading the logs: decisions on contributions, and everything of consequence that was done. Implemented by `supabase-log.ts`. */
export interface LogEntry {
  readonly id: number;
  readonly at: string;
  readonly actorId: string | null;
  /** The address; null for residents, jobs and accounts that are no more. */
  readonly actor: string | null;
  /** A decision (approve, reject …), or noun.verb. */
  readonly action: string;
  readonly reason: string | null;
  readonly subjectId: string | null;
}
/** Where a page ended. */
export interface LogCursor {
  readonly at: string;
  readonly id: number;
}
export interface LogPage {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** Null: there are no older ones. */
  readonly next: LogCursor | null;
}
export interface LogRequest {
  readonly organisationId: string;
  readonly actorId?: string;
  readonly actions?: readonly string[];
  /** Days of the city, both included: 2026-05-04. */
  readonly from?: string;
  readonly to?: string;
  readonly before?: LogCursor;
  /** 1 to 1,000; 50 when left out. */
  readonly pageSize?: number;
}
export type LogName = "moderation" | "audit";

/** Whom and what an organisation's logs can be narrowed to. */
export interface LogFacets {
  /** Every one whose logs the person may read, by name. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly email: string }[];
  /** Empty for those who may not read the audit. */
  readonly auditActions: readonly string[];
}

export interface LogDesk {
  read(log: LogName, request: LogRequest): Promise<LogPage>;
  readFacets(organisationId: string): Promise<LogFacets>;
  /** Before a log is taken out page by page: written in the audit. */
  beginExport(organisationId: string, log: LogName): Promise<void>;
}
