/**
 * OGC API – Features (Part 1 Core, Part 2 CRS), so that QGIS, ArcGIS and ogr2ogr open the map live:
 *
 *   GET /functions/v1/features/                              landing page, links to the rest
 *       …/conformance  …/api  …/collections  …/collections/<id>
 *       …/collections/<id>/items?bbox&bbox-crs&crs&datetime&limit&<property>=…    GeoJSON, by pages: follow the link next
 *       …/collections/<id>/items/<feature>
 *
 * What is public needs no key. With a planner's Authorization (a session, or a key for QGIS and ArcGIS) there is one collection more,
 * planner_contributions; the database decides, and writes down that it was read. Media are in none of them.
 */
import type { FunctionEnv, FunctionHandler } from "../handler.ts";
import { COLLECTIONS, type Collection } from "./collections.ts";
import { readCredentials, type Credentials } from "./credentials.ts";
import { northFirst, type Crs } from "./crs.ts";
import { apiDescription, collections, conformance, describe, GEOJSON_TYPE, itemLinks, landingPage, OPENAPI_TYPE, type Bbox } from "./documents.ts";
import { isKey, readCrs, readItemsRequest, readOnce, type ItemsRequest } from "./parameters.ts";
import { Refusal } from "./refusal.ts";

/** A monitor or a map asks often; what was published a minute ago may wait as long. */
const PUBLIC_SECONDS = 60;
const ANSWER_WITHIN_MS = 20_000;

interface Caller {
  readonly env: FunctionEnv;
  readonly credentials: Credentials;
}
interface Feature {
  readonly type: "Feature";
  readonly id: string;
  readonly geometry: Parameters<typeof northFirst>[0] | null;
  readonly properties: Readonly<Record<string, unknown>>;
}
interface Page {
  readonly features: readonly Feature[];
  readonly next: string | null;
  readonly matched: number | null;
}

export const handle: FunctionHandler = async (request, env) => {
  const response = await answer(request, env).catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return thrown.response();
    throw thrown;
  });
  const headers = new Headers(response.headers);
  headers.set("access-control-allow-origin", "*");
  headers.set("access-control-allow-headers", "apikey, authorization, content-type, x-client-info");
  headers.set("access-control-allow-methods", "GET, HEAD, OPTIONS");
  headers.set("access-control-expose-headers", "content-crs, link");
  headers.set("vary", "authorization");
  return new Response(request.method === "HEAD" ? null : response.body, { status: response.status, headers });
};

async function answer(request: Request, env: FunctionEnv): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204 });
  if (request.method !== "GET" && request.method !== "HEAD") throw new Refusal(405, "MethodNotAllowed", "GET and HEAD only.");
  const url = new URL(request.url);
  const { base, parts } = whereIn(url, env);
  const caller = { env, credentials: readCredentials(request, env.publishableKey) };
  const [head, id, items, key, ...rest] = parts;
  if (rest.length > 0) throw notFound();
  if (items === undefined) readOnce(url.searchParams, ["f"]);
  if (head === undefined) return json(landingPage(base), caller);
  if (head === "conformance" && id === undefined) return json(conformance(), caller);
  if (head === "api" && id === undefined) return json(apiDescription(base), caller, OPENAPI_TYPE);
  if (head !== "collections") throw notFound();
  if (id === undefined) {
    const { bbox, isPlanner } = await readExtent(caller);
    return json(collections(base, COLLECTIONS.filter(({ forPlanners }) => isPlanner || !forPlanners), bbox), caller);
  }
  const collection = COLLECTIONS.find((each) => each.id === id);
  if (collection === undefined || (items !== undefined && items !== "items")) throw notFound();
  if (collection.forPlanners && caller.credentials.type === "nobody") throw new Refusal(401, "Unauthorized", "This collection is read with a planner's key or session in Authorization.");
  if (items === undefined) return json(describe(base, collection, (await readExtent(caller)).bbox), caller);
  return key === undefined ? showItems(url, base, collection, caller) : showItem(url, base, collection, key, caller);
}

async function showItems(url: URL, base: string, collection: Collection, caller: Caller): Promise<Response> {
  const asked = readItemsRequest(url.searchParams, collection);
  const page = await readPage(caller, pageRequest(collection, asked));
  const own = `${base}/collections/${collection.id}`;
  const next = new URLSearchParams(url.searchParams);
  if (page.next !== null) next.set("cursor", page.next);
  const links = itemLinks(`${own}/items${url.search}`, page.next === null ? null : `${own}/items?${next}`, own);
  const document = {
    type: "FeatureCollection",
    features: page.features.map((feature) => inOrder(feature, asked.crs)),
    links,
    timeStamp: new Date().toISOString(),
    ...(page.matched === null ? {} : { numberMatched: page.matched }),
    numberReturned: page.features.length,
  };
  return geojson(document, asked.crs, caller);
}

