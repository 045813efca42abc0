/** The worker's side of the conversation, without the worker: a call of the door becomes a reply, with the buffers that are handed over. */
import type { Reply, Request } from "./engine-messages";

export interface Answer {
  readonly reply: Reply;
  readonly handedOver: Transferable[];
}

/** What the door gives away it must not keep: every buffer in an answer is moved. */
export function answerCalls(door: object): (request: Request) => Promise<Answer> {
  return async ({ id, name, args }) => {
    try {
      const value: unknown = await (door as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>)[name]?.(...args);
      return { reply: { id, value }, handedOver: [...buffersIn(value)] };
    } catch (thrown) {
      return { reply: { id, failure: thrown instanceof Error ? thrown.message : String(thrown) }, handedOver: [] };
    }
  };
}

function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): ReadonlySet<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) buffersIn(part, found);
  }
  return found;
}
