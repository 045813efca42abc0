/** The invitation's address, for eyes and for cameras. */
import { invitationHref } from "../../domain/wall/wall";

/** As it is read aloud and typed: without the protocol. */
export function shortAddress(origin: string, shortCode: string): string {
  return `${new URL(origin).host}${invitationHref(shortCode)}`;
}

/**
 * In capitals, which a QR code holds in half the room: fewer and larger modules, seen from farther away. Protocol and host do not mind, and
 * parseRoute takes /V/ for /v/.
 */
export function qrAddress(origin: string, shortCode: string): string {
  return `${origin}${invitationHref(shortCode)}`.toUpperCase();
}
