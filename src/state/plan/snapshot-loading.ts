/** Brings an organisation's snapshot from the desk into the engine, page by page, telling how far it has come. */
import type { AnalysisDesk, SnapshotPage, SnapshotStart } from "../../backend/staff/analysis";
import type { AnalysisEngine, Progress } from "../../engine/analysis-engine";

export type Run = <T>(work: () => Promise<T>) => Promise<T>;

/** Rejects with a Problem when a page cannot be read; the engine then holds a part only and must not be asked. */
export async function loadSnapshot(
  { desk, engine, run }: { readonly desk: Pick<AnalysisDesk, "startSnapshot" | "readPage">; readonly engine: AnalysisEngine; readonly run: Run },
  organisationId: string,
  { onprogress, isWanted }: { readonly onprogress: (progress: Progress) => void; readonly isWanted: () => boolean },
): Promise<SnapshotStart | null> {
  const start = await run(() => desk.startSnapshot(organisationId));
  if (!isWanted()) return null;
  await engine.begin({ dictionaries: start.dictionaries, total: start.total, version: start.version });
  let rows = 0;
  let next: string | null = null;
  do {
    onprogress({ rows, total: start.total });
    const after: string | null = next;
    const page: SnapshotPage = await run(() => desk.readPage(start, after));
    if (!isWanted()) return null;
    rows += page.rows;
    next = page.next;
    if (page.rows > 0) await engine.addPage(page.bytes);
  } while (next !== null);
  onprogress({ rows, total: Math.max(rows, start.total) });
  await engine.finish();
  return isWanted() ? start : null;
}
