/**
 * The parts of the app that only walls and staff load. No resident's phone fetches them; a device that once was a wall, or staff's, keeps
 * all of its side's, so that it starts without a network and finds the parts it fetches later after a new version has replaced them on the
 * server. Addresses hold a hash of what they lead to, so a kept part is never old.
 */
import { SIDES, type PartsAsk, type Side } from "./parts-ask";

/** Paths of one version of the app, each beginning with a slash. */
export type PartLists = Readonly<Record<Side, readonly string[]>>;

interface KeepSurroundings {
  readonly kept: CacheStorage;
  /** No other window of the app is open: nobody runs an older version. */
  readonly isAlone: () => Promise<boolean>;
}

const cacheName = (side: Side): string => `parts-${side}`;

export function isPart(lists: PartLists, request: Pick<Request, "method" | "url">): boolean {
  const { pathname } = new URL(request.url);
  return request.method === "GET" && SIDES.some((side) => lists[side].includes(pathname));
}

export async function findPart(request: Request, kept: CacheStorage, ask: (request: Request) => Promise<Response>): Promise<Response> {
  return (await kept.match(request, { ignoreVary: true })) ?? ask(request);
}

/** When a version is installed: a device that keeps a side's parts gets the new ones with it, beside the old, or it does not get the version. */
export async function renewParts(lists: PartLists, kept: CacheStorage): Promise<void> {
  for (const side of SIDES) if (await kept.has(cacheName(side))) await fill(lists[side], await kept.open(cacheName(side)));
}

/** Old parts go when a page of this version asks and no other window may still run the old one. */
export async function keepParts(lists: PartLists, { side, runs }: PartsAsk, { kept, isAlone }: KeepSurroundings): Promise<void> {
  const list = lists[side];
  const cache = await kept.open(cacheName(side));
  await fill(list, cache);
  if (!list.includes(new URL(runs).pathname) || !(await isAlone())) return;
  const old = (await cache.keys()).filter(({ url }) => !list.includes(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request, { ignoreVary: true })));
}

/** All or none. */
async function fill(list: readonly string[], cache: Cache): Promise<void> {
  const paths = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(list.filter((path) => !paths.has(path)));
}
