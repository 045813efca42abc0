import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast } from "../map/contrast";

const css = readFileSync(new URL("../../../src/ui/tokens.css", import.meta.url), "utf8");

/** The colours of one rule, `var(--other)` followed. */
function colours(selector: string, beneath: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const body = css.split(`${selector} {`)[1]?.split("}")[0];
  if (body === undefined) throw new Error(`tokens.css has no rule ${selector}`);
  const found = [...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6}|var\(--[a-z-]+\));/g)].map(([, name = "", value = ""]) => [name, value] as const);
  const all = { ...beneath, ...Object.fromEntries(found) };
  return all;
}
const day = colours(":root");
const themes = { "as it comes": day, "high contrast": colours(':root[data-contrast="high"]', day) } as const;

function colour(theme: keyof typeof themes, name: string): string {
  const value = themes[theme][name];
  if (value === undefined) throw new Error(`tokens.css has no colour --${name}`);
  const other = /^var\(--(.+)\)$/.exec(value)?.[1];
  return other === undefined ? value : colour(theme, other);
}

const GROUNDS = ["paper", "page", "blush", "blush-soft", "pink-light"] as const;
/** What words are written with, and on what. */
const TEXT: readonly (readonly [ink: string, grounds: readonly string[]])[] = [
  ["ink", [...GROUNDS, "pink", "danger-tint", "success-tint", "info-tint"]],
  ["ink-soft", GROUNDS],
  ["wine", GROUNDS],
  ["wine-deep", [...GROUNDS, "pink"]],
  ["link", GROUNDS],
  ["link-hover", GROUNDS],
  ["danger", ["paper", "page", "danger-tint"]],
  ["success", ["paper", "page", "success-tint"]],
  ["info", ["paper", "page", "info-tint"]],
  ["on-wine", ["wine", "wine-deep"]],
  ["kind-story", ["paper", "page"]],
  ["kind-memory", ["paper", "page"]],
  ["kind-wish", ["paper", "page"]],
  ["kind-like", ["paper", "page"]],
];
/** What one must see to know that something can be pressed, is chosen, or has the focus. */
const CONTROLS: readonly (readonly [edge: string, grounds: readonly string[]])[] = [
  ["control-border", [...GROUNDS, "pink"]],
  ["wine", [...GROUNDS, "pink"]],
  ["accent", ["paper", "page"]],
  ["focus", ["paper", "page", "focus-gap"]],
];

describe.each([["as it comes", 4.5], ["high contrast", 7]] as const)("the colours %s", (theme, text) => {
  test.each(TEXT)(`words in %s can be read: ${text}:1`, (ink, grounds) => {
    for (const ground of grounds) expect(contrast(colour(theme, ink), colour(theme, ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(text);
  });
  test.each(CONTROLS)("controls edged in %s can be seen: 3:1", (edge, grounds) => {
    for (const ground of grounds) expect(contrast(colour(theme, edge), colour(theme, ground)), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
  });
});

test("in high contrast the lines between things can be seen too", () => {
  expect(contrast(colour("high contrast", "divider"), colour("high contrast", "paper"))).toBeGreaterThanOrEqual(3);
});
