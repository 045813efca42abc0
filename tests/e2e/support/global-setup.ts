/** Builds the app once and starts the servers of the projects that will run; gives back how to end them. */
import type { FullConfig } from "@playwright/test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { buildApp } from "../../support/build-app";
import { startServerProcess } from "./server-process";
import { DIST, portOf, stateFile, type ServerName } from "./servers";

export default async function globalSetup(config: FullConfig): Promise<() => Promise<void>> {
  // While writing a journey: E2E_DIST=dist takes the app that is already built there.
  const built = process.env["E2E_DIST"];
  const dist = resolve(built ?? DIST);
  if (built === undefined) await buildApp(dist);
  const names: readonly ServerName[] = config.projects.some((project) => project.name === "postgres") ? ["pglite", "postgres"] : ["pglite"];
  const folder = mkdtempSync(join(tmpdir(), "journeys-"));
  const servers = await Promise.all(
    names.map(async (name) => {
      const server = await startServerProcess(name, portOf(name), dist, join(folder, name));
      mkdirSync(dirname(stateFile(name)), { recursive: true });
      writeFileSync(stateFile(name), JSON.stringify(server.state), { mode: 0o600 });
      return server;
    }),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
    for (const name of names) rmSync(stateFile(name), { force: true });
    rmSync(folder, { recursive: true, force: true });
  };
}
