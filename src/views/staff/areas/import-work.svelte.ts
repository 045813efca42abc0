/**
 * One import, from a file to its report: what the wizard shows and what its buttons do. Rows go up in parts, so that it can say how far it has
 * come and be stopped; nothing is an area before `run`.
 */
import type { AreasDesk } from "../../../backend/staff/areas";
import type { ImportKind, ImportReport, ImportRow, Outcome, Refusal, RefusalReason, ChangedFact, Boundary } from "../../../domain/area-import";
import { Problem } from "../../../domain/problem";
import type { CrsChoice } from "../../../import/crs";
import { FileProblem } from "../../../import/file-problem";
import type { ImportReader } from "../../../import/import-reader";
import { FILE_LIMIT_BYTES } from "../../../import/limits";
import type { AreaField, Mapping } from "../../../import/mapping";
import type { FoundFile, FoundLayer } from "../../../import/reader-messages";
import { recallMapping, rememberMapping } from "./remembered-mapping";

export interface TriedRow {
  readonly nth: number;
  readonly name: string;
  readonly key: string;
  readonly outcome: Outcome;
  readonly reason: RefusalReason | null;
  readonly detail: string | null;
  readonly changed: readonly ChangedFact[];
  readonly boundary: Boundary | null;
}
export interface Trial {
  readonly rows: readonly TriedRow[];
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly missing: ImportReport["missing"];
}
interface ImportParts {
  readonly what: ImportKind;
  readonly organisationId: string;
  readonly desk: AreasDesk;
  /** StaffSession.run: sign-in comes in between when it must. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly startReader: () => ImportReader;
  readonly newId: () => string;
  readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
}

/** A part stays well under a second on the server, and under its limit of 8 MB. */
const PART_ROWS = 200;
const PART_LETTERS = 400_000;

class Stopped extends Error {}

export class ImportWork {
  step = $state<"choose" | "reading" | "mapping" | "trying" | "report" | "importing" | "done">("choose");
  file = $state.raw<FoundFile | null>(null);
  layerNumber = $state(0);
  crs = $state.raw<CrsChoice | null>(null);
  mapping = $state.raw<Mapping | null>(null);
  phaseWords = $state.raw<readonly string[]>([]);
  isRemembered = $state(false);
  progress = $state.raw({ done: 0, total: 0 });
  trial = $state.raw<Trial | null>(null);
  fileProblem = $state.raw<FileProblem | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly layer: FoundLayer | null = $derived.by(() => this.file?.layers[this.layerNumber] ?? null);
  readonly #parts: ImportParts;
  #reader: ImportReader | null = null;
  #importId: string | null = null;
  /** Grows when what is going on is given up; whoever finds another number stops. */
  #turn = 0;

  constructor(parts: ImportParts) {
    this.#parts = parts;
  }

