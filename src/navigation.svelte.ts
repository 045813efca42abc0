/**
 * Where the person is: one route a tab, kept in the address. Plain links work everywhere; this catches those that stay in the app.
 * Promises: back and forward restore the route, and nothing here ever reloads the page. A page may keep steps of its own at its one
 * address: then it hears of back and forward first, and what was among its own steps does not count as arriving anywhere.
 * On a shared device every entry carries its turn's mark, and those of another turn lead to the start: Back brings nobody's words again.
 */
import { EXPLORE, parseRoute, routeHref, type Route } from "./route";

class Navigation {
  route = $state.raw<Route>(parseRoute(new URL(location.href)));
  /** Counts what the person did here: the first page is not one, so a fresh load never steals the focus. */
  steps = $state(0);
  #within: (() => boolean) | null = null;
  #turn: string | null = null;

  go(route: Route, options: { replace?: boolean } = {}): void {
    const href = routeHref(route);
    if (options.replace === true) history.replaceState(this.stamped(null), "", href);
    else if (href !== location.pathname + location.search + location.hash) history.pushState(this.stamped({ from: this.route.name }), "", href);
    this.#arrive(route);
  }

  start(): () => void {
    const back = () => {
      if (turnOf(history.state) !== this.#turn) this.go(EXPLORE, { replace: true });
      else if (this.#within?.() !== true) this.#arrive(parseRoute(new URL(location.href)));
    };
    const click = (event: MouseEvent) => this.#follow(event);
    addEventListener("popstate", back);
    document.addEventListener("click", click);
    return () => {
      removeEventListener("popstate", back);
      document.removeEventListener("click", click);
    };
  }

  /**
   * From now on the history belongs to this turn; null: to the device's owner. Called before anything is shown and at every new turn.
   * `start` is where one is led from what was somebody else's.
   */
  beginTurn(turn: string | null, start: Route = EXPLORE): void {
    const known = turnOf(history.state);
    this.#turn = turn;
    // A link that was just opened has no mark yet; one that was gone back to and has another's is somebody else's.
    const isFresh = known === null && !isTraversal();
    if (known !== turn && !isFresh) this.go(start, { replace: true });
    else if (turn !== null) history.replaceState(this.stamped(history.state), "");
  }

  /** A history state of this turn. Whoever writes to the history past `go` puts this on. */
  stamped(state: unknown): unknown {
    return this.#turn === null ? state : { ...(typeof state === "object" ? state : {}), turn: this.#turn };
  }

  /** `isOwn` tells whether back or forward stayed among the page's own steps. Gives back how to stop listening. */
  listenWithin(isOwn: () => boolean): () => void {
    this.#within = isOwn;
    return () => {
      if (this.#within === isOwn) this.#within = null;
    };
  }

  #arrive(route: Route): void {
    this.steps += 1;
    this.route = route;
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.target !== "" || link.hasAttribute("download") || !link.href.startsWith(`${location.origin}/`)) return;
    // "#content" on this very page is the browser's own business.
    if (link.getAttribute("href")?.startsWith("#")) return;
    const route = parseRoute(new URL(link.href));
    if (route.name === "unknown") return;
    event.preventDefault();
    this.go(route);
  }
}

function turnOf(state: unknown): string | null {
  return typeof state === "object" && state !== null && "turn" in state && typeof state.turn === "string" ? state.turn : null;
}
/** Whether this very page load was Back or Forward. */
function isTraversal(): boolean {
  return performance.getEntriesByType("navigation").some((entry) => "type" in entry && entry.type === "back_forward");
}

export const navigation = new Navigation();
