/** Reads the result files of the test runners. A missing or broken file counts as nothing run, never as success. */
import { readFileSync } from "node:fs";

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}
interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
  readonly errors: readonly unknown[];
}

const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };

export function countVitest(file: string): Count {
  const report = readReport<VitestReport>(file);
  if (report === null) return NOTHING;
  // A file that fails before its first test appears as a failed file without tests.
  const brokenFiles = report.testResults.filter((result) => result.status === "failed" && result.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles, skipped: report.numPendingTests + report.numTodoTests };
}

export function countPlaywright(file: string): Count {
  const report = readReport<PlaywrightReport>(file);
  if (report === null) return NOTHING;
  // A test that passed only when tried again is a fault that has not been found yet.
  return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky + (report.errors.length > 0 ? 1 : 0), skipped: report.stats.skipped };
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}
