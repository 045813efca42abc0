/**
 * Lets each page bring only the messages it says. Everything imports `m`, one object of all messages, which a bundler must then keep
 * whole in the first chunk (56 kB gzip); in a build this rewrites `m.key` to an import of that one message's module.
 * Used by vite.config.ts; the development server and the tests work on the untouched code.
 */
import type { Plugin } from "vite";

const IMPORT = /import\s*\{\s*m\s*\}\s*from\s*(["'])((?:\.\.?\/)+generated\/messages\/messages)(?:\.js)?\1;?/;
const USE = /(?<![\w$.])m\.([a-z][a-z0-9_]*)\b/g;

export function oneMessageAtATime(): Plugin {
  return { name: "one-message-at-a-time", apply: "build", enforce: "post", transform: (code) => splitMessages(code) };
}

/** Null when the code does not import `m`; throws when `m` is used in a way this cannot follow. */
export function splitMessages(code: string): { code: string; map: null } | null {
  const found = IMPORT.exec(code);
  const folder = found?.[2];
  if (found === null || folder === undefined) return null;
  const keys = new Set<string>();
  const body = code.replace(IMPORT, "").replaceAll(USE, (_use, key: string) => {
    keys.add(key);
    return `m_${key}`;
  });
  if (/(?<![\w$.'"`-])m(?=\s*[[,)}])/.test(body)) throw new Error("one-message-at-a-time: `m` must be used as m.some_key, never passed on or indexed");
  const imports = [...keys].map((key) => `import { ${key} as m_${key} } from "${folder}/${key}.js";`).join("\n");
  return { code: `${imports}\n${body}`, map: null };
}
