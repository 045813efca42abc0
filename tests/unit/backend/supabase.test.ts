import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { problemFrom } from "../../../src/backend/error-to-problem";
import { createSupabaseBackend } from "../../../src/backend/supabase";
import { aReceipt, aRow, aSubmission } from "../support/factories";

const answers = vi.fn<typeof fetch>();
beforeEach(() => {
  vi.stubGlobal("fetch", answers);
});
afterEach(() => {
  vi.unstubAllGlobals();
  answers.mockReset();
});

const backend = createSupabaseBackend({ url: "https://city.example/", publishableKey: "sb_publishable_x" });
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

test("a receipt code travels in the body, never in the address", async () => {
  answers.mockResolvedValue(json(aReceipt()));
  expect(await backend.readReceipt("0".repeat(26))).toEqual(aReceipt());
  const [address, init] = answers.mock.calls[0] ?? [];
  expect(String(address)).toBe("https://city.example/rest/v1/rpc/read_receipt");
  expect(init?.method).toBe("POST");
  expect(JSON.parse(String(init?.body))).toEqual({ receipt_code: "0".repeat(26) });
  expect(new Headers(init?.headers).get("apikey")).toBe("sb_publishable_x");
});

test("a change page is parsed, not believed", async () => {
  answers.mockResolvedValue(json({ cursor: 3, changed: [{ ...aRow(), point: ["12", "56"] }], removed: [], more: false }));
  await expect(backend.changesSince(0)).rejects.toMatchObject({ code: "unexpected", retry: "later" });
});

test("the database's refusal is the same problem here, with its field and its wait", async () => {
  answers.mockResolvedValue(json({ code: "PT422", message: "place_outside_city", details: "place", hint: null }, 422));
  await expect(backend.submitContribution(aSubmission())).rejects.toMatchObject({ code: "place_outside_city", field: "place", retry: "after-edit" });
  answers.mockResolvedValue(json({ code: "PT429", message: "too_many_from_contributor", details: '{"retryAfterMs":60000}', hint: null }, 429));
  await expect(backend.submitContribution(aSubmission())).rejects.toMatchObject({ code: "too_many_from_contributor", retryAfterMs: 60_000, retry: "later" });
});

test("no network is offline, and no answer in time is a server that is not there", async () => {
  answers.mockRejectedValue(new TypeError("Failed to fetch"));
  await expect(backend.readCampaigns()).rejects.toMatchObject({ code: "offline" });
  answers.mockRejectedValue(new DOMException("The operation timed out.", "TimeoutError"));
  await expect(backend.readCampaigns()).rejects.toMatchObject({ code: "server_unavailable" });
});

test("a page from a café's login wall is not an answer", async () => {
  answers.mockResolvedValue(new Response("<html>Logga in</html>", { status: 200, headers: { "content-type": "text/html" } }));
  await expect(backend.changesSince(0)).rejects.toMatchObject({ retry: "later" });
});

describe("what others say becomes one of our problems", () => {
  test.each([
    [{ status: 404, code: "PT404", message: "receipt_unknown" }, "receipt_unknown"],
    [{ status: 401, code: "PGRST301", message: "JWT expired" }, "sign_in_expired"],
    [{ status: 403, code: "42501", message: "permission denied for table contributions" }, "not_allowed"],
    [{ status: 400, code: "23514", message: "violates check constraint" }, "field_invalid"],
    [{ status: 500, code: "57014", message: "canceling statement due to statement timeout" }, "server_unavailable"],
    [{ status: 502, code: "", message: "Bad Gateway" }, "server_unavailable"],
    [{ status: 404, code: "PGRST202", message: "Could not find the function" }, "unexpected"],
    [{ status: 418, code: null, message: "toString" }, "unexpected"],
  ])("%j", (error, code) => {
    expect(problemFrom(error).code).toBe(code);
  });
  test.each(["{", "null", "[]", '{"retryAfterMs":"soon"}'])("details nobody can read do no harm: %s", (details) => {
    expect(problemFrom({ status: 429, message: "too_many_from_session", details }).retryAfterMs).toBeUndefined();
  });
});
