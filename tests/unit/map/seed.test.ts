import { area, featureCollection, intersect, kinks } from "@turf/turf";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { AGE_GROUPS } from "../../../src/domain/kind";
import { describePlace } from "../../../src/city/gazetteer";
import { DISTRICTS } from "../../../supabase/seed/build/places";
import districtsText from "../../../supabase/seed/districts.geojson?raw";
import municipalityText from "../../../supabase/seed/municipality.geojson?raw";
import sql from "../../../supabase/seed.sql?raw";

interface DemoDistrict { id: string; slug: string; name: string; population: Record<string, number>; demo: boolean }
const districts = (JSON.parse(districtsText) as FeatureCollection<MultiPolygon, DemoDistrict>).features;
const municipality = (JSON.parse(municipalityText) as FeatureCollection<Polygon>).features[0];

describe("the demo's districts", () => {
  test("every district and town is there once, marked as demo, with a fixed id", () => {
    expect(districts.map((district) => district.properties.name).sort()).toEqual(DISTRICTS.map((district) => district.name).sort());
    expect(new Set(districts.map((district) => district.properties.id)).size).toBe(districts.length);
    expect(new Set(districts.map((district) => district.properties.slug)).size).toBe(districts.length);
    for (const { properties } of districts) expect(properties).toMatchObject({ demo: true, id: expect.stringMatching(/^d1000000-0000-4000-8000-\d{12}$/) });
  });
  test("their invented residents are about 150,000, by our age groups", () => {
    for (const { properties } of districts) expect(Object.keys(properties.population)).toEqual([...AGE_GROUPS]);
    const residents = districts.flatMap((district) => Object.values(district.properties.population)).reduce((sum, count) => sum + count, 0);
    expect(Math.abs(residents - 150_000)).toBeLessThan(1000);
  });
  test("none crosses itself, and no two lie on the same ground", () => {
    for (const [index, district] of districts.entries()) {
      expect(kinks(district).features, district.properties.name).toEqual([]);
      for (const other of districts.slice(index + 1)) {
        const shared = intersect(featureCollection([district, other]));
        // Rounding to a decimetre may leave a sliver.
        expect(shared === null ? 0 : area(shared), `${district.properties.name} and ${other.properties.name}`).toBeLessThan(50);
      }
    }
  });
  test("they lie inside the municipality", () => {
    if (municipality === undefined) throw new Error("no municipality");
    for (const district of districts) {
      const inside = intersect(featureCollection<Polygon | MultiPolygon>([district, municipality]));
      expect(inside === null ? 0 : area(inside) / area(district), district.properties.name).toBeGreaterThan(0.9999);
    }
  });
  test("what is said aloud is the district that the database finds", () => {
    for (const district of DISTRICTS) expect(describePlace(district.at).district).toBe(district.name);
  });
});

describe("seed.sql", () => {
  test("has every district and says that figures and borders are invented", () => {
    for (const { properties } of districts) expect(sql).toContain(`'${properties.id}'`);
    expect(sql).toContain("invented");
    expect(sql.match(/påhittade siffror/g)).toHaveLength(districts.length);
  });
});
