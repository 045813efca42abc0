/** The engine behind a worker: here a stand-in that answers when told to, with the real conversation and the real engine in between. */
import { expect, test } from "vitest";
import { EVERYTHING } from "../../../src/domain/analysis/filter";
import type { AnalysisQuery } from "../../../src/domain/analysis/figures";
import type { Dictionaries } from "../../../src/domain/analysis/snapshot";
import { Problem } from "../../../src/domain/problem";
import { answerCalls } from "../../../src/engine/answer-calls";
import type { Request } from "../../../src/engine/engine-messages";
import { makeEngine } from "../../../src/engine/split-engine";
import type { EngineWorker } from "../../../src/engine/worker-calls";
import { startWorkerEngine } from "../../../src/engine/worker-engine";
import { anAnalysisRow, pageOf } from "../support/analysis-rows";

const DICTIONARIES: Dictionaries = { districts: [null], campaigns: [null], areas: [], areaSets: [[]], themes: [], themeSets: [[]] };

class StandIn implements EngineWorker {
  onmessage: EngineWorker["onmessage"] = null;
  onerror: EngineWorker["onerror"] = null;
  onmessageerror: EngineWorker["onmessageerror"] = null;
  isTerminated = false;
  readonly names: string[] = [];
  readonly #answer = answerCalls(makeEngine());
  readonly #requests: Request[] = [];

  postMessage(request: Request, handedOver: unknown): void {
    this.names.push(request.name);
    // As a real worker gets it: cloned, with the buffers moved.
    this.#requests.push(structuredClone(request, { transfer: handedOver as Transferable[] }));
  }
  terminate(): void {
    this.isTerminated = true;
  }
  async answerAll(): Promise<void> {
    for (let request = this.#requests.shift(); request !== undefined; request = this.#requests.shift()) {
      const { reply, handedOver } = await this.#answer(request);
      const data: unknown = structuredClone(reply, { transfer: handedOver });
      this.onmessage?.call(this as unknown as Worker, new MessageEvent("message", { data }));
      await Promise.resolve();
    }
  }
}

const query = (kind: string): AnalysisQuery => ({ filter: { ...EVERYTHING, values: { kind: [kind] } }, compare: null, hexagonMetres: 100 });

async function aStartedEngine(): Promise<{ readonly worker: StandIn; readonly engine: ReturnType<typeof startWorkerEngine> }> {
  const worker = new StandIn();
  const engine = startWorkerEngine(() => worker);
  const begun = engine.begin({ dictionaries: DICTIONARIES, total: 2, version: "7" });
  const page = pageOf([anAnalysisRow({ ordinal: 1, kind: "wish" }), anAnalysisRow({ ordinal: 2, respondent: 2, kind: "like" })]);
  const added = engine.addPage(page);
  expect(page.byteLength).toBe(0);
  const finished = engine.finish();
  await worker.answerAll();
  await Promise.all([begun, added]);
  expect(await finished).toEqual({ rows: 2 });
  return { worker, engine };
}

test("a question crosses to the worker and its figures come back", async () => {
  const { worker, engine } = await aStartedEngine();
  const [asked, points, ordinals] = [engine.ask(query("wish")), engine.points(), engine.ordinals(query("like"), { limit: 10 })];
  await worker.answerAll();
  expect(await asked).toMatchObject({ version: "7", a: { total: { respondents: 1, pins: 1 } }, verdict: Uint8Array.of(1, 0) });
  expect((await points).mercator).toHaveLength(4);
  expect(Array.from(await ordinals)).toEqual([2]);
});

test("while the slider moves only the first and the last question are worked on, and those between are aborted", async () => {
  const { worker, engine } = await aStartedEngine();
  const before = worker.names.length;
  const asked = ["wish", "like", "story", "avoid"].map((kind) => engine.ask(query(kind)));
  const settled = Promise.allSettled(asked);
  await worker.answerAll();
  await new Promise((later) => setTimeout(later));
  await worker.answerAll();
  const outcomes = await settled;
  expect(outcomes.map((outcome) => (outcome.status === "rejected" ? (outcome.reason as Error).name : "answered"))).toEqual(["AbortError", "AbortError", "AbortError", "answered"]);
  expect(worker.names.slice(before)).toEqual(["ask", "ask"]);
});

test("what the engine refuses comes back as a problem that says why, and the next question is answered", async () => {
  const { worker, engine } = await aStartedEngine();
  const refused = engine.addPage(new ArrayBuffer(35));
  const asked = engine.ask(query("like"));
  await worker.answerAll();
  await expect(refused).rejects.toMatchObject({ code: "unexpected" });
  expect((await asked).a.total.pins).toBe(1);
});

test("when the worker breaks down everything that waits is told so, and everything after", async () => {
  const { worker, engine } = await aStartedEngine();
  const waiting = [engine.ask(query("like")), engine.points()];
  worker.onerror?.call(worker as unknown as Worker, { message: "out of memory" } as ErrorEvent);
  for (const each of waiting) await expect(each).rejects.toBeInstanceOf(Problem);
  await expect(engine.ask(query("wish"))).rejects.toMatchObject({ code: "unexpected" });
  await expect(engine.finish()).rejects.toMatchObject({ code: "unexpected" });
  expect(worker.isTerminated).toBe(true);
});

test("closing lets go of the worker and of who waits", async () => {
  const { worker, engine } = await aStartedEngine();
  const waiting = engine.points();
  engine.close();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
  expect(worker.isTerminated).toBe(true);
});
