import fc from "fast-check";
import { expect, test } from "vitest";
import { EVERYTHING, FACETS, MAP_MODES, UNITS, type AnalysisFilter, type Facet, type Where } from "../../../src/domain/analysis/filter";
import { HEXAGON_WIDTHS, MAX_BUFFER_METRES, parseView, USUAL_VIEW, viewQuery, type PlanView } from "../../../src/domain/analysis/filter-address";
import type { LonLat } from "../../../src/domain/place";

const value = fc.constantFrom("wish", "bad.lighting", "13_19", "not_stated", "none", "1950", "2", "11111111-1111-4111-8111-111111111111");
const degrees = fc.integer({ min: -18_000_000, max: 18_000_000 }).map((number) => number / 100_000);
const place: fc.Arbitrary<LonLat> = fc.tuple(degrees, degrees);
const ring = fc.array(place, { minLength: 4, maxLength: 8 });
const bufferMetres = fc.integer({ min: 0, max: MAX_BUFFER_METRES });
const where: fc.Arbitrary<Where> = fc.oneof(
  fc.record({ type: fc.constant("drawn" as const), boundary: fc.record({ type: fc.constant("MultiPolygon" as const), coordinates: fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }) }), bufferMetres }),
  fc.record({ type: fc.constant("line" as const), line: fc.array(place, { minLength: 2, maxLength: 6 }), bufferMetres }),
  fc.record({ type: fc.constantFrom("district" as const, "area" as const), id: fc.uuid(), bufferMetres }),
);
const day = fc.option(fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), { nil: null });
const values: fc.Arbitrary<Partial<Record<Facet, readonly string[]>>> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...FACETS), fc.uniqueArray(value, { minLength: 1, maxLength: 4 })), { selector: ([facet]) => facet })
  .map((pairs) => Object.fromEntries(pairs));
const words = fc.oneof(fc.constant(""), fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !/\p{Cs}/u.test(text)));
const filter: fc.Arbitrary<AnalysisFilter> = fc.record({ values, from: day, to: day, words, where: fc.option(where, { nil: null }) });
const view: fc.Arbitrary<PlanView> = fc.record({
  organisationId: fc.option(fc.uuid(), { nil: null }), filter, compare: fc.option(filter, { nil: null }), unit: fc.constantFrom(...UNITS), mode: fc.constantFrom(...MAP_MODES), hexagonMetres: fc.constantFrom(...HEXAGON_WIDTHS),
});

test("every view comes back from its address as it was", () => {
  fc.assert(
    fc.property(view, (made) => {
      expect(parseView(viewQuery(made))).toEqual(made);
    }),
  );
});

test("the usual view needs no words in the address, and no words mean the usual view", () => {
  expect(viewQuery(USUAL_VIEW)).toBe("");
  expect(parseView("")).toEqual(USUAL_VIEW);
});

test("an address is short and can be read", () => {
  const filtered = { ...EVERYTHING, values: { ...EVERYTHING.values, kind: ["avoid", "safety"], time: ["night"] }, from: "2026-05-01" };
  expect(viewQuery({ ...USUAL_VIEW, filter: filtered, unit: "pins", compare: { ...EVERYTHING, values: { ...EVERYTHING.values, age: ["65_79"] } } })).toBe("typ=avoid,safety&tid=night&fran=2026-05-01&mot=b&b.alder=65_79&enhet=bidrag");
});

test.each(["yta=1_2_3", "yta=a_b_c_d_e_f_g_h", "linje=1_2", "inom=kommun.1", "inom=", "fran=2026-13-45", "enhet=personer", "bredd=7", "typ=%00,,", "buffert=-4"])("what cannot be read is left out: %s", (query) => {
  expect(parseView(query)).toEqual(USUAL_VIEW);
});
