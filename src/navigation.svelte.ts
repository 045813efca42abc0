/**
 * Where the person is: one route a tab, kept in the address. Plain links work everywhere; this catches those that stay in the app.
 * Promises: back and forward restore the route, and nothing here ever reloads the page. A page may keep steps of its own at its one
 * address: then it hears of back and forward first, and what was among its own steps does not count as arriving anywhere.
 */
import { parseRoute, routeHref, type Route } from "./route";

class Navigation {
  route = $state.raw<Route>(parseRoute(new URL(location.href)));
  /** Counts what the person did here: the first page is not one, so a fresh load never steals the focus. */
  steps = $state(0);
  #within: (() => boolean) | null = null;

  go(route: Route, options: { replace?: boolean } = {}): void {
    const href = routeHref(route);
    if (options.replace === true) history.replaceState(null, "", href);
    else if (href !== location.pathname + location.search + location.hash) history.pushState({ from: this.route.name }, "", href);
    this.#arrive(route);
  }

  start(): () => void {
    const back = () => {
      if (this.#within?.() !== true) this.#arrive(parseRoute(new URL(location.href)));
    };
    const click = (event: MouseEvent) => this.#follow(event);
    addEventListener("popstate", back);
    document.addEventListener("click", click);
    return () => {
      removeEventListener("popstate", back);
      document.removeEventListener("click", click);
    };
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

export const navigation = new Navigation();
