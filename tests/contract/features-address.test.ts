/** What the door of the open data refuses by itself, before any database is asked. */
import { expect, test, vi } from "vitest";
import { handle } from "../../supabase/functions/features/handler";

const EPSG = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
// Nothing listens there: whatever asks the database gets 503.
const env = { supabaseUrl: "http://127.0.0.1:9", publishableKey: "sb_publishable_x", secretKey: "sb_secret_x" };
const read = async (path: string) => {
  const response = await handle(new Request(`https://city.example/functions/v1/features${path}`), env);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test.each([
  "/collections/nothing", "/collections/contributions/what", "/nowhere", "/collections/contributions/items/not-an-id", "/collections/contributions/items/a/b",
])("%s is not there", async (path) => {
  expect(await read(path)).toMatchObject({ status: 404, body: { code: "NotFound" } });
});

test.each([
  "limit=0", "limit=-1", "limit=ten", "limit=1.5", "limit=1&limit=2", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=12,57,13,56", "bbox=,,,", "bbox=0,0,999,999", "bbox=NaN,0,1,1",
  `bbox=1,1,2,2&bbox-crs=${EPSG(9999)}`, `crs=${EPSG(9999)}`, "datetime=yesterday", "datetime=2026-02-31", "datetime=../..", "datetime=2026-02-02/2026-01-01", "datetime=a/b/c", "cursor=1", "f=html", "colour=red", "key=1", "organisation_id=1",
  "kind=%00", `kind=${"x".repeat(500)}`, "place=1", "kind=story&kind=wish",
])("?%s is refused in plain words", async (query) => {
  const { status, body } = await read(`/collections/contributions/items?${query}`);
  expect({ status, code: body["code"] }).toEqual({ status: 400, code: "InvalidParameterValue" });
  expect(String(body["description"]).length).toBeGreaterThan(10);
});

test.each(["limit=100000", "limit=1", "bbox=12,55,13,57", `bbox=55,12,57,13&bbox-crs=${EPSG(4326)}`, "bbox=12,55,0,13,57,100", "datetime=2026-02-28/..", "datetime=2026-05-04T10:00:00%2B02:00", "kind=story&answered=true", "f=json"])("?%s goes on to the database", async (query) => {
  expect(await read(`/collections/contributions/items?${query}`)).toMatchObject({ status: 503, body: { code: "Unavailable" } });
});

test("a key goes to the database as a key, however it comes, and a refused one is answered with what QGIS asks for a password by", async () => {
  const asked: { readonly path: string; readonly body: unknown; readonly authorization: string | null }[] = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    asked.push({ path: new URL(url).pathname, body: JSON.parse(String(init.body)), authorization: new Headers(init.headers).get("authorization") });
    return Promise.resolve(Response.json({ code: "PT403", message: "refused" }, { status: 403 }));
  });
  const key = "vh_0123456789ABCDEFGHJKMNPQRS";
  for (const authorization of [`Bearer ${key}`, `bearer  ${key}`, `Basic ${btoa(`anna:${key}`)}`, `basic ${btoa(`:${key}`)}`, `Basic ${btoa(`åsa:${key} `)}`]) {
    const response = await handle(new Request("https://city.example/functions/v1/features/collections", { headers: { authorization } }), env);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Basic");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(asked.pop()).toEqual({ path: "/rest/v1/rpc/read_feature_extent_with_key", body: { key }, authorization: null });
  }
  for (const authorization of ["Bearer a.b.c", "Bearer sb_publishable_x", "Basic !!!"]) {
    await handle(new Request("https://city.example/functions/v1/features/collections", { headers: { authorization } }), env);
    expect(asked.pop()?.body).toEqual(authorization.startsWith("Basic") ? { key: "" } : {});
  }
  vi.unstubAllGlobals();
});

test("links keep to the address the caller used, and behind Supabase's gate to the project's own", async () => {
  const at = async (url: string) => JSON.stringify(await (await handle(new Request(url), env)).json());
  expect(await at("https://city.example/functions/v1/features/")).toContain("https://city.example/functions/v1/features/collections");
  expect(await at("http://edge-runtime.internal/features")).toContain("http://127.0.0.1:9/functions/v1/features/collections");
});
