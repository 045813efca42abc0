/** Where a poster leads: into the group's own door when its code is on the poster, else to the dialogue's page. */
import type { GroupSession } from "../../domain/campaign";
import { routeHref } from "../../route";

export function posterLink(slug: string, session: GroupSession | null, origin: string): URL {
  return new URL(session === null ? routeHref({ name: "campaign", slug }) : routeHref({ name: "group", code: session.code }), origin);
}

/** The joined session, while it is this dialogue's and not over. */
export function sessionFor(slug: string, session: GroupSession | null, now: Date): GroupSession | null {
  return session !== null && session.campaignSlug === slug && Date.parse(session.endsAt) > now.getTime() ? session : null;
}

/** Millimetres of the question's letters on an A4: short questions shout, long ones still fit. */
export function questionSize(question: string): number {
  const letters = [...question].length;
  return letters <= 34 ? 23 : letters <= 72 ? 19 : letters <= 100 ? 14 : letters <= 150 ? 11 : 9;
}
