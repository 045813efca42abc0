/** The worker around the engine: one call after the other, answers handed over without copying. Talked to by `worker-engine.ts`. */
import { answerCalls } from "./answer-calls";
import { makeEngine } from "./make-engine";
import type { Request } from "./engine-messages";

const answer = answerCalls(makeEngine());

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  const { reply, handedOver } = await answer(data);
  self.postMessage(reply, { transfer: handedOver });
};
