/** Reads the result files of the test runners. A missing or broken file counts as nothing run, never as success. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { stripVTControlCharacters } from "node:util";

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line a failed test: its file, its name and what was wrong. */
  readonly failures: readonly string[];
}
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message?: string; readonly assertionResults: readonly VitestResult[] }[];
}
interface VitestResult {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages?: readonly string[] | null;
}
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
  readonly errors: readonly PlaywrightError[];
  readonly suites?: readonly PlaywrightSuite[];
}
interface PlaywrightError {
  readonly message?: string;
  readonly location?: { readonly file: string; readonly line: number };
}
interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly { readonly file: string; readonly line: number; readonly title: string; readonly tests: readonly { readonly status: string; readonly projectName: string; readonly results: readonly { readonly error?: PlaywrightError }[] }[] }[];
}

const NOTHING: Count = { passed: 0, failed: 0, skipped: 0, failures: [] };

export function countVitest(file: string): Count {
  const report = readReport<VitestReport>(file);
  if (report === null) return NOTHING;
  // A file that fails before its first test appears as a failed file without tests.
  const brokenFiles = report.testResults.filter((result) => result.status === "failed" && result.assertionResults.length === 0).length;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === "failed").map((each) => line(basename(name), each.fullName, each.failureMessages?.[0]));
    return status === "failed" && failed.length === 0 ? [line(basename(name), "the file itself", message)] : failed;
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles, skipped: report.numPendingTests + report.numTodoTests, failures };
}

export function countPlaywright(file: string): Count {
  const report = readReport<PlaywrightReport>(file);
  if (report === null) return NOTHING;
  // A test that passed only when tried again is a fault that has not been found yet.
  const failures = [...(report.suites ?? []).flatMap(failuresIn), ...report.errors.map(({ message }) => line("", "outside every test", message))];
  return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky + (report.errors.length > 0 ? 1 : 0), skipped: report.stats.skipped, failures };
}

function failuresIn({ specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap((spec) => spec.tests.filter(({ status }) => status === "unexpected" || status === "flaky").map(({ projectName, results }) => {
    const error = results.find((result) => result.error !== undefined)?.error;
    const at = error?.location === undefined ? "" : ` at ${basename(error.location.file)}:${error.location.line}`;
    return line(`${spec.file}:${spec.line} [${projectName}]${at}`, spec.title, error?.message);
  }));
  return [...own, ...suites.flatMap(failuresIn)];
}

/** What was wrong in one line: the first lines of the message (what was waited for stands on the third), without colours. */
function line(where: string, name: string, message = ""): string {
  const lines = stripVTControlCharacters(message).split("\n").map((each) => each.trim());
  const first = lines.filter((each) => each !== "" && !each.startsWith("at ")).slice(0, 4).join(" · ");
  return `${where} › ${name}: ${first.slice(0, 400)}`;
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
