import { describe, expect, test } from "vitest";
import { messages, placeholders } from "./message-files";

const others = ["en", "ar"] as const;
/** Names that are the same in every language, and licences, which have no translation. */
const NAMES = /Helsingborg kontaktcenter|OpenStreetMaps?|Open Database License|SIL Open Font License|Roboto|Noto Sans Arabic|Svelte|MapLibre GL JS|Supabase|Turf|PMTiles|Protomaps|Zod|PostgreSQL License|PostgreSQL|PostGIS|Tab|Enter|Aa|GPL-2\.0-or-later|BSD-3-Clause|[a-z-]+\.(?:txt|png)/g;

describe.each(others)("%s", (language) => {
  test("has every message that Swedish has, and no other", () => {
    expect(Object.keys(messages[language]).sort()).toEqual(Object.keys(messages.sv).sort());
  });
  test("asks for the same names and figures in each of them", () => {
    const differing = Object.entries(messages.sv).flatMap(([key, swedish]) => {
      const known = [...new Set(swedish.flatMap(placeholders))].sort();
      const forms = messages[language][key] ?? [];
      // A plural form may leave its figure out ("one day"), but none may ask for what is not given, and together they ask for everything.
      const isRight = [...new Set(forms.flatMap(placeholders))].sort().join() === known.join() && (swedish.length > 1 || forms.length > 1 || forms.every((form) => placeholders(form).length === placeholders(swedish[0] ?? "").length));
      return isRight ? [] : [`${key}: ${forms.join(" | ")}`];
    });
    expect(differing).toEqual([]);
  });
  test("has no sentence left in Swedish", () => {
    const left = Object.entries(messages[language]).filter(([key, forms]) => forms.some((form) => /\p{L}+ \p{L}+ \p{L}+/u.test(form.replaceAll(NAMES, "")) && messages.sv[key]?.includes(form)));
    expect(left).toEqual([]);
  });
});

test("no message is empty", () => {
  const empty = [...Object.entries(messages.sv), ...others.flatMap((language) => Object.entries(messages[language]))].filter(([, forms]) => forms.length === 0 || forms.some((form) => form.trim() === ""));
  expect(empty).toEqual([]);
});

test("Arabic is written in Arabic letters: no three words in a row in Latin ones but names", () => {
  const latin = Object.entries(messages.ar).flatMap(([key, forms]) => forms.filter((form) => /[a-zåäö]+[ ,]+[a-zåäö]+[ ,]+[a-zåäö]+/i.test(form.replaceAll(/\{\w+\}/g, " ").replaceAll(NAMES, "؟"))).map((form) => `${key}: ${form}`));
  expect(latin).toEqual([]);
});

test("what has Swedish words has Arabic letters", () => {
  const without = Object.entries(messages.ar).flatMap(([key, forms]) => forms.filter((form) => !/\p{Script=Arabic}/u.test(form) && /\p{L}/u.test(form.replaceAll(/\{\w+\}/g, "").replaceAll(NAMES, ""))).map((form) => `${key}: ${form}`));
  expect(without).toEqual([]);
});
