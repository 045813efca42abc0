/**
 * A clock the soak turns by hand: Date, timers, frames and performance.now in the page are simulated, network, storage, workers, Svelte and the
 * graphics are real. Time stands still while an answer is on its way, so a simulated second is never shorter for the server than for the page.
 * Runs in the page before its own code, as text: it may use nothing from outside.
 */
export interface SoakClock {
  now(): number;
  /** Everything that is due until then, one after the other. */
  run(until: number): Promise<void>;
  /** Simulated time at which something was last drawn on a living WebGL context. */
  drawnAt(): number;
  /** When each pin's arrival was announced: in words, or as a bloom on the map. What comes within `announcementMs` of it is the same announcement. */
  announced(): Readonly<Record<string, readonly number[]>>;
  /** Touches, keys, wheels and movements that reached any page of this tab. */
  inputs(): number;
  setFrames(frames: SoakFrames): void;
}
export interface SoakFrames {
  /** Simulated milliseconds between two frames. Sixty a second would be 36 million in a week. */
  readonly everyMs: number;
  /** Of so many frames one is drawn; of the others MapLibre does all its work, only the graphics card (here: the processor) does not. */
  readonly drawnOneIn: number;
}
export interface SoakSettings {
  readonly startAt: number;
  readonly frames: SoakFrames;
  readonly announcementMs: number;
  readonly clockHeader: string;
}

