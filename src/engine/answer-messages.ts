/** A worker's door: every message is a call, answered in the order the door is done with them. */
import { answerCalls } from "./answer-calls";
import type { Request } from "./engine-messages";

export function answerMessages(door: object): void {
  const answer = answerCalls(door);
  self.onmessage = async ({ data }: MessageEvent<Request>) => {
    const { reply, handedOver } = await answer(data);
    self.postMessage(reply, { transfer: handedOver });
  };
}
