/** The one server of `npm start`: the app's files, its configuration, headers and limits. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Embedded } from "../../supabase/embedded/embedded";
import { startForTest } from "../support/embedded/back-ends";
import { ask } from "../support/embedded/clients";
import { smallProject } from "../support/embedded/small-project";

const PAGE = `<!doctype html><title>App</title>${"<p>text that compresses well</p>".repeat(50)}`;
let dist = "";
let dataDir = "";
let embedded: Embedded;
let stop: () => Promise<void>;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "dist-"));
  await mkdir(join(dist, "assets"));
  await writeFile(join(dist, "index.html"), PAGE);
  await writeFile(join(dist, "sw.js"), "self.skip = 1;");
  await writeFile(join(dist, "assets/main-Ab12Cd34.js"), "export {};");
  await writeFile(join(dist, "../outside-secret.txt"), "secret");
  ({ embedded, dataDir, stop } = await startForTest("pglite", { files: smallProject, options: { dist } }));
});
afterAll(async () => {
  await stop();
  await rm(dist, { recursive: true });
  await rm(join(tmpdir(), "outside-secret.txt"), { force: true });
});

/** fetch() tidies addresses before sending; an attacker does not. */
function raw(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(embedded.url);
    httpRequest({ port, path, host: "127.0.0.1" }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve(Buffer.concat(parts).toString()));
    })
      .on("error", reject)
      .end();
  });
}

test("every address of the app gets the app, and a missing script does not", async () => {
  for (const path of ["/", "/beratta", "/dialoger/centrum-2026", "/kvitto"]) {
    const { status, body, headers } = await ask(embedded, path);
    expect([status, body, headers.get("cache-control")]).toEqual([200, PAGE, "no-cache"]);
  }
  expect((await ask(embedded, "/assets/gone-12345678.js")).status).toBe(404);
});

test("hashed files are kept for ever, the service worker never", async () => {
  expect((await ask(embedded, "/assets/main-Ab12Cd34.js")).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await ask(embedded, "/sw.js")).headers.get("cache-control")).toBe("no-cache");
});

test("pages are compressed and know when they are unchanged", async () => {
  const page = await fetch(`${embedded.url}/`, { headers: { "accept-encoding": "br" } });
  expect([page.headers.get("content-encoding"), await page.text()]).toEqual(["br", PAGE]);
  const again = await fetch(`${embedded.url}/`, { headers: { "if-none-match": page.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
});

test("a page may only load what is ours, and nobody may frame it", async () => {
  const { headers } = await ask(embedded, "/");
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

test("the app learns its key and basemap from /config.json, and only the publishable key", async () => {
  const { body, headers } = await ask(embedded, "/config.json", { key: null });
  expect([body, headers.get("cache-control")]).toEqual([{ supabaseUrl: "", publishableKey: embedded.publishableKey, basemap: "embedded" }, "no-store"]);
});

test("no address leads out of the folder", async () => {
  for (const path of ["/../outside-secret.txt", "/%2e%2e/outside-secret.txt", "/..%2foutside-secret.txt", "/assets/../../outside-secret.txt", "/%00", "//etc/passwd"]) expect(await raw(path)).not.toMatch(/secret|root:/);
  for (const name of ["keys.json", "demo-logins.json", "database/PG_VERSION"]) expect(await raw(`/data/${name}`)).not.toMatch(/sb_secret|password|^1[5-9]/);
});

test("a basemap archive in the data folder is served by range", async () => {
  expect((await ask(embedded, "/basemap/helsingborg.pmtiles")).status).toBe(404);
  await writeFile(join(dataDir, "helsingborg.pmtiles"), "0123456789");
  expect((await ask(embedded, "/config.json", { key: null })).body).toMatchObject({ basemap: "pmtiles" });
  const part = await ask(embedded, "/basemap/helsingborg.pmtiles", { headers: { range: "bytes=2-4" } });
  expect([part.status, String(part.body), part.headers.get("content-range")]).toEqual([206, "234", "bytes 2-4/10"]);
});

test("a request too large for its door is refused before it is read", async () => {
  expect((await ask(embedded, "/rest/v1/rpc/echo", { body: { document: "x".repeat(600_000) } })).status).toBe(413);
  expect((await ask(embedded, "/auth/v1/token?grant_type=password", { body: { email: "x".repeat(20_000) } })).status).toBe(413);
});

test("the health function answers through the API", async () => {
  // The small project has no read_campaigns, so the honest answer is no.
  const { status, body } = await ask(embedded, "/functions/v1/health");
  expect([status, body]).toEqual([503, { healthy: false }]);
  expect((await ask(embedded, "/functions/v1/no-such-function")).status).toBe(404);
});

test("lite's own administration is not reachable", async () => {
  for (const path of ["/_system", "/_system/info", "/rest/v1/../../_system", "/auth/v1/../_system"]) {
    const { body } = await ask(embedded, path);
    expect(JSON.stringify(body)).not.toMatch(/jwt_secret|sb_secret/);
  }
});
