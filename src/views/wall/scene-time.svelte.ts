/** How long a scene has been seen, milliseconds; stands while the loop is paused. Made in a component, lives as long as it. */
const STEP_MS = 250;

export class SceneTime {
  ms = $state(0);

  constructor(isPaused: () => boolean) {
    $effect(() => {
      if (isPaused()) return;
      let last = performance.now();
      const timer = setInterval(() => {
        const now = performance.now();
        this.ms += now - last;
        last = now;
      }, STEP_MS);
      return () => clearInterval(timer);
    });
  }
}
