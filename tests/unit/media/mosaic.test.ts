import fc from "fast-check";
import { expect, test } from "vitest";
import { mosaic, type Pixels } from "../../../src/media/mosaic";

const WIDTH = 60;
const HEIGHT = 40;
/** Every pixel its own colour. */
function picture(): Pixels {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) data.set([pixel % 251, (pixel * 7) % 253, (pixel * 13) % 255, 255], pixel * 4);
  return { width: WIDTH, height: HEIGHT, data };
}
const colour = ({ data }: Pixels, x: number, y: number): string => data.subarray((y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3).join();

test("an area is left with no more colours than a few squares have, and the rest of the photo is untouched", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.record({ x: share, y: share, width: share, height: share }), (area) => {
      const [before, after] = [picture(), picture()];
      mosaic(after, [area]);
      const colours = new Set<string>();
      const changedOutside: string[] = [];
      for (let y = 0; y < HEIGHT; y++) {
        for (let x = 0; x < WIDTH; x++) {
          const isInside = x + 1 > area.x * WIDTH && x < (area.x + area.width) * WIDTH && y + 1 > area.y * HEIGHT && y < (area.y + area.height) * HEIGHT;
          if (isInside) colours.add(colour(after, x, y));
          else if (colour(after, x, y) !== colour(before, x, y)) changedOutside.push(`${x} ${y}`);
        }
      }
      expect(changedOutside).toEqual([]);
      expect(colours.size).toBeLessThanOrEqual(49);
    }),
    { numRuns: 40 },
  );
});

test("a small plate is one or two squares, never fine enough to read", () => {
  const pixels = picture();
  mosaic(pixels, [{ x: 0.5, y: 0.5, width: 0.3, height: 0.1 }]);
  expect(new Set(Array.from({ length: 17 }, (_, x) => colour(pixels, 30 + x, 21))).size).toBeLessThanOrEqual(2);
});
