/**
 * `npm test`: everything, one runner after the other (those that use one core only beside each other), also after a failing one, and the sum at the end as `N passed, N failed`.
 * A runner that ran nothing has failed: an empty suite must never look like a green one. `npm test -- unit e2e` runs only those.
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { describePostgres, findPostgres } from "./postgres-presence";
import { countPlaywright, countVitest, type Count } from "./test-counts";

interface Runner {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads what the runner wrote; without it the exit code is the one test. */
  readonly count?: () => Count;
}
interface Outcome extends Count {
  readonly name: string;
  readonly seconds: number;
}

const root = resolve(import.meta.dirname, "../..");
const results = join(root, "tests/.output/results");
/** Longer than any runner takes on two cores; one that hangs must not hang the whole. */
const LIMIT_MS = 20 * 60 * 1000;

const vitest = (project: string): Runner => {
  const file = join(results, `${project}.json`);
  return {
    name: project,
    command: ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    count: () => countVitest(file),
  };
};
const playwrightFile = join(results, "e2e.json");
const groups: readonly (readonly Runner[])[] = [
  [
    { name: "lint", command: ["eslint", "."] },
    { name: "types", command: ["npm", "run", "--silent", "check"] },
  ],
  [vitest("unit")],
  [vitest("component")],
  [vitest("database")],
  [vitest("contract")],
  [vitest("build")],
  [
    {
      name: "e2e",
      command: ["playwright", "test", "--reporter=line,json"],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile, FORCE_COLOR: "0" },
      count: () => countPlaywright(playwrightFile),
    },
  ],
];
const runners = groups.flat();

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !runners.some((runner) => runner.name === name));
  if (unknown.length > 0) throw new Error(`Unknown runner ${unknown.join(", ")}; there are ${runners.map((runner) => runner.name).join(", ")}.`);
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const postgres = findPostgres();
  if (postgres === null && process.env["REQUIRE_POSTGRES"] === "1") console.log("REQUIRE_POSTGRES is set, but PostgreSQL with PostGIS was not found: that is a failure.");

  const outcomes: Outcome[] = [];
  for (const group of groups) {
    const wanted = group.filter(({ name }) => asked.length === 0 || asked.includes(name));
    for (const { name, command } of wanted) console.log(`\n== ${name}: ${command.join(" ")}`);
    outcomes.push(...(await Promise.all(wanted.map(run))));
  }
  if (postgres === null && process.env["REQUIRE_POSTGRES"] === "1") outcomes.push({ name: "postgres", passed: 0, failed: 1, skipped: 0, failures: ["no PostgreSQL with PostGIS was found"], seconds: 0 });

  // Last, so that the end of a log that was cut still says what failed.
  for (const { name, failures } of outcomes) for (const failure of failures) console.log(`FAILED ${name}: ${failure}`);
  console.log("\n== Summary");
  for (const { name, passed, failed, skipped, seconds } of outcomes) {
    console.log(`${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed${skipped > 0 ? ` ${skipped} skipped` : ""}  (${seconds} s)`);
  }
  console.log(`PostgreSQL: ${postgres === null ? "not run" : `run (${describePostgres(postgres)})`}`);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}

async function run(runner: Runner): Promise<Outcome> {
  const started = Date.now();
  const code = await exitCode(runner);
  const seconds = Math.round((Date.now() - started) / 1000);
  if (runner.count === undefined) return { name: runner.name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, failures: code === 0 ? [] : [`ended with code ${code}`], seconds };
  const { passed, failed, skipped, failures } = runner.count();
  // Something beside the tests went wrong (an unhandled error, a file that does not load), or nothing ran at all.
  const extra = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  const extraFailure = passed === 0 ? "ran no test" : `ended with code ${code} though every test passed`;
  return { name: runner.name, passed, failed: failed + extra, skipped, failures: extra === 1 ? [...failures, extraFailure] : failures, seconds };
}

function exitCode({ command: [program = "", ...args], env }: Runner): Promise<number> {
  return new Promise((done) => {
    const path = [join(root, "node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter);
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env, PATH: path }, timeout: LIMIT_MS, killSignal: "SIGKILL" });
    child.once("error", (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      done(127);
    });
    child.once("exit", (code) => done(code ?? 1));
  });
}

await main();
