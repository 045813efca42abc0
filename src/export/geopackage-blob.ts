/** A place as a GeoPackage keeps it: its header (OGC 12-128r18, 2.1.3) and well-known binary, little-endian. */
import { positionsOf, type Projected } from "./geometry-text";
import type { Position } from "./projection";

const WKB = { Point: 1, LineString: 2, Polygon: 3, MultiPolygon: 6 } as const;
const HEAD = 8;
const ENVELOPE = 32;

export function geoPackageBlob(place: Projected, referenceId: number): Uint8Array {
  const hasEnvelope = place.type !== "Point";
  const writer = new Bytes(HEAD + (hasEnvelope ? ENVELOPE : 0) + sizeOf(place));
  writer.byte(0x47);
  writer.byte(0x50);
  writer.byte(0);
  // Little-endian; the envelope is west, east, south, north, and a point needs none.
  writer.byte(hasEnvelope ? 0b11 : 0b01);
  writer.integer(referenceId);
  if (hasEnvelope) for (const bound of envelopeOf(place)) writer.real(bound);
  writePlace(writer, place);
  return writer.bytes;
}

export function envelopeOf(place: Projected): readonly [west: number, east: number, south: number, north: number] {
  const positions = positionsOf(place);
  const [east, north] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  return [least(east), most(east), least(north), most(north)];
}
const least = (values: readonly number[]): number => values.reduce((found, value) => Math.min(found, value), Infinity);
const most = (values: readonly number[]): number => values.reduce((found, value) => Math.max(found, value), -Infinity);

function sizeOf(place: Projected): number {
  const rings = (of: readonly (readonly Position[])[]): number => 9 + of.reduce((size, ring) => size + 4 + 16 * ring.length, 0);
  if (place.type === "Point") return 21;
  if (place.type === "LineString") return 9 + 16 * place.line.length;
  return place.type === "Polygon" ? rings(place.rings) : 9 + place.polygons.reduce((size, each) => size + rings(each), 0);
}

function writePlace(writer: Bytes, place: Projected): void {
  writer.byte(1);
  writer.integer(WKB[place.type]);
  if (place.type === "Point") writer.position(place.at);
  else if (place.type === "LineString") writer.line(place.line);
  else if (place.type === "Polygon") {
    writer.integer(place.rings.length);
    for (const ring of place.rings) writer.line(ring);
  } else {
    writer.integer(place.polygons.length);
    for (const rings of place.polygons) writePlace(writer, { type: "Polygon", rings });
  }
}

class Bytes {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.#view = new DataView(this.bytes.buffer);
  }

  byte(value: number): void {
    this.#view.setUint8(this.#at, value);
    this.#at += 1;
  }
  integer(value: number): void {
    this.#view.setInt32(this.#at, value, true);
    this.#at += 4;
  }
  real(value: number): void {
    this.#view.setFloat64(this.#at, value, true);
    this.#at += 8;
  }
  position([x, y]: Position): void {
    this.real(x);
    this.real(y);
  }
  line(line: readonly Position[]): void {
    this.integer(line.length);
    for (const position of line) this.position(position);
  }
}
