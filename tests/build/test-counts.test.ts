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
      { name: "/a/one.test.ts", status: "failed", assertionResults: [{}, {}, { status: "failed", fullName: "it holds", failureMessages: ["\u001b[31mError: it did not\u001b[39m\n  at …"] }, {}] },
      { name: "/a/two.test.ts", status: "failed", message: "No such module", assertionResults: [] },
    ],
  };
  expect(countVitest(aFile(report))).toEqual({ passed: 3, failed: 2, skipped: 2, failures: ["one.test.ts › it holds: Error: it did not", "two.test.ts › the file itself: No such module"] });
});

test("a journey that passed only on the second try is counted as a failure", () => {
  expect(countPlaywright(aFile({ stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 0 }, errors: [] }))).toEqual({ passed: 4, failed: 3, skipped: 0, failures: [] });
});

test("a journey that failed is named with its file, its line and what was wrong", () => {
  const broken = { projectName: "pglite", status: "unexpected", results: [{ error: { message: "\u001b[2mexpect(page)\u001b[22m failed\n\nExpected …" } }] };
  const specs = [{ file: "a.spec.ts", line: 7, title: "she goes", tests: [broken, { ...broken, status: "expected", results: [{}] }] }];
  const report = { stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 }, errors: [], suites: [{ specs: [], suites: [{ specs }] }] };
  expect(countPlaywright(aFile(report)).failures).toEqual(["a.spec.ts:7 [pglite] › she goes: expect(page) failed · Expected …"]);
});

test("a report that is missing or cut short counts as nothing run", () => {
  expect(countVitest("/nowhere/report.json")).toEqual({ passed: 0, failed: 0, skipped: 0, failures: [] });
  expect(countPlaywright(aFile('{"stats":'))).toEqual({ passed: 0, failed: 0, skipped: 0, failures: [] });
});
