import { expect, test } from "vitest";
import { Problem } from "../../../src/domain/problem";
import { changePage, receipt } from "../../../src/domain/reply-schema";
import { parseOr } from "../../../src/domain/schema-parts";
import { aReceipt, aRow } from "../support/factories";

test("what a newer server adds is left out, what we know is kept", () => {
  const page = { cursor: 7, changed: [{ ...aRow(), mood: "sunny" }], removed: [], more: false };
  expect(parseOr(changePage, page)).toEqual({ ...page, changed: [aRow()] });
});

test("a kind that must never be public is not taken from the server either", () => {
  const page = { cursor: 7, changed: [{ ...aRow(), kind: "avoid" }], removed: [], more: false };
  expect(() => parseOr(changePage, page)).toThrow(Problem);
});

test("a withdrawn receipt has no place any more", () => {
  const gone = aReceipt({ status: "withdrawn", place: null, text: "" });
  expect(parseOr(receipt, gone)).toEqual(gone);
});
