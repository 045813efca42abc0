/** OGC API – Features as QGIS and ogr2ogr meet it: pages that lead on, coordinates in the order of their system, and plain refusals. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Submission } from "../../src/domain/contribution";
import { COLLECTIONS } from "../../supabase/functions/features/collections";
import { SYSTEMS } from "../../supabase/functions/features/crs";
import { describeBackEnds } from "../support/embedded/back-ends";
import { signedIn } from "../support/embedded/clients";
import { aStaffMember, aSubmission, liftLimits, submit } from "../support/embedded/submissions";
import type { Embedded } from "../../supabase/embedded/embedded";

const EPSG = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
const point = (lon: number, lat: number) => ({ type: "Point" as const, coordinates: [lon, lat] as [number, number] });

interface Items {
  readonly type: string;
  readonly features: readonly { readonly id: string; readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null; readonly properties: Readonly<Record<string, unknown>> }[];
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type: string }[];
  readonly numberMatched?: number;
  readonly numberReturned: number;
}

describeBackEnds("features", {}, ({ get }) => {
  const base = () => `${get().url}/functions/v1/features`;
  const read = async (path: string, token?: string) => {
    const response = await fetch(path.startsWith("http") ? path : base() + path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === "" ? null : JSON.parse(text)) as Record<string, unknown> };
  };
  const items = async (path: string, token?: string): Promise<Items> => {
    const { status, body } = await read(`/collections/${path}`, token);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as unknown as Items;
  };
  const ids = (page: Items) => page.features.map(({ id }) => id).sort();
  const tokenOf = async (embedded: Embedded, role: Parameters<typeof aStaffMember>[1]) => {
    const { data } = await (await signedIn(embedded, await aStaffMember(embedded, role))).auth.getSession();
    return data.session?.access_token ?? "";
  };
  const published = async (change: Partial<Submission>) => {
    const submission = aSubmission(change);
    expect((await submit(get(), submission)).status).toBe(200);
    await get().database.query("update public.contributions set status = 'published', decided_at = now() where id = $1", [submission.id]);
    return submission.id;
  };

  test("from the landing page every link leads somewhere", async () => {
    const landing = await read("/");
    expect(landing.status).toBe(200);
    for (const { href, type } of landing.body["links"] as Items["links"]) {
      const found = await read(href);
      expect(found.status, href).toBe(200);
      expect(found.headers.get("content-type")).toBe(type);
    }
    const { body } = await read("/collections");
    const listed = body["collections"] as { readonly id: string; readonly links: Items["links"] }[];
    expect(listed.map(({ id }) => id)).toEqual(COLLECTIONS.filter(({ forPlanners }) => !forPlanners).map(({ id }) => id));
    for (const { links } of listed) for (const { href } of links) expect((await read(href)).status, href).toBe(200);
  });

  test("what is published is read by place, by time, by property and page by page, and nothing else is", async () => {
    await liftLimits(get());
    const north = await published({ kind: "wish", text: "En bänk.", place: point(12.7, 56.08) });
    const south = await published({ text: "Här bodde vi.", place: point(12.69, 56.03) });
    const rough = await published({ text: "Ungefär här.", place: point(12.6912, 56.0311), precision: "exact_for_city" });
    const waiting = aSubmission({ text: "Ingen har läst detta." });
    await submit(get(), waiting);
    const afraid = await published({ kind: "safety", text: "Mörkt.", place: point(12.69, 56.03), precision: "exact_for_city", safety: { level: 1, times: ["night"], causes: [] } });

    const all = await items("contributions/items");
    expect(ids(all)).toEqual([north, south, rough].sort());
    expect(all.numberMatched).toBe(3);
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`${waiting.id}|${afraid}`));

    expect(ids(await items("contributions/items?bbox=12.68,56.02,12.70,56.04"))).toEqual([south, rough].sort());
    expect(ids(await items("contributions/items?kind=wish"))).toEqual([north]);
    expect(ids(await items("contributions/items?kind=memory"))).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect((await items(`contributions/items?datetime=${today}/..`)).numberReturned).toBe(3);
    expect((await items("contributions/items?datetime=../2020-01-01T00:00:00Z")).numberReturned).toBe(0);

    const walked: string[] = [];
    let next: string | undefined = "/collections/contributions/items?limit=1";
    while (next !== undefined) {
      const page = (await read(next)).body as unknown as Items;
      expect(page.numberReturned).toBe(1);
      walked.push(...ids(page));
      next = page.links.find(({ rel }) => rel === "next")?.href;
    }
    expect(walked.sort()).toEqual(ids(all));

    const alone = await read(`/collections/contributions/items/${north}`);
    expect(alone.body["properties"]).toMatchObject({ kind: "wish", text: "En bänk.", place_known_as: "point" });
    expect(await read(`/collections/contributions/items/${afraid}`)).toMatchObject({ status: 404, body: { code: "NotFound" } });
    const square = all.features.find(({ id }) => id === rough);
    expect(square?.properties["place_known_as"]).toBe("square_150_m");
    expect(square?.geometry?.coordinates).not.toEqual([12.6912, 56.0311]);

    // North first in the systems of EPSG, to the centimetre what PostGIS says; and the same box finds the same.
    const [metres] = await get().database.query<{ x: number; y: number }>(
      "select extensions.st_x(p) as x, extensions.st_y(p) as y from (select extensions.st_transform(extensions.st_setsrid(extensions.st_makepoint(12.7, 56.08), 4326), 3008) as p) q");
    const { body, headers } = await read(`/collections/contributions/items/${north}?crs=${EPSG(3008)}`);
    expect(headers.get("content-crs")).toBe(`<${EPSG(3008)}>`);
    const [n = 0, e = 0] = (body["geometry"] as { coordinates: number[] }).coordinates;
    expect([n - Number(metres?.y), e - Number(metres?.x)].map(Math.abs).every((off) => off <= 0.0051)).toBe(true);
    expect(ids(await items(`contributions/items?bbox=${n - 5},${e - 5},${n + 5},${e + 5}&bbox-crs=${EPSG(3008)}`))).toEqual([north]);
    expect((await items(`contributions/items/?crs=${EPSG(4326)}&kind=wish`)).features[0]?.geometry?.coordinates).toEqual([56.08, 12.7]);
  });

  test("the planners' collection is for planners: exact places, nothing about who wrote, and the reading stands in the log", async () => {
    const afraid = await published({ kind: "safety", text: "Mörkt under bron.", place: point(12.7, 56.05), precision: "exact_for_city", safety: { level: 2, times: ["night"], causes: [{ cause: "lighting", effect: "bad" }] }, demographics: { ageGroup: "80_plus" } });
    expect((await read("/collections/planner_contributions/items")).status).toBe(401);
    expect((await read("/collections/planner_contributions/items", await tokenOf(get(), "moderator"))).status).toBe(403);
    expect((await read("/collections/planner_contributions/items", "not.a.token")).status).toBe(401);

    const token = await tokenOf(get(), "planner");
    const found = await items("planner_contributions/items?kind=safety&limit=1000", token);
    const pin = found.features.find(({ id }) => id === afraid);
    expect(pin?.geometry).toEqual({ type: "Point", coordinates: [12.7, 56.05] });
    expect(pin?.properties).toMatchObject({ safety_level: 2, times: "night", causes: "bad.lighting", text: "Mörkt under bron." });
    expect(JSON.stringify(pin)).not.toMatch(/80_plus|contributor/);
    expect(((await read("/collections", token)).body["collections"] as { id: string }[]).map(({ id }) => id)).toContain("planner_contributions");
    const events = await get().database.query("select 1 from public.audit_events where action = 'features.read'");
    expect(events.length).toBe(1);
  });

  test("a planner's key opens the planners' collection in QGIS and ogr2ogr until it is revoked, expires, or its maker is no planner", async () => {
    const planner = await signedIn(get(), await aStaffMember(get(), "planner"));
    const [{ id: userId = "", organisation_id: organisationId = "" } = {}] = await get().database.query<{ id: string; organisation_id: string }>(
      "select s.user_id as id, s.organisation_id from public.staff s join auth.users u on u.id = s.user_id where u.email = $1", [(await planner.auth.getUser()).data.user?.email ?? ""]);
    const make = async (key: string) => {
      const keyHash = createHash("sha256").update(key).digest("hex");
      const { data, error } = await planner.rpc("make_feature_key", { document: { organisationId, name: "QGIS", days: 30, keyHash } });
      expect(error).toBeNull();
      return (data as { id: string }).id;
    };
    const as = async (authorization: string, path = "/collections/planner_contributions/items?limit=1000") => {
      const response = await fetch(base() + path, { headers: { authorization } });
      return { status: response.status, asksForPassword: response.headers.has("www-authenticate"), body: (await response.json()) as Items };
    };
    const basic = (key: string) => `Basic ${Buffer.from(`qgis:${key}`).toString("base64")}`;
    const key = "vh_7ZZZZZZZZZZZZZZZZZZZZZZZZZ";
    const id = await make(key);
    const mine = aSubmission({ text: "Till planeraren.", place: point(12.7, 56.05) });
    await submit(get(), mine);
    // Somebody else's contribution, in another city.
    const [elsewhere] = await get().database.query<{ id: string }>("insert into public.organisations (slug, name) values ('grannen-med-nyckel', 'Grannen') returning id");
    const theirs = aSubmission({ text: "Till grannen.", place: point(12.7, 56.05) });
    await submit(get(), theirs);
    await get().database.query("update public.contributions set organisation_id = $1 where id = $2", [elsewhere?.id, theirs.id]);

    for (const authorization of [`Bearer ${key}`, basic(key)]) {
      const found = await as(authorization);
      expect(found.status).toBe(200);
      expect(ids(found.body)).toContain(mine.id);
      expect(ids(found.body)).not.toContain(theirs.id);
      expect(JSON.stringify((await as(authorization, "/collections")).body)).toContain("planner_contributions");
    }
    const used = await get().database.query("select 1 from public.audit_events where action = 'feature_key.used' and actor_id = $1", [userId]);
    expect(used.length).toBe(1);
    // It opens the features and nothing else.
    const elsewhereAsked = await fetch(`${get().url}/rest/v1/rpc/read_feature_keys`, { method: "POST", body: "{}", headers: { apikey: get().publishableKey, authorization: `Bearer ${key}`, "content-type": "application/json" } });
    expect(elsewhereAsked.ok).toBe(false);

    const refused = { status: 401, asksForPassword: true };
    expect(await as(basic("vh_00000000000000000000000000"))).toMatchObject(refused);
    await get().database.query("update private.feature_keys set made_at = now() - interval '40 days', expires_at = now() - interval '10 days' where id = $1", [id]);
    expect(await as(basic(key))).toMatchObject(refused);
    await get().database.query("update private.feature_keys set made_at = now(), expires_at = now() + interval '10 days' where id = $1", [id]);
    expect((await as(basic(key))).status).toBe(200);
    await get().database.query("update public.staff set role = 'moderator' where user_id = $1", [userId]);
    expect(await as(basic(key))).toMatchObject(refused);
    await get().database.query("update public.staff set role = 'planner' where user_id = $1", [userId]);
    expect((await planner.rpc("revoke_feature_key", { key: id })).error).toBeNull();
    expect(await as(basic(key))).toMatchObject(refused);
  });

  test("whatever stands in an address, it is answered or refused, never a fault", async () => {
    const name = fc.constantFrom("bbox", "crs", "bbox-crs", "limit", "datetime", "cursor", "f", "kind", "district", "answered", "campaign");
    const value = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom("12,56,13,57", "2026-01-01/..", "5", EPSG(3006), "true", "' or 1=1 --", "%", "${x}", "1e999", "-0"), fc.array(fc.double(), { minLength: 4, maxLength: 6 }).map(String));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...COLLECTIONS.filter(({ forPlanners }) => !forPlanners)), fc.dictionary(name, value, { maxKeys: 4 }), async ({ id }, query) => {
        const { status } = await read(`/collections/${id}/items?${new URLSearchParams(query)}`);
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 60 },
    );
    for (const { uri } of SYSTEMS) for (const box of ["-90,-180,90,180", "0,0,1,1"]) expect([200, 400]).toContain((await read(`/collections/districts/items?bbox-crs=${uri}&bbox=${box}`)).status);
  });

  test("only reading", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect((await fetch(`${base()}/collections/contributions/items`, { method })).status).toBe(405);
    const head = await fetch(`${base()}/collections/contributions/items`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });
});
