/**
 * The journeys' own compiled copy of the messages: builds and other test runs write src/generated in other shapes while a journey is
 * under way. Compiled by playwright.config.ts before anything else.
 */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compile } from "@inlang/paraglide-js";

const root = resolve(import.meta.dirname, "../../..");
const folder = join(root, "tests/.output/messages");

export async function compileMessages(): Promise<void> {
  await compile({ project: join(root, "project.inlang"), outdir: folder, outputStructure: "locale-modules" });
}

export async function loadMessages(): Promise<typeof import("../../../src/generated/messages/messages")> {
  return (await import(pathToFileURL(join(folder, "messages.js")).href)) as typeof import("../../../src/generated/messages/messages");
}
