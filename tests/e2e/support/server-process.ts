/** Starts and ends `serve.ts`. `kill` is the power cut: no goodbye, no flushing. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { ServerName, ServerState } from "./servers";

export interface ServerProcess {
  readonly state: ServerState;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const root = resolve(import.meta.dirname, "../../..");

export async function startServerProcess(name: ServerName, port: number, dist: string, dataDir: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "tests/e2e/support/serve.ts"), name, String(port), dist, dataDir], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const first = await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended.then(() => null)]);
  if (first === null) throw new Error(`The server of the journeys (${name}) ended before it answered: see above.`);
  return {
    state: JSON.parse(String(first[0])) as ServerState,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
