/**
 * The geometry of a GeoPackage row: the package's own head, then well-known binary. Only areas become boundaries, points and lines are for drawing: heights and measures are left out,
 * curves refused (nothing here can draw them, and straightened they would be another boundary). A blob that ends too early is told.
 */
import type { PathShape, Position, Shape } from "./layer";

/** Bytes of the envelope, by its indicator (GeoPackage 1.3, table 7). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POINT = 4;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
const NAMES: Readonly<Record<number, string>> = { 1: "Point", 2: "LineString", 4: "MultiPoint", 5: "MultiLineString", 7: "GeometryCollection" };

export function shapeOfGeoPackageBlob(blob: Uint8Array): Shape {
  if (blob[0] !== 0x47 || blob[1] !== 0x50) return { reason: "geometry_broken", detail: null };
  const flags = blob[3] ?? 0;
  if ((flags & 0b1_0000) !== 0) return { reason: "geometry_empty", detail: null };
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 0b111];
  if (envelope === undefined) return { reason: "geometry_broken", detail: null };
  return shapeOfWkb(blob.subarray(8 + envelope));
}

export function shapeOfWkb(bytes: Uint8Array): Shape {
  const reader = new WkbReader(bytes);
  try {
    const type = reader.type();
    if (type.base === POLYGON) return { polygons: [reader.polygon(type.ordinates)] };
    const path = reader.path(type);
    if (path !== null) return { reason: "geometry_kind", detail: NAMES[type.base] ?? null, path };
    if (type.base !== MULTI_POLYGON) return type.base >= 8 && type.base <= 14 ? { reason: "geometry_curve", detail: null } : { reason: "geometry_kind", detail: NAMES[type.base] ?? String(type.base) };
    const polygons = Array.from({ length: reader.count() }, () => {
      const part = reader.type();
      if (part.base !== POLYGON) throw new CurveFound();
      return reader.polygon(part.ordinates);
    });
    return polygons.length === 0 ? { reason: "geometry_empty", detail: null } : { polygons };
  } catch (thrown) {
    if (thrown instanceof CurveFound) return { reason: "geometry_curve", detail: null };
    if (thrown instanceof RangeError) return { reason: "geometry_broken", detail: String(bytes.byteLength) };
    throw thrown;
  }
}

class CurveFound extends Error {}

class WkbReader {
  readonly #view: DataView;
  #at = 0;
  #isLittle = true;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** ISO writes Z and M as thousands (1003, 2003, 3003), EWKB as high bits; SRID of EWKB is passed over. */
  type(): { readonly base: number; readonly ordinates: number } {
    this.#isLittle = this.#view.getUint8(this.#at) === 1;
    this.#at += 1;
    const raw = this.#integer();
    if ((raw & 0x2000_0000) !== 0) this.#at += 4;
    const plain = raw & 0x0fff_ffff;
    const thousands = Math.floor(plain / 1000);
    const hasZ = (raw & 0x8000_0000) !== 0 || thousands === 1 || thousands === 3;
    const hasM = (raw & 0x4000_0000) !== 0 || thousands === 2 || thousands === 3;
    return { base: plain % 1000, ordinates: 2 + Number(hasZ) + Number(hasM) };
  }
  polygon(ordinates: number): Position[][] {
    return Array.from({ length: this.count() }, () => Array.from({ length: this.count(ordinates * 8) }, () => this.#position(ordinates)));
  }
  /** Points and lines, one or several; null for anything else, of which nothing has been read then. */
  path({ base, ordinates }: { readonly base: number; readonly ordinates: number }): PathShape | null {
    if (base === POINT) return { type: "points", positions: [this.#position(ordinates)] };
    if (base === LINE) return { type: "lines", lines: [this.#line(ordinates)] };
    if (base === MULTI_POINT) return { type: "points", positions: Array.from({ length: this.count() }, () => this.#position(this.type().ordinates)) };
    if (base === MULTI_LINE) return { type: "lines", lines: Array.from({ length: this.count() }, () => this.#line(this.type().ordinates)) };
    return null;
  }
  #line(ordinates: number): Position[] {
    return Array.from({ length: this.count(ordinates * 8) }, () => this.#position(ordinates));
  }
  /** A count that cannot fit into what is left is a fault, not memory to take. */
  count(bytesEach = 4): number {
    const count = this.#integer();
    if (count * bytesEach > this.#view.byteLength - this.#at) throw new RangeError("wkb: ends too early");
    return count;
  }
  #position(ordinates: number): Position {
    const position: Position = [this.#view.getFloat64(this.#at, this.#isLittle), this.#view.getFloat64(this.#at + 8, this.#isLittle)];
    this.#at += ordinates * 8;
    return position;
  }
  #integer(): number {
    const value = this.#view.getUint32(this.#at, this.#isLittle);
    this.#at += 4;
    return value;
  }
}
