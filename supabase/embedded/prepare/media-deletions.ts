/**
 * Files that the database has queued for deletion are gone within half a minute, also when nobody's app asked for it. On Supabase the
 * operator's scheduler does the same: DELETE /functions/v1/media (README).
 */
import type { Database } from "../database/database";

const EVERY_MS = 20_000;

/** @returns its undoing. */
export function deleteQueuedMedia(database: Database, ownUrl: string, functions: (request: Request) => Promise<Response>, onError: (error: unknown) => void): () => void {
  const run = async (): Promise<void> => {
    const waiting = await database.query("select 1 as one from public.media_deletions where due_at <= now() limit 1");
    if (waiting.length > 0) await functions(new Request(`${ownUrl}/functions/v1/media`, { method: "DELETE" }));
  };
  const timer = setInterval(() => void run().catch(onError), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
