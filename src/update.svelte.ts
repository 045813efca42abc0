/**
 * Keeps the app usable offline (registers the service worker) and tells when a newer version waits. Nothing changes under the
 * person's hands: the new version takes over only through `apply`. App.svelte loads this after the first paint.
 */
const CHECK_EVERY_MS = 60 * 60 * 1000;

export class AppUpdate {
  /** A newer version is fetched and waits for `apply`. */
  ready = $state(false);
  /** Everything needed to contribute without a network is on the device. */
  offlineReady = $state(false);

  #waiting: ServiceWorker | null = null;

  /** Starts watching; in development, where there is no service worker, it stays quiet. Returns its undoing. */
  start(): () => void {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return () => undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    void this.#register().then((registration) => {
      if (registration === null) return;
      // An exhibition or a workshop tablet stays open for days; browsers look for a new version only when a page is opened.
      timer = setInterval(() => void registration.update().catch(() => undefined), CHECK_EVERY_MS);
    });
    return () => clearInterval(timer);
  }

  /** Lets the waiting version take over and shows it in this tab. Drafts and the queue are on the device and stay. */
  apply(): void {
    if (this.#waiting === null) return;
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    this.#waiting.postMessage({ type: "SKIP_WAITING" });
  }

  async #register(): Promise<ServiceWorkerRegistration | null> {
    try {
      const registration = await navigator.serviceWorker.register("/sw.js");
      this.#offer(registration.waiting);
      registration.addEventListener("updatefound", () => this.#follow(registration.installing));
      this.#follow(registration.installing);
      await navigator.serviceWorker.ready;
      await keepConfiguration();
      this.offlineReady = true;
      return registration;
    } catch {
      // Private windows and full devices refuse service workers; everything but working offline is as before.
      return null;
    }
  }

  #follow(installing: ServiceWorker | null): void {
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") this.#offer(installing);
    });
  }

  /** The very first version takes over by itself; only a later one waits behind a controller. */
  #offer(worker: ServiceWorker | null): void {
    if (worker === null || navigator.serviceWorker.controller === null) return;
    this.#waiting = worker;
    this.ready = true;
  }
}

/** The address of the back end was read before the worker could keep it: put it where the worker looks, so that the next start works offline. */
async function keepConfiguration(): Promise<void> {
  if (import.meta.env.VITE_SUPABASE_URL) return;
  const kept = await caches.open("config");
  await kept.add("/config.json");
}
