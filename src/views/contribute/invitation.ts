/** What the short address beside a wall's QR, /v/<code>, leads to. */
import type { WallInvitation } from "../../backend/wall-invitation";

export type ResolveWall = (code: string) => Promise<WallInvitation | null>;
export interface Invitation extends WallInvitation {
  readonly wallCode: string;
}

/** Five letters and figures; the database makes them in capitals. */
const SHORT_CODE = /^[A-Z0-9]{5}$/;

/** Null: there is no such wall. Without a network the code alone is kept: the database knows whose it is. */
export async function readInvitation(typed: string, resolveWall: ResolveWall): Promise<Invitation | null> {
  const wallCode = typed.toUpperCase();
  if (!SHORT_CODE.test(wallCode)) return null;
  try {
    const invitation = await resolveWall(wallCode);
    return invitation === null ? null : { wallCode, campaignSlug: invitation.campaignSlug };
  } catch {
    return { wallCode, campaignSlug: null };
  }
}
