/**
 * Tells whether the suites can also run on a real PostgreSQL with PostGIS: one that TEST_DATABASE_URL names, or Debian's binaries for a
 * throw-away cluster. Only looks; starts nothing.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export type PostgresPresence = { readonly type: "url"; readonly url: string } | { readonly type: "binaries"; readonly bin: string; readonly version: number };

const DEBIAN = "/usr/lib/postgresql";
const OLDEST = 15;

export function findPostgres(): PostgresPresence | null {
  const url = process.env["TEST_DATABASE_URL"];
  if (url !== undefined && url !== "") return { type: "url", url };
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN).map(Number).filter((version) => version >= OLDEST && hasEverything(version));
  const version = versions.sort((a, b) => b - a)[0];
  return version === undefined ? null : { type: "binaries", bin: join(DEBIAN, String(version), "bin"), version };
}

/** For people: never with the password that may stand in the address. */
export function describePostgres(presence: PostgresPresence): string {
  return presence.type === "url" ? `TEST_DATABASE_URL, host ${new URL(presence.url).hostname}` : `PostgreSQL ${presence.version} in a throw-away cluster`;
}

function hasEverything(version: number): boolean {
  return existsSync(join(DEBIAN, String(version), "bin/initdb")) && existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`);
}
