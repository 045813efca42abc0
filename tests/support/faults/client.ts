/** What a schedule can do to a client. The real one is `phone.ts`; `naive-client.ts` has the habits that lose people's words. */
import type { Acknowledgement, Submission } from "../../../src/domain/contribution";

export interface Client {
  /** Everything the server has confirmed to this client. */
  readonly heard: readonly Acknowledgement[];
  /** False: it said that it could not keep it; the words are still in the form. */
  write(submission: Submission): Promise<boolean>;
  edit(submission: Submission, text: string): Promise<boolean>;
  withdraw(submission: Submission): Promise<boolean>;
  /** The time passes until it would try again by itself. */
  wait(): Promise<void>;
  /** Somebody looks at it, online. */
  look(): Promise<void>;
  /** The tab dies and is opened again. */
  kill(): Promise<void>;
  /** How many things it still means to send. */
  left(): Promise<number>;
  close(): void;
}
