/** `npm run dev`: Vite serves the project's files to whoever asks; the data folder lies among them and must not be served. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "vite";
import { expect, test } from "vitest";
import { embeddedSupabase } from "../../supabase/embedded/vite-plugin";

test("the development server never gives out keys, logins or the database", async () => {
  const root = await mkdtemp(join(tmpdir(), "dev-"));
  await mkdir(join(root, "data/database"), { recursive: true });
  for (const name of ["keys.json", "demo-logins.json", "database/PG_VERSION"]) await writeFile(join(root, "data", name), '{"found":"sesame"}');
  await writeFile(join(root, "open.json"), '{"found":"sesame"}');
  const before = process.env["VH_DATA_DIR"];
  process.env["VH_DATA_DIR"] = join(root, "data");
  // Only its settings: the back end itself is tested elsewhere.
  const { config } = embeddedSupabase();
  const server = await createServer({ root, configFile: false, logLevel: "silent", server: { port: 0, host: "127.0.0.1" }, plugins: [{ name: "settings", ...(config === undefined ? {} : { config }) }] });
  try {
    await server.listen();
    const { port } = server.httpServer?.address() as AddressInfo;
    const read = async (path: string): Promise<string> => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    expect(await read("/open.json")).toContain("sesame");
    for (const name of ["keys.json", "demo-logins.json", "database/PG_VERSION"]) {
      for (const path of [`/data/${name}`, `/data/${name}?raw`, `/data/${name}?url`, `/data/${name}?import&raw`, `/@fs${root}/data/${name}`, `/@fs${root}/data/${name}?raw??`, `/data/./${name}`]) expect([path, (await read(path)).includes("sesame")]).toEqual([path, false]);
    }
  } finally {
    await server.close();
    process.env["VH_DATA_DIR"] = before ?? "";
    if (before === undefined) delete process.env["VH_DATA_DIR"];
    await rm(root, { recursive: true });
  }
});
