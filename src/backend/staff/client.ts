/** What every desk is made of: calls with the signed-in person's token. Staff bundle only. */
import type { CallFunction } from "../database-functions";

export interface StaffClient {
  readonly call: CallFunction;
  /** An edge function, with the person's token. Rejects with a Problem; `path` is below functions/v1. */
  readonly invoke: (path: string, init?: { readonly method?: string; readonly body?: BodyInit; readonly headers?: Readonly<Record<string, string>> }) => Promise<unknown>;
  /** Where the back end lives, without a slash at the end. */
  readonly base: string;
}
