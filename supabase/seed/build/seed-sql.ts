/** Writes supabase/seed.sql: the demo organisation with its outline and the demo districts. */
import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { DistrictProperties } from "./districts";

export const ORGANISATION_ID = "0a000000-0000-4000-8000-000000000001";

export function seedSql(municipality: Feature<Polygon>, districts: readonly Feature<MultiPolygon, DistrictProperties>[]): string {
  const outline = JSON.stringify({ type: "MultiPolygon", coordinates: [municipality.geometry.coordinates] });
  const rows = districts.map(({ properties, geometry }) => `  ('${properties.id}', '${ORGANISATION_ID}', ${text(properties.slug)}, ${text(properties.name)}, ${geometryOf(JSON.stringify(geometry))}, '${JSON.stringify(properties.population)}', 'Demo: påhittade siffror, gränser som närmaste stadsdelspunkt')`);
  return `-- The demo city: outline and districts are drawn by hand, populations are invented. Made by supabase/seed/build/run.ts, do not edit.
-- Operators import their own boundaries instead. Safe to run twice.
insert into public.organisations (id, slug, name, boundary) values
  ('${ORGANISATION_ID}', 'helsingborg', 'Helsingborgs stad (demo)', ${geometryOf(outline)})
on conflict (id) do update set name = excluded.name, boundary = excluded.boundary;

insert into public.districts (id, organisation_id, slug, name, boundary, population, source) values
${rows.join(",\n")}
on conflict (id) do update set slug = excluded.slug, name = excluded.name, boundary = excluded.boundary, population = excluded.population, source = excluded.source;
`;
}

function geometryOf(geoJson: string): string {
  return `extensions.st_setsrid(extensions.st_geomfromgeojson('${geoJson}'), 4326)`;
}
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
