/** One export at a time: starts the worker, tells how far it has come, hands over the file, and ends everything when it is stopped. */
import type { EvidenceDesk, EvidenceFormat } from "../../../backend/staff/evidence";
import { hasPlaces } from "../../../domain/analysis/figures";
import type { CrsCode } from "../../../domain/crs";
import { Problem } from "../../../domain/problem";
import type { EvidenceMaker } from "../../../export/maker";
import { downloadFile } from "../../shared/download";
import type { PlanTools } from "../parts/context";
import type { EvidenceProgress, MadeEvidence } from "./make-evidence";

interface ExportParts {
  readonly plan: PlanTools;
  readonly desk: EvidenceDesk;
  /** Through the session: one that runs out in the middle waits for sign-in. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly startMaker?: () => Promise<EvidenceMaker>;
}
export interface ExportChoice {
  readonly format: EvidenceFormat;
  readonly crs: CrsCode;
  readonly exactPlaces: boolean;
  readonly purpose: string;
}

export class ExportRun {
  progress = $state.raw<EvidenceProgress | null>(null);
  made = $state.raw<MadeEvidence | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** Stopped by whoever started it, or by a fault of ours. */
  failure = $state<"cancelled" | "failed" | null>(null);
  #stop = $state.raw<AbortController | null>(null);
  readonly isRunning = $derived(this.#stop !== null);
  readonly #parts: ExportParts;

  constructor(parts: ExportParts) {
    this.#parts = parts;
  }

  stop(): void {
    this.#stop?.abort();
  }

  async start(choice: ExportChoice): Promise<void> {
    if (this.#stop !== null) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.progress = this.made = this.problem = this.failure = null;
    let maker: EvidenceMaker | null = null;
    try {
      maker = await (this.#parts.startMaker ?? (async () => (await import("../../../export/maker")).startMaker()))();
      const ends = maker;
      stop.signal.addEventListener("abort", () => ends.end());
      stop.signal.throwIfAborted();
      // A page that is slow to come keeps nobody who has stopped.
      const stopped = new Promise<never>((_, fail) => stop.signal.addEventListener("abort", () => fail(stop.signal.reason)));
      const made = await Promise.race([this.#make(choice, maker, stop.signal), stopped]);
      downloadFile(made.name, new Blob([made.bytes as BlobPart], { type: made.type }));
      this.made = made;
    } catch (thrown) {
      if (stop.signal.aborted) this.failure = "cancelled";
      else if (thrown instanceof Problem) this.problem = thrown;
      else this.failure = "failed";
    } finally {
      maker?.end();
      this.#stop = null;
    }
  }

  async #make(choice: ExportChoice, maker: EvidenceMaker, signal: AbortSignal): Promise<MadeEvidence> {
    const { plan, desk, run } = this.#parts;
    const { workspace } = plan;
    const { engine, organisationId, answered, result, dictionaries, regions } = workspace;
    if (engine === null || organisationId === null || answered === null || result === null || !hasPlaces(result.a) || dictionaries === null) throw new Error("export: nothing is shown yet");
    const through = {
      begin: (...args: Parameters<EvidenceDesk["begin"]>) => run(() => desk.begin(...args)),
      readRows: (...args: Parameters<EvidenceDesk["readRows"]>) => run(() => desk.readRows(...args)),
      finish: (...args: Parameters<EvidenceDesk["finish"]>) => run(() => desk.finish(...args)),
    };
    const order = {
      ...choice, organisationId, query: answered, selection: { figures: result.a, filter: answered.filter, dictionaries, regions }, signal, onprogress: (progress: EvidenceProgress) => (this.progress = progress),
    };
    const { format } = choice;
    if (format === "csv" || format === "geojson" || format === "geopackage") return (await import("./make-evidence")).makeEvidence(through, maker, engine, { ...order, format });
    return (await import("./make-print")).makePrint(through, maker, plan, { ...order, format });
  }
}
