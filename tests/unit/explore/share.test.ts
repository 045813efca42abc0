import { expect, test } from "vitest";
import { shareLink } from "../../../src/views/explore/share";

const link = { title: "Spårvagnen", url: "https://city.example/?bidrag=1" };

test("a device that can share does, and closing its sheet is no fault", async () => {
  const shared: unknown[] = [];
  expect(await shareLink(link, { share: async (data) => void shared.push(data) })).toBe("shared");
  expect(shared).toEqual([link]);
  const copied: string[] = [];
  const closed = () => Promise.reject(new DOMException("closed", "AbortError"));
  expect(await shareLink(link, { share: closed, copy: async (text) => void copied.push(text) })).toBe("cancelled");
  expect(copied).toEqual([]);
});

test("without it, or when it fails, the link is copied; when nothing works that is said", async () => {
  const copied: string[] = [];
  const copy = async (text: string) => void copied.push(text);
  expect(await shareLink(link, { copy })).toBe("copied");
  expect(await shareLink(link, { share: () => Promise.reject(new Error("no app")), copy })).toBe("copied");
  expect(copied).toEqual([link.url, link.url]);
  expect(await shareLink(link, { copy: () => Promise.reject(new Error("not allowed")) })).toBe("failed");
  expect(await shareLink(link, {})).toBe("failed");
});
