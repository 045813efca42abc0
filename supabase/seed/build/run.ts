/**
 * `npx tsx supabase/seed/build/run.ts` makes everything that is drawn or seeded from our own map data and writes it where it is used.
 * The results are committed; run it again after changing anything in this folder.
 */
import { booleanPointInPolygon, featureCollection, polygon } from "@turf/turf";
import { readFileSync, writeFileSync } from "node:fs";
import { basemapLabels, basemapShapes, landPolygons, municipalityRing, type Sketch } from "./basemap";
import { districtPolygons } from "./districts";
import { gazetteer } from "./gazetteer";
import { DISTRICTS } from "./places";
import { seedSql } from "./seed-sql";

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
function write(path: string, text: string): void {
  writeFileSync(new URL(path, root), text);
  console.log(`${path}: ${(text.length / 1000).toFixed(1)} kB`);
}
/** One feature or entry a line, so that a change reads as a change. */
const lines = (start: string, items: readonly unknown[], end: string): string => `${start}\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n${end}\n`;
const collection = (features: readonly unknown[]): string => lines('{"type":"FeatureCollection","features":[', features, "]}");

const sketch = JSON.parse(read("supabase/seed/build/source/sketch.geojson")) as Sketch;
const municipality = polygon([municipalityRing()], { name: "Helsingborg", demo: true });
const land = landPolygons(sketch);
const districts = districtPolygons(municipality, land);

write("src/map/embedded/shapes.geojson", collection(basemapShapes(sketch).features));
write("src/map/embedded/labels.geojson", collection(basemapLabels().features));
write("src/city/outline.json", `${JSON.stringify(municipality.geometry.coordinates[0])}\n`);
write("src/city/gazetteer.json", lines('{"places":[', gazetteer((position) => booleanPointInPolygon(position, municipality)), `],"districts":${JSON.stringify(DISTRICTS.map((district) => [district.name, ...district.at]))}}`));
write("supabase/seed/municipality.geojson", collection(featureCollection([municipality]).features));
write("supabase/seed/districts.geojson", collection(districts));
write("supabase/seed.sql", seedSql(municipality, districts));
