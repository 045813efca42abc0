/** The worker's side of the conversation, without the worker: a call becomes a reply, with the buffers that are handed over. */
import type { AnalysisResult, GroupFigures } from "../domain/analysis/figures";
import type { AnalysisEngine, PointColumns } from "./analysis-engine";
import type { Reply, Request } from "./engine-messages";

interface Answer {
  readonly reply: Reply;
  readonly handedOver: Transferable[];
}
interface Made {
  readonly value: unknown;
  readonly handedOver: Transferable[];
}

export function answerCalls(engine: AnalysisEngine): (request: Request) => Promise<Answer> {
  return async (request) => {
    try {
      const { value, handedOver } = await make(engine, request);
      return { reply: { id: request.id, value }, handedOver };
    } catch (thrown) {
      return { reply: { id: request.id, failure: thrown instanceof Error ? thrown.message : String(thrown) }, handedOver: [] };
    }
  };
}

async function make(engine: AnalysisEngine, request: Request): Promise<Made> {
  switch (request.name) {
    case "begin":
      return copied(await engine.begin(...request.args));
    case "addPage":
      return copied(await engine.addPage(...request.args));
    case "finish":
      return copied(await engine.finish(...request.args));
    case "applyChanges":
      return copied(await engine.applyChanges(...request.args));
    case "setFound":
      return copied(await engine.setFound(...request.args));
    case "setBoundary":
      return copied(await engine.setBoundary(...request.args));
    case "ask": {
      const result = await engine.ask(...request.args);
      return { value: result, handedOver: buffersOfResult(result) };
    }
    case "points": {
      const points = await engine.points(...request.args);
      return { value: points, handedOver: buffersOfPoints(points) };
    }
    case "ordinals": {
      const ordinals = await engine.ordinals(...request.args);
      return { value: ordinals, handedOver: [ordinals.buffer as ArrayBuffer] };
    }
  }
}

const copied = (value: unknown): Made => ({ value, handedOver: [] });

function buffersOfResult({ a, b, verdict }: AnalysisResult): Transferable[] {
  return [verdict.buffer as ArrayBuffer, ...buffersOfCells(a), ...(b === null ? [] : buffersOfCells(b))];
}
function buffersOfCells({ cells, cellsByTime = [] }: GroupFigures): Transferable[] {
  const byTime = cellsByTime.flatMap(({ q, r, meanSafety, safetyRespondents }) => [q, r, meanSafety, safetyRespondents]).map((figures) => figures.buffer as ArrayBuffer);
  if (cells === null) return byTime;
  return [...byTime, ...[cells.q, cells.r, cells.respondents, cells.pins, cells.meanSafety, cells.safetyRespondents, cells.uneasyRespondents].map((figures) => figures.buffer as ArrayBuffer)];
}
function buffersOfPoints({ mercator, ordinal, kind, safety }: PointColumns): Transferable[] {
  return [mercator, ordinal, kind, safety].map((column) => column.buffer as ArrayBuffer);
}
