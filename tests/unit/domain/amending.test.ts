import { expect, test } from "vitest";
import { changesBetween, changesTogether, ownWordsOf, receiptWith, withChanges } from "../../../src/domain/amending";
import type { Kind } from "../../../src/domain/kind";
import { aReceipt, anId } from "../support/factories";

const KINDS_WITH_FIELDS: readonly (readonly [Kind, ReturnType<typeof aReceipt>])[] = [
  ["story", aReceipt({ title: "Backen" })],
  ["memory", aReceipt({ kind: "memory", era: { type: "decade", from: 1950, to: 1959 } })],
  ["wish", aReceipt({ kind: "wish", audiences: ["children"] })],
  ["safety", aReceipt({ kind: "safety", text: "", safety: { level: 2, times: ["night"], causes: [{ cause: "lighting", effect: "bad" }] } })],
  ["avoid", aReceipt({ kind: "avoid", text: "", avoid: { times: ["night"], causes: [] } })],
];

test.each(KINDS_WITH_FIELDS)("nothing changed is an empty change, for a %s", (kind, receipt) => {
  const words = ownWordsOf(receipt);
  expect(changesBetween(kind, words, words)).toEqual({});
});

test.each(KINDS_WITH_FIELDS)("only what differs travels and, applied, gives what was written, for a %s", (kind, receipt) => {
  const before = ownWordsOf(receipt);
  const after = {
    ...before, title: "Ny rubrik", text: "Nya ord", exhibition: true,
    ...(kind === "memory" ? { era: { type: "year", from: 1962, to: 1962 } as const } : {}),
    ...(kind === "wish" ? { audiences: [] } : {}),
    ...(kind === "safety" ? { level: 5 as const } : {}),
    ...(kind === "avoid" ? { times: [] } : {}),
  };
  const changes = changesBetween(kind, before, after);
  expect(withChanges(before, changes)).toEqual(after);
  expect(ownWordsOf(receiptWith(receipt, changes))).toEqual(after);
});

test("a title that is taken away travels as an empty one", () => {
  const before = ownWordsOf(aReceipt({ title: "Backen" }));
  expect(changesBetween("story", before, { ...before, title: " " })).toEqual({ title: "" });
  expect(receiptWith(aReceipt({ title: "Backen" }), { title: "" }).title).toBeNull();
});

test("changes made one after the other add up: the latest of each field, every removed photo", () => {
  expect(changesTogether([{ text: "ett", removeMedia: [anId(1)] }, { title: "T", text: "två", removeMedia: [anId(2)] }])).toEqual({ title: "T", text: "två", removeMedia: [anId(1), anId(2)] });
});
