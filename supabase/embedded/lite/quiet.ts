/**
 * lite prints every database error with its stack through console.error, also those the app expects (a wrong receipt code).
 * Inside `quietly` its output is dropped; the HTTP layer logs answers of 500 and above in one line of its own.
 */
import { AsyncLocalStorage } from "node:async_hooks";

const inside = new AsyncLocalStorage<true>();
let installed = false;

export function quietly<T>(work: () => Promise<T>): Promise<T> {
  install();
  return inside.run(true, work);
}

function install(): void {
  if (installed) return;
  installed = true;
  for (const level of ["error", "info", "log", "warn"] as const) {
    const original = console[level].bind(console);
    console[level] = (...given: unknown[]) => {
      if (inside.getStore() !== true) original(...given);
    };
  }
}
