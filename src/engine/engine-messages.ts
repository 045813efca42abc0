/** What goes between a page and a worker, or two workers: calls of a door's functions, and their outcomes. */
export type CallName<Door> = Exclude<keyof Door, "close"> & string;
export type ArgumentsOf<Door, Name extends keyof Door> = Door[Name] extends (...args: infer Args) => unknown ? Args : never;
export interface Request {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}
export type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failure: string };
