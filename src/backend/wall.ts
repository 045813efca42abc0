/**
 * What an exhibition wall asks the back end for, without an account. Implemented by `supabase-wall.ts`. Every method rejects with a Problem;
 * `refused` is the one answer to a token or a secret that is wrong, expired or taken back.
 */
import type { Pairing, ScreenOrders, ScreenReport, WallPage, WallRead } from "../domain/wall/wall";

export interface WallListener {
  /** Something published changed: call changes. Also after every (re)connect. */
  readonly onPublished: () => void;
  /** The wall's settings, its answers or a command to a screen: call read, and report. */
  readonly onWall: () => void;
  readonly onState: (isConnected: boolean) => void;
}

export interface WallDoor {
  /** Null: there is no wall of this name. */
  read(name: string): Promise<WallRead | null>;
  /** At most 500 a page, oldest change first. Rejects with refused when there is no such wall. */
  changes(name: string, cursor: number): Promise<WallPage>;
  /** The device makes the secret (128 random bits, written as receipt codes are); it becomes the screen's token when a host types the code. */
  beginPairing(secret: string): Promise<Pairing>;
  /** The wall's name once a host has typed the code, null while nobody has. Rejects with refused when the time is over. */
  readPairing(secret: string): Promise<{ readonly wallName: string } | null>;
  report(token: string, report: ScreenReport): Promise<ScreenOrders>;
  mediaUrl(mediaId: string): Promise<string>;
  /** Messages are only hints and their content is never read: a forged one makes a screen ask once more. Returns its undoing. */
  listen(name: string, listener: WallListener): () => void;
}
