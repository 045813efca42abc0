/** Pictures and recordings made by hand: as small as their formats allow, right or wrong in exactly one way. */

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const be16 = (value: number): number[] => [value >> 8, value & 0xff];
const le16 = (value: number): number[] => [value & 0xff, value >> 8];
const le32 = (value: number): number[] => [...le16(value & 0xffff), ...le16(value >>> 16)];
const bytes = (...parts: (readonly number[])[]): Uint8Array<ArrayBuffer> => new Uint8Array(parts.flat());
const segment = (marker: number, content: readonly number[]): number[] => [0xff, marker, ...be16(content.length + 2), ...content];

interface JpegParts {
  readonly width?: number;
  readonly height?: number;
  /** Segments between JFIF and frame. */
  readonly extra?: readonly number[];
  /** What follows the end of the picture. */
  readonly behind?: readonly number[];
}

export function aJpeg({ width = 640, height = 480, extra = [], behind = [] }: JpegParts = {}): Uint8Array<ArrayBuffer> {
  const jfif = segment(0xe0, [...ascii("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  const frame = segment(0xc0, [8, ...be16(height), ...be16(width), 1, 1, 0x11, 0]);
  const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34];
  return bytes([0xff, 0xd8], jfif, extra, frame, scan, [0xff, 0xd9], behind);
}

/** EXIF with a GPS position in Helsingborg, as a phone writes it that is held upright (TIFF 6.0, little-endian). */
export const GPS_EXIF = segment(0xe1, [...ascii("Exif\0\0"), ...tiffWithGps()]);
export const XMP = segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"));
export const IPTC = segment(0xed, ascii("Photoshop 3.0\0"));
export const COMMENT = segment(0xfe, ascii("Kalle tog bilden"));
export const COLOUR_PROFILE = segment(0xe2, ascii("ICC_PROFILE\0\x01\x01"));

/** A real JPEG as a phone would have written it: the same pixels, and who, where and how it was held beside them. */
export function withGpsExif(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes([...jpeg.subarray(0, 2)], GPS_EXIF, [...jpeg.subarray(2)]);
}

function tiffWithGps(): number[] {
  const entry = (tag: number, type: number, count: number, value: readonly number[]): number[] => [...le16(tag), ...le16(type), ...le32(count), ...value];
  const gpsAt = 8 + 2 + 2 * 12 + 4;
  const rationalsAt = gpsAt + 2 + 4 * 12 + 4;
  const degrees = (whole: number, minutes: number): number[] => [le32(whole), le32(1), le32(minutes), le32(1), le32(0), le32(1)].flat();
  return [
    ...ascii("II"), ...le16(42), ...le32(8),
    // Orientation 6: the sensor lay on its side, so the picture is to be turned a quarter clockwise.
    ...le16(2), ...entry(0x0112, 3, 1, [6, 0, 0, 0]), ...entry(0x8825, 4, 1, le32(gpsAt)), ...le32(0),
    ...le16(4), ...entry(1, 2, 2, ascii("N\0\0\0")), ...entry(2, 5, 3, le32(rationalsAt)), ...entry(3, 2, 2, ascii("E\0\0\0")), ...entry(4, 5, 3, le32(rationalsAt + 24)), ...le32(0),
    ...degrees(56, 3), ...degrees(12, 42),
  ];
}

/** @param more further chunks, name and content. */
export function aWebp(more: readonly (readonly [name: string, content: readonly number[]])[] = []): Uint8Array<ArrayBuffer> {
  const chunk = (name: string, content: readonly number[]): number[] => [...ascii(name), ...le32(content.length), ...content, ...(content.length % 2 === 0 ? [] : [0])];
  const frame = chunk("VP8 ", [0x30, 0x01, 0x00, 0x9d, 0x01, 0x2a, ...le16(320), ...le16(240), 0, 0]);
  const chunks = [frame, ...more.map(([name, content]) => chunk(name, content))].flat();
  return bytes(ascii("RIFF"), le32(chunks.length + 4), ascii("WEBP"), chunks);
}

export function aPng(): Uint8Array<ArrayBuffer> {
  return bytes([0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a], [0, 0, 0, 13], ascii("IHDR"), [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
}

export function anSvg(): Uint8Array<ArrayBuffer> {
  return bytes(ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'));
}

export function aWebm(length = 1_000): Uint8Array<ArrayBuffer> {
  const sound = new Uint8Array(length).map((_, index) => index % 251);
  sound.set([0x1a, 0x45, 0xdf, 0xa3]);
  return sound;
}
