/** The uploads that run now, so that a photo which was cancelled, withdrawn or given up stops in the middle. */
export class Uploads {
  readonly #running = new Map<string, AbortController>();

  async run<T>(mediaId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.set(mediaId, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(mediaId);
    }
  }

  /** Stops those whose media no longer stands in the queue. */
  keepOnly(mediaIds: ReadonlySet<string>): void {
    for (const [mediaId, controller] of this.#running) if (!mediaIds.has(mediaId)) controller.abort();
  }

  stop(): void {
    this.keepOnly(new Set());
  }
}
