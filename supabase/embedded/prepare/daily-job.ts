/**
 * The disposal rule keeps itself: what pg_cron does on Supabase (migrations: daily job), a timer does here, at the start and once a day.
 */
import type { Database } from "../database/database";

const DAY_MS = 24 * 60 * 60_000;

/** @returns its undoing. */
export function startDailyJob(database: Database, onError: (error: unknown) => void): () => void {
  const run = (): void => void database.query("select public.dispose_withdrawn()").catch(onError);
  run();
  const timer = setInterval(run, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
