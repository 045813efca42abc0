/** Somebody is adjusting the picture: one change at a time, each can be undone, each is kept at once – a projector may lose power any time. */
import { OVERSCAN, ROTATIONS, UNCALIBRATED, withCorner, type Calibration, type Size } from "../../domain/wall/calibration";

/** As many steps back as anyone wants to take. */
const UNDO_STEPS = 100;

export class Calibrating {
  calibration = $state.raw<Calibration>(UNCALIBRATED);
  /** The last wish would have been no picture. */
  isRefused = $state(false);
  #past = $state.raw<readonly Calibration[]>([]);
  readonly #keep: (to: Calibration) => void;

  constructor(from: Calibration, keep: (to: Calibration) => void) {
    this.calibration = from;
    this.#keep = keep;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** Pixels of the window. A drag is one step back: `isSame` says that it goes on. */
  moveCorner(index: number, by: { readonly x: number; readonly y: number }, window: Size, isSame = false): void {
    const { corners } = this.calibration;
    const from = corners[index];
    if (from === undefined) return;
    const moved = withCorner(corners, index, { x: from.x + by.x / window.width, y: from.y + by.y / window.height });
    this.isRefused = moved === corners;
    if (!this.isRefused) this.#become({ ...this.calibration, corners: moved }, isSame);
  }
  rotate(): void {
    const next = ROTATIONS[(ROTATIONS.indexOf(this.calibration.rotation) + 1) % ROTATIONS.length] ?? 0;
    this.#become({ ...this.calibration, rotation: next });
  }
  setOverscan(to: number): void {
    this.#become({ ...this.calibration, overscan: Math.min(OVERSCAN.max, Math.max(OVERSCAN.min, to)) });
  }
  reset(): void {
    this.#become(UNCALIBRATED);
  }
  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.isRefused = false;
    this.calibration = before;
    this.#keep(before);
  }

  #become(next: Calibration, isSame = false): void {
    if (!isSame) this.#past = [...this.#past.slice(1 - UNDO_STEPS), this.calibration];
    this.calibration = next;
    this.#keep(next);
  }
}
