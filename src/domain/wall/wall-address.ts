/** Which wall an address names. Kept from wall.ts because it needs zod: the name is judged here, before anything is asked of the server. */
import * as z from "zod/mini";
import { WALL_NAME, WALL_NAME_LIMIT } from "./wall";

export const wallName = z.string().check(z.regex(WALL_NAME), z.maxLength(WALL_NAME_LIMIT));

/** `name` null: no wall is named, so the screen shows its own. */
export interface WallAddress {
  readonly name: string | null;
  /** Of a link: it stands in the fragment and is taken out of the address at once. */
  readonly token: string | null;
}
/** There can be no such wall; what was written is for the one who stands there. */
export interface WrongAddress {
  readonly written: string;
}

/** Of any address that begins with /vagg. Capitals and spaces around a name are a slip of the hand, the rest is no name. */
export function parseWallAddress(url: URL): WallAddress | WrongAddress {
  const written = readable(url.pathname.replace(/^\/vagg\/?/, "").replace(/\/$/, "")).trim();
  const token = url.hash.length > 1 ? url.hash.slice(1) : null;
  if (written === "") return { name: null, token };
  const name = wallName.safeParse(written.toLowerCase());
  return name.success ? { name: name.data, token } : { written };
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