async function showItem(url: URL, base: string, collection: Collection, key: string, caller: Caller): Promise<Response> {
  const crs = readCrs(readOnce(url.searchParams, ["f", "crs"]).get("crs"), "crs");
  if (!isKey(key)) throw notFound();
  const { features } = await readPage(caller, { collection: collection.id, srid: crs.srid, id: key, limit: 1 });
  const [feature] = features;
  if (feature === undefined) throw notFound();
  const own = `${base}/collections/${collection.id}`;
  return geojson({ ...inOrder(feature, crs), links: itemLinks(`${own}/items/${key}${url.search}`, null, own) }, crs, caller);
}

function pageRequest(collection: Collection, { crs, bbox, limit, after, from, to, properties }: ItemsRequest): object {
  return {
    collection: collection.id, srid: crs.srid, limit, properties,
    ...(bbox === null ? {} : { bbox: bbox.corners, bboxSrid: bbox.crs.srid }),
    ...(after === null ? {} : { after }),
    ...(collection.hasTime && from !== null ? { from } : {}),
    ...(collection.hasTime && to !== null ? { to } : {}),
  };
}

function inOrder(feature: Feature, crs: Crs): Feature {
  return crs.isNorthFirst && feature.geometry !== null ? { ...feature, geometry: northFirst(feature.geometry) } : feature;
}

async function readExtent(caller: Caller): Promise<{ readonly bbox: Bbox | null; readonly isPlanner: boolean }> {
  return (await call(caller, "read_feature_extent", {})) as { bbox: Bbox | null; isPlanner: boolean };
}
async function readPage(caller: Caller, request: object): Promise<Page> {
  return (await call(caller, "read_features", { request })) as Page;
}

async function call({ env, credentials }: Caller, name: "read_features" | "read_feature_extent", body: object): Promise<unknown> {
  const hasKey = credentials.type === "key";
  const response = await fetch(`${env.supabaseUrl}/rest/v1/rpc/${hasKey ? `${name}_with_key` : name}`, {
    method: "POST",
    body: JSON.stringify(hasKey ? { ...body, key: credentials.key } : body),
    headers: { apikey: env.publishableKey, "content-type": "application/json", ...(credentials.type === "session" ? { authorization: `Bearer ${credentials.token}` } : {}) },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  if (response?.ok === true) return response.json();
  if (response?.status === 401) throw new Refusal(401, "Unauthorized", "The session has run out.");
  if (response?.status === 403 && hasKey) throw new Refusal(401, "Unauthorized", "The key has expired, was revoked, or is none.");
  if (response?.status === 403) throw new Refusal(403, "Forbidden", "Planners only.");
  if (response?.status === 400 || response?.status === 422) throw new Refusal(400, "InvalidParameterValue", "The database could make nothing of it.");
  throw new Refusal(503, "Unavailable", "The database did not answer.");
}

/** Supabase hands the address on without its beginning; then the project's own address is put before it. */
function whereIn(url: URL, env: FunctionEnv): { readonly base: string; readonly parts: readonly string[] } {
  const [, prefix = "", path = ""] = /^(.*?\/features)(?:\/(.*))?$/.exec(url.pathname) ?? [];
  const base = prefix.endsWith("/functions/v1/features") ? `${url.origin}${prefix}` : `${env.supabaseUrl}/functions/v1/features`;
  return { base, parts: path.split("/").filter((part) => part !== "") };
}

const cacheFor = ({ credentials }: Caller): string => (credentials.type === "nobody" ? `public, max-age=${PUBLIC_SECONDS}` : "no-store");
function json(document: object, caller: Caller, type = "application/json"): Response {
  return new Response(JSON.stringify(document), { headers: { "content-type": type, "cache-control": cacheFor(caller) } });
}
function geojson(document: object, crs: Crs, caller: Caller): Response {
  return new Response(JSON.stringify(document), { headers: { "content-type": GEOJSON_TYPE, "content-crs": `<${crs.uri}>`, "cache-control": cacheFor(caller) } });
}
function notFound(): Refusal {
  return new Refusal(404, "NotFound", "There is nothing of that name.");
}