  async open(files: readonly File[]): Promise<void> {
    this.reset();
    const turn = this.#turn;
    this.step = "reading";
    try {
      const bytes = files.reduce((sum, file) => sum + file.size, 0);
      if (bytes > FILE_LIMIT_BYTES) throw new FileProblem("too_large", { found: bytes, expected: FILE_LIMIT_BYTES });
      const given = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
      this.#reader = this.#parts.startReader();
      const found = await this.#reader.open(given, this.#parts.what);
      if (turn !== this.#turn) return;
      this.file = found;
      this.chooseLayer(Math.max(0, found.layers.findIndex(({ count }) => count > 0)));
      this.step = "mapping";
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.step = "choose";
      this.#reader?.close();
      this.#tell(thrown);
    }
  }

  chooseLayer(nth: number): void {
    const layer = this.file?.layers[nth];
    if (layer === undefined) return;
    this.layerNumber = nth;
    this.crs = layer.crs.choice;
    const remembered = recallMapping(this.#parts.storage, this.#parts.organisationId, this.#parts.what, layer.fields);
    this.isRemembered = remembered !== null;
    this.mapping = remembered === null ? layer.guess : { ...remembered, phases: { ...layer.guess.phases, ...remembered.phases } };
    this.phaseWords = layer.phaseWords;
    if (remembered !== null && remembered.fields.phase !== layer.guess.fields.phase) void this.#readPhaseWords(remembered.fields.phase);
  }

  mapField(field: AreaField | "code", name: string): void {
    if (this.mapping === null) return;
    this.mapping = { ...this.mapping, fields: { ...this.mapping.fields, [field]: name } };
    if (field === "phase") void this.#readPhaseWords(name);
  }
  change(change: Partial<Mapping>): void {
    if (this.mapping !== null) this.mapping = { ...this.mapping, ...change };
  }

  /** Sends the rows up and asks what would happen. */
  async try(): Promise<void> {
    const { mapping, crs, layer, file } = this;
    const reader = this.#reader;
    if (mapping === null || crs === null || layer === null || file === null || reader === null) return;
    const turn = ++this.#turn;
    const importId = this.#parts.newId();
    const goOn = () => {
      if (turn !== this.#turn) throw new Stopped();
    };
    this.#forgetStaged();
    this.problem = null;
    this.step = "trying";
    this.progress = { done: 0, total: layer.count };
    try {
      const { rows, refusals } = await reader.rows(this.layerNumber, mapping, crs);
      goOn();
      this.progress = { done: 0, total: rows.length };
      for (const part of partsOf(rows)) {
        this.#importId = importId;
        await this.#parts.run(() => this.#parts.desk.stage({ importId, organisationId: this.#parts.organisationId, what: this.#parts.what, fileName: file.name, fileHash: file.hash, rows: part }));
        goOn();
        this.progress = { done: this.progress.done + part.length, total: rows.length };
      }
      const report = rows.length === 0 ? null : await this.#parts.run(() => this.#parts.desk.run(this.#parts.what, this.#asked(importId, true)));
      goOn();
      this.trial = trialOf(rows, refusals, report);
      rememberMapping(this.#parts.storage, this.#parts.organisationId, this.#parts.what, layer.fields, mapping);
      this.step = "report";
    } catch (thrown) {
      // The part that was on its way when it was stopped has landed since.
      if (turn !== this.#turn) return void this.#parts.desk.giveUp(importId).catch(() => undefined);
      this.step = "mapping";
      this.#tell(thrown);
    }
  }

  async run(): Promise<void> {
    const importId = this.#importId;
    const { trial } = this;
    if (importId === null || trial === null || this.step !== "report") return;
    this.problem = null;
    this.step = "importing";
    try {
      const { added, updated, unchanged } = await this.#parts.run(() => this.#parts.desk.run(this.#parts.what, this.#asked(importId, false)));
      this.#importId = null;
      // What somebody changed between the trial and now may have made a row another one's business.
      this.trial = { ...trial, counts: { added, updated, unchanged, refused: trial.rows.length - added - updated - unchanged } };
      this.step = "done";
    } catch (thrown) {
      this.step = "report";
      this.#tell(thrown);
    }
  }

  /** Back to the fields; what was sent up is forgotten there. */
  stop(): void {
    this.#turn += 1;
    this.#forgetStaged();
    this.trial = null;
    this.step = this.file === null ? "choose" : "mapping";
    if (this.file === null) this.#reader?.close();
  }

  reset(): void {
    this.#turn += 1;
    this.#forgetStaged();
    this.#reader?.close();
    this.#reader = null;
    this.file = null;
    this.trial = null;
    this.fileProblem = null;
    this.problem = null;
    this.step = "choose";
  }

  #asked(importId: string, dryRun: boolean) {
    return { importId, organisationId: this.#parts.organisationId, dryRun, ...(this.#parts.what === "areas" && this.mapping !== null ? { newPhase: this.mapping.newPhase } : {}) };
  }
  async #readPhaseWords(field: string): Promise<void> {
    const answer = await this.#reader?.phaseWords(this.layerNumber, field);
    if (answer === undefined || this.mapping?.fields.phase !== field) return;
    this.phaseWords = answer.words;
    this.mapping = { ...this.mapping, phases: { ...answer.phases, ...this.mapping.phases } };
  }
  /** A day later the server forgets by itself what could not be taken back now. */
  #forgetStaged(): void {
    const importId = this.#importId;
    this.#importId = null;
    if (importId !== null) this.#parts.desk.giveUp(importId).catch(() => undefined);
  }
  #tell(thrown: unknown): void {
    if (thrown instanceof FileProblem) this.fileProblem = thrown;
    else this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
  }
}

function* partsOf(rows: readonly ImportRow[]): Generator<readonly ImportRow[]> {
  let part: ImportRow[] = [];
  let letters = 0;
  for (const row of rows) {
    const length = JSON.stringify(row).length;
    if (part.length > 0 && (part.length === PART_ROWS || letters + length > PART_LETTERS)) {
      yield part;
      part = [];
      letters = 0;
    }
    part.push(row);
    letters += length;
  }
  if (part.length > 0) yield part;
}

function trialOf(rows: readonly ImportRow[], refusals: readonly Refusal[], report: ImportReport | null): Trial {
  const said = new Map(report?.rows.map((row) => [row.nth, row]));
  const sent = rows.map((row): TriedRow => {
    const answer = said.get(row.nth);
    return {
      nth: row.nth, name: row.name, key: ("population" in row ? row.code : row.caseNumber) ?? "", boundary: row.boundary,
      outcome: answer?.outcome ?? "refused", reason: answer?.reason ?? null, detail: answer?.detail ?? null, changed: answer?.changed ?? [],
    };
  });
  const kept = refusals.map((refusal): TriedRow => ({ ...refusal, outcome: "refused", changed: [], boundary: null }));
  const all = [...sent, ...kept].sort((a, b) => a.nth - b.nth);
  const count = (outcome: Outcome): number => all.filter((row) => row.outcome === outcome).length;
  return { rows: all, counts: { added: count("added"), updated: count("updated"), unchanged: count("unchanged"), refused: count("refused") }, missing: report?.missing ?? [] };
}
