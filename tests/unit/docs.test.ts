/** What the documents promise: a reason for every direct dependency at its pinned version, and links that lead somewhere. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const documents = ["README.md", "THIRD_PARTY.md", ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md")).map((name) => join("docs", name))];

test("every direct dependency is explained at its pinned version, and nothing else is", () => {
  const manifest = JSON.parse(read("package.json")) as { readonly dependencies: Record<string, string>; readonly devDependencies: Record<string, string> };
  const explained = [...read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \| (\S+) \| [^|]{10,} \| [^|]{3,} \| [^|]{3,} \|$/gm)].map((line) => `${line[1] ?? ""} ${line[2] ?? ""}`);
  const used = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(([name, version]) => `${name} ${version}`);
  expect(explained.sort()).toEqual(used.sort());
});

test.each(documents)("every link in %s leads to something in the repository", (document) => {
  const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? "");
  expect(links.filter((link) => !existsSync(resolve(root, dirname(document), link)))).toEqual([]);
});
