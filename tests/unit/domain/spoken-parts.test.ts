import fc from "fast-check";
import { expect, test } from "vitest";
import { spokenParts } from "../../../src/domain/spoken-parts";

test("sentences are read one by one, in Arabic too", () => {
  expect(spokenParts("Vi badade. Var det kallt? Ja!", "sv")).toEqual(["Vi badade.", "Var det kallt?", "Ja!"]);
  expect(spokenParts("سبحنا هنا. هل كان الماء باردًا؟ نعم!", "ar")).toEqual(["سبحنا هنا.", "هل كان الماء باردًا؟", "نعم!"]);
});

test("no part is longer than a voice can hold, and no word is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zåäö]{1,30}[,.]?$/), { minLength: 1, maxLength: 200 }), (words) => {
      const parts = spokenParts(words.join(" "), "sv");
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(200);
      expect(parts.join(" ").split(" ")).toEqual(words);
    }),
  );
});

test("a word without an end is cut rather than never read", () => {
  expect(spokenParts("å".repeat(450), "sv").map((part) => part.length)).toEqual([200, 200, 50]);
});
