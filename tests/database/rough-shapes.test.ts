/** A shape made rough on the device and one made rough in the database are the same shape: the author sees what will be seen. */
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { LonLat, ShapePlace } from "../../src/domain/place";
import { areaWithin, lineThrough, roughShape } from "../../src/domain/shape";
import { openPglite } from "../support/database/pglite";

const database = await openPglite();
afterAll(() => database.close());

/** Six decimals, as the database keeps them; corners near enough that some fall together. */
const corner = fc.tuple(fc.integer({ min: 12_690_000, max: 12_702_000 }), fc.integer({ min: 56_040_000, max: 56_046_000 })).map(([lon, lat]): LonLat => [lon / 1e6, lat / 1e6]);
const shape: fc.Arbitrary<ShapePlace> = fc.oneof(
  fc.array(corner, { minLength: 2, maxLength: 12 }).map(lineThrough),
  fc.array(corner, { minLength: 3, maxLength: 7 }).map(areaWithin),
);

/** Every way a shape can become rough, whatever chance draws: it seldom draws a line within one square. */
const each: readonly ShapePlace[] = [
  lineThrough([[12.69, 56.04], [12.7, 56.045]]),
  lineThrough([[12.69, 56.04], [12.69001, 56.04001]]),
  areaWithin([[12.69, 56.04], [12.7, 56.04], [12.7, 56.045]]),
  areaWithin([[12.69, 56.04], [12.69001, 56.04], [12.69001, 56.04001]]),
];

test("150 m square by square, corner by corner", async () => {
  const shapes = [...each, ...fc.sample(shape, 400)];
  const rows = await database.query(
    `select extensions.st_astext(r.rough) as words, extensions.st_geometrytype(r.rough) = extensions.st_geometrytype(d.rough) and extensions.st_npoints(r.rough) = extensions.st_npoints(d.rough)
       -- Metres: the two projections agree to a centimetre, not to the last bit. A ring may begin at another corner.
       and extensions.st_hausdorffdistance(extensions.st_transform(r.rough, 3006), extensions.st_transform(d.rough, 3006)) < 0.1 as same
     from jsonb_array_elements($1::text::jsonb) with ordinality s (pair, nth),
       lateral (select private.rough_place(extensions.st_setsrid(extensions.st_geomfromgeojson(s.pair -> 0), 4326)) as rough) r,
       lateral (select extensions.st_setsrid(extensions.st_geomfromgeojson(s.pair -> 1), 4326) as rough) d
     order by s.nth`,
    [JSON.stringify(shapes.map((one) => [one, roughShape(one)]))],
  );
  expect(rows).toHaveLength(shapes.length);
  shapes.forEach((one, index) => expect(rows[index], JSON.stringify([one, roughShape(one)])).toMatchObject({ same: true }));
  const types = new Set(shapes.map((one) => `${one.type} to ${roughShape(one).type}`));
  expect([...types].sort()).toEqual(["LineString to LineString", "LineString to Point", "Polygon to Point", "Polygon to Polygon"]);
});
