/**
 * End-to-end journeys against the built app and the embedded back end: on PGlite everything, on PostgreSQL (where there is one) the
 * journeys marked @smoke. The servers are started by tests/e2e/support/global-setup.ts; nothing is downloaded.
 */
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/support/browser";
import { findPostgres } from "./tests/support/postgres-presence";
import { compileMessages } from "./tests/e2e/support/messages";
import { addressOf } from "./tests/e2e/support/servers";

// Once, by the process that starts the workers.
if (process.env["TEST_WORKER_INDEX"] === undefined) await compileMessages();

const screens = process.env["SCREENS"] === "1";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/support/global-setup.ts",
  // One at a time: software-rendered maps and a database share two cores, and "within two seconds" is measured here.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "line",
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    launchOptions: await launchOptions(),
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    viewport: { width: 360, height: 640 },
    // A fifth of the time went into recording what nobody looked at: `--trace retain-on-failure` when a journey has to be watched.
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    ...(screens ? [{ name: "screens", testMatch: /e2e\/(screens|wall-film)\.ts$/, use: { baseURL: addressOf("pglite") } }] : [{ name: "pglite", use: { baseURL: addressOf("pglite") } }]),
    ...(!screens && findPostgres() !== null ? [{ name: "postgres", grep: /@smoke/, use: { baseURL: addressOf("postgres") } }] : []),
  ],
});
