import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "../support/test-counts";

function aFile(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), "counts-")), "report.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

test("a test file that does not even load is counted as one failure", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      { status: "failed", assertionResults: [{}, {}, {}, {}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(aFile(report))).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test("a journey that passed only on the second try is counted as a failure", () => {
  expect(countPlaywright(aFile({ stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 0 }, errors: [] }))).toEqual({ passed: 4, failed: 3, skipped: 0 });
});

test("a report that is missing or cut short counts as nothing run", () => {
  expect(countVitest("/nowhere/report.json")).toEqual({ passed: 0, failed: 0, skipped: 0 });
  expect(countPlaywright(aFile('{"stats":'))).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
