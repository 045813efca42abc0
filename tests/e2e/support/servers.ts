/** Where the servers of the journeys listen, and what the journeys may know about them (staff logins). */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export type ServerName = "pglite" | "postgres";
export interface ServerState {
  readonly publishableKey: string;
  /** The folder with the bytes of photos and recordings. */
  readonly files: string;
  readonly logins: readonly { readonly role: string; readonly email: string; readonly password: string }[];
}

/** Not the default port: a server that somebody has running must not be taken for the one under test. */
export const FIRST_PORT = Number(process.env["E2E_PORT"] ?? 55_580);

/** Not the project's dist/: somebody may be serving from it. */
export const DIST = join(resolve(import.meta.dirname, "../../.output"), "dist");

export const portOf = (name: ServerName): number => FIRST_PORT + (name === "pglite" ? 0 : 1);
export const addressOf = (name: ServerName): string => `http://localhost:${portOf(name)}`;
export const stateFile = (name: ServerName): string => join(resolve(import.meta.dirname, "../../.output"), `e2e-${name}.json`);

export function readServerState(name: ServerName): ServerState {
  return JSON.parse(readFileSync(stateFile(name), "utf8")) as ServerState;
}
