import { describe, expect, test } from "vitest";
import { dayIn, pastedRows } from "../../../../src/views/plan/dossier/statement-rows";

const TODAY = "2026-11-23";

describe("statements out of a spreadsheet", () => {
  test("with a head the order is free and columns nobody asked for are passed over; row numbers are the sheet's", () => {
    const rows = pastedRows("Yttrande\tFöre detta\tAvsändare\tDnr\tInkom\nBra.\tx\tExempelverket\tEX 1\t2026-05-04\n\n\tx\tExempelbolaget\t\t", TODAY);
    expect(rows).toEqual([
      { nth: 2, receivedOn: "2026-05-04", sender: "Exempelverket", registerNumber: "EX 1", summary: "Bra.", faults: [] },
      { nth: 3, receivedOn: "", sender: "Exempelbolaget", registerNumber: "", summary: "", faults: ["date_missing", "summary_missing"] },
    ]);
  });
  test("without a head the order is day, sender, number, words; a cell with line breaks stays one", () => {
    const [row] = pastedRows('2026-05-04;Exempelverket;EX 1;"Två\nrader; med semikolon"', TODAY);
    expect(row).toMatchObject({ nth: 1, sender: "Exempelverket", summary: "Två\nrader; med semikolon", faults: [] });
  });
  test("what is too long, unreadable or of tomorrow is said, each for itself", () => {
    const [row] = pastedRows(`2026-13-40\t${"a".repeat(201)}\t${"1".repeat(61)}\t${"x".repeat(4001)}`, TODAY);
    expect(row?.faults).toEqual(["date_unreadable", "sender_long", "register_long", "summary_long"]);
    expect(pastedRows("2026-11-24\tA\t\tB", TODAY)[0]?.faults).toEqual(["date_future"]);
  });
  test.each([
    ["2026-05-04", "2026-05-04"], ["2026-05-04 10:15", "2026-05-04"], ["20260504", "2026-05-04"], ["4/5 2026", "2026-05-04"], ["4.5.2026", "2026-05-04"], ["4 maj 2026", "2026-05-04"], ["4 december", "2026-12-04"],
    ["31/2 2026", "31/2 2026"], ["i våras", "i våras"],
  ])("the day %s is %s", (written, read) => expect(dayIn(written, TODAY)).toBe(read));
});
