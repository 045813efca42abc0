import data from "../../../src/city/gazetteer.json";
import { describe, expect, test } from "vitest";
import { describePlace, isInsideCity, searchGazetteer } from "../../../src/city/gazetteer";
import { areaOfPark } from "../../../src/city/park-areas";
import { booleanPointInPolygon, polygon } from "@turf/turf";
import type { LonLat } from "../../../src/domain/place";
import { areaWithin, checkShape, lineThrough } from "../../../src/domain/shape";

const names = (query: string, limit?: number): string[] => searchGazetteer(query, limit).map((place) => place.names.sv);

describe("finding a place by its name", () => {
  test("somebody without Swedish letters on the keyboard finds Råå and Södergatan", () => {
    expect(names("raa")).toContain("Råå");
    expect(names("sodergatan")[0]).toBe("Södergatan");
    expect(names("ODAKRA")[0]).toBe("Ödåkra");
  });
  test("what begins with the words comes before what only contains them", () => {
    const found = names("norr", 20);
    expect(found[0]).toBe("Norr");
    expect(found.indexOf("Norra Storgatan")).toBeGreaterThan(0);
    expect(names("stor", 20).indexOf("Stortorget")).toBeLessThan(names("stor", 20).indexOf("Norra Storgatan"));
  });
  test("what is spelled as it was asked for comes first among equals", () => {
    expect(names("kär")[0]).toBe("Kärnan");
    const plain = names("kar", 20);
    expect(plain.indexOf("Karl X Gustavs gata")).toBeLessThan(plain.indexOf("Kärnan"));
    expect(plain).toContain("Kärnan");
  });
  test("å, ä and ö come after z, as in Sweden", () => {
    const found = names("gatan", 200).filter((name) => !name.startsWith("gatan"));
    expect(found).toEqual([...found].sort(new Intl.Collator("sv", { sensitivity: "base", numeric: true }).compare));
  });
  test("an Arabic name finds the place", () => {
    expect(names("برج كيرنان")[0]).toBe("Kärnan");
    expect(names("اودوكرا")[0]).toBe("Ödåkra");
  });
  test("nothing asked, nothing found; and never more than asked for", () => {
    expect(names("  ")).toEqual([]);
    expect(names("xyzzy")).toEqual([]);
    expect(names("a", 3)).toHaveLength(3);
  });
  test("every place lies in the municipality and has its own id", () => {
    const all = "abcdefghijklmnopqrstuvwxyz".split("").flatMap((letter) => searchGazetteer(letter, 1000));
    const unique = new Map(all.map((place) => [place.id, place]));
    expect(unique.size).toBeGreaterThan(150);
    for (const place of unique.values()) expect(isInsideCity(place.at), place.names.sv).toBe(true);
    expect(new Set(data.places.map(({ type, name }) => `${type} ${name}`)).size).toBe(data.places.length);
  });
});

describe("picking instead of drawing", () => {
  const all = "abcdefghijklmnopqrstuvwxyz".split("").flatMap((letter) => searchGazetteer(letter, 1000));
  test("every street has its line and most parks their area, and all of them may be sent", () => {
    const rules = { isDrawn: false, isInside: isInsideCity };
    const streets = all.filter(({ type }) => type === "street");
    expect(streets.length).toBeGreaterThan(50);
    for (const { names: { sv }, line } of streets) expect(checkShape(lineThrough(line ?? []), rules), sv).toEqual([]);
    const parks = all.filter((place) => areaOfPark(place) !== null);
    expect(new Set(parks.map(({ id }) => id)).size).toBeGreaterThan(8);
    for (const park of parks) expect(checkShape(areaWithin(areaOfPark(park) ?? []), rules), park.names.sv).toEqual([]);
  });
  test("a park's pin lies within its area", () => {
    for (const park of all) {
      const area = areaOfPark(park);
      if (area !== null) expect(booleanPointInPolygon([...park.at], polygon([[...area, area[0] ?? park.at].map((corner) => [...corner])])), park.names.sv).toBe(true);
    }
  });
});

describe("saying where a point is", () => {
  test("at the foot of Kärnan it is Kärnan, in Centrum", () => {
    const { near, district, distanceMetres } = describePlace([12.6973, 56.0482]);
    expect(near).toBe("Kärnan");
    expect(district).toBe("Centrum");
    expect(distanceMetres).toBeLessThan(20);
  });
  test("a landmark across the street is named before the street", () => {
    expect(describePlace([12.7281, 56.0612]).near).toBe("Drottninghögs centrum");
  });
  test("where no landmark is, the street is named", () => {
    expect(describePlace([12.7196, 56.0326]).near).toBe("Närlundavägen");
  });
  test("in open country it names the district only", () => {
    const farAway = describePlace([12.715, 56.17]);
    expect(farAway).toEqual({ near: null, district: expect.any(String), distanceMetres: null });
  });
  test("in Arabic the place and the district carry their Arabic names", () => {
    expect(describePlace([12.6973, 56.0482], "ar")).toMatchObject({ near: "برج كيرنان", district: "وسط المدينة" });
  });
  test("a street without an Arabic name keeps the name on its signs", () => {
    expect(describePlace([12.7196, 56.0326], "ar")).toMatchObject({ near: "Närlundavägen", district: "نيرلوندا" });
  });
  test("it is called what the search list calls it", () => {
    const [park] = searchGazetteer("Stadsparken", 1);
    expect(park?.names.ar).toBe("حديقة المدينة");
    expect(park && describePlace(park.at, "ar").near).toBe(park?.names.ar);
  });
  test("in Helsingør, in Landskrona and with swapped coordinates it says nothing, for that is not here", () => {
    for (const place of [[12.6155, 56.0335], [12.83, 55.87], [56.0467, 12.6946]] satisfies LonLat[]) {
      expect(isInsideCity(place)).toBe(false);
      expect(describePlace(place)).toEqual({ near: null, district: null, distanceMetres: null });
    }
  });
  test("the towns of the municipality are inside and the neighbours' are not", () => {
    for (const inside of [[12.8775, 56.0567], [12.6073, 56.1197], [12.8583, 55.9623], [12.772, 55.9655], [12.8134, 56.1373]] satisfies LonLat[]) expect(isInsideCity(inside)).toBe(true);
    for (const outside of [[12.5743, 56.1506], [12.9167, 56.0843], [12.8694, 56.1053], [12.8105, 55.9417], [12.9443, 56.1357]] satisfies LonLat[]) expect(isInsideCity(outside)).toBe(false);
  });
});
