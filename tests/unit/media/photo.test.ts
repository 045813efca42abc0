import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitWithin, isTooManyPixels } from "../../../src/media/photo-scale";
import { pixelSizeOf } from "../../../src/media/photo-size";
import { photoTypeOf } from "../../../src/media/photo-type";

const text = (words: string): number[] => [...words].map((letter) => letter.charCodeAt(0));
const big16 = (n: number): number[] => [n >> 8, n & 255];
const big32 = (n: number): number[] => [...big16(n >>> 16), ...big16(n & 0xffff)];
const little16 = (n: number): number[] => [n & 255, n >> 8];
const little24 = (n: number): number[] => [n & 255, (n >> 8) & 255, n >> 16];
const bytes = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from(parts.flat());

const JPEG = bytes([0xff, 0xd8], [0xff, 0xe1], big16(12), text("Exif\0\0abcd"), [0xff, 0xff, 0xc2], big16(17), [8], big16(3024), big16(4032), [3]);
const PNG = bytes([0x89], text("PNG\r\n\x1a\n"), big32(13), text("IHDR"), big32(640), big32(480), [8, 6, 0, 0, 0]);
const GIF = bytes(text("GIF89a"), little16(320), little16(200), [0, 0, 0]);
const webp = (chunk: string, ...rest: readonly (readonly number[])[]): Uint8Array => bytes(text("RIFF\0\0\0\0WEBP"), text(chunk), [0, 0, 0, 0], ...rest);
const LOSSY = webp("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a], little16(800), little16(600));
const LOSSLESS = webp("VP8L", [0x2f], [...big32((((600 - 1) << 14) | (800 - 1)) >>> 0)].reverse());
const EXTENDED = webp("VP8X", [0, 0, 0, 0], little24(2999), little24(1999));
const isoImage = (brand: string, ...sizes: readonly (readonly [number, number])[]): Uint8Array =>
  bytes(big32(24), text(`ftyp${brand}`), big32(0), text("mif1miaf"), ...sizes.map(([width, height]) => [...big32(20), ...text("ispe"), ...big32(0), ...big32(width), ...big32(height)]));

describe("what a picture is", () => {
  test("is told by its first bytes", () => {
    expect([JPEG, PNG, GIF, LOSSY, isoImage("heic"), isoImage("avif")].map(photoTypeOf)).toEqual(["jpeg", "png", "gif", "webp", "heic", "avif"]);
  });
  test("a drawing with scripts, a page, a document or nothing at all is no picture, whatever it is called", () => {
    const disguised = ['<svg xmlns="http://www.w3.org/2000/svg">', '<?xml version="1.0"?><svg/>', "<!doctype html>", "%PDF-1.7", "II*\0", "BM", "", "RIFF\0\0\0\0WAVE"];
    expect(disguised.map((words) => photoTypeOf(bytes(text(words))))).toEqual(disguised.map(() => null));
  });
  test("a film in the same container as an iPhone's photo is no picture", () => {
    expect(photoTypeOf(bytes(big32(24), text("ftypisom"), big32(0), text("isommp42")))).toBeNull();
  });
});

describe("how large a picture is", () => {
  test("is read from each format's header without decoding", () => {
    const found = [pixelSizeOf(JPEG, "jpeg"), pixelSizeOf(PNG, "png"), pixelSizeOf(GIF, "gif"), pixelSizeOf(LOSSY, "webp"), pixelSizeOf(LOSSLESS, "webp"), pixelSizeOf(EXTENDED, "webp")];
    expect(found.map((size) => size && `${size.width}×${size.height}`)).toEqual(["4032×3024", "640×480", "320×200", "800×600", "800×600", "3000×2000"]);
  });
  test("a photo made of tiles is as large as its largest item", () => {
    expect(pixelSizeOf(isoImage("heic", [512, 512], [4032, 3024], [320, 240]), "heic")).toEqual({ width: 4032, height: 3024 });
  });
  test("a few hundred bytes that claim 30,001 pixels a side are too many", () => {
    const bomb = bytes([0x89], text("PNG\r\n\x1a\n"), big32(13), text("IHDR"), big32(30_001), big32(30_001), [1, 0, 0, 0, 0], [...deflateSync(new Uint8Array(100))]);
    const size = pixelSizeOf(bomb, "png");
    expect(size && isTooManyPixels(size)).toBe(true);
  });
  test("30,000 × 30,000 are too many together, a 108-megapixel phone's are not", () => {
    expect(isTooManyPixels({ width: 30_000, height: 30_000 })).toBe(true);
    expect(isTooManyPixels({ width: 12_000, height: 9_000 })).toBe(false);
    expect(isTooManyPixels({ width: 30_000, height: 100 })).toBe(false);
  });
  test("any bytes at all end in a size or in nothing, never in an exception", () => {
    const types = ["jpeg", "png", "webp", "gif", "heic", "avif"] as const;
    fc.assert(fc.property(fc.constantFrom(JPEG, PNG, GIF, LOSSY, EXTENDED), fc.constantFrom(...types), fc.nat(40), fc.uint8Array({ maxLength: 64 }), (start, type, kept, rest) => {
      pixelSizeOf(Uint8Array.from([...start.subarray(0, kept), ...rest]), type);
    }));
  });
});

describe("scaling", () => {
  const side = fc.integer({ min: 1, max: 30_000 });
  test("keeps the longer side within the limit, loses no picture and never enlarges", () => {
    fc.assert(fc.property(side, side, (width, height) => {
      const fitted = fitWithin({ width, height }, 2048);
      expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(2048);
      expect(Math.min(fitted.width, fitted.height)).toBeGreaterThanOrEqual(1);
      expect(fitted.width).toBeLessThanOrEqual(width);
      expect(fitted.height).toBeLessThanOrEqual(height);
    }));
  });
  test("keeps the shape", () => {
    expect(fitWithin({ width: 4032, height: 3024 }, 2048)).toEqual({ width: 2048, height: 1536 });
    expect(fitWithin({ width: 800, height: 600 }, 2048)).toEqual({ width: 800, height: 600 });
  });
});
