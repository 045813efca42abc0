/**
 * Runs a contract suite against the embedded back end over PGlite always, and over a real PostgreSQL where there is one.
 * Each suite gets its own data folder and database, copied from templates that are built once per set of SQL files.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbedded, type Embedded, type EmbeddedOptions } from "../../../supabase/embedded/embedded";
import { readProjectFiles, type ProjectFiles } from "../../../supabase/embedded/prepare/project-files";
import { startThrowAwayDatabase } from "../postgres-cluster";
import { findPostgres } from "../postgres-presence";
import { clusterTemplate, copyTemplate } from "./templates";

export interface Suite {
  /** SQL to build from; default the project's own. */
  readonly files?: () => Promise<ProjectFiles>;
  /** Default false: the suites bring their own data. */
  readonly demo?: boolean;
  readonly options?: EmbeddedOptions;
}
export interface BackEndUnderTest {
  readonly kind: "pglite" | "postgres";
  get(): Embedded;
  /** Where it keeps its files. */
  dataDir(): string;
}

export function describeBackEnds(title: string, suite: Suite, body: (backEnd: BackEndUnderTest) => void): void {
  describe(`${title} (PGlite)`, () => run("pglite", suite, body));
  if (findPostgres() !== null) describe(`${title} (PostgreSQL)`, () => run("postgres", suite, body));
  else if (process.env["REQUIRE_POSTGRES"] === "1") test(`${title} (PostgreSQL)`, () => expect.fail("REQUIRE_POSTGRES is set, but PostgreSQL with PostGIS was not found"));
  else console.log(`${title} – PostgreSQL: not run`);
}

function run(kind: BackEndUnderTest["kind"], suite: Suite, body: (backEnd: BackEndUnderTest) => void): void {
  let running: Embedded | null = null;
  let dataDir = "";
  let cleanUp = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const started = await startForTest(kind, suite);
    running = started.embedded;
    dataDir = started.dataDir;
    cleanUp = started.stop;
  });
  afterAll(() => cleanUp());

  body({
    kind,
    get: () => {
      if (running === null) throw new Error("the back end is not running");
      return running;
    },
    dataDir: () => dataDir,
  });
}

export async function startForTest(kind: BackEndUnderTest["kind"], suite: Suite): Promise<{ embedded: Embedded; dataDir: string; stop: () => Promise<void> }> {
  const files = await (suite.files ?? readProjectFiles)();
  const demo = suite.demo ?? false;
  const dataDir = await mkdtemp(join(tmpdir(), "embedded-"));
  const postgres = kind === "postgres" ? await startThrowAwayDatabase(clusterTemplate(files)) : null;
  if (kind === "pglite") await copyTemplate(files, dataDir);
  const embedded = await startEmbedded({ files, demo, dataDir, ...(postgres === null ? {} : { databaseUrl: postgres.url }), ...suite.options });
  return {
    embedded,
    dataDir,
    stop: async () => {
      await embedded.close();
      await postgres?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
