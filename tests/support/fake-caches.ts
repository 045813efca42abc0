/** A browser's caches as far as the service worker uses them. Every address holds its own path as its text, except the missing. */
export class FakeCaches implements CacheStorage {
  readonly missing = new Set<string>();
  /** Paths asked of the network, in order. */
  readonly fetched: string[] = [];
  readonly #origin: string;
  readonly #byName = new Map<string, Map<string, Response>>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  paths(name: string): readonly string[] {
    return [...(this.#byName.get(name)?.keys() ?? [])];
  }
  has(name: string): Promise<boolean> {
    return Promise.resolve(this.#byName.has(name));
  }
  keys(): Promise<string[]> {
    return Promise.resolve([...this.#byName.keys()]);
  }
  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#byName.delete(name));
  }
  match(asked: RequestInfo | URL): Promise<Response | undefined> {
    const found = [...this.#byName.values()].map((kept) => kept.get(this.#path(asked))).find((response) => response !== undefined);
    return Promise.resolve(found?.clone());
  }
  open(name: string): Promise<Cache> {
    const kept = this.#byName.get(name) ?? new Map<string, Response>();
    this.#byName.set(name, kept);
    const addAll = (asked: Iterable<RequestInfo>): Promise<void> => {
      const paths = [...asked].map((one) => this.#path(one));
      this.fetched.push(...paths);
      if (paths.some((path) => this.missing.has(path))) return Promise.reject(new TypeError("Request failed"));
      for (const path of paths) kept.set(path, new Response(path));
      return Promise.resolve();
    };
    const cache: Pick<Cache, "addAll" | "delete" | "keys"> = {
      addAll,
      delete: (asked) => Promise.resolve(kept.delete(this.#path(asked))),
      keys: () => Promise.resolve([...kept.keys()].map((path) => new Request(this.#origin + path))),
    };
    return Promise.resolve(cache as Cache);
  }

  #path(asked: RequestInfo | URL): string {
    return new URL(asked instanceof Request ? asked.url : asked, this.#origin).pathname;
  }
}
