/**
 * What people, keyboards and programs send that nobody meant: each ends in safe storage, read back as it was written, or in a problem of
 * our catalogue – never in an error of the server's own, never in words that changed on the way.
 */
import { createRequire } from "node:module";
import { beforeAll, expect, test } from "vitest";
import { isProblemCode } from "../../src/domain/problem";
import { tidy } from "../../src/domain/tidy";
import { describeBackEnds } from "../support/embedded/back-ends";
import { ask, type Answer } from "../support/embedded/clients";
import { aSubmission, liftLimits, submit } from "../support/embedded/submissions";

const naughty = createRequire(import.meta.url)("big-list-of-naughty-strings") as readonly string[];
const messageOf = ({ body }: Answer): string => (typeof body === "object" && body !== null && "message" in body ? String(body.message) : "");
const ring = (corners: number, metres: number): [number, number][] => {
  const points = Array.from({ length: corners }, (_, n): [number, number] => {
    const turn = (2 * Math.PI * n) / corners;
    return [12.7 + (Math.cos(turn) * metres) / 62_000, 56.05 + (Math.sin(turn) * metres) / 111_000];
  });
  return [...points, points[0] ?? [12.7, 56.05]];
};

describeBackEnds("bad input", {}, ({ get }) => {
  beforeAll(() => liftLimits(get()));
  const readBack = async (receiptCode: string) => (await ask(get(), "/rest/v1/rpc/read_receipt", { body: { receipt_code: receiptCode } })).body as { text: string; title: string | null };

  test("every naughty string is stored as written or refused with a problem of ours", { timeout: 180_000 }, async () => {
    expect(naughty.length).toBeGreaterThan(400);
    // As the device sends it, and raw as curl would; a word in front, so that blank ones are words too.
    for (const words of naughty.flatMap((each) => [`Ord ${tidy(each)}`.trim(), `Ord ${each}`])) {
      const submission = aSubmission({ text: words, title: [...words].slice(0, 120).join("") });
      const answer = await submit(get(), submission);
      if (answer.status === 200) expect(await readBack(submission.receiptCode)).toMatchObject({ text: words });
      else expect([words, answer.status, isProblemCode(messageOf(answer))]).toEqual([words, 422, true]);
    }
  });

  test.each<[string, string]>([
    ["right-to-left override", "Se \u202egnp.exe"],
    ["zero width", "a\u200bb\u200cc\u200dd\ufeff"],
    ["a family of emoji", "👨‍👩‍👧‍👦🏳️‍🌈"],
    ["Zalgo", "Z̴̡̢̛̗̘̙͈͉̓̈́a"],
    ["Arabic with vowel signs", "مَرْحَبًا بِكُمْ"],
    ["an isolated word", "\u2067أهلا\u2069"],
  ])("%s is stored as written", async (_name, text) => {
    const submission = aSubmission({ text });
    expect((await submit(get(), submission)).status).toBe(200);
    expect((await readBack(submission.receiptCode)).text).toBe(text);
  });

  test("NUL and half an emoji, which PostgreSQL cannot hold, are refused as a field and not as a fault", async () => {
    for (const text of ["Ord \u0000", "Ord \ud83d", "Ord \udc68 x"]) {
      const answer = await ask(get(), "/rest/v1/rpc/submit_contribution", { body: JSON.stringify({ submission: aSubmission({ text }) }) });
      expect([text, answer.status < 500]).toEqual([text, true]);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  test("a megabyte of text is refused, and the server goes on", async () => {
    const answer = await submit(get(), aSubmission({ text: "å".repeat(1_000_000) }));
    expect([answer.status, isProblemCode(messageOf(answer)) || answer.status === 413]).toEqual([expect.toSatisfy((status: number) => status === 422 || status === 413), true]);
    expect((await submit(get(), aSubmission())).status).toBe(200);
  });

  test.each<[string, unknown, string]>([
    ["null island", { type: "Point", coordinates: [0, 0] }, "place_outside_city"],
    ["latitude first", { type: "Point", coordinates: [56.0465, 12.6945] }, "place_invalid"],
    ["NaN as words", { type: "Point", coordinates: ["NaN", "NaN"] }, "place_invalid"],
    ["NaN as JSON writes it", { type: "Point", coordinates: [null, null] }, "place_invalid"],
    ["three numbers", { type: "Point", coordinates: [12.6945, 56.0465, 12] }, "place_invalid"],
    ["beyond the world", { type: "Point", coordinates: [1e300, 56] }, "place_invalid"],
    ["no place", null, "place_invalid"],
    ["a list", [12.6945, 56.0465], "place_invalid"],
    ["a point in an area's clothes", { type: "Polygon", coordinates: [12.6945, 56.0465] }, "place_invalid"],
  ])("a place that is %s is refused as a place", async (_name, place, code) => {
    const answer = await ask(get(), "/rest/v1/rpc/submit_contribution", { body: { submission: { ...aSubmission(), place } } });
    expect([answer.status, messageOf(answer)]).toEqual([422, code]);
  });

  test("an area of 10,000 corners is refused with words, in no time", async () => {
    const answer = await submit(get(), { ...aSubmission(), place: { type: "Polygon", coordinates: [ring(10_000, 500)] } });
    // Its 400 kB never reach the geometry: the document is too large as a whole, or has too many points.
    expect([answer.status, ["field_invalid", "place_too_many_points", "geometry_not_offered"].includes(messageOf(answer))]).toEqual([422, true]);
  });

  test("a clock ten years off changes nothing that is stored: times are the server's", async () => {
    const before = Date.now();
    const submission = aSubmission({ kind: "memory", era: { type: "year", from: 1985, to: 1985 } });
    const answer = await submit(get(), submission);
    const receivedAt = Date.parse((answer.body as { receivedAt: string }).receivedAt);
    expect(receivedAt).toBeGreaterThan(before - 60_000);
    expect(receivedAt).toBeLessThan(Date.now() + 60_000);
    const future = await submit(get(), aSubmission({ kind: "memory", era: { type: "year", from: new Date().getFullYear() + 10, to: new Date().getFullYear() + 10 } }));
    expect([future.status, messageOf(future)]).toEqual([422, "field_invalid"]);
  });
});
