/** The embedded shapes, fetched once a tab and asked for again when that failed: they must be at hand before the network is gone. */
import shapesUrl from "../embedded/shapes.geojson?url";
import type { ShapeCollection } from "./still-paths";

let held: Promise<ShapeCollection> | null = null;

export function stillShapes(fetch: typeof globalThis.fetch = globalThis.fetch): Promise<ShapeCollection> {
  held ??= fetch(shapesUrl)
    .then((response) => {
      if (!response.ok) throw new Error(`shapes: ${response.status}`);
      return response.json() as Promise<ShapeCollection>;
    })
    .catch((error: unknown) => {
      held = null;
      throw error;
    });
  return held;
}
