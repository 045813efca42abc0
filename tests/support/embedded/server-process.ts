/** `npm start` as a process of its own (without the build), for the tests that kill it. */
import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../..");

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Resolves when it says it is ready; rejects with its output when it ends before. */
  readonly ready: Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

export async function startServerProcess(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, "supabase/embedded/start.ts"), "--no-build"], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", VH_DATA_DIR: dataDir, VH_DEMO: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<{ code: number | null; output: string }>((resolveEnded) => child.once("close", (code) => resolveEnded({ code, output })));
  const ready = new Promise<void>((resolveReady, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("is ready")) resolveReady();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then(() => reject(new Error(output)));
  });
  // Whoever only waits for the end is not interested in the failure to become ready.
  ready.catch(() => undefined);
  return { url: `http://localhost:${port}`, child, ready, ended };
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
