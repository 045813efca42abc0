/**
 * What our service worker does besides workbox's keeping of the residents' app: it takes photos shared from the phone's menu, and keeps the
 * parts of walls and staff where they are used. Built into one plain script (build/service-worker.ts) that workbox brings in with importScripts.
 */
import { findPart, isPart, keepParts, renewParts, type PartLists } from "./parts";
import { readAsk } from "./parts-ask";
import { isShare, takeShare } from "./share-target";

/** Written in by the build. */
declare const PART_LISTS: PartLists;

/** The page's types have no service worker; these are the things used of it. */
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly clients: { matchAll(options: { readonly type: "window"; readonly includeUncontrolled: boolean }): Promise<readonly unknown[]> };
  addEventListener(type: "install", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "message", listener: (event: WorkerEvent & { readonly data: unknown }) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}
const worker = self as unknown as WorkerScope;

worker.addEventListener("install", (event) => event.waitUntil(renewParts(PART_LISTS, caches)));

worker.addEventListener("message", (event) => {
  const ask = readAsk(event.data);
  if (ask === null) return;
  const isAlone = async () => (await worker.clients.matchAll({ type: "window", includeUncontrolled: true })).length < 2;
  // Refused by a full device or a lost network: the page asks again.
  event.waitUntil(keepParts(PART_LISTS, ask, { kept: caches, isAlone }).catch(() => undefined));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (isShare(request)) event.respondWith(takeShare(request, caches, Date.now()));
  else if (isPart(PART_LISTS, request)) event.respondWith(findPart(request, caches, fetch));
});
