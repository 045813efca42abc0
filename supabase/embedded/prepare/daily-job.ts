/**
 * The rules on disposal keep themselves: what pg_cron does on Supabase (migrations: daily job), a timer does here, at the start and once a
 * day. One run erases a batch of each; it goes on until nothing is due, so that other work comes in between.
 */
import type { Database } from "../database/database";

const DAY_MS = 24 * 60 * 60_000;
/** A thousand of each a run: a backlog of a million is gone after a day of runs, and no run can go on for ever. */
const RUNS_A_DAY = 1000;

export async function enforceRetention(database: Database): Promise<void> {
  for (let run = 0; run < RUNS_A_DAY; run += 1) {
    const [done] = await database.query<{ more: boolean }>("select (public.enforce_retention() ->> 'more')::boolean as more");
    if (done?.more !== true) return;
  }
}

/** @returns its undoing. */
export function startDailyJob(database: Database, onError: (error: unknown) => void): () => void {
  const run = (): void => void enforceRetention(database).catch(onError);
  run();
  const timer = setInterval(run, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
