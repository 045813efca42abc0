/** docs/dependencies.md promises a reason for every direct dependency, at the version that is pinned. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json")) as { readonly dependencies: Record<string, string>; readonly devDependencies: Record<string, string> };

test("every direct dependency is explained at its pinned version, and nothing else is", () => {
  const explained = [...read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \| (\S+) \| [^|]{10,} \| [^|]{3,} \| [^|]{3,} \|$/gm)].map((line) => `${line[1] ?? ""} ${line[2] ?? ""}`);
  const used = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(([name, version]) => `${name} ${version}`);
  expect(explained.sort()).toEqual(used.sort());
});
