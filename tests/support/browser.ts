/**
 * Finds the browser that the end-to-end tests, the screenshots and the benchmark drive. Nothing is downloaded: the last resort is a
 * Chromium that npm has already installed. TEST_BROWSER=npm forces that one. Never skips: without a browser it says what to do.
 */
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export interface FoundBrowser {
  /** For the log: which step of the search found it. */
  readonly source: "CHROMIUM_PATH" | "system" | "playwright" | "npm";
  readonly executablePath: string;
  /** What must stand in the browser's environment (and nowhere else) for it to find its own libraries. */
  readonly env: Readonly<Record<string, string>>;
}

/** Software rendering everywhere, a microphone that beeps by itself, and no calls home: the same flags for every Chromium. */
export const BROWSER_FLAGS: readonly string[] = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

export async function findBrowser(): Promise<FoundBrowser> {
  if (process.env["TEST_BROWSER"] === "npm") return npmBrowser();
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH is ${named}, but there is no program there that can be run.`);
    return { source: "CHROMIUM_PATH", executablePath: named, env: {} };
  }
  const system = onPath(SYSTEM_NAMES);
  if (system !== null) return { source: "system", executablePath: system, env: {} };
  const { chromium } = await import("@playwright/test");
  const playwrights = chromium.executablePath();
  if (playwrights !== "" && isExecutable(playwrights)) return { source: "playwright", executablePath: playwrights, env: {} };
  return npmBrowser();
}

/** Playwright's launch options for the browser that was found. */
export async function launchOptions(): Promise<{ executablePath: string; args: string[]; env: Record<string, string> }> {
  const found = await findBrowser();
  return { executablePath: found.executablePath, args: [...BROWSER_FLAGS], env: { ...definedEnvironment(), ...found.env } };
}

/** The Chromium inside the npm package, unpacked once per machine and user, with its libraries and a font. */
async function npmBrowser(): Promise<FoundBrowser> {
  if (process.platform !== "linux" || process.arch !== "x64") throw noBrowser(`the one inside npm is for Linux on x64, this is ${process.platform} on ${process.arch}`);
  const folder = join(tmpdir(), `vart-helsingborg-chromium-${process.getuid?.() ?? 0}-${packedVersion()}`);
  if (!existsSync(folder)) {
    // Unpacked aside and moved into place whole: an unpacking that was killed would otherwise be taken for a browser for ever.
    const aside = mkdtempSync(`${folder}-`);
    await unpackInto(aside).catch((cause: unknown) => {
      rmSync(aside, { recursive: true, force: true });
      throw noBrowser("the one inside npm could not be unpacked", cause);
    });
    writeFileSync(join(aside, "fonts", "fonts.conf"), fontConfiguration(join(folder, "fonts")));
    try {
      renameSync(aside, folder);
    } catch {
      // Somebody else was faster with the same thing.
      rmSync(aside, { recursive: true, force: true });
    }
  }
  const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter((part) => part !== undefined && part !== "").join(delimiter);
  return { source: "npm", executablePath: join(folder, "chromium"), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, "fonts") } };
}

async function unpackInto(folder: string): Promise<void> {
  const names = ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH"];
  const before = names.map((name) => [name, process.env[name]] as const);
  try {
    // The package reads these when it is imported and when it unpacks: where to, and that it must bring its own libraries.
    process.env["TMPDIR"] = folder;
    process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs20.x";
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    // Other children (PostgreSQL, Vite) must not load the browser's libraries.
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

function packedVersion(): string {
  const text = readFileSync(new URL("../../node_modules/@sparticuz/chromium/package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** The package's own file looks for fonts at a fixed path of Amazon's; ours names the folder, and the system's fonts where there are any. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>\n`;
}

function noBrowser(why: string, cause?: unknown): Error {
  return new Error(`No browser for the end-to-end tests: ${why}. Install chromium, or set CHROMIUM_PATH to a Chrome or Chromium.`, { cause });
}

function onPath(names: readonly string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
      const candidate = join(folder, name);
      if (folder !== "" && isExecutable(candidate)) return candidate;
    }
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
