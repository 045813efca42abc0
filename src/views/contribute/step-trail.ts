/**
 * The screens of the conversation in the browser's history, all at one address: entry number n is screen number n, so that Back, the
 * phone's gesture and the page's own back button are the same thing. Promises: the first entry is the first screen, and Back from it
 * leaves to where one came from; after `end` none of the screens can be gone back to, and Back leads to the map.
 */
import { navigation } from "../../navigation.svelte";
import { EXPLORE, routeHref } from "../../route";

interface Mark {
  readonly contribute: { readonly depth: number };
  /** The page before the conversation, when it was one of ours. */
  readonly from: string | null;
}

export const MAP = EXPLORE;

export class StepTrail {
  readonly #count: () => number;
  readonly #onArrive: (index: number) => void;
  readonly #address = location.pathname + location.search;
  /** Where a traversal of our own making is on its way to; the entries it passes are nobody's wish. */
  #travelling: (() => void) | null = null;
  #wanted: number | null = null;

  constructor({ count, onarrive }: { readonly count: () => number; readonly onarrive: (index: number) => void }) {
    this.#count = count;
    this.#onArrive = onarrive;
  }

  start(): () => void {
    return navigation.listenWithin(() => this.#popped());
  }

  /** Brings the history to the screen that is shown: new entries up to it, or back to its own. */
  follow(index: number): void {
    this.#wanted = index;
    if (this.#travelling !== null) return;
    const depth = depthNow() ?? this.#begin();
    for (let next = depth + 1; next <= index; next++) history.pushState(markOf(next, fromNow()), "");
    if (index < depth) this.#travel(index - depth, () => this.follow(this.#wanted ?? index));
  }

  /** False when there is no entry of ours behind this one; then nothing happens. */
  back(): boolean {
    if ((depthNow() ?? 0) === 0) return false;
    history.back();
    return true;
  }

  /** After sending: one entry is left, with the map behind it. */
  end(): void {
    const depth = depthNow() ?? this.#begin();
    this.#wanted = null;
    if (depth > 0) this.#travel(-depth, () => this.#putMapBehind());
    else this.#putMapBehind();
  }

  /** Where one is becomes the first entry, knowing the page that led here. */
  #begin(): number {
    history.replaceState(markOf(0, fromNow()), "");
    return 0;
  }

  #putMapBehind(): void {
    if (fromNow() !== "explore") {
      history.replaceState(navigation.stamped(null), "", routeHref(MAP));
      history.pushState(markOf(0, "explore"), "", this.#address);
    }
    if (this.#wanted !== null) this.follow(this.#wanted);
  }

  #travel(delta: number, arrived: () => void): void {
    this.#travelling = arrived;
    history.go(delta);
  }

  #popped(): boolean {
    const depth = depthNow();
    if (depth === null || location.pathname + location.search !== this.#address) return false;
    const arrived = this.#travelling;
    this.#travelling = null;
    if (arrived !== null) arrived();
    else {
      this.#onArrive(Math.min(depth, this.#count() - 1));
    }
    return true;
  }
}

const markOf = (depth: number, from: string | null): unknown => navigation.stamped({ contribute: { depth }, from } satisfies Mark);

function stateNow(): object {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null ? state : {};
}
function depthNow(): number | null {
  const state = stateNow();
  if (!("contribute" in state) || typeof state.contribute !== "object" || state.contribute === null || !("depth" in state.contribute)) return null;
  return typeof state.contribute.depth === "number" ? state.contribute.depth : null;
}
function fromNow(): string | null {
  const state = stateNow();
  return "from" in state && typeof state.from === "string" ? state.from : null;
}
