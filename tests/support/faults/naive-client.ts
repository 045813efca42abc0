/** What one writes in an afternoon: a list of things to send, tried again after a failure. Each habit alone loses or doubles somebody's words. */
import { randomUUID } from "node:crypto";
import type { Acknowledgement, Submission } from "../../../src/domain/contribution";
import { aReceiptCode } from "../embedded/submissions";
import type { BadLine } from "./bad-line";
import type { Client } from "./client";

export interface Habits {
  /** Takes it off the list when it is sent, not when it is answered. */
  readonly forgetsWhenSending?: boolean;
  /** The server, or each try, makes the id. */
  readonly makesAnIdEachTry?: boolean;
  /** Taking back what it has not heard of as sent is just crossing it off the list. */
  readonly crossesOffTheUnsent?: boolean;
}
interface Entry {
  submission: Submission;
  withdraw: boolean;
}

export class NaiveClient implements Client {
  readonly heard: Acknowledgement[] = [];
  readonly #line: BadLine;
  readonly #habits: Habits;
  #list: Entry[] = [];

  constructor(line: BadLine, habits: Habits) {
    this.#line = line;
    this.#habits = habits;
  }

  async write(submission: Submission): Promise<boolean> {
    this.#list.push({ submission, withdraw: false });
    await this.look();
    return true;
  }
  async edit(submission: Submission, text: string): Promise<boolean> {
    const waiting = this.#list.find((entry) => entry.submission.id === submission.id);
    if (waiting === undefined) return false;
    waiting.submission = { ...waiting.submission, text };
    await this.look();
    return true;
  }
  async withdraw(submission: Submission): Promise<boolean> {
    const isKnown = this.heard.some(({ id }) => id === submission.id);
    this.#list = this.#list.filter((entry) => entry.submission.id !== submission.id);
    if (isKnown || this.#habits.crossesOffTheUnsent !== true) this.#list.push({ submission, withdraw: true });
    await this.look();
    return true;
  }
  wait(): Promise<void> {
    return this.look();
  }
  async look(): Promise<void> {
    for (const entry of [...this.#list]) {
      if (this.#habits.forgetsWhenSending === true) this.#forget(entry);
      try {
        await Promise.race([this.#send(entry), this.#line.hung().then(() => Promise.reject(new Error("killed")))]);
        this.#forget(entry);
      } catch {
        if (this.#line.hangs) await this.kill();
      }
    }
  }
  kill(): Promise<void> {
    this.#line.hangs = false;
    return Promise.resolve();
  }
  left(): Promise<number> {
    return Promise.resolve(this.#list.length);
  }
  close(): void {
    // Nothing is held open.
  }

  #forget(entry: Entry): void {
    this.#list = this.#list.filter((other) => other !== entry);
  }
  async #send({ submission, withdraw }: Entry): Promise<void> {
    const { id, receiptCode } = submission;
    const asSent = this.#habits.makesAnIdEachTry === true ? { ...submission, id: randomUUID(), receiptCode: aReceiptCode() } : submission;
    const answer = withdraw ? await this.#line.withdrawContribution({ id, receiptCode }) : await this.#line.submitContribution(asSent);
    this.heard.push(answer);
  }
}