export function installSoakClock({ startAt, frames: usual, announcementMs, clockHeader }: SoakSettings): void {
  if (!location.protocol.startsWith("http")) return;
  const RealDate = Date;
  const realFetch = fetch.bind(window);
  const realTimeout = setTimeout.bind(window);
  const kept = "soak.now";
  const bornAt = Number(sessionStorage.getItem(kept) ?? startAt);
  let now = bornAt;
  let nextId = 1;
  let inFlight = 0;
  let spoken = 0;
  let drawnAt = 0;
  let frames = usual;
  let frameCount = 0;
  let frameAt = 0;
  let isLeaving = false;
  const timers = new Map<number, { at: number; work: () => void; everyMs: number | null }>();
  /** Counted over every page of this tab. */
  const keptOver = <T>(name: string, empty: T): T => {
    const value = JSON.parse(sessionStorage.getItem(name) ?? "null") as T | null;
    const own = value ?? empty;
    addEventListener("pagehide", () => sessionStorage.setItem(name, JSON.stringify(own)));
    return own;
  };
  addEventListener("pagehide", () => sessionStorage.setItem(kept, String(now)));
  // A page that is being loaded anew does nothing more: time waits for the next one.
  window.navigation.addEventListener("navigate", ({ hashChange, destination }) => {
    if (!hashChange && !destination.sameDocument) isLeaving = true;
  });
  window.navigation.addEventListener("navigateerror", () => (isLeaving = false));

  const add = (work: unknown, ms: unknown, everyMs: number | null, rest: unknown[]): number => {
    nextId += 1;
    timers.set(nextId, { at: now + Math.max(0, Number(ms) || 0), work: () => typeof work === "function" && Reflect.apply(work, window, rest), everyMs });
    return nextId;
  };
  const drop = (id: unknown) => void timers.delete(Number(id));
  const put = (target: object, name: string, value: unknown) => Object.defineProperty(target, name, { value, configurable: true, writable: true });
  put(window, "setTimeout", (work: unknown, ms?: number, ...rest: unknown[]) => add(work, ms, null, rest));
  put(window, "setInterval", (work: unknown, ms = 0, ...rest: unknown[]) => add(work, ms, Math.max(1, ms), rest));
  for (const name of ["clearTimeout", "clearInterval", "cancelAnimationFrame"]) put(window, name, drop);
  put(window, "requestAnimationFrame", (work: (at: number) => void) => add(() => {
    if (frameAt !== now) frameCount += 1;
    frameAt = now;
    work(now - bornAt);
  }, frames.everyMs - (now % frames.everyMs), null, []));
  put(performance, "now", () => now - bornAt);
  put(
    window,
    "Date",
    new Proxy(RealDate, {
      construct: (target, args: []) => Reflect.construct(target, args.length === 0 ? [now] : args) as object,
      apply: () => new RealDate(now).toString(),
      get: (target, name) => (name === "now" ? () => now : (Reflect.get(target, name) as unknown)),
    }),
  );

  put(window, "fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    const isCall = String(input instanceof Request ? input.url : input).includes("/rest/v1/");
    if (isCall) headers.set(clockHeader, String(now));
    inFlight += 1;
    try {
      const response = await realFetch(input, isCall ? { ...init, headers } : init);
      const body = await response.clone().arrayBuffer();
      void body;
      return response;
    } finally {
      inFlight -= 1;
    }
  });
  const RealSocket = WebSocket;
  put(
    window,
    "WebSocket",
    class extends RealSocket {
      constructor(...args: ConstructorParameters<typeof RealSocket>) {
        super(...args);
        inFlight += 1;
        const settle = () => {
          inFlight -= 1;
          this.removeEventListener("open", settle);
          this.removeEventListener("close", settle);
        };
        this.addEventListener("open", settle);
        this.addEventListener("close", settle);
        this.addEventListener("message", () => (spoken = 0));
      }
      override send(data: Parameters<WebSocket["send"]>[0]) {
        super.send(data);
        const [, , , event] = JSON.parse(String(data)) as readonly unknown[];
        // A token is answered by nobody. All else is at once by the city; one that never answers is not waited for longer than this.
        if (event !== "access_token") spoken = 40;
      }
    },
  );

  const { prototype } = WebGL2RenderingContext;
  const draw = prototype.drawElements;
  prototype.drawElements = function (...args) {
    if (frameCount % frames.drawnOneIn !== 0) return;
    if (drawnAt !== now && !this.isContextLost()) drawnAt = now;
    draw.apply(this, args);
  };

  // A new version takes over in real time: simulated time waits for it.
  const tell = ServiceWorker.prototype.postMessage;
  put(ServiceWorker.prototype, "postMessage", function (this: ServiceWorker, message: { readonly type: string }) {
    if (message.type === "SKIP_WAITING") {
      inFlight += 1;
      navigator.serviceWorker.addEventListener("controllerchange", () => (inFlight -= 1), { once: true });
    }
    tell.call(this, message);
  });

  const inputs = keptOver("soak.inputs", { count: 0 });
  for (const name of ["pointerdown", "pointermove", "mousedown", "click", "keydown", "touchstart", "wheel", "input"]) addEventListener(name, () => (inputs.count += 1), { capture: true, passive: true });

  const announced = keptOver<Record<string, number[]>>("soak.announced", {});
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        const either = "[data-newcomer], [data-pulse]";
        for (const each of [...(node.matches(either) ? [node] : []), ...node.querySelectorAll(either)]) {
          const id = each.getAttribute("data-newcomer") ?? each.getAttribute("data-pulse") ?? "";
          const times = (announced[id] ??= []);
          if (now - (times.at(-1) ?? -Infinity) > announcementMs) times.push(now);
        }
      }
    }
  }).observe(document, { childList: true, subtree: true });

  // Breathing rings and blooms are the compositor's, which knows only real time: sixty pictures a second of a week nobody watches.
  const still = new CSSStyleSheet();
  still.replaceSync("* { animation: none !important; transition: none !important; }");
  document.adoptedStyleSheets = [still];

  const channel = new MessageChannel();
  const turns: (() => void)[] = [];
  channel.port1.onmessage = () => turns.shift()?.();
  const turn = () => new Promise<void>((resolve) => {
    turns.push(resolve);
    channel.port2.postMessage(null);
  });
  const settle = async () => {
    await turn();
    while (inFlight > 0 || spoken > 0 || isLeaving) {
      if (inFlight === 0 && !isLeaving) spoken -= 1;
      await new Promise<void>((resolve) => realTimeout(resolve, 1));
    }
  };
  const clock: SoakClock = {
    now: () => now,
    drawnAt: () => drawnAt,
    announced: () => announced,
    inputs: () => inputs.count,
    setFrames: (asked) => (frames = asked),
    run: async (until) => {
      for (;;) {
        await settle();
        let due: [number, { at: number; work: () => void; everyMs: number | null }] | null = null;
        for (const timer of timers) if (due === null || timer[1].at < due[1].at) due = timer;
        if (due === null || due[1].at > until) break;
        const [id, timer] = due;
        now = Math.max(now, timer.at);
        if (timer.everyMs === null) timers.delete(id);
        else timer.at = now + timer.everyMs;
        try {
          timer.work();
        } catch (thrown) {
          reportError(thrown);
        }
      }
      now = Math.max(now, until);
    },
  };
  put(window, "soak", clock);
}
