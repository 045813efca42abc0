/** Landing page, conformance, descriptions of collections, and the API's own description. */
import { COLLECTIONS, type Collection } from "./collections.ts";
import { CRS84, SYSTEMS } from "./crs.ts";
import { LIMIT } from "./parameters.ts";

export const JSON_TYPE = "application/json";
export const GEOJSON_TYPE = "application/geo+json";
export const OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.0";

export type Bbox = readonly [west: number, south: number, east: number, north: number];
interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
  readonly title: string;
}
const link = (href: string, rel: string, title: string, type = JSON_TYPE): Link => ({ href, rel, type, title });

const TITLE = "Vårt Helsingborg – öppna data";
const DESCRIPTION = "Det som invånare har berättat om platser i Helsingborg och som är publicerat, stadens svar, upplevd trygghet i rutor, stadsutvecklingsområden och stadsdelar.";

export function landingPage(base: string): object {
  return {
    title: TITLE,
    description: DESCRIPTION,
    links: [
      link(`${base}/`, "self", "Den här sidan"),
      link(`${base}/api`, "service-desc", "Beskrivning av gränssnittet", OPENAPI_TYPE),
      link(`${base}/conformance`, "conformance", "Vad som följs"),
      link(`${base}/collections`, "data", "Samlingar"),
    ],
  };
}

export function conformance(): object {
  return {
    conformsTo: [
      "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
      "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
      "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
      "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    ],
  };
}

export function collections(base: string, shown: readonly Collection[], bbox: Bbox | null): object {
  return { links: [link(`${base}/collections`, "self", "Samlingar")], crs: SYSTEMS.map(({ uri }) => uri), collections: shown.map((each) => describe(base, each, bbox)) };
}

export function describe(base: string, { id, title, description }: Collection, bbox: Bbox | null): object {
  return {
    id, title, description,
    itemType: "feature",
    ...(bbox === null ? {} : { extent: { spatial: { bbox: [bbox], crs: CRS84.uri } } }),
    crs: SYSTEMS.map(({ uri }) => uri),
    storageCrs: CRS84.uri,
    links: [link(`${base}/collections/${id}`, "self", title), link(`${base}/collections/${id}/items`, "items", title, GEOJSON_TYPE)],
  };
}

/** OpenAPI 3.0 of what this door answers. Planners' collection stands in it for everyone: that it exists is no secret. */
export function apiDescription(base: string): object {
  const problem = { description: "What was wrong.", content: { [JSON_TYPE]: { schema: { type: "object", required: ["code"], properties: { code: { type: "string" }, description: { type: "string" } } } } } };
  const answers = (type: string): object => ({ "200": { description: "OK", content: { [type]: { schema: { type: "object" } } } }, "400": problem, "404": problem });
  const get = (summary: string, operationId: string, type: string, parameters: readonly object[] = []): object => ({ get: { summary, operationId, parameters, responses: answers(type) } });
  const inQuery = (name: string, description: string, schema: object, style: object = {}): object => ({ name, in: "query", required: false, description, schema, ...style });
  const crs = (name: string): object => inQuery(name, "Coordinate system; CRS84 when nothing is said.", { type: "string", format: "uri", enum: SYSTEMS.map(({ uri }) => uri) });
  const format = inQuery("f", "json", { type: "string", enum: ["json", "geojson"] });
  const itemsParameters = (collection: Collection): readonly object[] => [
    inQuery("bbox", "Lower corner, upper corner.", { type: "array", oneOf: [{ minItems: 4, maxItems: 4 }, { minItems: 6, maxItems: 6 }], items: { type: "number" } }, { style: "form", explode: false }),
    crs("bbox-crs"),
    crs("crs"),
    inQuery("datetime", "A moment or an interval of RFC 3339.", { type: "string" }),
    inQuery("limit", "How many at a time.", { type: "integer", minimum: 1, maximum: LIMIT.most, default: LIMIT.usual }),
    inQuery("cursor", "From the link next.", { type: "string", format: "uuid" }),
    format,
    ...collection.queryables.map((name) => inQuery(name, "Exactly this value.", { type: "string" })),
  ];
  return {
    openapi: "3.0.3",
    info: { title: TITLE, description: DESCRIPTION, version: "1.0.0" },
    servers: [{ url: base }],
    paths: {
      "/": get("Landing page", "getLandingPage", JSON_TYPE, [format]),
      "/conformance": get("Conformance", "getConformance", JSON_TYPE, [format]),
      "/collections": get("Collections", "getCollections", JSON_TYPE, [format]),
      ...Object.fromEntries(COLLECTIONS.flatMap((collection) => [
        [`/collections/${collection.id}`, get(collection.title, `describe_${collection.id}`, JSON_TYPE, [format])],
        [`/collections/${collection.id}/items`, get(collection.title, `items_${collection.id}`, GEOJSON_TYPE, itemsParameters(collection))],
        [`/collections/${collection.id}/items/{featureId}`, get(collection.title, `item_${collection.id}`, GEOJSON_TYPE, [{ name: "featureId", in: "path", required: true, schema: { type: "string", format: "uuid" } }, crs("crs"), format])],
      ])),
    },
  };
}

export function itemLinks(self: string, next: string | null, collection: string): readonly Link[] {
  return [link(self, "self", "Den här sidan", GEOJSON_TYPE), ...(next === null ? [] : [link(next, "next", "Nästa sida", GEOJSON_TYPE)]), link(collection, "collection", "Samlingen")];
}
