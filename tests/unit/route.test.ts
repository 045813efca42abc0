import fc from "fast-check";
import { expect, test } from "vitest";
import { STANCES } from "../../src/domain/contribution";
import { KINDS } from "../../src/domain/kind";
import { parseRoute, routeHref, type Route } from "../../src/route";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).filter((value) => !/\p{Cs}/u.test(value) && value !== "." && value !== "..");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.record({
    name: fc.constant("explore" as const),
    kinds: fc.subarray([...KINDS]),
    view: fc.constantFrom("map" as const, "list" as const),
    contributionId: maybe(text),
    cells: maybe(text),
    filters: fc.record({ search: fc.oneof(fc.constant(""), text), campaignSlug: maybe(text), decade: maybe(fc.integer({ min: 180, max: 219 }).map((n) => n * 10)), districtSlug: maybe(text), answered: maybe(fc.constantFrom("yes" as const, "no" as const)) }),
  }),
  fc.record({ name: fc.constant("contribute" as const), campaignSlug: maybe(text), wallCode: fc.constant(null) }),
  fc.record({ name: fc.constant("contribute" as const), campaignSlug: fc.constant(null), wallCode: text }),
  fc.record({ name: fc.constant("group" as const), code: maybe(text) }),
  fc.record({ name: fc.constant("poster" as const), slug: text }),
  fc.record({ name: fc.constant("letter" as const), areaId: text }),
  fc.record({ name: fc.constant("receipt" as const), code: maybe(text) }),
  fc.constantFrom<Route>({ name: "campaigns" }, { name: "staff", path: "" }, { name: "staff", path: "moderering/massor?som=a" }, { name: "plan", path: "" }, { name: "plan", path: "?typ=wish" }),
  fc.record({ name: fc.constant("lead" as const), token: maybe(text) }),
  fc.record({ name: fc.constant("answers" as const), stance: maybe(fc.constantFrom(...STANCES)), area: maybe(text) }),
  fc.record({ name: fc.constant("campaign" as const), slug: text }),
  fc.record({ name: fc.constant("about" as const), page: fc.constantFrom("privacy" as const, "accessibility" as const, "licences" as const, "how" as const, "data" as const) }),
);

test("every address leads back to where it was made", () => {
  fc.assert(
    fc.property(route, (made) => {
      expect(parseRoute(new URL(routeHref(made), "https://city.example"))).toEqual(made);
    }),
  );
});

test("a receipt code stands in the fragment, which no server sees", () => {
  const url = new URL(routeHref({ name: "receipt", code: "ABC" }), "https://city.example");
  expect([url.pathname, url.search, url.hash]).toEqual(["/kvitto", "", "#ABC"]);
});

test.each(["/nope", "/dialoger/a/b", "/om/oss", "/%E0%A4%A"])("an address that leads nowhere says so: %s", (path) => {
  expect(parseRoute(new URL(path, "https://city.example")).name).toBe("unknown");
});

test("the plate on a wall says its address in capitals, and leads to the same form", () => {
  expect(parseRoute(new URL("HTTPS://VART.EXAMPLE/V/K3M7P"))).toEqual(parseRoute(new URL("https://vart.example/v/K3M7P")));
  expect(parseRoute(new URL("HTTPS://VART.EXAMPLE/V/K3M7P"))).toMatchObject({ name: "contribute", wallCode: "K3M7P" });
});
