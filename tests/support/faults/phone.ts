/** The real thing: our store on IndexedDB, our sender, our queue as the views use it; only the clock is a test's. */
import type { Acknowledgement, Submission } from "../../../src/domain/contribution";
import type { Backend } from "../../../src/backend/backend";
import { Problem } from "../../../src/domain/problem";
import { OutboxStore } from "../../../src/outbox/outbox-store";
import { makeRunAlone } from "../../../src/outbox/run-alone";
import { Sender } from "../../../src/outbox/sender";
import { OutboxState } from "../../../src/state/outbox.svelte";
import type { BadLine } from "./bad-line";
import type { Client } from "./client";

interface Tab {
  readonly store: OutboxStore;
  readonly sender: Sender;
  readonly outbox: OutboxState;
}

export class Phone implements Client {
  readonly heard: Acknowledgement[] = [];
  readonly #line: BadLine;
  readonly #name: string;
  #tab: Tab;
  #now = 1_000_000;
  #alarm: number | null = null;

  private constructor(line: BadLine, name: string, tab: (phone: Phone) => Tab) {
    this.#line = line;
    this.#name = name;
    this.#tab = tab(this);
  }

  static async open(line: BadLine, name: string): Promise<Phone> {
    const store = await OutboxStore.open(name);
    return new Phone(line, name, (phone) => phone.#openTab(store));
  }

  write(submission: Submission): Promise<boolean> {
    return this.#try(() => this.#tab.outbox.submit(submission));
  }
  edit({ id, receiptCode }: Submission, text: string): Promise<boolean> {
    return this.#try(() => this.#tab.outbox.amend({ contributionId: id, receiptCode, baseRevision: null, changes: { text } }));
  }
  withdraw({ id, receiptCode }: Submission): Promise<boolean> {
    return this.#try(() => this.#tab.outbox.withdraw({ contributionId: id, receiptCode }));
  }
  async wait(): Promise<void> {
    if (this.#alarm !== null) this.#now = this.#alarm;
    await this.#quiet(this.#tab.sender.wake("timer"));
  }
  async look(): Promise<void> {
    await this.#quiet(this.#tab.sender.wake("visible"));
  }
  async kill(): Promise<void> {
    this.close();
    this.#line.hangs = false;
    this.#alarm = null;
    const store = await OutboxStore.open(this.#name);
    this.#tab = this.#openTab(store);
  }
  async left(): Promise<number> {
    return (await this.#tab.store.readOperations()).length;
  }
  close(): void {
    this.#tab.sender.stop();
    this.#tab.store.close();
  }

  #openTab(store: OutboxStore): Tab {
    let sender: Sender | null = null;
    const outbox = new OutboxState({
      clock: () => this.#now,
      start: async (onEvent) => {
        const made = new Sender({
          store,
          // The sender uses no other part of the port for these operations.
          backend: this.#line as unknown as Backend,
          runAlone: makeRunAlone(undefined),
          clock: () => this.#now,
          random: () => 0.5,
          later: (_run, ms) => {
            this.#alarm = this.#now + ms;
            return () => (this.#alarm = null);
          },
          onEvent,
        });
        sender = made;
        return { store, wake: (reason) => made.wake(reason), keepUploads: (ids) => made.keepUploads(ids), stop: () => made.stop() };
      },
    });
    outbox.subscribe((event) => {
      if (event.type === "acknowledged") this.heard.push(event.answer);
    });
    if (sender === null) throw new Error("the outbox did not start its sender");
    return { store, sender, outbox };
  }

  async #try(change: () => Promise<void>): Promise<boolean> {
    try {
      await change();
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.code === "storage_full") return false;
      throw thrown;
    }
    // The change woke the sender; this waits until it has done what it can.
    await this.#quiet(this.#tab.sender.wake("new"));
    return true;
  }
  async #quiet(pass: Promise<void>): Promise<void> {
    await Promise.race([pass, this.#line.hung()]);
    if (this.#line.hangs) await this.kill();
  }
}
