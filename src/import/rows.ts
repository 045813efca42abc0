/** A layer's features, read with a mapping and a coordinate system: rows to send, and those refused here already. */
import type { AreaImportRow, DistrictImportRow, ImportKind, ImportRow, Refusal, RefusalReason } from "../domain/area-import";
import { AGE_GROUPS, type AgeGroup } from "../domain/kind";
import { readBoundary } from "./boundary";
import { toLonLat, type CrsChoice } from "./crs";
import { readDay } from "./day";
import { cellText, type Cell, type Feature, type Layer } from "./layer";
import type { Mapping } from "./mapping";

export interface ReadRows {
  readonly rows: readonly ImportRow[];
  readonly refusals: readonly Refusal[];
}

class RowRefused extends Error {
  readonly reason: RefusalReason;
  readonly detail: string | null;
  constructor(reason: RefusalReason, detail: string | null = null) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

export function readRows(layer: Layer, what: ImportKind, mapping: Mapping, crs: CrsChoice): ReadRows {
  const project = toLonLat(crs);
  const rows: ImportRow[] = [];
  const refusals: Refusal[] = [];
  const keys = new Map<string, number>();
  const boundaries = new Map<string, number>();
  for (const feature of layer.features) {
    try {
      const reading = readBoundary(feature.shape, project);
      if ("reason" in reading) throw new RowRefused(reading.reason, reading.detail);
      const row: ImportRow = { ...(what === "areas" ? areaOf(feature, mapping) : districtOf(feature, mapping)), boundary: reading.boundary };
      refuseRepeated(keys, keyOf(row), feature.nth, "duplicate_key");
      refuseRepeated(boundaries, JSON.stringify(reading.boundary.coordinates), feature.nth, "duplicate_boundary");
      rows.push(row);
    } catch (thrown) {
      if (!(thrown instanceof RowRefused)) throw thrown;
      const { name, code, caseNumber } = mapping.fields;
      refusals.push({ nth: feature.nth, name: textAt(feature.values, name), key: textAt(feature.values, what === "areas" ? caseNumber : code), reason: thrown.reason, detail: thrown.detail });
    }
  }
  return { rows, refusals };
}

function areaOf({ nth, values }: Feature, { fields, phases }: Mapping): Omit<AreaImportRow, "boundary"> {
  const word = textAt(values, fields.phase);
  const phase = word === "" ? undefined : phases[word];
  if (word !== "" && (phase === undefined || phase === "refuse")) throw new RowRefused("phase_unknown", word);
  const phaseFrom = dayAt(values, fields.phaseFrom);
  const phaseTo = dayAt(values, fields.phaseTo);
  if (phaseFrom !== "" && phaseTo !== "" && phaseFrom > phaseTo) throw new RowRefused("days_backwards", `${phaseFrom} – ${phaseTo}`);
  const url = textAt(values, fields.url);
  if (url !== "" && !/^https:\/\/\S+$/.test(url)) throw new RowRefused("url_invalid", url);
  const caseNumber = textAt(values, fields.caseNumber);
  return {
    nth, name: nameAt(values, fields.name), ...(caseNumber === "" ? {} : { caseNumber }), ...(phase === undefined || phase === "refuse" ? {} : { phase }),
    ...(phaseFrom === "" ? {} : { phaseFrom }), ...(phaseTo === "" ? {} : { phaseTo }), ...(url === "" ? {} : { url }),
  };
}

function districtOf({ nth, values }: Feature, { fields, ages }: Mapping): Omit<DistrictImportRow, "boundary"> {
  const code = textAt(values, fields.code);
  const population: Partial<Record<AgeGroup, number>> = {};
  for (const group of AGE_GROUPS) {
    if (ages[group].length > 0) population[group] = ages[group].reduce((sum, column) => sum + countAt(values, column), 0);
  }
  return { nth, name: nameAt(values, fields.name), ...(code === "" ? {} : { code }), population };
}

function textAt(values: Readonly<Record<string, Cell>>, field: string): string {
  return field === "" ? "" : cellText(values[field]);
}
function nameAt(values: Readonly<Record<string, Cell>>, field: string): string {
  const name = textAt(values, field);
  if (name === "") throw new RowRefused("name_missing");
  return name;
}
function dayAt(values: Readonly<Record<string, Cell>>, field: string): string {
  const text = textAt(values, field);
  const day = text === "" ? "" : readDay(text);
  if (day === null) throw new RowRefused("day_unreadable", text);
  return day;
}
/** Blank is none: statistics leave out what is too small to show. */
function countAt(values: Readonly<Record<string, Cell>>, field: string): number {
  const text = textAt(values, field).replaceAll(/[\s\u00a0]/g, "");
  if (text === "" || text === "-" || text === "..") return 0;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw new RowRefused("number_unreadable", text);
  return count;
}
/** As private.case_key compares them; null: nothing to compare. */
function keyOf(row: ImportRow): string | null {
  const key = "population" in row ? row.code : row.caseNumber;
  return key === undefined ? null : key.trim().replaceAll(/\s+/g, " ").toLowerCase();
}
function refuseRepeated(seen: Map<string, number>, key: string | null, nth: number, reason: RefusalReason): void {
  if (key === null) return;
  const before = seen.get(key);
  if (before !== undefined) throw new RowRefused(reason, String(before));
  seen.set(key, nth);
}
