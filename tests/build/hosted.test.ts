import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../support/build-app";
import { filesIn } from "../support/chunks";

const dist = mkdtempSync(join(tmpdir(), "hosted-"));
const own = mkdtempSync(join(tmpdir(), "own-"));
const URL = "https://helsingborgs-own-ref.supabase.co";
const KEY = "sb_publishable_of_the_hosted_project";

beforeAll(async () => {
  await buildApp(dist, { VITE_SUPABASE_URL: URL, VITE_SUPABASE_PUBLISHABLE_KEY: KEY });
  await buildApp(own);
});
afterAll(() => {
  rmSync(dist, { recursive: true, force: true });
  rmSync(own, { recursive: true, force: true });
});

/** Names, not contents: a failure should say which file, not print it. */
const containing = (folder: string, words: RegExp): readonly string[] => filesIn(folder).filter((file) => words.test(readFileSync(join(folder, file), "latin1")));

test("a build for a hosted Supabase knows its address and key", () => {
  expect(containing(dist, /helsingborgs-own-ref\.supabase\.co/)).not.toEqual([]);
  expect(containing(dist, /sb_publishable_of_the_hosted_project/)).not.toEqual([]);
});

test("a build for a hosted Supabase contains no trace of the embedded back end", () => {
  const traces = /config\.json|pglite|supabase\/embedded|@supabase\/lite|sb_publishable_(?!of_the_hosted_project)|EMBEDDED_DATABASE_URL|sb_secret_/i;
  expect(containing(dist, traces)).toEqual([]);
});

test("the same source built without an address asks the server that serves it", () => {
  expect(containing(own, /config\.json/)).not.toEqual([]);
  expect(containing(own, /helsingborgs-own-ref/)).toEqual([]);
});
