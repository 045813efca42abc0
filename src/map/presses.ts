/**
 * Whose a press on the map is: layers say in order of how high they lie whether they take it, and only the first that does gets it.
 * What nobody takes is a press on the ground.
 */
import type { MapMouseEvent } from "maplibre-gl";

/** True: it was mine. */
export type PressHandler = (event: MapMouseEvent) => boolean;
/** The higher it is drawn, the earlier it is asked. */
const HEIGHT = { drawing: 4, pins: 3, cells: 2, districts: 1 } as const;

export class Presses {
  readonly #handlers: { readonly height: number; readonly handler: PressHandler }[] = [];

  /** Returns the undoing. */
  listen(layer: keyof typeof HEIGHT, handler: PressHandler): () => void {
    const entry = { height: HEIGHT[layer], handler };
    this.#handlers.push(entry);
    this.#handlers.sort((a, b) => b.height - a.height);
    return () => {
      const at = this.#handlers.indexOf(entry);
      if (at !== -1) this.#handlers.splice(at, 1);
    };
  }

  isTaken(event: MapMouseEvent): boolean {
    return this.#handlers.some(({ handler }) => handler(event));
  }
}
