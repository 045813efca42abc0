/**
 * What this device knows as a screen: which wall it was paired with, the token that lets it report, and how its picture is laid out. Kept in
 * localStorage, read through zod, tolerant of blocked storage: then it holds until the page is closed. One device is one screen.
 */
import * as z from "zod/mini";
import { isUsable, OVERSCAN, ROTATIONS, UNCALIBRATED, type Calibration } from "../../domain/wall/calibration";
import { wallName, type WallAddress } from "../../domain/wall/wall-address";

const SCREEN_KEY = "vart-helsingborg.wall-screen";
const CALIBRATION_KEY = "vart-helsingborg.wall-calibration";

export interface PairedScreen {
  readonly wallName: string;
  readonly token: string;
  /** A host typed its code: without the pairing it is nobody's screen. One that an address leads to a wall goes on showing it. */
  readonly byCode?: boolean | undefined;
}
const pairedScreen = z.object({ wallName, token: z.string().check(z.minLength(8), z.maxLength(200)), byCode: z.optional(z.boolean()) });

const spot = z.object({ x: z.number(), y: z.number() });
const calibration = z.object({
  corners: z.tuple([spot, spot, spot, spot]).check(z.refine(isUsable)),
  rotation: z.literal(ROTATIONS),
  overscan: z.number().check(z.minimum(OVERSCAN.min), z.maximum(OVERSCAN.max)),
});

type DeviceStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export class ScreenStore {
  readonly #storage: DeviceStorage | null;
  readonly #held = new Map<string, string>();

  constructor(storage: DeviceStorage | null) {
    this.#storage = storage;
  }

  get paired(): PairedScreen | null {
    return this.#read(SCREEN_KEY, pairedScreen);
  }
  pair(screen: PairedScreen): void {
    this.#write(SCREEN_KEY, screen);
  }
  unpair(): void {
    this.#remove(SCREEN_KEY);
  }
  /** The host took this token back. Tells what is left: "nothing" to show, or the "wall" without a host's hand on it. */
  forget(token: string): "nothing" | "wall" {
    const known = this.paired;
    if (known?.token !== token) return "wall";
    this.unpair();
    return known.byCode === true ? "nothing" : "wall";
  }

  get calibration(): Calibration {
    return this.#read(CALIBRATION_KEY, calibration) ?? UNCALIBRATED;
  }
  keepCalibration(to: Calibration): void {
    this.#write(CALIBRATION_KEY, to);
  }

  /**
   * Which wall an address opens, and with which token. A link's token is kept here, so that it may go from the address; an address without a
   * name opens the wall the screen was paired with. Null: this screen is to be paired.
   */
  open({ name, token }: WallAddress): { readonly name: string; readonly token: string | null } | null {
    const known = this.paired;
    if (name === null) return known === null ? null : { name: known.wallName, token: known.token };
    const linked = pairedScreen.safeParse({ wallName: name, token });
    if (linked.success) {
      this.pair(linked.data);
      return { name, token: linked.data.token };
    }
    return { name, token: known?.wallName === name ? known.token : null };
  }

  #read<Value>(key: string, shape: z.ZodMiniType<Value>): Value | null {
    try {
      const kept = this.#held.get(key) ?? this.#storage?.getItem(key) ?? null;
      return kept === null ? null : (z.safeParse(shape, JSON.parse(kept)).data ?? null);
    } catch {
      return null;
    }
  }
  #write(key: string, value: unknown): void {
    this.#held.set(key, JSON.stringify(value));
    try {
      this.#storage?.setItem(key, JSON.stringify(value));
    } catch {
      // Blocked or full: it holds until the page is closed.
    }
  }
  #remove(key: string): void {
    this.#held.delete(key);
    try {
      this.#storage?.removeItem(key);
    } catch {
      // Nothing was kept there.
    }
  }
}
