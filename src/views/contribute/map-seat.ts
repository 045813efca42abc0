/** One map for all steps: it is moved in the document to where a step wants it, never made anew, and rests hidden where none does. */
import type { Attachment } from "svelte/attachments";

export function seatFor(guest: HTMLElement | undefined, rest: HTMLElement | undefined): Attachment<HTMLElement> {
  return (seat) => {
    if (guest === undefined || rest === undefined) return undefined;
    seat.append(guest);
    return () => {
      // Another seat may have taken it by now.
      if (guest.parentElement === seat) rest.append(guest);
    };
  };
}
