/** A layer as GeoJSON by RFC 7946: WGS 84, longitude first, outer rings counter-clockwise, no crs. Written in pieces. */
import type { EvidenceFeature, EvidenceLayer } from "./evidence-layer";
import { geoJsonOf, positionsOf, projected } from "./geometry-text";
import { projectTo } from "./projection";

const project = projectTo("EPSG:4326");

export class GeoJsonFile {
  readonly #layer: EvidenceLayer;
  readonly #pieces: string[] = [];
  #rows = 0;
  #box: [west: number, south: number, east: number, north: number] | null = null;

  constructor(layer: EvidenceLayer) {
    this.#layer = layer;
  }

  get rows(): number {
    return this.#rows;
  }

  add(features: readonly EvidenceFeature[]): void {
    for (const { cells, place } of features) {
      const geometry = place === null ? null : projected(place, project);
      for (const [lon, lat] of geometry === null ? [] : positionsOf(geometry)) {
        const [west, south, east, north] = this.#box ?? [lon, lat, lon, lat];
        this.#box = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
      }
      const properties = Object.fromEntries(this.#layer.columns.map(({ name }, nth) => [name, cells[nth] ?? null]));
      this.#pieces.push(`${this.#rows === 0 ? "" : ",\n"}${JSON.stringify({ type: "Feature", geometry: geometry === null ? null : geoJsonOf(geometry), properties })}`);
      this.#rows += 1;
    }
  }

  async bytes(): Promise<Uint8Array> {
    const head = `{"type":"FeatureCollection",${this.#box === null ? "" : `"bbox":${JSON.stringify(this.#box)},`}"features":[\n`;
    return new Uint8Array(await new Blob([head, ...this.#pieces, "\n]}\n"]).arrayBuffer());
  }
}
