/**
 * One wall as its screens are just now: asked for again every few seconds while the page is looked at. A command goes out and is followed
 * until the screens it was for have said that they obeyed.
 *
 *   watched.wall   null until read   watched.isGone   watched.problem   watched.now   watched.storyOf(id)
 *   await watched.send(screenId | null, "next", null)   watched.sent   what became of the last one
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- dates, maps and sets are replaced, never mutated; $state.raw follows that */
import type { Wall, WallDesk } from "../../../backend/staff/walls";
import { Problem } from "../../../domain/problem";
import type { CommandType, WallStory } from "../../../domain/wall/wall";
import { whileVisible } from "../../../state/while-visible";

const REFRESH_MS = 4_000;
/** The server drops a command that no screen has fetched by then. */
export const COMMAND_MS = 60_000;
/** As the server keeps it: "A message stays for ten minutes". */
export const MESSAGE_MS = 600_000;

export interface SentCommand {
  readonly number: number;
  readonly type: CommandType;
  /** What was shown; empty: taken away. */
  readonly text: string;
  readonly at: Date;
  readonly screenIds: readonly string[];
}
export type Outcome = { readonly name: "none" | "waiting" | "obeyed" | "unanswered"; readonly obeyed: number; readonly asked: number };

interface WatchedParts {
  readonly wallId: string;
  readonly desk: WallDesk;
  /** StaffSession.run. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly clock?: () => Date;
}

export class WatchedWall {
  wall = $state.raw<Wall | null>(null);
  isGone = $state(false);
  problem = $state.raw<Problem | null>(null);
  now = $state.raw(new Date());
  sent = $state.raw<SentCommand | null>(null);
  isSending = $state<CommandType | null>(null);
  /** Of the command that could not be sent. */
  sendProblem = $state.raw<Problem | null>(null);
  /** Null: asked for, and not there. */
  #stories = $state.raw<ReadonlyMap<string, WallStory | null>>(new Map());
  readonly #parts: WatchedParts;
  readonly #clock: () => Date;

  constructor(parts: WatchedParts) {
    this.#parts = parts;
    this.#clock = parts.clock ?? (() => new Date());
  }

  readonly outcome: Outcome = $derived.by(() => {
    const { sent, wall } = this;
    if (sent === null || wall === null) return { name: "none", obeyed: 0, asked: 0 };
    const asked = wall.screens.filter(({ id }) => sent.screenIds.includes(id));
    const obeyed = asked.filter(({ report }) => (report?.obeyed ?? -1) >= sent.number).length;
    const name = obeyed === asked.length ? "obeyed" : this.now.getTime() - sent.at.getTime() > COMMAND_MS ? "unanswered" : "waiting";
    return { name, obeyed, asked: asked.length };
  });

  start(): () => void {
    void this.load();
    return whileVisible(() => void this.load(), REFRESH_MS);
  }

  async load(): Promise<void> {
    const { desk, run, wallId } = this.#parts;
    try {
      const wall = (await run(() => desk.read())).find(({ id }) => id === wallId) ?? null;
      this.now = this.#clock();
      this.isGone = wall === null;
      this.wall = wall;
      this.problem = null;
      if (wall !== null) await this.#readStories(wall);
    } catch (thrown) {
      this.now = this.#clock();
      this.problem = problemOf(thrown);
    }
  }

  storyOf(id: string): WallStory | null {
    return this.#stories.get(id) ?? null;
  }

  async send(screenId: string | null, type: CommandType, text: string | null): Promise<boolean> {
    if (this.isSending !== null || this.wall === null) return false;
    const { desk, run, wallId } = this.#parts;
    const screenIds = screenId === null ? this.wall.screens.map(({ id }) => id) : [screenId];
    this.isSending = type;
    this.sendProblem = null;
    try {
      const number = await run(() => desk.command(wallId, screenId, type, text));
      this.sent = { number, type, text: text ?? "", at: this.#clock(), screenIds };
      void this.load();
      return true;
    } catch (thrown) {
      this.sendProblem = problemOf(thrown);
      return false;
    } finally {
      this.isSending = null;
    }
  }

  async #readStories(wall: Wall): Promise<void> {
    const { desk, run } = this.#parts;
    const wanted = [...new Set(wall.screens.flatMap(({ report }) => report?.storyId ?? []))].filter((id) => !this.#stories.has(id));
    // Who only chooses the campaign does not read what could be told.
    if (wanted.length === 0 || !wall.mayEdit) return;
    const found = await run(() => desk.readStories(wall.id, wanted));
    this.#stories = new Map([...this.#stories, ...wanted.map((id) => [id, found.find((story) => story.id === id) ?? null] as const)]);
  }
}

function problemOf(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
}
