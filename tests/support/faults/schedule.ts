/** What may happen to somebody who writes on a phone: drawn by fast-check, played by `play.ts`. */
import fc from "fast-check";

/** What becomes of a request from now on. */
export type Line =
  | "up"
  /** It never arrives. */
  | "cut"
  /** It arrives, its answer does not. */
  | "answer-lost"
  /** The phone gives up; a copy arrives at some later moment, after others. */
  | "late"
  /** It arrives twice. */
  | "twice"
  /** The server stumbles before it stores anything. */
  | "server-error"
  /** It arrives and nothing more is heard: the tab is killed while it waits. */
  | "silent";

export type Happening =
  | { readonly type: "write"; readonly who: number }
  | { readonly type: "edit"; readonly who: number }
  | { readonly type: "withdraw"; readonly who: number }
  | { readonly type: "line"; readonly line: Line }
  | { readonly type: "disk"; readonly full: boolean }
  /** One of the late copies arrives. */
  | { readonly type: "arrive"; readonly which: number }
  | { readonly type: "wait" }
  | { readonly type: "look" }
  | { readonly type: "kill" };

const who = fc.integer({ min: 0, max: 2 });
const does = (type: "write" | "edit" | "withdraw") => fc.record({ type: fc.constant(type), who });

export const schedule: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: does("write") },
    { weight: 4, arbitrary: does("edit") },
    { weight: 2, arbitrary: does("withdraw") },
    { weight: 5, arbitrary: fc.record({ type: fc.constant("line" as const), line: fc.constantFrom<Line>("up", "cut", "answer-lost", "late", "twice", "server-error", "silent") }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("disk" as const), full: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("arrive" as const), which: fc.nat({ max: 5 }) }) },
    { weight: 5, arbitrary: fc.constantFrom<Happening>({ type: "wait" }, { type: "look" }, { type: "kill" }) },
  ),
  { minLength: 3, maxLength: 18 },
);
